"""Scoring against flat gold leaves out what stands inside another attribution."""

import json

from benchmarks.quality import write_outermost


def test_only_outermost_attributions_are_kept(tmp_path):
    outer, inner = {"id": "a1", "inside": None}, {"id": "a2", "inside": "a1"}
    read, kept = tmp_path / "read.jsonl", tmp_path / "kept.jsonl"
    records = [{"id": "x", "attributions": [outer, inner]}, {"id": "y", "attributions": []}]
    read.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    write_outermost(read, kept)
    found = [json.loads(line)["attributions"] for line in kept.read_text(encoding="utf-8").splitlines()]
    assert found == [[outer], []]
