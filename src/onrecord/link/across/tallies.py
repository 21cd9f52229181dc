"""Whether two figures are two states of one tally, so that the later one is newer: a toll of one attack that rose.

Two answers to one question come in, the later one first, a yes or no goes out. To be of one question is not enough:
reports of a war give a count for each attack, side and day, in like words. A count must be much likelier than that
to be of the same thing, as learned (`questions.likeness`), and must have moved as such counts do; of shares and
amounts the articles' words are asked. What lacks it stays side by side, and nothing is said.

The limits were set on real stories held aside by folds (`training.things`), on links judged by eye
(`benchmarks.real_links`) and on stories of our own.
"""

from onrecord.link.across.happenings import own_day
from onrecord.link.across.questions import likeness
from onrecord.link.across.statements import Asked, context_share
from onrecord.link.figures.answer import top
from onrecord.link.figures.frames import PROGRESS, SHARES, frames_meet
from onrecord.link.words.countries import people_of
from onrecord.link.words.likeness import overlap
from onrecord.link.words.terms import has
from onrecord.link.words.voices import same_voice
from onrecord.records import Bound

FALLING = frozenset({"missing", "displaced", "aboard", "trapped", "hostages", "treated", "unpowered", "escaped"})
"""Measures that fall of themselves as days pass."""
_SERIES = frozenset({"inflation", "jobless", "price", "interest", "turnout", "level"})
"""Shares of which there is one at a time, month by month."""
_SMALL_STEP, _STEP, _LEAP, _LONG_WAY = 1.25, 1.5, 2.0, 3.0
"""How many times larger the larger figure may be: of a whole war, of shares, of amounts, and of one happening."""
_LOWERED = 0.7
"""The part of its figure to which a body may lower a toll: in articles much alike, or in words that say so."""
_RUNNING, _OF_A_BODY, _OTHERS = 0.6, 0.75, 0.85
"""How likely two counts must be of one thing: two running ones, two of a named body, and others. In stories held
aside by folds 68 of 71 newer counts are then of one thing (November 2026)."""
_ALIKE, _NEARLY_ALIKE, _SOMEWHAT_ALIKE, _NAMED_ALIKE = 0.5, 0.4, 0.3, 0.25
"""Which share of their words articles have in common that tell of one happening, of one poll, of one amount, and of
what a named body or people makes one."""


def is_one_tally(later: Asked, earlier: Asked) -> bool:
    """Whether a later figure is a newer state of what an earlier one counts."""
    frame = later.answer.frame
    if not frames_meet(frame, earlier.answer.frame):
        return False
    if frame.scope == "war":
        step = _LONG_WAY if _are_running_of_one_people(later, earlier) else _SMALL_STEP
        return top(later.answer) > top(earlier.answer) and _lie_within(later, earlier, step)
    share = context_share(later.statement, earlier.statement)
    if frame.measure in PROGRESS:
        return top(later.answer) > top(earlier.answer)
    if frame.unit == "percent" or frame.measure in SHARES:
        one = frame.measure in _SERIES or share >= _NEARLY_ALIKE or _say_alike(later, earlier)
        return one and _lie_within(later, earlier, _STEP)
    if frame.unit:
        known = share >= _SOMEWHAT_ALIKE or (share >= _NAMED_ALIKE and _is_of_a_body(later, earlier))
        return bool(frame.measure) and known and _lie_within(later, earlier, _LEAP)
    return _moves_as_tolls_do(later, earlier) and _is_of_one_happening(later, earlier)


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


def _moves_as_tolls_do(later: Asked, earlier: Asked) -> bool:
    """Whether a count rose, or fell where such counts do, and neither is a vague word."""
    if Bound.VAGUE in (later.answer.bound, earlier.answer.bound):
        return False
    now, before = top(later.answer), top(earlier.answer)
    if now > before:
        return _lie_within(later, earlier, _LONG_WAY)
    told = context_share(later.statement, earlier.statement) >= _ALIKE or _says_it_fell(later)
    lowered = now >= _LOWERED * before and told and _is_of_a_body(later, earlier)
    return lowered or later.answer.frame.measure in FALLING


def _is_of_one_happening(later: Asked, earlier: Asked) -> bool:
    """Whether both are likely of one happening: running counts sooner, and neither of another place or day.

    Two who each give a figure of theirs differ; one of them has to be the outlet, or to say that the count rose.
    """
    a, b = later.answer, earlier.answer
    if _are_running_of_one_people(later, earlier):
        return context_share(later.statement, earlier.statement) >= _NAMED_ALIKE
    day, its_day = own_day(later), own_day(earlier)
    if _are_said_of_two_places(later, earlier) or (day and its_day and day != its_day and not a.running):
        return False
    own = same_voice(later.statement.voice, earlier.statement.voice)
    risen = has("across", "risen", later.statement.evidence)
    if not own and not (later.statement.own_voice or earlier.statement.own_voice or risen):
        return False
    if a.running and b.running:
        return likeness(later, earlier) >= _RUNNING
    return likeness(later, earlier) >= (_OF_A_BODY if _is_of_a_body(later, earlier) else _OTHERS)


def _are_running_of_one_people(later: Asked, earlier: Asked) -> bool:
    """Whether both are running counts of those of one name: of all Ruvians killed so far there is one toll."""
    a, b = later.answer, earlier.answer
    return a.running and b.running and a.frame.counted == b.frame.counted != a.frame.counted.lower()


def _are_said_of_two_places(later: Asked, earlier: Asked) -> bool:
    """Whether both are said of places below countries, and of none in common."""
    mine, theirs = ({p for p in one.answer.places if people_of(p) is None} for one in (later, earlier))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _says_it_fell(one: Asked) -> bool:
    """Whether its sentence sets the figure against a larger one before it: "three fewer than this morning"."""
    return has("across", "fallen", one.statement.evidence)
