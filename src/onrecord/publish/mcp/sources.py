"""The tools about those who speak: people, offices, organisations and outlets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp.types import CallToolResult
from pydantic import Field

from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.names import RoleSpan, SourceHit, SourcePage
from onrecord.publish.lists.source import DIFFERS, SPOKEN_AGAINST, Known, gather_source
from onrecord.publish.mcp.answers import FURTHEST, Limit, Offset, Record, answer, listed, no_such, shortened, sliced
from onrecord.publish.mcp.claims import Query, found
from onrecord.publish.mcp.stories import against_told
from onrecord.publish.mcp.told import NAME, claim_told
from onrecord.publish.story.lists import against_together

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

SourceName = Annotated[
    str, Field(description="The whole name, as search_sources and the claims give it under `who`.")
]
SourcePart = Annotated[
    Literal["said", "denies", "denied_by", "other_figures"],
    Field(
        description="What it said, the newest first; what it denies, disputes, takes back or could not verify; "
        "who does so of what it said; or figures of it and of others that differ."
    ),
]
_ROLES = 10


class SourceTools:
    """What the ledger answers about those who speak."""

    def __init__(self, book: Ledger) -> None:
        self._book = book

    def search_sources(self, query: Query, limit: Limit = 20, offset: Offset = 0) -> CallToolResult:
        """Find people and bodies by a part of their name, or by the claims they made; those with most claims first.

        One name is not always one person, and one person may have several names: nothing is joined by itself.
        """
        return answer(found(self._book, query, "sources", _hit, limit=limit, offset=offset))

    def read_source(
        self, source: SourceName, part: SourcePart = "said", limit: Limit = 10, offset: Offset = 0
    ) -> CallToolResult:
        """What one source said, what it denies, or who denies it, with its roles, names and outlets."""
        page = self._book.source(source)
        if page is None:
            raise no_such("source", source, "search_sources")
        known = gather_source(self._book, page, after=None, limit=min(offset + limit, FURTHEST))
        head = _head(page) if offset == 0 else {"source": page.name}
        if part != "said":
            return answer({**head, part: sliced(_against(known, part), against_told, offset, limit)})
        said = [hit for hit in known.said.items if isinstance(hit, ClaimHit)]
        total = max(page.claims, len(said))
        return answer({**head, "said": listed(said[offset:], claim_told, total=total, offset=offset, limit=limit)})


def _against(known: Known, part: str) -> Sequence[Any]:
    """What the newest claims of a source speak against, what speaks against them, or which figures differ."""
    own = {hit.claim_id: hit for hit in known.recent}
    both = {**known.others, **own}
    if part == "other_figures":
        return against_together(both, known.links, DIFFERS)
    links = [link for link in known.links if (link.later in own) == (part == "denies")]
    return against_together(both, links, SPOKEN_AGAINST)


def _hit(hit: SourceHit) -> Record:
    return {
        "source": hit.name,
        "kind": hit.kind,
        "role": shortened(hit.role, NAME),
        "speaks_for": shortened(hit.speaks_for, NAME),
        "belongs_to": shortened(hit.affiliation, NAME),
        "claims": hit.claims,
        "articles": hit.articles,
    }


def _head(page: SourcePage) -> Record:
    return {
        "source": page.name,
        "kinds": list(page.kinds),
        "known_as": shortened(page.known_as, NAME),
        "also_named": [shortened(name, NAME) for name in [*page.also, *page.joined][:_ROLES]],
        "roles": [_role(role) for role in page.roles[:_ROLES]],
        "days": " to ".join(dict.fromkeys(day[:10] for day in (page.first, page.last) if day)),
        "claims": page.claims,
        "articles": page.articles,
        "printed_by": [
            {"outlet": shortened(one.name, NAME), "claims": one.claims} for one in page.outlets[:_ROLES]
        ],
        "came_through": [{"who": shortened(one.name, NAME), "claims": one.claims} for one in page.through[:_ROLES]],
        "may_be_the_same": [f"{one.one} / {one.other}: {one.because}" for one in page.same[:_ROLES]],
        "decided_by_people": [one.words for one in page.decided[:_ROLES]],
    }


def _role(role: RoleSpan) -> Record:
    return {
        "role": shortened(role.role, NAME),
        "speaks_for": shortened(role.speaks_for, NAME),
        "belongs_to": shortened(role.affiliation, NAME),
        "in_articles_of": " to ".join(dict.fromkeys(day[:10] for day in (role.first, role.last) if day)),
    }
