"""Copies: bodies that bring the same text, told by the runs of four words that the shorter shares.

Containment, not likeness of the whole: a text that was cut to a sixth still stands in the other. Runs are kept by
their CRC-32; a quarter of them (the `sample`) is what a ledger looks up, and the first of these (the `lead`) stand
for the body when candidates are sought.

Groups are made from the fullest text down: each body joins the fuller text that holds most of it, if it also
shares something with what has joined before, so that a round-up of two dispatches does not make them one. Nobody
joins through a third. The groups are a function of the bodies, whatever order they came in.

Source: containment of shingles, Broder, "On the resemblance and containment of documents" (1997); prefix
filtering, Chaudhuri et al. (2006). `COPY` and `QUORUM` stand in the middle of the plateau (0.45–0.50; 0.05–0.4)
that `benchmarks/copies.py` finds on generated copies.
"""

import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from onrecord.records import Article, Role

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]{1,2000}”|\"[^\"\n]{1,2000}\"")
RUN = 4
"""Words in a run."""
TOO_FEW_RUNS = 12
"""Bodies with fewer runs are copies only when their words are the same."""
SHORT = 160
"""Bodies with fewer runs are looked up by all of them."""
_LEAD = 24
LEAD_SHARED, LEAD_SHARED_SHORT = 3, 2
"""Runs of a lead that a candidate must share, and where one of the two is short: at half containment 24 runs share
fewer than three with odds of 1 in 50,000.

Of a long body a quarter of the runs is looked up, so half of a text of fifty runs is overlooked there once in 100
times (with three runs once in 25), of eighty once in 3,500. Six times as many bodies share two runs as three, most
of them by chance (3,243 articles of data/batch and data/running, November 2026), so two long ones must share
three."""

COPY = 0.48
"""Share of the shorter body's runs from which it is a copy."""
DERIVED = 0.2
"""Share from which a body lifts passages of the other."""
KEPT = 0.1
"""Share from which a ledger keeps a pair at all: below, chance phrases."""
QUORUM = 0.15
"""Mean share with those that have joined the fuller text before."""


@dataclass(frozen=True, slots=True)
class Body:
    """What copies are found by: a digest of the body's words, and its runs in ascending order."""

    sha256: str
    runs: tuple[int, ...]

    @property
    def sample(self) -> tuple[int, ...]:
        """The runs that are looked up, in the order of the lead: a quarter of all, or all of a short body."""
        quarter = [run for run in self.runs if run & 3 == 0]
        if len(self.runs) >= SHORT:
            return tuple(quarter)
        return (*quarter, *(run for run in self.runs if run & 3))

    @property
    def lead(self) -> tuple[int, ...]:
        """The runs that stand for the body when those that are alike to it are sought."""
        return self.sample[:_LEAD]


class Sized(NamedTuple):
    """A body by its key, with its digest and the number of its runs."""

    key: int
    sha256: str
    size: int


class Passages(NamedTuple):
    """The runs of a body outside quotation marks and inside, each as often as it stands there.

    Of a body in which nothing is quoted none are made: `only_quotes` asks for no others.
    """

    plain: tuple[int, ...]
    quoted: tuple[int, ...]


def body_of(article: Article) -> Body | None:
    """The body of an article by its words, without case, marks and blanks; None when it has no word."""
    words = _words(_body_text(article))
    if not words:
        return None
    runs = set(_runs(words))
    return Body(sha256(b" ".join(words)).hexdigest(), tuple(sorted(runs)) if len(runs) >= TOO_FEW_RUNS else ())


def copied_words(shared: int, compared: int, text: str, other: str) -> str:
    """How much of a text stands in another one: "81% of the shorter text stands word for word in the other (…)".

    `shared` of the `compared` runs of four words stand there; `text` and `other` are what the two are called.
    """
    part = f"{100 * shared // max(compared, 1)}% of" if shared < compared else "All of"
    return f"{part} {text} stands word for word in {other} ({shared:,} of {compared:,} groups of four words)"


def passages_of(article: Article) -> Passages:
    """The runs of an article's body, apart by what stands in quotation marks."""
    text, at = _body_text(article), 0
    plain: list[int] = []
    quoted: list[int] = []
    for mark in _QUOTED.finditer(text):
        plain += _runs(_words(text[at : mark.start()]))
        quoted += _runs(_words(mark[0]))
        at = mark.end()
    if not at:
        return Passages((), ())
    return Passages((*plain, *_runs(_words(text[at:]))), tuple(quoted))


def only_quotes(passages: Passages, other: Iterable[int]) -> bool:
    """Whether what passages share with the runs of another body stands in quotation marks, but for a fifth."""
    theirs = frozenset(other)
    quoted = sum(run in theirs for run in passages.quoted)
    return quoted > 0 and quoted >= 0.8 * (quoted + sum(run in theirs for run in passages.plain))


def _body_text(article: Article) -> str:
    return " ".join(article.text[b.start : b.end] for b in article.blocks if b.role is Role.BODY)


def _words(text: str) -> list[bytes]:
    return [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(folded(text))]


def _runs(words: list[bytes]) -> Iterator[int]:
    return (zlib.crc32(b" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def folded(text: str) -> str:
    """A text without case and typographic variants."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def group_bodies(
    bodies: Iterable[Sized], share: Callable[[int, int], float], exact: Callable[[int, int], float] | None = None
) -> dict[int, int]:
    """The key of the fullest text of each body's group, by the body's key.

    Args:
        bodies: the bodies to group.
        share: the part of the shorter body's runs that stands in the other, by their keys; 0 when unknown.
        exact: the same, never unknown; asked for bodies that may come into one group.
    """
    exact = exact or share
    fullest: dict[int, int] = {}
    joined: dict[int, list[int]] = {}
    for body in sorted(bodies, key=lambda body: (-body.size, body.sha256)):
        best, most = body.key, COPY
        for text, members in joined.items():
            found = share(body.key, text)
            if found < most or (found == most and best != body.key):
                continue
            if sum(exact(body.key, other) for other in members[1:]) >= QUORUM * (len(members) - 1):
                best, most = text, found
        fullest[body.key] = best
        joined.setdefault(best, []).append(body.key)
    return fullest
