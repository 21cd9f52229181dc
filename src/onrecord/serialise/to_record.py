"""A reading as one JSON object: plain dicts, lists, strings, numbers and None, as the output record orders them."""

import datetime as dt
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from onrecord.identity import text_sha256
from onrecord.records import Article, Attribution, Claim, Figure, Link, Reading, Span, TimeRef
from onrecord.stated import Stated

Record = dict[str, Any]


def _plain(value: Any) -> Any:
    """A value as JSON has it: a record by the names of its fields, those of its span in the span's place.

    Where something was found stands under "from".
    """
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    names = _names(value.__class__)
    if names is None:
        return value
    out: Record = {}
    for name in names:
        plain = _plain(getattr(value, name))
        out |= plain if name == "span" else {"from" if name == "found_in" else name: plain}
    return out


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a kind of records; None for what is no record."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


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
    record["sources"] = _plain(reading.sources)
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
        "author": _plain(article.authors),
        "published": _plain(article.published),
        "modified": _plain(article.modified),
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
    plain: Record = _plain(stated)
    return plain


def link_to_dict(link: Link) -> Record:
    """One link, as it stands in the record of the article that holds its later claim."""
    plain: Record = _plain(link)
    return plain


def number(value: float | None) -> float | int | None:
    """The number as JSON shows it: 300, not 300.0, where it is whole."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 1e15 else value


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
    plain: Record = _plain(figure)
    ends = {name: plain[name] for name in ("low", "high") if plain[name] is not None}
    return plain | {name: number(float(end)) for name, end in ends.items()}


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
        "places": _plain(claim.places),
        "question": claim.question,
        "score": claim.score,
        "found_by": claim.found_by,
    }
