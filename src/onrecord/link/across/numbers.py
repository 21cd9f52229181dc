"""What the numbers of two answers say of each other: whether they touch, lie near, or name one number.

Answers come in with the intervals that their words allow, a yes or no goes out; whose they are is not asked.
"""

import math

from onrecord.link.figures.answer import Answer, top
from onrecord.records import Bound

_VAGUE = 10  # how many times larger a number may be that a vague word allows: of "hundreds" up to a thousand


def touch(a: Answer, b: Answer) -> bool:
    """Whether two intervals have a number in common."""
    return a.low <= b.high and b.low <= a.high


def lie_near(a: Answer, b: Answer) -> bool:
    """Whether two touching intervals are both narrow enough to mean one number."""
    low, high = min(a.low, b.low), max(a.high, b.high)
    return low > 0 and high <= 1.25 * low


def named_number(answer: Answer) -> float | None:
    """The number that a figure's words name, whatever their bound: 900 of "about 900"; None of a range."""
    if answer.bound is Bound.ABOUT:
        return round((answer.low + answer.high) / 2, 6)
    if answer.low == answer.high:
        return answer.low
    ends = [value for value in (answer.low, answer.high) if math.isfinite(value)]
    if answer.bound is Bound.NEARLY:
        return answer.high
    return ends[0] if len(ends) == 1 else None


def name_one_number(a: Answer, b: Answer) -> bool:
    """Whether the words of two figures name one number."""
    number = named_number(a)
    return number is not None and number == named_number(b)


def point_apart(a: Answer, b: Answer) -> bool:
    """Whether one figure is "more than" and the other "fewer than": one number, and no agreement."""
    return (math.isinf(a.high) and math.isinf(b.low)) or (math.isinf(b.high) and math.isinf(a.low))


def have_same_number(a: Answer, b: Answer) -> bool:
    """Whether two figures give a number in common, whatever their bounds, or closed ranges that touch."""
    if {a.low, a.high} & {b.low, b.high} - {-math.inf, math.inf}:
        return True
    return touch(a, b) and all(map(math.isfinite, (a.low, a.high, b.low, b.high)))


def makes(part: Answer, other: Answer, total: Answer) -> bool:
    """Whether two figures of one article make the other's number: "33 in one attack and seven in another" is 40."""
    sums = {part.low + other.low, part.high + other.high}
    return bool(sums & {total.low, total.high} - {-math.inf, math.inf})


def reach(answer: Answer) -> float:
    """The largest number that a figure's words may mean: "dozens" are up to ten dozen."""
    return top(answer) * (_VAGUE if answer.bound is Bound.VAGUE else 1)


def digits_of(low: float, high: float) -> int:
    """How many digits of an interval's finite end say something: 4 for 2,975, 1 for 3,000."""
    value = low if math.isfinite(low) else high
    return len(f"{value:.0f}".rstrip("0"))
