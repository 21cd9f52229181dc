"""The candidate pairs of sets of stories, compared: what trees learn from."""

import random
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.event_stories import FOLDER
from benchmarks.stories import Document, candidate_pairs, load_running, load_set
from onrecord.link.stories.likeness import FEATURES, compare
from onrecord.link.stories.profiles import make_profile

DAYS = FEATURES.index("days")
SCALE = 20_000
"""The weight of a set of weight one, whatever number of pairs it has."""
Rows = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Features, whether of one story, weights."""
_SHORT, _LONG = 12, 75
"""Words of a text cut short, as feeds give them."""


class Pairs(NamedTuple):
    """The candidate pairs of a set, compared."""

    documents: list[Document]
    pairs: list[tuple[int, int]]
    x: np.ndarray
    y: np.ndarray


def load_documents(shared: Path, name: str) -> list[Document]:
    """The articles of a set, those with days in their order; "running" are our own stories of several days."""
    documents = load_running(FOLDER) if name == "running" else load_set(shared, name)
    if documents[0].day is not None:
        documents.sort(key=lambda one: (one.day, one.id))
    return documents


def compare_all(documents: list[Document]) -> Pairs:
    profiles = [make_profile(one.title, one.text, one.day) for one in documents]
    pairs = sorted(candidate_pairs(profiles))
    x = np.array([compare(profiles[a], profiles[b]) for a, b in pairs])
    y = np.array([documents[a].story == documents[b].story for a, b in pairs])
    return Pairs(documents, pairs, x, y)


def cut_short(one: Document) -> Document:
    """An article as a feed gives it: twelve to seventy-five words, as many for it each time."""
    words = _SHORT + zlib.crc32(one.id.encode()) % (_LONG - _SHORT)
    return one._replace(text=" ".join(one.text.split()[:words]))


def headline(one: Document) -> Document:
    """An article without its text."""
    return one._replace(text="")


def in_training(name: str, documents: list[Document]) -> list[bool]:
    """What --check trains on: the earlier two thirds of a dated stream, else about half of the stories."""
    if name == "running":
        return [True] * len(documents)
    if name == "allsides_stream":
        first: dict[str, float] = {}
        for one in documents:
            first.setdefault(one.story, one.day or 0)
        cut = sorted(first.values())[int(len(first) * 0.65)]
        return [first[one.story] < cut for one in documents]
    if name == "ecbplus":
        aside = {"2", "3", "5", "9", "12", "18", "21", "23", "28", "34", "35"}
        return [one.story.split("_")[0] not in aside for one in documents]
    return [zlib.crc32(one.story.encode()) % 2 == 0 for one in documents]


def rows(data: Pairs, weight: float) -> Rows:
    """The rows of a set as they are."""
    return data.x, data.y, np.full(len(data.y), weight * SCALE / len(data.y))


def undated(data: Pairs, weight: float) -> Rows:
    """The rows of a set without their days, so that none are taken for granted."""
    return rows(_moved(data, np.full(len(data.y), -1.0)), weight)


def days_apart(data: Pairs, weight: float, most: float) -> Rows:
    """The rows of a set as many days apart as chance has it: in a set of roundups no story has two days."""
    return rows(_moved(data, np.random.default_rng(9).uniform(0, most, len(data.y))), weight)


def running(data: Pairs, weight: float) -> Rows:
    """The rows of a set as if each story began within two days and ran for one."""
    chance = random.Random(3)
    start = {one.story: chance.uniform(0, 2) for one in data.documents}
    day = [start[one.story] + chance.random() for one in data.documents]
    return rows(_moved(data, np.array([abs(day[a] - day[b]) for a, b in data.pairs])), weight)


def of_none(x: np.ndarray, weight: float) -> Rows:
    """Rows of which none is of one story."""
    return x, np.zeros(len(x), bool), np.full(len(x), weight * SCALE / len(x))


def _moved(data: Pairs, days: np.ndarray) -> Pairs:
    x = data.x.copy()
    x[:, DAYS] = days
    return data._replace(x=x)
