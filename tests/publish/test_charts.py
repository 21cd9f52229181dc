"""Figures over time as SVG, in a terminal and as CSV: bounds are drawn, never lost."""

import csv
import re
from xml.etree import ElementTree

import pytest

from onrecord.ledger import open_ledger
from onrecord.publish.charts import chart_rows, describe_chart, figure_chart
from onrecord.publish.figures import plot_lines, write_figures_csv, write_figures_svg
from onrecord.records import Bound, SourceKind
from tests.factories import Saying, make_article, make_reading

ABOUT = "The flood in Eastvale came at night. The Marl river broke the Eastvale dyke, and Eastvale mill fell."
SVG = "{http://www.w3.org/2000/svg}"

BOUNDS = [
    ("14", 14.0, 14.0, Bound.EXACT, "14", "circle"),
    ("about 14", 14.0, 14.0, Bound.ABOUT, "~14", "circle"),
    ("at least 14", 14.0, None, Bound.AT_LEAST, "≥14", "path"),
    ("up to 14", None, 14.0, Bound.AT_MOST, "≤14", "path"),
    ("14 to 20", 14.0, 20.0, Bound.RANGE, "14–20", "path"),
    ("dozens", 24.0, 99.0, Bound.VAGUE, "dozens", "rect"),
]


def reading(words, low, high, bound, *, day="2025-02-03", source="The river office"):
    text = f"{source} said {words} people were killed in Eastvale. {ABOUT}"
    article = make_article(
        text, published=day, title="Flood in Eastvale", url=f"https://e.example/{day}/{source}/{words}"
    )
    saying = Saying(
        content=f"{words} people were killed in Eastvale",
        source=source,
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={words: (low, high, bound, "people", "killed")},
    )
    return make_reading(article, [saying])


@pytest.fixture
def page_of(tmp_path):
    def make(*readings):
        with open_ledger(tmp_path / "charts.onrecord", create=True) as ledger:
            list(ledger.add_many(readings))
            (question,) = ledger.questions()
            return ledger.question(question.question_id)

    return make


@pytest.mark.parametrize(("words", "low", "high", "bound", "sign", "shape"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_each_bound_has_its_mark_and_its_sign(page_of, words, low, high, bound, sign, shape):
    page = page_of(reading(words, low, high, bound))
    groups = ElementTree.fromstring(figure_chart(page)).iter(f"{SVG}g")
    (mark,) = [group for group in groups if group.get("class", "").startswith("mark")]
    assert mark.find(f"{SVG}{shape}") is not None
    assert mark.find(f"{SVG}text").text == sign
    assert [row.sign for row in chart_rows(page)] == [sign]


def test_chart_says_in_one_sentence_what_it_shows(page_of):
    page = page_of(
        reading("at least 14", 14.0, None, Bound.AT_LEAST),
        reading("19", 19.0, 19.0, Bound.EXACT, day="2025-02-05"),
        reading("22", 22.0, 22.0, Bound.EXACT, day="2025-02-05", source="Marl Aid"),
    )
    root = ElementTree.fromstring(figure_chart(page))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}desc").text == describe_chart(page)
    assert "3 figures of 2 sources from 2025-02-03 to 2025-02-05" in describe_chart(page)
    assert root.get("aria-labelledby").split() == [
        root.find(f"{SVG}title").get("id"),
        root.find(f"{SVG}desc").get("id"),
    ]
    assert len([g for g in root.iter(f"{SVG}g") if g.get("class") == "lane"]) == 2


def test_chart_has_no_style_script_or_foreign_words(page_of):
    page = page_of(reading("14", 14.0, 14.0, Bound.EXACT, source="A <script>alert(1)</script> & co"))
    svg = figure_chart(page)
    assert not re.search(r"<script|style=|<style|on\w+=", svg)
    assert "&lt;script&gt;" in svg


@pytest.mark.parametrize("width", [20, 60, 80, 200])
def test_plot_is_no_wider_than_the_terminal(page_of, width):
    first, second = ("at least 14", 14.0, None, Bound.AT_LEAST), ("15", 15.0, 15.0, Bound.EXACT)
    page = page_of(reading(*first), reading(*second, day="2025-02-04"))
    lines = plot_lines(page, "holds", width)
    assert all(len(line) <= max(60, width) for line in lines)
    assert any("≥14" in line and "15" in line for line in lines)


def test_csv_keeps_open_ends_empty(page_of, tmp_path):
    page = page_of(reading("up to 14", None, 14.0, Bound.AT_MOST))
    write_figures_csv(page, tmp_path / "f.csv")
    write_figures_svg(page, tmp_path / "f.svg", "said")
    (row,) = csv.DictReader((tmp_path / "f.csv").open(encoding="utf-8"))
    assert (row["low"], row["high"], row["bound"], row["step"]) == ("", "14", "at_most", "first")
    assert (tmp_path / "f.svg").read_text(encoding="utf-8").startswith("<svg")
