"""One command: `python -m training.stories --shared ../shared --out src/onrecord/link`.

Counts in how many texts of news each term stands, compares the candidate pairs of five sets of stories, and fits
boosted trees that never fall where two articles share more: those of articles, and those of headlines without a
text. `--check` fits on a part of each set instead and reports B³ on the rest. Needs scikit-learn; about three
minutes on one core.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.copies import score_groups
from benchmarks.stories import Document
from onrecord.link.stories.grouping import group_articles
from onrecord.link.stories.likeness import FEATURES, PAIR
from onrecord.link.stories.profiles import terms_of
from training.stories.pairs import (
    Rows,
    compare_all,
    cut_short,
    days_apart,
    headline,
    in_training,
    load_documents,
    of_none,
    rows,
    running,
    undated,
)
from training.stories.renamed import renamed_pairs
from training.trees import to_trees

ARTICLES = ("allsides_stream", "ecbplus", "basil_fulltext", "running")
HEADLINES = ("uci_headlines", "allsides_stream", "running")
FREE = 3
"""The last features may pull either way: days and lengths."""
Sets = dict[str, list[Document]]


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


def rows_of_articles(sets: Sets) -> list[Rows]:
    """What the trees of articles learn from: whole texts, texts cut short, and each under the names of others."""
    allsides, basil, ours = (compare_all(sets[name]) for name in ("allsides_stream", "basil_fulltext", "running"))
    parts = [
        rows(allsides, 0.67),
        undated(allsides, 0.28),
        days_apart(allsides, 0.05, 8),
        rows(compare_all(sets["ecbplus"]), 0.9),
        rows(basil, 0.21),
        undated(basil, 0.09),
        rows(ours, 0.24),
        undated(ours, 0.06),
    ]
    for name, others in (("allsides_stream", 3), ("running", 4)):
        short = compare_all([cut_short(one) for one in sets[name]])
        parts += [rows(short, 0.24), undated(short, 0.06)]
        parts += [of_none(renamed_pairs(sets[name], others, 1), 0.3)]
        parts += [of_none(renamed_pairs(sets[name], others, 2, cut_short), 0.3)]
    return parts


def rows_of_headlines(sets: Sets) -> list[Rows]:
    """What the trees of headlines learn from: headlines, and articles without their texts."""
    uci = compare_all(sets["uci_headlines"])
    parts = [
        rows(uci, 0.35),
        running(uci, 0.15),
        of_none(renamed_pairs(sets["allsides_stream"], 3, 3, headline), 0.6),
    ]
    for name, weight in (("allsides_stream", 0.6), ("running", 0.3)):
        data = compare_all([headline(one) for one in sets[name]])
        parts += [rows(data, 0.8 * weight), undated(data, 0.2 * weight)]
    return parts


def fit(parts: list[Rows]) -> HistGradientBoostingClassifier:
    rising = [1] * (len(FEATURES) - FREE) + [0] * FREE
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


def report(model: HistGradientBoostingClassifier, name: str, part: str, documents: list[Document]) -> None:
    """Print how well some articles of a set are told into stories."""
    if not documents:
        return
    data = compare_all(documents)
    scores = model.predict_proba(data.x)[:, 1]
    pairs = {pair: float(score) for pair, score in zip(data.pairs, scores, strict=True) if score >= PAIR}
    groups = group_articles(range(len(documents)), pairs)
    found = {documents[at].id: str(group[0]) for group in groups for at in group}
    print(f"{name:16} {part}: {score_groups({one.id: one.story for one in documents}, found)[0][1]}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with the development data")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/link"))
    parser.add_argument("--check", action="store_true", help="report on stories kept aside; writes no trees")
    given = parser.parse_args()
    words = count_words(given.shared)
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    (given.out / "words" / "rarity.json").write_text(text + "\n", encoding="utf-8")
    sets = {name: load_documents(given.shared, name) for name in dict.fromkeys(ARTICLES + HEADLINES)}
    chosen = {name: in_training(name, sets[name]) if given.check else [True] * len(sets[name]) for name in sets}
    inside = {name: [one for one, kept in zip(sets[name], chosen[name], strict=True) if kept] for name in sets}
    aside = {name: [one for one, kept in zip(sets[name], chosen[name], strict=True) if not kept] for name in sets}
    for file, names, parts in (
        ("trees.json", ARTICLES, rows_of_articles(inside)),
        ("headlines.json", ("uci_headlines",), rows_of_headlines(inside)),
    ):
        model = fit(parts)
        for name in names:
            report(model, name, "trained on", inside[name])
            report(model, name, "kept aside", aside[name])
        if not given.check:
            told = json.dumps(to_trees(model, FEATURES), separators=(",", ":"))
            (given.out / "stories" / file).write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
