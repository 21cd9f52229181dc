"""The running stories say what the benchmark takes them to say."""

from itertools import combinations

from benchmarks.tables import load_table
from onrecord.records import Relation

STORIES = load_table("claim_pairs.jsonl")


def test_stories_are_kept_aside():
    assert [sum(story["part"] == part for story in STORIES) for part in ("tune", "check", "unseen")] == [29, 10, 3]


def test_claims_stand_where_they_say_and_relations_between_them():
    for story in STORIES:
        texts = {article["id"]: article["text"] for article in story["articles"]}
        ids = {claim["id"] for claim in story["claims"]}
        assert len(ids) == len(story["claims"])
        for claim in story["claims"]:
            assert 0 <= claim["start"] < claim["end"] <= len(texts[claim["article"]])
        for relation in story["relations"]:
            assert {relation["later"], relation["earlier"]} <= ids
            assert relation["relation"] in set(Relation)


def test_there_are_more_than_three_hundred_pairs():
    pairs = 0
    for story in STORIES:
        figures = [claim for claim in story["claims"] if claim["question"]]
        pairs += sum(one["article"] != other["article"] for one, other in combinations(figures, 2))
    assert pairs >= 700
