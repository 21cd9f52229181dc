"""Words and pieces: exact offsets, the same pieces as the reference, linear time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.tagging.weights_folder import load_weights
from onrecord.wordpiece import WordPiece, split_words
from tests.timing import cpu_within

SMALL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "har", "##bour", "##s", "a", "cafe", ","]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor's 3.5m plan", ["The", "mayor", "'", "s", "3", ".", "5m", "plan"], id="signs stand alone"
        ),
        pytest.param("Zürich, naïve", ["Zürich", ",", "naïve"], id="accents stay in the word"),
        pytest.param("cafe\u0301 noir", ["cafe\u0301", "noir"], id="combining marks stay in the word"),
        pytest.param("a\u00adb\u200bc", ["a", "b", "c"], id="invisible characters part words"),
        pytest.param("a_b", ["a", "_", "b"], id="underscore"),
        pytest.param("😀x", ["😀", "x"], id="outside the basic plane"),
        pytest.param(" \n\t", [], id="blank"),
    ],
)
def test_words_of_a_text(text, expected):
    assert [text[start:end] for start, end in split_words(text)] == expected


@given(st.text())
def test_words_are_ordered_and_hold_no_blanks(text):
    at = 0
    for start, end in split_words(text):
        assert at <= start < end <= len(text)
        assert not any(map(str.isspace, text[start:end]))
        at = end


@given(st.text())
def test_every_letter_and_digit_is_in_a_word(text):
    inside = {at for start, end in split_words(text) for at in range(start, end)}
    assert all(at in inside for at, character in enumerate(text) if character.isalnum())


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("Harbours", ("har", "##bour", "##s"), id="longest first, in lower case"),
        pytest.param("Café", ("cafe",), id="without accents"),
        pytest.param("harx", ("[UNK]",), id="a part is missing"),
        pytest.param("a" * 101, ("[UNK]",), id="too long"),
        pytest.param("\u0301", ("[UNK]",), id="nothing is left"),
    ],
)
def test_pieces_of_a_word(word, pieces):
    assert WordPiece(SMALL).pieces(word) == tuple(SMALL.index(piece) for piece in pieces)


def test_a_million_letters_are_one_unknown_word():
    with cpu_within(2):
        text = "x" * 1_000_000
        (word,) = split_words(text)
        pieces = WordPiece(SMALL)
        assert pieces.pieces(text[slice(*word)]) == (pieces.unknown,)


TEXT = (
    "Ilse Marten, 47, told the Harbour Gazette that “nobody” had seen the ferry's logbook; "
    "the ministry couldn't verify €3.5m in claims… Zürich’s police—asked twice—declined."
)


def test_pieces_equal_those_of_the_reference():
    tokenizers = pytest.importorskip("tokenizers")
    vocabulary = load_weights().vocabulary
    model = tokenizers.models.WordPiece(
        {piece: at for at, piece in enumerate(vocabulary)}, unk_token="[UNK]", max_input_chars_per_word=100
    )
    reference = tokenizers.Tokenizer(model)
    reference.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    reference.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    pieces = WordPiece(vocabulary)
    words = [TEXT[start:end] for start, end in split_words(TEXT)]
    assert [list(pieces.pieces(word)) for word in words] == [reference.encode(word).ids for word in words]
