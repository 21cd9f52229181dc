"""Whom a relative pronoun stands for, on words of our own."""

import pytest

from onrecord.attribute.wording.antecedents import antecedent_before

ROWS = [
    ("The minister met a nurse who", "a nurse"),
    ("Radio Tarn quoted two sources close to the board who", "two sources close to the board"),
    ("He has met a member of the council who", "a member of the council"),
    ("He has met Ada Marten's lawyer who", "Ada Marten's lawyer"),
    ("There are people in this building who", "people in this building"),
    ("She heard from a resident who", "a resident"),
    ("messages from friends who", "friends"),
    ("She met officials from the ministry who", "officials from the ministry"),
    ("residents of Tarn who", "residents of Tarn"),
    ("a report that", "a report"),
    ("one of the men who", "one of the men"),
    ("according to the pilot who", None),
    ("Ada Marten, who", None),
    ("Ada Marten is a rebel who", None),
    ("There is a rebel who", "a rebel"),
    ("the one who", None),
    ("who", None),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_a_relative_pronoun_stands_for_the_words_before_it(text, expected):
    pronoun = text.rfind(" ") + 1
    found = antecedent_before(text, 0, pronoun)
    assert (found and text[slice(*found)]) == expected
