"""Word features: case and place to quotation marks; windows of paragraphs."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.attribute.tagging.features import FEATURE_COUNT, FEATURE_NAMES, word_features
from onrecord.attribute.tagging.windows import make_windows
from onrecord.wordpiece import WordPiece, split_words

PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz", ".", "##a"])


def names(text):
    return [FEATURE_NAMES[number] for number in word_features(text, 0, len(text), split_words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the", ["lower, outside"], id="lower"),
        pytest.param("Marten", ["capitalised, outside"], id="capitalised"),
        pytest.param("I", ["capitalised, outside"], id="one capital"),
        pytest.param("NATO", ["capitals, outside"], id="capitals"),
        pytest.param("47", ["other, outside"], id="digits"),
        pytest.param("“a”", ["other, opening mark", "lower, inside", "other, closing mark"], id="a quotation"),
        pytest.param("“a b", ["other, opening mark", "lower, inside", "lower, inside"], id="runs on"),
        pytest.param("it's", ["lower, outside", "other, outside", "lower, outside"], id="apostrophe"),
    ],
)
def test_features_of_words(text, expected):
    assert names(text) == expected


@given(st.text(alphabet="aB1 .“”\"'‘’«»", max_size=50))
def test_there_is_one_feature_a_word(text):
    words = split_words(text)
    features = word_features(text, 0, len(text), words)
    assert len(features) == len(words)
    assert all(0 <= feature < FEATURE_COUNT for feature in features)


@given(st.text(alphabet="abZ .\n", max_size=300), st.integers(6, 20))
@example("a" * 50, 6)
@example("b. " + "a" * 50 + " b", 6)
def test_every_word_is_in_exactly_one_window_of_at_most_the_limit(text, limit):
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    windows = make_windows(text, paragraphs, PIECES, limit=limit)
    assert [word for window in windows for word in window.words] == list(split_words(text))
    for window in windows:
        assert len(window) <= limit
        assert len(window.ids) == len(window.features)
        assert len(window.first) == len(window.words)
        assert window.ids[0] == PIECES.begin
        assert window.ids[-1] == PIECES.separate


def test_a_long_paragraph_is_cut_after_a_sentence():
    text = "a b c. d e f. g h i."
    windows = make_windows(text, [(0, len(text))], PIECES, limit=12)
    assert [text[w.words[0][0] : w.words[-1][1]] for w in windows] == ["a b c. d e f.", "g h i."]
