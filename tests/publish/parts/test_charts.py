"""Figures over time as SVG, in a terminal and as CSV: bounds are drawn, never lost."""

import csv
import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from onrecord.ledger import QuestionAnswer, open_ledger
from onrecord.ledger.views.claims import FigureHit
from onrecord.publish.export.spreadsheets import figures_csv
from onrecord.publish.parts.charts import chart_picture, figure_chart, hidden_lanes
from onrecord.publish.parts.labels import label_place
from onrecord.publish.parts.lanes import describe_chart, lanes_of
from onrecord.publish.parts.scales import MIDDLE, SMALL, WIDE, Scale, axis
from onrecord.publish.story.questions import latest
from onrecord.publish.terminal.figures import plot_lines
from onrecord.publish.wording.hits import mark_from
from onrecord.records import Bound, SourceKind, Stance
from tests.factories import Saying, make_article, make_reading

ABOUT = "The flood in Eastvale came at night. The Marl river broke the Eastvale dyke, and Eastvale mill fell."
SVG = "{http://www.w3.org/2000/svg}"

VOICES = (
    "Marl Aid, Harbour Guard, Eastvale Post, River Office, Mill Board, Ada Brown, Lee Marsh, Karl Benz, Ilse Marten, "
    "Tomas Reyl, Nadia Orr, Flood Council, Union Hall, Coast Watch, Valley Clinic, Rescue League, Dyke Authority"
).split(", ")

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
    assert [mark_from(a.figure).sign for lane in lanes_of(page, "holds") for a in lane] == [sign]


def test_chart_says_in_one_sentence_what_it_shows(page_of):
    page = page_of(
        reading("at least 14", 14.0, None, Bound.AT_LEAST),
        reading("19", 19.0, 19.0, Bound.EXACT, day="2025-02-05"),
        reading("22", 22.0, 22.0, Bound.EXACT, day="2025-02-05", source="Marl Aid"),
    )
    root = ElementTree.fromstring(figure_chart(page))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}desc").text == describe_chart(page)
    assert "3 figures of 2 sources from 3 Feb 2025 to 5 Feb 2025" in describe_chart(page)
    assert root.get("aria-labelledby").split() == [
        root.find(f"{SVG}title").get("id"),
        root.find(f"{SVG}desc").get("id"),
    ]
    assert len([g for g in root.iter(f"{SVG}g") if g.get("class") == "lane"]) == 2


def test_a_number_that_is_denied_is_said_to_be_and_is_not_the_last_one_given(page_of):
    denied = reading("30", 30.0, 30.0, Bound.EXACT, day="2025-02-05", source="Lee Marsh")
    denied = replace(denied, claims=tuple(replace(one, stance=Stance.DENIES) for one in denied.claims))
    days = (("14", "2025-02-03"), ("19", "2025-02-04"))
    page = page_of(*(reading(n, float(n), float(n), Bound.EXACT, day=day) for n, day in days), denied)
    assert "Lee Marsh: 30 (denies it)" in describe_chart(page)
    assert "2 figures of 1 source from" in describe_chart(page)
    last = latest(page, "Deaths")
    assert ([one.figure.sign for one in last.given], last.day) == (["19"], "4 Feb 2025")


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


def test_plot_says_that_a_long_name_is_cut(page_of):
    page = page_of(reading("14", 14.0, 14.0, Bound.EXACT, source="Harbour Rescue Commission of Tarn"))
    assert plot_lines(page, "holds", 80)[0].startswith("Harbour Rescue Commiss… │")


def test_csv_keeps_open_ends_empty(page_of):
    page = page_of(reading("up to 14", None, 14.0, Bound.AT_MOST))
    (row,) = csv.DictReader(figures_csv(page).removeprefix("\ufeff").splitlines())
    assert (row["low"], row["high"], row["bound"], row["step"]) == ("", "14", "at_most", "first")
    assert chart_picture(page, "said").startswith("<svg")


def labels(svg):
    """The labels of marks with what they take up across, each lane apart."""
    lanes = [g for g in ElementTree.fromstring(svg).iter(f"{SVG}g") if g.get("class") == "lane"]
    return [
        [
            (text.text, float(text.get("x")), float(text.get("y")))
            for mark in lane.findall(f"{SVG}g")
            for text in mark.findall(f"{SVG}text")
        ]
        for lane in lanes
    ]


def test_labels_never_stand_on_one_another(page_of):
    days = [f"2025-02-{day:02}" for day in range(3, 25)]
    page = page_of(
        *(reading(f"{at + 110}", at + 110.0, at + 110.0, Bound.EXACT, day=d) for at, d in enumerate(days))
    )
    (lane,) = labels(figure_chart(page))
    assert len(lane) > 4
    for (word, x, y), (other, x2, y2) in itertools.combinations(lane, 2):
        assert abs(x - x2) >= 8.3 * (len(word) + len(other)) / 2 or abs(y - y2) >= 13, (word, other)


@pytest.mark.parametrize(("x", "middle"), [(206.0, 219.8), (740.0, 710.2), (400.0, 400.0)])
def test_label_near_the_end_of_a_lane_is_moved_inwards_over_its_mark(x, middle):
    assert label_place("nearly 3,000", x, 40.0, [], left=170, right=760) == (middle, 24.0)


def test_chart_says_what_its_marks_mean(page_of):
    page = page_of(
        reading("at least 14", 14.0, None, Bound.AT_LEAST), reading("19", 19.0, 19.0, Bound.EXACT, day="2025-02-05")
    )
    legend = ElementTree.fromstring(figure_chart(page)).find(f"{SVG}text[@class='legend']").text
    assert legend == "● as given · ↑ at least · each row goes from 0 to 19"


def test_many_sources_are_left_to_the_table(page_of):
    rows = [reading("14", 14.0, 14.0, Bound.EXACT, source=name) for name in VOICES]
    page = page_of(*rows)
    assert (len(labels(figure_chart(page))), hidden_lanes(page)) == (15, 2)
    assert len(lanes_of(page, "holds")) == 17


@pytest.mark.parametrize("layout", [WIDE, MIDDLE, SMALL], ids=["wide", "middle", "small"])
def test_chart_keeps_within_its_width(page_of, layout):
    readings = [
        reading(
            f"{number}", float(number), float(number), Bound.EXACT, day=f"2025-02-{3 + number % 9:02}", source=who
        )
        for number, who in enumerate(VOICES[:6] * 3, 14)
    ]
    root = ElementTree.fromstring(figure_chart(page_of(*readings), layout=layout))
    reach = {"start": (0, 1), "middle": (0.5, 0.5), "end": (1, 0)}
    for text in root.iter(f"{SVG}text"):
        before, after = reach[text.get("text-anchor", "start")]
        x, width = float(text.get("x")), 6.5 * len(text.text)
        assert x - before * width >= -8
        assert x + after * width <= layout.width + 8
    assert root.get("width") == f"{layout.width}"


def test_charts_of_two_widths_tell_the_same_by_other_ids(page_of):
    page = page_of(reading("14", 14.0, 14.0, Bound.EXACT), reading("19", 19.0, 19.0, Bound.EXACT, day="2025-02-05"))
    wide, small = (figure_chart(page, layout=layout) for layout in (MIDDLE, SMALL))
    told = [[text for lane in labels(svg) for text, *_ in lane] for svg in (wide, small)]
    assert told == [["14", "19"], ["14", "19"]]
    assert ("3 Feb 2025</title>" in wide, "3 Feb 2025</title>" in small) == (True, False)
    assert not set(re.findall(r' id="([^"]+)"', wide)) & set(re.findall(r' id="([^"]+)"', small))


@pytest.mark.parametrize("layout", [WIDE, MIDDLE, SMALL], ids=["wide", "middle", "small"])
@pytest.mark.parametrize("days", range(1, 24))
def test_days_of_the_axis_never_stand_on_one_another(page_of, days, layout):
    last = f"2025-02-{3 + days:02}"
    page = page_of(
        reading("14", 14.0, 14.0, Bound.EXACT, day="2025-02-03"),
        reading("15", 15.0, 15.0, Bound.EXACT, day=last),
    )
    texts = ElementTree.fromstring(figure_chart(page, "said", layout)).findall(f"{SVG}text")
    named = [text for text in texts if "Feb 2025" in (text.text or "")]
    places = [float(text.get("x")) for text in named]
    assert all(b - a > 7.5 * len("24 Feb 2025") for a, b in itertools.pairwise(places))
    assert named[-1].text == f"{3 + days} Feb 2025"


def given(day, number, bound=Bound.EXACT):
    """A figure as it was said on a day; one of a vague word goes up to ten times its number."""
    high = number * (10 if bound is Bound.VAGUE else 1)
    nothing = dict.fromkeys(("counts", "event", "unit", "change", "place", "place_country", "place_region"))
    figure = FigureHit("words", number, high, bound.value, mode="stated", start=0, end=5, **nothing)
    return QuestionAnswer("q", None, figure, "The river office", "river", holds=None, said=day, step="first")


WEEK = [f"2031-05-{day:02}" for day in range(3, 10)]
AXES = [
    ("a week", WEEK, WEEK[::6], ("", "")),
    ("one figure of years before", ["2004-12-31", *WEEK], WEEK[::6], ("2004", "")),
    ("two of other years before", ["1996-01-01", "2004-12-31", *WEEK * 2], WEEK[::6], ("earlier", "")),
    ("one of a year to come", [*WEEK, "2050-01-01"], WEEK[::6], ("", "2050")),
    ("one of the month before", ["2031-04-03", *WEEK], ("2031-04-03", WEEK[-1]), ("", "")),
    ("years evenly apart", [f"{year}-01-01" for year in range(2021, 2031)], ("2021-01-01", "2030-01-01"), ("", "")),
    ("two years alone", ["2004-12-31", "2031-05-03"], ("2004-12-31", "2031-05-03"), ("", "")),
]


@pytest.mark.parametrize(("days", "ends", "aside"), [row[1:] for row in AXES], ids=[row[0] for row in AXES])
@pytest.mark.parametrize("layout", [WIDE, MIDDLE, SMALL], ids=["wide", "middle", "small"])
def test_an_axis_is_broken_where_few_figures_lie_years_from_a_heap(days, ends, aside, layout):
    scale = Scale.of([given(day, 14.0) for day in days], "said", layout)
    assert [scale.first.isoformat(), scale.last.isoformat()] == list(ends)
    assert (scale.early, scale.late) == aside
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert layout.left < places[0] <= places[-1] < layout.width - layout.right
    said = [text for text in axis(scale, 100) if any(word and f">{word}<" in text for word in aside)]
    assert len(said) == sum(map(bool, aside))


@pytest.mark.parametrize(
    ("figures", "high"),
    [
        ([given("2031-05-03", 14.0), given("2031-05-04", 1e3, Bound.VAGUE)], 14.0),
        ([given("2031-05-04", 1e3, Bound.VAGUE)], 1e4),
        ([given("2031-05-03", 0.0)], 1.0),
    ],
    ids=["a number beside it", "alone", "nought"],
)
def test_a_vague_word_makes_no_row_higher_than_the_numbers_are(figures, high):
    assert Scale.of(figures, "said", MIDDLE).high == high


@pytest.mark.parametrize("layout", [WIDE, MIDDLE, SMALL], ids=["wide", "middle", "small"])
def test_many_figures_of_a_day_keep_before_the_next_and_within_the_drawing(page_of, layout):
    days = ("2025-02-03", "2025-02-04", "2025-02-20")
    page = page_of(
        *(
            reading(f"{n}", float(n), float(n), Bound.EXACT, day=d)
            for d, n in zip(days * 9, range(14, 41), strict=True)
        )
    )
    svg = ElementTree.fromstring(figure_chart(page, "said", layout))
    places = [float(mark.get("cx")) for mark in svg.iter(f"{SVG}circle")]
    scale = Scale.of(page.answers, "said", layout)
    starts = [scale.x(day) for day in days]
    for at, (start, end) in enumerate(itertools.pairwise([*starts, layout.width - 7.0])):
        assert all(start <= x < end for x in places[9 * at : 9 * at + 9])


def test_of_many_figures_of_a_source_the_first_and_the_last_are_described(page_of):
    days = [f"2025-02-{day:02}" for day in range(3, 9)]
    page = page_of(*(reading(f"{n}", float(n), float(n), Bound.EXACT, day=d) for n, d in enumerate(days, 14)))
    assert "The river office: 6 figures, first 14, last 19." in describe_chart(page, "said")
