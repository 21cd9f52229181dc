"""Weigh the marks that tell words from deeds: `python -m training.claims [--shared ../shared] [--check]`.

In: `labels.jsonl` beside this file and the articles of `data/batch` under the shared folder, or of the file that a row
names, whose ids and offsets it holds; their texts belong to their publishers and are not here.  Out: `src/onrecord/lexicon/telling_weights.json`, one
weight a mark of `normalise.stance.telling`, by logistic regression with a penalty on large weights.  With `--check`
nothing is written: ten times a tenth of the articles is set aside, and what the others teach is tried on it.

The labels: attributions that the reading of 460 articles gave in November 2026, before the marks were written; those
of plain saying ("said", "told") are drawn less often than those of other words.  1 where somebody is reported to have
said, written, promised, threatened, demanded, criticised or thought it, or to stand for it in public; 0 for deeds,
votes, verdicts, orders, agreements, offers, plans, feelings, what may or should be said, what everybody or nobody
says, and for spans that make no sense.  Doubtful ones were left out.  Of `benchmarks/tables` the articles of
`real_news_tune` are among them, which rules were mended on, and no others.

1,218 of them came later, from 123 articles of 1,800 to 6,500 characters in which nothing had been read before: those
with the lowest SHA-256 of "telling, label" and the id, or "telling, label2" and the id, at most two of one outlet, of
`data/batch`, `data/ukraine-war`, `data/running` and `data/wikinews`.  There every attribution was
judged, claims and those withheld, but only a sample of those that were all but sure to be plain saying.

1,635 came after that, where the weights of then were unsure or likely wrong.  1,068 are of 398 articles of 1,500 to
6,500 characters in which nothing had been read before: of `data/batch`, `data/ukraine-war`, `data/wikinews`,
`data/running` and the wires of `data/timex`, those with the lowest SHA-256 of "telling, label3 " and the id, at most
four of one outlet or country (but for Wikinews).  Judged were those that a likelihood of 0.2 to 0.6 was given, a
sample of those from 0.1 on, with words of saying from 0 on, up to 0.85 those with another cue than plain saying, and
those with plain saying from 0.6 to 0.92.  567 are of the stories of `training.answers`, which are ours and full of
denials: in the files of agencies, business and disasters those that were withheld and those up to 0.85 without "said"
and "told".  They are no sample of news, so that each has a mark of its own (`OF_STORY`), which takes up that most of
them tell.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.answer_stories import read_stories
from benchmarks.real_news import ARTICLES, load_articles, read_articles
from onrecord.lexicon.weighing import logit
from onrecord.normalise.stance.deeds import ruled_telling
from onrecord.normalise.stance.stances import stance_of
from onrecord.normalise.stance.telling import HIGHEST, marks
from onrecord.pipeline import Reader
from onrecord.records import Article, Attribution, Page, Span
from training.weighing import Labelled, check, options, write

LABELS = Path(__file__).with_name("labels.jsonl")
STORIES = "training/answers/stories"
OF_STORY = "of a story"
"""The mark of a label of our own stories: nothing that is read has it."""
PENALTY = 1.0
"""Of 0.5 to 8, best on held-out articles; of marks joined in twos only neighbouring words of a cue added something."""


def read_labels(shared: Path) -> Iterator[Labelled]:
    """The labelled attributions of the articles that are there, but for those that no weights decide.

    Raises:
        ValueError: an article has another text than the one that was labelled.
    """
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {row["article"] for row in rows}
    texts = {key: article["text"] for key, article in load_articles(shared).items()}
    texts |= {one["id"]: one["text"] for story in read_stories() for one in story.articles}
    for file in sorted({row.get("file", ARTICLES) for row in rows} - {STORIES}):
        texts |= {one["id"]: one["text"] for one in read_articles(shared / file) if one["id"] in wanted}
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
        if ruled_telling(attribution, told) is not None:
            continue
        own = marks(attribution, known[key].text, told)
        if row.get("file") == STORIES:
            own.append(OF_STORY)
        yield Labelled(key, own, logit(attribution.score, highest=HIGHEST), row["tells"])


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


def main() -> None:
    """Write the weights, or check."""
    asked = options(__doc__).parse_args()
    labelled = list(read_labels(asked.shared))
    if asked.check:
        check(labelled, PENALTY)
    else:
        write(labelled, "telling_weights", PENALTY)


if __name__ == "__main__":
    main()
