"""Whether a claim states what another one denies, and in which words."""

import math
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from onrecord.link.denials.deniable import asserts
from onrecord.link.denials.denied import Denied, classes_of, own_words, sentences_of
from onrecord.link.denials.doings import Doing, find_doings, find_planned, in_one_word
from onrecord.link.words.terms import fold, has, pattern, root, rows_of, stop_words, tokens, word_set
from onrecord.link.words.view import clip

_NAME = re.compile(r"\b[A-Z][\w-]+")
_ALIKE, _MOST = 4, 0.75
"""How many letters at the beginning, and which share of the shorter, make "Velmar" and "Velmari" one."""

_POLICE = "police"  # the class of things that is somebody: "officers" are those for whom the police speak

_USE = "use"
_DEATH = "kill"
"""The class of acts that tells what came of others: not every report of deaths blames who denies an attack."""

_BRIEF = 6  # how many words a claim has at most that only says who is to blame
_SHARED = 0.5  # which share of its other words a denial must find in a claim that does not name who did it


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a claim states what is denied: the words it takes up, the name of the doer, how many words are no act.

    `whole` holds when it has all words of what is denied, but for those that both articles are known by.
    """

    words: frozenset[str]
    names: str
    own: int
    whole: bool = False


def meet(
    denied: Denied, content: str, cue: str, *, known: Collection[str] = (), negative: bool = False
) -> Meeting | None:
    """How a claim states what is denied, or None.

    `known` are the stems that both articles are known by: that a claim shares them says little. `negative` is
    whether it says or denies that something is so.
    """
    if negative is not denied.negative:
        return None
    for sentence in sentences_of(in_one_word(content)):
        done = [] if is_of_others(sentence, denied.doers) else _done(denied, sentence, cue, negative=negative)
        met = _meet_done(denied, done, sentence, known) if done else None
        if met is not None:
            return met
    return _meet_blamed(denied, content, cue)


def _meet_blamed(denied: Denied, content: str, cue: str) -> Meeting | None:
    """How a claim blames whoever denies some harm, and says no more: "blamed | the army of Norland"."""
    harms = denied.blame or denied.act in word_set("harm", "classes")
    if not harms or denied.negative or not has("denying", "blames", cue) or classes_of(content):
        return None
    name = _named(content, denied.doers) if len(tokens(content)) <= _BRIEF else ""
    return Meeting(frozenset({name}), name, 0) if name else None


def _done(denied: Denied, told: str, cue: str, *, negative: bool) -> list[Doing]:
    """The deeds of a sentence that are of the class of what is denied."""
    if denied.ahead:
        return list(find_planned(told, denied.act))
    found = [(root(one.word), one) for one in find_doings(told, cue, _meant(denied, told))]
    stated = {word: negative or asserts(told, cue, {word}, told="") for word in {word for word, _ in found}}
    return [one for word, one in found if stated[word]]


def _meant(denied: Denied, told: str) -> Collection[str]:
    """The classes of deeds that are denied: who denies using gas denies the attack with it, and the reverse."""
    harm, means = word_set("harm", "classes"), word_set("harm", "means") & _all_words(told)
    if denied.blame and (denied.act in harm or not denied.act):
        return harm | {_USE} if means else harm
    if denied.own.isdisjoint(means) or denied.act not in harm | {_USE}:
        return {denied.act}
    return harm | {_USE} if denied.act == _USE else {denied.act, _USE}


@lru_cache(maxsize=4096)
def _all_words(told: str) -> frozenset[str]:
    """The roots of the words of a text, of acts and things their classes."""
    return own_words(told) | frozenset(classes_of(told))


def _meet_done(denied: Denied, done: list[Doing], told: str, known: Collection[str]) -> Meeting | None:
    """How the deeds of a sentence are what is denied: by their doer, or by the other words."""
    theirs = _all_words(told)
    every = {word for word in denied.own if not _is_named(word, denied.doers)}
    own = every - set(known)
    shared = own & theirs
    light = denied.act in word_set("doing", "light")
    harmful = not (denied.own & theirs).isdisjoint(word_set("harm", "means"))
    names = next((name for one in done if (name := _doer_named(one, told, denied))), "")
    if not denied.act and own - shared:
        return None
    if denied.blame and every and not every & theirs and denied.act != _DEATH and _tells_of_deaths(done):
        return None  # "5,000 are dying each month" tells of no attack
    if names and not shared and not denied.blame and every and not every & theirs and _names_others(told, denied):
        return None
    if names and (shared or denied.blame or harmful or not (own or light) or (every & theirs and not light)):
        return Meeting(frozenset(one.word for one in done) | _words_of(told, shared), names, len(shared))
    done = [one for one in done if _is_same(one, denied) and not _is_somebody(one.doer)]
    least = max(1, len(own) if light else math.ceil(_SHARED * len(own)))
    whole = not light and own <= theirs and 2 * len(every & theirs) >= len(every)
    whole = whole and not every & theirs <= {root(word.lower()) for word in _NAME.findall(told)}
    if names or denied.blame or denied.personal or not done or (len(shared) < least and not whole):
        return None
    taken = every & theirs if whole else shared
    return Meeting(frozenset(one.word for one in done) | _words_of(told, taken), "", len(taken), whole)


def _is_same(one: Doing, denied: Denied) -> bool:
    """Whether a deed is called what is denied, and not only another harm with the same means."""
    act = rows_of("acts").get(one.word)
    return act == denied.act or (denied.blame and act != _USE)


def _tells_of_deaths(done: Iterable[Doing]) -> bool:
    """Whether deeds tell of nothing but who died."""
    return all(rows_of("acts").get(one.word) == _DEATH for one in done)


def _names_others(told: str, denied: Denied) -> bool:
    """Whether a claim has names beside those of whoever is said not to have done it: it happened elsewhere."""
    names = {fold(word) for word in _NAME.findall(told)} - stop_words()
    return any(not _is_named(word, denied.doers) for word in names)


def _doer_named(one: Doing, told: str, denied: Denied) -> str:
    """The word by which a deed names whoever is said not to have done it, or "".

    A word for a state tells whose deed it is only where no other's name stands beside it: "Ruvia's air defence" is
    not Norland's.
    """
    if not word_set("doing", "nobody").isdisjoint(one.doer):
        return ""
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
