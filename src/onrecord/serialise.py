"""A reading as one JSON object, and back: the output record of the commands and of the exports.

Offsets are half-open code-point offsets into `text` of the same record, days are ISO dates. `[]` means that
nothing was found, null that the text does not say. `reading_from_dict(reading_to_dict(reading)) == reading`
for every reading whose spans check out. An attribution's `said_when` repeats that of its claim, for readers
of the record; it is not read back. The names are a contract: they are added to, never renamed.
"""

from __future__ import annotations

import datetime as dt
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
    Span,
    Stance,
    TimeKind,
    TimeRef,
    Wording,
)
from onrecord.stated import ClaimReview, Found, LiveUpdate, Picture, Stated

Record = dict[str, Any]


def reading_to_dict(reading: Reading) -> Record:
    """The output record of one reading: plain dicts, lists, strings, numbers and None."""
    said = {c.attribution: c.said_when for c in reversed(reading.claims) if c.attribution is not None}
    record = _article_to_dict(reading.article)
    record["times"] = [_time(item) for item in reading.times]
    record["figures"] = [_figure(item) for item in reading.figures]
    record["mentions"] = [
        {"start": m.span.start, "end": m.span.end, "source": m.source, "text": m.span.text}
        for m in reading.mentions
    ]
    record["sources"] = [_source(item) for item in reading.sources]
    record["attributions"] = [_attribution(item, said.get(item.id)) for item in reading.attributions]
    record["claims"] = [_claim(item) for item in reading.claims]
    record["links"] = [link_to_dict(item) for item in reading.links]
    record["versions"] = dict(reading.versions)
    record["problems"] = list(reading.problems)
    record["page_problems"] = list(reading.article.problems)
    return record


def _article_to_dict(article: Article) -> Record:
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "author": [{"name": a.name, "role": a.role, "bio": a.bio} for a in article.authors],
        "published": _dated(article.published),
        "modified": _dated(article.modified),
        "fetched_at": article.fetched_at,
        "taken_from": article.taken_from,
        "language": article.language,
        "read_minutes": article.read_minutes,
        "image": article.image,
        **stated_to_dict(article.stated),
        "text": article.text,
        "text_sha256": text_sha256(article.text),
        "blocks": [{"role": b.role.value, "start": b.start, "end": b.end} for b in article.blocks],
        "sentences": [[s.start, s.end] for s in article.sentences],
    }


def stated_to_dict(stated: Stated) -> Record:
    """What a page states about itself, as it stands in the record of its article."""
    picture = stated.picture
    return {
        "section": _found(stated.section),
        "publisher": _found(stated.publisher),
        "canonical": _found(stated.canonical),
        "amp": _found(stated.amp),
        "picture": None
        if picture is None
        else {
            "address": _found(picture.address),
            "caption": _found(picture.caption),
            "credit": _found(picture.credit),
        },
        "claim_reviews": [
            {
                "claim": review.claim,
                "claimed_by": review.claimed_by,
                "rating": review.rating,
                "reviewed_by": review.reviewed_by,
                "url": review.url,
                "published": review.published,
                "from": review.found_in,
            }
            for review in stated.claim_reviews
        ],
        "updates": [
            {
                "published": update.published,
                "title": update.title,
                "text": update.text,
                "from": update.found_in,
                "start": update.start,
                "end": update.end,
            }
            for update in stated.updates
        ],
    }


def link_to_dict(link: Link) -> Record:
    """One link, as it stands in the record of the article that holds its later claim."""
    return {
        "later": link.later,
        "earlier": link.earlier,
        "relation": link.relation.value,
        "score": link.score,
        "because": link.because,
        "judged_by": link.judged_by,
    }


def number(value: float | None) -> float | int | None:
    """The number as JSON shows it: 300, not 300.0, where it is whole."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 1e15 else value


def _dated(dated: Dated | None) -> Record | None:
    return None if dated is None else {"value": dated.value, "from": dated.found_in}


def _found(found: Found | None) -> Record | None:
    return None if found is None else {"value": found.value, "from": found.found_in}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _time(time: TimeRef) -> Record:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.span.text,
        "type": time.kind.value,
        "value": time.value,
        "first": _day(time.first),
        "until": _day(time.until),
        "mod": time.mod,
        "anchor": time.anchor.value,
    }


def _figure(figure: Figure) -> Record:
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.span.text,
        "low": number(None if figure.low is None else float(figure.low)),
        "high": number(None if figure.high is None else float(figure.high)),
        "bound": figure.bound.value,
        "counts": figure.counts,
        "event": figure.event,
        "unit": figure.unit,
        "change": None if figure.change is None else figure.change.value,
        "mode": figure.mode.value,
        "place": None if figure.place is None else _figure_place(figure.place),
    }


def _figure_place(place: FigurePlace) -> Record:
    return {
        "start": place.span.start,
        "end": place.span.end,
        "text": place.span.text,
        "country": place.country,
        "region": place.region,
    }


def _attribution(attribution: Attribution, said: TimeRef | None) -> Record:
    return {
        "id": attribution.id,
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "quoted": _pairs(attribution.quoted),
        "said_to": _pair(attribution.said_to),
        "occasion": _pair(attribution.occasion),
        "said_when": None if said is None else _time(said),
        "inside": attribution.inside,
        "score": attribution.score,
    }


def _source(source: Source) -> Record:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "role": source.role,
        "speaks_for": source.speaks_for,
        "known_as": source.known_as,
        "affiliation": source.affiliation,
    }


def _claim(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "attribution": claim.attribution,
        "evidence": [claim.evidence.start, claim.evidence.end],
        "source": claim.source,
        "chain": list(claim.chain),
        "stance": claim.stance.value,
        "attitude": claim.attitude.value,
        "wording": claim.wording.value,
        "said_when": None if claim.said_when is None else _time(claim.said_when),
        "as_of": None if claim.as_of is None else _time(claim.as_of),
        "told_at": claim.told_at,
        "figures": list(claim.figures),
        "places": [{"country": p.country, "region": p.region, "from": p.found_in.value} for p in claim.places],
        "question": claim.question,
        "score": claim.score,
        "found_by": claim.found_by,
    }


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
        raise RecordError("text_sha256 is not the SHA-256 of text: the text was changed after it was read.")
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
