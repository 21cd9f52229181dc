"""What the words beside a number say of its bounds: "at least 300", "40 or more", "sub-5"."""

from onrecord.normalise.figures.lexicon import ADDITIONAL, AFTER, BEFORE, DURATIONS, SIGNS, TOTALS, UNITS
from onrecord.normalise.times.scan import Scan, word_set
from onrecord.records import Bound, Change

_SUB = ("sub", "-")
_AGE_OF = ("the", "age", "of")
ENDS = {
    Bound.AT_LEAST: (True, False),
    Bound.MORE_THAN: (True, False),
    Bound.AT_MOST: (False, True),
    Bound.LESS_THAN: (False, True),
}
"""Whether the lower and the upper end of a figure are known; of all other bounds both are."""
_MOVED = 6  # tokens before "up to" in which the verb that moves a number stands


def _negated(scan: Scan, at: int, bound: Bound) -> tuple[int, Bound]:
    """A bound with what negates its verb: "cannot exceed $2,700" is at most that."""
    before = scan.word(at - 1)
    if scan.words[at] == "exceed" and (before == "cannot" or before.endswith(("n't", "n’t")) or before == "t"):
        return at, Bound.AT_MOST
    return at, bound


def takes_bound(bound: Bound, outer: Bound) -> bool:
    """Whether a second bound of one number counts: "up to roughly 30" is at most that."""
    return bound is Bound.EXACT or (bound is Bound.ABOUT and outer in ENDS)


def _is_no_bound(scan: Scan, at: int, number: int) -> bool:
    """Whether a word that can bound a number belongs to what stands before it: "a lead over six rivals"."""
    behind, verb = scan.words[number + 1 : number + 3], scan.word(at - 1)
    over = scan.words[at] == "over"
    while_ = over and not word_set("figures", "occasions").isdisjoint(behind)
    about = over and verb in word_set("figures", "about_over") and scan.words[number] not in SIGNS
    runs = verb.startswith(("run", "ran"))
    lasts = (runs or verb.startswith(("tak", "took"))) and behind[0] in DURATIONS
    lasts = lasts or (runs and behind[0] in UNITS)
    return while_ or about or (is_particle(scan, at) and not lasts)


def is_particle(scan: Scan, at: int) -> bool:
    """Whether "over" or "up" at a token belongs to the verb before it: "handed over 22 sailors", "add up to 40".

    So does "up" behind what is moved: "revised its forecast up to 4.8 percent".
    """
    word = scan.words[at]
    if word == "up" and _is_moved(scan, at):
        return True
    return word in ("over", "up") and scan.word(at - 1) in word_set("figures", f"particled_{word}")


def _is_moved(scan: Scan, at: int) -> bool:
    """Whether a verb that moves a number stands before a token in its clause, with what it moves between."""
    for place in range(at - 1, max(-1, at - 1 - _MOVED), -1):
        if scan.words[place] in word_set("figures", "moving"):
            return True
        if not scan.words[place].isalpha() and scan.words[place] not in ("'", "’"):
            return False
    return False


def before_age(scan: Scan, at: int) -> int:
    """The token where the words of a bound end: before "the age of", or right before the number."""
    start = at - 3 if tuple(scan.words[max(0, at - 3) : at]) == _AGE_OF else at
    return start if start < at and _phrase_before(scan, start, BEFORE) else at


def bound_before(scan: Scan, at: int) -> tuple[int, Bound, Change | None]:
    """The bound that the words before a number set, the first token of those words, and the change they name."""
    bound, change = Bound.EXACT, None
    for _ in range(4):
        step = _phrase_before(scan, at, BEFORE)
        if step is not None and takes_bound(bound, step[1]) and not _is_no_bound(scan, step[0], at):
            at, bound = _negated(scan, *step)
            continue
        total = next((t for t in TOTALS if _ends_with(scan, at, t)), None)
        if total is not None:
            at, change = at - len(total), change or Change.TOTAL
            continue
        if bound is Bound.EXACT and _ends_with(scan, at, _SUB):
            at, bound = at - 2, Bound.LESS_THAN
            continue
        if scan.word(at - 1) not in ADDITIONAL:
            break
        at, change = at - 1, Change.ADDITIONAL
        at -= scan.word(at - 1) in ("a", "an")
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


def bound_after(scan: Scan, at: int, *, measured: bool) -> tuple[int, Bound | None]:
    """The bound that the words after a number set, and the token after them."""
    if measured and scan.word(at) in ("tops", "max"):
        return at + 1, Bound.AT_MOST
    for size in (2, 1):
        found = AFTER.get(tuple(scan.words[at : at + size]))
        if found is not None:
            return at + size, found
    plus = scan.words[at : at + 2] == ["-", "plus"]
    return (at + 2, Bound.AT_LEAST) if plus else (at, None)
