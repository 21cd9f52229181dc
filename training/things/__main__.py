"""One command: `python -m training.things --shared ../shared`.

Reads the annotated stories, compares their figures two by two and fits boosted trees that never fall where two
figures share more. `--check` holds stories aside instead, each once, and reports how well pairs of them are told and
what a ledger would make of them. Needs scikit-learn; three minutes on one core. Those who rename a feature of
`onrecord.link.across.sharing` run it again.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.link.across.numbers import digits_of, name_one_number
from onrecord.link.across.questions import NEAR, may_be_one
from onrecord.link.across.sharing import FALLING, FEATURES, RISING
from training.things.figures import Told, load_told
from training.things.pairs import Pairs, make_pairs
from training.trees import to_trees

FOLDS = 10
HELD = ("real", "event")
"""The kinds of stories that are held aside to check."""
BOUNDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.93)
OUT = Path("src/onrecord/link/across/things.json")


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=90,
        max_leaf_nodes=8,
        learning_rate=0.13,
        min_samples_leaf=40,
        l2_regularization=5.0,
        max_features=0.25,
        monotonic_cst=[(name in RISING) - (name in FALLING) for name in FEATURES],
        early_stopping=False,
        random_state=1,
    )
    return model.fit(x, y, sample_weight=weight)


def hold_aside(told: Sequence[Told], pairs: Pairs) -> np.ndarray:
    """The chance of each pair of the stories held aside by trees that have seen neither of its stories.

    Real stories whose names begin with the same word are held aside together; those of rules' cases are seen.
    """
    families = sorted({_family(one) for one in told if one.kind in HELD})
    fold = {family: at % FOLDS for at, family in enumerate(families)}
    sides = np.array([[fold.get(_family(told[at]), -1) for at in pair] for pair in pairs.at])
    chances = np.full(len(pairs.at), np.nan)
    for at in range(FOLDS):
        seen = (sides != at).all(axis=1)
        model = fit(pairs.x[seen], pairs.y[seen], pairs.weight[seen])
        aside = sides[:, 0] == at
        chances[aside] = model.predict_proba(pairs.x[aside])[:, 1]
    return chances


def _family(one: Told) -> str:
    return {"real": one.story.split("-")[0], "event": one.story}.get(one.kind, "")


def report(told: Sequence[Told], pairs: Pairs, chances: np.ndarray, kind: str) -> Iterator[str]:
    """Lines on a kind of stories: pairs of two articles, equal numbers, and questions led by their earliest answer."""
    judged = [
        n
        for n, (a, b) in enumerate(pairs.at)
        if told[a].kind == told[b].kind == kind and _counts(told[a], told[b]) and not np.isnan(chances[n])
    ]
    equal = [n for n in judged if _agree(told[pairs.at[n][0]], told[pairs.at[n][1]])]
    by_pair = {pair: chance for pair, chance in zip(pairs.at, chances, strict=True) if not np.isnan(chance)}
    between = [
        n for n, (a, b) in enumerate(pairs.at) if told[a].story != told[b].story and not np.isnan(chances[n])
    ]
    for bound in BOUNDS:
        shown = [n for n in judged if chances[n] >= bound]
        alike = [n for n in equal if chances[n] >= bound]
        crossing = sum(chances[n] >= bound and not pairs.y[n] for n in between)
        yield (
            f"from {bound}: pairs {_share(pairs.y[shown].sum(), len(shown))} right, "
            f"{_share(pairs.y[shown].sum(), pairs.y[judged].sum())} found; "
            f"equal numbers {_share(pairs.y[alike].sum(), len(alike))} of {len(alike)} right; "
            f"{crossing} of {len(between)} pairs of two stories; questions: {_questions(told, by_pair, bound, kind)}"
        )


def _counts(one: Told, other: Told) -> bool:
    return one.article != other.article and bool(one.thing and other.thing)


def _agree(one: Told, other: Told) -> bool:
    a, b = one.asked.answer, other.asked.answer
    return name_one_number(a, b) and max(digits_of(a.low, a.high), digits_of(b.low, b.high)) > 1


def _questions(told: Sequence[Told], chances: Mapping[tuple[int, int], float], bound: float, kind: str) -> str:
    """Precision and recall of pairs on one question, and the share of figures of a thing that are kept together."""
    stories: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        if one.kind == kind:
            stories[one.story].append(at)
    count: Counter[str] = Counter()
    for places in stories.values():
        places.sort(key=lambda at: (str(told[at].asked.statement.published), told[at].article, at))
        heads = _lead(told, places, chances, bound)
        marked = [at for at in places if told[at].thing]
        for a, b in combinations(marked, 2):
            if told[a].article != told[b].article:
                same, gold = heads[a] == heads[b], told[a].thing == told[b].thing
                count.update(shown=same, gold=gold, right=same and gold)
        count.update(_kept(told, marked, heads))
    return (
        f"P {_share(count['right'], count['shown'])} R {_share(count['right'], count['gold'])}, "
        f"kept together {_share(count['kept'], count['told'])}"
    )


def _lead(
    told: Sequence[Told], places: Iterable[int], chances: Mapping[tuple[int, int], float], bound: float
) -> dict[int, int]:
    """The leader of each answer, as `onrecord.ledger.linking.leading` finds it."""
    heads: dict[int, int] = {}
    leaders: list[int] = []
    joined: list[int] = []
    for at in places:
        leader = next(iter(_likely(at, leaders, chances, bound)), None)
        if leader is not None:
            joined.append(at)
        else:
            near = (heads[one] for one in _likely(at, joined, chances, max(NEAR, bound)))
            leader = next((head for head in near if may_be_one(told[at].asked, told[head].asked)), None)
        if leader is None:
            leaders.append(at)
        heads[at] = at if leader is None else leader
    return heads


def _likely(at: int, others: Iterable[int], chances: Mapping[tuple[int, int], float], bound: float) -> list[int]:
    """The answers that another one is like, the likest first."""
    likely = {other: chances.get((min(at, other), max(at, other)), 0.0) for other in others}
    return sorted((other for other in likely if likely[other] >= bound), key=lambda other: -likely[other])


def _kept(told: Sequence[Told], marked: Iterable[int], heads: Mapping[int, int]) -> Counter[str]:
    things: dict[str, list[int]] = defaultdict(list)
    for at in marked:
        things[told[at].thing].append(at)
    out: Counter[str] = Counter()
    for figures in things.values():
        if len({told[at].article for at in figures}) > 1:
            out.update(kept=max(Counter(heads[at] for at in figures).values()), told=len(figures))
    return out


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.things", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder with the development data"
    )
    parser.add_argument("--check", action="store_true", help="report on stories held aside; writes no trees")
    given = parser.parse_args()
    told = load_told(given.shared)
    pairs = make_pairs(told)
    print(f"{len(told)} answers, {len(pairs.at)} pairs, {int(pairs.y.sum())} of one thing", flush=True)
    if given.check:
        chances = hold_aside(told, pairs)
        for kind in HELD:
            print(f"stories, {kind}:", *report(told, pairs, chances, kind), sep="\n", flush=True)
        return
    model = fit(pairs.x, pairs.y, pairs.weight)
    OUT.write_text(json.dumps(to_trees(model, FEATURES), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
