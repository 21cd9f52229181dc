"""How alike two short texts are, by their words and the pieces of their words; it proposes and never decides.

Source: Jaccard and containment of character n-grams; on claims of a few words they beat whole words, since endings
and compounds meet (`benchmarks/linking.py` measures it).
"""

from __future__ import annotations

from onrecord.link.terms import stems


def overlap(one: str, other: str) -> float:
    """The share of the content words of two texts that both have, by the larger of the two; 0 without words."""
    mine, theirs = stems(one), stems(other)
    longest = max(len(mine), len(theirs))
    return len(mine & theirs) / longest if longest else 0.0
