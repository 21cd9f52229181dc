"""From numerals to figures: bounds, changes, modes, what is counted and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import load_lexicon
from onrecord.normalise.figures.counted import find_counted, is_plural
from onrecord.normalise.figures.draft import Draft
from onrecord.normalise.figures.ellipsis import share_words
from onrecord.normalise.figures.events import find_event, find_loss, find_ruin
from onrecord.normalise.figures.gaps import is_left_out
from onrecord.normalise.figures.lexicon import load_words
from onrecord.normalise.figures.numerals import Numeral
from onrecord.normalise.figures.ranges import join_ranges
from onrecord.normalise.figures.stands import relate_figures
from onrecord.normalise.figures.units import GENERATION, find_unit, unit_after
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.scan import BREAK, Scan, word_set
from onrecord.records import Bound, Change, Figure, Mode, Span


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
        numeral, right = (
            numeral._replace(low=round(numeral.low + inches / 12, 4), high=round(numeral.high + inches / 12, 4)),
            right + 2,
        )
    start, bound, change = left, Bound.EXACT, None
    if unit != GENERATION:
        start, bound, change = _bound_before(scan, _before_age(scan, left))
    if numeral.sort in ("vague", "about") and bound is Bound.EXACT:
        bound = Bound.VAGUE if numeral.sort == "vague" else Bound.ABOUT
    end, after = _bound_after(scan, right, measured=unit is not None)
    if unit is None and after is Bound.AT_LEAST and scan.words[end - 1] in ("+", "plus"):
        unit, end = unit_after(scan, end, numeral)
    if after is not None and _takes(bound, after):
        bound, right = after, end
    if numeral.sort == "nth" or (scan.words[numeral.end : numeral.end + 1] == ["more"] and right > numeral.end + 1):
        change = Change.ADDITIONAL
    if change is None:
        change = _change(scan, start, right, measured=unit is not None)
    mode = _mode(scan, numeral.start, right)
    return Draft(
        start, numeral.start, numeral.end, right, numeral.low, numeral.high, numeral.sort, bound, unit, change, mode
    )


def _negated(scan: Scan, at: int, bound: Bound) -> tuple[int, Bound]:
    """A bound with what negates its verb: "cannot exceed $2,700" is at most that."""
    before = scan.words[at - 1] if at else ""
    if scan.words[at] == "exceed" and (before == "cannot" or before.endswith(("n't", "n’t")) or before == "t"):
        return at, Bound.AT_MOST
    return at, bound


def _inches(scan: Scan, at: int) -> int:
    """The inches that a hyphen glues to feet: "6-foot-3"."""
    glued = scan.words[at : at + 1] == ["-"] and scan.touches(at)
    inches = scan.words[at + 1] if glued and at + 1 < len(scan.words) else ""
    return int(inches) if inches.isascii() and inches.isdecimal() and len(inches) < 3 and int(inches) < 12 else 0


def _takes(bound: Bound, outer: Bound) -> bool:
    """Whether a second bound of one number counts: "up to roughly 30" is at most that."""
    return bound is Bound.EXACT or (bound is Bound.ABOUT and outer in _ENDS)


def _is_no_bound(scan: Scan, at: int, number: int) -> bool:
    """Whether a word that can bound a number belongs to a verb, or tells how long: "over two sessions"."""
    while_ = scan.words[at] == "over" and not word_set("figures", "occasions").isdisjoint(
        scan.words[number + 1 : number + 3]
    )
    if scan.words[at : at + 2] == ["up", "to"] and _is_risen(scan, at, number):
        return True
    verb = scan.words[max(0, at - 1)]
    lexicon, noun = load_words(), scan.words[number + 1]
    lasts = verb.startswith(("tak", "took", "run", "ran")) and noun in lexicon.durations
    lasts = lasts or (verb.startswith(("run", "ran")) and noun in lexicon.units)
    return while_ or (_is_particle(scan, at) and not lasts)


def _is_risen(scan: Scan, at: int, number: int) -> bool:
    """Whether "up to" tells where something rose to: "it is up to 45 percent, the highest since"."""
    be = scan.words[max(0, at - 2) : at]
    tail = scan.words[number + 1 : number + 5]
    return bool({"is", "was", "are", "were"} & {*be}) and (
        tail[1:2] == ["from"] or tail[1:4] == [",", "the", "highest"]
    )


def _is_particle(scan: Scan, at: int) -> bool:
    """Whether "over" or "up" at a token belongs to the verb before it: "handed over 22 sailors", "add up to 40"."""
    return scan.words[max(0, at - 1)] in _PARTICLES.get(scan.words[at], ())


_PARTICLES = {
    "over": frozenset(
        """hand hands handed handing turn turned turning take took taken taking run runs ran running knock
        knocked""".split()
    ),
    "up": frozenset("add adds added adding".split()),
}
_SUB = ("sub", "-")
_AGE_OF = ("the", "age", "of")


def _before_age(scan: Scan, at: int) -> int:
    """The token where the words of a bound end: before "the age of", or right before the number."""
    start = at - 3 if tuple(scan.words[max(0, at - 3) : at]) == _AGE_OF else at
    return start if start < at and _phrase_before(scan, start, load_words().before) else at


def _bound_before(scan: Scan, at: int) -> tuple[int, Bound, Change | None]:
    """The bound that the words before a number set, the first token of those words, and the change they name."""
    lexicon = load_words()
    bound, change = Bound.EXACT, None
    for _ in range(4):
        step = _phrase_before(scan, at, lexicon.before)
        if step is not None and _takes(bound, step[1]) and not _is_no_bound(scan, step[0], at):
            at, bound = _negated(scan, *step)
            continue
        total = next((t for t in lexicon.totals if _ends_with(scan, at, t)), None)
        if total is not None:
            at, change = at - len(total), change or Change.TOTAL
            continue
        if bound is Bound.EXACT and _ends_with(scan, at, _SUB):
            at, bound = at - 2, Bound.LESS_THAN
            continue
        if at and scan.words[at - 1] in lexicon.additional:
            at, change = at - 1, Change.ADDITIONAL
            if at and scan.words[at - 1] in ("a", "an"):
                at -= 1
            continue
        break
    return at, bound, change


def _ends_with(scan: Scan, at: int, phrase: tuple[str, ...]) -> bool:
    return (
        at >= len(phrase)
        and scan.words[at - 1] == phrase[-1]
        and tuple(scan.words[at - len(phrase) : at]) == phrase
    )


def _phrase_before(scan: Scan, at: int, table: dict[tuple[str, ...], Bound]) -> tuple[int, Bound] | None:
    """The longest phrase of a table that ends before a token."""
    for size in range(min(4, at), 0, -1):
        found = table.get(tuple(scan.words[at - size : at]))
        if found is not None:
            return at - size, found
    return None


def _bound_after(scan: Scan, at: int, *, measured: bool) -> tuple[int, Bound | None]:
    """The bound that the words after a number set, and the token after them."""
    table = load_words().after
    if measured and scan.words[at : at + 1] in (["tops"], ["max"]):
        return at + 1, Bound.AT_MOST
    for size in (2, 1):
        found = table.get(tuple(scan.words[at : at + size]))
        if found is not None:
            return at + size, found
    if at + 1 < len(scan.words) and scan.words[at] == "-" and scan.words[at + 1] == "plus":
        return at + 2, Bound.AT_LEAST
    return at, None


def _is_compared(words: Sequence[str], end: int) -> bool:
    """Whether a figure is a difference: "four more than it had said", "12 fewer people than in May"."""
    if words[end : end + 1] == ["more"]:
        than = end + 1 if words[end + 1 : end + 2] == ["than"] else 0
    else:
        compares = end < len(words) and words[end] in ("fewer", "less", "higher", "lower")
        than = next((at for at in range(end + 1, end + 4) if compares and words[at : at + 1] == ["than"]), 0)
    after = [word for word in words[than + 1 : than + 2] if word not in ("a", "an")]
    return bool(than) and (not after or number_value(after) is None)


def _change(scan: Scan, start: int, end: int, *, measured: bool) -> Change | None:
    """How a figure changes another: an addition, a rise or a fall: "rose 5%", "up by 300", "2,700 more"."""
    lexicon, words = load_words(), scan.words
    if (
        end < len(words)
        and words[end] in lexicon.more
        and words[end - 1] != "times"
        and not (end + 1 < len(words) and words[end + 1] == "than")
    ):
        return Change.ADDITIONAL
    if _is_compared(words, end):
        return Change.CHANGE
    for at in range(start - 1, max(-1, start - 4), -1):
        if words[at : at + 2] == ["up", "to"]:
            if _is_particle(scan, at):
                return None
        elif words[at] in lexicon.changes:
            if words[at] == "up" and words[max(0, at - 1)] in word_set("figures", "with_up"):
                return None  # "make up 2.4 billion of it", "ran up 60 percent of the vote"
            told = measured or words[at] not in word_set("figures", "taking")
            by = words[at] in ("up", "down", "higher", "lower") and words[at + 1] == "by"
            return Change.CHANGE if told or by else None
        to = words[at] == "to" and words[max(0, at - 1)] != "up"
        if to or words[at] not in lexicon.change_links:
            return None
    return None


def _mode(scan: Scan, number: int, end: int) -> Mode:
    """How sure the text is: the nearest word of a mode in the clause around a figure."""
    modes, words = load_words().modes, scan.words
    for at in range(number - 1, max(-1, number - 7), -1):
        if words[at] in modes and not _is_named_plan(scan, at):
            return modes[words[at]]
        if words[at] in (".", ";", ",", "(") or scan.kinds[at] == BREAK:
            break
    for at in range(end, min(len(words), end + 7)):
        if words[at] in modes and modes[words[at]] is not Mode.PLANNED:
            return modes[words[at]]
        if words[at] in (".", ";", ",", ")") or scan.kinds[at] == BREAK:
            break
    return Mode.STATED


def _is_named_plan(scan: Scan, at: int) -> bool:
    """Whether "plan" is a thing that is, costs or has something: "a Medica plan was $877", "Plan B contains 40"."""
    if scan.words[at] not in ("plan", "plans"):
        return False
    after = scan.words[at + 1] if at + 1 < len(scan.words) else ""
    return not (after in _PLANNED or after[:1].isdecimal() or after in load_lexicon("numbers")["unit_words"])


_PLANNED = frozenset("to on for of a an some about another more nearly at almost around roughly $ £ €".split())


_ENDS = {
    Bound.AT_LEAST: (True, False),
    Bound.MORE_THAN: (True, False),
    Bound.AT_MOST: (False, True),
    Bound.LESS_THAN: (False, True),
}


def _figure(scan: Scan, draft: Draft, limit: int) -> tuple[Draft, Figure]:
    """A draft that knows its noun and its record; what is counted ends before the next figure."""
    counted = None
    at = draft.end
    if scan.words[at : at + 2] == ["-", "strong"]:
        at += 2
    if draft.unit is None or scan.words[at : at + 1] == ["of"]:
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
    return half and scan.words[draft.end : draft.end + 1] != [] and scan.words[draft.end] in _WHOLE


_WHOLE = frozenset("the its their his her our".split())


def _trait(scan: Scan, at: int) -> tuple[int, int] | None:
    """The noun that a hyphen glues to a number: "a 110-member assembly" counts members."""
    glued = scan.words[at : at + 1] == ["-"] and scan.words[at + 1 : at + 2] and scan.words[at + 1].isalpha()
    return (at + 1, at + 2) if glued and scan.touches(at) else None


def _is_said(scan: Scan, draft: Draft, tokens: tuple[int, int] | None) -> bool:
    """Whether words are a noun after a share without "of": "one in five shops", not "six in ten oppose it"."""
    bare = draft.sort == "share" and scan.words[draft.end] != "of" and not _is_shared_out(scan, draft)
    if bare and scan.words[draft.end] in word_set("figures", "polled"):
        return False
    return tokens is not None and not (bare and not is_plural(scan.words[tokens[1] - 1], load_words()))


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
    low_known, high_known = _ENDS.get(draft.bound, (True, True))
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
        if money or draft.unit in load_words().shared_currencies:
            return find_loss(scan, draft.start, draft.end), False
        if draft.unit != "percent" or counts is None:
            return (find_ruin(scan, draft.start) if counts else None), False
    if is_left_out(scan, draft) or _trait(scan, draft.end):
        return None, False
    found, led = find_event(scan, draft.start, draft.end, end, limit)
    if counts is None:
        return found, led
    head = counts.split()[-1].lower()
    if found and head in load_words().no_events.get(found, ()):
        return None, False
    staff = head in word_set("figures", "staff")
    cut = staff and not word_set("figures", "cuts").isdisjoint(scan.words[max(0, draft.start - 2) : draft.start])
    return ("laid_off", True) if cut else (found, led)


def _number(value: float) -> float:
    """A whole number as an int, which JSON writes without a point."""
    return int(value) if value == int(value) else value
