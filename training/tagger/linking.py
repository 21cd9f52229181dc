"""Trains the linker's two pair scorers on gold spans and on the spans that the tagger finds.

    python -m training.tagger link --train train.jsonl.gz --dev dev.jsonl.gz --out FOLDER --early FOLDER

A tagged span stands for the gold span of its role that it overlaps by half or more; a pair is right when
both stand for parts of one attribution. The spans are those of a tagger half-way through its training: the finished
one knows the train split almost by heart, and a linker that learnt from its tags trusts tags too much (attributions
with half of each role right, dev: 71.6 against 72.3). Writes `linker.json` into the folder and seals it anew.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.attribute.pairing.linker import Linker
from onrecord.attribute.pairing.pairs import FEATURES, PairRows, Scene
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.text import lines

from .data import ROLES, read_articles
from .export import seal

LEAST = {"content": 0.3, "source": 0.1}  # of 0.1 to 0.4, best exact and overlapping attributions on dev


def gold_spans(article: dict[str, Any]) -> list[TaggedSpan]:
    """Every gold fragment once; a source that serves several attributions is one span."""
    found = {(role, start, end) for one in article["attributions"] for role in ROLES for start, end in one[role]}
    return [TaggedSpan(role, start, end, 1.0, 1.0) for role, start, end in sorted(found, key=lambda s: s[1:])]


def owners(article: dict[str, Any]) -> dict[str, list[tuple[int, int, set[int]]]]:
    """For each role its gold fragments with the attributions that they belong to."""
    out: dict[str, dict[tuple[int, int], set[int]]] = {role: {} for role in ROLES}
    for number, one in enumerate(article["attributions"]):
        for role in ROLES:
            for start, end in one[role]:
                out[role].setdefault((start, end), set()).add(number)
    return {role: [(*span, own) for span, own in sorted(found.items())] for role, found in out.items()}


def owner(span: TaggedSpan, gold: Sequence[tuple[int, int, set[int]]]) -> set[int]:
    best, who = 0.5, set()
    for start, end, own in gold:
        shared = min(end, span.end) - max(start, span.start)
        share = shared / (max(end, span.end) - min(start, span.start))
        if share >= best:
            best, who = share, own
    return who


def pairs_of(article: dict[str, Any], spans: Sequence[TaggedSpan], role: str) -> tuple[Any, list[int]]:
    scene = Scene(article["text"], [tuple(line) for line in lines(article["text"])], spans)
    gold = owners(article)
    who = [owner(one.span, gold[one.span.role]) for one in scene.placed]
    pairs = scene.candidates(role)
    return PairRows([scene]).of([pairs]), [int(bool(who[a] & who[b])) for a, b in pairs]


def table(articles: Iterable[dict[str, Any]], tagged: Sequence[Sequence[TaggedSpan]], role: str) -> tuple[Any, Any]:
    rows: list[Any] = []
    right: list[int] = []
    for article, found in zip(articles, tagged, strict=True):
        for spans in (gold_spans(article), found):
            x, y = pairs_of(article, spans, role)
            rows.append(x)
            right += y
    return np.concatenate(rows), np.array(right)


def fit(rows: Any, right: Any, *, trees: int, leaves: int, seed: int) -> dict[str, Any]:
    """Boosted trees as plain lists; every node of every tree in one list."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=trees,
        max_leaf_nodes=leaves,
        max_depth=6,
        learning_rate=0.1,
        min_samples_leaf=20,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=seed,
    ).fit(rows, right)
    out: dict[str, Any] = {name: [] for name in ("feature", "threshold", "left", "right", "value", "roots")}
    deepest = 0
    for (tree,) in model._predictors:
        base = len(out["feature"])
        out["roots"].append(base)
        for at, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            deepest = max(deepest, int(node["depth"]))
            out["feature"].append(0 if leaf else int(node["feature_idx"]))
            out["threshold"].append(0.0 if leaf else round(float(node["num_threshold"]), 4))
            out["left"].append(base + (at if leaf else int(node["left"])))
            out["right"].append(base + (at if leaf else int(node["right"])))
            out["value"].append(round(float(node["value"]), 5) if leaf else 0.0)
    return out | {
        "features": list(FEATURES),
        "depth": deepest,
        "start": round(float(model._baseline_prediction.ravel()[0]), 5),
    }


def parts(triple: Triple) -> tuple[frozenset[tuple[int, int]], ...]:
    return tuple(frozenset((s.start, s.end) for s in getattr(triple, role)) for role in ROLES)


def f1_on_gold_spans(articles: Sequence[dict[str, Any]], linker: Linker) -> float:
    """Exact attributions, in percent, when the linker is given the gold spans."""
    texts = [(one["text"], [tuple(line) for line in lines(one["text"])]) for one in articles]
    found = linker.link(texts, [gold_spans(one) for one in articles])
    hits = total = 0
    for article, triples in zip(articles, found, strict=True):
        want = [tuple(frozenset(map(tuple, one[role])) for role in ROLES) for one in article["attributions"]]
        have = [parts(triple) for triple in triples]
        total += len(want) + len(have)
        for one in have:
            if one in want:
                want.remove(one)
                hits += 1
    return 200 * hits / max(1, total)


def f1_of_tags(articles: Sequence[dict[str, Any]], tagged: Sequence[Sequence[TaggedSpan]]) -> dict[str, float]:
    """Exact spans of each role, in percent."""
    out = {}
    for role in ROLES:
        hits = total = 0
        for article, found in zip(articles, tagged, strict=True):
            want = {tuple(span) for one in article["attributions"] for span in one[role]}
            have = {(span.start, span.end) for span in found if span.role == role}
            hits += len(want & have)
            total += len(want) + len(have)
        out[role] = round(200 * hits / max(1, total), 1)
    return out


def tag_all(tagger: Tagger, articles: Sequence[dict[str, Any]]) -> list[tuple[TaggedSpan, ...]]:
    return [tagger.tag(one["text"], [tuple(line) for line in lines(one["text"])]) for one in articles]


def train_linker(
    train: Path, dev: Path, weights: Path, early: Path, *, trees: int = 120, leaves: int = 16, seed: int = 2021
) -> None:
    """Write `linker.json` into the folder `weights`; the folder `early` tags the articles to learn from."""
    articles, held = list(read_articles(train)), list(read_articles(dev))
    tagged = tag_all(Tagger.load(early), articles)
    stored: dict[str, Any] = {}
    for role, least in LEAST.items():
        rows, right = table(articles, tagged, role)
        print(role, rows.shape, round(float(right.mean()), 3), flush=True)
        stored[role] = fit(rows, right, trees=trees, leaves=leaves, seed=seed) | {"least": least}
    scores = {
        "exact spans, dev": f1_of_tags(held, tag_all(Tagger.load(weights), held)),
        "attributions from gold spans, dev": {
            "nearest cue": round(f1_on_gold_spans(held, Linker({})), 1),
            "linker": round(f1_on_gold_spans(held, Linker(stored)), 1),
        },
    }
    print(json.dumps(scores), flush=True)
    (weights / "linker.json").write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf-8"))
    manifest["linker"] = {"trees": trees, "leaves": leaves, "seed": seed, "least": LEAST}
    manifest["scores"] = scores
    seal(weights, manifest)
