"""Tables in a terminal: the words get the room, whatever its width."""

import io
from collections import Counter

import pytest
from rich.console import Console

from onrecord.publish.terminal.bars import progress
from onrecord.publish.terminal.tables import clean_text, print_added, print_table

HEADINGS = ("Question", "Who", "Stance", "What", "Outlet", "Published")
ROWS = [
    ("q9904d7bdbd364650", "The National Disaster Office", "says", "the toll rose to 57 " * 6, "", "2026-03-20"),
    ("q9904d7bdbd364651", "Ilse Marant", "could not verify", "these claims", "", "2026-03-19"),
]


def printed(width, rows=ROWS):
    console = Console(width=width, record=True, file=io.StringIO())
    print_table(console, HEADINGS, rows)
    return console.export_text().splitlines()


def test_an_address_is_printed_whole_while_the_others_have_room_and_never_takes_theirs():
    headings = ("Feed", "Address", "Asked (UTC)", "Due (UTC)", "What")
    for letters, whole in ((60, True), (2000, False)):
        console = Console(width=140, record=True, file=io.StringIO())
        print_table(
            console, headings, [("The Post", "a" * letters, "2031-03-04 05:06", "2031-03-04 06:06", "Cut off.")]
        )
        told = console.export_text()
        assert ("a" * letters in told) is whole
        assert "The Post" in told
        assert "Cut off." in told
        assert max(map(len, told.splitlines())) <= 140


@pytest.mark.parametrize("width", [72, 80, 100, 140, 200])
def test_words_have_a_third_of_the_room_and_no_line_is_longer(width):
    head, *lines = printed(width)
    assert max(map(len, lines)) <= width
    at = head.index("What")
    assert head.index("Published") - at >= min(width // 3 - 6, len(ROWS[0][3]))
    assert any("q9904d7bdbd364650" in line for line in lines)


def test_piped_lines_have_no_blanks_at_their_ends():
    assert all(line == line.rstrip() for line in printed(140))


def test_empty_columns_are_left_out():
    assert "Outlet" not in printed(140)[0]


def test_a_narrow_terminal_loses_no_letter():
    letters = Counter("".join("".join(line.split()) for line in printed(40)))
    assert letters >= Counter("".join("".join(cell.split()) for row in ROWS for cell in row))


@pytest.mark.parametrize("words", ["a\x1b[31mb", "a\ud83db", "a\u202eb"], ids=["escape", "half a pair", "turned"])
def test_what_would_upset_the_terminal_is_replaced(words):
    assert clean_text(words).plain.encode().decode()[:2] == "a\ufffd"


@pytest.mark.parametrize(
    ("outcomes", "refused", "told"),
    [
        ({"added": 2, "new_version": 1, "unchanged": 0}, 0, "n.onrecord: 2 added, 1 new version; 5 claims."),
        ({"new_version": 2, "read_again": 3}, 1, "n.onrecord: 2 new versions, 3 read again; 5 claims."),
        ({"added": 0}, 2, "n.onrecord: nothing was added; 2 inputs refused, for the reasons told."),
        ({"added": 0}, 0, "n.onrecord: nothing was added; there was no page to read."),
    ],
)
def test_what_was_added_is_counted_in_words(capsys, outcomes, refused, told):
    print_added("n.onrecord", outcomes, 5, refused)
    assert capsys.readouterr().out.strip() == told


def test_long_work_says_now_and_then_how_far_it_is_where_no_terminal_is(capsys, monkeypatch):
    monkeypatch.setattr("onrecord.publish.terminal.bars._PAUSE", 0)
    assert list(progress("ab", "Reading", 2)) == ["a", "b"]
    assert capsys.readouterr().err.splitlines() == ["Reading: 1 of 2 so far", "Reading: 2 of 2 so far"]
