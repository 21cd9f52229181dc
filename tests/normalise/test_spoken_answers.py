"""Answers of interviews without labels, on an interview of our own."""

import pytest

from onrecord.normalise.spoken_answers import with_answers
from tests.factories import make_article
from tests.normalise.saying import said
from tests.timing import cpu_within

OPENING = "The Courier spoke last week with geologist Maria Lind about the dam."
TALK = (
    f"{OPENING}\nWhen did you start?\nI started in spring. We lost two boats.\nThe rain did not help me.\n"
    "Was it hard for you?\nMy colleague said that it was.\nWould you do it again?\nI would.\nThe dam is old."
)


def answers(text):
    found = with_answers(make_article(text), ())
    return [(one.source[0].text, *(span.text for span in one.content)) for one in found]


def test_what_stands_between_questions_is_said_by_who_was_interviewed():
    assert answers(TALK) == [
        ("Maria Lind", "I started in spring. We lost two boats.", "The rain did not help me."),
        ("Maria Lind", "My colleague said that it was."),
        ("Maria Lind", "I would."),
    ]


def test_questions_may_go_on_without_you():
    asked = TALK.replace("Would you do it again?", "Is it open?")
    assert [person for person, *_ in answers(asked)] == ["Maria Lind"] * 3


def test_what_was_found_in_an_answer_stands_inside_it():
    article = make_article(TALK)
    inner = said(article, 1, "My colleague", "said", "that it was")
    found = {one.id: one for one in with_answers(article, (inner,))}
    assert found[found[inner.id].inside].content[0].text == "My colleague said that it was."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TALK.replace(OPENING, "The dam broke in spring."), id="nobody was interviewed"),
        pytest.param(TALK.replace("you", "she"), id="nobody is spoken to"),
        pytest.param(TALK.replace("?\n", "?\nLind: "), id="labels"),
        pytest.param(TALK.replace("I ", "Lind ").replace("We", "They").replace("My", "Her"), id="told of"),
        pytest.param(f"{OPENING}\nWhen did you start?\nI started in spring.\nThe dam is old.", id="one question"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_texts_have_no_such_answers(text):
    assert answers(text) == []


def test_time_is_linear_in_questions():
    text = OPENING + "\nWhere were you?\nI was at home." * 5_000
    with cpu_within(3):
        assert len(answers(text)) == 5_000
