"""The linear chain over BIO labels: how probable each label and each span is, and the spans worth having.

In: `scores: float32[batch, words, labels]` padded at the end, `lengths: int64[batch]` falling (the
longest row first), all at least 1.  Out: `labels: float64[batch, words, labels]`, whose rows sum to 1
where there is a word and are 0 after, and `stays` of the same shape: of a word with label B- or I-,
how probable it is that the next word goes on with the same span.  Labels are O, then B- and I- of each
role; what BIO forbids has probability 0.

The spans are not those of the best path but those that are right most often: a path may be the best
one with an end that few other paths share.  A span is worth EXACT of the probability that it is exactly
so and the rest of that of its words; the spans chosen do not overlap and gain most together, each its
worth less PRICE.  Where nothing was chosen, a whole attribution may stand at a lower price.  Against the
best path on PolNeAR dev (exact spans, source / cue / content, November 2026): 83.3 / 77.3 / 72.4 for
83.0 / 76.3 / 71.0; both halves of the articles gain alike.

Rows are in falling order so that each step works on a plain prefix of the batch, without masks.
Sources: Lafferty et al. 2001; scaling as in Rabiner 1989, section V; choosing by expected gain as in
Goodman 1996, "Parsing algorithms and metrics".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.cover import Cover

IMPOSSIBLE = -1e4
INSIDE = slice(2, None, 2)  # the I- labels
BEGIN = slice(1, None, 2)
EXACT = 0.7
"""How much of a span's worth is the probability that it is exactly so; the rest is that of its words."""
PRICE = 0.45
"""What a span must be worth: at 0.5 more are found and fewer right, at 0.6 the other way round."""
LOW_PRICE = 0.3
"""What is enough for a source, a cue and content that stand together where nothing else was found."""
SPARE_PRICE = 0.35
"""What a spare span must be worth, of use only where the linker finds that it completes an attribution."""
TOGETHER = 3  # words between them at most
_LEAST = 0.02  # of the exact probability
Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


class Chances(NamedTuple):
    """The probabilities of the labels, and of going on with a span: float64[batch, words, labels] each."""

    labels: Floats
    stays: Floats


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

    def chances(self, scores: Floats, lengths: Ints) -> Chances:
        """The probability of each label of each word, and that the span of each word goes on."""
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
        labels, stays = np.zeros((batch, words, count)), np.zeros((batch, words, count))
        begun, inside = steps[BEGIN, INSIDE].diagonal(), steps[INSIDE, INSIDE].diagonal()
        for at in range(words - 1, -1, -1):
            rows = active[at]
            onward = active[at + 1] if at + 1 < words else 0
            if onward:
                next_word = behind[:onward] * weight[:onward, at + 1]
                total = next_word @ steps.T
                stays[:onward, at, BEGIN] = begun * next_word[:, INSIDE] / total[:, BEGIN]
                stays[:onward, at, INSIDE] = inside * next_word[:, INSIDE] / total[:, INSIDE]
                behind[:onward] = _shares(total)
            labels[:rows, at] = _shares(ahead[at, :rows] * behind[:rows])
        return Chances(labels, stays)


def _active(lengths: Ints, words: int) -> list[int]:
    """How many rows reach each word."""
    return list(map(int, np.searchsorted(-lengths, -np.arange(words), side="left")))


def _shares(values: Floats) -> Floats:
    """The values over the sum of their row; in place, and without the detours of `sum`, which took most time."""
    values /= np.add.reduce(values, axis=1, keepdims=True)
    return values


class LabelledSpan(NamedTuple):
    """Words `start` up to `end` of a row have role number `role`; mean and least probability of that role.

    `spare` when it is not worth its price by itself.
    """

    role: int
    start: int
    end: int
    score: float
    least: float
    spare: bool = False


class _Likely(NamedTuple):
    end: int
    start: int
    role: int
    worth: float


def spans_of(labels: Floats, stays: Floats, length: int) -> list[LabelledSpan]:
    """The spans of one row that gain most together, and the spare ones between them, in order."""
    begins = labels[:length, BEGIN]
    roles, starts = (begins.T > _LEAST).nonzero()
    if not len(starts):
        return []
    has_role = begins + labels[:length, INSIDE]
    sums = [[0.0, *own] for own in np.cumsum(has_role, axis=0).T.tolist()]
    shares, inside = has_role.T.tolist(), stays[:length, INSIDE].T.tolist()
    chances = zip(begins[starts, roles].tolist(), stays[starts, 2 * roles + 1].tolist(), strict=True)
    likely: list[_Likely] = []
    for role, start, chance in zip(roles.tolist(), starts.tolist(), chances, strict=True):
        likely += _likely(role, start, chance, inside[role], sums[role])
    likely.sort()
    chosen = _chosen(likely, PRICE)
    kept = [*chosen, *_whole(_apart(likely, chosen), roles=has_role.shape[1])]
    spare = _chosen(_apart(likely, kept), SPARE_PRICE)
    out: list[LabelledSpan] = []
    for one, is_spare in sorted(
        [*((one, False) for one in kept), *((one, True) for one in spare)], key=lambda pair: pair[0].start
    ):
        extent = one.role, one.start, one.end
        mean = float(np.add.reduce(has_role[one.start : one.end, one.role])) / (one.end - one.start)
        out.append(LabelledSpan(*extent, mean, min(shares[one.role][one.start : one.end]), is_spare))
    return out


def _apart(likely: list[_Likely], chosen: list[_Likely]) -> list[_Likely]:
    """Those that overlap none of the chosen."""
    taken = Cover((one.start, one.end) for one in chosen)
    return [one for one in likely if not taken.meets(one.start, one.end)]


def _whole(likely: list[_Likely], roles: int) -> list[_Likely]:
    """Of what gains most at the low price, what stands together with each of the roles."""
    groups: list[list[_Likely]] = []
    for one in _chosen(likely, LOW_PRICE):
        if groups and one.start - groups[-1][-1].end <= TOGETHER:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [one for group in groups if len({one.role for one in group}) == roles for one in group]


def _likely(
    role: int, start: int, chance: tuple[float, float], inside: list[float], so_far: list[float]
) -> Iterator[_Likely]:
    """The spans of a role that begin with a word and are worth the low price.

    Args:
        role: its number.
        start: the word's.
        chance: how probable it is that the word begins a span of the role, and that such a span goes on behind it.
        inside: how probable it is that a span that has begun before goes on behind each word.
        so_far: how probable the role is of the words before each word, together; and of all words.
    """
    reaches, stay = chance
    end = start + 1
    while reaches > _LEAST:
        exact = reaches * (1 - stay)
        if exact > _LEAST:
            worth = EXACT * exact + (1 - EXACT) * (so_far[end] - so_far[start]) / (end - start)
            if worth > LOW_PRICE:
                yield _Likely(end, start, role, worth)
        reaches *= stay
        if end == len(inside):
            break
        stay = inside[end]
        end += 1


def _chosen(likely: list[_Likely], price: float) -> list[_Likely]:
    """Those that do not overlap and gain most together, in order; `likely` comes by its ends."""
    best: list[tuple[float, int, int]] = [(0.0, -1, 0)]  # the gain so far, the span taken, the row before it
    ends = [0]
    for at, one in enumerate(likely):
        if one.worth <= price:
            continue
        before = bisect_right(ends, one.start) - 1
        gain = best[before][0] + one.worth - price
        if gain > best[-1][0]:
            if ends[-1] == one.end:
                best[-1] = gain, at, before
            else:
                best.append((gain, at, before))
                ends.append(one.end)
    out, row = [], len(best) - 1
    while row:
        _, at, row = best[row]
        out.append(likely[at])
    return out[::-1]
