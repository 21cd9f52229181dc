"""The answers of annotated stories, each with the thing that its figure is of.

Real stories are read from their sets beside the project (`benchmarks.real_things`), our own from the parts "tune" of
their tables, and those of one event from `stories`. A thing of a real war (its name begins with "w-") is one whatever story it stands in.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.event_stories import read_event_stories
from benchmarks.linking import read_articles
from benchmarks.real_things import load_articles
from benchmarks.tables import load_table
from onrecord.link.across.statements import Asked, read_statements
from onrecord.records import Reading

Row = dict[str, Any]
REAL = ("real_things_tune.jsonl", "real_things_learn.jsonl")
OWN = ("claim_pairs.jsonl", "running_stories.jsonl", "running_stories_second.jsonl")
_OF_A_WAR = "w-"


class Told(NamedTuple):
    """An answer of an annotated article; `thing` is "" where the annotation leaves the figure out.

    `kind` is "real", "own" or "event" (our own stories of one event).
    """

    story: str
    article: str
    asked: Asked
    thing: str
    kind: str


def load_told(shared: Path) -> list[Told]:
    """All answers, story by story in the order of the tables.

    Raises:
        ValueError: a set of articles is not beside the project.
    """
    told = [told for name in REAL for told in _real(name, shared)]
    return [*told, *(told for name in OWN for told in _own(name)), *_events()]


def _real(name: str, shared: Path) -> Iterator[Told]:
    table = load_table(name)
    articles = load_articles(table, shared)
    if articles is None:
        raise ValueError(f"not all sets of {name} are under {shared / 'data'}")
    readings = {reading.article.id: reading for reading in read_articles(articles)}
    for row in table:
        if row["article"] in readings:
            marked = [(f["start"], f["end"], _thing(row["story"], f["thing"])) for f in row["figures"]]
            yield from _told(row["story"], readings[row["article"]], marked, "real")


def _thing(story: str, thing: str) -> str:
    return thing if thing.startswith(_OF_A_WAR) else f"{story} {thing}"


def _own(name: str) -> Iterator[Told]:
    stories = [row for row in load_table(name) if row["part"] == "tune"]
    readings = {r.article.id: r for r in read_articles(a for story in stories for a in story["articles"])}
    for story in stories:
        for article in story["articles"]:
            marked = [
                (c["start"], c["end"], f"{story['story']} {c['question']}")
                for c in story["claims"]
                if c["question"] and c["article"] == article["id"]
            ]
            if article["id"] in readings:
                yield from _told(story["story"], readings[article["id"]], marked, "own")


def _events() -> Iterator[Told]:
    stories = read_event_stories()
    readings = {reading.article.id: reading for reading in read_articles(told.article for told in stories)}
    for _, row in stories:
        if row["article"] in readings:
            marked = [(f["start"], f["end"], _thing(row["story"], f["thing"])) for f in row["figures"]]
            yield from _told(row["story"], readings[row["article"]], marked, "event")


def _told(story: str, reading: Reading, marked: list[tuple[int, int, str]], kind: str) -> Iterator[Told]:
    """The answers of an article; a figure is of the thing whose marked words it meets."""
    for statement in read_statements(reading):
        for answer in statement.answers:
            span = reading.figures[answer.figure].span
            thing = next((name for start, end, name in marked if start < span.end and span.start < end), "")
            yield Told(story, reading.article.id, Asked(statement, answer), thing, kind)
