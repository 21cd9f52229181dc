"""A first guess for every line, by the learned classifier: is it the article's, and if not, what is it?

Two looks: the first sees a line's words, its neighbours and its place; the second also what the first made of the
lines around it, so that prose inside a list of teasers is told from prose inside an article. Each look is two
ensembles of trees (body or not; kinds), for plain text and for HTML; `training/lines` makes them, `lines.md` says
from what. Of plain text the second look sees only the lines that the first leaves in doubt, and a network that
reads the lines in their order has a say in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.read.classifier.context import SEEN, context_features
from onrecord.read.classifier.echoes import echo_features
from onrecord.read.classifier.features import line_features
from onrecord.read.classifier.fragments import fragment_features
from onrecord.read.classifier.layout import layout_features
from onrecord.read.classifier.network import load_network
from onrecord.read.classifier.trees import load_trees
from onrecord.read.classifier.wording import KINDS, load_weights, wording_columns
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import Line
from onrecord.trees import Trees

Array = NDArray[np.float32]

_ASIDE = ("title", "caption", "credit", "author")
_SAY = 0.3
"""How much the network has to say beside the trees: at a half as many lines are right and fewer pages exact."""
_LEAST = 1e-4
_LEAST_CROSSHEAD = 0.1
_ABOVE = 3  # a subhead stands so close under a line of the article; captions and the site's words may stand between
_SURE = 0.5
_NO_BODY = 0.02
_SURELY_OTHER = 0.97
"""From here on the first look is right of plain lines: 0.7 % of them are something else, and half of those are the
gold's slips (page_lines, 2026-11-26)."""


@dataclass(frozen=True, slots=True)
class Factors:
    """How much likelier than their shares some kinds are taken to be, by medium.

    Attributes:
        caption, author: against no kind at all; without markup they look like furniture.
        paragraph: against captions and names, for a line that may not be the article's.
        subhead: against a paragraph of the article.
        crosshead: the share from which a line between two of the article's is a subhead.
    """

    caption: float = 1.0
    author: float = 1.0
    paragraph: float = 0.0
    subhead: float = 1.0
    crosshead: float = 1.0


FACTORS = {"html": Factors(), "text": Factors(caption=1.5, author=1.5, paragraph=1.0, subhead=2.0, crosshead=0.5)}
"""Those of text find most on page_lines, by folds of domains (2026-11-27, `python -m training.lines --check`)."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the classifier makes of a page.

    Attributes:
        body: for each line, the probability that it is the article's.
        subhead: for each line, whether it is a subhead rather than a paragraph, given that it is the article's.
        aside: for each line, the likeliest of title, caption, credit, author and "" (none), given that it is not.
        title: for each line, the probability that it is the page's title.
        captioned: for each line, whether the kinds call it a caption rather than the article's, which the
            probability of body may contradict.
    """

    body: Array
    subhead: NDArray[np.bool_]
    aside: tuple[str, ...]
    title: Array
    captioned: NDArray[np.bool_]


def guess_kinds(lines: Sequence[Line], facts: PageFacts, url: str | None) -> Guess:
    """The classifier's view of a page's lines."""
    medium = "html" if lines[0].hints is not None else "text"
    first, second = (_look(medium, number) for number in (1, 2))
    rows = line_features(lines, facts, url)
    if medium == "text":
        rows = np.hstack([rows, wording_columns(lines, load_weights())])
    body, kinds = first.shares(rows)
    found = seen(body, kinds)
    if medium == "html":
        body, kinds = second.shares(np.hstack([rows, context_features(found, lines)]))
        return make_guess(body, kinds, FACTORS[medium])
    told = load_network().columns(rows)
    if (doubtful := in_doubt(found)).any():
        rows = np.hstack([rows[doubtful], second_features(found, lines, doubtful)])
        body[doubtful], kinds[doubtful] = second.shares(rows)
    return make_guess(*agreed(body, kinds, told), FACTORS[medium])


def in_doubt(seen: Array) -> NDArray[np.bool_]:
    """The lines of plain text that need the second look: bool[n_lines].

    `seen`: float32[n_lines, len(SEEN)], the shares of the first look.
    """
    doubtful: NDArray[np.bool_] = (seen[:, 0] >= _NO_BODY) | (seen[:, SEEN.index("other")] <= _SURELY_OTHER)
    return doubtful


def second_features(seen: Array, lines: Sequence[Line], chosen: NDArray[np.bool_]) -> Array:
    """What the second look at plain text sees beside the first's features: one row a chosen line."""
    around = context_features(seen, lines)[chosen]
    further = (make(seen, lines, chosen) for make in (echo_features, fragment_features, layout_features))
    return np.hstack([around, *further])


def seen(body: Array, kinds: Array) -> Array:
    """The shares of a look in the order of `context.SEEN`: float32[n_lines, 7].

    `body`: float32[n_lines]; `kinds`: float32[n_lines, len(KINDS)].
    """
    rest = [at for at, label in enumerate(KINDS) if label != "body"]
    return np.column_stack([body, kinds[:, rest]]).astype(np.float32)


def agreed(body: Array, kinds: Array, told: Array) -> tuple[Array, Array]:
    """The shares of the trees with those of the network: weighted means of the log odds and of the logarithms.

    `body` and `kinds` are as for `seen`; `told`: float32[n_lines, len(NETWORK)], what the network says.
    """
    sure = np.clip(body, _LEAST, 1 - _LEAST)
    odds = (1 - _SAY) * np.log(sure / (1 - sure)) + _SAY * told[:, 0]
    logs = np.exp((1 - _SAY) * np.log(np.maximum(kinds, _LEAST)) + _SAY * told[:, 1:])
    return (1 / (1 + np.exp(-odds))).astype(np.float32), logs / logs.sum(axis=1, keepdims=True)


def make_guess(body: Array, kinds: Array, factors: Factors) -> Guess:
    """The guess that the shares of the last look amount to, by the factors of the medium.

    `body` and `kinds` are as for `seen`.
    """
    column = {label: kinds[:, at] for at, label in enumerate(KINDS)}
    names = ("", *_ASIDE)
    asides = [column[name] * getattr(factors, name, 1.0) for name in _ASIDE]
    best = np.stack([np.maximum(column["other"], column["body"] * factors.paragraph), *asides]).argmax(axis=0)
    crossheads = _are_crossheads(body, column["subhead"], factors.crosshead)
    return Guess(
        body=np.where(crossheads, np.float32(1.0), body).astype(np.float32),
        subhead=crossheads | (column["subhead"] * factors.subhead > column["body"]),
        aside=tuple(names[at] for at in best.tolist()),
        title=column["title"],
        captioned=column["caption"] > column["body"] + column["subhead"],
    )


def _are_crossheads(body: Array, subhead: Array, least: float) -> NDArray[np.bool_]:
    """The lines that are subheads because they stand right over a paragraph and under one: bool[n_lines]."""
    text = body > _SURE
    over = np.append(text[1:], False)
    under = np.zeros(len(text), dtype=np.bool_)
    for step in range(1, _ABOVE + 1):
        under[step:] |= text[:-step]
    return over & under & ~text & (subhead > least) & (body > _LEAST_CROSSHEAD)


@dataclass(frozen=True, slots=True)
class _Look:
    """Two ensembles that look at the same rows."""

    body: Trees
    kinds: Trees

    def shares(self, rows: Array) -> tuple[Array, Array]:
        """The probability of body, float32[n_rows], and of each kind, float32[n_rows, len(KINDS)]."""
        scores = self.kinds.scores(rows)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds = self.body.scores(rows)[:, 0]
        return (1 / (1 + np.exp(-odds))).astype(np.float32), scores / scores.sum(axis=1, keepdims=True)


@cache
def _look(medium: str, number: int) -> _Look:
    return _Look(load_trees(f"lines_{medium}_body{number}"), load_trees(f"lines_{medium}_kinds{number}"))
