"""A reading as one JSON object, and back: the output record of the commands and of the exports.

Offsets are half-open code-point offsets into `text` of the same record, days are ISO dates. `[]` means that
nothing was found, null that the text does not say. `reading_from_dict(reading_to_dict(reading)) == reading`
for every reading whose spans check out. An attribution's `said_when` repeats that of its claim, for readers
of the record; it is not read back. The names are a contract: they are added to, never renamed.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.errors import RecordError
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

Record = dict[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


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
        "text": article.text,
        "text_sha256": text_sha256(article.text),
        "blocks": [{"role": b.role.value, "start": b.start, "end": b.end} for b in article.blocks],
        "sentences": [[s.start, s.end] for s in article.sentences],
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
    fields = _Fields(record, "", "")
    text = fields.text("text")
    fields = _Fields(record, "", text)
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


class _Fields:
    """One object of a record, read field by field; its errors say where the field stands."""

    __slots__ = ("article", "path", "values")

    def __init__(self, values: object, path: str, article: str) -> None:
        if not isinstance(values, dict):
            raise RecordError(f"{path or 'The record'} must be an object, not {_shown(values)}.")
        self.values, self.path, self.article = values, path, article

    def fail(self, name: str, wanted: str) -> RecordError:
        place = f"{self.path}.{name}" if self.path else name
        if name not in self.values:
            return RecordError(f"{place} is missing; it must be {wanted}.")
        return RecordError(f"{place} must be {wanted}, not {_shown(self.values[name])}.")

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self.fail(name, "a text")
        return value

    def maybe_text(self, name: str) -> str | None:
        return None if self.values.get(name) is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.items(name)
        if not all(isinstance(item, str) for item in value):
            raise self.fail(name, "a list of texts")
        return tuple(value)

    def items(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(name, "a list")
        return value

    def whole(self, name: str) -> int:
        value = self.values.get(name)
        if type(value) is not int:
            raise self.fail(name, "a whole number")
        return value

    def real(self, name: str) -> float:
        value: Any = self.values.get(name)
        if type(value) not in (int, float) or not math.isfinite(value):
            raise self.fail(name, "a number")
        return float(value)

    def maybe_real(self, name: str) -> float | None:
        return None if self.values.get(name) is None else self.real(name)

    def one_of(self, name: str, kind: type[E]) -> E:
        try:
            return kind(self.values.get(name))  # type: ignore[arg-type]
        except ValueError:
            raise self.fail(name, "one of " + ", ".join(kind)) from None

    def maybe_day(self, name: str) -> dt.date | None:
        value = self.maybe_text(name)
        try:
            return None if value is None else dt.date.fromisoformat(value)
        except ValueError:
            raise self.fail(name, "an ISO day such as 2025-02-07") from None

    def all(self, name: str, read: Callable[[_Fields], T]) -> tuple[T, ...]:
        path = f"{self.path}.{name}" if self.path else name
        return tuple(read(_Fields(item, f"{path}[{at}]", self.article)) for at, item in enumerate(self.items(name)))

    def maybe(self, name: str, read: Callable[[_Fields], T]) -> T | None:
        value = self.values.get(name)
        path = f"{self.path}.{name}" if self.path else name
        return None if value is None else read(_Fields(value, path, self.article))

    def range(self) -> Range:
        """The range that the fields `start` and `end` name."""
        start, end = self.whole("start"), self.whole("end")
        if not 0 <= start <= end <= len(self.article):
            raise self.fail("end", f"offsets within the text (start {start} up to {len(self.article)})")
        return Range(start, end)

    def span(self) -> Span:
        """The span that the fields `start` and `end` name; `text` beside them must agree."""
        span = Span.of(self.article, *self.range())
        if self.values.get("text", span.text) != span.text:
            raise self.fail("text", f"what the article says there, {span.text[:60]!r}")
        return span

    def pairs(self, name: str) -> tuple[Range, ...]:
        return tuple(self._pair(name, value) for value in self.items(name))

    def spans(self, name: str) -> tuple[Span, ...]:
        return tuple(Span.of(self.article, *pair) for pair in self.pairs(name))

    def maybe_span(self, name: str) -> Span | None:
        value = self.values.get(name)
        return None if value is None else Span.of(self.article, *self._pair(name, value))

    def _pair(self, name: str, value: object) -> Range:
        match value:
            case [int(start), int(end)] if 0 <= start <= end <= len(self.article):
                return Range(start, end)
        raise self.fail(name, "made of [start, end] offsets within the text")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"


def _to_article(fields: _Fields, text: str) -> Article:
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
        read_minutes=None if fields.values.get("read_minutes") is None else fields.whole("read_minutes"),
        fetched_at=fields.maybe_text("fetched_at"),
        taken_from=fields.maybe_text("taken_from"),
        image=fields.maybe_text("image"),
        problems=fields.texts("page_problems"),
    )


def _to_dated(fields: _Fields) -> Dated:
    return Dated(fields.text("value"), fields.text("from"))


def _to_time(fields: _Fields) -> TimeRef:
    return TimeRef(
        span=fields.span(),
        kind=fields.one_of("type", TimeKind),
        value=fields.text("value"),
        first=fields.maybe_day("first"),
        until=fields.maybe_day("until"),
        anchor=fields.one_of("anchor", Anchor),
        mod=fields.maybe_text("mod"),
    )


def _to_figure(fields: _Fields) -> Figure:
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
    )


def _to_source(fields: _Fields) -> Source:
    return Source(
        id=fields.text("id"),
        name=fields.text("name"),
        kind=fields.one_of("kind", SourceKind),
        role=fields.maybe_text("role"),
        speaks_for=fields.maybe_text("speaks_for"),
        known_as=fields.maybe_text("known_as"),
    )


def _to_attribution(fields: _Fields) -> Attribution:
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


def _to_claim(fields: _Fields, figures: int) -> Claim:
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
    )


def _to_place(fields: _Fields) -> Place:
    return Place(fields.text("country"), fields.maybe_text("region"), fields.one_of("from", PlaceFrom))


def _to_link(fields: _Fields) -> Link:
    return Link(
        later=fields.text("later"),
        earlier=fields.text("earlier"),
        relation=fields.one_of("relation", Relation),
        score=fields.real("score"),
        because=fields.text("because"),
        judged_by=fields.text("judged_by"),
    )
