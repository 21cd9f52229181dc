"""What happened in a story: things said, denied and confirmed, figures that moved or differ, changed texts."""

import json
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from onrecord.ledger.decisions.figures import corrected
from onrecord.ledger.finding.links import links_of
from onrecord.ledger.finding.lists import FIGURE, claim_keys, load_claims
from onrecord.ledger.names.speakers import Speakers
from onrecord.ledger.origins.texts import load_changes
from onrecord.ledger.stories.figures import which_way
from onrecord.ledger.views.articles import ChangeRow
from onrecord.ledger.views.claims import ClaimHit, FigureHit, LinkRow, under_names
from onrecord.ledger.views.stories import EventKind, StoryEvent

_KINDS: dict[str, EventKind] = {
    "denies": "denied",
    "disputes": "disputed",
    "conflicts": "other_figure",
    "confirms": "confirmed",
    "cannot_verify": "not_verified",
    "retracts": "retracted",
    "corrects": "corrected",
}
_MOVED = frozenset({"raised", "lowered", "updated"})
_GIVEN_AGAIN = frozenset({"agrees", "repeats", "confirms", "same_statement"})
"""How a figure stands to one that is the same."""
_A_DAY = len("2031-05-02")


_Link = tuple[str, str, str]  # a link by its later claim, its earlier claim and its relation

_FIGURES_OF_TIES = f"""
    SELECT lc.id, ec.id, t.relation, {FIGURE}, {FIGURE.replace("f.", "g.").replace("x.", "y.")}, max(t.score)
    FROM claims AS lc JOIN ties AS t ON t.later = lc.key JOIN claims AS ec ON ec.key = t.earlier
    JOIN figures AS f ON f.article = lc.article AND f.position = t.later_figure
    JOIN figures AS g ON g.article = ec.article AND g.position = t.earlier_figure
    {corrected("lc", "f", "x")} {corrected("ec", "g", "y")}
    WHERE lc.article IN (SELECT value FROM json_each(?)) GROUP BY t.later, t.earlier, t.relation"""


def load_events(connection: Connection, keys: Sequence[int], speakers: Speakers) -> list[StoryEvent]:
    """What happened in some articles, in the order of publication; what links say is suggested unless confirmed.

    `speakers` says who speaks in them and in those of their story.
    """
    chosen = json.dumps(sorted(keys))
    rows = connection.exec_driver_sql(
        "SELECT key, id FROM claims WHERE article IN (SELECT value FROM json_each(?)) ORDER BY key", (chosen,)
    )
    by_id = {id: key for key, id in rows}
    links = [x for x in links_of(connection, by_id) if x.later in by_id and x.status != "rejected"]
    leading = _leading(connection, chosen)
    outside = {x.earlier for x in links} - set(by_id)
    wanted = {by_id[x.later] for x in links} | {by_id[x.earlier] for x in links if x.earlier in by_id} | leading
    ordered = sorted(wanted.union(claim_keys(connection, outside)))
    hits = under_names(load_claims(connection, ordered), speakers.names)
    claims = {hit.claim_id: hit for hit in hits}
    events = [_first(hit) for key, hit in zip(ordered, hits, strict=True) if key in leading]
    figures = _figures_of_ties(connection, chosen)
    known = _known_since(links, claims, figures)
    events += [
        event
        for x in links
        for event in _linked(x, claims, figures.get((x.later, x.earlier, x.relation)))
        if not _is_known(event, claims, known)
    ]
    named = connection.exec_driver_sql(
        "SELECT id, outlet FROM articles WHERE key IN (SELECT value FROM json_each(?))", (chosen,)
    )
    outlets = {row[0]: row[1] for row in named}
    events += [_changed(change, outlets.get(change.article_id)) for change in load_changes(connection, chosen)]
    return sorted(events, key=lambda e: (_when(e), e.article_id, e.claim_id or "", e.kind, e.earlier_claim or ""))


def _when(event: StoryEvent) -> str:
    """When something happened, to be sorted by; what is dated by a day alone stands behind what has an hour."""
    at = event.at or "9999"
    return at if len(at) > _A_DAY else f"{at}T99"


def _leading(connection: Connection, chosen: str) -> set[int]:
    """The claims that are the first to answer a question which another article answers too."""
    rows = connection.exec_driver_sql(
        """SELECT DISTINCT n.claim FROM answers AS n JOIN claims AS c ON c.key = n.claim
            WHERE c.article IN (SELECT value FROM json_each(?))
                AND n.head_claim = n.claim AND n.head_figure = n.figure
                AND EXISTS (SELECT 1 FROM answers AS o JOIN claims AS d ON d.key = o.claim
                    WHERE o.head_claim = n.claim AND o.head_figure = n.figure AND d.article <> c.article)""",
        (chosen,),
    )
    return {row[0] for row in rows}


def _figures_of_ties(connection: Connection, chosen: str) -> dict[_Link, tuple[FigureHit, FigureHit]]:
    """The later and the earlier figure of each link across articles that figures made."""
    found = {}
    for later, earlier, relation, *columns in connection.exec_driver_sql(_FIGURES_OF_TIES, (chosen,)):
        half = (len(columns) - 1) // 2
        found[later, earlier, relation] = FigureHit(*columns[:half]), FigureHit(*columns[half:-1])
    return found


def _known_since(
    links: Sequence[LinkRow], claims: Mapping[str, ClaimHit], figures: Mapping[_Link, tuple[FigureHit, FigureHit]]
) -> dict[tuple[str, int], str]:
    """The last day on which others had given a figure already, by its claim and where it stands."""
    found: dict[tuple[str, int], str] = {}
    for link in links:
        pair = figures.get((link.later, link.earlier, link.relation))
        if pair and link.relation in _GIVEN_AGAIN and (earlier := claims.get(link.earlier)):
            key = link.later, pair[0].start
            found[key] = max(found.get(key, ""), (earlier.published or "")[:_A_DAY])
    return found


def _is_known(event: StoryEvent, claims: Mapping[str, ClaimHit], known: Mapping[tuple[str, int], str]) -> bool:
    """Whether a figure that moved from an earlier one had moved there on a day before, as others gave it then."""
    if event.kind not in _MOVED or event.figure is None:
        return False
    earlier = claims.get(event.earlier_claim or "")
    before = (earlier.published or "") if earlier else ""
    given = known.get((event.claim_id or "", event.figure.start), "")
    return before[:_A_DAY] < given < (event.at or "")[:_A_DAY]


def _first(claim: ClaimHit) -> StoryEvent:
    return StoryEvent(
        claim.published,
        "first_said",
        claim.article_id,
        claim.outlet,
        claim.claim_id,
        claim.who,
        claim.content,
        None,
        None,
        "No earlier article of this ledger answers this question.",
    )


def _linked(
    link: LinkRow, claims: dict[str, ClaimHit], figures: tuple[FigureHit, FigureHit] | None
) -> Iterator[StoryEvent]:
    later, earlier = claims.get(link.later), claims.get(link.earlier)
    if later is None or earlier is None:
        return
    if link.relation in ("conflicts", "updates") and figures is None:
        figures = _telling(_comparable(later, earlier))
    new, old = figures or (None, None)
    kind = _KINDS.get(link.relation) if link.relation != "updates" else _direction(figures)
    if kind is not None:
        yield StoryEvent(
            later.published,
            kind,
            later.article_id,
            later.outlet,
            later.claim_id,
            later.who,
            later.content,
            earlier.claim_id,
            earlier.content,
            link.because,
            new,
            old,
            link.likely,
            earlier.who or earlier.outlet,
        )


def _direction(figures: tuple[FigureHit, FigureHit] | None) -> EventKind | None:
    """Whether an update raised or lowered a figure, "updated" without one.

    None where the later one is what the earlier could be already.
    """
    return which_way(*figures) if figures else "updated"


def _telling(pairs: Sequence[tuple[FigureHit, FigureHit]]) -> tuple[FigureHit, FigureHit] | None:
    """The first of these that says that something moved, else the first; None without any."""
    moved = (pair for pair in pairs if which_way(*pair) is not None)
    return next(moved, next(iter(pairs), None))


def _comparable(later: ClaimHit, earlier: ClaimHit) -> list[tuple[FigureHit, FigureHit]]:
    """The figures of two claims that tell the same of the same, else the first of each."""
    pairs = [
        (new, old)
        for new in later.figures
        for old in earlier.figures
        if (new.unit, new.event) == (old.unit, old.event)
    ]
    return pairs or list(zip(later.figures[:1], earlier.figures[:1], strict=False))


def _changed(change: ChangeRow, outlet: str | None) -> StoryEvent:
    return StoryEvent(
        change.seen,
        "copy_changed" if change.how == "copy" else "text_changed",
        change.article_id,
        outlet,
        None,
        None,
        change.words or "",
        None,
        change.earlier_words,
        change.because,
    )
