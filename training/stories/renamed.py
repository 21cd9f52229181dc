"""Stories under the names of others: pairs of two happenings that share people and places, as in a local paper.

The sets that stories are learned from hold few: AllSides and ECB+ choose happenings far apart, and there a shared
name is all but proof. In a paper of one town every article has its name. So of each two
articles one is told again with the names of the other, one to five of those that stand most often.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import product

import numpy as np

from benchmarks.stories import Document
from onrecord.link.stories.likeness import compare
from onrecord.link.stories.profiles import WINDOW_DAYS, make_profile

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}\b")
_MOST = 5
"""Names that two stories share at most."""
_OF_STORY = 4
"""Articles of a story that are compared."""


def renamed_pairs(
    documents: Iterable[Document], others: int, seed: int, cut: Callable[[Document], Document] = lambda one: one
) -> np.ndarray:
    """What the articles of each story share with those of some others that are told under their names.

    Args:
        documents: articles with their stories.
        others: how many other stories each is compared with.
        seed: of the number of names, and of the days that lie between two articles.
        cut: what is left of each article, once it is renamed.
    """
    chance = random.Random(seed)
    stories: defaultdict[str, list[Document]] = defaultdict(list)
    for one in documents:
        stories[one.story].append(one)
    keys = sorted(stories)
    rows = []
    for at, key in enumerate(keys):
        for step in range(1, others + 1):
            theirs = stories[keys[(at + step) % len(keys)]][:_OF_STORY]
            for one, other in product(stories[key][:_OF_STORY], theirs):
                told = dict(zip(_names_of(other), _names_of(one)[: chance.randint(1, _MOST)], strict=False))
                pair = cut(one), cut(_renamed(other, told))
                days = 0.0, chance.uniform(0, WINDOW_DAYS)
                rows.append(
                    compare(*(make_profile(it.title, it.text, day) for it, day in zip(pair, days, strict=True)))
                )
    return np.array(rows)


@lru_cache(maxsize=4096)
def _names_of(one: Document) -> list[str]:
    """The words in capitals inside the sentences of an article, those that stand most often first."""
    counts = Counter(_NAME.findall(f"{one.text} {one.title or ''}"))
    return sorted(counts, key=lambda name: (-counts[name], name))


def _renamed(one: Document, told: Mapping[str, str]) -> Document:
    return one._replace(title=_rename(one.title or "", told), text=_rename(one.text, told))


def _rename(text: str, told: Mapping[str, str]) -> str:
    if not told:
        return text
    return re.sub(rf"\b({'|'.join(map(re.escape, told))})\b", lambda found: told[found[1]], text)
