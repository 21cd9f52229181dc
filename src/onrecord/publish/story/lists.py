"""What is denied or disputed in a story, taken back or corrected, and not verified; and a claim as a line.

Claims and the links between them come in, pairs in groups go out. Each list keeps its order whatever the order of
what comes in, and a claim stands once in it, with all that denies it; claims that the same statements deny stand
together, the surest link first. A claim that another one denies, disputes or takes back is not among what is `said`
now; it stands with what speaks `against` it. Figures that differ are no denials: they stand with the question that
they answer.
"""

import datetime as dt
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.publish.parts.cues import told_of_hit
from onrecord.publish.parts.links import who_address
from onrecord.publish.views.frame import Sign
from onrecord.publish.views.story import Line
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import mark_from, same_statements, who_of
from onrecord.records import Relation, Stance

AGAINST: Mapping[str, Sequence[str]] = {
    "disputed": ("denies", "disputes"),
    "withdrawn": ("retracts", "corrects"),
    "unverified": (Relation.CANNOT_VERIFY.value,),
}
"""The lists of what is spoken against, each with the relations that it tells of, in that order."""

_ONE_MARK = dict.fromkeys(map(ord, '‘’`"“”'), "'")

Item = TypeVar("Item")

Pair = tuple[LinkRow, ClaimHit, ClaimHit]
"""A link with its later claim, which speaks against the other, and its earlier one."""


def line_of(hit: ClaimHit) -> Line:
    """A claim as a line of a list."""
    stance = Stance(hit.stance)
    day = (hit.published or "")[:10]
    return Line(
        who=safe.isolated(who_of(hit)),
        who_address=who_address(hit),
        sign=Sign(words.stance_words(stance, hit.who or ""), stance.value),
        content=told_of_hit(hit),
        figures=tuple(mark_from(figure) for figure in hit.figures),
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


def plain_words(text: str) -> str:
    """A text by which the same words of two outlets are told to be the same, whatever quotation marks they use."""
    return " ".join(text.casefold().translate(_ONE_MARK).split()).strip("'.,")


def grouped(items: Iterable[Item], key: Callable[[Item], Hashable]) -> list[list[Item]]:
    """The items in groups of one key, both in the order in which they come."""
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def against_together(
    claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Sequence[str], *, in_turn: bool = False
) -> list[list[Pair]]:
    """All that is spoken against in one of these ways, the newest first: what the same statements do together.

    With `in_turn` all that is spoken against in the first way comes before the next.
    """
    pairs = _pairs(claims, links, relations)
    order = sorted(pairs, key=lambda pair: newest_first(pair[1]))
    if in_turn:
        order.sort(key=lambda pair: relations.index(pair[0].relation))
    return _together(order, links)


def told_against(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], name: str) -> list[list[Pair]]:
    """All that one of the lists `AGAINST` tells of."""
    return against_together(claims, links, AGAINST[name], in_turn=True)


def _together(pairs: Sequence[Pair], links: Sequence[LinkRow]) -> list[list[Pair]]:
    """The pairs by what is spoken against, in their order; all that the same statements speak against together."""
    groups: dict[tuple[str, Hashable], dict[Hashable, Pair]] = {}
    for pair in _by_statement(pairs, links):
        link, later, earlier = pair
        met = groups.setdefault((link.relation, _words_of(earlier)), {})
        met.setdefault(said_once(later), pair)
    alike: dict[Hashable, list[Pair]] = {}
    for (relation, _), group in groups.items():
        alike.setdefault((relation, frozenset(group)), []).extend(group.values())
    return list(alike.values())


def _by_statement(pairs: Iterable[Pair], links: Iterable[LinkRow]) -> list[Pair]:
    """The pairs with the first claim, in their order, of each statement in the place of its others."""
    first = first_of_each_statement(links)
    against: dict[str, ClaimHit] = {}
    met: dict[str, ClaimHit] = {}
    return [
        (
            link,
            against.setdefault(_statement(later, first), later),
            met.setdefault(_statement(earlier, first), earlier),
        )
        for link, later, earlier in pairs
    ]


def _words_of(hit: ClaimHit) -> Hashable:
    """Who says what in which words: what outlets print of one statement is the same."""
    return hit.who, plain_words(hit.content)


def _pairs(claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Container[str]) -> list[Pair]:
    """The links that hold and whose claims are both in the story, each pair of statements once."""
    first = first_of_each_statement(links)
    found: dict[tuple[str, str], Pair] = {}
    for link in sorted(links, key=lambda link: (_surest_first(link), link.later, link.earlier)):
        later, earlier = claims.get(link.later), claims.get(link.earlier)
        if link.relation in relations and link.status != "rejected" and later and earlier:
            key = (_statement(later, first), _statement(earlier, first))
            found.setdefault(key, (link, later, earlier))
    return list(found.values())


def _statement(hit: ClaimHit, first: Mapping[str, str]) -> str:
    """What stands for a claim and for the same statement elsewhere: its first claim, else its words."""
    return first.get(hit.claim_id) or " ".join(hit.evidence.split())


def first_of_each_statement(links: Iterable[LinkRow]) -> dict[str, str]:
    """Of each claim whose statement stands in several articles, the id of that statement's first claim."""
    return {claim: min(group) for claim, group in same_statements(links).items()}


def newest_first(hit: ClaimHit) -> tuple[int, str]:
    """What a claim is sorted by where the newest comes first."""
    digits = day_said(hit).replace("-", "")
    return -int(digits) if digits.isdigit() else 0, hit.claim_id


def claims_against(pairs: Sequence[Pair]) -> list[ClaimHit]:
    """The statements of a group that speak against its claims, each once a day."""
    return [group[0] for group in grouped((later for _, later, _ in pairs), said_once)]


def said_once(hit: ClaimHit) -> Hashable:
    """What is one statement, whoever prints it: the day, who says it, and in which words."""
    return day_said(hit), _words_of(hit)


def surest(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of a group, what a rule tells first, then by the score of the link, the newest claim and its id."""
    return sorted(pairs, key=lambda pair: (_surest_first(pair[0]), newest_first(pair[2])))


def _surest_first(link: LinkRow) -> tuple[bool, float]:
    return link.likely, -link.score


def claims_met(pairs: Sequence[Pair]) -> list[ClaimHit]:
    """The claims of a group that are spoken against, each once, the surest of them first."""
    return [group[0] for group in grouped((earlier for _, _, earlier in surest(pairs)), _words_of)]
