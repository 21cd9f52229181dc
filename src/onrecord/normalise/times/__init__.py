"""Time expressions of a text: where they stand, their TIMEX3 value, and the days they name.

A text and its day of publication come in; `TimeRef` records come out in the order of the text, without
overlaps. Days are half-open. Nothing is forced: what the text does not fix has no days.

* `scan`, `grammar`: tokens with a class of one letter each, and the patterns over these that find expressions;
* `resolve`: which resolver reads which pattern, with the `reader` that they share;
* `written`, `years`, `pairs`, `numbers`: what the text writes out; `weekdays`, `named_days`, `relative`, `ago`:
  what counts from another day; `seasons`, `business`: quarters and seasons; `clocks`, `extents`: times of day,
  how long and how often;
* `anchors`, `tense`: which year or period is meant where the words leave it open;
* `periods`: a value with the days that it names.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon import load_lexicon
from onrecord.normalise.times.grammar import START, matches_at
from onrecord.normalise.times.reader import Node, Reader, is_ancient
from onrecord.normalise.times.resolve import resolve
from onrecord.normalise.times.scan import BREAK, LETTERS, VALUES, Scan, scan_text, word_set
from onrecord.records import Range, Span, TimeKind, TimeRef

__all__ = ["find_times"]
_BESIDE_NOW = word_set("times", "beside_now")
_PERIODS = word_set("times", "lengths")
_TOLD_ON = word_set("times", "told_on")
_BRACKET = 10  # tokens that a bracket between a clock time and its day may have
_JOINTS = frozenset({(), (",",), ("on",), (",", "on")})
_BEFORE_PART = tuple(tuple(words.split()) for words in load_lexicon("times")["pattern"]["before_part"].split(";"))


def find_times(
    text: str, published: dt.date | None, *, ranges: Sequence[Range] | None = None
) -> tuple[TimeRef, ...]:
    """The time expressions of a text, in order.

    Args:
        text: the whole text; offsets count in it.
        published: the day that relative expressions count from; None leaves them without days.
        ranges: the parts of the text to look at, in order; None for all of it.
    """
    scan = scan_text(text, ranges)
    nodes = _join(scan, _with_days_behind(scan, _find_nodes(scan, published)))
    return tuple(_record(scan, node) for node in nodes)


def _find_nodes(scan: Scan, published: dt.date | None) -> list[Node]:
    """The nodes of all expressions, left to right."""
    reader = Reader(scan, published, narrative=_is_narrative(scan, published))
    nodes: list[Node] = []
    at = 0
    for place in START.finditer(scan.kinds):
        if place.start() < at:
            continue
        node = _resolve_at(reader, scan, place.start())
        if node is not None:
            nodes.append(node)
            at = node.end
            if node.kind in (TimeKind.DATE, TimeKind.TIME) and node.year is not None and _leads_on(reader, node):
                reader.lead_on(node)
    return nodes


def _leads_on(reader: Reader, node: Node) -> bool:
    """Whether later expressions may count from this one; in a story a year in passing moves nothing."""
    if not reader.narrative or reader.last is None:
        return True
    if {"previous", "preceding", "earlier", "before"} & {*reader.scan.words[node.start : node.end]}:
        return False
    if node.unit != "Y":
        return True
    before = reader.word_at(node.start - 1)
    return before in ("in", "during", "by", "year", "late", "early") or reader.kind_at(node.start - 1) == BREAK


def _resolve_at(reader: Reader, scan: Scan, at: int) -> Node | None:
    for rule, match in matches_at(scan.kinds, at):
        node = resolve(reader, rule, match)
        if node is not None:
            return node
    return None


def _is_narrative(scan: Scan, published: dt.date | None) -> bool:
    """Whether a text tells of other years: many years written out, hardly a word like "yesterday"."""
    years = [int(scan.words[at]) for at in scan.places("y")]
    now = sum(scan.kinds.count(LETTERS[name]) for name in ("deictic", "weekday", "tonight", "ago"))
    now += sum(_counts_from_now(scan, at) for at, word in enumerate(scan.words) if word in _PERIODS)
    past = sum(1 for y in years if published is None or y < published.year - 1)
    later = [y for y in years if published is not None and y > published.year + 1]
    past += len(later) if len({*later}) > max(past, 3) else 0  # the day of a life is that of its beginning
    return is_ancient(scan) or (past >= 4 and past > 3 * now and 2 * past > len(years))


def _counts_from_now(scan: Scan, at: int) -> bool:
    """Whether a period ends "last week", "this year" and the like, which news has; "the next year" tells on."""
    return scan.word(at - 1) in _BESIDE_NOW and scan.word(at - 2) not in _TOLD_ON


def _with_days_behind(scan: Scan, nodes: list[Node]) -> list[Node]:
    """The clock times with the day that follows a bracket: "at 10:35 a.m. (0735 GMT) Friday"."""
    out: list[Node] = []
    day: Node | None = None
    for node in reversed(nodes):
        if node.unit == "D" and node.kind is TimeKind.DATE and node.first is not None:
            day = node
        elif node.clock and day is not None and _leads_to(scan, node, day):
            value = f"{day.value}T{node.clock}"
            out.append(replace(node, value=value, first=day.first, until=day.until, anchor=day.anchor))
            continue
        else:
            day = None
        out.append(node)
    return out[::-1]


def _leads_to(scan: Scan, clock: Node, day: Node) -> bool:
    """Whether a bracket, with another clock time or a zone in it, is all between a clock time and a day."""
    between = scan.words[clock.end : day.start]
    if len(between) > _BRACKET:
        return False
    inner = between[:-1] if between[-1:] == ["on"] else between
    return inner[-1:] == [")"] and ("(" in inner or "(" in scan.words[max(0, clock.start - 2) : clock.start])


def _join(scan: Scan, nodes: list[Node]) -> list[Node]:
    """Clock times and the days beside them become one expression, as do "the night of" and a day."""
    out: list[Node] = []
    for node in nodes:
        joined = _joined(scan, out[-1], node) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            floor = out[-1].end if out else 0
            out.append(_with_part_before(scan, node, floor))
    return out


def _joined(scan: Scan, last: Node, node: Node) -> Node | None:
    """One node of "9 a.m. on Friday" or "Friday 9 a.m."; None when the two stand apart."""
    gap = tuple(scan.words[last.end : node.start])
    if last.clock and node.unit == "D" and node.kind is TimeKind.DATE and gap in _JOINTS:
        return replace(node, start=last.start, kind=TimeKind.TIME, value=f"{node.value}T{last.clock}", mod=last.mod)
    if node.clock and last.unit == "D" and last.kind is TimeKind.DATE and gap == ():
        return replace(last, end=node.end, kind=TimeKind.TIME, value=f"{last.value}T{node.clock}", mod=node.mod)
    return None


def _with_part_before(scan: Scan, node: Node, floor: int) -> Node:
    """The node with the part of the day before it: "the night of Aug. 6", no further back than a token."""
    at = node.start
    if node.unit != "D" or node.kind is not TimeKind.DATE or at - 2 < floor or scan.words[at - 1] != "of":
        return node
    start = at - 3 if scan.words[at - 2] == "hours" else at - 2
    if start < floor or scan.kinds[start] != LETTERS["daypart"]:
        return node
    part = VALUES[scan.words[start]]
    for words in _BEFORE_PART:
        if start - len(words) >= floor and tuple(scan.words[start - len(words) : start]) == words:
            start -= len(words)
            break
    return replace(node, start=start, kind=TimeKind.TIME, value=f"{node.value}T{part}")


def _record(scan: Scan, node: Node) -> TimeRef:
    end = node.end
    whole = scan.kinds[end - 2] == LETTERS["month"] or scan.words[end - 2] in ("may", "march")
    end -= whole and scan.words[end - 1] == "."
    span = Span.of(scan.text, scan.starts[node.start], scan.ends[end - 1])
    first, until = node.first, node.until
    if until is None or (first is not None and first >= until):
        first = until = None
    return TimeRef(span, node.kind, node.value, first, until, node.anchor, node.mod)
