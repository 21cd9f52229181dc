"""A first guess for every line, by the learned classifier: is it the article's, and if not, what is it?

Two small ensembles of trees for plain text and two for HTML; `training/lines` makes them, `lines.md` says from
what. A line is told by its words, its neighbours and its place, so one that looks like prose inside a list of
teasers is told from one inside an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.read.facts import PageFacts
from onrecord.read.features import line_features
from onrecord.read.lines import Line
from onrecord.read.trees import load_trees

_ASIDE = ("title", "caption", "credit", "author")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the classifier makes of a page.

    Attributes:
        body: for each line, the probability that it is the article's.
        subhead: for each line, whether it is a subhead rather than a paragraph, given that it is the article's.
        aside: for each line, the likeliest of title, caption, credit, author and "" (none), given that it is not.
        title: for each line, the probability that it is the page's title.
    """

    body: NDArray[np.float32]
    subhead: NDArray[np.bool_]
    aside: tuple[str, ...]
    title: NDArray[np.float32]


def guess_kinds(lines: Sequence[Line], facts: PageFacts, url: str | None) -> Guess:
    """The classifier's view of a page's lines."""
    rows = line_features(lines, facts, url)
    medium = "html" if lines[0].hints is not None else "text"
    odds = load_trees(f"lines_{medium}_body").scores(rows)[:, 0]
    kinds = load_trees(f"lines_{medium}_kinds")
    scores = kinds.scores(rows)
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = scores / scores.sum(axis=1, keepdims=True)
    column = {label: shares[:, at] for at, label in enumerate(kinds.labels)}
    names = ("", *_ASIDE)
    best = np.stack([column["other"], *(column[name] for name in _ASIDE)]).argmax(axis=0)
    return Guess(
        body=(1 / (1 + np.exp(-odds))).astype(np.float32),
        subhead=column["subhead"] > column["body"],
        aside=tuple(names[at] for at in best.tolist()),
        title=column["title"],
    )
