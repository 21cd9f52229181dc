"""A reading as one JSON object: plain dicts, lists, strings, numbers and None, as the output record orders them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.identity import text_sha256
from onrecord.records import (
    Article,
    Attribution,
    Claim,
    Dated,
    Figure,
    FigurePlace,
    Link,
    Reading,
    Source,
    Span,
    TimeRef,
)
from onrecord.stated import Found, Stated

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
