"""Figures that people correct: read from their words, and laid over what was found wherever it is shown."""

from dataclasses import replace

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger
from onrecord.ledger.decisions.figures import figure_words, read_figure
from onrecord.publish.article.people import gather_people
from onrecord.publish.export.rows import decision_record
from onrecord.records import Span
from tests.ledger.questions.test_questions import toll

WHO = "Ida Fenn"

READ = [
    ("57", None, (57, 57, "exact", None), "57"),
    ("at least 1,300", None, (1300, None, "at_least", None), "at least 1,300"),
    ("at_most 12.5 EUR", None, (None, 12.5, "at_most", "EUR"), "at most 12.5 EUR"),
    ("nearly 90 km", "miles", (90, 90, "nearly", "km"), "nearly 90 km"),
    ("310..340", "EUR", (310, 340, "range", "EUR"), "310..340 EUR"),
    ("-5 C", None, (-5, -5, "exact", "C"), "-5 C"),
    ("57%", None, (57, 57, "exact", "percent"), "57 percent"),
    ("exact 310..340", None, (310, 340, "range", None), "310..340"),
    ("vague 12..99 none", "EUR", (12, 99, "vague", None), "vague 12..99"),
]


@pytest.mark.parametrize(("asked", "unit", "figure", "words"), READ, ids=[row[0] for row in READ])
def test_a_figure_is_read_from_a_bound_a_number_and_a_unit(asked, unit, figure, words):
    found = read_figure(asked, unit)
    assert tuple(found.values()) == figure
    assert figure_words(found) == words


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("many", "is no figure"),
        ("", "is no figure"),
        ("some 12", "no bound 'some'"),
        ("at least 12..14", "has not the ends"),
        ("range 12", "has not the ends"),
        ("14..12", "has not the ends"),
        ("9" * 400, "is no figure"),
        ("1e400", "is no figure"),
        ("nan", "is no figure"),
        ("300-340", "is no figure"),
        ("3.5.6", "is no figure"),
        ("1,5 km", "is no figure"),
        ("300 \x1b[31mEUR", "is no figure"),
        ("300 \u202eEUR", "is no figure"),
        ("300\x00", "is no figure"),
        ("300 " + "x" * 61, "is no figure"),
        ("about 3 million EUR", "in digits"),
    ],
)
def test_what_is_no_figure_is_one_sentence(asked, problem):
    with pytest.raises(LedgerError, match=problem):
        read_figure(asked, None)


@pytest.fixture
def counted(ledger):
    """Two days' tolls."""
    list(ledger.add_many(toll(f"2025-02-0{day}", number) for day, number in ((5, 12), (6, 14))))
    return ledger


def first(ledger):
    return next(hit for hit in ledger.claims() if [figure.text for figure in hit.figures] == ["12"])


def test_a_corrected_figure_holds_in_claims_questions_searches_and_lists(counted):
    id = first(counted).claim_id
    decision = counted.judge("figure", [id, "12"], who=WHO, to="at least 13", why="Read it out.")
    (figure,) = counted.claim(id).figures
    assert (figure.text, figure.low, figure.high, figure.bound) == ("12", 13, None, "at_least")
    assert counted.claim(id).standing == "corrected"
    assert f"{WHO} set the figure “12” to “at least 13” on" in counted.claim(id).decided[0]
    (question,) = counted.questions(words="Eastvale killed")
    assert [one.figure.bound for one in counted.question(question.question_id).answers] == ["at_least", "exact"]
    assert [row.figure.low for row in counted.figures()] == [13, 14]
    assert [hit.claim_id for hit in counted.search("figure:13").items] == [id]
    assert counted.search("figure:12").items == ()
    assert counted.reading(counted.claim(id).article_id).figures[0].low == 12
    counted.judge("undo", [decision.decision_id], who=WHO)
    assert first(counted).figures[0].low == 12


def test_a_corrected_figure_is_replayed_before_its_article_is_there(counted, tmp_path):
    id = first(counted).claim_id
    counted.judge("figure", [id, "12"], who=WHO, to="13")
    records = [decision_record(one) for one in counted.decisions()]
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        other.replay(records)
        list(other.add_many(counted.readings()))
        assert other.claim(id).figures[0].low == 13


@pytest.mark.parametrize(
    ("targets", "to", "problem"),
    [
        (["ID"], "13", "takes a claim, the figure's words, and --to"),
        (["ID", "99"], "13", "has no figure '99'. It has '12'"),
        (["none", "12"], "13", "There is no claim none"),
    ],
)
def test_a_figure_that_is_not_there_is_not_corrected(counted, targets, to, problem):
    id = first(counted).claim_id
    with pytest.raises(LedgerError, match=problem):
        counted.judge("figure", [id if one == "ID" else one for one in targets], who=WHO, to=to)


@pytest.fixture
def twice(ledger):
    """The id of a claim with two figures of the same words."""
    reading = toll("2025-02-05", 12, words="people were killed and 12 were hurt")
    (killed,), (claim,) = reading.figures, reading.claims
    start = reading.article.text.rindex("12")
    hurt = replace(killed, span=Span(start, start + 2, "12"), counts="people", event="hurt")
    ledger.add(replace(reading, figures=(killed, hurt), claims=(replace(claim, figures=(0, 1)),)))
    return claim.id


def lows(ledger, id):
    """The two figures as lists have them, and as the page of their article does."""
    hit = ledger.claim(id)
    reading = ledger.reading(hit.article_id)
    shown = gather_people(ledger, reading, deciding=False).over(reading)
    assert [row.figure.low for row in ledger.figures()] == [figure.low for figure in hit.figures]
    assert [shown.figures[at].low for at in shown.claims[0].figures] == [figure.low for figure in hit.figures]
    return [figure.low for figure in hit.figures]


def test_of_two_equal_numbers_of_a_claim_each_is_corrected_alone(ledger, twice, tmp_path):
    ledger.judge("figure", [twice, "12 #2"], who=WHO, to="13")
    assert lows(ledger, twice) == [12, 13]
    first = ledger.judge("figure", [twice, "12 #1"], who=WHO, to="11")
    assert lows(ledger, twice) == [11, 13]
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        other.replay([decision_record(one) for one in ledger.decisions()])
        list(other.add_many(ledger.readings()))
        assert lows(other, twice) == [11, 13]
    ledger.judge("undo", [first.decision_id], who=WHO)
    assert lows(ledger, twice) == [12, 13]


@pytest.mark.parametrize(("more", "unit"), [(" The river fell.", None), (" It was told in EUR.", "EUR")])
def test_a_figure_that_another_version_of_its_article_has_otherwise_is_one_figure(counted, more, unit):
    reading = counted.reading(first(counted).article_id)
    text = reading.article.text + more
    figures = tuple(replace(one, unit="EUR") for one in reading.figures)
    counted.add(replace(reading, article=replace(reading.article, text=text), figures=figures))
    hit = first(counted)
    assert counted.claims_named([hit.claim_id]) == {hit.claim_id: hit}
    done = counted.judge("figure", [hit.claim_id, "12"], who=WHO, to="13")
    assert done.subject == {"claim": hit.claim_id, "figure": "12"}
    assert (done.before["unit"], hit.figures[0].unit) == (unit, unit)


def test_a_number_that_stands_twice_in_a_claim_is_corrected_by_its_place_alone(ledger, twice):
    for words in ("12", "12 #3"):
        with pytest.raises(LedgerError, match=r"figures? '12.* It has '12 #1', '12 #2'\."):
            ledger.judge("figure", [twice, words], who=WHO, to="13")
    assert list(ledger.decisions()) == []


def test_a_decision_that_names_words_alone_gives_way_to_one_that_says_which(ledger, twice):
    ledger.judge("figure", [twice, "12 #2"], who=WHO, to="13")
    (placed,) = map(decision_record, ledger.decisions())
    old = placed | {"id": "dold", "at": "2020-01-01T00:00:00+00:00", "subject": {"claim": twice, "figure": "12"}}
    ledger.replay([old])
    assert lows(ledger, twice) == [12, 13]
    ledger.replay([old | {"id": "dnew", "at": "2099-01-01T00:00:00+00:00"}])
    assert lows(ledger, twice) == [13, 13]


@pytest.mark.parametrize(
    ("subject", "after"),
    [
        ({"claim": "c1"}, {"low": 1, "high": 1, "bound": "exact", "unit": None}),
        ({"claim": "c1", "figure": "12"}, {}),
        ({"claim": "c1", "figure": "12", "start": "here"}, {"low": 1, "high": 1, "bound": "exact", "unit": None}),
        ({"claim": "c1", "figure": "12"}, {"low": "many", "high": None, "bound": "exact", "unit": None}),
        ({"claim": "c1", "figure": "12"}, {"low": float("inf"), "high": None, "bound": "exact", "unit": None}),
        ({"claim": "c1", "figure": "12"}, {"low": 1, "high": 1, "bound": "some", "unit": None}),
    ],
)
def test_a_figure_that_a_file_tells_wrong_is_not_replayed(counted, subject, after):
    record = {"id": "d1", "at": "2025-02-07T00:00:00+00:00", "who": WHO, "act": "figure", "subject": subject}
    with pytest.raises(LedgerError, match="is not a decision: it lacks what its act needs"):
        counted.replay([record | {"before": {}, "after": after, "why": "", "undoes": None}])
    assert list(counted.decisions()) == []
    assert first(counted).figures[0].low == 12
