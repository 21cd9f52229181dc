"""Weigh the marks that tell words from deeds: `python -m training.claims [--shared ../shared] [--check]`.

In: `labels.jsonl` beside this file and the articles of `data/batch` under the shared folder, whose ids and offsets it
holds; their texts belong to their publishers and are not here.  Out: `src/onrecord/lexicon/telling_weights.json`, one
weight a mark of `normalise.stance.telling`, by logistic regression with a penalty on large weights.  With `--check`
nothing is written: ten times a tenth of the articles is set aside, and what the others teach is tried on it.

The labels: attributions that the reading of 460 articles gave in November 2026, before the marks were written; those
of plain saying ("said", "told") are drawn less often than those of other words.  1 where somebody is reported to have
said, written, promised, threatened, demanded, criticised or thought it, or to stand for it in public; 0 for deeds,
votes, verdicts, orders, agreements, offers, plans, feelings, what may or should be said, what everybody or nobody
says, and for spans that make no sense.  Doubtful ones were left out.  No article of `benchmarks/tables` is among them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.real_news import load_articles
from onrecord.normalise.stance.stances import stance_of
from onrecord.normalise.stance.telling import LOGIT, logit, marks
from onrecord.pipeline import Reader
from onrecord.records import Article, Attribution, Page, Span

LABELS = Path(__file__).with_name("labels.jsonl")
WEIGHTS = Path(__file__).parents[2] / "src" / "onrecord" / "lexicon" / "telling_weights.json"
PENALTY = 1.0  # of 0.5 to 8, best on held-out articles; marks that join two others added nothing
STEPS = 8
LEAST_SEEN = 2  # labels
FOLDS = 10
DIGITS = 2

Rows = Sequence[tuple[list[str], float]]


class Labelled(NamedTuple):
    """One labelled attribution: the article's id, its marks, the logit of its score, the label."""

    article: str
    marks: list[str]
    logit: float
    tells: int


def main() -> None:
    """Weigh and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    labelled = list(read_labels(asked.shared))
    if asked.check:
        check(labelled)
        return
    names, weights = weigh(labelled)
    table = {name: round(float(weights[at]), DIGITS) for name, at in sorted(names.items())}
    table = {name: value for name, value in table.items() if value}
    WEIGHTS.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(labelled)} labels, {len(table)} weights")


def read_labels(shared: Path) -> Iterator[Labelled]:
    """The labelled attributions of the articles that are there.

    Raises:
        ValueError: an article has another text than the one that was labelled.
    """
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {row["article"] for row in rows}
    texts = {key: article["text"] for key, article in load_articles(shared).items()}
    with gzip.open(shared / "data/batch/articles-3k.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts |= {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in wanted}
    reader = Reader()
    known: dict[str, Article] = {}
    for row in rows:
        key = row["article"]
        if key not in known:
            if hashlib.sha256(texts[key].encode()).hexdigest() != row["sha256"]:
                raise ValueError(f"{key} has another text than the one labelled")
            known[key] = reader._read(Page(id=key, text=texts[key], kind="article", language="en"))
        attribution = _attribution(row, known[key].text)
        told = stance_of(attribution, known[key])
        yield Labelled(key, marks(attribution, known[key].text, told), logit(attribution.score), row["tells"])


def _attribution(row: dict[str, Any], text: str) -> Attribution:
    def spans(role: str) -> tuple[Span, ...]:
        return tuple(Span(start, end, text[start:end]) for start, end in row[role])

    return Attribution(
        id="a",
        source=spans("source"),
        cue=spans("cue"),
        content=spans("content"),
        quoted=spans("quoted"),
        inside="a0" if row["inside"] else None,
        score=row["score"],
    )


def weigh(labelled: Sequence[Labelled], penalty: float = PENALTY) -> tuple[dict[str, int], Any]:
    """The columns by the names of their marks, and the weights of the columns, by Newton's method."""
    seen = Counter(mark for one in labelled for mark in set(one.marks))
    names = {mark: at for at, mark in enumerate(sorted(m for m, n in seen.items() if n >= LEAST_SEEN))}
    names[LOGIT] = len(names)
    rows, tells = table(labelled, names), np.array([one.tells for one in labelled], float)
    held = np.full(len(names), penalty)
    held[names["any"]] = 1e-3
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (tells - likely) - held * weights
        weights = weights + np.linalg.solve((rows.T * (likely * (1 - likely))) @ rows + np.diag(held), slope)
    return names, weights


def table(labelled: Sequence[Labelled], names: dict[str, int]) -> Any:
    """rows: float64[labels, marks]; 1 where a mark stands, the logit of the score in its own column."""
    rows = np.zeros((len(labelled), len(names)))
    for at, one in enumerate(labelled):
        rows[at, [names[mark] for mark in one.marks if mark in names]] = 1
        rows[at, names[LOGIT]] = one.logit
    return rows


def check(labelled: Sequence[Labelled], penalty: float = PENALTY) -> None:
    """Print how well labels of held-out articles are told, at several thresholds."""
    fold = np.array([hashlib.sha256(one.article.encode()).digest()[0] % FOLDS for one in labelled])
    tells, likely = np.array([one.tells for one in labelled], float), np.zeros(len(labelled))
    for at in range(FOLDS):
        names, weights = weigh([one for one, where in zip(labelled, fold, strict=True) if where != at], penalty)
        held = [one for one, where in zip(labelled, fold, strict=True) if where == at]
        likely[fold == at] = 1 / (1 + np.exp(-table(held, names) @ weights))
    loss = -np.mean(tells * np.log(likely) + (1 - tells) * np.log(1 - likely))
    ranks = np.argsort(np.argsort(likely))[tells == 1]
    right, wrong = int(tells.sum()), int((1 - tells).sum())
    area = (ranks.sum() - right * (right - 1) / 2) / (right * wrong)
    print(f"{right} that tell, {wrong} that do not; log loss {loss:.3f}, area under the curve {area:.3f}")
    for least in (0.2, 0.3, 0.4, 0.5):
        kept = likely >= least
        print(
            f"from {least}: kept {int(tells[kept].sum())} of {right} that tell, {int((1 - tells[kept]).sum())} of {wrong} that do not"
        )


if __name__ == "__main__":
    main()
