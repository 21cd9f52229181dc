"""Two numbers that make one figure: ranges, shares, changes from one to the other; scores are dropped."""

from dataclasses import replace

from onrecord.normalise.figures.counted import find_counted
from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.lexicon import CHANGES, REVISED, UNIT_PARTS
from onrecord.normalise.figures.units import rated
from onrecord.normalise.times.numbers import scaled
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.records import Bound, Change

_VOTED = word_set("figures", "voted")
_WON = word_set("figures", "won")
_BALLOT = word_set("figures", "ballot")
"""What makes a tally of the numbers behind a verb that else tells of a fall or a load."""
_IN_ALL = (("in",), ("in", "every"), ("out", "of"), ("out", "of", "every"))
_ANDS = ((), ("and",), (",",), (",", "and"))
_RATED = word_set("figures", "rated")
_DATING = word_set("figures", "dating")
_TO_ONE = (("to",), ("-", "to", "-"))
_RESULTS = word_set("figures", "results")  # what a pair of numbers is the result of; it counts no range
_NOUN = 3  # tokens
_FAR = 5  # tokens between an old value with its time and the new one


def join_ranges(scan: Scan, drafts: list[Draft]) -> list[Draft]:
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
        out.extend(_priced(scan, one) for one in joined)
    return out


def _priced(scan: Scan, draft: Draft) -> Draft:
    """The draft, with what its money is per where that follows the second number: "$5-7 a barrel"."""
    if draft.unit is None or draft.end != draft.number_end or draft.bound is not Bound.RANGE:
        return draft
    unit, end = rated(scan, draft.unit, draft.end)
    return replace(draft, unit=unit, end=end)


def _joined(scan: Scan, first: Draft, second: Draft) -> list[Draft] | None:
    """What two neighbours make: one range, old and new, nothing (a score); None when they are no pair."""
    gap = tuple(scan.words[first.end : second.start])
    before = scan.word(first.start - 1)
    if gap in (("-",), ("–",), ("‐",)):
        return None if _is_share_each(first, second) else _dashed(scan, first, second, before)
    if before != "from" and second.low < first.low and first.unit is second.unit is None:
        odds = gap in _TO_ONE and second.low == 1  # "by about 3 to 1"
        if odds or (gap == ("to",) and before != "by" and _is_voted(scan, first, second)):  # "approved 97 to 0"
            return []
    dated = before == "from" and _is_dated(gap) and _is_old(scan, first)
    if gap in (("to",), ("to", "-")) or dated or (gap[-1:] == ("to",) and _are_same(scan, gap[:-1], second)):
        return _from_to(scan, first, second, before)
    if gap in _ANDS and 0 <= second.high < _smaller(first, second) and not _is_apart(scan, gap, second):
        return [_whole(first, second)]
    if gap in _IN_ALL and (_is_share(first, second) or _is_most(scan, first, second, gap)):
        share = first.low / second.low
        start, number = first.start, first.number
        return [replace(second, start=start, number=number, low=share, high=share, sort="share", bound=first.bound)]
    led = not gap and before == "from" and second.bound is Bound.AT_MOST and first.unit == second.unit
    if led or (gap == ("and",) and before == "between" and first.low < second.low):
        return [_range(first, second, with_word=True)]
    if gap == ("or",) and (second.low == first.low + 1 or _is_guess(first, second)):
        return [_range(first, second)]
    return None


def _is_dated(gap: tuple[str, ...]) -> bool:
    """Whether the time of an old value stands before "to" and the new one: "rose from 75% in 2018 to 78%"."""
    return gap[:1] in (("in",), ("on",), ("last",), ("a",)) and gap[-1] == "to" and len(gap) <= _FAR


def _is_old(scan: Scan, first: Draft) -> bool:
    """Whether a verb of change leads to a value with "from": what it was before."""
    clause = _clause(scan, first.start - 1) if first.start > 1 else []
    return clause[-1:] != ["anywhere"] and not (REVISED | CHANGES).isdisjoint(clause)


def _is_share_each(first: Draft, second: Draft) -> bool:
    """Whether two shares stand against each other, the greater first: "by 53%-41%"."""
    return first.unit == second.unit == "percent" and second.low < first.low


def _is_voted(scan: Scan, first: Draft, second: Draft) -> bool:
    """Whether a verb of a vote stands before a tally, and no noun behind it: not "passed 90 to 40 boats"."""
    counted = find_counted(scan, second.end)
    if counted is not None and scan.words[counted[1] - 1] not in ("vote", "votes"):
        return False
    near = scan.words[max(0, first.start - 8) : second.end + 8]
    voted = _VOTED if _BALLOT.isdisjoint(near) else _VOTED | _WON
    return not voted.isdisjoint(scan.words[max(0, first.start - 4) : first.start])


def _is_most(scan: Scan, first: Draft, second: Draft, gap: tuple[str, ...]) -> bool:
    """Whether a count is told out of a round one: "19 out of 20 patients", not "81 out of 100 in a test"."""
    round_ = second.low in (20, 50, 100) and first.low < second.low and first.unit is second.unit is None
    return round_ and gap == ("out", "of") and find_counted(scan, second.end) is not None


def _is_guess(first: Draft, second: Draft) -> bool:
    """Whether two round numbers beside each other are one guess: "20 or 30 people"."""
    tens = first.low % 10 == second.low % 10 == 0 and first.unit is second.unit is None
    return tens and 0 < first.low < second.low <= 1.5 * first.low


def _is_apart(scan: Scan, gap: tuple[str, ...], second: Draft) -> bool:
    """Whether a second length tells of another thing: "for 3 days, 4 hours a day", "one year, 6 months later"."""
    after = scan.word(second.end)
    return bool(gap) and (after in _RATED or (gap == (",",) and after in _DATING))


def _smaller(first: Draft, second: Draft) -> int:
    """How many of the unit of a bare second number make one of that of the first; 0 for other units."""
    return UNIT_PARTS.get((first.unit or "", second.unit or ""), 0) if second.start == second.number else 0


def _whole(first: Draft, second: Draft) -> Draft:
    """The measure that a large and a small unit tell together, in the large one."""
    small = _smaller(first, second)
    low, high = (
        round(large + part / small, 4) for large, part in ((first.low, second.low), (first.high, second.high))
    )
    return replace(first, end=second.end, number_end=second.number_end, low=low, high=high)


def _dashed(scan: Scan, first: Draft, second: Draft, before: str) -> list[Draft] | None:
    """A range where a noun or a unit follows ("5-7 soldiers"), else a score ("3-2")."""
    if second.low <= first.low and first.unit is None:
        return [] if second.number_end - second.number == 1 else None
    if first.unit is None and scan.word(second.end) in _RESULTS:
        return []  # "failed in a 193-231 vote"
    bare = first.unit is None and second.unit is None and find_counted(scan, second.end) is None
    if first.low < 10 and bare and before not in ("of", "about"):
        return []
    return [_range(first, second)]


def _are_same(scan: Scan, noun: tuple[str, ...], second: Draft) -> bool:
    """Whether the second of two numbers counts what the first does: "12 people to 17 people"."""
    return len(noun) <= _NOUN and tuple(scan.words[second.end : second.end + len(noun)]) == noun


def _from_to(scan: Scan, first: Draft, second: Draft, before: str) -> list[Draft] | None:
    """What "from 140 to 282" is: a range, or after a verb of change old and new."""
    if before == "by" and not (first.unit is None and second.unit == "percent" and first.low < second.low):
        return None  # "lost by 285 to 272 votes"
    if before == "from" and _is_old(scan, first):
        return [replace(first, change=Change.REVISED_FROM, unit=first.unit or second.unit), second]
    if before in CHANGES and _has_own_unit(first) and second.unit is not None:
        return None
    if first.low < second.low and (before == "from" or _alike(scan, first, second)):
        return [_range(first, second, with_word=before == "from")]
    return None


def _has_own_unit(draft: Draft) -> bool:
    """Whether a unit of its own stands at a number: "gained $1.40 to $78.20" is a change and where it led."""
    return draft.unit is not None and (draft.end > draft.number_end or draft.start < draft.number)


def _is_share(first: Draft, second: Draft) -> bool:
    """Whether "one in five" is a part of a whole."""
    plain = first.unit is None and second.unit is None and first.number_end - first.number == 1
    return plain and 0 < first.low < second.low <= 100 and first.low < 10


def _alike(scan: Scan, first: Draft, second: Draft) -> bool:
    """Whether "A to B" reads as a range: the first has no unit of its own or the same one."""
    if first.unit and second.unit and second.unit.startswith(f"{first.unit} per"):
        return True
    if first.unit and second.unit and first.unit.endswith(" old") and second.unit.endswith(" old"):
        return True
    ahead = first.unit if second.unit is None and first.start < first.number else None
    if ahead and (ahead.isupper() or ahead == "magnitude") and find_counted(scan, second.end) is None:
        return True
    return (first.end == first.number_end and first.unit in (None, second.unit)) or first.unit == second.unit


def _clause(scan: Scan, at: int) -> list[str]:
    """The words of the clause before a token, six at most."""
    words = scan.words[max(0, at - 6) : at]
    ends = [i for i, word in enumerate(words) if word in (".", ",", ";", ":", "\n")]
    return words[ends[-1] + 1 :] if ends else words


def _range(first: Draft, second: Draft, *, with_word: bool = False) -> Draft:
    """One figure from the low to the high one."""
    low = first.low
    if second.high >= 1000 and first.low < 1000 and first.sort == second.sort == "exact":
        low = scaled(first.low, _shared_scale(first, second))
    start = first.start - 1 if with_word else first.start
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
