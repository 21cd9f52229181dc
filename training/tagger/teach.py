"""What a teacher says of every word, kept on disk for its pupil.

Each labelled article is cut into windows in CUTS ways, others in one; for each the teachers' probabilities of the labels of its words are
stored, averaged over the teachers. The pupil reads the same windows, so the teachers run once and not every epoch; they run as
exported, in int8.
Articles without labels are taught as well: the pupil sees more kinds of news than anybody has annotated.

Source: Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network".
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.attribute.tagger import Tagger
from onrecord.attribute.tokenizer import WordPiece

from .data import LABELS, Example, examples, read_articles

CUTS = 2


def ways(article: dict[str, Any]) -> int:
    """In how many ways the article is cut."""
    return CUTS if "attributions" in article else 1


def untold(paths: Sequence[Path], count: int) -> list[dict[str, Any]]:
    """`count` of the articles without labels, evenly spaced."""
    articles = [article for path in paths for article in read_articles(path)]
    return articles[:: max(1, len(articles) // max(1, count))][:count]


def cut(article: dict[str, Any], number: int, pieces: WordPiece, limit: int) -> list[Example]:
    """The windows of an article, cut in way `number` (0 up to CUTS)."""
    first = random.Random(f"{article['id']}-{number}").randint(1, limit) if number else None
    return examples(article, pieces, limit=limit, first_limit=first)


class Taught:
    """The stored probabilities; `words.npy` holds them in a row, `starts.npy` where each article's cut begins."""

    def __init__(self, folder: Path) -> None:
        self._words = np.load(folder / "words.npy", mmap_mode="r")
        self._starts = np.load(folder / "starts.npy")

    def rows(self, number: int, article: dict[str, Any], way: int, pieces: WordPiece, limit: int) -> list[Example]:
        """The windows of article `number`, each with what the teacher says."""
        at = int(self._starts[number, way])
        out = cut(article, way, pieces, limit)
        for row in out:
            row.taught = self._words[at : at + len(row.window.words)]
            at += len(row.window.words)
        return out


def teach(
    teachers: Sequence[Tagger], articles: Sequence[dict[str, Any]], pieces: WordPiece, limit: int, folder: Path
) -> None:
    """Write what the teachers say of the articles, on average."""
    starts = np.zeros((len(articles), CUTS), np.int64)
    parts: list[np.ndarray] = []
    size = 0
    for number, article in enumerate(articles):
        for way in range(ways(article)):
            starts[number, way] = size
            windows = [row.window for row in cut(article, way, pieces, limit)]
            for said in zip(*(teacher.probabilities(windows) for teacher in teachers), strict=True):
                parts.append(np.mean(said, axis=0).astype(np.float16))
                size += len(parts[-1])
        if number % 100 == 0:
            print(f"taught {number} of {len(articles)} articles", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "words.npy", np.concatenate(parts) if parts else np.zeros((0, len(LABELS)), np.float16))
    np.save(folder / "starts.npy", starts)
