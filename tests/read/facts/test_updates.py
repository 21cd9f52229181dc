"""Where the entries of a live blog stand in the text of their page."""

import pytest

from onrecord.read.facts.updates import place_updates
from onrecord.records import Block, Role
from onrecord.stated import LiveUpdate
from onrecord.text import lines
from tests.timing import cpu_within

FELL = "The water fell again, the river office said on Thursday."
SHUT = "Police shut the road to Ellin, and nobody was hurt so far."
BROKE = "The dam above Ellin broke at noon, the river office said."


def update(text, title=None):
    return LiveUpdate("2031-05-08T14:05:00+00:00", title, text, "html")


def places(text, *updates):
    """The words that each update is found to stand in; None for one that is not found."""
    blocks = [Block(Role.BODY, line.start, line.end) for line in lines(text)]
    placed = place_updates(updates, text, blocks)
    return [None if one.start is None else text[one.start : one.end] for one in placed]


PLACED = [
    ("one after the other", f"14:05\n{FELL}\n13:30\n{SHUT}", [update(FELL), update(SHUT)], [FELL, SHUT]),
    ("title and paragraphs", f"Falls\n{FELL}\n{SHUT}", [update(f"{FELL} {SHUT}", "Falls")], [f"Falls\n{FELL}\n{SHUT}"]),
    ("a button between", f"{FELL}\nShare\n{SHUT}\n{BROKE}", [update(f"{FELL}\n{SHUT}"), update(BROKE)], [f"{FELL}\nShare\n{SHUT}", BROKE]),
    ("marks and case differ", FELL.upper(), [update(FELL.replace(",", ""))], [FELL.upper()]),
    ("titles listed at the top too", f"Falls\nShut\nFalls\n{FELL}\nShut\n{SHUT}", [update(FELL, "Falls"), update(SHUT, "Shut")], [f"Falls\n{FELL}", f"Shut\n{SHUT}"]),
    ("words that are not on the page", FELL, [update(SHUT)], [None]),
    ("an empty page", "", [update(SHUT)], [None]),
    ("no updates", FELL, [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "updates", "found"), [row[1:] for row in PLACED], ids=[row[0] for row in PLACED])
def test_update_stands_where_its_words_do(text, updates, found):
    assert places(text, *updates) == found


HEADED = [
    ("the hour stands before each", ["14:05 Falls", FELL, BROKE, "13:30 Shut", SHUT], [0, 3], [f"14:05 Falls\n{FELL}\n{BROKE}", f"13:30 Shut\n{SHUT}"]),
    ("a list of them stands at the top", ["Falls", "Shut", "Falls", FELL, "Shut", SHUT], [0, 1, 2, 4], ["Falls", "Shut"]),
    ("one heads nothing", ["Falls", FELL], [0], ["Falls", None]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "heads", "found"), [row[1:] for row in HEADED], ids=[row[0] for row in HEADED])
def test_update_stated_by_its_heading_has_what_stands_under_it(words, heads, found):
    text = "\n".join(words)
    roles = [Role.SUBHEAD if at in heads else Role.BODY for at in range(len(words))]
    blocks = [Block(role, line.start, line.end) for role, line in zip(roles, lines(text), strict=True)]
    placed = place_updates([update("", "Falls"), update("", "Shut")], text, blocks)
    assert [None if one.start is None else text[one.start : one.end] for one in placed] == found


def test_many_updates_are_placed_in_linear_time():
    said = [f"In hour {n} the water at gate {n} of the dam fell by {n} points." for n in range(1000)]
    with cpu_within(10):
        assert places("\n".join(said), *map(update, said)) == said
