"""Disclaimers by rule."""

import pytest

from onrecord.attribute.rules.disclaimers import WORDS, find_disclaimers
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.attribute.wording.saying import words_between
from tests.attribute.made import as_marked
from tests.marks import read_marks
from tests.timing import assert_linear

ROWS = [
    pytest.param("<The Harbour Gazette> |could not verify| «these claims».", id="active"),
    pytest.param(
        "Brok gave no source, and <the agency> |was unable to independently verify| «the figure».", id="unable"
    ),
    pytest.param(
        "<The Gazette> |couldn’t independently confirm| «the number of boats», which rose on Friday.",
        id="confirm, with independently",
    ),
    pytest.param("He named 40 sailors; «the list» |could not be independently verified|.", id="passive"),
    pytest.param("«The reports» |have not been verified independently|.", id="passive perfect"),
    pytest.param("<The agency> |has not been able to confirm| «either report».", id="confirm, of reports"),
    pytest.param("<Inspectors> |had no way of checking| «the toll».", id="no way of checking"),
    pytest.param("<The line> |has yet to say| «when boats will sail».", id="yet to say"),
    pytest.param("«The authenticity of the letters» |could not be established|.", id="not established"),
    pytest.param("The club has yet to win.", id="yet to do something else"),
    pytest.param("The club could not confirm the date of the match.", id="no disclaimer: its own date"),
    pytest.param("The ministry did not confirm the figure.", id="no disclaimer: it was asked"),
    pytest.param("Inspectors verify the scales each spring.", id="not negated"),
    pytest.param("Could not verify.", id="nobody and nothing"),
]


@pytest.mark.parametrize("marked", ROWS)
def test_a_disclaimer_is_found(marked):
    text, expected, _ = read_marks(marked)
    assert as_marked(find_disclaimers(text, [(0, len(text))], [])) == expected
    assert not expected or not WORDS.isdisjoint(words_between(text, 0, len(text)))


@pytest.mark.parametrize("role", ["cue", "content"])
def test_what_a_triple_holds_is_not_found_again(role):
    text = "The Gazette could not verify it."
    span = TaggedSpan(role, 12, 28, 0.9, 0.9)
    triple = Triple((), (span,), (), 0.9) if role == "cue" else Triple((), (), (span,), 0.9)
    assert find_disclaimers(text, [(0, len(text))], [triple]) == []


@pytest.mark.parametrize("piece", [" ", "»", ".»", "yet fully "])
def test_runs_of_blanks_and_marks_take_linear_time(piece):
    def reading(times):
        text = f"The Gazette could not {piece * times}verify the claim{piece * times}x now."
        return lambda: find_disclaimers(text, [(0, len(text))], [])

    assert_linear(reading, 10_000, 80_000)
