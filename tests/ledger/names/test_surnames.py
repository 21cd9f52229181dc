"""Last names that may mean one person of their story: suggested from the articles, in any order of them."""

import itertools

import pytest

from onrecord.records import SourceKind
from tests.factories import Saying, make_article, make_reading

FLOOD = [
    # id, title, text with {0} for who speaks, name, role
    ("f1", "Eastvale flood drives hundreds from their homes", "{0} said the river fell. The river Ostra burst its banks at Eastvale on Monday and hundreds of people left their homes. Rescue boats from Norwick reached the flooded quarter by night.", "Ana Quill", "mayor"),
    ("f2", "Hundreds leave homes as river Ostra floods Eastvale", "{0} said the river fell. Boats from Norwick carried people out of flooded Eastvale after the river Ostra rose above its banks at Eastvale on Monday. The town opened a school as a shelter for hundreds.", "Quill", "Mayor"),
    ("f3", "Flooded Eastvale waits for river Ostra to fall", "{0} said the river fell. In Eastvale the river Ostra stood above its banks for a second day. Hundreds of people slept in shelters, and rescue boats from Norwick stayed at flooded Eastvale.", "Quill", None),
]  # fmt: skip
VOTE = ("v1", "Harlan parliament votes down fishing tax", "{0} said the tax was dead. The parliament of Harlan rejected the fishing tax by four votes on Tuesday. Fishermen in the gallery cheered.", "Quill", None)  # fmt: skip


def reading_of(row, *, more=""):
    id, title, text, name, role = row
    article = make_article(
        text.format(name) + more, id=id, title=title, outlet=f"Post {id}", published="2025-02-03"
    )
    said = text.removeprefix("{0} said ").partition(".")[0]
    saying = Saying(said, source=name, cue="said", name=name, role=role, kind=SourceKind.PERSON)
    return make_reading(article, [saying])


def pairs_of(ledger):
    return [(pair.one, pair.other, pair.because, len(pair.stories)) for pair in ledger.names()[1] if pair.stories]


JOINED = ("Ana Quill", "Quill", "in one story nobody else of that last name is named", 1)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_a_last_name_may_be_the_one_whom_its_story_names_in_full(ledger, order):
    rows = [*FLOOD, VOTE]
    for at in order:
        ledger.add(reading_of(rows[at]))
    assert pairs_of(ledger) == [JOINED]
    assert {row.name for row in ledger.names()[0]} >= {"Ana Quill", "Quill"}


def test_a_namesake_in_the_texts_leaves_what_a_post_tells(ledger):
    for row in FLOOD:
        ledger.add(reading_of(row, more=" Tom Quill slept in Eastvale."))
    assert pairs_of(ledger) == [("Ana Quill", "Quill", "in one story both are mayor", 1)]


def test_without_a_story_nothing_is_suggested(ledger):
    ledger.add(reading_of(FLOOD[0]))
    ledger.add(reading_of(VOTE))
    assert pairs_of(ledger) == []


def test_a_story_tells_which_names_may_be_one(ledger):
    for row in FLOOD:
        ledger.add(reading_of(row))
    (pair,) = ledger.story("f2").same
    assert (pair.one, pair.other, pair.sure) == ("Ana Quill", "Quill", False)
