"""A claim as linking across articles sees it: who speaks for which body, of what day, with which figures.

A reading comes in, one `Statement` a claim goes out, in the order of the reading's claims. What a statement holds
depends on its own article alone, so it is the same whatever else the ledger knows. A figure that tells what it
counts becomes an `Answer`, whose `Frame` is the question it answers: measure, unit, counted set and scope; place
and day stand beside it. Slots are stems in a fixed order, so that "North Korean troops" and "soldiers of North
Korea" differ, and "North Korean soldiers" and "North Korean troops" do not.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from operator import itemgetter

from onrecord.link.across.givers import find_giver
from onrecord.link.across.setting import setting_of
from onrecord.link.denials.denied import says_no
from onrecord.link.figures.answer import Answer
from onrecord.link.figures.answers import read_answers
from onrecord.link.words.rarity import says
from onrecord.link.words.terms import counted_rows, fold, pattern, stem, stop_words, tokens, word_set
from onrecord.link.words.view import View, view_claims
from onrecord.link.words.voices import body_key, read_voices
from onrecord.records import Article, Claim, Link, Reading, Relation, SourceKind, Stance

Days = tuple[dt.date | None, dt.date | None]

CONTEXT_WORDS = 24
"""How many words an article is known by; two reports of one happening share a fifth of them or more."""
_LEAD = 300
_A_DAY = len("2031-05-02")
_TAKES_UP = frozenset({Relation.DENIES, Relation.DISPUTES, Relation.CANNOT_VERIFY})
"""Relations inside an article by which a claim is about what another one says."""
_NAME = re.compile(r"(?<![.!?:“\"‘] )(?<![“\"‘(])(?<!^)\b[A-Z][a-z][\w’'-]+(?: [A-Z][a-z][\w’'-]+)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: its words, its voice, its days and its answers.

    `voice` names the body that speaks, the same in every article; "" where nobody is named. `stance` is that of the
    claim, but a claim that says that something was not so disputes it. `given_by` names
    whoever gives the figure of a sentence of the outlet ("The coast guard put the toll at 61"), else "". `role` is
    what the article says of whoever speaks, and for whom. `about` are the words of the claims of its own article
    that it denies or could not verify. `timed` says whether it is known at which hour of its day it was told.
    `days` are those that its sentence names and the one that it holds for, `article_days` all that its article
    names; none that is named lies after publication.
    """

    claim: str
    voice: str
    who: str
    stance: Stance
    cue: str
    content: str
    evidence: str
    start: int
    stop: int
    as_of: Days | None
    said: Days | None
    published: dt.date | None
    context: tuple[str, ...]
    names: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    own_voice: bool = False
    given_by: str = ""
    role: str = ""
    about: tuple[str, ...] = ()
    timed: bool = False
    days: frozenset[dt.date] = frozenset()
    article_days: frozenset[dt.date] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """An answer with the statement it stands in; equal to itself alone, so that it is quickly looked up."""

    statement: Statement
    answer: Answer


def read_statements(reading: Reading) -> list[Statement]:
    """The statements of a reading's claims, in their order."""
    article = reading.article
    views = view_claims(article, reading.attributions, reading.claims, reading.sources, reading.figures)
    by_claim = {view.claim.id: view for view in views}
    context, names = article_words(reading)
    voices = read_voices(reading.sources)
    outlet = body_key(article.outlet) if article.outlet else ""
    answers = read_answers(
        views, reading.figures, _ballot(article), {claim.id: _day(article, claim) for claim in reading.claims}
    )
    about = _taken_up(reading.links, by_claim)
    named = _named_days(reading)
    article_days = frozenset(day for _, day in named)
    out = []
    for claim in reading.claims:
        view = by_claim[claim.id]
        given_by, voice = find_giver(view, reading, voices) or ("", "")
        own_voice = view.own_voice and not given_by
        out.append(
            Statement(
                claim=claim.id,
                voice=voice or voices.get(claim.source or "", outlet if own_voice else ""),
                who=given_by or (article.outlet or "the outlet" if own_voice else view.who),
                stance=_stance(claim, view),
                cue=view.cue,
                content=" ".join(view.content.split()),
                evidence=claim.evidence.text,
                start=claim.evidence.start,
                stop=claim.evidence.end,
                as_of=None if claim.as_of is None else (claim.as_of.first, claim.as_of.until),
                said=None if claim.said_when is None else (claim.said_when.first, claim.said_when.until),
                published=_day(article, claim),
                context=context,
                names=names,
                answers=answers.get(claim.id, ()),
                own_voice=own_voice,
                given_by=given_by,
                role=view.role,
                about=about.get(claim.id, ()),
                days=_days_of(claim, named),
                article_days=article_days,
                timed=len(claim.told_at or (article.published.value if article.published else "")) > _A_DAY,
            )
        )
    return out


def _taken_up(links: Sequence[Link], views: Mapping[str, View]) -> dict[str, tuple[str, ...]]:
    """The words of what each claim denies or could not verify in its own article, by the claim's id."""
    out: dict[str, tuple[str, ...]] = {}
    for link in links:
        if link.relation in _TAKES_UP and link.earlier in views:
            told = " ".join(views[link.earlier].content.split())
            out[link.later] = (*out.get(link.later, ()), told)
    return out


def _named_days(reading: Reading) -> list[tuple[int, dt.date]]:
    """The single days that a text names, up to that of its publication, each with where it does, in order."""
    published = _published(reading.article)
    singles = ((one.span.start, one.first) for one in reading.times if _is_one_day(one.first, one.until))
    return sorted((at, day) for at, day in singles if day is not None and (published is None or day <= published))


def _is_one_day(first: dt.date | None, until: dt.date | None) -> bool:
    return first is not None and until is not None and (until - first).days == 1


def _days_of(claim: Claim, named: Sequence[tuple[int, dt.date]]) -> frozenset[dt.date]:
    """The days that a claim's sentence names, and the one that it holds for."""
    first, last = (bisect_left(named, at, key=itemgetter(0)) for at in (claim.evidence.start, claim.evidence.end))
    days = {day for _, day in named[first:last]}
    holds = claim.as_of
    if holds is not None and holds.first is not None and _is_one_day(holds.first, holds.until):
        days.add(holds.first)
    return frozenset(days)


def _stance(claim: Claim, view: View) -> Stance:
    """How a claim stands to others: what says that something was not so disputes it, whatever its cue."""
    says = not view.own_voice and claim.stance in (Stance.SAYS, Stance.REPORTS)
    return Stance.DISPUTES if says and says_no(view.content, view.cue) else claim.stance


def _day(article: Article, claim: Claim) -> dt.date | None:
    """The day on which a claim was told: that of its live update, else of publication."""
    if claim.told_at is None:
        return _published(article)
    try:
        return dt.date.fromisoformat(claim.told_at[:10])
    except ValueError:
        return None


def _published(article: Article) -> dt.date | None:
    """The day of publication; None where the page gave none, or what is no day."""
    try:
        return article.published.day if article.published else None
    except ValueError:
        return None


def _ballot(article: Article) -> str:
    """Whether an article is about a "poll" or a "vote", by its title and its first sentences; else ""."""
    body = next(iter(article.body()), None)
    lead = "" if body is None else article.text[body.start : body.start + _LEAD]
    words = f"{article.title or ''} {lead}"
    if pattern("across", "polling").search(words):
        return "poll"
    return "vote" if pattern("across", "voting").search(words) else ""


def article_words(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words an article is known by, the best first, and the names of where and what it tells of.

    Names and content words count by how often they stand there and by what they say, those of the title thrice;
    names count twice but for those of people who speak, since the same people speak of many things. A document of
    its own is known by whoever issues it too, and calls that "we".
    """
    article = reading.article
    issuer = article.outlet or "" if any(_is_issued(claim) for claim in reading.claims) else ""
    body = "\n\n".join(article.text[block.start : block.end] for block in article.body())[:20_000]
    people = {fold(w) for s in reading.sources if s.kind is SourceKind.PERSON for w in s.name.split()}
    people |= word_set("across", "outlet_words")
    counts: Counter[str] = Counter()
    written = Counter([*(match.group() for match in _NAME.finditer(body)), issuer])
    names = {stem(fold(word)) for name in written for word in name.split()}
    names -= {stem(word) for word in people}
    dull = word_set("across", "plain") | word_set("across", "no_place") | stop_words()
    dull |= word_set("across", "outlet_words")
    for text, weight in ((article.title or "", 3), (issuer, 3), (body, 1)):
        for word, times in Counter(tokens(text)).items():
            plain = fold(word)
            if len(plain) > 2 and plain.isalpha() and word not in dull and word not in counted_rows():
                key = stem(plain)
                counts[key] += weight * times * (2 if key in names else 1)
    ranked = sorted(counts, key=lambda word: (-counts[word] * says(word), word))
    return tuple(ranked[:CONTEXT_WORDS]), setting_of(article.title or "", body, people)


def _is_issued(claim: Claim) -> bool:
    """Whether a claim is a sentence of a document of its own: whoever issues it says it, without a cue."""
    return claim.attribution is None and claim.source is not None


def context_share(one: Statement, other: Statement) -> float:
    """The share of the words of the shorter context that both articles have, each by what it says.

    It is 0 when they have one word or none in common.
    """
    return share_of_words(one.context, other.context)


@lru_cache(maxsize=4096)
def share_of_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The share of the words of the shorter list that both have, each by what it says; 0 for one word or none."""
    shared = set(mine) & set(theirs)
    if len(shared) < 2:
        return 0.0
    return fsum(map(says, shared)) / min(fsum(map(says, mine)), fsum(map(says, theirs)))
