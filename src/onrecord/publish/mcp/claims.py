"""The tools about claims and the articles that they stand in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from mcp.types import CallToolResult
from pydantic import Field

from onrecord.errors import OnrecordError
from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.ledger.views.search import SearchKind
from onrecord.publish.lists.search import LONGEST_QUERY, MOST_COUNTED
from onrecord.publish.mcp.answers import Limit, Offset, Record, answer, found_or, listed, no_such, shortened, sliced
from onrecord.publish.mcp.told import NAME, article_told, claim_told, link_told, origins_told
from onrecord.publish.mcp.uris import article_uri
from onrecord.publish.wording import safe
from onrecord.publish.wording.words import found_in
from onrecord.records import Article, Reading, Relation

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

Query = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_QUERY,
        description=(
            'Words that must all stand in it, "words in quotation marks" together, a word* by its start, and '
            "operators: who:NAME via:NAME source:NAME outlet:NAME where:COUNTRY, stance:denies (or says, reports, "
            "confirms, disputes, retracts, cannot_verify, declines, asks, own_voice), figure>1000 figure<50 "
            "figure:41, said:2025-02 asof:2025-02-01..2025-02-07 published:2025-02, has:figure has:denial; a minus "
            "before a term leaves out what it finds: -outlet:NAME; order:oldest gives first "
            'what was printed first. Quote a name of several words: who:"Ada Holm".'
        ),
    ),
]
ArticleId = Annotated[str, Field(description="The id of an article, as other answers give it under `article`.")]
ClaimId = Annotated[str, Field(description="The id of a claim, as other answers give it under `claim`.")]

_BESIDE = 300  # how many characters before and behind its sentence a claim is told with
_AUTHORS = 20
_SAME = frozenset({Relation.SAME_STATEMENT.value, Relation.REPEATS.value, Relation.AGREES.value})
"""The links between claims that state the same, whose origins are counted together."""


class ClaimTools:
    """What the ledger answers about claims."""

    def __init__(self, book: Ledger) -> None:
        self._book = book

    def search_claims(self, query: Query, limit: Limit = 10, offset: Offset = 0) -> CallToolResult:
        """Find claims by words, by who says them, by stance, figure, day or place; the newest article first.

        Each claim comes with who says it, how (says, denies, could not verify …), its evidence sentence, outlet,
        address and days. Where no claim holds all the words, `most_alike` has the few that are most like them.
        """
        return answer(found(self._book, query, "claims", claim_told, limit=limit, offset=offset))

    def search_articles(self, query: Query, limit: Limit = 10, offset: Offset = 0) -> CallToolResult:
        """Find articles by the words of title and text, or by the claims in them; the newest first."""
        return answer(found(self._book, query, "articles", article_told, limit=limit, offset=offset))

    def read_article_claims(self, article: ArticleId, limit: Limit = 20, offset: Offset = 0) -> CallToolResult:
        """All claims of one article in the order of its text, with its headline, authors, days and origin.

        `text_from` says whether the text is a copy of another article or credits an agency: a copy adds no origin.
        """
        if article not in self._book:
            raise no_such("article", article, "search_articles")
        told = self._book.reading(article).article
        return answer(
            {
                **_article(told),
                "text_from": self._text_from(article),
                "claims": sliced(self._book.claims_of([article]), claim_told, offset, limit),
            }
        )

    def _text_from(self, article: str) -> Record | None:
        try:
            origin = self._book.origin(article)
        except OnrecordError:
            return None
        return {
            "kind": origin.kind,
            "of": origin.like or origin.origin,
            "credits": origin.credit,
            "why": origin.rule,
        }

    def read_claim(self, claim: ClaimId, limit: Limit = 10, offset: Offset = 0) -> CallToolResult:
        """One claim whole: its exact quotation with what stands around it, its links, and its first-hand sources.

        `quotation.exact` is the sentence letter by letter, to be quoted as it is. `links` say which other claims
        repeat, confirm, update, deny or could not verify it, and why; limit and offset are about them. `origins`
        counts the first-hand sources of this claim and of those that state the same.
        """
        hit = found_or("claim", claim, "search_claims", lambda: self._book.claim(claim))
        links = [link for link in self._book.links_of([claim]) if link.status != "rejected"]
        others = self._book.claims_named({id for link in links for id in (link.later, link.earlier)} - {claim})
        same = [one for link in links if link.relation in _SAME for one in (link.later, link.earlier)]
        together = [hit, *(others[id] for id in dict.fromkeys(same) if id in others)]
        origins = self._book.origins_of({one.article_id for one in together}, {one.claim_id for one in together})

        def told(link: LinkRow) -> Record:
            return link_told(link, claim, others.get(link.earlier if link.later == claim else link.later))

        return answer(
            {
                **claim_told(hit),
                "quotation": _quotation(self._book.reading(hit.article_id), hit),
                "places": [" / ".join(part for part in place if part) for place in hit.places],
                "origins": {**origins_told(origins), "counted_over_claims": len(together)},
                "links": sliced(links, told, offset, limit),
            }
        )


def found(
    book: Ledger, query: str, kind: SearchKind, to_record: Callable[[Any], Record], *, limit: int, offset: int
) -> Record:
    """What a search finds of a kind, as a list; no more than `MOST_COUNTED` are counted."""
    page = book.search(query, kind=kind, limit=offset + limit)
    if page.alike:
        return {"total": 0, "most_alike": [to_record(hit) for hit in page.alike[:limit]]}
    total, least = len(page.items), False
    if page.next is not None:
        number = book.count_found(query, most=MOST_COUNTED)[kind]
        total, least = max(number, total + 1), number >= MOST_COUNTED
    return listed(page.items[offset:], to_record, total=total, offset=offset, limit=limit, least=least)


def _article(article: Article) -> Record:
    published, modified = article.published, article.modified
    return {
        "article": article.id,
        "outlet": shortened(safe.outlet_words(article.outlet, article.url), NAME),
        "title": shortened(article.title, NAME),
        "authors": [shortened(author.name, NAME) for author in article.authors[:_AUTHORS]],
        "published": published.value if published else None,
        "published_found": found_in(published.found_in) if published else None,
        "modified": modified.value if modified else None,
        "url": safe.web_address(article.url),
        "language": article.language,
        "text": article_uri(article.id),
    }


def _quotation(reading: Reading, hit: ClaimHit) -> Record | None:
    """The sentence letter by letter and where it stands; None where the article has another text by now."""
    text = reading.article.text
    if text[hit.start : hit.end] != hit.evidence:
        return None
    return {
        "exact": hit.evidence,
        "before": text[max(0, hit.start - _BESIDE) : hit.start],
        "behind": text[hit.end : hit.end + _BESIDE],
        "start": hit.start,
        "end": hit.end,
        "words_in_quotation_marks": _quoted(reading, hit),
    }


def _quoted(reading: Reading, hit: ClaimHit) -> list[str]:
    """What the article prints in quotation marks of a claim's words."""
    claim = next((one for one in reading.claims if one.id == hit.claim_id), None)
    found = next((one for one in reading.attributions if claim and one.id == claim.attribution), None)
    return [span.text for span in found.quoted] if found else []
