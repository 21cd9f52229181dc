"""The lists of a story page: what is said now, denied or disputed, taken back or corrected, and not verified.

Claims and the links between them come in, lines ready to be shown go out. Each list keeps its order whatever the
order of what comes in, and says a thing once: sources that give one figure share a line, what one statement denies
stands together over it, and so does all that denies the same. A claim that another one denies, disputes or takes
back is not among what is said now; it stands with what speaks against it. Figures that differ are no denials: they
stand with the question that they answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence

from onrecord.ledger.views import ClaimHit, LinkRow, QuestionAnswer
from onrecord.publish.parts.cues import told_of_hit
from onrecord.publish.parts.links import who_address
from onrecord.publish.views import Against, Also, Line, Said, Sign
from onrecord.publish.wording import amounts, clock, safe, words
from onrecord.publish.wording.hits import figure_from, who_of
from onrecord.records import Relation, Stance

MOST = 7
"""How many lines a list shows; the table has all."""
_ALSO = 4
"""How many further sources of one figure are named."""
_TOGETHER = 2
"""How many claims that one statement speaks against are shown before the rest is folded."""

_DENIES = ("denies", "disputes")
_TAKES_BACK = ("retracts", "corrects")
_ENDS = frozenset({"denies", "disputes", "retracts", "corrects", "updates"})
"""What takes a claim off the list of what is said now; a conflict leaves both there."""
_ASSERTED = frozenset({Stance.SAYS, Stance.REPORTS, Stance.CONFIRMS})

Pair = tuple[LinkRow, ClaimHit, ClaimHit]
"""A link with its later claim, which speaks against the other, and its earlier one."""


def line_of(hit: ClaimHit) -> Line:
    """A claim as a line of a list."""
    stance = Stance(hit.stance)
    day = (hit.published or "")[:10]
    return Line(
        who=safe.isolated(who_of(hit)),
        who_address=who_address(hit),
        sign=Sign(words.stance_words(stance, hit.source or ""), stance.value),
        content=told_of_hit(hit),
        figures=tuple(amounts.figure_mark(figure_from(figure)) for figure in hit.figures),
        date=days_of(hit.said_first, hit.said_until) or (clock.moment(day) if day else None),
        outlet=safe.outlet_words(hit.outlet, hit.url),
        address=safe.claim_address(hit.claim_id),
    )


def days_of(first: str | None, until: str | None) -> str | None:
    """Half-open days as a reader says them; None when there are none."""
    return clock.days(*(dt.date.fromisoformat(day) if day else None for day in (first, until)))


def day_said(hit: ClaimHit) -> str:
    """The day on which a claim was said, else that of its article; "" when neither is known."""
    return (hit.said_first or hit.published or "")[:10]


def said_now(
    claims: Sequence[ClaimHit], links: Sequence[LinkRow], answers: Sequence[QuestionAnswer]
) -> tuple[Said, ...]:
    """The newest statement of each source that nothing speaks against: first what answers a question.

    Sources whose newest answers to a question are one figure stand on one line, under the newest of them.

    Args:
        claims: the claims of the story.
        links: those between them.
        answers: the figures that answer a question which several articles answer.
    """
    return tuple(_said(group) for group in said_together(claims, links, answers)[:MOST])


def said_together(
    claims: Sequence[ClaimHit], links: Sequence[LinkRow], answers: Sequence[QuestionAnswer]
) -> list[list[ClaimHit]]:
    """All that is said now, in that order: the claims of a line each, the newest first."""
    gone = _ended(claims, links)
    for answer in answers:
        if answer.withdrawn is not None:
            gone |= {answer.claim.claim_id, *answer.copy_claims}
    linked = {id for link in links for id in (link.later, link.earlier)}
    given = {
        answer.claim.claim_id: (answer.question_id, answer.figure.bound, answer.figure.low, answer.figure.high)
        for answer in answers
    }

    def weight(hit: ClaimHit) -> tuple[bool, bool, str, str]:
        return hit.claim_id in given, hit.claim_id in linked, day_said(hit), hit.claim_id

    best: dict[str, ClaimHit] = {}
    for hit in claims:
        if hit.source and _asserts(hit) and hit.claim_id not in gone:
            best[hit.source] = max(best.get(hit.source, hit), hit, key=weight)
    newest = sorted(best.values(), key=weight, reverse=True)
    return _grouped(newest, lambda hit: given.get(hit.claim_id) or _plain(hit.content))


def _ended(claims: Sequence[ClaimHit], links: Sequence[LinkRow]) -> set[str]:
    """The claims that a later one speaks against or updates, with what others print of the same statement.

    What is said again on a later day than that stands.
    """
    known = {hit.claim_id: hit for hit in claims}
    ends = [link for link in links if link.relation in _ENDS]
    first = _first_of_each_statement(links)
    until: dict[str, str] = {}
    for link in ends:
        if link.earlier in first and link.later in known:
            told = first[link.earlier]
            until[told] = max(until.get(told, ""), day_said(known[link.later]))
    again = {id for id, told in first.items() if id in known and day_said(known[id]) <= until.get(told, "")}
    return {link.earlier for link in ends} | again


def _asserts(hit: ClaimHit) -> bool:
    return Stance(hit.stance) in _ASSERTED and not words.is_unresolved(hit.source)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip('"“”.,')


def _grouped(hits: Iterable[ClaimHit], key: Callable[[ClaimHit], Hashable]) -> list[list[ClaimHit]]:
    groups: dict[Hashable, list[ClaimHit]] = {}
    for hit in hits:
        groups.setdefault(key(hit), []).append(hit)
    return list(groups.values())


def _said(group: Sequence[ClaimHit]) -> Said:
    return Said(
        line_of(group[0]),
        tuple(
            Also(safe.isolated(hit.source or ""), safe.claim_address(hit.claim_id)) for hit in group[1 : _ALSO + 1]
        ),
        words.count(len(group) - 1 - _ALSO, "more source") if len(group) > _ALSO + 1 else "",
    )


def disputed(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> tuple[Against, ...]:
    """Claims with who denies or disputes them; denials first."""
    return tuple(map(_against, disputed_together(claims, links)[:MOST]))


def disputed_together(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> list[list[Pair]]:
    """All that is denied or disputed, in that order."""
    return _plainest_first(claims, links, _DENIES)


def withdrawn(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> tuple[Against, ...]:
    """Claims with who took them back or corrected them; what was taken back first."""
    return tuple(map(_against, withdrawn_together(claims, links)[:MOST]))


def withdrawn_together(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> list[list[Pair]]:
    """All that was taken back or corrected, in that order."""
    return _plainest_first(claims, links, _TAKES_BACK)


def _plainest_first(
    claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Sequence[str]
) -> list[list[Pair]]:
    """What speaks against claims in these ways, the first of them first, each then the newest first."""
    pairs = _pairs(claims, links, relations)
    order = sorted(pairs, key=lambda pair: (relations.index(pair[0].relation), _newest_first(pair[1])))
    return _together(order, links)


def spoken_against(
    claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Container[str], most: int
) -> tuple[Against, ...]:
    """Claims with what speaks against them in one of these ways, the newest first."""
    return tuple(map(_against, against_together(claims, links, relations)[:most]))


def against_together(
    claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Container[str]
) -> list[list[Pair]]:
    """All that is spoken against in one of these ways, the newest first: what one statement does together."""
    pairs = _pairs(claims, links, relations)
    return _together(sorted(pairs, key=lambda pair: _newest_first(pair[1])), links)


def unverified(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> tuple[Against, ...]:
    """Claims with who could not verify them, the newest first."""
    return tuple(map(_against, unverified_together(claims, links)[:MOST]))


def unverified_together(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow]) -> list[list[Pair]]:
    """All that could not be verified, in that order: what one statement says so of together."""
    return against_together(claims, links, (Relation.CANNOT_VERIFY.value,))


def _together(pairs: Sequence[Pair], links: Sequence[LinkRow]) -> list[list[Pair]]:
    """The pairs by the statement that speaks against, in their order; all that speak against the same together."""
    first = _first_of_each_statement(links)
    by_statement: dict[Hashable, tuple[str, Hashable]] = {}
    groups: dict[tuple[str, Hashable], dict[Hashable, Pair]] = {}
    for pair in pairs:
        link, later, earlier = pair
        told = by_statement.setdefault(_statement(later, first), (day_said(later), _words_of(later)))
        groups.setdefault((link.relation, told), {}).setdefault(_words_of(earlier), pair)
    alike: dict[Hashable, list[Pair]] = {}
    for (relation, _), group in groups.items():
        alike.setdefault((relation, frozenset(group)), []).extend(group.values())
    return list(alike.values())


def _words_of(hit: ClaimHit) -> Hashable:
    """Who says what in which words: what outlets print of one statement is the same."""
    return hit.source, _plain(hit.content)


def _pairs(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Container[str]) -> list[Pair]:
    """The links that hold and whose claims are both in the story, each pair of statements once."""
    first = _first_of_each_statement(links)
    found: dict[tuple[str, str], Pair] = {}
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


def claims_against(pairs: Sequence[Pair]) -> list[ClaimHit]:
    """The statements of a group that speak against its claims, each once a day."""
    hits = (later for _, later, _ in pairs)
    return [group[0] for group in _grouped(hits, lambda hit: (day_said(hit), _words_of(hit)))]


def claims_met(pairs: Sequence[Pair]) -> list[ClaimHit]:
    """The claims of a group that are spoken against, each once."""
    return [group[0] for group in _grouped((earlier for _, _, earlier in pairs), _words_of)]


def _against(pairs: Sequence[Pair]) -> Against:
    lines = tuple(map(line_of, claims_met(pairs)))
    return Against(
        claims=lines[:_TOGETHER],
        folded=lines[_TOGETHER:],
        folded_words=words.count(len(lines) - _TOGETHER, "more claim") if len(lines) > _TOGETHER else "",
        others=tuple(map(line_of, claims_against(pairs))),
        because=tuple(dict.fromkeys(clock.in_words(safe.isolated(link.because)) for link, _, _ in pairs)),
    )
