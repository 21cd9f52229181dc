"""Whether two figures are two states of one tally, so that the later one is newer: a toll of one attack that rose.

Two answers to one question come in, the later one first, a yes or no goes out. To be of one question is not enough:
reports of a war give a count for each attack, side and day, in like words. So what is asked here is evidence that
both count the same, and that it moved as such counts do. What lacks it stays side by side, and nothing is said.

The limits were set on links in reports of the war in Syria and of US politics, judged by eye, and on stories of our
own; `benchmarks.real_links` counts how many of those shown are right.
"""

from __future__ import annotations

import datetime as dt

from onrecord.link.across.happenings import HAPPENS, own_day, shared_names, told_alike
from onrecord.link.across.numbers import top
from onrecord.link.across.statements import Asked, context_share
from onrecord.link.across.ties import gap_between
from onrecord.link.figures.frames import PEOPLE_HIT, SHARES, frames_meet
from onrecord.link.words.countries import people_of
from onrecord.link.words.likeness import overlap
from onrecord.link.words.terms import has
from onrecord.link.words.voices import same_voice
from onrecord.records import Bound

FALLING = frozenset({"missing", "displaced", "aboard", "trapped", "hostages", "treated", "unpowered", "escaped"})
"""Measures that fall of themselves as days pass."""
_COUNTED_ON = PEOPLE_HIT | HAPPENS | FALLING | {"needy", "complaints"}
"""Measures of what one happening does to people, which are counted on for days."""
_SERIES = frozenset({"inflation", "jobless", "price", "interest", "turnout", "level"})
"""Shares of which there is one at a time, month by month."""
_SMALL_STEP, _STEP, _LEAP, _LONG_WAY = 1.25, 1.5, 2.0, 3.0
"""How many times larger the larger figure may be: of a whole war, of shares, of amounts, and of one happening."""
_LOWERED = 0.7
"""The part of its figure to which a body may lower a toll: in articles much alike, or in words that say so."""
_LITTLE = 1.6
"""The same of one voice's count that is no running one, in articles that share a name."""
_ALIKE, _NEARLY_ALIKE, _SOMEWHAT_ALIKE, _NAMED_ALIKE = 0.5, 0.4, 0.3, 0.25
"""Which share of their words articles have in common that tell of one happening, of one where the count moved a
little, of what may be one, and of what a named body or people makes one."""
_SOON = dt.timedelta(days=14)
"""Within how much time articles that are alike mean one happening where no word tells of a running count."""


def is_one_tally(later: Asked, earlier: Asked) -> bool:
    """Whether a later figure is a newer state of what an earlier one counts."""
    frame = later.answer.frame
    if not frames_meet(frame, earlier.answer.frame):
        return False
    if frame.scope == "war":
        step = _LONG_WAY if _are_running_of_one_people(later, earlier) else _SMALL_STEP
        return top(later.answer) > top(earlier.answer) and _lie_within(later, earlier, step)
    share = context_share(later.statement, earlier.statement)
    if frame.unit == "percent" or frame.measure in SHARES:
        one = frame.measure in _SERIES or share >= _NEARLY_ALIKE or _say_alike(later, earlier)
        return one and _lie_within(later, earlier, _STEP)
    if frame.measure in _COUNTED_ON:
        return _moves_as_tolls_do(later, earlier, share) and _is_of_one_happening(later, earlier, share)
    of_a_body = share >= _NAMED_ALIKE and _is_of_a_body(later, earlier)
    if frame.unit:
        known = frame.measure and (share >= _SOMEWHAT_ALIKE or of_a_body)
        return bool(known) and _lie_within(later, earlier, _LEAP)
    alike = share >= _ALIKE and same_voice(later.statement.voice, earlier.statement.voice)
    return alike or (of_a_body and _share_a_name(later, earlier))


def _lie_within(later: Asked, earlier: Asked, times: float) -> bool:
    low, high = sorted((top(later.answer), top(earlier.answer)))
    return high <= times * low


def _say_alike(later: Asked, earlier: Asked) -> bool:
    """Whether one voice gives both in sentences of much the same words, as a poll that is told each week."""
    one, other = later.statement, earlier.statement
    return same_voice(one.voice, other.voice) and overlap(one.evidence, other.evidence) >= _ALIKE


def _is_of_a_body(later: Asked, earlier: Asked) -> bool:
    """Whether both figures are one named body's, which counts on; an outlet tells each day of something else."""
    own = later.statement.own_voice or earlier.statement.own_voice
    return same_voice(later.statement.voice, earlier.statement.voice) and not own


def _share_a_name(later: Asked, earlier: Asked) -> bool:
    """Whether one article is named by what the other knows, and that is no country: too much happens in it."""
    return any(people_of(name) is None for name in shared_names(later.statement, earlier.statement))


def _moves_as_tolls_do(later: Asked, earlier: Asked, share: float) -> bool:
    """Whether a count of people rose, or fell where such counts do, and neither is a vague word."""
    if Bound.VAGUE in (later.answer.bound, earlier.answer.bound):
        return False
    now, before = top(later.answer), top(earlier.answer)
    if now > before:
        return _lie_within(later, earlier, _LONG_WAY)
    told = share >= _ALIKE or _says_it_fell(later)
    lowered = now >= _LOWERED * before and told and _is_of_a_body(later, earlier)
    return lowered or later.answer.frame.measure in FALLING


def _is_of_one_happening(later: Asked, earlier: Asked, share: float) -> bool:
    """Whether both are said of one happening: of one day, by a running count, or in articles much alike.

    Two who each give a figure of theirs differ; one of them has to be the outlet, or to say that the count rose.
    """
    a, b = later.answer, earlier.answer
    day, its_day = own_day(later), own_day(earlier)
    if _are_running_of_one_people(later, earlier):
        return share >= _NAMED_ALIKE
    if share < _SOMEWHAT_ALIKE or _are_said_of_two_places(later, earlier):
        return False
    if day and its_day and day != its_day and not a.running:
        return False
    own = same_voice(later.statement.voice, earlier.statement.voice)
    if not own and not (later.statement.own_voice or earlier.statement.own_voice or _says_it_rose(later)):
        return False
    if day and day == its_day:
        return True
    if share >= _ALIKE or (own and share >= _NEARLY_ALIKE and _moved_a_little(later, earlier)):
        soon = gap_between(later.statement, earlier.statement) <= _SOON
        return a.running or (soon and (own or told_alike(later, earlier)))
    of_a_body = _is_of_a_body(later, earlier)
    return (a.running or (of_a_body and b.running)) and (of_a_body or _share_a_name(later, earlier))


def _are_running_of_one_people(later: Asked, earlier: Asked) -> bool:
    """Whether both are running counts of those of one name: of all Ruvians killed so far there is one toll."""
    a, b = later.answer, earlier.answer
    return a.running and b.running and a.frame.counted == b.frame.counted != a.frame.counted.lower()


def _moved_a_little(later: Asked, earlier: Asked) -> bool:
    return _share_a_name(later, earlier) and _lie_within(later, earlier, _LITTLE)


def _are_said_of_two_places(later: Asked, earlier: Asked) -> bool:
    """Whether both are said of places below countries, and of none in common."""
    mine, theirs = ({p for p in one.answer.places if people_of(p) is None} for one in (later, earlier))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _says_it_rose(one: Asked) -> bool:
    return has("across", "risen", one.statement.evidence)


def _says_it_fell(one: Asked) -> bool:
    """Whether its sentence sets the figure against a larger one before it: "three fewer than this morning"."""
    return has("across", "fallen", one.statement.evidence)
