"""How near words are in meaning: "batons" to "clubs", by small vectors of the words that news writes most.

The vectors are a sentence encoder's, made short: `training.meaning` makes them and says from what. A word that has
none, such as a name, is near nothing but itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from onrecord.link.terms import root


def nearest(words: Sequence[str], others: Sequence[str]) -> list[tuple[float | None, str]]:
    """For each word the nearest of others, by the cosine of their vectors, 1 for one of the same root.

    It is None, with "", where no vector tells.
    """
    import numpy as np

    roots = {root(other): other for other in others}
    placed = [other for other in dict.fromkeys(others) if other in _places()]
    rows = _vectors()[[_places()[other] for other in placed]].astype(np.float32) if placed else None
    out: list[tuple[float | None, str]] = []
    for word in words:
        same = roots.get(root(word))
        place = _places().get(word)
        if same is not None:
            out.append((1.0, same))
        elif place is None or rows is None:
            out.append((None, ""))
        else:
            values = rows @ _vectors()[place].astype(np.float32) / _LENGTH**2
            at = int(values.argmax())
            out.append((float(values[at]), placed[at]))
    return out


_LENGTH = 127
"""The length of each vector, but for rounding."""


@cache
def _places() -> dict[str, int]:
    """The row of each word."""
    text = (resources.files("onrecord") / "link" / "meaning_words.txt").read_text(encoding="utf-8")
    return {word: at for at, word in enumerate(text.split())}


@cache
def _vectors() -> Any:
    """The vectors: int8[words, numbers]."""
    import numpy as np

    stored = (resources.files("onrecord") / "link" / "meaning_vectors.bin").read_bytes()
    return np.frombuffer(stored, np.int8).reshape(len(_places()), -1)
