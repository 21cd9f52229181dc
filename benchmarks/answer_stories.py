"""The stories of `training/answers`, as their files hold them: articles, marked claims, what answers what.

A file holds stories one after another:

    ### mine-korval
    == Korval Herald | 2044-05-03 | Eleven dead after blast in Korval mine
    KORVAL - … Pavo Rusk said [c1 the gas detectors had been switched off for weeks]. …
    == Korval Coal | 2044-05-04 | Statement on the accident
    … [c5 All sensors were working]. [c6 We reject the union's accusations]. …
    --
    c5 denies c1
    c6 denies c1 c2
    c9 denies -

`### ` begins a story, `== outlet | date | title` an article; `[cN words]` marks the words of a claim; behind `--`
each line tells what a claim answers, all claims of the story that state it, or `-` where none does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.marked_text import take_out_marks

RELATIONS = ("denies", "unsure", "confirms", "retracts")
FOLDER = Path(__file__).parent.parent / "training" / "answers" / "stories"
UNSEEN = FOLDER / "unseen"
"""Stories that nothing was learnt from; limits were set on them."""
_MARK = re.compile(r"\[(c\d+) ([^\[\]]+)\]")
_STORY, _ARTICLE = re.compile(r"(?m)^### "), re.compile(r"(?m)^== ")


@dataclass(frozen=True)
class Marked:
    """The words of a claim: `text[start:end]` of an article."""

    name: str
    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Answer:
    """A claim, how it answers, and the names of all that it answers."""

    claim: str
    relation: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """Articles (`id`, `outlet`, `published`, `title`, `text`) in their order, marked claims by name, answers."""

    name: str
    articles: tuple[dict[str, Any], ...]
    claims: dict[str, Marked]
    answers: tuple[Answer, ...]


def read_stories(folder: Path = FOLDER) -> list[Story]:
    """The stories of a folder's files, by default of those that are learnt from.

    Raises:
        ValueError: a story is malformed; the message names it.
    """
    return [story for path in sorted(folder.glob("*.txt")) for story in parse(path.read_text(encoding="utf-8"))]


def parse(text: str) -> Iterator[Story]:
    """The stories of a file's text."""
    for block in _STORY.split(text)[1:]:
        head, _, rest = block.partition("\n")
        name = head.strip()
        body, mark, tail = rest.partition("\n--\n")
        if not mark:
            raise ValueError(f"{name}: no line “--” before what answers what")
        articles: list[dict[str, Any]] = []
        claims: dict[str, Marked] = {}
        for number, written in enumerate(_ARTICLE.split(body)[1:], 1):
            article, marked = _article(f"{name}-{number}", written)
            articles.append(article)
            claims |= {one.name: one for one in marked}
        yield Story(name, tuple(articles), claims, tuple(_answers(name, tail, claims)))


def _article(article: str, written: str) -> tuple[dict[str, Any], list[Marked]]:
    head, _, text = written.partition("\n")
    outlet, published, title = (part.strip() for part in head.split("|"))
    plain, marks = take_out_marks(text.strip(), _MARK)
    marked = [Marked(claim, article, start, end) for claim, start, end in marks]
    return {"id": article, "outlet": outlet, "published": published, "title": title, "text": plain}, marked


def _answers(name: str, tail: str, claims: dict[str, Marked]) -> Iterator[Answer]:
    for line in filter(None, map(str.strip, tail.splitlines())):
        claim, relation, *targets = line.split()
        named = tuple(one for one in targets if one != "-")
        if relation not in RELATIONS or not {claim, *named} <= claims.keys():
            raise ValueError(f"{name}: “{line}” names no such relation or claim")
        yield Answer(claim, relation, named)
