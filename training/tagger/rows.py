"""Articles as tensors: every window is a row, and all rows of a run lie on its device.

An article is cut into windows in several ways; whatever the cut, the same words come in the same order, so that
what is known of a word (its label, what a teacher says) is found by the word's number among all words.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.wordpiece import WordPiece

from .data import Example, examples

ROUND = 8  # rows are padded to a multiple of it, which attention on a GPU asks for
LENGTHS = (24, 40, 56, 80, 104, 128, 144, 160, 240, 320)  # pieces: the shapes of training


@dataclass(frozen=True)
class Cut:
    """In how many ways articles are cut, into windows of at most so many pieces of a vocabulary."""

    vocabulary: list[str]
    limit: int
    ways: int = 1
    ways_untold: int = 1  # of articles without labels

    def ways_of(self, article: dict[str, Any]) -> int:
        return self.ways if "attributions" in article else self.ways_untold


@dataclass(frozen=True)
class Rows:
    """Windows, each a row; what has one value a row lies in NumPy, so that no device is waited for.

    `ids` and `features`: [rows, pieces]; `first`, the place of each word's first piece, and `labels`: [rows, words];
    `sizes` and `words`: how many pieces and words a row has; `begin`: the number of its first word among all words;
    `article` and `way`: whose it is, and of which cut; `told`: whether somebody has labelled it.
    """

    ids: Tensor
    features: Tensor
    first: Tensor
    labels: Tensor
    sizes: np.ndarray
    words: np.ndarray
    begin: np.ndarray
    article: np.ndarray
    way: np.ndarray
    told: np.ndarray

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def word_count(self) -> int:
        """How many words all articles have, each counted once."""
        return int((self.begin + self.words).max())

    def to(self, device: str) -> Rows:
        moved = {name: getattr(self, name).to(device) for name in ("ids", "features", "first", "labels")}
        return Rows(**{**vars(self), **moved})

    def of(self, chosen: np.ndarray) -> Rows:
        """The rows numbered, or marked."""
        at = np.flatnonzero(chosen) if chosen.dtype == bool else chosen
        place = torch.from_numpy(at).to(self.ids.device)
        return Rows(
            **{name: value[place] if isinstance(value, Tensor) else value[at] for name, value in vars(self).items()}
        )


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    labels: Tensor
    real: Tensor  # bool[batch, words]: true for a word, false for padding
    told: Tensor  # float[batch]: 1 where somebody has labelled the row
    weight: Tensor  # float[batch]: 0 where the row only fills a place
    numbers: Tensor  # long[batch, words]: of each word among all words; 0 in padding


def batch_of(rows: Rows, chosen: np.ndarray) -> Batch:
    """The rows numbered, no longer than the longest of them needs."""
    size = min(rows.ids.shape[1], -(-int(rows.sizes[chosen].max()) // ROUND) * ROUND)
    at = torch.from_numpy(chosen).to(rows.ids.device)
    return cut_batch(rows, Facts.of(rows), at, size, int(rows.words[chosen].max()))


@dataclass(frozen=True)
class Facts:
    """What has one value a row, on the rows' device."""

    sizes: Tensor
    words: Tensor
    begin: Tensor
    told: Tensor

    @classmethod
    def of(cls, rows: Rows) -> Facts:
        return cls(
            *(torch.from_numpy(one).to(rows.ids.device) for one in (rows.sizes, rows.words, rows.begin, rows.told))
        )


def cut_batch(
    rows: Rows, facts: Facts, at: Tensor, size: int, count: int | None = None, weight: Tensor | None = None
) -> Batch:
    """The rows at the places named, cut or padded to so many pieces and words."""
    count = min(size, rows.first.shape[1]) if count is None else count
    device = rows.ids.device
    pieces, words = torch.arange(size, device=device)[None], torch.arange(count, device=device)[None]
    real = words < facts.words[at][:, None]
    weight = torch.ones(len(at), device=device) if weight is None else weight
    return Batch(
        rows.ids[at, :size].long(),
        rows.features[at, :size].long(),
        (pieces < facts.sizes[at][:, None]).float(),
        rows.first[at, :count].long(),
        rows.labels[at, :count].long(),
        real,
        facts.told[at].float() * weight,
        weight,
        (facts.begin[at][:, None] + words) * real,
    )


def shaped(rows: Rows, chosen: np.ndarray, tokens: int, rng: random.Random) -> list[tuple[int, np.ndarray]]:
    """The rows numbered as batches of few shapes, in random order: (pieces a row, numbers of at most so many rows)."""
    order = chosen.tolist()
    rng.shuffle(order)
    by_length: dict[int, list[int]] = {}
    for row in order:
        length = next(one for one in LENGTHS if one >= rows.sizes[row])
        by_length.setdefault(length, []).append(row)
    made = []
    for length, own in sorted(by_length.items()):
        places = tokens // length
        made += [(length, np.array(own[at : at + places], np.int64)) for at in range(0, len(own), places)]
    rng.shuffle(made)
    return made


def filled(chosen: np.ndarray, places: int) -> tuple[Tensor, Tensor]:
    """So many places, those behind the rows chosen filled with the first of them: their numbers and weights."""
    at = np.full(places, chosen[0], np.int64)
    weights = np.zeros(places, np.float32)
    at[: len(chosen)] = chosen
    weights[: len(chosen)] = 1.0
    return torch.from_numpy(at), torch.from_numpy(weights)


def batches(rows: Rows, chosen: np.ndarray, tokens: int, rng: random.Random) -> list[np.ndarray]:
    """Rows of like length together, `tokens` pieces a batch, padding included; the batches in random order."""
    keyed = sorted(chosen.tolist(), key=lambda row: rows.sizes[row] + rng.random() * 8)
    out: list[list[int]] = [[]]
    for row in keyed:  # the longest of a batch comes last
        if (len(out[-1]) + 1) * rows.sizes[row] > tokens and out[-1]:
            out.append([])
        out[-1].append(row)
    made = [np.array(one, np.int64) for one in out if one]
    rng.shuffle(made)
    return made


def make_rows(articles: Sequence[dict[str, Any]], cut: Cut, processes: int | None = None) -> Rows:
    """The rows of the articles, cut in every way; the processes share the work."""
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(cut,)) as pool:
        made = list(pool.map(_windows, articles, chunksize=16))
    return _packed(made, cut)


_CUT: tuple[Cut, WordPiece]


def _begin(cut: Cut) -> None:
    global _CUT  # noqa: PLW0603 - of a worker process
    _CUT = cut, WordPiece(cut.vocabulary)


def _windows(article: dict[str, Any]) -> list[list[Example]]:
    """The windows of an article in each way; the first way is that of the product."""
    cut, pieces = _CUT
    out = []
    for way in range(cut.ways_of(article)):
        head = random.Random(f"{article['id']}-{way}").randint(1, cut.limit) if way else None
        out.append(examples(article, pieces, limit=cut.limit, first_limit=head))
    return out


def _packed(made: list[list[list[Example]]], cut: Cut) -> Rows:
    flat: list[Example] = []
    known: list[tuple[int, int, int, bool]] = []  # begin, article, way, told
    offset = 0
    for number, cuts in enumerate(made):
        at = offset
        for way, rows in enumerate(cuts):
            at = offset
            for row in rows:
                known.append((at, number, way, bool(row.labels)))
                at += len(row.window.words)
            flat += rows
        offset = at
    begin, article, way_of, told = (np.array(column) for column in zip(*known, strict=True))
    words = max(len(row.window.words) for row in flat)
    return Rows(
        ids=_padded((row.window.ids for row in flat), np.int32, cut.limit),
        features=_padded((row.window.features for row in flat), np.uint8, cut.limit),
        first=_padded((row.window.first for row in flat), np.int16, words),
        labels=_padded((row.labels for row in flat), np.uint8, words),
        sizes=np.array([len(row.window) for row in flat]),
        words=np.array([len(row.window.words) for row in flat]),
        begin=begin,
        article=article,
        way=way_of,
        told=told,
    )


def _padded(lists: Iterable[Sequence[int]], kind: type, width: int) -> Tensor:
    kept = [np.array(one, kind) for one in lists]
    out = np.zeros((len(kept), width), kind)
    for at, one in enumerate(kept):
        out[at, : len(one)] = one
    return torch.from_numpy(out)
