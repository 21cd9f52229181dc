"""News articles that were labelled for this project: outer attributions, and what is said inside contents.

In: `labels.jsonl` beside this file and the articles under the shared folder whose ids and offsets it holds; their
texts belong to their publishers and are not here.  Out: articles as `data.read_articles` gives them.

The labels: 31,845 attributions, 4,423 of them inside others, of 1,670 articles of 1,000 to 6,500 characters (660 of
`data/batch`, 389 of `stories/fnc1`, the rest of `fakes`, `running`, `timex`, `ukraine-war`, `wikinews`,
`stories/basil_fulltext` and `article_pages`; the lowest SHA-256 of "labels" and the id). None of them is in
`benchmarks/tables/real_news_*`, nor do more than two in a hundred of its runs of eight words stand in those kept
aside, in `data/ledgers`, `data/gum_news` or PolNeAR dev.
What Onrecord had found in them in November 2026 was put right by reading each article once: what PolNeAR calls an
attribution, its spans as the tagger has them, and inside each content whatever somebody else, or the speaker at
another time, is told to have said, thought, asked or shown. One article in five is held out ("check", by the SHA-256
of "part" and the id). What was found right beforehand was rarely touched, so the labels flatter the tagger that they
began with: in the first 793 articles the one before it was taught on news, in the 877 later ones the one taught on
the first.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.real_news import read_articles
from onrecord.attribute.nesting.reading import sentences_of
from onrecord.attribute.nesting.weighing import may_lead
from onrecord.attribute.triples import Triple, spans_of

ROLES = ("source", "cue", "content")
LABELS = Path(__file__).with_name("labels.jsonl")
PARTS = ("train", "check")
ONE_IN = 5  # articles held out

Article = dict[str, Any]


def part_of(name: str) -> str:
    """Of an article's id: "train" or "check"."""
    number = int(hashlib.sha256(f"part{name}".encode()).hexdigest(), 16)
    return PARTS[number % ONE_IN == 0]


def read_labelled(shared: Path, part: str) -> Iterator[Article]:
    """The articles of a part with all their attributions; `inside` is the place of the one around, or null.

    Raises:
        ValueError: an article has another text than the one that was labelled.
    """
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {(row["file"], row["article"]): row for row in rows if part_of(row["article"]) == part}
    for file in sorted({file for file, _ in wanted}):
        for one in read_articles(shared / file):
            name, text = _named(one)
            if row := wanted.pop((file, name), None):
                if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                    raise ValueError(f"{name} has another text than the one labelled")
                yield {"id": name, "text": text, "attributions": row["attributions"]}


def _named(one: Article) -> tuple[str, str]:
    """The id and the text of a record of any of the files."""
    return str(one.get("id") or one.get("doc_id") or one["body_id"]), one.get("text") or one["articleBody"]


def outermost(article: Article) -> Article:
    """The article with what stands inside nothing: the layer that the tagger marks in a text."""
    return article | {"attributions": [one for one in article["attributions"] if one["inside"] is None]}


def contents(article: Article) -> Iterator[Article]:
    """The sentences of each content in which a clause of saying may stand, a line each, as they are read again.

    Those that hold an attribution are given too where no such clause is seen, so that the tagger learns them.
    """
    text = article["text"]
    for number, outer in enumerate(article["attributions"]):
        inner = [one for one in article["attributions"] if one["inside"] == number]
        lines, found, size = list[str](), list[Any](), 0
        sentences, formed = sentences_of(text, triple_of(outer))
        for start, end in sentences:
            own = [one for one in inner if any(start <= begin < end for begin, _ in one["cue"] or one["content"])]
            if own or (start, end) in formed or may_lead(text, start, end):
                found += [_moved(one, start, end, size - start) for one in own]
                lines.append(text[start:end].replace("\n", " "))
                size += end - start + 1
        if lines:
            yield {"id": f"{article['id']}-{number}", "text": "\n".join(lines), "attributions": found}


def _moved(one: Any, start: int, end: int, by: int) -> dict[str, list[list[int]]]:
    """The spans of an attribution that lie in a sentence, cut to it and moved."""
    return {
        role: [[max(s, start) + by, min(e, end) + by] for s, e in one[role] if s < end and e > start]
        for role in ROLES
    }


def triple_of(one: Any) -> Triple:
    """A labelled attribution as what was found for certain."""
    source, cue, content = (spans_of(role, 1.0, *one[role]) for role in ROLES)
    return Triple(source, cue, content, 1.0)


def told(shared: Path, part: str, times: int = 1) -> Sequence[Article]:
    """The articles of a part with their outermost attributions, then their contents, each so many times."""
    articles = list(read_labelled(shared, part))
    found = [*map(outermost, articles), *(one for article in articles for one in contents(article))]
    return [one | {"id": f"{one['id']}/{time}"} for one in found for time in range(times)]
