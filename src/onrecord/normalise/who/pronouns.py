"""Which earlier mention a pronoun that speaks refers to.

Candidates are the mentions before it. Each is weighed by sentence distance, by whether it is a subject or spoke
last, and by gender and number; a candidate inside the words that the pronoun speaks is none. When the two best
are as good as each other the answer is None.

Source: the weights follow the salience order of Lappin and Leass (1994): recency, then subject, then the
rest; they were set on the news part of GUM (development) with gold mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.normalise.who.entities import Entity
from onrecord.records import Article, SourceKind, Span

E = TypeVar("E")

_MOST_BACK = 6
"""How many sentences back a pronoun may reach."""
_APPOSITION = 120
"""The most characters of an apposition between a name and its "who"."""
_FARTHEST_SUBJECT = 200
"""The most characters from a sentence's start to a subject; keeps the work linear in sentences of any length."""
_SUBJECT, _SPOKE, _LAST_SPOKE, _GENDER, _MARGIN, _QUOTED = 0.8, 0.9, 0.5, 0.4, 0.15, 0.3
_COORDINATED = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,5}(?:and|or)\s+$")
GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
_POINTLESS = frozenset("you one which that those who this these another".split())
"""Words that were no source's name, to which nothing points back."""
_UNRESOLVED = frozenset("he she it they i we him her them both each".split())
"""Pronouns that stand for themselves where nobody was found: no other pronoun refers to them."""
_PREPOSITIONS = frozenset(
    "of for from in at on with to by about against between among under over like near than with via".split()
)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[E]):
    """A mention that a pronoun may refer to; `source` when it is an attribution's source.

    `quoted` is true for one that stands in somebody's quoted words, to which what stands outside points seldom.
    """

    start: int
    end: int
    entity: E
    source: bool = False
    quoted: bool = False


def best_candidate(
    pronoun: str,
    at: int,
    article: Article,
    candidates: Sequence[Candidate[Entity]],
    content: Sequence[Span] = (),
) -> tuple[Entity | None, float]:
    """The entity that a pronoun refers to with its lead over the next, or None when two are equally good.

    Args:
        pronoun: in lower case; a possessive one refers as its subject form does.
        at: where the pronoun stands.
        article: the article.
        candidates: the mentions before the pronoun, the nearest first.
        content: the words that the pronoun speaks; nobody named in them is meant.
    """
    pronoun = _POSSESSIVES.get(pronoun, pronoun)
    if pronoun in ("who", "which"):
        return _right_before(at, [c for c in candidates[:4] if _relates(pronoun, c.entity)], article), 0.0
    anchor = min([at, *(span.start for span in content if span.end <= at)])
    here = _sentence(article, anchor)
    scores: dict[int, tuple[float, Entity]] = {}
    last_spoke = next((c.start for c in candidates if c.source and not c.quoted), -1)
    for candidate in candidates:
        back = here - _sentence(article, candidate.start)
        if back > _MOST_BACK:
            break
        if any(span.start <= candidate.start < span.end for span in content):
            continue
        fit = _fit(pronoun, candidate.entity)
        if fit is None:
            continue
        score = fit - back + (_LAST_SPOKE if candidate.start == last_spoke else 0)
        score += -_QUOTED if candidate.quoted else _standing(candidate, article)
        key = id(candidate.entity)
        if key not in scores or scores[key][0] < score:
            scores[key] = (score, candidate.entity)
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
    if not ranked or lead < _MARGIN:
        return None, 0.0
    return ranked[0][1], lead


def _right_before(at: int, candidates: Sequence[Candidate[Entity]], article: Article) -> Entity | None:
    """The mention that a relative pronoun follows, with nothing but an apposition between."""
    for candidate in candidates:
        between = article.text[candidate.end : at]
        if len(between) <= 3 or (
            len(between) < _APPOSITION and between[:1] == "," and between.rstrip()[-1:] == ","
        ):
            return candidate.entity
    return None


def _relates(pronoun: str, entity: Entity) -> bool:
    """Whether "who" or "which" can be said of an entity: of people, or of anything else."""
    if pronoun == "which":
        return entity.kind is not SourceKind.PERSON
    return entity.plural or entity.kind not in (SourceKind.ORGANISATION, SourceKind.OUTLET)


def _sentence(article: Article, offset: int) -> int:
    return bisect_right(article.sentences, (offset, len(article.text) + 1)) - 1


def _standing(candidate: Candidate[Entity], article: Article) -> float:
    """What a mention's place in its sentence is worth: a source, or a subject near the sentence's start."""
    score = _SPOKE if candidate.source else 0.0
    index = _sentence(article, candidate.start)
    if index < 0:
        return score
    start = article.sentences[index].start
    if candidate.start - start > _FARTHEST_SUBJECT:
        return score
    lead = _main_clause(_COORDINATED.sub("", article.text[start : candidate.start])).split()
    if lead and lead[0].lower() in _SUBORDINATING:
        return score
    if not lead or (
        len(lead) < 12 and lead[-1].lower() not in _PREPOSITIONS and not lead[-1].endswith(("'s", "’s"))
    ):
        score += _SUBJECT * (1 - min(len(lead), 12) / 24)
    if article.text[candidate.end : candidate.end + 2] in ("'s", "’s"):
        score -= 0.3
    return score


_SUBORDINATING = frozenset("while although though because if unless whereas".split())


def _main_clause(lead: str) -> str:
    """The words before a mention without a subordinate clause that ends there: "While Lee waited, ▸ Quill"."""
    opening, comma, rest = lead.rpartition(", ")
    subordinate = opening.split(" ", 1)[0].lower() in _SUBORDINATING | _OPENING_CLAUSES
    return rest if comma and subordinate else lead


_OPENING_CLAUSES = frozenset("when as after before since once until".split())


def _fit(pronoun: str, entity: Entity) -> float | None:
    """How well an entity's sort fits a pronoun: None when it does not fit at all."""
    name = entity.name.lower()
    if not entity.proper and (name in _POINTLESS or (name in _UNRESOLVED and name != pronoun)):
        return None
    body = entity.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET)
    wanted = GENDERS.get(pronoun)
    if wanted:
        return _fit_one(wanted, entity)
    if pronoun == "person":
        return _GENDER if entity.kind is SourceKind.PERSON and not entity.plural else None
    if pronoun == "it":
        unnamed = 0.0 if entity.kind is SourceKind.UNNAMED and not entity.gender else None
        return 0.3 if body else unnamed
    if pronoun == "both":
        return 0.6 if entity.plural and entity.name.lower().startswith("two ") else None
    if pronoun not in ("they", "them"):
        return None
    several = entity.plural or entity.kind is SourceKind.GROUP
    return 0.6 if several else (-0.6 if body and entity.kind is not SourceKind.OUTLET else None)


_ABSTRACT = ("ance", "ence", "tion", "sion", "ment", "ness", "ity", "ism", "ship", "ure", "dom", "age")
"""Ends of nouns that are for no person, though they were found as a source: "his performance suggests"."""


def _fit_one(gender: str, entity: Entity) -> float | None:
    """How well somebody fits "he" or "she"."""
    if entity.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.GROUP) or entity.plural:
        return None
    if entity.gender and entity.gender != gender:
        return None
    if entity.head.endswith(_ABSTRACT) and not entity.gender:
        return None
    unnamed = -0.4 if entity.kind is not SourceKind.PERSON else 0.0
    return (_GENDER if entity.gender else 0.0) + unnamed
