"""Which earlier mention a pronoun that speaks refers to.

Candidates are the mentions before it. Each is weighed by sentence distance, by whether it is a subject or spoke
last, and by gender and number; a candidate inside the words that the pronoun speaks is none. Of two that are as
good as each other the one is meant that was spoken of twice as often; otherwise the answer is None.

Source: the weights follow the salience order of Lappin and Leass (1994): recency, then subject, then the
rest; they were set on the news part of GUM (development) with gold mentions. Weights learnt from GUM, MEANTIME and
`benchmarks/tables/real_news_tune.jsonl` (November 2026) did better in biographies and no better in news.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from onrecord.normalise.phrases.affiliation import is_somebody
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import has_role
from onrecord.normalise.who.entities import Entity
from onrecord.records import Article, Range, SourceKind, Span
from onrecord.text import OF_ONE

MOST_BACK = 6
"""How many sentences back a pronoun may reach."""
_APPOSITION = 120  # the most characters of an apposition between a name and its "who"
_FARTHEST_SUBJECT = 200
"""The most characters from a sentence's start to a subject; keeps the work linear in sentences of any length."""
_SUBJECT, _SPOKE, _LAST_SPOKE, _GENDER, _MARGIN, _QUOTED, _OWNER = 0.8, 0.9, 0.5, 0.4, 0.15, 0.3, -0.3
_SAME_CLAUSE = 0.5
"""How much more a subject of the same sentence weighs for "it" and "they": "The board met, and ▸ it said"."""
_OF_MAIN = 1.0  # how much more the subject of a sentence weighs for who speaks in a clause of when or why behind it
_CLAUSE_OPENS = re.compile(r"\b(?:when|as|after|before|while|since|because)\s$")
_TWICE = 2  # how many times as often somebody must be spoken of to be meant rather than another who fits as well
_LEAD = 12  # words before a subject, at most
_COORDINATED = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,5}(?:and|or)\s+$")
GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_POSSESSIVES = {"his": "he", "her": "she", "its": "it", "their": "they"}
_OWNED = ("his ", "her ", "their ")
"""With what a mention within a sentence begins whose owner is who the sentence is about: "Lee met ▸ her son Bo"."""
_POINTLESS = frozenset("you one which that those who this these another".split())
"""Words that were no source's name, to which nothing points back."""
_UNRESOLVED = frozenset("he she it they i we him her them both each".split())
"""Pronouns that stand for themselves where nobody was found: no other pronoun refers to them."""
_PREPOSITIONS = frozenset(
    "of for from in at on with to by about against between among under over like near than with via".split()
)
_BREAKS = frozenset('\n:“”"')  # what stands in no apposition
_CLAUSES = frozenset("and but that as when because after before while if where who which".split())
_SUBJECTS = frozenset("he she it they we i you who".split())
_SUBORDINATING = frozenset("while although though because if unless whereas".split())
_OPENING_CLAUSES = frozenset("when as after before since once until".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a pronoun may refer to; `source` when it is an attribution's source.

    `quoted` is true for one that stands in somebody's quoted words, to which what stands outside points seldom.
    """

    start: int
    end: int
    entity: Entity
    source: bool = False
    quoted: bool = False


def best_candidate(
    pronoun: str,
    at: int,
    places: Places,
    candidates: Sequence[Candidate],
    content: Sequence[Span] = (),
) -> tuple[Entity | None, float]:
    """The entity that a pronoun refers to with its lead over the next; 0 where it is only named more often.

    The pronoun is in lower case, a possessive one refers as its subject form does. `candidates` are the mentions
    before it, the nearest first; nobody is meant who is named in the `content` that it speaks.
    """
    pronoun = _POSSESSIVES.get(pronoun, pronoun)
    if pronoun in ("who", "which"):
        related = [c for c in candidates[:4] if _relates(pronoun, c.entity)]
        return _right_before(at, related, places.article), 0.0
    best: dict[int, float] = {}
    entities: dict[int, Entity] = {}
    for entity, score in _weighed(pronoun, at, places, candidates, content):
        key = id(entity)
        entities[key] = entity
        best[key] = max(best.get(key, score), score)
    ranked = sorted(best, key=lambda key: -best[key])
    if not ranked:
        return None, 0.0
    lead = best[ranked[0]] - best[ranked[1]] if len(ranked) > 1 else 1.0
    if lead >= _MARGIN:
        return entities[ranked[0]], lead
    tied = [entities[key] for key in ranked if best[ranked[0]] - best[key] < _MARGIN]
    return _spoken_of_most(tied, candidates), 0.0


def _spoken_of_most(tied: Sequence[Entity], candidates: Sequence[Candidate]) -> Entity | None:
    """The one of those who fit as well that was spoken of twice as often as any other."""
    counts = Counter(id(candidate.entity) for candidate in candidates)
    first, second = sorted(tied, key=lambda entity: -counts[id(entity)])[:2]
    return first if counts[id(first)] >= _TWICE * counts[id(second)] else None


def _weighed(
    pronoun: str, at: int, places: Places, candidates: Sequence[Candidate], content: Sequence[Span]
) -> Iterator[tuple[Entity, float]]:
    """Whom each mention within reach names with what it weighs, where its sort fits the pronoun."""
    here = places.step(min([at, *(span.start for span in content if span.end <= at)]))
    last_spoke = next((c.start for c in candidates if c.source and not c.quoted), -1)
    clause = _CLAUSE_OPENS.search(places.article.text, max(0, at - _LEAD), at) is not None
    near = _SAME_CLAUSE if pronoun in ("it", "they") else _OF_MAIN if clause and pronoun in GENDERS else 0.0
    for candidate in candidates:
        back = here - places.step(candidate.start)
        if back > MOST_BACK:
            return
        if any(span.start <= candidate.start < span.end for span in content):
            continue
        fit = _fit(pronoun, candidate.entity)
        if fit is not None:
            spoke = _LAST_SPOKE if candidate.start == last_spoke else 0.0
            standing = places.standing(candidate)
            same = near if not back and standing >= _SUBJECT / 2 else 0.0
            yield candidate.entity, fit - back + spoke + standing + same


def _right_before(at: int, candidates: Sequence[Candidate], article: Article) -> Entity | None:
    """The mention that a relative pronoun follows, with nothing but an apposition between."""
    for candidate in candidates:
        between = article.text[candidate.end : at]
        if len(between) <= 3 or (len(between) < _APPOSITION and between[:1] == "," and _is_apposed(between)):
            return candidate.entity
    return None


def _is_apposed(words_: str) -> bool:
    """Whether words that open with a comma are an apposition: ", the mayor,", ", President of the Board"."""
    if not _BREAKS.isdisjoint(words_):
        return False
    first = words_.strip(" ,").split(" ", 1)[0]
    return words_.rstrip()[-1:] == "," or ("," not in words_[1:] and first[:1].isupper() and has_role([first]))


def _relates(pronoun: str, entity: Entity) -> bool:
    """Whether "who" or "which" can be said of an entity: of people, or of anything else."""
    if pronoun == "which":
        return entity.kind is not SourceKind.PERSON
    return entity.plural or entity.kind not in (SourceKind.ORGANISATION, SourceKind.OUTLET)


class Places:
    """Where mentions stand in an article: their sentence, and what their part in it is worth."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.quoted: Sequence[Range] = ()
        self._standings: dict[tuple[int, int, bool, bool], float] = {}

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds a place, or of the last one before it."""
        return bisect_right(self.article.sentences, offset, key=attrgetter("start")) - 1

    def step(self, offset: int) -> int:
        """As `sentence`, with a quotation as one sentence, however many it has."""
        index = self.sentence(offset)
        return self._steps[index] if index >= 0 else index

    @cached_property
    def _steps(self) -> Sequence[int]:
        """The number of each sentence where those that open within a quotation are not counted."""
        out: list[int] = []
        for sentence in self.article.sentences:
            at = bisect_left(self.quoted, sentence.start, key=attrgetter("start")) - 1
            within = at >= 0 and sentence.start < self.quoted[at].end
            out.append((out[-1] if out else -1) + (not within))
        return out

    def standing(self, candidate: Candidate) -> float:
        """What a mention's place is worth: a source, a subject near its sentence's start; less in quoted words."""
        key = candidate.start, candidate.end, candidate.source, candidate.quoted
        if key not in self._standings:
            told = (_SPOKE if candidate.source else 0.0) + self._as_subject(candidate)
            self._standings[key] = -_QUOTED if candidate.quoted else told
        return self._standings[key]

    def is_subject(self, candidate: Candidate) -> bool:
        """Whether a mention stands as the subject near its sentence's start."""
        return self._as_subject(candidate) >= _SUBJECT / 2

    def _as_subject(self, candidate: Candidate) -> float:
        text, index = self.article.text, self.sentence(candidate.start)
        start = self.article.sentences[index].start if index >= 0 else -_FARTHEST_SUBJECT
        if candidate.start - start > _FARTHEST_SUBJECT:
            return 0.0
        before = text[start : candidate.start]
        if before.rstrip().endswith(("and", "or")):
            before = _COORDINATED.sub("", before)
        lead = _main_clause(before).split()
        if lead and lead[0].lower() in _SUBORDINATING:
            return 0.0
        owner = _OWNER if text[candidate.end : candidate.end + 2] in OF_ONE else 0.0
        last = lead[-1] if lead else ""
        opens = len(lead) < _LEAD and last.lower() not in _PREPOSITIONS and not last.endswith(OF_ONE)
        owned = bool(lead) and text.startswith(_OWNED, candidate.start)
        opens = opens and not owned and not _has_subject(lead)
        return owner + (_SUBJECT * (1 - len(lead) / (2 * _LEAD)) if opens else 0.0)


def _has_subject(lead: Sequence[str]) -> bool:
    """Whether a clause has its subject before its last word, so that a name behind it is none: "He met ▸ Lee"."""
    for at in range(len(lead) - 1, -1, -1):
        word = lead[at].lower()
        if word in _SUBJECTS:
            return at < len(lead) - 1
        if word in _CLAUSES or lead[at].endswith(","):
            return False
    return False


def _main_clause(lead: str) -> str:
    """The words before a mention without a subordinate clause that ends there: "While Lee waited, ▸ Quill"."""
    opening, comma, rest = lead.rpartition(", ")
    subordinate = opening.split(" ", 1)[0].lower() in _SUBORDINATING | _OPENING_CLAUSES
    return rest if comma and subordinate else lead


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
    if entity.head == "spokesperson" and not entity.gender:
        return -0.3
    several = entity.plural or entity.kind is SourceKind.GROUP
    one_body = body and entity.kind is not SourceKind.OUTLET and entity.name not in place_names()
    return 0.6 if several else (-0.6 if one_body else None)


def _fit_one(gender: str, entity: Entity) -> float | None:
    """How well somebody fits "he" or "she"."""
    if entity.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.GROUP) or entity.plural:
        return None
    if entity.gender and entity.gender != gender:
        return None
    named = entity.kind is SourceKind.PERSON or (entity.name[:1].isupper() and " " not in entity.name)
    if not named and not entity.gender and not is_somebody(entity.head):
        return None
    unnamed = -0.7 if entity.kind is not SourceKind.PERSON else 0.0
    return (_GENDER if entity.gender else 0.0) + unnamed
