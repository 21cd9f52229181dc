"""What people decided on the claims and links of an article, laid over its reading for the page.

The reading itself stays as it was kept. On the page a claim has the stance and the source that a person set, one
that is no claim stands apart, and a link that a person rejected is gone. Links to claims of other articles, where
one contradicts, confirms or updates the other, come in here too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.ledger.views.questions import QuestionName
from onrecord.ledger.views.review import Judged
from onrecord.publish.wording.hits import same_statements
from onrecord.records import Bound, Claim, Link, Reading, Relation, Source, SourceKind, Stance

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_TELLING = frozenset(
    {
        Relation.DENIES,
        Relation.DISPUTES,
        Relation.CANNOT_VERIFY,
        Relation.CONFLICTS,
        Relation.CONFIRMS,
        Relation.UPDATES,
        Relation.RETRACTS,
        Relation.CORRECTS,
    }
)
"""The relations to other articles that an article's page tells; who else says the same stands on the story's."""

Ends = tuple[str, str, str]
"""A link by the ids of its later and its earlier claim, and its relation."""


@dataclass(frozen=True, slots=True)
class People:
    """What people decided on one article, and how it is linked to others; nothing by default.

    `sources` are those that people set, by the claim's id. `status` is what people said of each link, `across` are
    the links to other articles and `others` the claims there. `questions` are those that a claim answers, `same`
    the claims of other articles that print the same statement. `deciding` is True for a reader who may decide.
    """

    judged: Mapping[str, Judged] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    status: Mapping[Ends, str] = field(default_factory=dict)
    across: tuple[Link, ...] = ()
    others: Mapping[str, ClaimHit] = field(default_factory=dict)
    questions: Mapping[str, Sequence[QuestionName]] = field(default_factory=dict)
    same: Mapping[str, Sequence[ClaimHit]] = field(default_factory=dict)
    deciding: bool = False

    def over(self, reading: Reading) -> Reading:
        """The reading as people left it."""
        gone = {claim.id for claim in self.dropped(reading)}
        claims = tuple(self._claim(claim) for claim in reading.claims if claim.id not in gone)
        links = tuple(
            link
            for link in (*reading.links, *self.across)
            if self.status.get(_ends(link)) != "rejected" and gone.isdisjoint((link.later, link.earlier))
        )
        known = {source.id for source in reading.sources}
        new = {source.id: source for source in self.sources.values() if source.id not in known}
        left = replace(reading, claims=claims, links=links, sources=(*reading.sources, *new.values()))
        return self._with_figures(left)

    def _with_figures(self, reading: Reading) -> Reading:
        """The reading with the figures that people corrected, each of its claim alone."""
        figures, claims = list(reading.figures), []
        for claim in reading.claims:
            judged, own = self.judged.get(claim.id), []
            for at in claim.figures:
                span = figures[at].span if at < len(figures) else None
                held = judged.figure(span.text, span.start) if judged and span else None
                if held is not None:
                    low, high, bound = held.low, held.high, Bound(held.bound)
                    figures.append(replace(figures[at], low=low, high=high, bound=bound, unit=held.unit))
                own.append(at if held is None else len(figures) - 1)
            claims.append(replace(claim, figures=tuple(own)))
        return replace(reading, figures=tuple(figures), claims=tuple(claims))

    def _claim(self, claim: Claim) -> Claim:
        judged, source = self.judged.get(claim.id), self.sources.get(claim.id)
        if judged is not None and judged.stance is not None:
            claim = replace(claim, stance=Stance(judged.stance))
        if source is not None:
            spoke = claim.source or next(iter(claim.chain), None)  # in its own voice the outlet
            chain = tuple(source.id if id == spoke else id for id in claim.chain)
            claim = replace(claim, source=source.id, chain=chain)
        return claim

    def dropped(self, reading: Reading) -> tuple[Claim, ...]:
        """Those that people said are no claims."""
        standing = {id: judged.standing for id, judged in self.judged.items()}
        return tuple(claim for claim in reading.claims if standing.get(claim.id) == "dropped")

    def decided(self, claim_id: str) -> tuple[str, ...]:
        """What people decided on a claim, a sentence each."""
        judged = self.judged.get(claim_id)
        return tuple(one.words for one in judged.decided) if judged else ()

    def is_confirmed(self, link: Link) -> bool:
        """Whether a person said that a link holds."""
        return self.status.get(_ends(link)) == "confirmed"


def _ends(link: Link) -> Ends:
    return link.later, link.earlier, link.relation.value


def gather_people(book: Ledger, reading: Reading, *, deciding: bool) -> People:
    """What people decided on an article, read from the ledger, and its links to others.

    `deciding` says whether the reader of the page may decide.
    """
    own = {claim.id for claim in reading.claims}
    judged, links = book.judged(own), book.links_of(own)
    across = [link for link in links if not {link.later, link.earlier} <= own]
    others = book.claims_named(id for link in across for id in (link.later, link.earlier) if id not in own)
    hits = book.claims_named(id for id, one in judged.items() if one.speaker is not None)
    same = _printed_again(book, own, links)
    return People(
        judged=judged,
        sources={id: _source(reading, hit) for id, hit in hits.items()},
        status={(link.later, link.earlier, link.relation): link.status for link in links},
        across=tuple(_link(link) for link in across if Relation(link.relation) in _TELLING),
        others={id: hit for id, hit in others.items() if hit.standing != "dropped"},
        questions=book.questions_answered(own),
        same=same,
        deciding=deciding,
    )


def _printed_again(book: Ledger, own: Set[str], links: Sequence[LinkRow]) -> dict[str, Sequence[ClaimHit]]:
    """The claims of other articles that print the statement of an own claim, an article each, by the claim's id.

    What two articles copy of a third is linked to that one, so the links of those found are followed once more.
    """
    groups = same_statements([*links, *book.links_of(same_statements(links).keys() - own)])
    hits = book.claims_named({id for group in groups.values() for id in group} - own)
    found: dict[str, Sequence[ClaimHit]] = {}
    for id in sorted(own & groups.keys()):
        printed = (hits[other] for other in sorted(groups[id]) if other in hits)
        by_article = {hit.article_id: hit for hit in printed if hit.standing != "dropped"}
        found[id] = sorted(by_article.values(), key=lambda hit: (hit.published or "", hit.article_id))
    return found


def _link(row: LinkRow) -> Link:
    return Link(row.later, row.earlier, Relation(row.relation), row.score, row.because, row.judged_by)


def _source(reading: Reading, hit: ClaimHit) -> Source:
    """The source that a person set: the article's own of that name, else one made from what the ledger knows."""
    known = next((source for source in reading.sources if source.name == hit.source), None)
    kind = SourceKind(hit.source_kind) if hit.source_kind else SourceKind.UNNAMED
    return known or Source(f"set-{hit.claim_id}", hit.source or "", kind, hit.source_role)
