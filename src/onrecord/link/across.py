"""Relations between claims of different articles: figures by their intervals, words by their cues.

Two statements come in, the later one first; a `Tie` or None goes out. Slots decide: a figure is compared only with
another answer to its question, and a denial, a confirmation or a disclaimer needs its cue and a claim whose words
it takes up. Likeness of text alone makes no more than the same statement of the same voice.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.link.answers import Answer
from onrecord.link.likeness import overlap
from onrecord.link.questions import Asked, context_share
from onrecord.link.statements import Days, Statement
from onrecord.link.terms import pattern, rows_of, stem, stems, stop_words, tokens, word_set
from onrecord.link.view import ASSERTING
from onrecord.link.voices import same_voice
from onrecord.records import Bound, Relation, Stance

_ONE_UTTERANCE = dt.timedelta(days=3)
"""Within how many days the same words of one voice are one utterance; later they are said again."""
_SAME_WORDS = 0.6
_COPIED = 0.8
_TAKEN_UP = 3
"""How many words a claim must take up of another, at least."""
_NEARLY_ALL = 0.75
"""Which share of the words of the shorter is enough without its head."""
_ROUND_DIGITS = 2
_OF_SOME = frozenset({"more", "change", "rate"})
"""Scopes of which a text may tell several: two increases do not contradict each other."""
_WEEK = dt.timedelta(days=7)
_SAME_CONTEXT = 0.5
_OF_ONE = 2
"""How many words two sentences must share to be of one happening."""

CUED = {
    Stance.DENIES: Relation.DENIES,
    Stance.DISPUTES: Relation.DISPUTES,
    Stance.CONFIRMS: Relation.CONFIRMS,
    Stance.CANNOT_VERIFY: Relation.CANNOT_VERIFY,
    Stance.RETRACTS: Relation.RETRACTS,
}
"""The relation that a claim's cue makes, when its words take up those of an earlier claim."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a later claim stands to an earlier one, with the words on both sides that show it."""

    relation: Relation
    score: float
    because: str


def relate_answers(later: Asked, earlier: Asked) -> Tie | None:
    """How a later answer stands to an earlier one to the same question, by their intervals and days."""
    if same_voice(later.statement.voice, earlier.statement.voice):
        return _own_line(later, earlier)
    return _other_line(later, earlier)


def _own_line(later: Asked, earlier: Asked) -> Tie | None:
    """The figures of one voice: the same again, or a newer one."""
    a, b = later.answer, earlier.answer
    who = later.statement.who
    if (a.low, a.high, a.bound) == (b.low, b.high, b.bound):
        if _gap(later.statement, earlier.statement) <= _ONE_UTTERANCE and not _day_between(later, earlier):
            return _tie(Relation.SAME_STATEMENT, 0.85, later, earlier, f"both give {who}'s figure of these days")
        return _tie(Relation.REPEATS, 0.8, later, earlier, f"{who} gives the same figure again")
    if _undated(later) or _undated(earlier):
        return None
    if _touch(a, b) and not _gap(later.statement, earlier.statement) and not _day_between(later, earlier):
        return None
    cue = pattern("across", "corrects" if top_of(later) < top_of(earlier) else "mistake")
    word = None if later.statement.own_voice else cue.search(later.statement.evidence)
    if word:
        why = f"“{word.group(0)}” says that {who}'s earlier figure was wrong"
        return _tie(Relation.CORRECTS, 0.85, later, earlier, why)
    return _tie(Relation.UPDATES, 0.8, later, earlier, f"{who} gives a newer figure")


def _undated(one: Asked) -> bool:
    return _valid(one) is None


def top_of(one: Asked) -> float:
    """The largest number of an answer."""
    return max((v for v in (one.answer.low, one.answer.high) if math.isfinite(v)), default=0.0)


def _other_line(later: Asked, earlier: Asked) -> Tie | None:
    """The figures of two voices: equal ones agree, disjoint ones of one time conflict."""
    if _touch(later.answer, earlier.answer):
        return _agree(later, earlier)
    days, its_days = _valid(later), _valid(earlier)
    if days is None or its_days is None or not _one_happening(later, earlier):
        return None
    if not _meet(days, its_days):
        if top_of(later) == top_of(earlier) or Bound.VAGUE in (later.answer.bound, earlier.answer.bound):
            return None
        why = f"the one holds as of {_said(days)}, the other {_said(its_days)}"
        return _tie(Relation.UPDATES, 0.6, later, earlier, why) if _starts_after(days, its_days) else None
    if later.answer.frame.scope in _OF_SOME or (
        later.statement.own_voice and later.statement.who == earlier.statement.who
    ):
        return None
    why = f"the ranges do not touch, and both hold for {_said(days)}"
    return _tie(Relation.CONFLICTS, 0.75, later, earlier, why)


def clash_holds(later: Asked, earlier: Asked, mine: Iterable[Answer], theirs: Iterable[Answer]) -> bool:
    """Whether two figures that conflict are not both told by one of the articles.

    Of two reports of one fact one often gives more of its numbers: "12 by air and five in the water". An article
    that knows the other's number too says nothing against it.

    Args:
        later: the later answer.
        earlier: the earlier answer.
        mine: all answers of the later one's article.
        theirs: all answers of the earlier one's article.
    """
    a, b = later.answer, earlier.answer
    slots = (a.frame.measure, a.frame.unit)
    known = [one for one in theirs if (one.frame.measure, one.frame.unit) == slots and one.figure != b.figure]
    told = [one for one in mine if (one.frame.measure, one.frame.unit) == slots and one.figure != a.figure]
    return not any(_same_number(a, one) for one in known) and not any(_same_number(b, one) for one in told)


def _same_number(a: Answer, b: Answer) -> bool:
    """Whether two figures give a number in common, whatever their bounds, or closed ranges that touch."""
    if {a.low, a.high} & {b.low, b.high} - {-math.inf, math.inf}:
        return True
    return _touch(a, b) and all(map(math.isfinite, (a.low, a.high, b.low, b.high)))


def _agree(later: Asked, earlier: Asked) -> Tie | None:
    """Two voices whose intervals touch: one sentence in two places, a confirmation, or the same number."""
    a, b = later.answer, earlier.answer
    bounds = (a.low, a.high, b.low, b.high)
    equal = (a.low, a.high, a.bound) == (b.low, b.high, b.bound)
    near = all(math.isfinite(value) for value in bounds) and _narrow(*bounds)
    if Bound.VAGUE in (a.bound, b.bound) or not (equal or near):
        return None
    if equal and overlap(later.statement.evidence, earlier.statement.evidence) >= _COPIED:
        return _tie(Relation.SAME_STATEMENT, 0.85, later, earlier, "both sentences are in the same words")
    if later.statement.stance is Stance.CONFIRMS:
        return _tie(Relation.CONFIRMS, 0.8, later, earlier, f"“{later.statement.cue}” says so of the same number")
    if max(_digits(a.low, a.high), _digits(b.low, b.high)) < _ROUND_DIGITS:
        return None
    return _tie(Relation.AGREES, 0.8, later, earlier, "the two give the same number")


def _narrow(*bounds: float) -> bool:
    """Whether two touching intervals are both narrow enough to mean one number."""
    low, high = min(bounds), max(bounds)
    return low > 0 and high <= 1.25 * low


def _touch(a: Answer, b: Answer) -> bool:
    return a.low <= b.high and b.low <= a.high


def _digits(low: float, high: float) -> int:
    value = low if math.isfinite(low) else high
    return len(f"{value:.0f}".rstrip("0"))


def _tie(relation: Relation, score: float, later: Asked, earlier: Asked, why: str) -> Tie:
    because = (
        f"“{later.answer.words}” ({later.statement.who}) and “{earlier.answer.words}” ({earlier.statement.who}) "
        f"answer one question: {why}."
    )
    return Tie(relation, score, because)


def _day(statement: Statement) -> dt.date | None:
    said = statement.said
    return (said[0] if said and said[0] else None) or statement.published


def _gap(one: Statement, other: Statement) -> dt.timedelta:
    a, b = _day(one), _day(other)
    return abs(a - b) if a and b else dt.timedelta(0)


def _day_between(one: Asked, other: Asked) -> bool:
    """Whether two answers hold for days that both are given and do not meet."""
    a, b = one.statement.as_of, other.statement.as_of
    return a is not None and b is not None and not _meet(a, b)


def _valid(one: Asked) -> Days | None:
    """The days an answer holds for: as written where that is no longer than a week, else the day it was said."""
    first, until = one.statement.as_of or (None, None)
    if first is not None and until is not None and until - first <= _WEEK:
        return first, until
    day = _day(one.statement)
    return None if day is None else (day, day + dt.timedelta(days=1))


def _one_happening(one: Asked, other: Asked) -> bool:
    """Whether two figures are running counts, or their sentences or articles share enough other words."""
    if (one.answer.running and other.answer.running) or context_share(one, other) >= _SAME_CONTEXT:
        return True
    speaking = stems(f"{one.statement.who} {other.statement.who}")
    dull = {stem(word) for word in word_set("across", "plain") | set(rows_of("counted"))}
    shared = stems(one.statement.evidence) & stems(other.statement.evidence) - speaking - dull
    return len({word for word in shared if word.isalpha()}) >= _OF_ONE


def _meet(one: Days, other: Days) -> bool:
    first = max((d for d in (one[0], other[0]) if d), default=None)
    until = min((d for d in (one[1], other[1]) if d), default=None)
    return first is None or until is None or first < until


def _starts_after(one: Days, other: Days) -> bool:
    """Whether days begin later than others: a newer article may still tell of older days."""
    return one[0] is not None and other[0] is not None and one[0] > other[0]


def _said(days: Days) -> str:
    first, until = days
    last = until - dt.timedelta(days=1) if until else None
    if first and last and first != last:
        return f"{first} to {last}"
    return str(first or last)


def relate_statements(later: Statement, earlier: Statement) -> Tie | None:
    """How the words of a later claim stand to those of an earlier one in another article."""
    if earlier.stance not in ASSERTING or later.own_voice or earlier.own_voice:
        return None
    same = same_voice(later.voice, earlier.voice)
    relation = CUED.get(later.stance)
    if relation is not None and same == (relation is Relation.RETRACTS):
        return _cued(later, earlier, relation)
    if same and later.stance is earlier.stance:
        return _said_again(later, earlier)
    return None


def _cued(later: Statement, earlier: Statement, relation: Relation) -> Tie | None:
    """A denial, confirmation, disclaimer or withdrawal that takes up an earlier claim's head and most words."""
    against = (Stance.DENIES, Stance.DISPUTES)
    if earlier.stance in against and relation is not Relation.RETRACTS:
        return None
    if pattern("across", "not_stated").match(earlier.content) or _on_condition(later):
        return None
    told = pattern("across", "told_that").sub("", later.content)
    mine, theirs = stems(told), stems(earlier.content)
    shared = {word for word in mine & theirs if not word[0].isdigit()}
    least = min(len(mine), len(theirs))
    takes_up = _head(told) in theirs and len(shared) >= max(_TAKEN_UP, 0.6 * least)
    if not (takes_up or len(shared) >= max(_TAKEN_UP, _NEARLY_ALL * least)):
        return None
    if not set(later.context) & set(earlier.context):
        return None
    common = ", ".join(f"“{word}”" for word in sorted(_written(later.content, shared)))
    because = (
        f"“{_clip(later.cue)} {_clip(later.content)}” ({later.who}) takes up {common} of what {earlier.who} "
        f"says in “{_clip(earlier.content)}”."
    )
    return Tie(relation, round(0.6 + 0.3 * len(shared) / len(mine), 2), because)


def _on_condition(one: Statement) -> bool:
    """Whether a claim's cue stands in a condition: "if the office confirms that …" confirms nothing."""
    before, cue, _ = one.evidence.partition(one.cue)
    return bool(cue) and pattern("across", "on_condition").search(before) is not None


def _said_again(later: Statement, earlier: Statement) -> Tie | None:
    """The same words of one voice: one utterance in two outlets, or said again days later."""
    share = overlap(later.content, earlier.content)
    if share < _SAME_WORDS or (later.answers and earlier.answers and not _figures_alike(later, earlier)):
        return None
    close = _gap(later, earlier) <= _ONE_UTTERANCE
    relation = Relation.SAME_STATEMENT if close else Relation.REPEATS
    because = (
        f"{later.who} says “{_clip(later.content)}” and “{_clip(earlier.content)}”: "
        f"{share:.0%} of the words are the same, {'within' if close else 'more than'} three days apart."
    )
    return Tie(relation, round(min(0.95, 0.4 + share / 2), 2), because)


def _figures_alike(later: Statement, earlier: Statement) -> bool:
    mine = {(a.low, a.high) for a in later.answers}
    return bool(mine & {(a.low, a.high) for a in earlier.answers})


def _head(text: str) -> str | None:
    for word in tokens(text):
        if word not in stop_words() and not word[0].isdigit():
            return stem(word)
    return None


def _written(text: str, wanted: set[str]) -> set[str]:
    return {word for word in tokens(text) if stem(word) in wanted and word not in stop_words()}


def _clip(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:79].rsplit(" ", 1)[0] + "…"


def statement_keys(one: Statement) -> list[str]:
    """The texts that a claim shares with others of the same words: pairs of its longest stems, and its voice."""
    if one.own_voice:
        return []
    words = sorted((w for w in stems(one.content) if w.isalpha() and len(w) > 2), key=lambda w: (-len(w), w))[:5]
    pairs = [f"w|{a}|{b}" for at, a in enumerate(words) for b in words[at + 1 :]]
    return pairs + ([f"s|{one.voice}|{word}" for word in words] if one.voice else [])
