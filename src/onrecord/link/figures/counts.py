"""Figures of one article that count the same thing: updates, conflicts, agreement.

Only figures of one row of the lexicon ("killed", "wounded" …) for people of no particular group, or for the same
group, are compared, and only when neither claim speaks of another occasion. The same source with a later figure
updates; another source whose interval does not touch conflicts; an equal, unround figure agrees.

Source: intervals, never points: on rewritten timeline entries a plain comparison of numbers calls one pair of
equal statements in nine a dispute (34 of 292; 38 of 336).
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.words.terms import (
    compared_rows,
    counted_rows,
    has,
    pattern,
    stem,
    stem_set,
    tokens,
    word_set,
    written_words,
)
from onrecord.link.words.view import Found, View
from onrecord.records import Bound, Change, Figure, Relation, Stance

_ABOUT = 0.1  # how far an approximate figure may be off, as a share of it
_AROUND = 70  # characters around a figure in which its event is looked for when the figure names none
_MOST = 40
_OF_MANY = 10
"""How many times larger a running toll of an article is than the counts of single attacks that it tells of."""
_FARTHER = 16  # how many times larger a running count may be than the count of one happening
_SAME = 0.05
"""Figures that lie this near are one figure told twice: a conflict with it is linked once, to the more precise."""
_MOST_RATIO = 25  # counts farther apart than this speak of different things: an attack and a war
_SPEAKING = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS})
_UNROUND = 3  # digits that say something from which two equal numbers are no chance: 2,975, not 3,000


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what it counts: the row of its event, and the group ("" for people in general)."""

    view: View
    figure: Figure
    row: str
    group: str
    low: float
    high: float


def compare_counts(views: Sequence[View]) -> Iterator[Found]:
    """The links between figures that count the same, in the order of the text, each pair of claims once."""
    counts: list[Count] = []
    seen: set[tuple[str, str]] = set()
    tolls = _tolls(views)
    said_by = _innermost(views)
    for view in views:
        own = [figure for figure in view.figures if said_by[figure.span.start] is view]
        fresh = [c for c in (read_count(view, figure, counts) for figure in own) if c is not None]
        for count in fresh:
            yield from _compared_one(count, counts[-_MOST:], tolls.get(count.row, 0.0), seen)
        counts.extend(fresh)


def _compared_one(
    count: Count, before: Sequence[Count], toll: float, seen: set[tuple[str, str]]
) -> Iterator[Found]:
    """The links of one count to those before it, to the more precise first; of its updates only to the latest.

    Pairs of claims that are `seen` are not linked again; those that are linked are added to it.
    """
    contradicted: list[float] = []
    updated: Found | None = None
    for earlier in sorted(before, key=lambda c: (-_digits(c.figure), c.view.start)):
        pair = (count.view.claim.id, earlier.view.claim.id)
        found = None if pair in seen else _compare(count, earlier, toll)
        if found is None:
            continue
        if found.relation is Relation.CONFLICTS:
            value = earlier.figure.low if earlier.figure.low is not None else earlier.high
            if any(abs(value - other) <= _SAME * other for other in contradicted):
                continue
            contradicted.append(value)
        if found.relation in (Relation.UPDATES, Relation.CORRECTS):
            updated = max(updated or found, found, key=lambda f: f.earlier.start)
            continue
        seen.add(pair)
        yield found
    if updated is not None:
        seen.add((count.view.claim.id, updated.earlier.claim.id))
        yield updated


def _tolls(views: Sequence[View]) -> dict[str, float]:
    """The largest running count of each row that the article gives, in whosever voice."""
    out: dict[str, float] = {}
    for view in views:
        running = view.figures and pattern("across", "running").search(view.claim.evidence.text)
        for figure in view.figures if running else ():
            row = None if figure.unit else counted_row(view, figure)
            if row is not None:
                out[row] = max(out.get(row, 0.0), interval(figure)[0] or 0.0)
    return out


def _innermost(views: Sequence[View]) -> dict[int, View]:
    """The view that says each figure itself, by where the figure stands: the one with the shortest content."""
    out: dict[int, View] = {}
    for view in sorted(views, key=lambda v: v.start - v.end):
        out.update((figure.span.start, view) for figure in view.figures)
    return out


def read_count(view: View, figure: Figure, before: Sequence[Count]) -> Count | None:
    """A figure as a count, or None when its words do not tell what it counts."""
    if view.own_voice or view.claim.stance not in _SPEAKING or figure.unit:
        return None
    low, high = interval(figure)
    if low is None and high is None:
        return None
    if is_part(view, figure):
        return None
    row, group = counted_row(view, figure), counted_group(figure)
    if row is None and before and _names_number(view, figure):
        row, group = before[-1].row, before[-1].group
    if row not in compared_rows():
        return None
    if "seen" in view.marks:
        high = None
    return Count(
        view, figure, row or "", group, -math.inf if low is None else low, math.inf if high is None else high
    )


def interval(figure: Figure) -> tuple[float | None, float | None]:
    """The lowest and highest value that a figure's words allow."""
    low, high = figure.low, figure.high
    if figure.bound is Bound.ABOUT and low is not None and low == high:
        return low * (1 - _ABOUT), low * (1 + _ABOUT)
    if figure.bound is Bound.NEARLY and high is not None:
        return high * (1 - _ABOUT), high
    return low, None if figure.bound is Bound.VAGUE else high


def counted_row(view: View, figure: Figure) -> str | None:
    """What a figure counts, by the nearest word that tells: before it, after it, its own event, farther before."""
    rows = counted_rows()
    before, after = context_of(view, figure)
    ahead = tokens(before)
    if ahead and ahead[-1] in rows and ahead[-1] not in word_set("people", "general"):
        return rows[ahead[-1]]
    follow = tokens(re.split(r",\s|;|\band\b", after)[0])
    own = tokens(f"{figure.event or ''} {figure.counts or ''}")
    return next((rows[word] for word in (*follow, *own, *reversed(ahead)) if word in rows), None)


def is_part(view: View, figure: Figure) -> bool:
    """Whether a figure is a part, a share, or an old value: "three of them", "including two", "a third of"."""
    if figure.change in (Change.ADDITIONAL, Change.REVISED_FROM) or pattern("marks", "share").search(
        figure.span.text
    ):
        return True
    before, after = context_of(view, figure)
    of_some = pattern("marks", "partitive").search(after) or pattern("marks", "part").match(before.lstrip("\"“'‘ "))
    return bool(of_some or pattern("marks", "included").search(before))


def context_of(view: View, figure: Figure) -> tuple[str, str]:
    """The words before and after a figure, of the content where it stands there, else of the sentence."""
    words = figure.span.text
    text, at = view.content, view.content.find(words)
    start = figure.span.start - view.claim.evidence.start
    if at < 0 or view.content.count(words) > 1:
        text, at = view.claim.evidence.text, max(0, start)
    return text[max(0, at - _AROUND) : at], text[at + len(words) : at + len(words) + _AROUND]


def counted_group(figure: Figure) -> str:
    """What is counted, as stems in order; "" when it is people of no particular group."""
    return " ".join(sorted(stem(word.lower()) for word in counted_words(figure)))


def counted_words(figure: Figure) -> list[str]:
    """The words of what is counted as written, without those for people of no particular group."""
    words = [word for word in written_words(figure.counts or "") if word.isalpha()]
    return [
        word
        for word in words
        if word.lower() not in word_set("people", "general")
        and (word.lower() not in counted_rows() or word.lower() in ("troops", "soldiers", "prisoners"))
    ]


def _names_number(view: View, figure: Figure) -> bool:
    return pattern("marks", "the_number").search(view.before(figure, 40)) is not None


def _compare(later: Count, earlier: Count, toll: float) -> Found | None:
    if later.row != earlier.row or later.group != earlier.group or _apart(later.view, earlier.view):
        return None
    if _elsewhere(later.figure, earlier.figure):
        return None
    if later.view.inside is not None and later.view.inside == earlier.view.attribution:
        return None
    one, other = later.view.claim.source, earlier.view.claim.source
    if one is None or other is None:
        return None
    return _compare_own(later, earlier) if one == other else _compare_others(later, earlier, toll)


def _compare_own(later: Count, earlier: Count) -> Found | None:
    """A source's later figure beside its earlier one: an update when its words or day say that it is a newer state.

    Two figures that a source gives in one article are else of two deeds or places, whatever they count.

    What a later sentence only recalls, "the office had put the toll at 58", is no newer figure.
    """
    if (later.figure.low, later.figure.high) == (earlier.figure.low, earlier.figure.high):
        return None
    if pattern("across", "recalls").search(later.view.claim.evidence.text):
        return None
    revised = "revise" in later.view.marks
    like = _touch(later, earlier) and later.figure.bound is earlier.figure.bound
    if not revised and (like or _top(later) < _top(earlier)):
        return None
    wrong = pattern("across", "mistake").search(later.view.claim.evidence.text)
    if wrong is not None and wrong.group(0) not in earlier.view.claim.evidence.text:
        why = f"“{wrong.group(0)}” says that the first was wrong"
        return _found(later, earlier, Relation.CORRECTS, 0.8, why)
    if not revised and not _is_newer(later, earlier):
        return None
    return _found(later, earlier, Relation.UPDATES, 0.75, "the same source gives a later figure")


def _is_newer(later: Count, earlier: Count) -> bool:
    """Whether a count is told as a state so far, or was said, or is of, a day after that of an earlier one."""
    if has("across", "running", later.view.claim.evidence.text):
        return True
    one, other = later.view.claim, earlier.view.claim
    days = ((one.said_when, other.said_when), (one.as_of, other.as_of))
    after = any(a and b and a.first and b.first and a.first > b.first for a, b in days)
    return after or (one.told_at or "") > (other.told_at or "")


def _compare_others(later: Count, earlier: Count, toll: float) -> Found | None:
    """Two sources' figures: the same unround number agrees, ranges that do not touch conflict."""
    if _touch(later, earlier):
        values = {later.figure.low, later.figure.high, earlier.figure.low, earlier.figure.high}
        same = len(values) == 1 and _digits(later.figure) >= _UNROUND
        return _found(later, earlier, Relation.AGREES, 0.8, "both give the same number") if same else None
    if later.view.claim.as_of != earlier.view.claim.as_of and not _same_days(later.view, earlier.view):
        return None
    if _tells_part(later, earlier):
        return None
    if not _one_happening(later, earlier, toll):
        return None
    low, high = sorted((_top(later), _top(earlier)))
    if _MOST_RATIO * max(low, 1) < high:
        return None
    return _found(later, earlier, Relation.CONFLICTS, 0.7, "no number fits both")


def _one_happening(later: Count, earlier: Count, toll: float) -> bool:
    """Whether two counts may be of one happening.

    Beside a running toll many times larger each is of one of many attacks: their sentences must name one in common.
    Else they may not name two, and a running count is not many times that of one attack.
    """
    mine, theirs = (count.view.claim.evidence.text for count in (later, earlier))
    named, its = (frozenset(map(stem, tokens(text))) & stem_set("happenings", "words") for text in (mine, theirs))
    low, high = sorted((_top(later), _top(earlier)))
    running, its_running = (pattern("across", "running").search(text) is not None for text in (mine, theirs))
    if running != its_running and high > _FARTHER * max(low, 1):
        return False
    return not named.isdisjoint(its) or not ((named and its) or toll >= _OF_MANY * high)


def _tells_part(later: Count, earlier: Count) -> bool:
    """Whether the earlier claim gives the later number too, as a part: "17 were killed, five of them in Tarn"."""
    ends = [interval(f) for f in earlier.view.figures if f is not earlier.figure and f.unit is None]
    return any(low == later.low and high == later.high for low, high in ends)


def _touch(one: Count, other: Count) -> bool:
    return one.low <= other.high and other.low <= one.high


def _top(count: Count) -> float:
    return max(value for value in (count.low, count.high) if math.isfinite(value))


def _digits(figure: Figure) -> int:
    """How many digits of a figure say something: 4 for 2,975, 1 for 3,000."""
    value = figure.low if figure.low is not None else figure.high
    return len(f"{value or 0:.0f}".rstrip("0"))


def _same_days(later: View, earlier: View) -> bool:
    """Whether both claims hold for days that meet; one without days is not taken to mean the other's."""
    a, b = later.claim.as_of, earlier.claim.as_of
    if not (a and b and a.first and a.until and b.first and b.until):
        return False
    return a.first < b.until and b.first < a.until


def _apart(later: View, earlier: View) -> bool:
    """Whether two claims speak of different occasions: days that do not meet, or words for another time."""
    a, b = later.claim.as_of, earlier.claim.as_of
    if a and b and a.first and a.until and b.first and b.until and (a.until <= b.first or b.until <= a.first):
        return True
    return "elsewhere" in later.marks or "elsewhere" in earlier.marks


def _elsewhere(one: Figure, other: Figure) -> bool:
    """Whether two figures count at different places: a country holds its towns, "Homs" is "Homs province"."""
    a, b = one.place, other.place
    if a is None or b is None or set(tokens(a.span.text)) & set(tokens(b.span.text)):
        return False
    return a.country != b.country or (a.region is not None and b.region is not None) or a.country is None


def _found(later: Count, earlier: Count, relation: Relation, score: float, how: str) -> Found:
    what = f"{earlier.row}{' ' + earlier.group if earlier.group else ''}"
    return Found(
        later.view,
        earlier.view,
        relation,
        score,
        f"“{later.figure.span.text}” ({later.view.who}) and “{earlier.figure.span.text}” "
        f"({earlier.view.who}) both count the {what}: {how}.",
    )
