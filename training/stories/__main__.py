"""One command: `python -m training.stories --shared ../shared --out src/onrecord/link`.

Counts in how many texts of news each term stands, compares the candidate pairs of four sets of stories, and fits
boosted trees that never fall where two articles share more. `--check` fits on a part of each set instead and
reports B³ on the rest. Needs scikit-learn; about three minutes on one core.
"""

import argparse
import gzip
import json
import random
import zlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.copies import score_groups
from benchmarks.stories import SETS, Document, candidate_pairs, load_set
from onrecord.link.stories import grouping
from onrecord.link.stories.profiles import make_profile, terms_of
from training.trees import to_trees

WEIGHT = {"allsides_stream": 1.0, "ecbplus": 0.6, "basil_fulltext": 0.3, "uci_headlines": 0.7}
DAYS = grouping.FEATURES.index("days")
FREE = 3
"""The last features may pull either way: days and lengths."""


class Pairs(NamedTuple):
    """The candidate pairs of a set, compared."""

    documents: list[Document]
    pairs: list[tuple[int, int]]
    x: np.ndarray
    y: np.ndarray


def count_words(shared: Path) -> dict[str, object]:
    counts: Counter[str] = Counter()
    documents = 0
    for name, most in (("feeds/all-feeds-one-week.jsonl.gz", 250), ("batch/articles-3k.jsonl.gz", 150)):
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line)
                if (one.get("lang") or "en").startswith("en"):
                    words = f"{one.get('title') or ''}\n{one.get('text') or ''}".split()[:most]
                    counts.update(set(terms_of(" ".join(words))))
                    documents += 1
    kept = {term: count for term, count in sorted(counts.items()) if count >= 2 and not term.isdigit()}
    return {"documents": documents, "terms": kept}


def compare_set(shared: Path, name: str) -> Pairs:
    documents = load_set(shared, name)
    if documents[0].day is not None:
        documents.sort(key=lambda one: (one.day, one.id))
    profiles = [make_profile(one.title, one.text, one.day) for one in documents]
    pairs = sorted(candidate_pairs(profiles))
    x = np.array([grouping.compare(profiles[a], profiles[b]) for a, b in pairs])
    y = np.array([documents[a].story == documents[b].story for a, b in pairs])
    return Pairs(documents, pairs, x, y)


def in_training(name: str, documents: list[Document]) -> list[bool]:
    """What --check trains on: the earlier two thirds of a dated stream, else about half of the stories."""
    if name == "allsides_stream":
        first: dict[str, float] = {}
        for one in documents:
            first.setdefault(one.story, one.day or 0)
        cut = sorted(first.values())[int(len(first) * 0.65)]
        return [first[one.story] < cut for one in documents]
    if name == "ecbplus":
        aside = {"2", "3", "5", "9", "12", "18", "21", "23", "28", "34", "35"}
        return [one.story.split("_")[0] not in aside for one in documents]
    return [zlib.crc32(one.story.encode()) % 2 == 0 for one in documents]


def rows_of(name: str, data: Pairs, keep: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, labels and weights; three in ten of the weight go to the same pairs with, or without, dates."""
    x, y = data.x[keep], data.y[keep]
    weight = np.full(len(y), WEIGHT[name] * 20_000 / len(y))
    if name == "ecbplus":
        return x, y, weight
    other = x.copy()
    if name == "uci_headlines":
        chance = random.Random(3)
        start = {one.story: chance.uniform(0, 2) for one in data.documents}
        day = [start[one.story] + chance.random() for one in data.documents]
        other[:, DAYS] = [abs(day[a] - day[b]) for (a, b), kept in zip(data.pairs, keep, strict=True) if kept]
    else:
        other[:, DAYS] = -1
    return np.vstack([x, other]), np.concatenate([y, y]), np.concatenate([weight * 0.7, weight * 0.3])


def fit(parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> HistGradientBoostingClassifier:
    rising = [1] * (len(grouping.FEATURES) - FREE) + [0] * FREE
    model = HistGradientBoostingClassifier(
        max_iter=150,
        max_leaf_nodes=12,
        learning_rate=0.08,
        min_samples_leaf=40,
        l2_regularization=5.0,
        max_features=0.7,
        monotonic_cst=rising,
        early_stopping=False,
        random_state=1,
    )
    x, y, weight = (np.concatenate(part) for part in zip(*parts, strict=True))
    return model.fit(x, y, sample_weight=weight)


def report(model: HistGradientBoostingClassifier, sets: dict[str, Pairs], trained: dict[str, list[bool]]) -> None:
    for name, data in sets.items():
        scores = model.predict_proba(data.x)[:, 1]
        for part, wanted in (("trained on", True), ("kept aside", False)):
            chosen = {at for at, inside in enumerate(trained[name]) if inside is wanted}
            pairs = {
                pair: float(score)
                for pair, score in zip(data.pairs, scores, strict=True)
                if score >= grouping.PAIR and pair[0] in chosen and pair[1] in chosen
            }
            if not chosen:
                continue
            found = {
                data.documents[at].id: str(group[0])
                for group in grouping.group_articles(chosen, pairs)
                for at in group
            }
            gold = {data.documents[at].id: data.documents[at].story for at in chosen}
            print(f"{name:16} {part}: {score_groups(gold, found)[0][1]}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with the development data")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/link"))
    parser.add_argument("--check", action="store_true", help="report on stories kept aside; writes no trees")
    given = parser.parse_args()
    words = count_words(given.shared)
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    (given.out / "words" / "rarity.json").write_text(text + "\n", encoding="utf-8")
    sets = {name: compare_set(given.shared, name) for name in SETS}
    for name, data in sets.items():
        print(f"{name}: {len(data.documents)} articles, {len(data.pairs)} pairs, {int(data.y.sum())} of one story")
    trained = {
        name: in_training(name, data.documents) if given.check else [True] * len(data.documents)
        for name, data in sets.items()
    }
    parts = []
    for name, data in sets.items():
        inside = trained[name]
        keep = np.array([inside[a] and inside[b] for a, b in data.pairs])
        parts.append(rows_of(name, data, keep))
    model = fit(parts)
    report(model, sets, trained)
    if not given.check:
        text = json.dumps(to_trees(model, grouping.FEATURES), separators=(",", ":"))
        (given.out / "stories" / "trees.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
