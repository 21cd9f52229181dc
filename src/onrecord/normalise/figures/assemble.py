"""From numerals to figures: bounds, changes, modes, what is counted and what happened."""

from dataclasses import replace

from onrecord.normalise.figures.bounds import ENDS, before_age, bound_after, bound_before, takes_bound
from onrecord.normalise.figures.changes import change_of
from onrecord.normalise.figures.counted import find_counted, is_plural
from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.ellipsis import share_words
from onrecord.normalise.figures.events import find_event, find_loss, find_ruin
from onrecord.normalise.figures.gaps import is_left_out
from onrecord.normalise.figures.lexicon import NO_EVENTS, SHARED_CURRENCIES
from onrecord.normalise.figures.modes import mode_of
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.figures.ranges import join_ranges
from onrecord.normalise.figures.stands import relate_figures
from onrecord.normalise.figures.units import GENERATION, find_unit, unit_after
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.records import Bound, Change, Figure, Span

_INCHES = frozenset(map(str, range(12)))


def build_figures(scan: Scan, numerals: list[Numeral]) -> list[Figure]:
    """The figures that numerals make, ranges joined, in order."""
    drafts = _converted(scan, join_ranges(scan, _apart([_draft(scan, numeral) for numeral in numerals])))
    limits = [*(draft.start for draft in drafts[1:]), len(scan.words)]
    pairs = [_figure(scan, draft, limit) for draft, limit in zip(drafts, limits, strict=False)]
    known = [draft for draft, _ in pairs]
    return relate_figures(scan, known, share_words(scan, known, [figure for _, figure in pairs]))


def build_asides(scan: Scan, numerals: list[Numeral]) -> list[Figure]:
    """The figures of numbers that tell no news, in order: bound and unit, and the noun after "one of"."""
    out = []
    for draft in join_ranges(scan, _apart([_draft(scan, numeral) for numeral in numerals])):
        counted = find_counted(scan, draft.end, plural=True) if draft.unit is None else None
        out.append(_record(scan, draft, counted, None))
    return out


def _apart(drafts: list[Draft]) -> list[Draft]:
    """The drafts without overlaps: words between two numbers belong to the first that claims them."""
    out: list[Draft] = []
    for draft in drafts:
        end = out[-1].end if out else 0
        if draft.start >= end:
            out.append(draft)
        elif draft.number >= end:
            out.append(replace(draft, start=end))
    return out


def _converted(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """The drafts; an amount in brackets after a measure has its bound: "over 100 km (60 miles)"."""
    out: list[Draft] = []
    for draft in drafts:
        same = bool(out) and draft.bound is Bound.EXACT and _is_conversion(scan, out[-1], draft)
        out.append(replace(draft, bound=out[-1].bound) if same else draft)
    return out


def _is_conversion(scan: Scan, first: Draft, second: Draft) -> bool:
    """Whether a measure stands in brackets right after another, or after a slash between two such."""
    measures = first.unit is not None and second.unit is not None and first.bound is not Bound.RANGE
    return measures and first.end + 1 == second.start and scan.words[first.end] in ("(", "/")


def _draft(scan: Scan, numeral: Numeral) -> Draft:
    """A numeral with its unit, its bound and its change."""
    unit, left, right = find_unit(scan, numeral)
    inches = _inches(scan, right) if unit == "foot" else 0
    if inches:
        low, high = (round(feet + inches / 12, 4) for feet in (numeral.low, numeral.high))
        numeral, right = numeral._replace(low=low, high=high), right + 2
    start, bound, change = left, Bound.EXACT, None
    if unit != GENERATION:
        start, bound, change = bound_before(scan, before_age(scan, left))
    if numeral.sort in ("vague", "about") and bound is Bound.EXACT:
        bound = Bound.VAGUE if numeral.sort == "vague" else Bound.ABOUT
    end, after = bound_after(scan, right, measured=unit is not None)
    if unit is None and after is Bound.AT_LEAST and scan.words[end - 1] in ("+", "plus"):
        unit, end = unit_after(scan, end, numeral)
    if after is not None and takes_bound(bound, after):
        bound, right = after, end
    if numeral.sort == "nth" or (scan.words[numeral.end] == "more" and right > numeral.end + 1):
        change = Change.ADDITIONAL
    if change is None:
        change = change_of(scan, start, numeral.start, right, unit=unit)
    mode = mode_of(scan, numeral.start, right)
    return Draft(
        start, numeral.start, numeral.end, right, numeral.low, numeral.high, numeral.sort, bound, unit, change, mode
    )


def _inches(scan: Scan, at: int) -> int:
    """The inches that a hyphen glues to feet: "6-foot-3"."""
    glued = scan.word(at) == "-" and scan.touches(at)
    return int(scan.words[at + 1]) if glued and scan.words[at + 1] in _INCHES else 0


def _figure(scan: Scan, draft: Draft, limit: int) -> tuple[Draft, Figure]:
    """A draft that knows its noun and its record; what is counted ends before the next figure."""
    counted = None
    at = draft.end
    if scan.words[at : at + 2] == ["-", "strong"]:
        at += 2
    if draft.unit is None or scan.word(at) == "of":
        many = draft.high != 1 or draft.sort == "share" or draft.unit is not None
        counted = find_counted(scan, at + _is_shared_out(scan, draft), plural=many)
        counted = None if _is_nobody(scan, draft) else _before_limit(scan, counted, limit)
        counted = _trait(scan, at) or (counted if _is_said(scan, draft, counted) else None)
    end = min(counted[1] if counted else at, limit)
    event, led = _event(scan, draft, _words(scan, counted), end, limit)
    return replace(draft, noun_end=end, led=led), _record(scan, draft, counted, event)


def _is_nobody(scan: Scan, draft: Draft) -> bool:
    """Whether a zero names who it counts itself: "no one responsible"."""
    return draft.sort == "zero" and scan.words[draft.end - 1] in ("one", "nobody")


def _is_shared_out(scan: Scan, draft: Draft) -> bool:
    """Whether the whole follows a share without "of": "half the field", "twice" and "a third more" have none."""
    half = draft.sort == "share" and scan.words[draft.end - 1] == "half"
    return half and scan.words[draft.end] in word_set("figures", "begins_whole")


def _trait(scan: Scan, at: int) -> tuple[int, int] | None:
    """The noun that a hyphen glues to a number: "a 110-member assembly" counts members."""
    glued = scan.word(at) == "-" and scan.word(at + 1).isalpha() and scan.touches(at)
    return (at + 1, at + 2) if glued else None


def _is_said(scan: Scan, draft: Draft, tokens: tuple[int, int] | None) -> bool:
    """Whether words are a noun after a share without "of": "one in five shops", not "six in ten oppose it"."""
    if draft.sort == "vague" and scan.words[draft.end].endswith("ed") and scan.words[draft.end - 1].endswith("s"):
        return False  # "thousands attended funerals", not "a dozen armed men"
    bare = draft.sort == "share" and scan.words[draft.end] != "of" and not _is_shared_out(scan, draft)
    if bare and scan.words[draft.end] in word_set("figures", "polled"):
        return False
    return tokens is not None and not (bare and not is_plural(scan.words[tokens[1] - 1]))


def _before_limit(scan: Scan, tokens: tuple[int, int] | None, limit: int) -> tuple[int, int] | None:
    """Tokens [start, end) up to the next figure, without an "and" that leads to it."""
    if tokens is None or tokens[1] <= limit:
        return tokens
    end = limit
    while end > tokens[0] and (not scan.words[end - 1][0].isalnum() or scan.words[end - 1] == "and"):
        end -= 1
    return (tokens[0], end) if end > tokens[0] else None


def _words(scan: Scan, tokens: tuple[int, int] | None) -> str | None:
    """The words over tokens [start, end), blanks made one; None for none."""
    return scan.written(*tokens) if tokens else None


def _record(scan: Scan, draft: Draft, counted: tuple[int, int] | None, event: str | None) -> Figure:
    low_known, high_known = ENDS.get(draft.bound, (True, True))
    return Figure(
        span=Span.of(scan.text, scan.starts[draft.start], scan.ends[draft.end - 1]),
        low=_number(draft.low) if low_known else None,
        high=_number(draft.high) if high_known else None,
        bound=draft.bound,
        counts=_words(scan, counted),
        event=event,
        unit=draft.unit,
        change=draft.change,
        mode=draft.mode,
    )


def _event(scan: Scan, draft: Draft, counts: str | None, end: int, limit: int) -> tuple[str | None, bool]:
    """What happened to a figure; of money only that it was stolen or lost, of jobs that they went."""
    if draft.unit is not None:
        money = draft.unit.isupper() and len(draft.unit) == 3
        if money or draft.unit in SHARED_CURRENCIES:
            return find_loss(scan, draft.start, draft.end), False
        if draft.unit != "percent" or counts is None:
            return (find_ruin(scan, draft.start) if counts else None), False
    if is_left_out(scan, draft) or _trait(scan, draft.end):
        return None, False
    found, led = find_event(scan, draft.start, draft.end, end, limit)
    if counts is None:
        return found, led
    head = counts.split()[-1].lower()
    if found and head in NO_EVENTS.get(found, ()):
        return None, False
    staff = head in word_set("figures", "staff")
    cut = staff and not word_set("figures", "cuts").isdisjoint(scan.words[max(0, draft.start - 2) : draft.start])
    return ("laid_off", True) if cut else (found, led)


def _number(value: float) -> float:
    """A whole number as an int, which JSON writes without a point."""
    return int(value) if value == int(value) else value
