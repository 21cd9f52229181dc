"""Weigh the marks of what is found in another's words: `python -m training.inner [--shared ../shared] [--check]`.

In: `labels.jsonl` beside this file and the articles under the shared folder whose ids and offsets it holds, of
`data/batch` or of the file that a row names; their texts belong to their publishers and are not here.  Out:
`src/onrecord/lexicon/inner_weights.json`, one weight a mark of `attribute.nesting.weighing`, by logistic regression
with a penalty on large weights, and `inner_words.json`, the words for which a sentence is read that has no clause of
saying. With `--check` nothing is written: ten times a tenth of the articles is set aside, and what the others teach
is tried on it.

The labels: what the tagger and the rules found in November 2026 in every sentence of every content of 220 articles
of `data/batch`, of 1,800 to 6,000 characters, and of 132 of `data/article_pages`, `data/timex` and
`data/ukraine-war`, of 1,500 to 6,000 (22 a file; the lowest SHA-256 of "inner" and the id), at one level.  1 where
somebody is reported to have said, asked, demanded, criticised, promised or thought it, or to stand for it in public;
of "I" and "we", and of "he" where he is the speaker, only what they said at another time; 0 for deeds, plans, feelings, agreements, for
what is only asked of somebody, what stands under a condition, and for spans that make no sense.  Doubtful ones and
those with words left out that change the sense were passed over.  No article of `benchmarks/tables` is among them.

Beside them: what a tagger finds in the contents of 1,365 articles of `training.news`. `--weights` names one that has not
learnt from those (`training.tagger make`), as the scores of one that has are too good there.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord.lexicon
from benchmarks.real_news import ARTICLES, read_articles
from onrecord.attribute.nesting.weighing import HIGHEST, marks
from onrecord.attribute.triples import Triple, spans_of
from onrecord.lexicon.weighing import logit
from training.inner.found import leading_words, read_candidates, read_contents
from training.weighing import Labelled, check, options, write

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


def main() -> None:
    """Write the weights and the words, or check."""
    parser = options(__doc__)
    parser.add_argument("--weights", type=Path, help="of a tagger that has not learnt from the labelled news")
    asked = parser.parse_args()
    contents = list(read_contents(asked.shared))
    candidates = list(read_candidates(contents, asked.weights))
    labelled = [*read_labels(asked.shared), *(one.labelled for one in candidates)]
    if asked.check:
        check(labelled, PENALTY)
        return
    write(labelled, "inner_weights", PENALTY)
    words = json.dumps(leading_words(contents, candidates), indent=0)
    Path(onrecord.lexicon.__file__).with_name("inner_words.json").write_text(words + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
