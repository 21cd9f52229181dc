"""The project's own tables: their rows are sound, and what is measured on them holds."""

import datetime as dt
from collections import Counter

import pytest

from benchmarks import said_when, tables, who_speaks
from onrecord.records import Attitude, Attribution, Span, Stance

STANCES = tables.load_table("stance.jsonl")
FRESH = tables.load_table("stance_fresh.jsonl")
RARE = tables.load_table("stance_rare.jsonl")
NESTED = tables.load_table("nested.jsonl")
NEWS = tables.load_table("nested_news.jsonl")


def test_every_stance_row_has_sound_spans_and_known_values():
    for row in (*STANCES, *FRESH):
        for part in ("source", "cue", "content"):
            for start, end in tables.spans_of(row[part]):
                assert 0 <= start < end <= len(row["text"]), row["text"]
                assert row["text"][start:end].strip() == row["text"][start:end], row["text"]
        assert row["stance"] in set(Stance) - {Stance.OWN_VOICE}
        assert row["attitude"] in set(Attitude)


SPEAKS = tables.load_table(who_speaks.TABLE)


@pytest.mark.parametrize("table", who_speaks.PARTS)
def test_every_row_of_who_speaks_has_sound_spans_and_a_known_form(table):
    for row in tables.load_table(table):
        for one in row["attributions"]:
            spans = [*one["source"], *one["cue"], *one["content"]]
            assert all(row["text"][s:e].strip() == row["text"][s:e] != "" for s, e in spans), row["text"]
            assert one["form"] in who_speaks.FORMS
            assert row["part"] in who_speaks.PARTS[table]


@pytest.mark.parametrize(("part", "right"), [("tune", 96.0), ("aside", 88.0), ("unseen", 88.0)])
def test_who_speaks_is_found_where_the_spans_are_given(part, right):
    judged = list(who_speaks.judge_given([row for row in SPEAKS if row["part"] == part]))
    assert 100 * sum(one["right"] for one in judged) / len(judged) >= right


def test_every_row_of_said_when_has_sound_spans_and_days():
    for row in tables.load_table(said_when.TABLE):
        assert row["part"] in said_when.PARTS
        for one in row["items"]:
            for start, end in one["content"]:
                assert row["text"][start:end].strip() == row["text"][start:end] != "", row["text"]
            for clock in ("said_when", "as_of"):
                first, until = one.get(clock) or ("2000-01-01", "2000-01-02")
                assert dt.date.fromisoformat(first) < dt.date.fromisoformat(until)


def test_every_fourth_stance_row_is_kept_aside():
    assert len(STANCES) >= 320
    assert [row["part"] == "check" for row in STANCES] == [at % 4 == 3 for at in range(len(STANCES))]


def test_no_sentence_stands_twice():
    texts = Counter(row["text"] for row in (*STANCES, *FRESH, *NESTED, *NEWS))
    assert [text for text, n in texts.items() if n > 1] == []


def test_nested_rows_point_at_the_attribution_around_them():
    for row in (*NESTED, *NEWS):
        by_id = {one["id"]: one for one in row["attributions"]}
        for one in by_id.values():
            outer = by_id.get(one["inside"])
            assert one["inside"] is None or outer
            if outer:
                spans = (*one["source"], *one["cue"], *one["content"])
                assert all(any(s <= a and b <= e for s, e in outer["content"]) for a, b in spans), row["text"]


def test_the_nested_table_is_large_enough():
    inner = [any(one["inside"] for one in row["attributions"]) for row in NESTED]
    assert (sum(inner) >= 160, len(inner) - sum(inner) >= 40) == (True, True)


@pytest.mark.parametrize(("part", "stance", "attitude"), [("tune", 97.0, 97.0), ("check", 94.0, 92.0)])
def test_stances_of_the_table_are_found(part, stance, attitude):
    _, numbers = tables.measure_stances([row for row in STANCES if row["part"] == part])
    assert numbers["stance macro F1"] >= stance
    assert numbers["attitude macro F1"] >= attitude


@pytest.mark.parametrize(("part", "right"), [("first", 96.0), ("second", 80.0), ("third", 90.0)])
def test_stances_of_fresh_sentences_are_found(part, right):
    _, numbers = tables.measure_stances([row for row in FRESH if row["part"] == part])
    assert numbers["stance right"] >= right


@pytest.mark.parametrize("part", ["one", "two", "three", "four", "five", "six"])
def test_stances_of_rare_forms_are_found(part):
    _, numbers = tables.measure_stances([row for row in RARE if row["part"] == part])
    assert numbers["stance right"] >= 92.0


def _attribution(key, source, content, inside=None):
    text = "x" * 99
    return Attribution(key, (Span.of(text, *source),), (), (Span.of(text, *content),), inside=inside)


ROW = {
    "attributions": [
        {"id": "a1", "source": [[0, 9]], "cue": [], "content": [[20, 60]], "inside": None},
        {"id": "a2", "source": [[20, 29]], "cue": [], "content": [[35, 60]], "inside": "a1"},
    ]
}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ([_attribution("o", (0, 9), (20, 60)), _attribution("i", (20, 29), (35, 60), "o")], {"a2"}),
        ([_attribution("o", (0, 9), (20, 60)), _attribution("i", (20, 29), (35, 60))], set()),
        ([_attribution("o", (0, 9), (20, 60)), _attribution("i", (20, 29), (35, 40), "o")], set()),
        ([_attribution("o", (70, 79), (20, 60)), _attribution("i", (20, 29), (35, 60), "o")], set()),
        ([], set()),
    ],
    ids=["right", "not inside", "content too short", "outer source wrong", "nothing found"],
)
def test_an_inner_attribution_counts_only_inside_the_right_one(found, right):
    assert tables.right_pairs(ROW, tables.match_row(ROW, found)) == right


def test_two_empty_sources_are_alike_and_one_is_not():
    assert (tables.overlap([], []), tables.overlap([], [(0, 3)])) == (1.0, 0.0)
