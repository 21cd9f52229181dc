"""The table of a story: each claim as a row with its sentence, in the order that the address asks for."""

from collections.abc import Mapping, Sequence

from onrecord.ledger.views.claims import ClaimHit, between
from onrecord.publish.story.gathering import GatheredStory
from onrecord.publish.story.lists import days_of, line_of
from onrecord.publish.views.story import LedgerRow, OverTime
from onrecord.publish.wording import safe
from onrecord.publish.wording.headings import without_clause

SORTS: Mapping[str, str] = {
    "said": "day said",
    "who": "who",
    "stance": "stance",
    "figure": "figure",
    "outlet": "outlet",
}
"""The orders of the table by their names in the address, with their words."""

ROWS = 100
"""How many rows the table shows before all are asked for."""
_FOLDED = 20  # from more rows than so many on, the table is shown on demand: on a phone they fill three screens


def newest_first(claims: Sequence[ClaimHit]) -> list[ClaimHit]:
    """The claims by the day they were said, or else printed, the newest first."""
    return sorted(claims, key=lambda hit: (hit.said_first or hit.published or "", hit.claim_id), reverse=True)


def _sorted(claims: Sequence[ClaimHit], sort: str) -> list[ClaimHit]:
    """The claims in the order asked for, the newest first where it leaves a choice."""
    newest = newest_first(claims)
    if sort == "figure":
        return sorted(newest, key=lambda hit: -max((f.high or f.low or 0.0 for f in hit.figures), default=-1.0))
    keys = {
        "who": lambda hit: (hit.who is None, (hit.who or "").casefold()),
        "stance": lambda hit: hit.stance,
        "outlet": lambda hit: (hit.outlet is None, (hit.outlet or "").casefold()),
    }
    return sorted(newest, key=keys[sort]) if sort in keys else newest


def story_rows(told: GatheredStory, sort: str, most: int | None) -> tuple[LedgerRow, ...]:
    """The rows of the table, each with those of its questions that the page shows: others have one figure alone."""
    ids = (page.question.question_id for page in told.questions)
    places = {id: _over_time(heading, f"#q-{id}") for id, heading in zip(ids, told.headings, strict=True)}
    return tuple(
        _row(hit, tuple(places[id] for id in told.answered.get(hit.claim_id, ()) if id in places))
        for hit in _sorted(told.claims, sort)[:most]
    )


def rows_folded(claims: int, sort: str, most: int | None, *, alone: bool) -> str:
    """What the table says where it is shown on demand; "" where its address asks for an order or for all rows.

    A page that stands `alone` is a file of its own, whose address asks for nothing.
    """
    if claims <= _FOLDED or sort or (most is None and not alone):
        return ""
    shown = f"The newest {most:,}" if most is not None and claims > most else f"All {claims:,}"
    return f"{shown} as a table, each with its sentence"


def _over_time(heading: str, address: str) -> OverTime:
    """A question by what it counts, for a narrow cell."""
    what, mark, rest = safe.isolated(without_clause(heading)).partition(" · ")
    return OverTime(what, mark + rest, address)


def _row(hit: ClaimHit, questions: tuple[OverTime, ...]) -> LedgerRow:
    through = between(hit.chain, hit.found_source or hit.source)
    return LedgerRow(
        line=line_of(hit),
        via=safe.isolated(" ← ".join(name for name in through if name != hit.outlet)) or None,
        as_of=days_of(hit.as_of_first, hit.as_of_until),
        headline=safe.headline(hit.title),
        article=safe.article_address(hit.article_id),
        evidence=safe.isolated(" ".join(hit.evidence.split())),
        questions=questions,
    )
