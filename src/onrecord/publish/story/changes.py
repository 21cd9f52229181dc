"""What changed in a story, by day: figures that moved or differ, denials, corrections, and what was said first.

The events of a story come in, lines ready to be shown go out, the last day first. What one statement did to several
others is one event, and so is what several outlets print of it. A figure that moved is told once, against the
newest figure before it: the chart and the table have the others. The head of a story has room for a few: there what
is spoken against and the figures that moved or differ take turns, and what only adds to them fills the rest.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.stories import EventKind, StoryEvent
from onrecord.publish.parts.cues import words_of_claim
from onrecord.publish.story.lists import plain_words
from onrecord.publish.views.question import GivenBy
from onrecord.publish.views.story import Event, EventDay
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.amounts import FigureMark
from onrecord.publish.wording.hits import mark_from
from onrecord.records import Change

NEWEST = 6
"""How many of the newest changes stand at the head of a story."""
_ENOUGH = 3  # from so many of the last day on, the days before it are left to the whole list

MOVED = frozenset({"raised", "lowered", "updated", "corrected", "copy_changed", "text_changed"})
"""The kinds of events that put something in the place of what was there before."""
_EVENTS: Mapping[EventKind, str] = {
    "retracted": "Withdrawn",
    "corrected": "Corrected",
    "denied": "Denied",
    "disputed": "Disputed",
    "raised": "Raised",
    "lowered": "Lowered",
    "other_figure": "Another figure",
    "updated": "Updated",
    "confirmed": "Confirmed",
    "not_verified": "Could not be verified",
    "text_changed": "Changed in a later version",
    "copy_changed": "Changed in a copy",
    "first_said": "Said first",
}
"""The words of each kind, in the order in which the newest are told."""
_ORDER = tuple(_EVENTS)
_AGAINST = frozenset({"retracted", "corrected", "denied", "disputed"})
_ONCE = frozenset({"denied", "disputed", "not_verified", "retracted"})
_FIGURES = frozenset({"raised", "lowered", "other_figure", "updated"})
_OF_THE_REST = 2
"""How many changes of one other kind the head of a story tells of a day: six confirmations say little more."""
_STANDS: Mapping[EventKind, str] = {"retracted": "before:", "other_figure": "beside:"}
"""How earlier words stand to what happened, where nothing moved and they are not spoken against."""
_POINTS, _SHORT = 2, 16
"""So few words of a claim only point to another ("that", "the report"), and so many words a sentence has at most
that stands in their place."""

_CHANGES = frozenset({Change.ADDITIONAL.value, Change.CHANGE.value})
"""What a figure is that tells how much came to another one."""

_Days = dict[str, list[list[StoryEvent]]]


def event_days(events: Iterable[StoryEvent], claims: Mapping[str, ClaimHit]) -> tuple[EventDay, ...]:
    """What changed what is on record, by day, the last day first; what has no day comes at the end."""
    days = _by_day(events, claims)
    return tuple(_day(day, days[day], claims) for day in sorted(days, reverse=True))


def newest_changes(
    events: Iterable[StoryEvent], claims: Mapping[str, ClaimHit], most: int = NEWEST
) -> tuple[EventDay, ...]:
    """The changes of the last day, and of the days before it while they are few: what weighs most stands first.

    Where a day has more than there is room for, those told are the ones that `_most_telling` finds.
    """
    found: list[EventDay] = []
    told = 0
    for day, changes in changes_by_day(events, claims):
        if told >= min(_ENOUGH, most) or not day:
            break
        groups = _most_telling(changes, most - told)
        found.append(_day(day, groups, claims))
        told += len(groups)
    return tuple(found)


def _most_telling(changes: Sequence[list[StoryEvent]], most: int) -> list[list[StoryEvent]]:
    """At most so many changes of a day, in their order.

    Denials and withdrawals take turns with figures that moved or differ. Only then come the other kinds, which take
    turns too, each with no more than `_OF_THE_REST`.
    """
    turns: Counter[str] = Counter()
    ranked: list[tuple[bool, int, int]] = []
    for at, group in enumerate(changes):
        kind = group[0].kind
        lane = "against" if kind in _AGAINST else "figures" if kind in _FIGURES else kind
        if lane != kind or turns[lane] < _OF_THE_REST:
            ranked.append((lane == kind, turns[lane], at))
        turns[lane] += 1
    return [changes[at] for at in sorted(at for _, _, at in sorted(ranked)[:most])]


def changes_by_day(
    events: Iterable[StoryEvent], claims: Mapping[str, ClaimHit]
) -> list[tuple[str, list[list[StoryEvent]]]]:
    """All changes, the last day first and on each day what weighs most; "" at the end is no day."""
    days = _by_day(events, claims)
    return [
        (day, sorted(days[day], key=lambda group: _ORDER.index(group[0].kind)))
        for day in sorted(days, reverse=True)
    ]


def _by_day(events: Iterable[StoryEvent], claims: Mapping[str, ClaimHit]) -> _Days:
    """The events of each day, those of one statement and kind together."""
    found: dict[str, dict[Hashable, list[StoryEvent]]] = {}
    for event in _last_steps(events, claims):
        told_of = event.figure.text if event.figure and event.kind == "other_figure" else _step(event)
        key = (event.kind, _statement(event), told_of if event.claim_id else event.earlier_words)
        found.setdefault((event.at or "")[:10], {}).setdefault(key, []).append(event)
    return {day: _of_one_denial(_of_one_difference(groups.values())) for day, groups in found.items()}


def _of_one_difference(groups: Iterable[list[StoryEvent]]) -> list[list[StoryEvent]]:
    """The groups, those together that tell of one difference or one move; whoever is heard in them comes first.

    The same are those of one claim, and what an article gives in its headline and its text.
    """
    found: dict[Hashable, list[StoryEvent]] = {}
    for at, group in enumerate(groups):
        found.setdefault(_difference(group) or at, []).extend(group)
    return [sorted(group, key=lambda event: event.source is None) for group in found.values()]


def _difference(group: Sequence[StoryEvent]) -> Hashable | None:
    """Which number others give beside which, or which of its article moved to which; None where none does."""
    event = group[0]
    if event.kind == "other_figure" and event.figure:
        return event.figure.low, event.figure.high, frozenset(map(_beside, group))
    moved = _moved_numbers(event)
    return moved and (event.article_id, event.kind, moved)


def _beside(event: StoryEvent) -> Hashable:
    """Beside which figure an event stands: its number and who gives it, else the claim."""
    was = event.earlier_figure
    return (event.earlier_by, was.low, was.high) if was and event.earlier_by else event.earlier_claim


def _of_one_denial(groups: Iterable[list[StoryEvent]]) -> list[list[StoryEvent]]:
    """The groups, those together in which one source speaks in one way against a claim, in whatever words.

    So is what it takes back, in the headline and in the text.
    """
    found: list[tuple[Hashable, list[StoryEvent]]] = []
    for group in groups:
        kind, who = group[0].kind, group[0].source
        alike = (kind, who) if who and kind in _ONCE else None
        met = {_met(event) for event in group}
        first = next(
            (one for key, one in found if alike and key == alike and not met.isdisjoint(map(_met, one))), None
        )
        if first is None:
            found.append((alike, list(group)))
        else:
            first.extend(group)
    return [one for _, one in found]


def _met(event: StoryEvent) -> Hashable:
    """What an event speaks against: whose words, in which words."""
    return event.earlier_by, plain_words(event.earlier_words or "")


def _last_steps(events: Iterable[StoryEvent], claims: Mapping[str, ClaimHit]) -> list[StoryEvent]:
    """The events, of those that move one figure the one that moves it from the newest figure before.

    A figure that is itself a change ("two more") moves nothing. What a source corrects it does not lower as well.
    """
    kept = [event for event in events if not _of_a_change(event)]
    corrected = {_numbers(event) for event in kept if event.kind == "corrected"} - {None}
    kept = [event for event in kept if event.kind not in _FIGURES or _numbers(event) not in corrected]
    newest: dict[Hashable, StoryEvent] = {}
    for event in kept:
        step = _step(event)
        if step is not None and _before(event, claims) >= _before(newest.get(step, event), claims):
            newest[step] = event
    return [event for event in kept if (step := _step(event)) is None or newest[step] is event]


def _step(event: StoryEvent) -> Hashable | None:
    """What a moved figure is told of: the day, the statement and the figure; None where none moved."""
    if event.kind not in MOVED or event.figure is None:
        return None
    return (event.at or "")[:10], _statement(event), event.figure.text


def _numbers(event: StoryEvent) -> Hashable | None:
    """Which number a source puts in the place of which on a day, in any words; None where none moved."""
    moved = _moved_numbers(event)
    return moved and ((event.at or "")[:10], event.source or event.outlet, moved)


def _moved_numbers(event: StoryEvent) -> Hashable | None:
    """Which number is put in the place of which; None where none moved."""
    now, was = event.figure, event.earlier_figure
    if event.kind not in MOVED or now is None or was is None:
        return None
    return was.low, was.high, now.low, now.high


def _of_a_change(event: StoryEvent) -> bool:
    return event.kind in MOVED and any(
        one and one.change in _CHANGES for one in (event.figure, event.earlier_figure)
    )


def _before(event: StoryEvent, claims: Mapping[str, ClaimHit]) -> str:
    earlier = claims.get(event.earlier_claim or "")
    return (earlier.published or "") if earlier else ""


def _statement(event: StoryEvent) -> Hashable:
    """Who says what in which words: what outlets print of one statement is the same."""
    who = event.source or event.outlet or event.article_id
    return who, plain_words(event.words)


def _day(day: str, groups: Sequence[Sequence[StoryEvent]], claims: Mapping[str, ClaimHit]) -> EventDay:
    told = dict.fromkeys(event_of(group, claims) for group in groups)
    return EventDay(clock.moment(day) if day else "Day not known", tuple(told))


def event_of(events: Sequence[StoryEvent], claims: Mapping[str, ClaimHit]) -> Event:
    """What one statement did: to one other in one line, to several with a list of them."""
    event = events[0]
    who = event.source or event.outlet
    said = _words(event, claims.get(event.claim_id or ""))
    replaced = event.claim_id is None and bool(event.words and event.earlier_words)
    before = tuple(
        safe.isolated(one)
        for one in dict.fromkeys(
            words_of_claim(event.earlier_words or "", claims.get(event.earlier_claim or "")) for event in events
        )
        if one and not replaced and event.kind not in ("first_said", "confirmed")
    )
    stands = "before:" if event.kind in MOVED else _STANDS.get(event.kind, "against:")
    address = safe.claim_address(event.claim_id) if event.claim_id else safe.article_address(event.article_id)
    return Event(
        what=what_changed(events),
        who=safe.isolated(words.source_words(who)) if who else "",
        moved=_moved(event),
        differ=_differ(events),
        text=safe.isolated(f"“{event.earlier_words}” → “{event.words}”" if replaced else said or event.because),
        address=address,
        before=_whom(event, stands) if len(before) == 1 else stands,
        earlier=before,
        earlier_words=f"{stands} {words.count(len(before), 'claim')}" if len(before) > 1 else "",
        because=() if event.kind == "first_said" else _reasons(events),
    )


def _whom(event: StoryEvent, stands: str) -> str:
    """How the earlier words stand to what happened, with who said them where it speaks against them."""
    by = words.source_words(event.earlier_by) if event.earlier_by and stands == "against:" else ""
    return f"against {safe.isolated(by)}:" if by else stands


def _words(event: StoryEvent, hit: ClaimHit | None) -> str:
    """What was said; the sentence of words that only point back ("that"), if it is short."""
    sentence = " ".join(hit.evidence.split()) if hit else ""
    points = event.kind != "first_said" and len(event.words.split()) <= _POINTS
    if points and 0 < len(sentence.split()) <= _SHORT:
        return sentence
    return words_of_claim(event.words, hit)


def what_changed(events: Sequence[StoryEvent]) -> str:
    """The word for what happened; what no rule tells is likely."""
    what = _EVENTS[events[0].kind]
    return f"Likely {what.lower()}" if all(one.likely for one in events) else what


def _moved(event: StoryEvent) -> tuple[FigureMark, ...]:
    """The figure before and the figure after, where one moved."""
    if event.kind not in MOVED or event.figure is None or event.earlier_figure is None:
        return ()
    return mark_from(event.earlier_figure), mark_from(event.figure)


def _differ(events: Sequence[StoryEvent]) -> tuple[GivenBy, ...]:
    """Who gives which figure where sources differ, each once; the one that was given last comes first."""
    if events[0].kind != "other_figure":
        return ()
    given = [(one.source or one.outlet, one.figure) for one in events]
    given += [(one.earlier_by, one.earlier_figure) for one in events]
    marks = ((words.source_words(who or "the outlet"), mark_from(figure)) for who, figure in given if figure)
    return tuple({(who, mark.sign): GivenBy(safe.isolated(who), mark) for who, mark in marks}.values())


def _reasons(events: Sequence[StoryEvent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clock.in_words(safe.isolated(event.because)) for event in events))
