"""What is said against the claims that a search found, and what they are said against.

Who looks for a claim asks first whether anybody has denied it. A denial rarely has the words of what it denies
("denied these reports"), so that the search itself does not find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.publish.parts.cues import words_of_claim
from onrecord.publish.story.lists import day_said
from onrecord.publish.views.frame import Sign
from onrecord.publish.views.search import Spoken
from onrecord.publish.wording import clock, safe
from onrecord.publish.wording.hits import who_of
from onrecord.records import Relation

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_MOST = 3  # how many are told of a claim; its article's page has all
_LONG = 120  # how many characters of a claim are shown that another one speaks against
_BY = {
    Relation.DENIES.value: "denied by",
    Relation.DISPUTES.value: "disputed by",
    Relation.RETRACTS.value: "withdrawn by",
    Relation.CORRECTS.value: "corrected by",
    Relation.CANNOT_VERIFY.value: "could not be verified by",
}


def gather_spoken(book: Ledger, hits: Iterable[ClaimHit]) -> Mapping[str, tuple[Spoken, ...]]:
    """Who speaks against each of these claims, or whom it speaks against, by the claim's id; each person once."""
    own = {hit.claim_id: hit for hit in hits}
    links = [link for link in book.links_of(own) if link.relation in _BY and link.status != "rejected"]
    known = own | dict(book.claims_named({id for link in links for id in (link.later, link.earlier)} - own.keys()))
    found: dict[str, dict[tuple[str, ...], Spoken]] = {}
    for link in sorted(links, key=lambda link: (link.later, link.earlier)):
        if link.later not in known or link.earlier not in known:
            continue
        for id, make in ((link.earlier, _by), (link.later, _against)):
            if id in own:
                one = make(link, known)
                found.setdefault(id, {}).setdefault((one.sign.word, one.who, one.date, one.told), one)
    return {id: tuple(told.values())[:_MOST] for id, told in found.items()}


def _by(link: LinkRow, known: Mapping[str, ClaimHit]) -> Spoken:
    """Who speaks against a claim, and on which day."""
    later = known[link.later]
    day = day_said(later)
    return Spoken(
        Sign(f"{'likely ' if link.likely else ''}{_BY[link.relation]}", link.relation),
        safe.isolated(who_of(later)),
        clock.moment(day) if day else "",
        "",
        safe.claim_address(later.claim_id),
    )


def _against(link: LinkRow, known: Mapping[str, ClaimHit]) -> Spoken:
    """Whose claim another one speaks against, and what it says."""
    earlier = known[link.earlier]
    said = words_of_claim(earlier.content, earlier)
    return Spoken(
        Sign("likely against" if link.likely else "against", link.relation),
        safe.isolated(who_of(earlier)),
        "",
        safe.isolated(safe.cut(said, _LONG)),
        safe.claim_address(earlier.claim_id),
    )
