"""The lists of a story page: what is said now, what is disputed, what nobody has verified, and what changed when.

Claims and the links between them come in, lines ready to be shown go out. Each list keeps its order whatever the
order of what comes in. A claim that another one denies, disputes or takes back is not among what is said now;
it stands with what speaks against it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence

from onrecord.ledger.story_views import EventKind, StoryEvent
from onrecord.ledger.views import ClaimHit, LinkRow
from onrecord.publish import clock, safe, words
from onrecord.publish.hits import figure_from
from onrecord.publish.views import Against, Event, EventDay, Line, Sign
from onrecord.records import Relation, Stance

MOST = 7
"""How many lines a list shows; the table has all."""

_AGAINST = ("denies", "disputes", "retracts", "corrects", "conflicts")
_ENDS = frozenset({"denies", "disputes", "retracts", "corrects", "updates"})
"""What takes a claim off the list of what is said now; a conflict leaves both there."""
_ASSERTED = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS})
_MOVED = frozenset({"raised", "lowered", "updated", "corrected", "copy_changed", "text_changed"})
_EVENTS: Mapping[EventKind, str] = {
    "first_said": "Said first",
    "raised": "Raised",
    "lowered": "Lowered",
    "updated": "Updated",
    "denied": "Denied",
    "disputed": "Disputed",
    "confirmed": "Confirmed",
    "not_verified": "Could not be verified",
    "retracted": "Taken back",
    "corrected": "Corrected",
    "copy_changed": "Changed in a copy",
    "text_changed": "Changed in a later version",
}


def line_of(hit: ClaimHit) -> Line:
    """A claim as a line of a list."""
    stance = Stance(hit.stance)
    day = (hit.published or "")[:10]
    return Line(
        who=safe.isolated(hit.source or hit.outlet or "The outlet"),
        sign=Sign(words.stance_words(stance, hit.source or ""), stance.value),
        content=safe.isolated(" ".join(hit.content.split())),
        figures=tuple(words.figure_mark(figure_from(figure)) for figure in hit.figures),
        date=days_of(hit.said_first, hit.said_until) or (clock.moment(day) if day else None),
        outlet=safe.isolated(hit.outlet) if hit.outlet else safe.site_of(hit.url),
        address=safe.claim_address(hit.claim_id),
    )


def days_of(first: str | None, until: str | None) -> str | None:
    """Half-open days as a reader says them; None when there are none."""
    return clock.days(*(dt.date.fromisoformat(day) if day else None for day in (first, until)))


def day_said(hit: ClaimHit) -> str:
    """The day on which a claim was said, else that of its article; "" when neither is known."""
    return (hit.said_first or hit.published or "")[:10]


def said_now(claims: Sequence[ClaimHit], links: Sequence[LinkRow], answering: Container[str]) -> tuple[Line, ...]:
    """The newest statement of each source that nothing speaks against: first what answers a question.

    Args:
        claims: the claims of the story.
        links: those between them.
        answering: the ids of the claims that answer a question which several articles answer.
    """
    gone = {link.earlier for link in links if link.relation in _ENDS}
    linked = {id for link in links for id in (link.later, link.earlier)}

    def weight(hit: ClaimHit) -> tuple[bool, bool, str, str]:
        return hit.claim_id in answering, hit.claim_id in linked, day_said(hit), hit.claim_id

    best: dict[str, ClaimHit] = {}
    for hit in claims:
        if hit.source and Stance(hit.stance) in _ASSERTED and hit.claim_id not in gone:
            best[hit.source] = max(best.get(hit.source, hit), hit, key=weight)
    return tuple(line_of(hit) for hit in sorted(best.values(), key=weight, reverse=True)[:MOST])


def disputed(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> tuple[Against, ...]:
    """Claims with what denies, disputes, takes back or contradicts them; the plainest relation first."""
    pairs = _pairs(claims, links, _AGAINST)
    order = sorted(pairs, key=lambda pair: (_AGAINST.index(pair[0].relation), _newest_first(pair[1])))
    return tuple(_against(*pair) for pair in order[:MOST])


def unverified(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> tuple[Against, ...]:
    """Claims with who could not verify them, the newest first."""
    pairs = _pairs(claims, links, (Relation.CANNOT_VERIFY.value,))
    order = sorted(pairs, key=lambda pair: _newest_first(pair[1]))
    return tuple(_against(*pair) for pair in order[:MOST])


def _pairs(
    claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Container[str]
) -> list[tuple[LinkRow, ClaimHit, ClaimHit]]:
    """The links that hold and whose claims are both in the story, each pair of statements once."""
    first = _first_of_each_statement(links)
    found: dict[tuple[str, str], tuple[LinkRow, ClaimHit, ClaimHit]] = {}
    for link in sorted(links, key=lambda link: (link.later, link.earlier)):
        later, earlier = claims.get(link.later), claims.get(link.earlier)
        if link.relation in relations and link.status != "rejected" and later and earlier:
            key = (_statement(later, first), _statement(earlier, first))
            found.setdefault(key, (link, later, earlier))
    return list(found.values())


def _statement(hit: ClaimHit, first: Mapping[str, str]) -> str:
    """What stands for a claim and for the same statement elsewhere: its first claim, else its words."""
    return first.get(hit.claim_id) or " ".join(hit.evidence.split())


def _first_of_each_statement(links: Iterable[LinkRow]) -> dict[str, str]:
    """Of each claim whose statement stands in several articles, the id of that statement's first claim."""
    groups: dict[str, set[str]] = {}
    for link in links:
        if link.relation == Relation.SAME_STATEMENT.value and link.status != "rejected":
            both = groups.get(link.later, {link.later}) | groups.get(link.earlier, {link.earlier})
            groups.update(dict.fromkeys(both, both))
    return {claim: min(group) for claim, group in groups.items()}


def _newest_first(hit: ClaimHit) -> tuple[int, str]:
    digits = day_said(hit).replace("-", "")
    return -int(digits) if digits.isdigit() else 0, hit.claim_id


def _against(link: LinkRow, later: ClaimHit, earlier: ClaimHit) -> Against:
    return Against(line_of(earlier), line_of(later), safe.isolated(link.because))


def event_days(events: Iterable[StoryEvent]) -> tuple[EventDay, ...]:
    """What changed what is on record, by day, the last day first; what has no day comes at the end."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault((event.at or "")[:10], []).append(_event(event))
    return tuple(
        EventDay(clock.moment(day) if day else "Day not known", tuple(dict.fromkeys(found[day])))
        for day in sorted(found, reverse=True)
    )


def _event(event: StoryEvent) -> Event:
    who = event.source or event.outlet
    said = " ".join(event.words.split())
    before = " ".join((event.earlier_words or "").split())
    text = f"{who}: {said}" if who and said else said or event.because
    if before and event.kind not in ("first_said", "confirmed"):
        text += f" — before: {before}" if event.kind in _MOVED else f" — against: {before}"
    address = safe.claim_address(event.claim_id) if event.claim_id else safe.article_address(event.article_id)
    return Event(_EVENTS[event.kind], safe.isolated(text), address, safe.isolated(event.because))
