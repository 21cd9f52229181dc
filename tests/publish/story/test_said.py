"""What is said now, from claims, the links between them and the questions that they answer."""

from dataclasses import replace

import pytest

from onrecord.ledger.views.claims import FigureHit
from onrecord.ledger.views.questions import Question, QuestionAnswer, QuestionPage, Withdrawal
from onrecord.publish.story.said import said_now
from tests.publish.story.test_lists import HITS, link


def said(id, source, content="the dyke had cracked", day="2025-02-03", **more):
    return replace(
        HITS["c1"],
        claim_id=id,
        source=source,
        content=content,
        evidence=id,
        published=day,
        **{"figures": ()} | more,
    )


def answer(hit, low, high=None, bound="exact", step="first", **more):
    given = FigureHit(f"{low}", low, high or low, bound, *(None,) * 4, "stated", *(None,) * 3, 0, 2)
    return QuestionAnswer("q1", hit, given, hit.source, hit.source, None, hit.published, step, **more)


def asked(*answers, id="q1", counted="", places=("AA",)):
    slots = ("killed", "", counted, "", places, (None, None))
    question = Question(id, f"People killed ({id})", *slots, *(len(answers),) * 4, 0, "14")
    return QuestionPage(question, tuple(replace(one, question_id=id) for one in answers), ())


def lines(hits, links=(), pages=()):
    return said_now(hits, links, pages, [page.question.text for page in pages])[0]


def test_a_source_that_outlets_write_with_other_apostrophes_and_capitals_speaks_once():
    hits = [said("c1", "Marl TV's Channel 3"), said("c2", "Marl TV’s channel 3", "the alarm had not sounded")]
    assert [one.line.who for one in lines(hits)] == ["Marl TV’s channel 3"]
    same = [said("c1", "Marl TV's Channel 3"), said("c2", "Marl TV’s channel 3"), said("c3", "Police")]
    (line,) = lines(same)
    assert [line.line.who, *(also.words for also in line.also)] == ["Police", "Marl TV’s channel 3"]


ENDED = [
    ("printed again that day", "2025-02-03", ["Marl Hydro"]),
    ("said again the day after", "2025-02-05", ["Marl Hydro", "Police"]),
]


@pytest.mark.parametrize(("name", "again", "left"), ENDED, ids=[row[0] for row in ENDED])
def test_what_was_updated_is_not_said_now_wherever_it_was_printed(name, again, left):
    hits = [
        said("c1", "Police and the office"),
        said("c2", "Police", day=again),
        said("c3", "Marl Hydro", "three of them were counted twice", "2025-02-04"),
    ]
    links = [link("c2", "c1", "same_statement"), link("c3", "c1", "updates")]
    assert sorted(one.line.who for one in lines(hits, links)) == left


def test_sources_that_give_one_figure_share_a_line():
    hits = [said(f"c{n}", f"Office {n}", f"about {n} dead") for n in range(9)]
    page = asked(*[answer(hit, 14) for hit in hits[:8]], answer(hits[8], 14, 90, "range"))
    assert sorted((one.line.who, len(one.also), one.more) for one in lines(hits, (), [page])) == [
        ("Office 0", 4, "3 more sources"),
        ("Office 8", 0, ""),
    ]


def test_figure_that_was_taken_back_is_not_said_now():
    hits = [said("c1", "Office 1", "14 dead"), said("c2", "Office 2", "19 dead")]
    gone = answer(hits[0], 14, withdrawn=Withdrawal("c9", "Office 1", "2025-02-04"))
    assert [one.line.who for one in lines(hits, (), [asked(gone, answer(hits[1], 19))])] == ["Office 2"]


def test_source_that_is_only_a_pointing_word_says_nothing_now():
    assert lines([said("c1", "which"), said("c2", "Ada Brown")])[0].line.who == "Ada Brown"


def test_newest_figure_stands_though_an_older_one_is_linked():
    old, new = said("c1", "Office", "14 dead"), said("c2", "Office", "19 dead", "2025-02-05")
    other = said("c3", "Police", "14 too")
    page = asked(answer(old, 14), answer(new, 19, step="changed"))
    first, second = lines([old, new, other], [link("c3", "c1", "agrees")], [page])
    assert (first.line.address, first.doubts, second.line.who) == ("/claim/c2", "", "Police")
    assert [(one.address, one.words) for one in first.questions] == [("#q-q1", "People killed (q1)")]


def test_claim_that_answers_two_questions_stands_once():
    hit = said("c1", "Office", "17 dead and 90 hurt")
    (line,) = lines([hit], (), [asked(answer(hit, 17)), asked(answer(hit, 90), id="q2", counted="hurt")])
    assert [one.address for one in line.questions] == ["#q-q1", "#q-q2"]


def test_claim_of_two_questions_stands_once_though_another_source_gives_one_of_its_figures():
    hits = [said("c1", "Office", "17 dead and 90 hurt"), said("c2", "Police", "17 dead")]
    dead = asked(answer(hits[0], 17), answer(hits[1], 17))
    (line,) = lines(hits, (), [dead, asked(answer(hits[0], 90), id="q2", counted="hurt")])
    assert ([one.words for one in line.also], len(line.questions)) == (["Police"], 2)


def test_source_that_is_written_in_two_ways_stands_once_with_its_newest_figure():
    old, new = said("c1", "Jürgen Falk", "14 dead"), said("c2", "Jurgen Falk", "19 dead", "2025-02-04")
    given = [replace(answer(hit, number), line_key="p falk") for hit, number in ((old, 14), (new, 19))]
    assert [one.line.address for one in lines([old, new], (), [asked(*given)])] == ["/claim/c2"]


OVERTAKEN = [
    ("of the same thing", {"id": "q2"}, ["Ministry paper"]),
    ("of another place", {"id": "q2", "places": ("BB",)}, ["Ministry paper", "Ministry"]),
]


@pytest.mark.parametrize(("name", "slots", "left"), OVERTAKEN, ids=[row[0] for row in OVERTAKEN])
def test_no_older_figure_comes_in_the_place_of_one_that_was_overtaken(name, slots, left):
    old = said("c1", "Ministry", "250 dead")
    newer = said("c2", "Ministry", "up to 340 dead", "2025-02-04")
    last = said("c3", "Ministry paper", "310 to 340 dead", "2025-02-05")
    pages = [asked(answer(newer, 340), answer(last, 310, 340)), asked(answer(old, 250), **slots)]
    told = lines([old, newer, last], [link("c3", "c2", "updates")], pages)
    assert [one.line.who for one in told] == left


def test_figures_of_one_day_whose_order_is_not_known_are_both_told():
    one, other = said("c1", "Office", "14 dead"), said("c2", "Office", "19 dead")
    (line,) = lines([one, other], (), [asked(answer(one, 14), answer(other, 19, step="other"))])
    assert line.line.address == "/claim/c2"
    assert [(given.words, given.address) for given in line.beside] == [("14", "/claim/c1")]
    assert line.doubts == "which figure of that day is newer"
    (sure,) = lines([one, other], (), [asked(answer(one, 14), answer(other, 19, step="changed"))])
    assert (sure.beside, sure.doubts) == ((), "")


UNSURE = [
    ("not named", {"source_kind": "unnamed"}, "who speaks (not named)"),
    ("read badly", {"score": 0.3}, "the reading (low confidence)"),
    ("of no day", {"day": None}, "when it was said"),
]


@pytest.mark.parametrize(("name", "more", "doubt"), UNSURE, ids=[row[0] for row in UNSURE])
def test_what_is_not_sure_of_a_line_is_said(name, more, doubt):
    (line,) = lines([said("c1", "officials", **more)])
    assert line.doubts == doubt


def test_all_that_is_said_now_is_there_the_rest_folded():
    hits = [said(f"c{n:02}", f"Office {n}", f"{n} dead") for n in range(9)]
    first, rest, told = said_now(hits, [], [])
    assert (len(first), len(rest), told) == (7, 2, "2 more")
