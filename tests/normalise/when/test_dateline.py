"""The day of publication that a text's own words fix, or none."""

import pytest

from onrecord.normalise.when.dateline import infer_published

FIXED = [
    ("label", "Published: 7 Feb 2025\nThe mayor resigned.", "2025-02-07"),
    ("own line", "Mayor resigns\nFriday, February 7, 2025\nThe mayor resigned.", "2025-02-07"),
    ("dateline", "NORDHEIM, Feb. 7, 2025 (Agency) — The mayor resigned.", "2025-02-07"),
    ("press release", "ELLIN, Borland, June 3, 2031 /KNAWire/ -- Harl Water has repaired the main.", "2031-06-03"),
    ("no place", "Feb 8, 2031 (KNA) - Here is what is known of the dam.", "2031-02-08"),
    ("yesterday", "The mayor resigned yesterday, Feb. 6, 2025, over the bridge.", "2025-02-07"),
]


@pytest.mark.parametrize(("text", "day"), [row[1:] for row in FIXED], ids=[row[0] for row in FIXED])
def test_the_words_fix_the_day(text: str, day: str) -> None:
    found = infer_published(text)
    assert found is not None
    assert (found.value, found.found_in) == (day, "text")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned on Feb. 7.",
        "The mayor resigned on Friday.",
        "The dam was built in 1964, and on Aug. 6, 2004 it broke.",
        "The works began six months ago.",
        "The works began six years ago, on Aug. 6, 2019.",
        "The mayor resigns tomorrow, January 1, 0001, over the bridge.",
        "The mayor resigned yesterday, Dec. 31, 9999, over the bridge.",
        "",
    ],
)
def test_no_day_is_guessed(text: str) -> None:
    assert infer_published(text) is None
