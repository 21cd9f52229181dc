"""The words and signs of the pages."""

import datetime as dt

import pytest

from onrecord.publish.wording import amounts, clock, words
from onrecord.records import (
    Attitude,
    Bound,
    Change,
    Figure,
    Mode,
    Relation,
    Role,
    SourceKind,
    Span,
    Stance,
    Wording,
)


def figure(text="words", low=None, high=None, bound=Bound.EXACT, **more):
    return Figure(Span(0, len(text), text), low, high, bound, **more)


FIGURES = [
    (figure(low=8000, high=8000, bound=Bound.ABOUT), "~8,000", "about 8,000"),
    (figure(high=12000, bound=Bound.AT_MOST), "≤12,000", "up to 12,000"),
    (figure(low=300, bound=Bound.AT_LEAST), "≥300", "at least 300"),
    (figure(low=300, bound=Bound.MORE_THAN), ">300", "more than 300"),
    (figure(high=5, bound=Bound.LESS_THAN), "<5", "less than 5"),
    (figure(low=8000, high=12000, bound=Bound.RANGE), "8,000–12,000", "8,000 to 12,000"),
    (figure(low=2.5, high=2.5, unit="km"), "2.5 km", "2.5 km"),
    (figure(low=3, high=3, unit="week"), "3 weeks", "3 weeks"),
    (figure(low=1, high=1, unit="day"), "1 day", "1 day"),
    (figure(low=40, high=40, unit="percent"), "40%", "40%"),
    (figure(low=1e6, high=1e6, unit="USD"), "$1 million", "$1 million"),
    (figure(low=2.1e9, high=2.1e9, unit="USD"), "$2.1 billion", "$2.1 billion"),
    (figure(low=1.25e6, high=2e6), "1.25 million–2 million", "1.25 million to 2 million"),
    (figure(low=1_234_567, high=1_234_567), "1,234,567", "1,234,567"),
    (figure(low=999_000, high=999_000), "999,000", "999,000"),
    (figure("hundreds of boats", 100, 999, Bound.VAGUE), "hundreds", "hundreds"),
    (figure("no idea"), "no idea", "no idea"),
    (figure("about two-thirds", 2 / 3, 2 / 3, Bound.ABOUT), "about two-thirds", "about two-thirds"),
    (figure("0.5", 0.5, 0.5), "0.5", "0.5"),
]


@pytest.mark.parametrize(("given", "sign", "said"), FIGURES, ids=[row[1] for row in FIGURES])
def test_figure_keeps_its_bound(given, sign, said):
    mark = amounts.figure_mark(given)
    assert (mark.sign, mark.words) == (sign, said)


WHAT = [("deaths", "killed", "deaths"), ("displaced people", "displaced", "displaced people")]
WHAT += [("soldiers", "killed", "soldiers killed"), (None, "killed", "killed"), ("boats", None, "boats")]
WHAT += [("injured", "killed", "of the injured, killed"), ("jobs", "laid_off", "jobs laid off")]


@pytest.mark.parametrize(("counts", "event", "what"), WHAT, ids=[row[2] for row in WHAT])
def test_what_happened_is_said_once(counts, event, what):
    given = figure(low=4, high=4, counts=counts, event=event)
    assert (amounts.figure_mark(given).what, amounts.figure_words(given)) == (what, f"4 {what}")


@pytest.mark.parametrize(("text", "sign"), [("none", "none"), ("No", "none"), ("0", "0"), ("zero-0", "0")])
def test_nought_in_words_stays_a_word(text, sign):
    assert amounts.figure_mark(figure(text, low=0, high=0)).sign == sign


NONE = [("arrests", None, "no arrests"), (None, "killed", "none killed"), ("pupils", "killed", "no pupils killed")]


@pytest.mark.parametrize(("counts", "event", "told"), NONE, ids=[row[2] for row in NONE])
def test_nought_before_what_is_counted_is_no(counts, event, told):
    given = figure("none", low=0, high=0, counts=counts, event=event)
    mark = amounts.figure_mark(given)
    assert (f"{mark.lead} {mark.what}", amounts.figure_words(given), mark.sign) == (told, told, "none")


@pytest.mark.parametrize(
    ("counts", "of_one"),
    [
        ("Israeli soldiers", "Israeli soldier"),
        ("people", "person"),
        ("ferries", "ferry"),
        ("churches", "church"),
        ("houses", "house"),
        ("bus", "bus"),
        ("series", "series"),
        ("boat", "boat"),
    ],
)
def test_one_is_counted_in_the_singular(counts, of_one):
    assert amounts.figure_mark(figure("one", low=1, high=1, counts=counts)).what == of_one
    assert amounts.figure_mark(figure("two", low=2, high=2, counts=counts)).what == counts


def test_vague_word_is_small_wherever_it_stood():
    assert amounts.figure_mark(figure("Scores", 40.0, 99.0, Bound.VAGUE)).sign == "scores"


def test_vague_figure_says_what_it_stands_for():
    mark = amounts.figure_mark(figure("hundreds of boats", 100, 999, Bound.VAGUE, counts="boats", event="lost"))
    assert (mark.vague, mark.range, mark.what) == (True, "100–999", "of boats lost")


@pytest.mark.parametrize(("value", "sign"), [(40, "40W"), (3.9e9, "3.9 billion watts")])
def test_a_unit_is_glued_to_digits_alone(value, sign):
    assert amounts.figure_mark(figure("a load", value, value, unit="W")).sign == sign


MEASURED = [
    ("mm", "rain", "40 mm of rain"),
    ("%", "voters", "40% of voters"),
    ("generation", "networks", "40G networks"),
    ("day", None, "40 days"),
]


@pytest.mark.parametrize(("unit", "counts", "words_of"), MEASURED, ids=[row[2] for row in MEASURED])
def test_what_is_measured_stands_behind_of(unit, counts, words_of):
    assert amounts.figure_words(figure(low=40, high=40, unit=unit, counts=counts)) == words_of


CHANGED = [
    (Change.CHANGE, "as a change, not a total", "a change of 2 killed"),
    (Change.ADDITIONAL, "in addition", "another 2 killed"),
    (Change.REVISED_FROM, "before revision", "2 killed"),
]


@pytest.mark.parametrize(("change", "note", "line"), CHANGED, ids=[row[1] for row in CHANGED])
def test_figure_says_that_it_is_no_total(change, note, line):
    rise = figure(low=2, high=2, event="killed", change=change)
    assert amounts.figure_mark(rise).note == note
    assert amounts.figure_words(rise) == line


def test_figure_says_how_sure_it_is():
    mark = amounts.figure_mark(figure(low=4, high=4, change=Change.ADDITIONAL, mode=Mode.FEARED))
    assert mark.note == "in addition, feared"


def test_figure_in_one_line_names_what_is_counted():
    wounded = figure(low=2700, high=2700, counts="soldiers", event="wounded", change=Change.ADDITIONAL)
    assert amounts.figure_words(wounded) == "another 2,700 soldiers wounded"
    fewer = figure(low=4, high=4, counts="more boats", change=Change.CHANGE)
    assert amounts.figure_words(fewer) == "a change of 4 more boats"
    votes = figure(low=2, high=2, counts="additional votes", change=Change.ADDITIONAL)
    assert amounts.figure_words(votes) == "2 additional votes"
    several = figure("several hundred", 200, 999, Bound.VAGUE, counts="protesters")
    assert amounts.figure_words(several) == "several hundred protesters"
    hundreds = figure("hundreds of boats", 100, 999, Bound.VAGUE, counts="boats")
    assert amounts.figure_words(hundreds) == "hundreds of boats"


@pytest.mark.parametrize(
    ("low", "high", "stands_for"), [(100, 999, "100–999"), (24, None, "≥24"), (None, 9, "≤9"), (None, None, None)]
)
def test_vague_word_stands_for_open_or_closed_numbers(low, high, stands_for):
    assert amounts.figure_mark(figure("dozens", low, high, Bound.VAGUE)).range == stands_for


DAYS = [
    ("2025-02-07", "2025-02-08", "7 Feb 2025"),
    ("2025-02-01", "2025-02-08", "1–7 Feb 2025"),
    ("2025-02-01", "2025-03-01", "Feb 2025"),
    ("2024-09-01", "2024-12-01", "Sep – Nov 2024"),
    ("2024-12-01", "2025-03-01", "Dec 2024 – Feb 2025"),
    ("2024-01-01", "2025-01-01", "2024"),
    ("2020-01-01", "2025-01-01", "2020–2024"),
    ("2025-01-28", "2025-02-03", "28 Jan – 2 Feb 2025"),
    ("2024-12-30", "2025-01-03", "30 Dec 2024 – 2 Jan 2025"),
    ("2025-02-07", None, "since 7 Feb 2025"),
    (None, "2025-02-08", "until 7 Feb 2025"),
    ("0001-01-01", "0001-01-02", "1 Jan 1"),
    ("9999-12-31", None, "since 31 Dec 9999"),
    (None, "0001-01-01", None),
    (None, None, None),
]


@pytest.mark.parametrize(("first", "until", "said"), DAYS, ids=[str(row[2]) for row in DAYS])
def test_days_are_said_with_both_ends_inside(first, until, said):
    read = dt.date.fromisoformat
    assert clock.days(read(first) if first else None, read(until) if until else None) == said


STRETCHES = [
    ("9999-12-31", "9999-12-31", "31 Dec 9999"),
    ("9999-12-01", "9999-12-31", "Dec 9999"),
    ("2024-02-01", "2024-02-28", "1–28 Feb 2024"),
    ("2024-02-01", "2024-02-29", "Feb 2024"),
    ("0001-01-01", "9999-12-31", "1–9999"),
]


@pytest.mark.parametrize(("first", "last", "said"), STRETCHES)
def test_a_stretch_ends_with_its_last_day(first, last, said):
    assert clock.stretch(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == said


MOMENTS = [
    ("2025-02-07", "7 Feb 2025"),
    ("2025-02-07T21:10:00+02:00", "7 Feb 2025, 21:10 UTC+2"),
    ("2025-02-07T21:10:00-03:30", "7 Feb 2025, 21:10 UTC−3:30"),
    ("2025-02-07T21:10:00Z", "7 Feb 2025, 21:10 UTC"),
    ("2025-02-07T21:10:00", "7 Feb 2025, 21:10 (zone not given)"),
    ("last week", "last week"),
]


@pytest.mark.parametrize(("value", "said"), MOMENTS, ids=[row[0] for row in MOMENTS])
def test_moment_is_absolute_and_has_its_zone(value, said):
    assert clock.moment(value) == said


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (words.STANCE_WORDS, Stance),
        (words.WORDING_WORDS, Wording),
        (words.ATTITUDE_WORDS, Attitude),
        (words.RELATION_WORDS, Relation),
        (words.KIND_WORDS, SourceKind),
        (words.ROLE_WORDS, Role),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_everything_has_a_word(table, kind):
    assert set(table) == set(kind)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("Ilse Marten", "says"),
        ("officials", "say"),
        ("opinion polls", "say"),
        ("analysis of the union", "says"),
        ("the ministry’s news", "says"),
        ("Ostrey Airlines", "says"),
        ("Police", "say"),
        ("two aides to the premier", "say"),
        ("officials familiar with the talks", "say"),
        ("Karl Benz and Ana Ruiz", "say"),
        ("union and the company", "say"),
        ("police and the National Disaster Office", "say"),
        ("U.S., South Velmoran and Ostrian officials", "say"),
        ("Democrats and President Ida Holt", "say"),
        ("Karl Benz and others", "say"),
        ("27% of voters", "say"),
        ("Ministry of Health and Welfare", "says"),
        ("Ministry of Women and Children", "says"),
        ("Parks and Recreation Department", "says"),
        ("Marks and Spencer", "says"),
        ("Velmora Works", "says"),
        ("spokesman for the drivers", "says"),
        ("United Nations", "says"),
        ("The outlet", "says"),
        ("", "says"),
    ],
)
def test_the_verb_has_the_number_of_the_name(who, said):
    assert words.stance_words(Stance.SAYS, who) == said


@pytest.mark.parametrize(
    ("who", "told"),
    [("reports", "say"), ("police report", "says"), ("charge sheet", "reports"), ("images", "report")],
)
def test_a_report_is_not_said_to_report(who, told):
    assert words.stance_words(Stance.REPORTS, who) == told


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ada Brown", "Ada Brown"),
        ("which", "a source not named (“which”)"),
        ("They", "a source not named (“They”)"),
        ("some", "some"),
        ("", ""),
    ],
)
def test_word_that_only_points_back_is_no_name(name, said):
    assert words.source_words(name) == said


def test_what_has_no_number_stays_as_it_is():
    assert words.stance_words(Stance.CANNOT_VERIFY, "officials") == "could not verify"
    assert words.stance_words(Stance.DECLINES, "officials") == "do not say"


def test_every_stance_and_relation_has_a_drawn_sign():
    from onrecord.publish.parts.html import environment

    source = environment().loader.get_source(environment(), "signs.svg")[0]
    assert all(f'id="s-{value}"' in source for value in (*Stance, *Relation))


def test_counts_agree_with_their_noun():
    assert [words.count(n, "claim") for n in (0, 1, 1200)] == ["0 claims", "1 claim", "1,200 claims"]


NUMBERS = [
    (1 / 3, "0.33"),
    (5 / 3, "1.67"),
    (0.375, "0.375"),
    (1234.5678, "1,234.5678"),
    (9000.0, "9,000"),
    (-0.5, "-0.5"),
    (1.07e9, "1.07 billion"),
    (1e30, "1,000,000,000,000,000,000 trillion"),
    (1.07 * 1e9, "1.07 billion"),
    (8_045_000_000, "8.045 billion"),
    (8_045_100_000, "8,045.1 million"),
    (4.35e6, "4.35 million"),
    (-2.1e12, "-2.1 trillion"),
    (3e9, "3 billion"),
    (200e9, "200 billion"),
    (1_234_000.0, "1,234,000"),
    (2_500_000.5, "2,500,000.5"),
]


@pytest.mark.parametrize(("value", "text"), NUMBERS)
def test_number_has_no_endless_decimals(value, text):
    assert amounts.number_words(value) == text


@pytest.mark.parametrize(("noughts", "name"), [(6, "million"), (9, "billion"), (12, "trillion")])
def test_every_large_number_of_two_decimals_is_in_words(noughts, name):
    for hundredths in range(100, 1000):
        words = f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
        assert amounts.number_words(hundredths * 10.0 ** (noughts - 2)) == f"{words} {name}"
