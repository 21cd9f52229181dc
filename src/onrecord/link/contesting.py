"""How likely a denial is about a claim, by marks that a person can read, where no rule tells it.

Two claims come in, a denial and what it may deny, of one article or of two; marks go out ("share 3", "denier
named"), whose weights `training.denials` learns. A mark says how much of the denial's words the claim has, how near
its other words are in meaning, whether both tell of one act, who is named on which side, and whether the claim
states anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.actors import other_actor
from onrecord.link.deniable import asserts, find_deed, states
from onrecord.link.denied import classes_of, describe, negated_clause
from onrecord.link.doings import in_one_word
from onrecord.link.meaning import nearest
from onrecord.link.profiles import says
from onrecord.link.terms import echo_rows, fold, noun_rows, pattern, root, stop_words, tokens, word_set
from onrecord.link.view import AGAINST
from onrecord.records import Stance

SHARES, NEAR, DEPTH = (0.01, 0.2, 0.4, 0.6, 0.8), (0.35, 0.45, 0.55, 0.65, 0.8), (3.0, 5.0, 7.0)
"""Where one mark ends and the next begins: of a share of words, of a nearness, of what a word says."""
_FEW, _LENGTHS = 4, (8, 16, 30)
_CLOSE, _MOST_GROUNDS = 0.5, 3
"""How near two words must be to be told as a ground, and how many grounds are told."""
_ALIKE = 6
"""So many letters at the beginning make "Velmar" and "Velmari" one, four of a shorter word."""
_OWNER = re.compile(r"(?P<name>\w{3,})(?:['’]s?)\s+(?:\w+\s+)?(?P<noun>\w+)")
"""Whose words they are: "the government's claims"."""


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as it is weighed: its words and who says it, with a role; `own_voice` where the outlet does."""

    who: str
    voice: str
    role: str
    cue: str
    content: str
    evidence: str
    stance: Stance
    own_voice: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a claim that say something, by their roots; its acts, names and numbers."""

    told: str
    roots: dict[str, str]
    acts: frozenset[str]
    numbers: frozenset[str]
    plain: frozenset[str]
    speaker: frozenset[str]


def marks_of(denial: Side, claim: Side, known: Collection[str] = ()) -> list[str]:
    """The marks of a pair, each once.

    Args:
        denial: the claim that denies something.
        claim: what it may deny.
        known: the stems that both articles are known by; that a claim shares them says little.
    """
    mine, theirs = _words(denial, denies=True), _words(claim, denies=False)
    found = ["any", *_shared(mine, theirs, known), *_near(mine, theirs, known), *_told(denial, claim, mine, theirs)]
    found += [*_people(denial, mine, theirs), *_kinds(denial, claim, mine, theirs)]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def _words(one: Side, *, denies: bool) -> _Words:
    told = one.content
    if denies:
        told = pattern("across", "told_false").sub("", pattern("across", "told_that").sub("", told))
    told = in_one_word(told)
    dull = stop_words() | word_set("light", "words") | word_set("denying", "of_denials")
    words = [word for word in tokens(told) if word not in dull and len(word) > 2]
    return _Words(
        told=told,
        roots={root(word): word for word in words},
        acts=frozenset(classes_of(told)),
        numbers=frozenset(word for word in tokens(told) if word[0].isdigit()),
        plain=frozenset(map(fold, tokens(one.content))),
        speaker=describe(one.who, one.voice, one.role),
    )


def own_share(denial: Side, claim: Side, known: Collection[str]) -> float:
    """Which share of a denial's words beside the known ones a claim has, each by what it says; 0 without any."""
    mine, theirs = _words(denial, denies=True), _words(claim, denies=False)
    own = mine.roots.keys() - set(known)
    return _weight(own & theirs.roots.keys()) / _weight(own) if own else 0.0


def grounds(denial: Side, claim: Side) -> str:
    """What a person can check a pair by, in words: the words of both, those that are near, who is named."""
    mine, theirs = _words(denial, denies=True), _words(claim, denies=False)
    both = sorted(mine.roots[root] for root in mine.roots.keys() & theirs.roots.keys())
    parts = [f"both have {_listed(both)}"] if both else []
    rest = [mine.roots[root] for root in mine.roots if root not in theirs.roots]
    for word, (value, other) in zip(rest, nearest(rest, list(theirs.roots.values())), strict=True):
        if value is not None and value >= _CLOSE:
            parts.append(f"“{word}” is near “{other}” in meaning")
    if is_named_in(mine.speaker, theirs.plain):
        parts.append("it tells of whoever denies it")
    if is_named_in(theirs.speaker - mine.speaker, mine.plain):
        parts.append("the denial names whoever said it")
    return ", ".join(parts[:_MOST_GROUNDS])


def _listed(words: Sequence[str]) -> str:
    return " and ".join(f"“{word}”" for word in words[:_MOST_GROUNDS])


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)


def _weight(roots: Collection[str]) -> float:
    return sum(map(says, roots))


def _shared(mine: _Words, theirs: _Words, known: Collection[str]) -> Iterator[str]:
    """How many of the denial's words the claim has, all of them and those that not everybody has."""
    shared = mine.roots.keys() & theirs.roots.keys()
    own = mine.roots.keys() - set(known)
    yield f"words {min(_FEW + 1, len(mine.roots))}"
    yield f"shared {min(_FEW, len(shared))}"
    if mine.roots:
        yield f"share {_step(_weight(shared) / _weight(mine.roots), SHARES)}"
    if own:
        yield f"own share {_step(_weight(shared & own) / _weight(own), SHARES)}"
        yield f"rarest {_step(max(map(says, shared & own), default=0.0), DEPTH)}"
    if theirs.roots:
        yield f"of claim {_step(_weight(shared) / _weight(theirs.roots), SHARES[1:4])}"
    if mine.numbers and theirs.numbers:
        yield "numbers shared" if mine.numbers & theirs.numbers else "numbers differ"
    elif mine.numbers:
        yield "numbers of denial"


def _near(mine: _Words, theirs: _Words, known: Collection[str]) -> Iterator[str]:
    """How near the denial's words are to the nearest of the claim's, and which is nearest."""
    own = [root for root in mine.roots if root not in known] or list(mine.roots)
    near = nearest([mine.roots[root] for root in own], list(theirs.roots.values()))
    found = [(root, value) for root, (value, _) in zip(own, near, strict=True) if value is not None]
    if not found:
        yield "near none"
        return
    weights = [says(root) for root, _ in found]
    mean = sum(w * value for w, (_, value) in zip(weights, found, strict=True)) / sum(weights)
    yield f"near {_step(mean, NEAR)}"
    yield f"nearest {_step(max(value for _, value in found), NEAR)}"


def _told(denial: Side, claim: Side, mine: _Words, theirs: _Words) -> Iterator[str]:
    """Whether both tell of one act, and whether the claim states it."""
    if not mine.acts:
        yield "act none"
    elif mine.acts & theirs.acts:
        yield "act shared"
    else:
        yield "act other" if theirs.acts else "act missing"
    shared = {root for root in mine.roots.keys() & theirs.roots.keys() if not root[0].isdigit()}
    if shared:
        yield "asserts" if asserts(claim.content, claim.cue, shared, told=mine.told) else "only speaks of it"
        deed = find_deed(mine.told)
        if deed in shared and states(claim.content, claim.cue, shared, by=denial.who, told=mine.told):
            yield "deed stated"
    if other_actor(mine.told, denial.voice, claim.content, claim.voice):
        yield "other actor"
    if pattern("marks", "wishing").search(claim.cue) or pattern("marks", "wishes").match(claim.content):
        yield "wishes"
    if pattern("denying", "accused").search(claim.cue):
        yield "accuses"


def _people(denial: Side, mine: _Words, theirs: _Words) -> Iterator[str]:
    """Who is named on which side."""
    evidence = frozenset(map(fold, tokens(denial.evidence)))
    if is_named_in(mine.speaker, theirs.plain):
        yield "denier named"
    tellers = theirs.speaker - mine.speaker
    owner = _OWNER.search(denial.content)
    if owner and owner["noun"].lower() in noun_rows() and not is_named_in([fold(owner["name"])], theirs.speaker):
        yield "another's words"
    if is_named_in(tellers, mine.plain):
        yield "teller named"
    elif is_named_in(tellers, evidence):
        yield "teller beside"


def is_named_in(names: Collection[str], words: Collection[str]) -> bool:
    """Whether one of some words for somebody stands among others, in whichever form."""
    return any(
        one[:length] == word[:length]
        for one in names
        if len(one) >= 4
        for length in [max(4, min(len(one), _ALIKE))]
        for word in words
        if len(word) >= 4
    )


def _kinds(denial: Side, claim: Side, mine: _Words, theirs: _Words) -> Iterator[str]:
    """What kind of denial and of claim they are."""
    negative = claim.stance in AGAINST or negated_clause(claim.content) is not None
    yield "claim negative" if negative else "claim positive"
    yield "own voice" if claim.own_voice else f"claim {claim.stance.value}"
    yield f"denial {denial.stance.value}"
    by_cue = pattern("denying", "cue").search(denial.cue) is not None
    yield "denied by cue" if by_cue else "denied in words" if denial.cue else "denied alone"
    noun = next((noun_rows()[word] for word in tokens(denial.content) if word in noun_rows()), None)
    if noun is not None:
        echoes = echo_rows()
        echoed = any(echoes.get(word) == noun for word in tokens(f"{claim.cue} {claim.evidence}"))
        yield "noun echoed" if echoed else "noun not echoed"
        if not mine.roots:
            yield "only a noun"
    yield f"claim long {_step(len(theirs.roots), _LENGTHS)}"
