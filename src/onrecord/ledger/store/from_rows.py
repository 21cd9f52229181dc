"""Rows become the reading again that they were made from: the way back of `rows`."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.ledger.store.rows import PARTS, Row, Rows
from onrecord.records import (
    Anchor,
    Article,
    Attitude,
    Attribution,
    Author,
    Block,
    Bound,
    Change,
    Claim,
    Dated,
    Figure,
    FigurePlace,
    Link,
    Mention,
    Mode,
    Place,
    PlaceFrom,
    Range,
    Reading,
    Relation,
    Role,
    Source,
    SourceKind,
    Span,
    Stance,
    TimeKind,
    TimeRef,
    Wording,
)
from onrecord.serialise import stated_from_dict


def to_reading(row: dict[str, Any], children: Rows) -> Reading:
    """The reading that an article's row and the rows under it were made from.

    The article's columns come by name, the rows by table, each in the order of its columns and of its positions.
    """
    times = tuple(_to_time(r[3:]) for r in children["times"])
    listed = sum(r[2] for r in children["times"])
    figures: dict[int, list[int]] = {}
    for claim, _, figure in children["claim_figures"]:
        figures.setdefault(claim, []).append(figure)
    places: dict[int, list[Place]] = {}
    for claim, _, country, region, found_in in children["claim_places"]:
        places.setdefault(claim, []).append(Place(country, region, PlaceFrom(found_in)))
    return Reading(
        article=to_article(row),
        times=times[:listed],
        figures=tuple(_to_figure(r[2:]) for r in children["figures"]),
        mentions=tuple(Mention(Span(*r[2:5]), r[5]) for r in children["mentions"]),
        sources=tuple(Source(r[2], r[3], SourceKind(r[4]), *r[5:]) for r in children["sources"]),
        attributions=tuple(_to_attributions(children["attributions"], children["spans"])),
        claims=tuple(_to_claim(r, times, figures.get(r[0], ()), places.get(r[0], ())) for r in children["claims"]),
        links=tuple(Link(r[2], r[3], Relation(r[4]), *r[5:]) for r in children["links"]),
        versions=json.loads(row["code_versions"]),
        problems=tuple(json.loads(row["problems"])),
    )


def to_article(row: dict[str, Any]) -> Article:
    """The article of a row, its columns by name."""
    return Article(
        id=row["id"],
        text=row["text"],
        blocks=tuple(Block(Role(role), start, end) for role, start, end in json.loads(row["blocks"])),
        sentences=tuple(Range(start, end) for start, end in json.loads(row["sentences"])),
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        authors=tuple(Author(*author) for author in json.loads(row["authors"])),
        published=_to_dated(row["published"], row["published_from"]),
        modified=_to_dated(row["modified"], row["modified_from"]),
        language=row["language"],
        read_minutes=row["read_minutes"],
        fetched_at=row["fetched_at"],
        taken_from=row["taken_from"],
        image=row["image"],
        stated=stated_from_dict(json.loads(row["stated"])),
        problems=tuple(json.loads(row["page_problems"])),
    )


def _to_dated(value: str | None, found_in: str | None) -> Dated | None:
    return None if value is None or found_in is None else Dated(value, found_in)


def _to_day(day: str | None) -> dt.date | None:
    return None if day is None else dt.date.fromisoformat(day)


def _to_time(columns: Row) -> TimeRef:
    """The time of the columns from `start` on."""
    start, end, words, kind, value, first, until, mod, anchor = columns
    return TimeRef(
        Span(start, end, words), TimeKind(kind), value, _to_day(first), _to_day(until), Anchor(anchor), mod
    )


def _to_figure(columns: Row) -> Figure:
    start, end, words, low, high, bound, counts, event, unit, change, mode, *where = columns
    kind = None if change is None else Change(change)
    place = None if where[0] is None else FigurePlace(Span(*where[:3]), *where[3:])
    return Figure(Span(start, end, words), low, high, Bound(bound), counts, event, unit, kind, Mode(mode), place)


def _to_attributions(rows: Iterable[Row], spans: Iterable[Row]) -> Iterator[Attribution]:
    parts: dict[tuple[int, str], list[Span]] = {}
    for _, at, part, _, start, end, words in spans:
        parts.setdefault((at, part), []).append(Span(start, end, words))
    for _, at, id, inside, score in rows:
        source, cue, content, quoted = (tuple(parts.get((at, part), ())) for part in PARTS)
        said_to, occasion = (next(iter(parts.get((at, part), ())), None) for part in ("said_to", "occasion"))
        yield Attribution(id, source, cue, content, quoted, said_to, occasion, inside, score)


def _to_claim(row: Row, times: tuple[TimeRef, ...], figures: Iterable[int], places: Iterable[Place]) -> Claim:
    (_, _, _, id, attribution, start, end, evidence, _, source, _, chain, _, *rest) = row
    stance, attitude, wording, said_when, as_of, score, found_by, question, told_at = rest
    return Claim(
        id=id,
        attribution=attribution,
        evidence=Span(start, end, evidence),
        source=source,
        chain=tuple(json.loads(chain)),
        stance=Stance(stance),
        attitude=Attitude(attitude),
        wording=Wording(wording),
        said_when=None if said_when is None else times[said_when],
        as_of=None if as_of is None else times[as_of],
        figures=tuple(figures),
        score=score,
        found_by=found_by,
        question=question,
        places=tuple(places),
        told_at=told_at,
    )
