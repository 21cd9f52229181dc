"""What the classifier does on publishers that it has not seen: four folds by domain."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from training.lines.data import LABELS, Labelled
from training.lines.fit import BODY, fit_body, fit_kinds

FOLDS = 4


def check(name: str, pages: Sequence[Labelled], seed: int = 3) -> None:
    doms = sorted({page.dom for page in pages if page.src != "clean"})
    random.Random(seed).shuffle(doms)
    fold = {dom: at % FOLDS for at, dom in enumerate(doms)}
    scored = []
    for number in range(FOLDS):
        train = [page for page in pages if fold.get(page.dom) != number]
        body, kinds = fit_body(train), fit_kinds(train)
        scored += [
            (page, body.predict_proba(page.x)[:, 1] > 0.5, kinds.predict(page.x))
            for page in pages
            if fold.get(page.dom) == number
        ]
    for variant in ("whole", "other", "clean"):
        some = [one for one in scored if one[0].variant == variant]
        if some:
            print(f"{name}, {variant}: {_body_figures(some)}")
            print("   " + _kind_figures(some))


def _body_figures(scored: list) -> str:
    hit = gold = found = 0
    precision, recall = [], []
    for page, said, _ in scored:
        truth = np.isin(page.y, BODY)
        hit, gold, found = hit + int((truth & said).sum()), gold + int(truth.sum()), found + int(said.sum())
        want, got = (
            shingles("\n".join(t for t, k in zip(page.texts, mask, strict=True) if k)) for mask in (truth, said)
        )
        same = sum((want & got).values())
        precision.append(same / sum(got.values()) if got else float(not want))
        recall.append(same / sum(want.values()) if want else float(not got))
    p, r = np.mean(precision), np.mean(recall)
    return f"lines F1 {200 * hit / (gold + found):.1f} of {gold}; 4-gram F1 {200 * p * r / (p + r):.1f} over {len(scored)} pages"


def _kind_figures(scored: list) -> str:
    out = []
    for at, label in enumerate(LABELS):
        some = [(page.y == at, kinds == at) for page, _, kinds in scored if page.src == "fundus"]
        gold, found = np.concatenate([y for y, _ in some]), np.concatenate([k for _, k in some])
        total = int(gold.sum() + found.sum())
        out.append(f"{label} {200 * int((gold & found).sum()) / total if total else 0:.1f} of {int(gold.sum())}")
    return "kinds F1 on fundus: " + ", ".join(out)


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()
