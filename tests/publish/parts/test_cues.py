"""A claim is shown with its cue where its content alone would say something else."""

import pytest

from onrecord.ledger import open_ledger
from onrecord.publish.parts.cues import has_cue, in_words, is_sentence, told_of, told_of_hit
from onrecord.records import Stance
from onrecord.told import Piece, in_order
from tests.factories import Saying, find, make_article, make_reading
from tests.timing import assert_linear

SAYS, DENIES, REPORTS, ASKS = Stance.SAYS, Stance.DENIES, Stance.REPORTS, Stance.ASKS
DECLINES, CANNOT = Stance.DECLINES, Stance.CANNOT_VERIFY

SHOWN = [
    ("Roan accused the mayor of theft.", "accused", "the mayor of theft", SAYS, "accused the mayor of theft"),
    ("Roan said that the dam was safe.", "said", "that the dam was safe", SAYS, "that the dam was safe"),
    ("Roan has said no more rain.", "has said", "no more rain", SAYS, "no more rain"),
    ("Roan put the toll at 58.", "put", "the toll at 58", SAYS, "put the toll at 58"),
    ("Roan warned that walls could fall.", "warned", "that walls could fall", SAYS, "that walls could fall"),
    ("Roan warned the walls are weak.", "warned", "the walls are weak", SAYS, "the walls are weak"),
    ("A rise of 5%, according to Roan.", "according to", "A rise of 5%", SAYS, "A rise of 5%"),
    (
        "Roan did not rule out that it had leaked.",
        "did not rule out",
        "that it had leaked",
        SAYS,
        "did not rule out that it had leaked",
    ),
    (
        "Roan will say that the dam is safe.",
        "will say",
        "that the dam is safe",
        SAYS,
        "will say that the dam is safe",
    ),
    ("The wall is said to be cracked.", "is said", "to be cracked", SAYS, "is said to be cracked"),
    ("“Please stop sharing them,” begged Roan.", "begged", "“Please stop sharing them,”", SAYS, None),
    ("Roan called it “a headline, not a plan”.", "called", "“a headline, not a plan”", SAYS, ...),
    ("Roan: almost no doubt of it left.", ":", "almost no doubt of it left", SAYS, None),
    ("Roan denied the report.", "denied", "the report", DENIES, "the report"),
    ("Roan had also denied the report.", "had also denied", "the report", DENIES, "the report"),
    ("Roan rejected the report.", "rejected", "the report", DENIES, "rejected the report"),
    (
        "Roan told radio: “No alarm was off.”",
        "told",
        "“No alarm was off.”",
        DENIES,
        "told … “No alarm was off.”",
    ),
    (
        "Roan has seen it. “No plan of ours is unfounded,” he added.",
        "added",
        "“No plan of ours is unfounded,”",
        DENIES,
        "added … “No plan of ours is unfounded,”",
    ),
    ("The shed burnt down, Roan told us.", "told", "The shed burnt down", SAYS, "told … The shed burnt down"),
    ("The plan was torn apart by Roan.", "was torn apart", "The plan", DENIES, "The plan was torn apart"),
    ("Calls to Roan were not returned.", "were not returned", "Calls", DECLINES, "Calls … were not returned"),
    ("Roan asked what it would cost.", "asked", "what it would cost", ASKS, "what it would cost"),
    ("Roan would not say who had read it.", "would not say", "who had read it", DECLINES, ...),
    ("Roan could not verify their account.", "could not verify", "their account", CANNOT, "their account"),
    ("The paper found no sign of sabotage.", "found", "no sign of sabotage", REPORTS, "found no sign of sabotage"),
]


def _row(text, cue, content, stance):
    article = make_article(text)
    return make_reading(article, [Saying(content, source=text.split()[0], cue=cue, stance=stance)])


def _expected(text, content, expected):
    if expected is ...:
        start = text.index(" ") + 1
        return text[start:].rstrip(".").replace("it “", "… “")
    return content if expected is None else expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance", "expected"), SHOWN, ids=[row[0].strip(".") for row in SHOWN]
)
def test_claim_is_told_with_its_cue_where_it_needs_it(tmp_path, text, cue, content, stance, expected):
    reading = _row(text, cue, content, stance)
    told = told_of(reading.claims[0], reading.attributions[0])
    assert in_words(told) == _expected(text, content, expected)
    assert has_cue(told) == (in_words(told) != content)
    with open_ledger(tmp_path / "one.onrecord", create=True) as book:
        book.add(reading)
        (hit,) = book.claims()
    assert (told_of_hit(hit), hit.cue) == (told, cue)


SENTENCES = [
    ("that no such paper had crossed her desk", True),
    ("that plan", False),
    ("two of the photographs but could not verify when they were taken", False),
    ("a report that her government had been warned", False),
    ("people who had left not to return", False),
    ("the plan he has backed", False),
    ("the city to be cleared", False),
    ("rain in May", False),
    ("Eleven of them were children", True),
    ("they stay as long as they want", True),
    ("the army gave up the town", True),
    ("whether it was insured", False),
    ("“Stop it.”", True),
    ("", False),
    ("“", False),
]


@pytest.mark.parametrize(("content", "expected"), SENTENCES, ids=[row[0] or "nothing" for row in SENTENCES])
def test_sentence_is_told_from_a_part_of_one(content, expected):
    assert is_sentence(content) is expected


def test_claim_in_the_outlets_own_voice_is_told_by_its_sentence():
    reading = make_reading(make_article("Nine people are  missing."), [Saying("Nine people are  missing.")])
    assert in_words(told_of(reading.claims[0], None)) == "Nine people are missing."


def test_pieces_stand_in_the_order_of_the_text_and_once():
    article = make_article("A second wall is, some fear, said to be cracking.")
    wall, said, cracking = (find(article, words) for words in ("A second wall", "said", "to be cracking"))
    assert in_order([said], [cracking, wall]) == (
        Piece("content", "A second wall"),
        Piece("gap", "…"),
        Piece("cue", "said"),
        Piece("content", "to be cracking"),
    )
    assert in_order([said], [article.span(0, 48)]) == (Piece("content", article.text[:48]),)


@pytest.mark.parametrize(("head", "unit"), [("", "““"), ("", "A "), ("“A", ",”")])
def test_hostile_content_is_judged_in_linear_time(head, unit):
    assert_linear(lambda count: lambda: is_sentence(f"{head}{unit * count}x"), 25_000, 100_000)
