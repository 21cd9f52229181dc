"""How alike two short texts are, by their words and the pieces of their words; it proposes and never decides.

`overlap` compares two texts. `Likeness` ranks many texts for one: words weighed by how rare they are (BM25), and
pieces of four letters weighed in the same way, so that endings, compounds and misspelt names meet. Of claims of a
few words the pieces find more than the words, and both together more than either (`benchmarks/linking.py`).

Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.link.words.rarity import says
from onrecord.link.words.terms import stem, stems, stop_words, tokens

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_PIECE = 4
_SATURATION, _LENGTH = 1.2, 0.6  # the two parameters of BM25
_PIECES, _PAIRS, _AT_LARGE = 2.0, 0.4, 0.5
"""How much a word's pieces count together, and a pair of words, beside a word; how much of a word's weight is how
rare it is in the news at large, which few texts cannot tell.

Set on every second pair of Emergent and every fourth query of CheckThat 2020, development (November 2026).
"""
_KINDS = {"#": _PIECES / _PIECE, "&": _PAIRS}


def overlap(one: str, other: str) -> float:
    """The share of the content words of two texts that both have, by the larger of the two; 0 without words."""
    mine, theirs = stems(one), stems(other)
    longest = max(len(mine), len(theirs))
    return len(mine & theirs) / longest if longest else 0.0


class Likeness:
    """Texts that can be ranked by how alike they are to another; built once, linear in their length."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rows: dict[str, list[tuple[int, float]]] = {}
        counts = [Counter(_features(text)) for text in texts]
        sizes = [sum(bag.values()) for bag in counts]
        mean = sum(sizes) / max(1, len(sizes)) or 1.0
        for at, (bag, size) in enumerate(zip(counts, sizes, strict=True)):
            norm = _SATURATION * (1 - _LENGTH + _LENGTH * size / mean)
            for feature, count in bag.items():
                self._rows.setdefault(feature, []).append((at, count * (_SATURATION + 1) / (count + norm)))
        self._texts = len(counts)

    def rank(self, text: str, *, most: int = 5) -> list[tuple[int, float]]:
        """The places of the texts that are most alike, with their scores, the best first."""
        scores: dict[int, float] = {}
        for feature in dict.fromkeys(_features(text)):
            rows = self._rows.get(feature, ())
            weight = self._weight(feature, len(rows))
            for at, value in rows:
                scores[at] = scores.get(at, 0.0) + weight * value
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]

    def _weight(self, feature: str, having: int) -> float:
        """What a feature counts: how rare it is among the texts and, for a word, in the news at large."""
        rare = math.log(1 + (self._texts - having + 0.5) / (having + 0.5))
        if feature[0] in _KINDS:
            return _KINDS[feature[0]] * rare
        return (1 - _AT_LARGE) * rare + _AT_LARGE * says(feature)


def _features(text: str) -> Iterator[str]:
    """The stems of the content words, pairs of them that stand together, and the pieces of the words."""
    last = ""
    for word in tokens(_ADDRESS.sub(" ", text)):
        if word in stop_words():
            continue
        key = stem(word)
        yield key
        if last:
            yield f"&{last} {key}"
        last = key
        padded = f"_{word}_"
        for at in range(max(1, len(padded) - _PIECE + 1)):
            yield f"#{padded[at : at + _PIECE]}"
