"""A reading becomes rows; `from_rows` makes the same reading of them again.

Rows are tuples in the order of `schema.COLUMNS`. A claim's times are kept by position: those that the reading
lists come first, the others after them with `listed` 0.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.identity import text_sha256
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.markdown import unmarked
from onrecord.records import Attribution, Dated, Figure, Reading, Relation, Span, Stance, TimeRef
from onrecord.serialise import stated_to_dict

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

PARTS = ("source", "cue", "content", "quoted")
"""The parts of an attribution that have several spans, by the names of their fields."""
_json = json.JSONEncoder(separators=(",", ":")).encode
_FRONT = re.compile(r"https?://[^/]+/?")


def version_of(text: str) -> str:
    """The version of an article that a text makes: a digest of the text and of nothing else."""
    return "v" + text_sha256(text)[:16]


def in_utc(dated: Dated | None) -> str:
    """A day as it is, an instant in UTC, and an empty text where there is neither; sorts by time.

    An instant without a zone is taken to be in UTC.
    """
    if dated is None:
        return ""
    value = dated.value
    try:
        if len(value) == 10:
            return dt.date.fromisoformat(value).isoformat()
        instant = dt.datetime.fromisoformat(value)
    except ValueError:
        return ""
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=dt.UTC)
    try:
        return instant.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    except OverflowError:
        return ""


def article_values(reading: Reading) -> dict[str, Any]:
    """The columns of an article's row, apart from its key and its place among versions and copies."""
    article = reading.article
    published, modified = article.published, article.modified
    stances = [claim.stance for claim in reading.claims]
    ids = {claim.id for claim in reading.claims}
    repeats = {x.later for x in reading.links if x.relation is Relation.REPEATS and x.later in ids}
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "language": article.language,
        "read_minutes": article.read_minutes,
        "image": article.image,
        "fetched_at": article.fetched_at,
        "taken_from": article.taken_from,
        "front": _front(article.url),
        "publisher": None if article.stated.publisher is None else article.stated.publisher.value,
        "published": None if published is None else published.value,
        "published_from": None if published is None else published.found_in,
        "published_utc": in_utc(published),
        "modified": None if modified is None else modified.value,
        "modified_from": None if modified is None else modified.found_in,
        "modified_utc": in_utc(modified),
        "text": article.text,
        "text_sha256": text_sha256(article.text),
        "authors": _json([[a.name, a.role, a.bio] for a in article.authors]),
        "blocks": _json([[b.role.value, b.start, b.end] for b in article.blocks]),
        "sentences": _json(article.sentences),
        "code_versions": _json(reading.versions),
        "problems": _json(reading.problems),
        "page_problems": _json(article.problems),
        "stated": _json({name: value for name, value in stated_to_dict(article.stated).items() if value}),
        "sources_count": len({claim.source for claim in reading.claims} - {None}),
        "claims_count": len(stances),
        "figures_count": reading.told_figures(),
        "links_count": len(reading.links),
        "denials_count": stances.count(Stance.DENIES),
        "not_verified_count": stances.count(Stance.CANNOT_VERIFY),
        "repeats_count": len(repeats),
    }


def _front(url: str | None) -> str | None:
    """The front page of the site of an address, with the slash; None for what is no web address."""
    match = _FRONT.match(url or "")
    return f"{match[0].rstrip('/')}/" if match else None


def child_rows(key: int, reading: Reading) -> Rows:
    """The rows that stand under an article's key, by table."""
    times, places = _all_times(reading)
    listed = len(reading.times)
    return {
        "times": [(key, at, int(at < listed), *_time(time)) for at, time in enumerate(times)],
        "figures": [(key, at, *_figure(figure)) for at, figure in enumerate(reading.figures)],
        "sources": [
            (key, at, s.id, s.name, s.kind.value, s.role, s.speaks_for, s.known_as, s.affiliation)
            for at, s in enumerate(reading.sources)
        ],
        "mentions": [(key, at, *_span(m.span), m.source) for at, m in enumerate(reading.mentions)],
        "attributions": [(key, at, a.id, a.inside, a.score) for at, a in enumerate(reading.attributions)],
        "spans": [row for at, a in enumerate(reading.attributions) for row in _spans(key, at, a)],
        "claims": list(_claims(key, reading, places)),
        "claim_figures": [
            (key * CLAIMS_PER_ARTICLE + at, place, figure)
            for at, claim in enumerate(reading.claims)
            for place, figure in enumerate(claim.figures)
        ],
        "claim_places": [
            (key * CLAIMS_PER_ARTICLE + at, order, place.country, place.region, place.found_in.value)
            for at, claim in enumerate(reading.claims)
            for order, place in enumerate(claim.places)
        ],
        "links": [
            (key, at, x.later, x.earlier, x.relation.value, x.score, x.because, x.judged_by)
            for at, x in enumerate(reading.links)
        ],
    }


def _all_times(reading: Reading) -> tuple[list[TimeRef], dict[TimeRef, int]]:
    """Every time of a reading, the listed ones first, and the position of each."""
    times = list(reading.times)
    places = {time: at for at, time in reversed(list(enumerate(times)))}
    for claim in reading.claims:
        for time in (claim.said_when, claim.as_of):
            if time is not None and time not in places:
                places[time] = len(times)
                times.append(time)
    return times, places


def _span(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.text


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _time(t: TimeRef) -> Row:
    return (*_span(t.span), t.kind.value, t.value, _day(t.first), _day(t.until), t.mod, t.anchor.value)


def _figure(f: Figure) -> Row:
    change = None if f.change is None else f.change.value
    place = (None,) * 5 if f.place is None else (*_span(f.place.span), f.place.country, f.place.region)
    low, high = (None if end is None else float(end) for end in (f.low, f.high))  # SQLite holds no larger integers
    return (*_span(f.span), low, high, f.bound.value, f.counts, f.event, f.unit, change, f.mode.value, *place)


def _spans(key: int, at: int, attribution: Attribution) -> Iterator[Row]:
    for part in PARTS:
        for place, span in enumerate(getattr(attribution, part)):
            yield (key, at, part, place, span.start, span.end, span.text)
    if attribution.said_to is not None:
        yield (key, at, "said_to", 0, *_span(attribution.said_to))
    if attribution.occasion is not None:
        yield (key, at, "occasion", 0, *_span(attribution.occasion))


def contents_of(reading: Reading) -> list[str]:
    """The content of each claim as it is kept: its pieces joined; its evidence when no other says it."""
    contents: dict[str | None, str] = {
        a.id: " … ".join(unmarked(s.text) for s in a.content) for a in reading.attributions
    }
    return [contents.get(claim.attribution, claim.evidence.text) for claim in reading.claims]


def _claims(key: int, reading: Reading, places: dict[TimeRef, int]) -> Iterator[Row]:
    names = {source.id: source.name for source in reading.sources}
    contents = contents_of(reading)
    for at, claim in enumerate(reading.claims):
        yield (
            key * CLAIMS_PER_ARTICLE + at,
            key,
            at,
            claim.id,
            claim.attribution,
            claim.evidence.start,
            claim.evidence.end,
            claim.evidence.text,
            contents[at],
            claim.source,
            None if claim.source is None else names[claim.source],
            _json(claim.chain),
            "\n".join(names[source].replace("\n", " ") for source in claim.chain),
            claim.stance.value,
            claim.attitude.value,
            claim.wording.value,
            None if claim.said_when is None else places[claim.said_when],
            None if claim.as_of is None else places[claim.as_of],
            claim.score,
            claim.found_by,
            claim.question,
            claim.told_at,
        )
