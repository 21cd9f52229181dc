"""From numerals to figures: bounds, units, ranges, changes, modes, what is counted and what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.normalise.figures.counted import find_counted, find_event
from onrecord.normalise.figures.lexicon import load_words
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.times.scan import BREAK, Scan
from onrecord.records import Bound, Change, Figure, Mode, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making: tokens [start, end) with bound and unit; `number` is where the number starts."""

    start: int
    number: int
    number_end: int
    end: int
    low: float
    high: float
    sort: str
    bound: Bound
    unit: str | None = None
    change: Change | None = None
    mode: Mode = Mode.STATED


def build_figures(scan: Scan, numerals: list[Numeral]) -> list[Figure]:
    """The figures that numerals make, ranges joined, in order."""
    drafts = _join_ranges(scan, [_draft(scan, numeral) for numeral in numerals])
    figures: list[Figure] = []
    for i, draft in enumerate(drafts):
        limit = drafts[i + 1].start if i + 1 < len(drafts) else len(scan.words)
        before = drafts[i - 1] if i else None
        figure = _figure(scan, draft, limit)
        figures.append(_inherit(scan, figure, draft, before, figures[-1] if figures else None))
    return figures


def _draft(scan: Scan, numeral: Numeral) -> Draft:
    """A numeral with its unit, its bound and its change."""
    unit, left, right = _unit(scan, numeral)
    start, bound, change = _bound_before(scan, left)
    if numeral.sort in ("vague", "about") and bound is Bound.EXACT:
        bound = Bound.VAGUE if numeral.sort == "vague" else Bound.ABOUT
    end, after = _bound_after(scan, right)
    if after is not None and bound is Bound.EXACT:
        bound, right = after, end
    if change is None:
        change = _change(scan, start, right)
    draft = Draft(
        start, numeral.start, numeral.end, right, numeral.low, numeral.high, numeral.sort, bound, unit, change
    )
    return replace(draft, mode=_mode(scan, draft))


def _unit(scan: Scan, numeral: Numeral) -> tuple[str | None, int, int]:
    """The unit of a number, with the first and the last token that number and unit take up."""
    left, right = numeral.start, numeral.end
    money, left = _money_before(scan, left)
    if money is not None:
        rate = _rate(scan, right)
        return (f"{money} per {rate[0]}" if rate else money), left, (rate[1] if rate else right)
    unit, right = _unit_after(scan, right)
    return unit, left, right


def _money_before(scan: Scan, at: int) -> tuple[str | None, int]:
    """The currency before a number, and the first token of it."""
    lexicon, words = load_words(), scan.words
    if at < 1:
        return None, at
    word = words[at - 1]
    if word in lexicon.signs:
        prefix = words[at - 2] if at > 1 and scan.ends[at - 2] == scan.starts[at - 1] else ""
        if word == "$" and prefix in lexicon.sign_prefixes:
            return lexicon.sign_prefixes[prefix], at - 2
        return lexicon.signs[word], at - 1
    if word in lexicon.sign_prefixes and at > 1 and words[at - 2] == "$" and scan.ends[at - 1] == scan.starts[at]:
        return lexicon.sign_prefixes[word], at - 2
    if word == "." and at > 1 and words[at - 2] == "rs":
        return "INR", at - 2
    if word in lexicon.codes and (
        scan.ends[at - 1] == scan.starts[at] or word in ("rs", "usd", "eur", "gbp", "inr")
    ):
        return lexicon.codes[word], at - 1
    return None, at


def _unit_after(scan: Scan, at: int) -> tuple[str | None, int]:
    """The unit after a number, and the token after it; hyphens as in "5-megawatt" are crossed."""
    lexicon, words = load_words(), scan.words
    begin = at + 1 if at < len(words) and words[at] in ("-", "‐") and at + 1 < len(words) else at
    word = words[begin] if begin < len(words) else ""
    following = words[begin + 1] if begin + 1 < len(words) else ""
    if word == "%":
        return "percent", begin + 1
    if word == "per" and following == "cent":
        return "percent", begin + 2
    if word == "percentage" and following in ("point", "points"):
        return "percentage point", begin + 2
    if word in lexicon.nations and following in lexicon.currencies:
        return lexicon.nations[word], begin + 2
    if word in lexicon.currencies and not (
        word in ("real", "won", "rand", "lira", "crown", "quid", "sterling") and begin == at and following.isalpha()
    ):
        return _rated(scan, lexicon.currencies[word], begin + 1)
    if word in ("square", "cubic", "sq") and following in lexicon.units:
        return f"{word.replace('sq', 'square') if word == 'sq' else word} {lexicon.units[following]}", begin + 2
    if word in lexicon.units and word not in ("square", "cubic", "percentage", "point"):
        if word in ("points", "yard", "yards"):
            return lexicon.units[word], begin + 1
        return _rated(scan, lexicon.units[word], begin + 1)
    if word in lexicon.durations and scan.words[at - 1] != "a":
        return lexicon.durations[word], begin + 1
    if word in lexicon.glued and scan.starts[at] == scan.ends[at - 1] and scan.words[at - 1][0].isdecimal():
        return lexicon.glued[word], at + 1
    return None, at


def _rated(scan: Scan, unit: str, at: int) -> tuple[str, int]:
    rate = _rate(scan, at)
    return (f"{unit} per {rate[0]}", rate[1]) if rate else (unit, at)


def _rate(scan: Scan, at: int) -> tuple[str, int] | None:
    """What a rate is per: "per gram", "a barrel", "/kg"."""
    words = scan.words
    if at + 1 < len(words) and words[at] in ("per", "/") and words[at + 1].isalpha():
        if words[at + 1] == "square" and at + 2 < len(words):
            return f"square {words[at + 2]}", at + 3
        return words[at + 1], at + 2
    if at + 1 < len(words) and words[at] in ("a", "an") and words[at + 1] in _RATES:
        return words[at + 1], at + 2
    return None


_RATES = frozenset(
    "barrel share ounce gallon pound ton tonne litre liter kilogram kilo month year week day hour unit head bushel".split()
)


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


def _change(scan: Scan, start: int, end: int) -> Change | None:
    """Whether a figure is an addition, or the size of a rise or fall: "rose 5%", "up by 300", "2,700 more"."""
    lexicon, words = load_words(), scan.words
    if end < len(words) and words[end] in lexicon.more and not (end + 1 < len(words) and words[end + 1] == "than"):
        return Change.ADDITIONAL
    for at in range(start - 1, max(-1, start - 4), -1):
        if words[at] in lexicon.changes:
            return Change.CHANGE
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


def _join_ranges(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """Pairs such as "5-7", "between 5 and 7", "from 5 to 7" become one figure; scores are dropped."""
    out: list[Draft] = []
    skip = False
    for i, draft in enumerate(drafts):
        if skip:
            skip = False
            continue
        following = drafts[i + 1] if i + 1 < len(drafts) else None
        joined = _joined(scan, draft, following) if following is not None else None
        if joined is None:
            out.append(draft)
            continue
        skip = True
        out.extend(joined)
    return out


def _joined(scan: Scan, first: Draft, second: Draft) -> list[Draft] | None:
    """What two neighbours make: one range, a change from one to the other, nothing (a score), or None: no pair."""
    gap = scan.words[first.end : second.start]
    before = scan.words[first.start - 1] if first.start else ""
    if gap in (["-"], ["–"], ["‐"]):
        if second.low <= first.low and first.unit is None:
            return [] if second.number_end - second.number == 1 else None
        if (
            first.low < 10
            and second.unit is None
            and not _followed_by_noun(scan, second.end)
            and before not in ("of", "about")
        ):
            return []
        return [_range(first, second)]
    if gap in (["in"], ["out", "of"]) and _is_share(first, second):
        share = first.low / second.low
        return [replace(second, start=first.start, number=first.number, low=share, high=share, sort="share", bound=first.bound)]
    if gap == ["to"] and before == "by":
        return None
    if gap == ["to"]:
        if before == "from" and first.start > 1 and _moves(scan, first.start - 1):
            if (first.unit or second.unit) and not _is_revised(scan, first.start - 1):
                return [replace(_range(first, second, scan_from=True), change=Change.CHANGE)]
            return [replace(first, change=Change.REVISED_FROM, unit=first.unit or second.unit), second]
        if first.low < second.low and (before == "from" or _alike(first, second)):
            return [_range(first, second, scan_from=before == "from")]
        return None
    if gap == ["and"] and before == "between" and first.low < second.low:
        return [_range(first, second, scan_from=True)]
    if gap == ["or"] and second.low == first.low + 1:
        return [_range(first, second)]
    return None


def _is_share(first: Draft, second: Draft) -> bool:
    """Whether "one in five" is a part of a whole."""
    plain = first.unit is None and second.unit is None and first.number_end - first.number == 1
    return plain and 0 < first.low < second.low <= 100 and first.low < 10


def _alike(first: Draft, second: Draft) -> bool:
    """Whether "A to B" reads as a range: the first has no unit of its own or the same one."""
    if first.unit and second.unit and second.unit.startswith(f"{first.unit} per"):
        return True
    return (first.end == first.number_end and first.unit in (None, second.unit)) or first.unit == second.unit


def _moves(scan: Scan, at: int) -> bool:
    """Whether a verb of change or revision stands before "from": the two figures are then old and new."""
    lexicon = load_words()
    return any(w in lexicon.changes or w in lexicon.revised for w in scan.words[max(0, at - 3) : at])


def _is_revised(scan: Scan, at: int) -> bool:
    """Whether a verb of revision, not of rise or fall, stands before "from"."""
    return any(w in load_words().revised for w in scan.words[max(0, at - 3) : at])


def _followed_by_noun(scan: Scan, at: int) -> bool:
    return find_counted(scan, at) is not None


def _range(first: Draft, second: Draft, *, scan_from: bool = False) -> Draft:
    """One figure from the low to the high one."""
    low = first.low
    if (
        second.high >= 1000
        and first.low < 1000
        and first.sort == second.sort == "exact"
        and first.number_end - first.number == 1
    ):
        scale = _shared_scale(first, second)
        low = first.low * scale
    start = first.start - 1 if scan_from else first.start
    return replace(
        second,
        start=start,
        number=first.number,
        low=min(low, second.low),
        high=max(low, second.high),
        bound=Bound.RANGE,
        unit=second.unit or first.unit,
    )


def _shared_scale(first: Draft, second: Draft) -> float:
    """The scale that both share: "5 to 7 million" starts at 5 million."""
    if second.number_end - second.number < 2:
        return 1
    for scale in (1_000_000_000_000, 1_000_000_000, 1_000_000, 1000):
        if second.low >= scale and second.low / scale < 1000:
            return scale if first.low < second.low / scale else 1
    return 1


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
    if same or (figure.event is not None and {"and", ","} & set(between)):
        return replace(figure, counts=last.counts)
    return figure
