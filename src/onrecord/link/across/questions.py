"""Which figures answer the same question: frames must be equal, then place, day, size and occasion must not differ.

Pairs come in, a yes or no goes out; nothing here depends on other claims. A question is led by its earliest
answer: an answer joins the earliest one before it that it is like, and leads a question of its own when there is
none, as copies join their head. So which answers stand together depends on the claims alone, not on the order in
which they came. Equal numbers of like things meet whatever the slots say of what happened to them. Text is only
asked where slots are silent: whether two articles speak of one happening.
"""

from __future__ import annotations

import datetime as dt

from onrecord.identity import digest
from onrecord.link.across.happenings import HAPPENS, fit_one_happening, name_words, shared_names
from onrecord.link.across.numbers import name_one_number, named_number, point_apart, reach, top
from onrecord.link.across.places import parts_differ, places_differ
from onrecord.link.across.statements import Asked, Statement, context_share
from onrecord.link.figures.answer import FOUND, Answer, counts_bodies
from onrecord.link.figures.frames import (
    PART,
    PEOPLE_HIT,
    SHARES,
    Frame,
    deed_of,
    frames_meet,
    is_past,
    kind_of,
    names_of,
)
from onrecord.link.words.terms import fold, stem, stems, tokens
from onrecord.records import Bound

_NEVER = 2.0
_SURE = 3
"""How many words about two figures in common leave little doubt."""
_NAMED = 0.6
"""Which part of that share is enough where both articles are known by one place or event: of the running stories
and of real reports of four affairs 8 pairs in 10 then meet, and 3 in 1,000 of reports of two affairs."""
_MANY = 100
"""From how many on a count of what an article is about is a count of it all: 7,000 jobs, not eight senators."""
_ENOUGH = 2
"""How many words two counts of one thing share that say the same of it."""
_ONE_HAPPENING = 2
"""How many words two figures share that are of one of the several happenings that an article tells of."""
_TELLING = 10
"""From how many on two equal counts of one measure are hardly of two groups of people."""
_KEY_WORDS = 10
"""By how many words of its article a question is looked up."""
_SHARED = 0.2
"""The share of the words of the shorter context that two articles on one happening have in common, at least."""
_ALIKE = 0.4
"""The share of their words from which two articles are alike enough for a word beside two figures to tell."""
_FATES = frozenset("killed wounded casualties treated infected".split())
"""Measures that nobody counts for another one; the captured are the missing, and those who were released."""
_OWN_SCOPES = frozenset({"poll", "war"})
"""Scopes that part even equal numbers: what a war costs is counted on, and is no happening's."""
_OF_SOMETHING = frozenset({"spending", "aid", "pay", "population"})
"""Measures that say nothing without what they are for: spending on schools is not spending on roads."""
_OF_A_COUNTRY = frozenset(
    {"inflation", "jobless", "growth", "turnout", "interest", "magnitude", "approval", "votes"}
)
"""Measures of which there is one at a time: two articles on one happening mean the same."""
_FARTHEST = 25
"""How many times larger one figure may be than another of the same question, unless both are running counts."""
_GROWN = 100
"""How many times larger a running count may be than another of the same question: a war is no attack that grew."""
_FALLING = frozenset({"unpowered", "displaced", "missing"})
"""Measures that fall towards nothing as days pass, so that sizes tell little."""
_FARTHER = 6
"""The same where one is a running count and the other is not, and above what a vague word may mean."""


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
    return parted_by(one, other) is None


def parted_by(one: Asked, other: Asked) -> str | None:
    """What keeps two answers on two questions, the first that does; None when they are to one.

    It is "frame", "place", "part", "day", "size", "happening" (too far apart for articles so unlike) or "words".
    """
    a, b = one.answer, other.answer
    if not (_frames_fit(a, b) or _tell_one_number(one, other)):
        return "frame"
    if places_differ(one, other):
        return "place"
    if parts_differ(a, b):
        return "part"
    if _days_differ(a, b, one, other):
        return "day"
    if sizes_differ(a, b):
        return "size"
    if not fit_one_happening(one, other):
        return "happening"
    near = _NAMED if shared_names(one.statement, other.statement) else 1.0
    least = _SHARED if _tell_one_number(one, other) else _least_share(one, other)
    return None if context_share(one.statement, other.statement) >= near * least else "words"


def _frames_fit(a: Answer, b: Answer) -> bool:
    """Whether what two answers are of can be compared, whatever their numbers say."""
    return frames_meet(a.frame, b.frame) or _names_counted(a, b) or _count_bodies(a, b) or _call_otherwise(a, b)


def _names_counted(a: Answer, b: Answer) -> bool:
    """Whether two amounts differ only in that one names what is weighed, which the other's sentence names."""
    one, other = a.frame, b.frame
    if one.measure or not one.unit or (one.unit, one.scope) != (other.unit, other.scope) or other.measure:
        return False
    if one.counted:
        return not other.counted and one.head in b.topic
    return bool(other.counted) and other.head in a.topic


def _count_bodies(a: Answer, b: Answer) -> bool:
    """Whether two counts of bodies differ only in that one stands beside a toll."""
    if not (counts_bodies(a) and counts_bodies(b)) or names_of(a.frame) != names_of(b.frame):
        return False
    return {a.frame.scope, b.frame.scope} <= {"", FOUND}


def _call_otherwise(a: Answer, b: Answer) -> bool:
    """Whether two counts that leave each other open differ only in what they call those who are counted.

    "219 pupils" are "more than 200 girls". Where one names a people or a place, tells of another sort, or says only
    "people", the numbers must be equal and no small ones: of 30 people 12 may be Ruvians.
    """
    one, other = a.frame, b.frame
    if (one.measure, one.unit, one.scope) != (other.measure, "", other.scope) or one.measure not in PEOPLE_HIT:
        return False
    if Bound.VAGUE in (a.bound, b.bound) or a.low > b.high or b.low > a.high:
        return False
    equal = (a.low, a.high) == (b.low, b.high) and top(a) >= _TELLING
    mine, theirs = names_of(one), names_of(other)
    if not one.counted or not other.counted:
        return equal and not (mine or theirs)
    if kind_of(one) != kind_of(other):
        return False
    return (mine == theirs and one.head != other.head) or (equal and (mine == theirs or not (mine and theirs)))


def _tell_one_number(one: Asked, other: Asked) -> bool:
    """Whether two counts of the like give one number, whatever their words say of what happened to it.

    A small number, a share or an amount is of one thing only where the words beside it are the same too: that the
    articles are much alike does not tell (of 32 further links so made in real stories kept aside, 19 were wrong).
    """
    a, b = one.answer, other.answer
    if Bound.VAGUE in (a.bound, b.bound) or not name_one_number(a, b) or point_apart(a, b):
        return False
    scopes = {a.frame.scope, b.frame.scope}
    if a.frame.unit != b.frame.unit or (len(scopes) > 1 and scopes & _OWN_SCOPES):
        return False
    if not (_fit_deeds(a.frame, b.frame) and _count_like(a.frame, b.frame)):
        return False
    return len(_telling_words(one, other)) >= _ENOUGH or (top(a) >= _TELLING and not a.frame.unit)


def _fit_deeds(one: Frame, other: Frame) -> bool:
    """Whether what is told of two counts may be one deed: the same, told of one alone, or nobody's fate."""
    mine, theirs = deed_of(one.measure), deed_of(other.measure)
    return mine == theirs or not (mine and theirs) or not {mine, theirs} & _FATES


def _count_like(one: Frame, other: Frame) -> bool:
    """Whether what is counted may be the same: things of one name or of one kind, people of one people."""
    mine, theirs = names_of(one), names_of(other)
    if not one.counted or not other.counted:
        return bool(one.unit) or (not (mine or theirs) and one.measure == other.measure)
    if kind_of(one) == kind_of(other):
        return mine <= theirs or theirs <= mine
    return bool(mine) and mine == theirs


def _least_share(one: Asked, other: Asked) -> float:
    """The share of context that two answers need, the more the less their own words say; above 1 for never."""
    a, b = one.answer, other.answer
    frame, shared = a.frame, len(a.topic & b.topic)
    if frame.measure in HAPPENS and _is_one_of_several(one, other):
        return _NEVER
    if frame.measure == "treated" and not _telling_words(one, other) and (a.low, a.high) != (b.low, b.high):
        return _NEVER  # each hospital has its own patients
    if not frame.measure:
        if frame.unit == "percent":  # of the same island 30 may be supplied, and 72 without power
            shared = len((a.topic & b.topic) - set(frame.counted.casefold().split()))
        tells = frame.counted and (frame.unit or (a.low, a.high) == (b.low, b.high) or _tells_same(one, other))
        if not tells and not _own_words(one, other):
            return _NEVER
        enough = 1 if frame.counted and frame.unit else 0 if frame.counted else _most_of(a, b)
        less = _SHARED if shared >= _SURE or not frame.counted else 1.5 * _SHARED
        return less if shared >= enough else _NEVER
    if frame.measure in _OF_SOMETHING and shared < 2:
        return _NEVER
    if frame.measure in SHARES and frame.unit == "percent":
        return 0.5 * _SHARED if frame.counted else _NEVER
    if frame.unit and shared < _SURE - 1 and frame.measure not in _OF_A_COUNTRY:
        return _SHARED if one.statement.voice == other.statement.voice else 2 * _SHARED
    return _SHARED


def _is_one_of_several(one: Asked, other: Asked) -> bool:
    """Whether an article tells of several happenings, and nothing says that two figures are of the same one."""
    a, b = one.answer, other.answer
    if not (a.several or b.several) or (a.running and b.running) or (a.low, a.high) == (b.low, b.high):
        return False
    named = name_words(one.statement.names) | name_words(other.statement.names)
    return len((a.topic & b.topic) - named) < _ONE_HAPPENING


def _own_words(one: Asked, other: Asked) -> frozenset[str]:
    """The words about two figures that both have, without those that their articles are known by."""
    return _telling_words(one, other) - (frozenset(one.statement.context) & frozenset(other.statement.context))


def told_alike(one: Asked, other: Asked) -> bool:
    """Whether two figures share a word beside names, what is counted and who gives them."""
    named = name_words(one.statement.names) | name_words(other.statement.names)
    return bool(_telling_words(one, other) - named)


def _tells_same(one: Asked, other: Asked) -> bool:
    """Whether two counts of one thing tell the same of it, or are of what both articles are about."""
    known = frozenset(one.statement.context) & frozenset(other.statement.context)
    about = _label_words(one.answer) & _label_words(other.answer) & known
    vague = Bound.VAGUE in (one.answer.bound, other.answer.bound)
    many = not vague and min(top(one.answer), top(other.answer)) >= _MANY
    told = len(_telling_words(one, other))
    alike = not vague and told > 0 and context_share(one.statement, other.statement) >= _ALIKE
    return bool(about and (many or alike)) or told >= _ENOUGH


def _label_words(answer: Answer) -> set[str]:
    """The stems of what is counted, as written, and of the row that it is of."""
    return {answer.frame.head, *(stem(fold(word)) for word in tokens(answer.label))}


def _telling_words(one: Asked, other: Asked) -> frozenset[str]:
    """The words about two figures that both have, without what is counted and who gives the figures."""
    counted = one.answer.frame.counted.casefold().split() + other.answer.frame.counted.casefold().split()
    speaking = stems(f"{one.statement.who} {other.statement.who}")
    return (one.answer.topic & other.answer.topic) - speaking - set(counted)


def _most_of(a: Answer, b: Answer) -> float:
    """How many words about two figures that nothing else tells of must be the same."""
    return max(2, 0.5 * min(len(a.topic), len(b.topic)))


def _days_differ(a: Answer, b: Answer, one: Asked, other: Asked) -> bool:
    """Whether both tell of one day, and of another one, with other words."""
    if not (a.one_day and b.one_day) or told_alike(one, other):
        return False
    if (a.low, a.high) == (b.low, b.high) and not (one.statement.as_of and other.statement.as_of):
        return False
    first, second = _day_of(one.statement), _day_of(other.statement)
    return first is not None and second is not None and first != second


def _day_of(statement: Statement) -> dt.date | None:
    """The day that a statement holds for, else the day on which it was told."""
    return statement.as_of[0] if statement.as_of else statement.published


def sizes_differ(a: Answer, b: Answer) -> bool:
    """Whether one figure is so much larger that the two cannot be of one thing: an attack, and the war."""
    less, more = sorted((a, b), key=top)
    low, high = reach(less), top(more)
    if (a.running and b.running) or a.frame.measure in _FALLING:
        return _GROWN * max(low, 1) < high
    vague = less.bound is Bound.VAGUE
    mixed = a.running != b.running and not vague and more.bound is not Bound.VAGUE
    return (_FARTHER if mixed or vague else _FARTHEST) * max(low, 1) < high
