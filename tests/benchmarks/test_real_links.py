"""Judged links hold offsets and no text, and are counted as they were judged."""

from benchmarks.real_links import KINDS, SETS, count
from benchmarks.tables import load_table

FIELDS = {"set", "part", "kind", "later", "later_start", "earlier", "earlier_start", "right"}


def test_rows_hold_no_text_and_each_link_once():
    rows = load_table("real_links.jsonl")
    assert all(row.keys() == FIELDS for row in rows)
    assert {row["set"] for row in rows} <= SETS.keys()
    assert {row["kind"] for row in rows} <= set(KINDS.values())
    keys = [(r["kind"], r["later"], r["later_start"], r["earlier"], r["earlier_start"]) for r in rows]
    assert len(keys) == len(set(keys))


def test_links_are_counted_by_their_judgements():
    rows = [
        {"part": "tune", "kind": "newer", "later": "b", "later_start": at, "earlier": "a", "earlier_start": 0}
        | {"right": right}
        for at, right in ((1, True), (2, False), (3, True), (4, False))
    ]
    shown = {("newer", "b", at, "a", 0) for at in (1, 2, 9)}
    assert count(shown, rows) == {
        ("tune", "newer", "right"): 1,
        ("tune", "newer", "wrong"): 1,
        ("tune", "newer", "missed"): 1,
        ("not judged", "newer", "shown"): 1,
    }
