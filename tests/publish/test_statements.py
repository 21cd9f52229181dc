"""How often a page or an export asks the database does not grow with what it shows."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from onrecord.ledger import open_ledger
from onrecord.publish.export.files import WHAT, export_ledger
from onrecord.publish.story.gathering import gather
from onrecord.records import Bound
from tests.factories import Saying, make_article, make_reading
from tests.ledger.origins.test_copies import prose
from tests.ledger.questions.test_questions import ABOUT, added, toll

PLACES = ("Eastvale", "Norwick", "Marl", "Sutton", "Arlen", "Brume", "Corley", "Dunmore")


def count_of(place, day):
    """An article that gives a toll of a place of its own, and has passages of those of the days before."""
    text = f"Ada Brown said {day + 3} people died in {place}. {ABOUT} {' '.join([*prose('shared', 60), *prose(place)])}"
    article = make_article(text, id=f"{place}{day}", outlet=f"Post {day}", published=f"2025-03-{day + 1:02}")
    figures = {str(day + 3): (day + 3.0, day + 3.0, Bound.EXACT, "people", "died")}
    saying = Saying(f"{day + 3} people died in {place}", source="Ada Brown", cue="said", figures=figures)
    return make_reading(article, [saying])


@contextmanager
def statements():
    """The SQL that the block carries out."""
    asked = []

    def listen(_connection, _cursor, sql, *_):
        asked.append(sql)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


@pytest.fixture
def ledgers(tmp_path):
    """A ledger of two questions in one story, and one of eight."""
    with (
        open_ledger(tmp_path / "few.onrecord", create=True) as few,
        open_ledger(tmp_path / "many.onrecord", create=True) as many,
    ):
        for ledger, places in ((few, PLACES[:2]), (many, PLACES)):
            added(ledger, *(count_of(place, day) for place in places for day in range(2)))
            ledger.judge("pin", ["All"], who="Ida Fenn", to="Ada")
        yield few, many


def asked_for(ledger, ask):
    ask(ledger)  # what is read once a revision is read
    with statements() as asked:
        ask(ledger)
    return len(asked)


@pytest.mark.parametrize("what", WHAT)
def test_an_export_asks_as_often_of_many_as_of_few(ledgers, tmp_path, what):
    few, many = (asked_for(one, lambda book: export_ledger(book, tmp_path / "x.csv", what=what)) for one in ledgers)
    assert many == few


ASKED = [
    ("a story", lambda book: gather(book, "All")),
    ("its questions", lambda book: book.question_pages(q.question_id for q in book.questions())),
    ("all readings", lambda book: list(book.readings())),
    ("the origins of an article", lambda book: book.origin("Norwick1")),
]


@pytest.mark.parametrize("ask", [ask for _, ask in ASKED], ids=[name for name, _ in ASKED])
def test_a_page_asks_as_often_of_many_as_of_few(ledgers, ask):
    few, many = (asked_for(one, ask) for one in ledgers)
    assert many == few


def test_many_questions_are_given_as_each_alone_is(ledgers):
    _, book = ledgers
    added(book, toll("2025-02-03", 14), toll("2025-02-03", 14, outlet="Marl Radio"), toll("2025-02-04", 19))
    first, second, third, *_ = (q.question_id for q in book.questions())
    book.judge("merge", [first, second], who="Ida Fenn")
    book.judge("rename", [third], who="Ida Fenn", to="Deaths at the mill")
    asked = [q.question_id for q in book.questions()]
    assert [page.question.question_id for page in book.all_question_pages()] == asked
    assert list(book.all_question_pages()) == [book.question(id) for id in asked]
