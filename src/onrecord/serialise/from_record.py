"""A reading from one JSON object: every field is looked at, and an error names the one that is wrong."""

from __future__ import annotations

from typing import Any

from onrecord.errors import RecordError
from onrecord.fields import Fields
from onrecord.identity import text_sha256
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
    Reading,
    Relation,
    Role,
    Source,
    SourceKind,
    Stance,
    TimeKind,
    TimeRef,
    Wording,
)
from onrecord.stated import ClaimReview, Found, LiveUpdate, Picture, Stated

Record = dict[str, Any]


def reading_from_dict(record: Record) -> Reading:
    """The reading that an output record describes. Lists that are left out are taken as empty.

    Raises:
        RecordError: a field is missing, of the wrong kind, or points outside the text; the message names it.
    """
    fields = Fields(record, "", "")
    text = fields.text("text")
    fields = Fields(record, "", text)
    sha256 = fields.maybe_text("text_sha256")
    if sha256 is not None and sha256 != text_sha256(text):
        raise RecordError(
            "text_sha256 is not the SHA-256 of text: the text was changed after it was read. Read it again."
        )
    figures = fields.all("figures", _to_figure)
    versions = fields.values.get("versions") or {}
    if not isinstance(versions, dict) or not all(isinstance(v, str) for v in versions.values()):
        raise RecordError("versions must be an object of texts.")
    return Reading(
        article=_to_article(fields, text),
        times=fields.all("times", _to_time),
        figures=figures,
        mentions=fields.all("mentions", lambda f: Mention(f.span(), f.text("source"))),
        sources=fields.all("sources", _to_source),
        attributions=fields.all("attributions", _to_attribution),
        claims=fields.all("claims", lambda f: _to_claim(f, len(figures))),
        links=fields.all("links", _to_link),
        versions=dict(versions),
        problems=fields.texts("problems"),
    )


def _to_article(fields: Fields, text: str) -> Article:
    return Article(
        id=fields.text("id"),
        text=text,
        blocks=fields.all("blocks", lambda f: Block(f.one_of("role", Role), *f.range())),
        sentences=fields.pairs("sentences"),
        url=fields.maybe_text("url"),
        outlet=fields.maybe_text("outlet"),
        title=fields.maybe_text("title"),
        authors=fields.all("author", lambda f: Author(f.text("name"), f.maybe_text("role"), f.maybe_text("bio"))),
        published=fields.maybe("published", _to_dated),
        modified=fields.maybe("modified", _to_dated),
        language=fields.maybe_text("language"),
        read_minutes=fields.maybe_whole("read_minutes"),
        fetched_at=fields.maybe_text("fetched_at"),
        taken_from=fields.maybe_text("taken_from"),
        image=fields.maybe_text("image"),
        stated=_to_stated(fields),
        problems=fields.texts("page_problems"),
    )


def stated_from_dict(record: Record) -> Stated:
    """What a page states about itself, from the keys of a record; what is left out was not stated.

    Raises:
        RecordError: a field is of the wrong kind; the message names it.
    """
    return _to_stated(Fields(record, "", ""))


def _to_stated(fields: Fields) -> Stated:
    return Stated(
        section=fields.maybe("section", _to_found),
        publisher=fields.maybe("publisher", _to_found),
        canonical=fields.maybe("canonical", _to_found),
        amp=fields.maybe("amp", _to_found),
        picture=fields.maybe("picture", _to_picture),
        claim_reviews=fields.all("claim_reviews", _to_review),
        updates=fields.all("updates", _to_update),
    )


def _to_found(fields: Fields) -> Found:
    return Found(fields.text("value"), fields.text("from"))


def _to_picture(fields: Fields) -> Picture:
    address = fields.maybe("address", _to_found)
    if address is None:
        raise fields.fail("address", "an object with value and from")
    return Picture(address, fields.maybe("caption", _to_found), fields.maybe("credit", _to_found))


def _to_review(fields: Fields) -> ClaimReview:
    return ClaimReview(
        claim=fields.text("claim"),
        claimed_by=fields.maybe_text("claimed_by"),
        rating=fields.maybe_text("rating"),
        reviewed_by=fields.maybe_text("reviewed_by"),
        url=fields.maybe_text("url"),
        published=fields.maybe_text("published"),
        found_in=fields.text("from"),
    )


def _to_update(fields: Fields) -> LiveUpdate:
    return LiveUpdate(
        published=fields.maybe_text("published"),
        title=fields.maybe_text("title"),
        text=fields.text("text"),
        found_in=fields.text("from"),
        start=fields.maybe_whole("start"),
        end=fields.maybe_whole("end"),
    )


def _to_dated(fields: Fields) -> Dated:
    return Dated(fields.text("value"), fields.text("from"))


def _to_time(fields: Fields) -> TimeRef:
    return TimeRef(
        span=fields.span(),
        kind=fields.one_of("type", TimeKind),
        value=fields.text("value"),
        first=fields.maybe_day("first"),
        until=fields.maybe_day("until"),
        anchor=fields.one_of("anchor", Anchor),
        mod=fields.maybe_text("mod"),
    )


def _to_figure(fields: Fields) -> Figure:
    return Figure(
        span=fields.span(),
        low=fields.maybe_real("low"),
        high=fields.maybe_real("high"),
        bound=fields.one_of("bound", Bound),
        counts=fields.maybe_text("counts"),
        event=fields.maybe_text("event"),
        unit=fields.maybe_text("unit"),
        change=None if fields.values.get("change") is None else fields.one_of("change", Change),
        mode=fields.one_of("mode", Mode),
        place=fields.maybe("place", _to_figure_place),
    )


def _to_figure_place(fields: Fields) -> FigurePlace:
    return FigurePlace(fields.span(), fields.maybe_text("country"), fields.maybe_text("region"))


def _to_source(fields: Fields) -> Source:
    return Source(
        id=fields.text("id"),
        name=fields.text("name"),
        kind=fields.one_of("kind", SourceKind),
        role=fields.maybe_text("role"),
        speaks_for=fields.maybe_text("speaks_for"),
        known_as=fields.maybe_text("known_as"),
        affiliation=fields.maybe_text("affiliation"),
    )


def _to_attribution(fields: Fields) -> Attribution:
    return Attribution(
        id=fields.text("id"),
        source=fields.spans("source"),
        cue=fields.spans("cue"),
        content=fields.spans("content"),
        quoted=fields.spans("quoted"),
        said_to=fields.maybe_span("said_to"),
        occasion=fields.maybe_span("occasion"),
        inside=fields.maybe_text("inside"),
        score=fields.real("score"),
    )


def _to_claim(fields: Fields, figures: int) -> Claim:
    evidence = fields.maybe_span("evidence")
    if evidence is None:
        raise fields.fail("evidence", "a [start, end] pair")
    indexes = tuple(fields.items("figures"))
    if not all(type(at) is int and 0 <= at < figures for at in indexes):
        raise fields.fail("figures", f"a list of indexes into the record's {figures} figures")
    return Claim(
        id=fields.text("id"),
        attribution=fields.maybe_text("attribution"),
        evidence=evidence,
        source=fields.maybe_text("source"),
        chain=fields.texts("chain"),
        stance=fields.one_of("stance", Stance),
        attitude=fields.one_of("attitude", Attitude),
        wording=fields.one_of("wording", Wording),
        said_when=fields.maybe("said_when", _to_time),
        as_of=fields.maybe("as_of", _to_time),
        figures=indexes,
        score=fields.real("score"),
        found_by=fields.text("found_by"),
        question=fields.maybe_text("question"),
        places=fields.all("places", _to_place),
        told_at=fields.maybe_text("told_at"),
    )


def _to_place(fields: Fields) -> Place:
    return Place(fields.text("country"), fields.maybe_text("region"), fields.one_of("from", PlaceFrom))


def _to_link(fields: Fields) -> Link:
    return Link(
        later=fields.text("later"),
        earlier=fields.text("earlier"),
        relation=fields.one_of("relation", Relation),
        score=fields.real("score"),
        because=fields.text("because"),
        judged_by=fields.text("judged_by"),
    )
