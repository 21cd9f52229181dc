"""The annotated real articles: their rows are sound, and they are scored as the module says."""

import gzip
import json

import pytest

from benchmarks.real_news import (
    FRESH,
    PARTS,
    SECOND,
    STANCES,
    Mention,
    is_name,
    judge,
    load_part,
    measure_real_news,
    read_articles,
)

ROWS = [(part, row) for part in (*PARTS, FRESH, SECOND) for row in load_part(part)]


def mention(*content, source=((0, 2),), stances=("says",), name="Ana Reyk", inside=None):
    return Mention(source, ((3, 4),), content, stances, name, inside)


@pytest.mark.parametrize(("part", "row"), ROWS, ids=[f"{part}-{row['id'][4:]}" for part, row in ROWS])
def test_every_attribution_has_sound_offsets_and_a_known_stance(part, row):
    for at, one in enumerate(row["attributions"]):
        spans = [span for span in (one["source"], one["cue"], one["resolved"], *one["content"]) if span]
        assert all(0 <= start < end for start, end in spans)
        assert all(before[1] <= after[0] for before, after in zip(one["content"], one["content"][1:], strict=False))
        assert one["content"]
        assert one["stance"] in STANCES
        assert one["inside"] is None or one["inside"] in set(range(len(row["attributions"]))) - {at}


def test_no_article_is_tuned_on_and_kept_aside():
    parts = [{row["id"] for row in load_part(part)} for part in (*PARTS, FRESH)]
    assert not parts[0] & parts[1]
    assert not parts[2] & (parts[0] | parts[1])
    assert {row["id"] for row in load_part(SECOND)} <= parts[1]


def test_nothing_is_measured_without_the_articles(tmp_path):
    assert measure_real_news(tmp_path, tmp_path) == []


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("wire.jsonl", {"id": "a", "text": "The ferry sank."}),
        ("batch.jsonl.gz", {"id": "a", "text": "The ferry sank."}),
        ("pages.json.gz", {"a": {"articleBody": "The ferry sank.", "title": "Ferry"}}),
    ],
)
def test_articles_are_read_from_every_kind_of_file(tmp_path, name, stored):
    place = tmp_path / name
    words = json.dumps(stored).encode()
    place.write_bytes(gzip.compress(words) if place.suffix == ".gz" else words)
    (article,) = read_articles(place)
    assert (article["id"], article["text"]) == ("a", "The ferry sank.")


def test_the_likest_content_is_matched_and_used_once():
    judged = judge(
        [mention((10, 30)), mention((40, 60))], [mention((10, 29)), mention((11, 30)), mention((55, 60))]
    )
    assert (judged["right"], judged["gold"], judged["found"]) == (1, 2, 3)


def test_a_content_in_two_parts_is_matched_by_both():
    assert judge([mention((10, 30), (40, 60))], [mention((10, 30), (41, 60))])["right"] == 1
    assert judge([mention((10, 20), (40, 60))], [mention((10, 20))])["right"] == 0


def test_source_stance_and_name_are_judged_on_what_is_matched():
    gold = mention((10, 30), source=(), stances=("disputes", "denies"))
    judged = judge([gold], [mention((10, 30), stances=("denies",), name="Mr. Reyk")])
    assert judged["source words"] == (0, 1)
    assert judged["stance"] == (1, 1)
    assert judged["source resolved"] == (1, 1)


@pytest.mark.parametrize(("outer", "right"), [(0, 1), (None, 0)])
def test_a_nested_one_counts_inside_the_one_around_it(outer, right):
    gold = [mention((10, 60)), mention((30, 60), inside=0)]
    judged = judge(gold, [mention((10, 60)), mention((30, 60), inside=outer)])
    assert judged["nested, found"] == (1, 1)
    assert judged["nested, inside the right one"] == (right, 1)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Harbour master Ana Reyk", "Ana Reyk", True),
        ("the Lantern", "Lantern", True),
        ("Mr. Reyk", "Reyk", True),
        ("Ana Reyk", "Ana Belmonte", False),
        ("Ana Reyk", "", False),
        ("Reyk", "Reykland", False),
    ],
)
def test_names_are_one_or_one_holds_the_other(gold, found, same):
    assert is_name(gold, found) == same
