"""Weigh the marks of what is found in another's words: `python -m training.inner [--shared ../shared] [--check]`.

In: `labels.jsonl` beside this file and the articles under the shared folder whose ids and offsets it holds, of
`data/batch` or of the file that a row names; their texts belong to their publishers and are not here.  Out:
`src/onrecord/lexicon/inner_weights.json`, one weight a mark of `attribute.nesting.weighing`, by logistic regression
with a penalty on large weights. With `--check` nothing is written: ten times a tenth of the articles is set aside,
and what the others teach is tried on it.

The labels: what the tagger and the rules found in November 2026 in every sentence of every content of 220 articles
of `data/batch`, of 1,800 to 6,000 characters, and of 132 of `data/article_pages`, `data/timex` and
`data/ukraine-war`, of 1,500 to 6,000 (22 a file; the lowest SHA-256 of "inner" and the id), at one level.  1 where
somebody is reported to have said, asked, demanded, criticised, promised or thought it, or to stand for it in public;
of "I" and "we", and of "he" where he is the speaker, only what they said at another time; 0 for deeds, plans, feelings, agreements, for
what is only asked of somebody, what stands under a condition, and for spans that make no sense.  Doubtful ones and
those with words left out that change the sense were passed over.  No article of `benchmarks/tables` is among them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.real_news import ARTICLES, read_articles
from onrecord.attribute.nesting.weighing import HIGHEST, marks
from onrecord.attribute.triples import Triple, spans_of
from onrecord.lexicon.weighing import logit
from training.weighing import Labelled, run

LABELS = Path(__file__).with_name("labels.jsonl")
PENALTY = 2.0  # of 0.5 to 5, best on held-out articles


def read_labels(shared: Path) -> Iterator[Labelled]:
    """The labelled triples with their marks.

    Raises:
        ValueError: an article has another text than the one that was labelled.
    """
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    places = {row.get("file", ARTICLES) for row in rows}
    wanted = {row["article"] for row in rows}
    texts = {
        one["id"]: one["text"] for place in places for one in read_articles(shared / place) if one["id"] in wanted
    }
    for row in rows:
        text = texts[row["article"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['article']} has another text than the one labelled")
        found = marks(text, _triple(row, row["score"]), _triple(row["outer"], 1.0))
        yield Labelled(row["article"], found, logit(row["score"], highest=HIGHEST), row["counts"])


def _triple(row: dict[str, Any], score: float) -> Triple:
    source, cue, content = (spans_of(role, score, *row[role]) for role in ("source", "cue", "content"))
    return Triple(source, cue, content, score)


if __name__ == "__main__":
    run(__doc__, read_labels, "inner_weights", PENALTY)
