"""Which figures answer the same question: nothing in their slots parts them, and they are likely of one thing.

Pairs come in, a chance goes out; nothing here depends on other claims. What two figures can never share parts them:
units, fates, a poll and a vote, two countries, a part and its whole, sizes out of reach. All else (numbers, slots,
words, days, voices) only makes it likelier or less likely that both are of one thing, as learned from figures of
real stories that were marked by thing (`training/things`). A question is led by its earliest answer: an answer
joins the leader before it that it is likeliest of one thing with, else the question of an answer that did and that
it is much like, and leads a question of its own when none is likely enough (`ledger.linking.leading`). So which
answers stand together depends on the claims alone, not on the order in which they came.
"""

from functools import lru_cache

from onrecord.identity import digest
from onrecord.link.across.numbers import name_one_number, named_number, touch
from onrecord.link.across.places import parts_differ, places_differ
from onrecord.link.across.sharing import compare
from onrecord.link.across.statements import Asked, context_share
from onrecord.link.figures.answer import FOUND, Answer, top
from onrecord.link.figures.frames import (
    PART,
    PEOPLE_HIT,
    PROGRESS,
    SHARES,
    Frame,
    deed_of,
    frames_meet,
    is_past,
    kind_of,
    names_of,
    scopes_meet,
)
from onrecord.link.words.countries import people_of
from onrecord.link.words.trees import load_trees
from onrecord.records import Bound

LIKELY = 0.5
"""The chance of being of one thing from which an answer joins a leader; `training/things` says how it was set."""
NEAR = 0.6
"""The same from which it joins the question of an answer that joined a leader, when it is like no leader itself."""
SURE = 0.93
"""The same from which two numbers are said to agree: in a story many things are two or a hundred."""
_DIGITS = 6
_KEY_WORDS = 10  # by how many words of its article a question is looked up
_SHARED = 0.06
"""The share of their words that two articles have in common, at least: of the marked pairs of one thing
one in 160 lies below."""
_FATES = frozenset("killed wounded casualties treated infected".split())
"""Measures that nobody counts for another one; the captured are the missing, and those who were released."""
_TAKEN_CARE_OF = frozenset({"wounded", "treated"})
_OWN_SCOPES = frozenset({"poll", "war"})
"""Scopes that part even equal numbers: what a war costs is counted on, and is no happening's."""
_FARTHEST = 4
"""How many times larger one number may be than another that it does not touch: of the marked pairs of one thing
one in 130 lies beyond, and hardly any of them could be told."""
_MOVING = frozenset({"burned", "spilled", "missing"})
"""Measures that go far in a few days: what has burned or leaked, and who is still missing."""
_ROOM = 10
"""The same of one that it touches, of what moves far, and of two running counts: of 11,903 marked pairs beyond, 46
were one thing."""


def question_keys(one: Asked) -> list[str]:
    """The texts that answers to one question share at least one of: what is asked, or the number, with a word."""
    frame, number = one.answer.frame, named_number(one.answer)
    measure = deed_of(frame.measure) or ("" if frame.unit else kind_of(frame))
    asked = ["|".join((measure, frame.unit, _scope_of(frame)))]
    asked += [f"{frame.unit}={number:g}"] if number is not None else []
    return [f"{what}|{word}" for what in asked for word in one.statement.context[:_KEY_WORDS]]


def _scope_of(frame: Frame) -> str:
    """The scope that answers to one question share: of what is past another word, of a part and of bodies none."""
    return "other" if is_past(frame) else "" if frame.scope in (PART, FOUND) else frame.scope


def question_id(head: Asked) -> str:
    """The id of the question that an answer leads: a digest of its frame, its claim and its place there."""
    return digest("q", head.answer.frame.key, head.statement.claim, head.answer.figure)


def same_question(one: Asked, other: Asked) -> bool:
    """Whether two answers are to one question."""
    return likeness(one, other) >= LIKELY


@lru_cache(maxsize=1 << 15)  # two answers are compared again with each that comes to their question
def likeness(one: Asked, other: Asked) -> float:
    """The chance that two answers are of one thing, 0 to 1; 0 where something parts them."""
    if parted_by(one, other) is not None:
        return 0.0
    return round(load_trees("across", "things.json").chance(compare(one, other)), _DIGITS)


def parted_by(one: Asked, other: Asked) -> str | None:
    """What can never be of one thing, the first that parts two answers; None where only likeness decides.

    It is "words" (their articles have next to none in common), "unit", "fate", "scope", "share" (of two parties),
    "people", "place", "part", "size" or, of numbers that cannot be one, "slots" (they count other things).
    """
    a, b = one.answer, other.answer
    if context_share(one.statement, other.statement) < _SHARED:
        return "words"
    if what := _parted_things(a, b):
        return what
    return _parted_numbers(a, b)


def may_be_one(one: Asked, other: Asked) -> bool:
    """Whether two answers may be of one thing, whatever their numbers and the words of their articles."""
    return _parted_things(one.answer, other.answer) is None


def _parted_things(a: Answer, b: Answer) -> str | None:
    """What in slots and places parts two answers."""
    if slot := _parted_slot(a.frame, b.frame):
        return slot
    if places_differ(a, b):
        return "place"
    return "part" if parts_differ(a, b) else None


def _parted_numbers(a: Answer, b: Answer) -> str | None:
    """What parts two numbers: such as cannot be one must count the same, and all must lie within reach.

    "More than 1,400" leaves room for 100,000, but nobody would say so of it; "hundreds" may be thousands. Bodies
    that were found beside a toll are a count of their own, whatever "at least 41" leaves room for; so is what is
    told of another year or happening.
    """
    bodies = (a.frame.scope == FOUND) != (b.frame.scope == FOUND)
    past = is_past(a.frame) != is_past(b.frame) and not (a.running or b.running)
    if (bodies or past) and not name_one_number(a, b):
        return "slots"
    one_number = touch(a, b)
    if not one_number and not _may_count_one(a.frame, b.frame):
        return "slots"
    if (one_number and Bound.VAGUE in (a.bound, b.bound)) or a.frame.measure in PROGRESS:
        return None
    moves = a.frame.measure == b.frame.measure and a.frame.measure in _MOVING
    room = _ROOM if one_number or moves or (a.running and b.running) else _FARTHEST
    low, high = sorted((top(a), top(b)))
    return "size" if high > room * max(low, 1) else None


def _may_count_one(one: Frame, other: Frame) -> bool:
    """Whether numbers that differ may count one thing: of people, who they are is told now and then.

    "Seven crew members died" may be of "at least nine dead"; whose soldiers they are parts them.
    """
    if frames_meet(one, other):
        return True
    if (deed_of(one.measure), one.unit) != (deed_of(other.measure), other.unit) or one.measure not in PEOPLE_HIT:
        return False
    if names_of(one) or names_of(other):
        return False
    return scopes_meet(one, other) and not (one.counted and other.counted)


def _parted_slot(one: Frame, other: Frame) -> str | None:
    """What of two frames can never be of one thing."""
    scopes = {one.scope, other.scope}
    if one.unit != other.unit:
        return "unit"
    if _are_two_fates(deed_of(one.measure), deed_of(other.measure)):
        return "fate"
    if len(scopes) > 1 and scopes & _OWN_SCOPES:
        return "scope"
    if {one.measure, other.measure} <= SHARES and one.counted != other.counted:
        return "share"
    return "people" if _are_two_peoples(one, other) else None


def _are_two_fates(one: str, other: str) -> bool:
    """Whether two deeds befell two groups of people; those who were hurt are those who were treated."""
    deeds = {one, other} - {""}
    return len(deeds) > 1 and bool(deeds & _FATES) and deeds != _TAKEN_CARE_OF


def _are_two_peoples(one: Frame, other: Frame) -> bool:
    """Whether those who are counted are of two peoples: French and Italian soldiers."""
    mine, theirs = ({people for name in names_of(frame) if (people := people_of(name))} for frame in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)
