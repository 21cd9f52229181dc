"""The running stories say what the benchmark takes them to say, and its counting is right."""

from pathlib import Path

import pytest

from benchmarks.running_stories import KINDS, PLACES, count_links, gold_pairs
from benchmarks.tables import load_table
from onrecord.ledger import LinkRow

TABLES = {place.name: load_table(place.name) for place in PLACES.values()}
STORIES = [story for table in TABLES.values() for story in table]


HALVED = {name: table for name, table in TABLES.items() if not {"third", "fourth"} & {*Path(name).stem.split("_")}}


@pytest.mark.parametrize("table", HALVED.values(), ids=HALVED)
def test_half_of_the_stories_are_kept_aside(table):
    parts = [story["part"] for story in table]
    assert parts.count("tune") == parts.count("aside") == len(parts) / 2


def test_claims_stand_where_they_say_and_relations_between_them():
    for story in STORIES:
        texts = {article["id"]: article["text"] for article in story["articles"]}
        ids = {claim["id"] for claim in story["claims"]}
        assert len(ids) == len(story["claims"])
        for claim in story["claims"]:
            assert 0 <= claim["start"] < claim["end"] <= len(texts[claim["article"]])
        stated = {claim["says"] for claim in story["claims"]}
        for relation in story["relations"]:
            assert relation["later"] in ids
            assert relation["earlier"] in ids | stated
            assert relation["relation"] in KINDS


def test_a_pair_is_two_figures_of_different_articles():
    claims = [
        {"id": "a", "article": "1", "question": "killed"},
        {"id": "b", "article": "1", "question": "killed"},
        {"id": "c", "article": "2", "question": "killed"},
        {"id": "d", "article": "2", "question": None},
    ]
    assert gold_pairs([{"story": "s", "claims": claims}]) == {("s a", "s c"), ("s b", "s c")}


STORY = {
    "articles": [{"id": "1"}, {"id": "2"}],
    "claims": [{"id": id, "says": says, "question": None} for id, says in (("a", "x"), ("b", "x"), ("d", None))],
    "relations": [{"later": "d", "relation": "denies", "earlier": "x", "sure": True}],
}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("D", "A", "denies")], (1, 1, 1)),
        ([("D", "A", "denies"), ("D", "B", "disputes")], (2, 2, 1)),
        ([("D", "C", "denies")], (1, 0, 0)),
        ([("A", "D", "denies")], (1, 0, 0)),
        ([("D", "A", "repeats")], (0, 0, 0)),
    ],
    ids=["found", "found twice", "another target", "the wrong way round", "another relation"],
)
def test_a_denial_is_found_when_it_is_tied_to_one_who_said_it(links, expected):
    class Ledger:
        def links(self):
            return [LinkRow(*link, 0.9, "words", "o", "2", "1") for link in links]

    counts = count_links(STORY, {"a": {"A"}, "b": {"B"}, "d": {"D"}}, Ledger())
    assert (counts["denies found"], counts["denies right"], counts["denies got"]) == expected
