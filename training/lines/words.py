"""Fits the weights of words: what each word says of the kind of a line of plain text.

A logistic regression over the words of the lines and over the vectors that the tagger's word table gives them. As the
vectors come in linearly, both become one weight a word and kind, so that English words which no line has are weighted
too. The table is the tagger's input; it was left as it was when the tagger was trained.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from onrecord.attribute.tagging.onnx_tensors import read_tensors
from onrecord.read.classifier.wording import KINDS, PLACES, Weights, unpacked, words_in
from training.lines.data import Labelled

_LEAST_PAGES = 3
"""A word that fewer publishers print has no weight of its own."""

_LONG = 3
_WIDTH = 48
_STRENGTH = 3.0
_ROUNDS = 50
_EDGE = 0.7
"""The first and the last word count so much beside the sum of all."""

_LEAST_WEIGHT = 0.15
"""Words of the table that no line has and whose largest weight is below are left out of the file."""


class Packed(NamedTuple):
    """The weights in the form of the file."""

    words: np.ndarray
    weights: np.ndarray
    scale: np.ndarray
    base: np.ndarray

    def unpacked(self) -> Weights:
        return unpacked(*self)


def fit_words(pages: Sequence[Labelled]) -> Packed:
    """The weights that the whole pages' lines teach."""
    pages = [page for page in pages if page.variant == "whole"]
    vectors = _vectors()
    place = {word: at for at, word in enumerate(_common_words(pages))}
    rows = _matrix((line.text for page in pages for line in page.lines), place)
    texts = [words_in(line.text) for page in pages for line in page.lines]
    dense = np.array([_mean_vector(words, vectors) for words in texts], dtype=np.float32)
    y = np.concatenate([page.told for page in pages])
    weight = np.concatenate([page.weight * np.where(page.told == 0, 0.5, 1.0) for page in pages])
    own, general, base = _regression(rows, dense, y, weight)
    return _packed(place, own, general, base, vectors)


def _common_words(pages: Sequence[Labelled]) -> list[str]:
    """The words that enough publishers print, in alphabetical order."""
    publishers = Counter(word for words in _by_publisher(pages).values() for word in words)
    return sorted(word for word, count in publishers.items() if count >= _LEAST_PAGES)


def _by_publisher(pages: Sequence[Labelled]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for page in pages:
        words = out.setdefault(page.dom, set())
        for line in page.lines:
            words.update(words_in(line.text))
    return out


def _matrix(texts: Iterable[str], place: dict[str, int]) -> csr_matrix:
    """One row a line: its words anywhere, its first word, its last."""
    at: list[int] = []
    value: list[float] = []
    ends = [0]
    size = len(place)
    for text in texts:
        words = words_in(text)
        found = [place[word] for word in words if word in place]
        at += found
        value += [max(1, len(words)) ** -0.5] * len(found)
        for shift, word in ((size, words[:1]), (2 * size, words[-1:])):
            if word and word[0] in place:
                at.append(shift + place[word[0]])
                value.append(_EDGE)
        ends.append(len(at))
    rows = csr_matrix((np.array(value, np.float32), at, ends), shape=(len(ends) - 1, len(PLACES) * size))
    rows.sum_duplicates()
    return rows


def _mean_vector(words: Sequence[str], vectors: dict[str, np.ndarray]) -> np.ndarray:
    known = [vectors[word] for word in words if word in vectors]
    return np.sum(known, axis=0) * len(words) ** -0.5 if known else np.zeros(len(next(iter(vectors.values()))))


def _vectors() -> dict[str, np.ndarray]:
    """The vectors of whole words of the tagger's table, in the directions in which they differ most."""
    folder = files("onrecord") / "weights" / "en-1"
    tensors = read_tensors((folder / "model.onnx").read_bytes())
    table = tensors["words.int8"].astype(np.float32) * tensors["words.scale"].astype(np.float32).reshape(-1, 1)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-6
    table -= table.mean(axis=0)
    table = table @ np.linalg.eigh(table.T @ table)[1][:, -_WIDTH:]
    names = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return {word: table[at] for at, word in enumerate(names) if len(word) >= _LONG and word.isalpha()}


def _regression(
    rows: csr_matrix, dense: np.ndarray, y: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Multinomial logistic regression with a quadratic penalty: weights of the columns of both, and the constants."""
    kinds, sparse, wide = len(KINDS), rows.shape[1], dense.shape[1]
    truth = np.eye(kinds)[y] * weight[:, None]
    turned = rows.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        table = flat.reshape(sparse + wide + 1, kinds)
        scores = rows @ table[:sparse] + dense @ table[sparse:-1] + table[-1]
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        error = np.exp(logs) * weight[:, None] - truth
        slope = np.vstack([turned @ error, dense.T @ error, error.sum(axis=0)])
        slope[:-1] += table[:-1] / _STRENGTH
        return -(truth * logs).sum() + (table[:-1] ** 2).sum() / (2 * _STRENGTH), slope.ravel()

    start = np.zeros((sparse + wide + 1) * kinds)
    table = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x.reshape(-1, kinds)
    return table[:sparse], table[sparse:-1], table[-1]


def _packed(
    place: dict[str, int], own: np.ndarray, general: np.ndarray, base: np.ndarray, vectors: dict[str, np.ndarray]
) -> Packed:
    """One int8 weight a word, place and kind: what was learned of the word and what its vector says."""
    size = len(place)
    told = {word: vectors[word] @ general for word in vectors}
    further = [word for word in sorted(told) if word not in place and np.ptp(told[word]) > _LEAST_WEIGHT]
    table = np.zeros((size + len(further), len(PLACES), len(KINDS)), dtype=np.float32)
    for number in range(len(PLACES)):
        table[:size, number] = own[number * size : (number + 1) * size] * (1.0 if number == 0 else _EDGE)
    for word, at in [*place.items(), *zip(further, range(size, len(table)), strict=True)]:
        if word in told:
            table[at, 0] += told[word]
    scale = np.abs(table).max(axis=(0, 2), keepdims=True)[0] / 127
    names = "\n".join([*place, *further]).encode("utf-8")
    weights = np.rint(table / scale).astype(np.int8).reshape(len(table), -1)
    return Packed(np.frombuffer(names, np.uint8), weights, scale.astype(np.float32), base.astype(np.float32))


def write_words(packed: Packed, folder: Path) -> None:
    np.savez_compressed(folder / "lines_text_words.npz", **packed._asdict())
