"""What the words of a line of plain text say of its role: features of the line classifier.

Each word has a weight for each kind of line, as a word anywhere in the line, as its first and as its last. The sum
is a guess from words alone: "Photo" begins credits, "recommends" stands in teasers. `training/lines` learns the
weights from labelled lines and, for English words that those lack, from the tagger's word table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError
from onrecord.read.classifier.columns import Array
from onrecord.read.lines import Line

KINDS = ("other", "body", "subhead", "title", "caption", "credit", "author")
"""What the classifier of kinds tells apart, and the weights of words, in this order."""

_TOLD = [KINDS.index(kind) for kind in KINDS if kind != "credit"]
WORDING = [f"wording_{KINDS[at]}" for at in _TOLD]
PLACES = ("any", "first", "last")

_WORD = re.compile(r"\w+")
_DIGIT = re.compile("[1-9]")
_CHARACTERS = 400
_WORDS = 60  # how much of a line is looked at
_KEPT = 500  # lines whose words are remembered: both looks at a page ask for them

_NO_WORDS = ("\n",)  # for a line without words: what stands on a line of the file of weights is no line's end

_LEAST = np.float32(np.log(1e-4))


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of words.

    Attributes:
        place: the row of each word.
        rows: float32[n_words + 1, len(PLACES), len(KINDS)]; the last row, of zeros, is for words without weights.
        base: float32[len(KINDS)], what a line without words has.
    """

    place: dict[str, int]
    rows: Array
    base: Array

    def shares(self, texts: Sequence[str]) -> Array:
        """The logarithm of the share of each kind: float32[n_texts, len(KINDS)]."""
        words = [words_in(text) or _NO_WORDS for text in texts]
        counts = np.array(list(map(len, words)))
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        none = repeat(len(self.place))
        flat = np.array(list(map(self.place.get, chain.from_iterable(words), none)), dtype=np.intp)
        total = np.add.reduceat(self.rows[flat, 0], starts, axis=0) / np.sqrt(counts)[:, None]
        total += self.rows[flat[starts], 1] + self.rows[flat[starts + counts - 1], 2] + self.base
        total -= total.max(axis=1, keepdims=True)
        logs = total - np.log(np.exp(total).sum(axis=1, keepdims=True))
        return np.asarray(np.maximum(logs, _LEAST), dtype=np.float32)


@lru_cache(maxsize=_KEPT)
def words_in(text: str) -> tuple[str, ...]:
    """The first words of a line, lower case, every digit made 0."""
    return tuple(_WORD.findall(_DIGIT.sub("0", text[:_CHARACTERS].lower()))[:_WORDS])


def wording_columns(lines: Sequence[Line], weights: Weights) -> Array:
    """What the words of each line say: float32[n_lines, len(WORDING)]."""
    return weights.shares([line.text for line in lines])[:, _TOLD]


@cache
def load_weights() -> Weights:
    """The shipped weights.

    Raises:
        WeightsError: the file is missing or broken.
    """
    path = files("onrecord") / "read" / "classifier" / "lines_text_words.npz"
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return unpacked(arrays["words"], arrays["weights"], arrays["scale"], arrays["base"])
    except (OSError, KeyError, ValueError) as error:
        raise WeightsError(
            f"The weights of words {path} cannot be read: {error}. Install Onrecord again."
        ) from error


def unpacked(words: NDArray[np.uint8], weights: NDArray[np.int8], scale: Array, base: Array) -> Weights:
    """The weights as they are used, from those of the file: words as UTF-8 lines, weights as parts of `scale`."""
    names = words.tobytes().decode("utf-8").split("\n")
    rows = np.zeros((len(names) + 1, len(PLACES), len(KINDS)), dtype=np.float32)
    rows[:-1] = weights.reshape(len(names), len(PLACES), len(KINDS)) * scale
    return Weights({name: at for at, name in enumerate(names)}, rows, base.astype(np.float32))
