"""Which figures of a sentence its claim gives as its own, and which numbers it sets aside."""

import pytest

from onrecord.link.across.statements import read_statements
from onrecord.records import Bound, Stance
from tests.factories import Saying, make_article, make_reading

GIVEN = [
    ("61 people died in Orlen.", Stance.SAYS, "61", set()),
    ("61 people died in Orlen, and not 58 people.", Stance.SAYS, "61", {58}),
    ("61 people died in Orlen instead of the 58 people it had counted.", Stance.SAYS, "61", {58}),
    ("61 people died in Orlen, correcting an earlier figure of 58 people.", Stance.SAYS, "61", {58}),
    ("61 people were aboard, retracting its statement that there were 58 people.", Stance.SAYS, "61", {58}),
    ("61 people died in Orlen, well above the 58 people that the union counts.", Stance.SAYS, "61", set()),
    ("The figure of 58 dead is invented.", Stance.SAYS, "", set()),
    ("A share of 58 percent of voters was still too high.", Stance.SAYS, "", set()),
    ("58 people died, 3 people having been counted twice.", Stance.SAYS, "58", {61}),
    ("58 people died, which is too high a price.", Stance.SAYS, "58", set()),
]


@pytest.mark.parametrize(("sentence", "stance", "given", "aside"), GIVEN, ids=[f"{r[1]}: {r[0]}" for r in GIVEN])
def test_a_claim_gives_no_number_that_it_judges_or_sets_aside(sentence, stance, given, aside):
    article = make_article(f"The office told of it: {sentence}")
    numbers = {
        word: (float(word), float(word), Bound.EXACT) for word in ("58", "61", "3") if f"{word} " in sentence
    }
    own = Saying(sentence, "The office", "told of it", figures=numbers, stance=stance)
    (one,) = read_statements(make_reading(article, [own]))
    assert " ".join(answer.words for answer in one.answers) == given
    assert {number for answer in one.answers for number in answer.instead} == aside
