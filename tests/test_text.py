"""Lines, blanks and sentences."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import lines, split_sentences, trim
from tests.timing import assert_linear

# A bar stands where a sentence ends.
SENTENCES = {
    "two": "It rained.| Nobody came.",
    "title": "Dr. Ada Brunn and Gen. Tomas Keel met Mrs. Lind.| They left.",
    "initial": "Mayor Ada P. Brunn spoke.| She left.",
    "country before a name": "The U.S. President arrived.| He spoke.",
    "country at the end": "She lives in the U.S.| The city is small.",
    "time zone": "It began at 9 a.m. Eastern time on Friday.",
    "time at the end": "It began at 9 a.m.| The crowd cheered.",
    "company": "Harrow Inc. President Ada Lind resigned.| Shares fell.",
    "company at the end": "He joined Harrow Inc.| The firm is old.",
    "month and day": "It happened on Feb. 7 in Port Ellin.| Nobody was hurt.",
    "number": "No. 4 burned down.| No.| He denied it.",
    "decimal": "It cost 3.5 million crowns.| That is 12.4 percent more.",
    "quote closes after the full stop": '"We will go."| She left.',
    "question asked by somebody": "“Is it over?” Keel asked.| Nobody answered.",
    "question and then a sentence": "Is it over?| Nobody answered.",
    "exclamation in a quote": "“Stop!” Brunn said.| They stopped.",
    "ellipsis": "He paused...| Then he went on.",
    "ellipsis goes on": "He paused ... and went on.",
    "bracket": "He left (at noon).| She stayed.",
    "footnote": "The dam broke. [4]| The valley flooded.",
    "decimal at the end": "It fell to 6.1 from 6.3.| Engineers left.",
    "number before a name like a month": "The toll rose to 26.| Mayor Ada Brunn wept.| It was 31.| Energy fell.",
    "section number": "1.2. The dam broke.",
    "list number": "1. The dam broke.",
    "year": "The dam broke in 2016.| The valley flooded.",
    "German date": "Das geschah am 5. Mai in Ellin.| Niemand starb.",
    "Japanese": "雨が降った。|誰も来なかった。",
    "Spanish opening mark": "Nadie vino.| ¿Por qué?",
    "run together": "The dam broke.|The valley flooded.",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_sentences_end_where_a_reader_ends_them(marked):
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split_sentences(text)] == [piece.strip() for piece in marked.split("|")]


def test_a_range_bounds_the_sentences():
    text = "One came. Two left. Three stayed."
    assert [text[a:b] for a, b in split_sentences(text, 10, 19)] == ["Two left."]


@given(st.text(alphabet="aB. ?!\"'”’)([…\n\tU.S1", max_size=120))
def test_sentences_are_in_order_and_hold_every_letter(text):
    at, kept = 0, []
    for start, end in split_sentences(text):
        assert at <= start < end <= len(text)
        assert trim(text, start, end) == (start, end)
        kept.append(text[start:end])
        at = end
    assert "".join("".join(kept).split()) == "".join(text.split())


@given(st.text(max_size=200))
def test_lines_hold_everything_but_blanks(text):
    assert "".join("".join(text[a:b] for a, b in lines(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["A.", ".", "?!", ".'", ". ", ".\"' ", "U.S. ", "?” A", "a.B "])
def test_time_grows_with_the_length_alone(piece):
    assert_linear(lambda times: partial(split_sentences, piece * times), 8_000, 80_000)
