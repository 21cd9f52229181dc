"""Figures of several articles meet in questions, and claims are linked across articles, in any order of arrival."""

import random
import shutil
import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from onrecord.ledger import open_ledger
from onrecord.records import Bound, SourceKind, Stance
from tests.factories import Saying, make_article, make_reading
from tests.ledger.contents import contents

ABOUT = "The flood in Eastvale came at night. The Marl river broke the Eastvale dyke, and Eastvale mill fell."


def toll(
    day, number, *, outlet="The Eastvale Post", source="The river office", words="people were killed", low=None
):
    """An article in which one source gives one toll of the flood."""
    text = f"{source} said {number} {words} in Eastvale. {ABOUT}"
    value = float(low if low is not None else number)
    article = make_article(
        text,
        outlet=outlet,
        published=day,
        title="Flood in Eastvale",
        url=f"https://e.example/{outlet}/{day}/{number}",
    )
    saying = Saying(
        content=f"{number} {words} in Eastvale",
        source=source,
        cue="said",
        kind=SourceKind.ORGANISATION if source.startswith("The ") else SourceKind.PERSON,
        figures={str(number): (value, value, Bound.EXACT, words.split(" were ")[0])},
    )
    return make_reading(article, [saying])


def denial(day, content, *, source="Lee Marsh", stance=Stance.DENIES, cue="denied"):
    text = f"{source} {cue} {content}. {ABOUT}"
    article = make_article(
        text, outlet="Marl Radio", published=day, title="Eastvale dyke", url=f"https://m.example/{day}/{cue}"
    )
    return make_reading(article, [Saying(content=content, source=source, cue=cue, stance=stance)])


def claim(day, content, *, source="Ada Brown", outlet="The Eastvale Post"):
    text = f"{source} said {content}. {ABOUT}"
    article = make_article(
        text, outlet=outlet, published=day, title="Eastvale dyke", url=f"https://e.example/{day}/{outlet}/{source}"
    )
    return make_reading(article, [Saying(content=content, source=source, cue="said")])


def added(ledger, *readings):
    list(ledger.add_many(readings))
    return ledger


def relations(ledger):
    return sorted((link.relation, link.later_article, link.earlier_article) for link in ledger.links())


def test_figures_of_one_measure_and_place_answer_one_question(ledger):
    added(
        ledger,
        toll("2025-02-03", 14),
        toll("2025-02-04", 19, outlet="Marl Radio"),
        toll("2025-02-04", 30, words="people were injured"),
    )
    (question,) = ledger.questions(least=2)
    assert (question.measure, question.answers, question.articles) == ("killed", 2, 2)
    page = ledger.question(question.question_id)
    assert [a.figure.text for a in page.answers] == ["14", "19"]
    assert ledger.question_pages([question.question_id, question.question_id[:9]]) == [page, page]
    assert ledger.question_pages([]) == []


STEPS = [
    (("2025-02-03", 14), ("2025-02-04", 19), "changed"),
    (("2025-02-03T08:00:00+00:00", 14), ("2025-02-03T18:00:00+00:00", 19), "changed"),
    (("2025-02-03", 14), ("2025-02-03", 19), "other"),
    (("2025-02-03T08:00:00+00:00", 14), ("2025-02-03", 19), "other"),
]


def test_a_count_that_was_lowered_to_a_higher_one_than_its_source_s_last_did_not_rise(ledger):
    added(ledger, toll("2025-02-03", 14), toll("2025-02-05", 19, words="people were killed, lowered the count"))
    (question,) = ledger.questions(least=2)
    assert [answer.step for answer in ledger.question(question.question_id).answers] == ["first", "other"]


def test_a_figure_that_corrects_another_source_s_is_not_corrected_from_its_own_last_one(ledger):
    told = "people were killed in Eastvale, and not the 30 that Marl Radio counted"
    later = toll("2025-02-06", 19, words=told)
    (saying,) = later.figures
    wrong = replace(
        saying, span=later.article.span(later.article.text.index("30"), later.article.text.index("30") + 2)
    )
    later = replace(later, figures=(saying, replace(wrong, low=30.0, high=30.0)))
    others = toll("2025-02-04", 30, outlet="Marl Radio", source="The coast guard")
    added(ledger, toll("2025-02-03", 14), others, later)
    (question,) = ledger.questions(least=2)
    steps = {a.figure.text: a.step for a in ledger.question(question.question_id).answers}
    assert steps == {"14": "first", "30": "first", "19": "other"}


def test_a_number_that_is_denied_is_nobody_s_figure(ledger):
    later = toll("2025-02-05", 19, outlet="Marl Radio")
    denied = toll("2025-02-04", 30)
    denied = replace(denied, claims=tuple(replace(one, stance=Stance.DENIES) for one in denied.claims))
    added(ledger, toll("2025-02-03", 14), denied, later)
    (question,) = ledger.questions(least=2)
    answers = ledger.question(question.question_id).answers
    assert [(a.figure.text, a.step, a.before and a.before.text) for a in answers] == [
        ("14", "first", None),
        ("30", "denied", None),
        ("19", "changed", "14"),
    ]
    assert not [link for link in ledger.links() if link.later_article == denied.article.id]


@pytest.mark.parametrize(("one", "two", "step"), STEPS)
def test_a_figure_that_differs_is_new_only_where_its_source_gave_it_later(ledger, one, two, step):
    added(ledger, toll(*one), toll(*two, outlet="Marl Radio"))
    (question,) = ledger.questions(least=2)
    assert [answer.step for answer in ledger.question(question.question_id).answers] == ["first", step]


def test_questions_are_found_by_words_and_proposed_by_likeness(ledger):
    added(ledger, toll("2025-02-03", 14), toll("2025-02-04", 30, words="people were injured"))
    assert [q.measure for q in ledger.questions(words="killed")] == ["killed"]
    assert [q.measure for q in ledger.questions(words="injuries eastvalle")][:1] == ["wounded"]


UNLIKE = [
    ("another group", {"words": "North Marl soldiers were killed"}),
    ("another measure", {"words": "people were missing"}),
    ("a rate", {"words": "people were killed each day"}),
]


@pytest.mark.parametrize(("name", "other"), UNLIKE, ids=[row[0] for row in UNLIKE])
def test_figures_of_unlike_scope_never_meet(ledger, name, other):
    added(ledger, toll("2025-02-03", 14), toll("2025-02-04", 19, **other))
    assert len(ledger.questions()) == 2
    assert not list(ledger.links())


def test_a_source_s_later_figure_updates_its_own(ledger):
    first, second = toll("2025-02-03", 14), toll("2025-02-04", 19, outlet="Marl Radio")
    added(ledger, second, first)
    assert relations(ledger) == [("updates", second.article.id, first.article.id)]


def withdrawal(day, number, *, outlet="Marl Radio", source="The river office"):
    """An article in which a source takes back a toll of the flood."""
    content = f"its figure of {number} people killed in Eastvale"
    article = make_article(
        f"{source} withdrew {content}. {ABOUT}",
        outlet=outlet,
        published=day,
        title="Flood in Eastvale",
        url=f"https://w.example/{outlet}/{day}/{number}",
    )
    saying = Saying(
        content=content,
        source=source,
        cue="withdrew",
        stance=Stance.RETRACTS,
        kind=SourceKind.ORGANISATION,
        figures={str(number): (float(number), float(number), Bound.EXACT, "people")},
    )
    return make_reading(article, [saying])


TAKEN_BACK = (
    toll("2025-02-03", 14),
    toll("2025-02-03", 14, source="Ada Brown", outlet="The Marl Herald"),
    withdrawal("2025-02-04", 14),
    withdrawal("2025-02-05", 14, outlet="The Eastvale Post"),
    toll("2025-02-06", 19, outlet="Marl Radio"),
)


@pytest.mark.parametrize("order", [1, -1], ids=["as they came", "the last first"])
def test_figure_that_its_source_takes_back_is_withdrawn_and_no_new_one(ledger, order):
    for reading in TAKEN_BACK[::order]:
        ledger.add(reading)
    ids = [reading.article.id for reading in TAKEN_BACK]
    found = {(r, ids.index(later), ids.index(earlier)) for r, later, earlier in relations(ledger)}
    assert found >= {("retracts", 2, 0), ("retracts", 3, 0), ("updates", 4, 0)}
    assert not {(later, earlier) for _, later, earlier in found} & {(2, 1), (3, 1), (3, 2), (4, 2), (4, 3)}
    (question,) = ledger.questions(least=2)
    answers = ledger.question(question.question_id).answers
    told = {(a.line, a.figure.text, (a.withdrawn.who, a.withdrawn.day) if a.withdrawn else None) for a in answers}
    assert told == {
        ("The river office", "14", ("The river office", "2025-02-04")),
        ("Ada Brown", "14", None),
        ("The river office", "19", None),
    }
    assert question.figures == 3


def test_figure_stands_again_where_a_person_says_that_it_was_not_taken_back(ledger):
    added(ledger, *TAKEN_BACK[:3])
    (link,) = (link for link in ledger.links() if link.relation == "retracts")
    ledger.judge("reject", [link.later, link.earlier], who="Ann")
    (question,) = ledger.questions(least=2)
    assert not any(a.withdrawn for a in ledger.question(question.question_id).answers)


ONE_DAY = [
    ("two days without an hour, people hit", ("2025-02-03", 14), ("2025-02-03", 19), "people were killed", []),
    ("two days without an hour, other figures", ("2025-02-03", 14), ("2025-02-03", 19), "houses were sold", []),
    (
        "two hours, fewer",
        ("2025-02-03T08:00:00Z", 19),
        ("2025-02-03T14:00:00Z", 14),
        "people were killed",
        [14],
    ),
    ("an hour and a day, fewer", ("2025-02-03", 19), ("2025-02-03T14:00:00Z", 14), "people were killed", []),
    ("an hour and a day, more", ("2025-02-03", 55), ("2025-02-03T08:10:00Z", 58), "people were killed", []),
    ("two days, fewer", ("2025-02-03", 19), ("2025-02-04", 14), "people were killed", [14]),
]


@pytest.mark.parametrize(
    ("one", "other", "words", "newer"), [row[1:] for row in ONE_DAY], ids=[r[0] for r in ONE_DAY]
)
def test_of_two_figures_of_one_day_only_what_is_surely_newer_updates(tmp_path, one, other, words, newer):
    for outlets in (("Daily Marl", "Marl Radio"), ("Marl Radio", "Daily Marl")):
        readings = [
            toll(*which, words=words, outlet=outlet) for which, outlet in zip((one, other), outlets, strict=True)
        ]
        with open_ledger(tmp_path / f"{outlets[0]}.onrecord", create=True) as ledger:
            added(ledger, *readings)
            updates = [link for link in ledger.links() if link.relation == "updates"]
        found = [int(link.later_evidence.split()[4]) for link in updates]
        assert found == newer


def test_what_a_source_now_says_is_updated_and_not_what_it_had_said(ledger):
    counts = [("said", "14 people were killed in Eastvale"), ("had said", "17 people were killed in Eastvale")]
    text = " ".join(f"The river office {cue} {content}." for cue, content in counts)
    article = make_article(
        f"{text} {ABOUT}", outlet="Marl Radio", published="2025-02-04", url="https://m.example/1"
    )
    figures = [
        {content[:2]: (float(content[:2]), float(content[:2]), Bound.EXACT, "people")} for _, content in counts
    ]
    between = make_reading(
        article,
        [
            Saying(
                content=content, source="The river office", cue=cue, kind=SourceKind.ORGANISATION, figures=figure
            )
            for (cue, content), figure in zip(counts, figures, strict=True)
        ],
    )
    added(ledger, toll("2025-02-06", 15), between, toll("2025-02-03", 12, outlet="Daily Marl"))
    links = [link for link in ledger.links() if link.relation == "updates"]
    assert sorted((link.later_evidence[17:24], link.earlier_evidence[17:24]) for link in links) == [
        ("said 14", "said 12"),
        ("said 15", "said 14"),
    ]


TOGETHER = [
    (
        "one of the two lowers it, though the other has repeated it",
        [
            ("2025-02-03T08:00:00Z", 52, "The river office"),
            ("2025-02-04T08:00:00Z", 58, "The police and the river office"),
            ("2025-02-04T12:00:00Z", 58, "The police"),
            ("2025-02-04T18:00:00Z", 55, "The river office"),
        ],
        {(58, 52), (55, 58)},
    ),
    (
        "both move on from what each of them had given",
        [
            ("2025-02-03T08:00:00Z", 50, "The police"),
            ("2025-02-03T12:00:00Z", 52, "The river office"),
            ("2025-02-04T08:00:00Z", 58, "The police and the river office"),
        ],
        {(58, 50), (58, 52)},
    ),
]


@pytest.mark.parametrize(("tolls", "moved"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
@pytest.mark.parametrize("order", [1, -1], ids=["as they came", "the last first"])
def test_what_two_sources_say_together_is_the_figure_of_each(ledger, tolls, moved, order):
    readings = [toll(day, number, source=who, outlet=f"Post {at}") for at, (day, number, who) in enumerate(tolls)]
    added(ledger, *readings[::order])
    number = {reading.article.id: number for reading, (_, number, _) in zip(readings, tolls, strict=True)}
    links = [link for link in ledger.links() if link.relation == "updates"]
    assert {(number[link.later_article], number[link.earlier_article]) for link in links} == moved


def test_two_sources_of_one_day_conflict(ledger):
    one, other = toll("2025-02-03", 14), toll("2025-02-03", 19, source="Ada Brown", outlet="Marl Radio")
    added(ledger, one, other)
    assert [row[0] for row in relations(ledger)] == ["conflicts"]


def test_question_counts_how_its_figures_differ_as_its_page_tells_it(ledger):
    added(ledger, toll("2025-02-03", 14), toll("2025-02-03", 19, source="Ada Brown", outlet="Marl Radio"))

    def told():
        (question,) = ledger.questions()
        return question.conflicts, len(ledger.question(question.question_id).differing())

    assert told() == (1, 1)
    (link,) = ledger.links()
    ledger.judge("reject", [link.later, link.earlier], who="Ida Fenn")
    assert told() == (0, 0)


def test_an_article_that_knows_the_other_number_too_does_not_conflict(ledger):
    text = f"Ada Brown said 19 people were killed in Eastvale and 14 people were killed at the mill. {ABOUT}"
    article = make_article(
        text, outlet="Marl Radio", published="2025-02-03", title="Flood", url="https://m.example/1"
    )
    numbers = {words: (float(words), float(words), Bound.EXACT, "people", "killed") for words in ("19", "14")}
    saying = Saying(content=text[15 : text.index(". ")], source="Ada Brown", cue="said", figures=numbers)
    added(ledger, toll("2025-02-03", 14), make_reading(article, [saying]))
    assert "conflicts" not in [row[0] for row in relations(ledger)]


def test_two_sources_figures_of_two_days_neither_conflict_nor_move(ledger):
    added(ledger, toll("2025-02-03", 14), toll("2025-02-05", 19, source="Ada Brown", outlet="Marl Radio"))
    assert relations(ledger) == []


def test_a_newer_article_on_older_days_updates_nothing(ledger):
    text = f"Ada Brown said 19 people were killed in Eastvale on Monday. {ABOUT}"
    article = make_article(text, outlet="Marl Radio", published="2025-02-07", title="Flood in Eastvale", url="m:2")
    saying = Saying(
        content="19 people were killed in Eastvale on Monday",
        source="Ada Brown",
        cue="said",
        as_of=("on Monday", "2025-02-03", "2025-02-04"),
        figures={"19": (19.0, 19.0, Bound.EXACT, "people")},
    )
    added(ledger, toll("2025-02-05", 14), make_reading(article, [saying]))
    assert not list(ledger.links())


def test_denial_in_another_article_points_at_what_it_denies(ledger):
    said = claim("2025-02-03", "the dyke alarm was switched off on Friday")
    denied = denial("2025-02-04", "that the dyke alarm was switched off")
    added(ledger, denied, said)
    (link,) = ledger.links()
    assert (link.relation, link.later_article, link.earlier_article) == (
        "denies",
        denied.article.id,
        said.article.id,
    )
    assert "“alarm”" in link.because
    assert link.earlier_evidence.startswith("Ada Brown said")


def test_a_confirmation_on_a_condition_confirms_nothing(ledger):
    said = claim("2025-02-03", "the dyke alarm was switched off on Friday")
    text = f"The mayor will act if Dr. Lee Marsh confirmed that the dyke alarm was switched off. {ABOUT}"
    article = make_article(text, outlet="Marl Radio", published="2025-02-04", title="Eastvale dyke", url="m:1")
    words = "that the dyke alarm was switched off"
    asked = Saying(content=words, source="Lee Marsh", cue="confirmed", stance=Stance.CONFIRMS)
    added(ledger, said, make_reading(article, [asked]))
    assert not list(ledger.links())


def test_a_question_is_not_denied(ledger):
    asked = claim("2025-02-03", "whether the dyke alarm was switched off on Friday")
    added(ledger, asked, denial("2025-02-04", "that the dyke alarm was switched off"))
    assert not list(ledger.links())


def test_denial_without_a_target_is_not_linked(ledger):
    added(
        ledger,
        claim("2025-02-03", "the mill would be rebuilt by summer"),
        denial("2025-02-04", "any blame for the loss"),
    )
    assert not list(ledger.links())


def test_one_utterance_in_two_outlets_is_the_same_statement(ledger):
    words = "the dyke alarm was switched off on Friday"
    added(ledger, claim("2025-02-03", words), claim("2025-02-03", words, outlet="Marl Radio"))
    assert [row[0] for row in relations(ledger)] == ["same_statement"]


def test_a_link_cannot_be_stored_without_its_evidence(ledger):
    added(ledger, toll("2025-02-03", 14), toll("2025-02-04", 19))
    connection = sqlite3.connect(ledger.path)
    for change in ("later_stop = later_start", "because = ''", "earlier_start = NULL"):
        with pytest.raises((IntegrityError, sqlite3.IntegrityError)):
            connection.execute(f"UPDATE ties SET {change}")
    connection.close()


POOL = [
    toll("2025-02-03", 14),
    toll("2025-02-03", 15, source="Ada Brown", outlet="Marl Radio"),
    toll("2025-02-04", 19, outlet="Marl Radio"),
    toll("2025-02-04", 19, outlet="The Late Edition"),
    toll("2025-02-05", 22),
    toll("2025-02-05", 400, words="people were displaced"),
    toll("2025-02-06", 21, source="Ada Brown"),
    toll("2025-05-20", 23),
    toll("2025-07-30", 24),
    claim("2025-02-03", "the dyke alarm was switched off on Friday"),
    claim("2025-02-03", "the dyke alarm was switched off on Friday", outlet="Marl Radio"),
    claim("2025-02-05", "the dyke alarm had been switched off", source="Nora Pike"),
    denial("2025-02-04", "that the dyke alarm was switched off"),
    denial(
        "2025-02-06", "that the dyke alarm was switched off", stance=Stance.CANNOT_VERIFY, cue="could not verify"
    ),
    make_reading(make_article(f"No claim here. {ABOUT}", url="https://e.example/none", published=None)),
]
"""Readings of one flood: tolls of several voices, one of another season, a claim, its denial and a disclaimer."""

NEW_VERSION = toll("2025-02-03", 16)
NEW_VERSION = make_reading(
    make_article(
        NEW_VERSION.article.text,
        url=POOL[0].article.url,
        title="Flood in Eastvale",
        published="2025-02-03",
        outlet="The Eastvale Post",
    ),
    [
        Saying(
            content="16 people were killed in Eastvale",
            source="The river office",
            cue="said",
            kind=SourceKind.ORGANISATION,
            figures={"16": (16.0, 16.0, Bound.EXACT, "people")},
        )
    ],
)
LINKED = ("contexts", "statements", "answers", "claim_keys", "question_keys", "questions", "ties")


def linked(path, readings, chance):
    """What is linked in the ledger at a path after some readings are added to it in batches of any size."""
    left = list(readings)
    with open_ledger(path) as ledger:
        while left:
            size = chance.randint(1, len(left))
            batch, left = left[:size], left[size:]
            added(ledger, *batch)
        found = contents(ledger)
    return {table: found[table] for table in LINKED}


def histories(path, left, chance, branches):
    """What is linked after each of many histories, which go on from the ledger at a path with what is left to add.

    Args:
        path: the ledger, which stays as it is.
        left: the readings that each history adds, in an order of its own.
        chance: what shuffles.
        branches: so many orders are begun, each with half of what is left; from each so many go on, and so forth.
            Hundreds take half the time of as many that have no beginning in common.
    """
    count, *further = branches
    for at in range(count):
        order = chance.sample(left, len(left))
        half = len(order) // 2 if further else len(order)
        own = path.with_name(f"{path.name}.{at}")
        shutil.copy(path, own)
        found = linked(own, order[:half], chance)
        if further:
            yield from histories(own, order[half:], chance, further)
        else:
            yield found
        own.unlink()


def unlike(folder, seed, begun, *branches):
    """The numbers of the histories after which other things are linked than after the first.

    Each adds the pool, one article of it twice and one in two versions.
    """
    empty = folder / "empty.onrecord"
    open_ledger(empty, create=True).close()
    found = (one for at in range(begun) for one in _begun(empty, random.Random(f"{seed} {at}"), branches))
    first = next(found)
    assert first["ties"]
    return [at for at, one in enumerate(found, start=1) if one != first]


def _begun(empty, chance, branches):
    return histories(empty, [*POOL, NEW_VERSION, chance.choice(POOL)], chance, (1, *branches))


def test_any_order_and_batching_gives_the_same_links(tmp_path):
    assert unlike(tmp_path, "few", 3, 3, 3) == []


@pytest.mark.slow
def test_hundreds_of_histories_give_the_same_links(tmp_path):
    assert unlike(tmp_path, "many", 16, 4, 4) == []


def test_a_live_update_tells_at_its_own_instant(ledger):
    """A blog of Monday is kept until Thursday; its newest entry stands after the article of Tuesday."""
    blog = toll("2025-02-03", 19)
    blog = replace(blog, claims=tuple(replace(claim, told_at="2025-02-06T08:00:00Z") for claim in blog.claims))
    article = toll("2025-02-04", 14, outlet="Marl Radio")
    added(ledger, blog, article)
    assert relations(ledger) == [("updates", blog.article.id, article.article.id)]
    assert {hit.published for hit in ledger.claims()} == {"2025-02-06T08:00:00Z", "2025-02-04"}
    (question,) = ledger.questions()
    assert [answer.said for answer in ledger.question(question.question_id).answers] == ["2025-02-04", "2025-02-06"]


def test_two_figures_of_the_same_words_in_one_claim_are_told_apart(ledger):
    content = "40 houses were destroyed and 40 people were killed in Eastvale"
    article = make_article(f"The river office said {content}. {ABOUT}", title="Flood in Eastvale")
    saying = Saying(
        content=content,
        source="The river office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={"40": (40.0, 40.0, Bound.EXACT, "houses")},
    )
    reading = make_reading(article, [saying])
    (houses,), (said,) = reading.figures, reading.claims
    second = article.text.index("40", houses.span.end)
    people = replace(houses, span=article.span(second, second + 2), counts="people")
    added(ledger, replace(reading, figures=(houses, people), claims=(replace(said, figures=(0, 1)),)))
    pages = [ledger.question(one.question_id) for one in ledger.questions()]
    told = {page.question.text.split(" · ")[0]: page.answers[0].figure for page in pages}
    assert {name: (figure.counts, figure.start) for name, figure in told.items()} == {
        "Houses destroyed or damaged": ("houses", houses.span.start),
        "People killed": ("people", second),
    }


def test_a_day_without_a_time_comes_behind_the_hours_of_that_day(ledger):
    """A bulletin of the day gives the figure that corrects one of the morning: the morning's stands first."""
    morning = toll("2025-02-04T08:00:00Z", 58, outlet="Marl Radio")
    evening = toll("2025-02-04T18:00:00Z", 55)
    bulletin = toll("2025-02-04", 55, outlet="The Lantern")
    added(ledger, bulletin, evening, morning)
    (question,) = ledger.questions(least=2)
    answers = ledger.question(question.question_id).answers
    assert [(answer.figure.text, len(answer.copies)) for answer in answers] == [("58", 0), ("55", 1)]


def test_a_list_counts_figures_and_sources_as_the_page_shows_them(ledger):
    """What two outlets print of one office's bulletin is one figure of one source; its later figure is another."""
    added(
        ledger,
        toll("2025-02-03", 14),
        toll("2025-02-03", 14, outlet="Marl Radio"),
        toll("2025-02-04", 19, outlet="Marl Radio"),
        toll("2025-02-04", 21, source="Ada Brown"),
        toll("2025-02-04", 21, source="Brown", outlet="The Lantern"),
    )
    (listed,) = ledger.questions()
    page = ledger.question(listed.question_id)
    assert (listed.answers, listed.figures, listed.sources, listed.articles, listed.first) == (5, 3, 2, 5, "14")
    assert listed == page.question
    assert len(page.answers) == listed.figures
    assert len({answer.line_key for answer in page.answers}) == listed.sources
