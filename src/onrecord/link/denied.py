"""What a denial denies, and whether another claim states it in words of its own.

The content of a denial comes in, or of a claim that something is not so, and what is denied goes out: its act as
a class of words ("raid" and "bombing" are one), and its other words. A claim is meant when it states the act as
done, and either tells it of whoever is said not to have done it or shares the other words. So "denied that its
aircraft had carried out any raid on Qarsa" answers "the army bombed the market of Qarsa".
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from onrecord.link.deniable import asserts
from onrecord.link.doings import Doing, find_doings
from onrecord.link.terms import fold, pattern, root, rows_of, stop_words, tokens, word_set
from onrecord.link.view import clip

_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’]*\s+|[,.]?[\"”]\s+(?=[\"“A-Z])")
_ALIKE, _MOST = 4, 0.75
"""How many letters at the beginning, and which share of the shorter, make "Velmar" and "Velmari" one."""
_NEAR = 4
"""Within how many words of its negation an act is what is negated."""
_SHARED = 0.5
"""Which share of its other words a denial must find in a claim that does not name who did it."""


@dataclass(frozen=True, slots=True)
class Denied:
    """What is denied: its words, the class of its act, the stems of its other words.

    Things and further acts stand among the other words by their class. The act is "" for "the allegations about
    the market", which are of any harm. `blame` holds for "any responsibility for
    the deaths": then only who blames somebody is meant. `negative` holds when what is denied says itself that
    something is not so. `doers` are the folded words that name whoever is said not to have done it; `personal`
    holds when only their doing is denied ("using gas", "that its aircraft had …"), not that it was done.
    """

    words: str
    act: str
    own: frozenset[str]
    blame: bool
    negative: bool
    doers: frozenset[str]
    personal: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a claim states what is denied: the words it takes up, the name of the doer, how many words are no act."""

    words: frozenset[str]
    names: str
    own: int


def says_no(content: str, cue: str) -> bool:
    """Whether a claim says in its own words that something is or was not so, and its cue denies nothing."""
    return pattern("denying", "cue").search(cue) is None and negated_clause(content) is not None


@lru_cache(maxsize=4096)
def negated_clause(content: str) -> str | None:
    """The first clause of a content that says that something is not so, with its negation; None without one."""
    for sentence in _SENTENCE.split(content):
        if pattern("denying", "negated").match(sentence) and not pattern("denying", "no_denial").search(sentence):
            clause = pattern("across", "side_clause").sub("", sentence)
            if not pattern("denying", "ahead").search(clause):
                return clause
    return None


@lru_cache(maxsize=4096)
def read_denied(content: str, *, denies: bool, denier: frozenset[str]) -> Denied | None:
    """What a content denies; None when it names no act.

    Args:
        content: the words of the claim.
        denies: whether its cue denies it; else it must say itself that something is not so.
        denier: the folded words that name and describe whoever speaks.
    """
    told = content.strip(" \"'“”‘’.,") if denies else negated_clause(content)
    if told is None:
        return None
    if denies:
        told = pattern("denying", "pointer").sub("", pattern("across", "told_false").sub("", told))
    unrelated = pattern("denying", "unrelated").search(told)
    blame = pattern("denying", "blame").match(told) or unrelated
    if blame:
        told = told[blame.end() :]
    acts = list(classes_of(told if denies or blame else _behind_no(told)))
    bare = pattern("denying", "bare").match(content.strip(" \"'“”‘’.,")) if denies else None
    if bare:
        return Denied(content, "", _own_words(bare.group("topic") or ""), True, False, denier, True)
    if not acts:
        return None
    named, own = _doers_of(told, acts[0])
    further = {one for one in classes_of(told) if one != acts[0]}
    return Denied(
        words=told,
        act=acts[0],
        own=_own_words(told) | further,
        blame=blame is not None,
        negative=denies and not unrelated and negated_clause(told) is not None,
        doers=named | denier if own else named,
        personal=bool(named) or (own and pattern("denying", "personal").search(told) is not None),
    )


def _behind_no(clause: str) -> str:
    """The words around the negation of a clause among which the act stands: "knew nothing", "not fired a shot"."""
    negation = pattern("denying", "no").search(clause)
    if negation is None:
        return ""
    verb = clause[: negation.start()].split()[-1:] if negation.group(0).lower() in ("no", "nothing") else []
    return " ".join((*verb, *clause[negation.end() :].split()[:_NEAR]))


def _doers_of(told: str, act: str) -> tuple[frozenset[str], bool]:
    """The words for whoever is said not to have done it, and whether the speaker or nobody is meant by them."""
    doing = next(find_doings(told, "accused", {act}), None)
    words = doing.doer if doing else ()
    dull = stop_words() | word_set("doing", "pronouns") | word_set("stated", "no")
    named = frozenset(word for word in words if word not in dull and len(word) > 2)
    return named, not named or any(word in word_set("doing", "pronouns") for word in words)


def classes_of(text: str) -> Iterator[str]:
    """The classes of the acts that a text names, in order."""
    acts = rows_of("acts")
    return (acts[word] for word in tokens(pattern("denying", "been_told").sub("informed", text)) if word in acts)


def _own_words(text: str) -> frozenset[str]:
    """The roots of the content words of a text, of things their class, without its acts, numbers and days."""
    acts, things = rows_of("acts"), rows_of("things")
    dull = stop_words() | word_set("light", "words") | word_set("across", "no_place") | word_set("stated", "no")
    dull |= word_set("denying", "light")
    return frozenset(
        things.get(word) or root(word)
        for word in tokens(text)
        if word not in acts and word not in dull and word.isalpha() and len(word) > 2
    )


def meet(
    denied: Denied, content: str, cue: str, *, known: Collection[str] = (), negative: bool = False
) -> Meeting | None:
    """How a claim states what is denied, or None.

    Args:
        denied: what is denied.
        content: the words of the claim.
        cue: its cue.
        known: the stems that both articles are known by; that a claim shares them says little.
        negative: whether it says or denies that something is so.
    """
    if negative is not denied.negative:
        return None
    for sentence in _SENTENCE.split(content):
        done = [] if _is_of_others(sentence, denied.doers) else _done(denied, sentence, cue, negative=negative)
        met = _meet_done(denied, done, sentence, known) if done else None
        if met is not None:
            return met
    return None


def _done(denied: Denied, told: str, cue: str, *, negative: bool) -> list[Doing]:
    """The deeds of a sentence that are of the class of what is denied."""
    harm = word_set("harm", "classes")
    meant = harm if denied.blame and (denied.act in harm or not denied.act) else {denied.act}
    found = find_doings(told, cue, meant)
    return [one for one in found if negative or asserts(told, cue, {root(one.word)}, told=denied.words)]


def _meet_done(denied: Denied, done: list[Doing], told: str, known: Collection[str]) -> Meeting | None:
    """How the deeds of a sentence are what is denied: by their doer, or by the other words."""
    own = {word for word in denied.own if word not in known and not _is_named(word, denied.doers)}
    shared = own & (_own_words(told) | set(classes_of(told)))
    light = denied.act in word_set("doing", "light")
    both = told if denied.act in word_set("doing", "mutual") else ""
    names = next((name for one in done if (name := _named(f"{' '.join(one.doer)} {both}", denied.doers))), "")
    if not denied.act and own - shared:
        return None
    if names and (shared or denied.blame or not (own or light)):
        return Meeting(frozenset(one.word for one in done) | _words_of(told, shared), names, len(shared))
    done = [one for one in done if not _is_somebody(one.doer)]
    least = max(1, len(own) if light else math.ceil(_SHARED * len(own)))
    if names or denied.blame or denied.personal or not done or len(shared) < least:
        return None
    return Meeting(frozenset(one.word for one in done) | _words_of(told, shared), "", len(shared))


def tells_otherwise(denied: Denied, content: str, cue: str) -> bool:
    """Whether a claim has a word for the act that is denied, and does not tell of it as done, or by the others."""
    if denied.act not in classes_of(content) or pattern("denying", "ahead").search(denied.words):
        return False
    done = find_doings(content, cue, {denied.act})
    return _is_of_others(content, denied.doers) or all(
        _is_of_others(" ".join(one.doer), denied.doers) for one in done
    )


def _is_somebody(doer: Collection[str]) -> bool:
    """Whether the words for a doer name a side."""
    sides = word_set("sides", "state") | word_set("sides", "opposing")
    return any(word in sides for word in doer)


def _words_of(content: str, wanted: Collection[str]) -> frozenset[str]:
    """The words of a text that are of some stems or classes."""
    rows = rows_of("acts") | rows_of("things")
    return frozenset(word for word in tokens(content) if (rows.get(word) or root(word)) in wanted)


def _named(content: str, doers: Collection[str]) -> str:
    """The word of a text by which it names one of those, or ""."""
    return next((word for word in map(fold, tokens(content)) if _is_named(word, doers)), "")


def _is_named(word: str, doers: Collection[str]) -> bool:
    state = word_set("sides", "state")
    if word in state:
        return not state.isdisjoint(doers) and word_set("sides", "opposing").isdisjoint(doers)
    return any(_are_alike(word, one) for one in doers if min(len(word), len(one)) >= _ALIKE)


def _are_alike(one: str, other: str) -> bool:
    """Whether two words begin alike for most of the shorter: "Velmar" and "Velmari", not "police" and "policy"."""
    shorter = min(len(one), len(other))
    alike = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return alike >= max(_ALIKE, _MOST * shorter)


def _is_of_others(content: str, doers: Collection[str]) -> bool:
    """Whether a text tells of the other side alone: a state does not deny what "the rebels" are said to do."""
    sides = {name: word_set("sides", name) for name in ("state", "opposing")}
    mine = {name for name, words in sides.items() if not words.isdisjoint(doers)}
    told = {name for name, words in sides.items() if not words.isdisjoint(tokens(content))}
    return len(mine) == 1 and len(told) == 1 and not mine & told


def describe(who: str, voice: str, role: str) -> frozenset[str]:
    """The folded words that name and describe a speaker: "Anders Kolt", "Defence Minister"."""
    dull = stop_words() | word_set("across", "no_place") | word_set("doing", "kin")
    words = map(fold, tokens(f"{who} {voice} {role}"))
    return frozenset(word for word in words if len(word) > 2 and word not in dull and word not in rows_of("acts"))


class _Told(Protocol):
    """A claim as its reason is told: by whom, with which cue, in which words."""

    @property
    def who(self) -> str: ...
    @property
    def cue(self) -> str: ...
    @property
    def content(self) -> str: ...


def because_denied(later: _Told, earlier: _Told, met: Meeting) -> str:
    """The reason of a denial by its act, as one sentence."""
    common = ", ".join(f"“{word}”" for word in sorted(met.words))
    of_whom = f" of “{met.names}”" if met.names else ""
    return (
        f"“{clip(later.cue)} {clip(later.content)}” ({later.who}) denies what {earlier.who} tells{of_whom} by "
        f"{common} in “{clip(earlier.content)}”."
    )


def sentences_of(content: str) -> list[str]:
    """The sentences of a content, of which a claim may have several."""
    return _SENTENCE.split(content)
