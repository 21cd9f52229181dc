"""The linear chain over BIO labels: best labels and marginal probabilities, a batch at a time.

In: `scores: float32[batch, words, labels]` padded at the end, `lengths: int64[batch]` falling (the
longest row first), all at least 1.  Out: `labels: int64[batch, words]` and
`marginals: float64[batch, words, labels]`, whose rows sum to 1 where there is a word and are 0 after.
Labels are O, then B- and I- of each role; what BIO forbids is never chosen and has probability 0.

Rows are in falling order so that each step works on a plain prefix of the batch, without masks.
Source: Lafferty et al. 2001; scaling as in Rabiner 1989, section V.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

IMPOSSIBLE = -1e4
INSIDE = slice(2, None, 2)  # the I- labels
Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Chain:
    """Scores of the first label, of each step (from, to) and of the last label; forbidden ones blocked."""

    first: Floats
    steps: Floats
    last: Floats

    @classmethod
    def of(cls, first: list[float], steps: list[list[float]], last: list[float]) -> Chain:
        """The chain with everything that BIO forbids blocked."""
        start, between = np.array(first, np.float32), np.array(steps, np.float32)
        inside = np.arange(2, len(start), 2)
        start[inside] = IMPOSSIBLE
        for label in inside:
            kept = between[[label - 1, label], label].copy()
            between[:, label] = IMPOSSIBLE
            between[[label - 1, label], label] = kept
        return cls(start, between, np.array(last, np.float32))

    def best(self, scores: Floats, lengths: Ints) -> Ints:
        """The labels of the best path of each row (Viterbi); 0 after the row's end."""
        batch, words, count = scores.shape
        active = _active(lengths, words)
        back = np.zeros((words, batch, count), np.int64)
        score = (self.first + scores[:, 0]).astype(np.float32)
        into = np.ascontiguousarray(self.steps.T)  # [to, from]: the maximum runs over contiguous memory
        for at in range(1, words):
            rows = active[at]
            ahead = score[:rows, None, :] + into
            where = ahead.argmax(axis=2)
            back[at, :rows] = where
            score[:rows] = np.take_along_axis(ahead, where[:, :, None], axis=2)[:, :, 0] + scores[:rows, at]
        return _trace(back, (score + self.last).argmax(axis=1), active)

    def marginals(self, scores: Floats, lengths: Ints) -> Floats:
        """The probability of each label of each word."""
        batch, words, count = scores.shape
        active = _active(lengths, words)
        weight = np.exp((scores - scores.max(axis=2, keepdims=True)).astype(np.float64))
        steps = np.exp(self.steps.astype(np.float64))
        ahead = np.zeros((words, batch, count))
        ahead[0] = _shares(np.exp(self.first.astype(np.float64)) * weight[:, 0])
        for at in range(1, words):
            rows = active[at]
            ahead[at, :rows] = _shares((ahead[at - 1, :rows] @ steps) * weight[:rows, at])
        behind = np.exp(np.broadcast_to(self.last.astype(np.float64), (batch, count))).copy()
        out = np.zeros((batch, words, count))
        for at in range(words - 1, -1, -1):
            rows = active[at]
            onward = active[at + 1] if at + 1 < words else 0
            if onward:
                behind[:onward] = _shares((behind[:onward] * weight[:onward, at + 1]) @ steps.T)
            out[:rows, at] = _shares(ahead[at, :rows] * behind[:rows])
        return out


def _active(lengths: Ints, words: int) -> list[int]:
    """How many rows reach each word."""
    return [int(np.searchsorted(-lengths, -at, side="left")) for at in range(words)]


def _shares(values: Floats) -> Floats:
    return np.asarray(values / values.sum(axis=1, keepdims=True))


def _trace(back: Ints, final: Ints, active: list[int]) -> Ints:
    words, batch, _ = back.shape
    out = np.zeros((batch, words), np.int64)
    label = final
    rows_of = np.arange(batch)
    for at in range(words - 1, -1, -1):
        rows = active[at]
        if at + 1 < words and active[at + 1]:
            onward = active[at + 1]
            label[:onward] = back[at + 1, rows_of[:onward], label[:onward]]
        out[:rows, at] = label[:rows]
    return out


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """Words `start` up to `end` of a row have role number `role`; mean and least marginal of that role."""

    role: int
    start: int
    end: int
    score: float
    least: float


def spans_of(labels: Ints, marginals: Floats, length: int) -> list[LabelledSpan]:
    """The spans of one row: a B- label and the I- labels after it."""
    out: list[LabelledSpan] = []
    row = labels[:length].tolist()
    at = 0
    while at < length:
        label = row[at]
        if label == 0:
            at += 1
            continue
        end = at + 1
        while end < length and row[end] == label + 1:
            end += 1
        share = marginals[at:end, label] + marginals[at:end, label + 1]
        out.append(LabelledSpan((label - 1) // 2, at, end, float(share.mean()), float(share.min())))
        at = end
    return out
