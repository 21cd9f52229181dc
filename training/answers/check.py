"""How right what is shown would be: the share of right pairs among those above a limit, and of right ones shown."""

import numpy as np

LIMITS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
NAMES = {1: "not so", 2: "confirmed", 3: "not verified"}


def table(said: np.ndarray, labels: np.ndarray) -> list[str]:
    """For each class a line a limit. `said`: probabilities [pairs, classes]; `labels`: [pairs]."""
    lines = []
    for number, name in NAMES.items():
        gold = int((labels == number).sum())
        for limit in LIMITS:
            shown = said[:, number] >= limit
            right = int((labels[shown] == number).sum())
            lines.append(
                f"{name:13} ≥ {limit:4.2f}  right {100 * right / max(1, int(shown.sum())):5.1f} % of {int(shown.sum()):5}"
                f"   found {100 * right / max(1, gold):5.1f} % of {gold}"
            )
    return lines


def found_at(said: np.ndarray, labels: np.ndarray, number: int = 1, precision: float = 0.95) -> float:
    """The share of the pairs of a class that is shown where so many of those shown are right, at most."""
    order = np.argsort(-said[:, number], kind="stable")
    right = np.cumsum(labels[order] == number)
    good = right / np.arange(1, len(order) + 1) >= precision
    return float(right[np.flatnonzero(good)[-1]] / max(1, right[-1])) if good.any() else 0.0


def average_precision(said: np.ndarray, labels: np.ndarray, number: int = 1) -> float:
    """The mean of the precision at each right pair."""
    hits = labels[np.argsort(-said[:, number], kind="stable")] == number
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean()) if hits.any() else 0.0


def first_right(said: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> float:
    """The share of answers with a target whose likeliest claim is one."""
    right = 0
    answers = [np.flatnonzero(groups == group) for group in np.unique(groups[labels > 0])]
    for rows in answers:
        best = rows[np.argmin(said[rows, 0])]
        right += bool(labels[best] > 0)
    return right / max(1, len(answers))


def summary(said: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> dict[str, float]:
    """In percent: average precision of each class, how many are found at 90 % and 95 % right, likeliest ones right."""
    out = {f"AP {name}": 100 * average_precision(said, labels, number) for number, name in NAMES.items()}
    about = np.column_stack([said[:, 0], 1 - said[:, 0]]), (labels > 0).astype(int)
    out["AP about"] = 100 * average_precision(*about)
    for precision in (0.9, 0.95):
        out[f"found at {precision}"] = 100 * found_at(*about, precision=precision)
    out["first right"] = 100 * first_right(said, labels, groups)
    return {name: round(value, 1) for name, value in out.items()}
