"""Teach the weights of readable marks: logistic regression with a penalty on large weights.

Labelled marks come in; out goes a weight a mark, as `onrecord.lexicon.weighing` sums them, or with `check` how well
labels of held-out articles are told.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import onrecord.lexicon
from onrecord.lexicon.weighing import SCORE

STEPS = 8
LEAST_SEEN = 2  # labels
FOLDS = 10
DIGITS = 2
THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.5, 0.7)  # those that are used among them


class Labelled(NamedTuple):
    """One labelled thing: the article's id, its marks, the log odds of its score, the label."""

    article: str
    marks: list[str]
    logit: float
    label: int


def options(about: str | None) -> argparse.ArgumentParser:
    """What the command of a table of weights can be asked."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--check", action="store_true")
    return parser


def write(labelled: Sequence[Labelled], table: str, penalty: float) -> None:
    """Weigh the labelled things and write their table."""
    names, weights = weigh(labelled, penalty)
    rounded = {name: round(float(weights[at]), DIGITS) for name, at in sorted(names.items())}
    kept = {name: value for name, value in rounded.items() if value}
    place = Path(onrecord.lexicon.__file__).with_name(f"{table}.json")
    place.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(labelled)} labels, {len(kept)} weights")


def weigh(labelled: Sequence[Labelled], penalty: float) -> tuple[dict[str, int], Any]:
    """The columns by the names of their marks, and the weights of the columns, by Newton's method."""
    seen = Counter(mark for one in labelled for mark in set(one.marks))
    names = {mark: at for at, mark in enumerate(sorted(m for m, n in seen.items() if n >= LEAST_SEEN))}
    names[SCORE] = len(names)
    rows, tells = columns(labelled, names), np.array([one.label for one in labelled], float)
    held = np.full(len(names), penalty)
    held[names["any"]] = 1e-3
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (tells - likely) - held * weights
        weights = weights + np.linalg.solve((rows.T * (likely * (1 - likely))) @ rows + np.diag(held), slope)
    return names, weights


def columns(labelled: Sequence[Labelled], names: dict[str, int]) -> Any:
    """rows: float64[labels, marks]; 1 where a mark stands, the logit of the score in its own column."""
    rows = np.zeros((len(labelled), len(names)))
    for at, one in enumerate(labelled):
        rows[at, [names[mark] for mark in one.marks if mark in names]] = 1
        rows[at, names[SCORE]] = one.logit
    return rows


def check(labelled: Sequence[Labelled], penalty: float) -> None:
    """Print how well labels of held-out articles are told, at several thresholds."""
    fold = np.array([hashlib.sha256(one.article.encode()).digest()[0] % FOLDS for one in labelled])
    tells, likely = np.array([one.label for one in labelled], float), np.zeros(len(labelled))
    for at in range(FOLDS):
        names, weights = weigh([one for one, where in zip(labelled, fold, strict=True) if where != at], penalty)
        held = [one for one, where in zip(labelled, fold, strict=True) if where == at]
        likely[fold == at] = 1 / (1 + np.exp(-columns(held, names) @ weights))
    loss = -np.mean(tells * np.log(likely) + (1 - tells) * np.log(1 - likely))
    ranks = np.argsort(np.argsort(likely))[tells == 1]
    right, wrong = int(tells.sum()), int((1 - tells).sum())
    area = (ranks.sum() - right * (right - 1) / 2) / (right * wrong)
    print(f"{right} that tell, {wrong} that do not; log loss {loss:.3f}, area under the curve {area:.3f}")
    for least in THRESHOLDS:
        kept = likely >= least
        found = int(tells[kept].sum())
        print(f"from {least}: kept {found} of {right} that tell, {int(kept.sum()) - found} of {wrong} that do not")
