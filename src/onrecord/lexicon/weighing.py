"""How likely something is by marks that a person can read: the weights of the marks are summed.

The marks of one thing come in ("form to", "source I") and the score that it was found with; out goes a probability,
the logistic function of the sum.  The weights stand in JSON files beside this one and are made by `training`.
"""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

SCORE = "score"
"""The mark whose value is the log odds of the score."""
_LOWEST = 0.02


def likelihood(table: str, marks: Iterable[str], score: float, *, highest: float) -> float:
    """The probability that the marks give by the weights of `lexicon/<table>.json`; `highest` as for `logit`."""
    weights = _weights(table)
    total = weights[SCORE] * logit(score, highest=highest)
    return 1 / (1 + math.exp(-total - sum(weights.get(mark, 0.0) for mark in marks)))


def logit(score: float, *, highest: float) -> float:
    """The log odds of a score, of which more than `highest` and less than one in fifty says nothing further."""
    held = min(max(score, _LOWEST), highest)
    return math.log(held / (1 - held))


@cache
def _weights(table: str) -> Mapping[str, float]:
    place = resources.files("onrecord") / "lexicon" / f"{table}.json"
    weights: dict[str, float] = json.loads(place.read_text(encoding="utf-8"))
    return weights
