"""How much a term says: the fewer texts of news have it, the more.

The counts that ship (`rarity.json`) are made by `training/stories`.
"""

import json
import math
from functools import cache, lru_cache
from importlib import resources


@cache
def _counts() -> tuple[int, dict[str, int]]:
    path = resources.files("onrecord") / "link" / "words" / "rarity.json"
    stored = json.loads(path.read_text(encoding="utf-8"))
    return stored["documents"], stored["terms"]


@lru_cache(maxsize=65536)
def says(term: str) -> float:
    """How much a term says: the logarithm of how few texts of news have it, never below a tenth."""
    documents, counts = _counts()
    return max(0.1, math.log((documents + 1) / (counts.get(term, 0) + 1.5)))
