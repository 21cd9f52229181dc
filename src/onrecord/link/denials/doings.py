"""What a claim says that was done, and by whom: acts that it states as facts, with the words for the doer.

The words of a claim and its cue come in; for each word of the wanted classes that tells of a deed that was done,
the words for whoever did it go out. The doer stands before an active verb, behind "by", before "of shelling" when
somebody is accused, or owns the deed ("the army's shelling"). What may, will or should be done is no fact; neither
is a deed that is only mentioned ("after the attack", "strikes against the army").
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from onrecord.link.words.terms import fold, has, lexicon, pattern, rows_of, word_set

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,;:.!?—–\"“”()]")
_OWNS = re.compile(r"(?:['’]s|s['’])$")
_SUPPOSED = frozenset("would could should might".split())
"""Words behind a deed that only suppose it: "the army's use of gas would change that"."""
_NEAR = 4  # how many words before a deed may say that it is to come: "will soon shut", "plans an early invasion"
_REACH = 9  # how many words before a verb, or behind "by", may name the doer
_ANY_IN_SEVERAL = re.compile("|".join(f"(?:{words})" for words in lexicon()["in_one_word"].values()), re.IGNORECASE)
"""Finds an act that is named by several words: most texts name none."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A deed that a claim states: the word for it, and the folded words for the doer, none when it names none."""

    word: str
    doer: tuple[str, ...]


@lru_cache(maxsize=4096)
def in_one_word(text: str) -> str:
    """A text with the acts that it names by several words in one: "let out" is "released"."""
    if _ANY_IN_SEVERAL.search(text):
        for word in lexicon()["in_one_word"]:
            text = pattern("in_one_word", word).sub(word, text)
    return text


def find_doings(content: str, cue: str, classes: Collection[str]) -> Iterator[Doing]:
    """The deeds of some classes that a claim states as done, in order."""
    accuses = has("denying", "accused", cue)
    return (one for act, one in _all_doings(content, accuses=accuses) if act in classes)


def find_planned(content: str, act: str) -> Iterator[Doing]:
    """The deeds of a class that a claim says will, may or are to be done: "plans to shut", "could attack"."""
    words = [fold(word) for word in _TOKEN.findall(in_one_word(content))]
    acts, never = rows_of("acts"), word_set("stated", "no") | word_set("doing", "conditions")
    for at, word in enumerate(words):
        before = words[max(_clause_start(words, at), at - _REACH) : at]
        if acts.get(word) == act and never.isdisjoint(before) and _is_to_come(before):
            yield Doing(word, tuple(one for one in _before(words, at) if acts.get(one) != "plan"))


def _is_to_come(before: Sequence[str]) -> bool:
    """Whether the words before a deed say that it is to come."""
    near, acts = before[-_NEAR:], rows_of("acts")
    planned = any(acts.get(word) == "plan" for word in near)
    is_to = any(pair[1] == "to" and pair[0] in word_set("doing", "set_to") for pair in pairwise(near))
    return planned or is_to or not word_set("doing", "modal").isdisjoint(near)


@lru_cache(maxsize=4096)  # a claim is asked for its deeds by every denial that may be of it
def _all_doings(content: str, *, accuses: bool) -> tuple[tuple[str, Doing], ...]:
    """The deeds that a claim states as done, in order, each with its class."""
    words = _TOKEN.findall(in_one_word(content))
    plain = [fold(word) for word in words]
    acts, found = rows_of("acts"), []
    for at, word in enumerate(plain):
        if word in acts and not _is_ahead(plain, at) and plain[at : at + 2] != ["used", "to"]:
            doer = _doer(words, plain, at, accuses=accuses)
            if doer is not None:
                found.append((acts[word], Doing(word, doer)))
    return tuple(found)


def _is_ahead(words: Sequence[str], at: int) -> bool:
    """Whether a deed is only wanted, planned or possible: "to attack", "may attack", "would have attacked"."""
    between = word_set("doing", "between") | {"been", "be"}
    before = [word for word in words[max(0, at - 4) : at] if word not in between]
    return any(word in word_set("doing", "ahead") for word in before[-2:])


def _doer(words: Sequence[str], plain: Sequence[str], at: int, *, accuses: bool) -> tuple[str, ...] | None:
    """The words for whoever did a deed, () when nobody is named, None when the deed is not told as done."""
    before = _skip_back(plain, at)
    last = plain[before] if before >= 0 else ""
    if words[at - 1 : at] and _OWNS.search(words[at - 1]) and plain[at] not in word_set("doing", "verbs_only"):
        supposed = not _SUPPOSED.isdisjoint(plain[at + 1 : at + 1 + _REACH])
        return None if supposed else _before(plain, at)  # "the army's shelling of the market"
    if last in word_set("doing", "being") and is_past(plain[at]):
        by = next((at for at in range(at + 1, min(len(plain), at + _REACH)) if plain[at] == "by"), None)
        return () if by is None else _behind(plain, by)
    if plain[at].endswith("ing") and last not in word_set("doing", "modifiers"):
        return _of_gerund(plain, before, last, accuses=accuses)
    if accuses and (agent := _agent(plain, at)):
        return agent  # "any use of gas by the army"
    if accuses and last in ("for", "of", "the", "a", "an") and not _is_accused_of_more(plain, at):
        return _before(plain, at)  # "blames the army for the use of gas"
    if last in word_set("doing", "prepositions"):
        return None
    if last and last not in word_set("doing", "modifiers") | word_set("doing", "breaks") and is_past(plain[at]):
        return _before(plain, at)
    return _of_noun(plain, at, before)


def _is_accused_of_more(plain: Sequence[str], at: int) -> bool:
    """Whether a gerund before a deed tells what somebody is accused of: "of hiding traces of the attack"."""
    words = plain[_clause_start(plain, at) : at]
    return any(word in ("of", "for") and then.endswith("ing") for word, then in pairwise(words))


def _agent(plain: Sequence[str], at: int) -> tuple[str, ...]:
    """The words behind the first "by" that follows a deed told by a noun, in its clause; () without one."""
    breaks = word_set("doing", "breaks")
    clause = takewhile(lambda place: plain[place] and plain[place] not in breaks, range(at + 1, len(plain)))
    by = next((place for place in clause if plain[place] == "by" and place < at + _REACH), None)
    return () if by is None or is_past(plain[at]) else _behind(plain, by)


def _of_gerund(plain: Sequence[str], before: int, last: str, *, accuses: bool) -> tuple[str, ...] | None:
    """The doer of "accused the army of shelling", "by shelling", "was shelling"."""
    if not last:
        # "using gas is a crime" tells of nothing done; of "firing a missile at it" a missile may be told to do it
        return _aimed(plain) if accuses else None
    if last == "by" or last in word_set("doing", "being"):
        return _before(plain, before)
    means = plain[before + 1] in word_set("doing", "means")
    done = next((at for at in range(before, _clause_start(plain, before), -1) if _is_deed(plain, at)), None)
    if means and done is not None:
        return _before(plain, done)  # "the army killed hundreds using gas"
    return _before(plain, before) if last in ("of", "for") and accuses else None


def _is_deed(plain: Sequence[str], at: int) -> bool:
    """Whether a word is the past form of a verb that tells of an act."""
    return plain[at] in rows_of("acts") and is_past(plain[at])


def _aimed(plain: Sequence[str]) -> tuple[str, ...]:
    """The words of a gerund's clause before what it is aimed at; () where it is aimed at nothing."""
    against = word_set("doing", "against")
    before = tuple(takewhile(lambda word: word not in against, plain))
    return before if len(before) < len(plain) else ()


def _of_noun(plain: Sequence[str], at: int, before: int) -> tuple[str, ...] | None:
    """The doer of a deed that a noun names: "carried out an attack", "was behind the attack", "the attack came"."""
    ahead = " ".join(plain[max(0, before - 5) : before])
    carried = pattern("doing", "carries").search(ahead)
    if carried is not None:
        carrier = max(0, before - 5) + ahead[: carried.start()].count(" ")
        return None if _is_ahead(plain, carrier) else _before(plain, carrier)
    if not _happened(plain, at) or not _stands_alone(plain, at):
        return None
    behind = plain[at + 1 : at + 1 + _REACH]
    work = next((at + 2 + place for place, pair in enumerate(pairwise(behind)) if pair == ("work", "of")), None)
    return () if work is None else _behind(plain, work)


def _stands_alone(plain: Sequence[str], at: int) -> bool:
    """Whether no preposition stands before a place in its clause."""
    breaks, prepositions = word_set("doing", "breaks"), word_set("doing", "prepositions")
    for place in range(at - 1, -1, -1):
        if not plain[place] or plain[place] in breaks:
            return True
        if plain[place] in prepositions:
            return False
    return True


def _happened(plain: Sequence[str], at: int) -> bool:
    return pattern("denying", "happened").search(" ".join(plain[at + 1 : at + 6])) is not None


def _skip_back(plain: Sequence[str], at: int) -> int:
    """The place of the nearest word before that is neither adverb nor adjective-like filler."""
    at -= 1
    while at >= 0 and (plain[at].endswith("ly") or plain[at] in word_set("doing", "between")):
        at -= 1
    return at


def is_past(word: str) -> bool:
    """Whether a word is a past form of a verb, by its ending or the lexicon."""
    return word.endswith("ed") or word in word_set("doing", "past")


def _clause_start(plain: Sequence[str], at: int) -> int:
    breaks = word_set("doing", "breaks")
    return next((place + 1 for place in range(at - 1, -1, -1) if plain[place] in breaks or not plain[place]), 0)


def _before(plain: Sequence[str], at: int) -> tuple[str, ...]:
    """The words of the clause before a place, without what stands behind "against" or "at"."""
    out: list[str] = []
    for word in plain[max(_clause_start(plain, at), at - _REACH) : at]:
        if word in word_set("doing", "against"):
            break
        out.append(word)
    return tuple(word for word in out if word)


def _behind(plain: Sequence[str], by: int) -> tuple[str, ...]:
    """The words behind "by" up to the end of the clause."""
    breaks = word_set("doing", "breaks")
    return tuple(takewhile(lambda word: word and word not in breaks, plain[by + 1 : by + 1 + _REACH]))
