"""The page of results says at which commit each part was measured."""

from benchmarks.measure import made_on
from benchmarks.report import write_report


def test_a_part_keeps_its_commit_until_it_is_measured_anew(tmp_path):
    before = {"commits": {"quality": "aaaaaaa", "speed": "aaaaaaa", "tables": "bbbbbbb"}}
    made = made_on(before, ["quality"])
    assert made["commits"] | {"quality": ""} == before["commits"] | {"quality": ""}
    assert made["commits"]["quality"] != "aaaaaaa"
    write_report({"made_on": made | {"commits": before["commits"]}}, tmp_path / "page.md")
    assert "Measured last at commit: quality, speed aaaaaaa; tables bbbbbbb." in (tmp_path / "page.md").read_text()
