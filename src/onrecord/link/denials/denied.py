"""What a denial denies, and whether another claim states it in words of its own.

The content of a denial comes in, or of a claim that something is not so, and what is denied goes out: its act as
a class of words ("raid" and "bombing" are one), and its other words. A claim is meant when it states the act as
done, and either tells it of whoever is said not to have done it or shares the other words. So "denied that its
aircraft had carried out any raid on Qarsa" answers "the army bombed the market of Qarsa".
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from onrecord.link.denials.deniable import asserts
from onrecord.link.denials.doings import Doing, find_doings, in_one_word, is_past
from onrecord.link.words.terms import fold, has, pattern, root, rows_of, stop_words, tokens, word_set
from onrecord.link.words.view import clip

_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’]*\s+|[,.]?[\"”]\s+(?=[\"“A-Z])")
_NAME = re.compile(r"\b[A-Z][\w-]+")
_ALIKE, _MOST = 4, 0.75
"""How many letters at the beginning, and which share of the shorter, make "Velmar" and "Velmari" one."""
_POLICE = "police"
"""The class of things that is somebody: "officers" are those for whom the police speak."""
_NEAR = 4
"""Within how many words of its negation an act is what is negated."""
_MOST_DENIED = 8
"""How many clauses of a content are read for what they deny."""
_SHARED = 0.5
"""Which share of its other words a denial must find in a claim that does not name who did it."""


@dataclass(frozen=True, slots=True)
class Denied:
    """What is denied: its words, the class of its act, the stems of its other words.

    Things and further acts stand among the other words by their class. The act is "" for "the allegations about
    the market", which are of any harm. `blame` holds for "any responsibility for
    the deaths": then only who blames somebody is meant. `negative` holds when what is denied says itself that
    something is not so. `doers` are the folded words that name whoever is said not to have done it; `personal`
    holds when only their doing is denied ("using gas", "that its aircraft had …"), not that it was done, `by_name`
    when a name or a noun tells whose.
    """

    words: str
    act: str
    own: frozenset[str]
    blame: bool
    negative: bool
    doers: frozenset[str]
    personal: bool
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a claim states what is denied: the words it takes up, the name of the doer, how many words are no act.

    `whole` holds when it has all words of what is denied, but for those that both articles are known by.
    """

    words: frozenset[str]
    names: str
    own: int
    whole: bool = False


def says_no(content: str, cue: str) -> bool:
    """Whether a claim says in its own words that something is or was not so, and its cue denies nothing."""
    return not has("denying", "cue", cue) and negated_clause(content) is not None


@lru_cache(maxsize=4096)
def negated_clause(content: str) -> str | None:
    """The first clause of a content that says that something is not so, with its negation; None without one."""
    for sentence in _SENTENCE.split(content):
        if pattern("denying", "negated").match(sentence) and not pattern("denying", "no_denial").search(sentence):
            clause = pattern("denying", "relative").sub("", pattern("across", "side_clause").sub("", sentence))
            if not pattern("denying", "ahead").search(clause):
                return clause
    return None


@lru_cache(maxsize=4096)
def read_all_denied(content: str, *, denies: bool, denier: frozenset[str]) -> tuple[Denied, ...]:
    """What each clause of a content denies, as `read_denied` reads it: "that it knew of it and that it paid"."""
    further = pattern("denying", "further")
    parts = [part for sentence in _SENTENCE.split(content) for part in further.split(sentence)]
    read = (read_denied(part, denies=denies, denier=denier) for part in parts[:_MOST_DENIED])
    found = tuple(dict.fromkeys(one for one in read if one is not None))
    whole = read_denied(content, denies=denies, denier=denier)
    return found or (() if whole is None else (whole,))


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
    disowned = pattern("denying", "disowned").match(told)
    if disowned is not None:
        told, denies = told[disowned.end() :], True
    if denies:
        told = pattern("denying", "pointer").sub("", pattern("across", "told_false").sub("", told))
    told = in_one_word(told)
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
    act = _main(told, acts)
    named, own = _doers_of(told, act)
    further = {one for one in classes_of(told) if one != act}
    return Denied(
        words=told,
        act=act,
        own=(_own_words(told) | further) - named - _own_words(" ".join(named)) - set(classes_of(" ".join(named))),
        blame=blame is not None,
        negative=denies and not unrelated and negated_clause(told) is not None,
        doers=named | denier if own else named,
        personal=bool(named) or (own and pattern("denying", "personal").search(told) is not None),
        by_name=bool(named),
    )


def _main(told: str, acts: Sequence[str]) -> str:
    """The act that is denied among those that are named: the first told as done, else the first that is no arm."""
    rows, armed = rows_of("acts"), word_set("doing", "armed")
    done = (rows[word] for word in tokens(told) if is_past(word) and rows.get(word) in acts)
    return next((one for one in (*done, *acts) if one not in armed), acts[0])


def _behind_no(clause: str) -> str:
    """The words around the negation of a clause among which the act stands: "knew nothing", "not fired a shot"."""
    negation = pattern("denying", "no").search(clause)
    if negation is None:
        return ""
    if not clause[: negation.start()].strip(" \"“‘'"):
        return clause[negation.end() :]  # "No aircraft of the air force crossed the border"
    verb = clause[: negation.start()].split()[-1:] if negation.group(0).lower() in ("no", "nothing") else []
    return " ".join((*verb, *clause[negation.end() :].split()[:_NEAR]))


def _doers_of(told: str, act: str) -> tuple[frozenset[str], bool]:
    """The words for whoever is said not to have done it, and whether the speaker or nobody is meant by them."""
    doing = next(find_doings(told, "accused", {act}), None)
    words = doing.doer if doing else ()
    dull = stop_words() | word_set("doing", "pronouns") | word_set("doing", "having") | word_set("stated", "no")
    named = frozenset(word for word in words if word not in dull and len(word) > 2)
    return named, not named or any(word in word_set("doing", "pronouns") for word in words)


@lru_cache(maxsize=4096)
def classes_of(text: str) -> tuple[str, ...]:
    """The classes of the acts that a text names, in order."""
    acts = rows_of("acts")
    return tuple(acts[word] for word in tokens(in_one_word(text)) if word in acts)


@lru_cache(maxsize=4096)
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
    for sentence in sentences_of(in_one_word(content)):
        done = [] if is_of_others(sentence, denied.doers) else _done(denied, sentence, cue, negative=negative)
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
    theirs = _own_words(told) | set(classes_of(told))
    every = {word for word in denied.own if not _is_named(word, denied.doers)}
    own = every - set(known)
    shared = own & theirs
    light = denied.act in word_set("doing", "light")
    names = next((name for one in done if (name := _doer_named(one, told, denied))), "")
    if not denied.act and own - shared:
        return None
    if names and not shared and not denied.blame and every and not every & theirs and _names_others(told, denied):
        return None
    if names and (shared or denied.blame or not (own or light) or (every & theirs and not light)):
        return Meeting(frozenset(one.word for one in done) | _words_of(told, shared), names, len(shared))
    done = [one for one in done if not _is_somebody(one.doer)]
    least = max(1, len(own) if light else math.ceil(_SHARED * len(own)))
    whole = not light and own <= theirs and 2 * len(every & theirs) >= len(every)
    whole = whole and not every & theirs <= {root(word.lower()) for word in _NAME.findall(told)}
    if names or denied.blame or denied.personal or not done or (len(shared) < least and not whole):
        return None
    taken = every & theirs if whole else shared
    return Meeting(frozenset(one.word for one in done) | _words_of(told, taken), "", len(taken), whole)


def _names_others(told: str, denied: Denied) -> bool:
    """Whether a claim has names beside those of whoever is said not to have done it: it happened elsewhere."""
    names = {fold(word) for word in _NAME.findall(told)} - stop_words()
    return any(not _is_named(word, denied.doers) for word in names)


def _doer_named(one: Doing, told: str, denied: Denied) -> str:
    """The word by which a deed names whoever is said not to have done it, or "".

    A word for a state tells whose deed it is only where no other's name stands beside it: "Ruvia's air defence" is
    not Norland's.
    """
    both = told if denied.act in word_set("doing", "mutual") else ""
    found = _named(f"{' '.join(one.doer)} {both}", denied.doers)
    if not found and denied.personal:
        return _body_named(one, denied)
    if found not in word_set("sides", "state"):
        return found
    names = {fold(word) for word in _NAME.findall(told)} & set(one.doer)
    others = names - word_set("sides", "state") - word_set("sides", "opposing") - stop_words()
    return "" if others and not any(_is_named(word, denied.doers) for word in others) else found


def _body_named(one: Doing, denied: Denied) -> str:
    """The word of a doer that is no more than "the club", which is the one that denies it where no name is told."""
    dull = stop_words() | word_set("doing", "having") | word_set("stated", "modifiers")
    words = [word for word in one.doer if word not in dull]
    is_body = len(words) == 1 and words[0] in word_set("doing", "bodies") and not denied.by_name
    return words[0] if is_body else ""


def tells_otherwise(denied: Denied, content: str, cue: str) -> bool:
    """Whether a claim has a word for the act that is denied, and does not tell of it as done, or by the others."""
    if denied.act not in classes_of(content) or pattern("denying", "ahead").search(denied.words):
        return False
    done = find_doings(content, cue, {denied.act})
    return is_of_others(content, denied.doers) or all(_is_by_others(one, denied) for one in done)


def _is_by_others(one: Doing, denied: Denied) -> bool:
    """Whether a deed is told of the other side, or of "terrorists" where whoever denies it is none of them."""
    told = " ".join(one.doer)
    if is_of_others(told, denied.doers):
        return True
    opposing = _side_of(tokens(told)) == "opposing" and _side_of(denied.doers) != "opposing"
    return opposing and denied.personal and not _named(told, denied.doers)


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
    state, things = word_set("sides", "state"), rows_of("things")
    if things.get(word) == _POLICE:
        return any(things.get(one) == _POLICE for one in doers)
    if word in state:
        return not state.isdisjoint(doers) and word_set("sides", "opposing").isdisjoint(doers)
    return any(_are_alike(word, one) for one in doers if min(len(word), len(one)) >= _ALIKE)


def _are_alike(one: str, other: str) -> bool:
    """Whether two words begin alike for most of the shorter: "Velmar" and "Velmari", not "police" and "policy"."""
    shorter = min(len(one), len(other))
    alike = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return alike >= max(_ALIKE, _MOST * shorter)


def is_of_others(content: str, doers: Collection[str]) -> bool:
    """Whether a text tells of the other side alone: a state does not deny what "the rebels" are said to do."""
    theirs = _side_told(content)
    mine = theirs and _side_of(doers)
    return bool(mine) and mine != theirs


@lru_cache(maxsize=4096)
def _side_told(content: str) -> str:
    return _side_of(tokens(content))


def _side_of(words: Collection[str]) -> str:
    """Whether words tell of a state or of those against one, who have forces too; "" for neither."""
    sides = ("opposing", "state")
    return next((side for side in sides if not word_set("sides", side).isdisjoint(words)), "")


@lru_cache(maxsize=4096)
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
    said = set(tokens(earlier.content))
    common = ", ".join(f"“{word}”" for word in sorted(met.words & said or met.words))
    of_whom = f" of “{met.names}”" if met.names else ""
    return (
        f"“{clip(later.cue)} {clip(later.content)}” ({later.who}) denies what {earlier.who} said{of_whom} in "
        f"“{clip(earlier.content)}”, by the words {common}."
    )


@lru_cache(maxsize=4096)
def sentences_of(content: str) -> tuple[str, ...]:
    """The sentences of a content, of which a claim may have several."""
    return tuple(_SENTENCE.split(content))
