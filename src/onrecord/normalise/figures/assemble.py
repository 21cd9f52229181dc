"""From numerals to figures: bounds, changes, modes, what is counted and what happened."""

from __future__ import annotations

from dataclasses import replace

from onrecord.normalise.figures.counted import find_counted, find_event
from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.lexicon import load_words
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.figures.ranges import join_ranges
from onrecord.normalise.figures.units import find_unit
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.records import Bound, Change, Figure, Mode, Span


def build_figures(scan: Scan, numerals: list[Numeral]) -> list[Figure]:
    """The figures that numerals make, ranges joined, in order."""
    drafts = join_ranges(scan, _apart([_draft(scan, numeral) for numeral in numerals]))
    figures: list[Figure] = []
    for i, draft in enumerate(drafts):
        limit = drafts[i + 1].start if i + 1 < len(drafts) else len(scan.words)
        before = drafts[i - 1] if i else None
        figure = _figure(scan, draft, limit)
        figures.append(_inherit(scan, figure, draft, before, figures[-1] if figures else None))
    return figures


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


def _draft(scan: Scan, numeral: Numeral) -> Draft:
    """A numeral with its unit, its bound and its change."""
    unit, left, right = find_unit(scan, numeral)
    start, bound, change = _bound_before(scan, left)
    if numeral.sort in ("vague", "about") and bound is Bound.EXACT:
        bound = Bound.VAGUE if numeral.sort == "vague" else Bound.ABOUT
    end, after = _bound_after(scan, right)
    if after is not None and bound is Bound.EXACT:
        bound, right = after, end
    if change is None:
        change = _change(scan, start, right, measured=unit is not None)
    draft = Draft(
        start, numeral.start, numeral.end, right, numeral.low, numeral.high, numeral.sort, bound, unit, change
    )
    return replace(draft, mode=_mode(scan, draft))


def _bound_before(scan: Scan, at: int) -> tuple[int, Bound, Change | None]:
    """The bound that the words before a number set, the first token of those words, and the change they name."""
    lexicon = load_words()
    bound, change = Bound.EXACT, None
    for _ in range(4):
        step = _phrase_before(scan, at, lexicon.before)
        if step is not None and bound is Bound.EXACT:
            at, bound = step[0], step[1]
            continue
        total = next((t for t in lexicon.totals if _ends_with(scan, at, t)), None)
        if total is not None:
            at, change = at - len(total), change or Change.TOTAL
            continue
        if at and scan.words[at - 1] in lexicon.additional:
            at, change = at - 1, Change.ADDITIONAL
            if at and scan.words[at - 1] in ("a", "an"):
                at -= 1
            continue
        break
    return at, bound, change


def _ends_with(scan: Scan, at: int, phrase: tuple[str, ...]) -> bool:
    return at >= len(phrase) and tuple(scan.words[at - len(phrase) : at]) == phrase


def _phrase_before(scan: Scan, at: int, table: dict[tuple[str, ...], Bound]) -> tuple[int, Bound] | None:
    """The longest phrase of a table that ends before a token."""
    for size in range(min(4, at), 0, -1):
        found = table.get(tuple(scan.words[at - size : at]))
        if found is not None:
            return at - size, found
    return None


def _bound_after(scan: Scan, at: int) -> tuple[int, Bound | None]:
    """The bound that the words after a number set, and the token after them."""
    table = load_words().after
    for size in (2, 1):
        found = table.get(tuple(scan.words[at : at + size]))
        if found is not None:
            return at + size, found
    if at + 1 < len(scan.words) and scan.words[at] == "-" and scan.words[at + 1] == "plus":
        return at + 2, Bound.AT_LEAST
    return at, None


def _change(scan: Scan, start: int, end: int, *, measured: bool) -> Change | None:
    """Whether a figure is an addition, or the size of a rise or fall: "rose 5%", "up by 300", "2,700 more"."""
    lexicon, words = load_words(), scan.words
    if end < len(words) and words[end] in lexicon.more and not (end + 1 < len(words) and words[end + 1] == "than"):
        return Change.ADDITIONAL
    for at in range(start - 1, max(-1, start - 4), -1):
        if words[at] in lexicon.changes:
            return Change.CHANGE if measured or words[at] not in word_set("figures", "taking") else None
        if words[at] not in lexicon.change_links:
            return None
    return None


def _mode(scan: Scan, draft: Draft) -> Mode:
    """How sure the text is: the nearest word of a mode in the clause around a figure."""
    modes, words = load_words().modes, scan.words
    for at in range(draft.number - 1, max(-1, draft.number - 7), -1):
        if words[at] in modes:
            return modes[words[at]]
        if words[at] in (".", ";", ",", "(") or scan.kinds[at] == BREAK:
            break
    for at in range(draft.end, min(len(words), draft.end + 7)):
        if words[at] in modes and modes[words[at]] is not Mode.PLANNED:
            return modes[words[at]]
        if words[at] in (".", ";", ",", ")") or scan.kinds[at] == BREAK:
            break
    return Mode.STATED


_ENDS = {
    Bound.AT_LEAST: (True, False),
    Bound.MORE_THAN: (True, False),
    Bound.AT_MOST: (False, True),
    Bound.LESS_THAN: (False, True),
}


def _figure(scan: Scan, draft: Draft, limit: int) -> Figure:
    """The record of a draft; what is counted ends before the next figure."""
    counted = None
    at = draft.end
    if draft.unit is None or scan.words[at : at + 1] == ["of"]:
        counted = find_counted(scan, at, plural=draft.high != 1 or draft.sort == "share")
        if counted is not None and counted[0] >= limit:
            counted = None
    end = counted[1] if counted else at
    low_known, high_known = _ENDS.get(draft.bound, (True, True))
    counts = " ".join(scan.text[scan.starts[counted[0]] : scan.ends[counted[1] - 1]].split()) if counted else None
    return Figure(
        span=Span.of(scan.text, scan.starts[draft.start], scan.ends[draft.end - 1]),
        low=_number(draft.low) if low_known else None,
        high=_number(draft.high) if high_known else None,
        bound=draft.bound,
        counts=counts,
        event=find_event(scan, draft.start, draft.end, min(end, limit)) if draft.unit is None else None,
        unit=draft.unit,
        change=draft.change,
        mode=draft.mode,
    )


def _number(value: float) -> float:
    """A whole number as an int, which JSON writes without a point."""
    return int(value) if value == int(value) else value


def _inherit(scan: Scan, figure: Figure, draft: Draft, before: Draft | None, last: Figure | None) -> Figure:
    """A figure without a noun takes that of the one before it in its sentence: "and another 2,700 wounded"."""
    if (
        figure.counts is not None
        or figure.unit is not None
        or before is None
        or last is None
        or last.counts is None
    ):
        return figure
    between = scan.words[before.end : draft.start]
    if (
        len(between) > 20
        or any(w in (".", "!", "?", ";") for w in between)
        or BREAK in scan.kinds[before.end : draft.start]
    ):
        return figure
    same = figure.low == last.low and figure.high == last.high
    if same or (figure.event and last.event and {"and", ","} & set(between)):
        return replace(figure, counts=last.counts)
    return figure
