"""What programs can ask of the web app: its addresses of data as an OpenAPI document.

Pages for people are left out; each has its data at the same address with an ending. Answers are described from the
records that they are made of, so the description cannot fall behind them.

Source: OpenAPI Specification 3.1.0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import onrecord
from onrecord.ledger.decisions.events import ACTS
from onrecord.ledger.views.articles import FeedItem
from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.keeping import Counts
from onrecord.ledger.views.questions import QuestionPage
from onrecord.ledger.views.review import DoubtKind, ReviewPage
from onrecord.ledger.views.search import Facets, SearchHit
from onrecord.ledger.views.stories import StoryRow
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.export.rows import DECISION_COLUMNS
from onrecord.publish.export.syndication import FEEDS
from onrecord.publish.lists.search import KINDS, LONGEST_QUERY
from onrecord.publish.lists.source import Known
from onrecord.publish.story.gathering import GatheredStory
from onrecord.publish.web.answering import MOST_ITEMS, MOST_ROWS
from onrecord.publish.web.schemas import Schema, Schemas, objects

_STRING: Schema = {"type": "string"}
_CSV = ("text/csv", "The same as CSV.")
_CUT_CSV = ("text/csv", f"The same as CSV, at most {MOST_ROWS:,} rows.")
_PICTURE = ("image/svg+xml", "Its chart as a picture.")
_ANNOTATIONS = ("application/ld+json", "Its claims as W3C Web Annotations.")
_AFTER = ("after", "`next` of the answer before; all else as in the question before.", _STRING)
_LIMIT = (
    "limit",
    "How many items; as many as a page shows where it is left out.",
    {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS},
)
_PROBLEM: Schema = {"$ref": "#/components/schemas/Problem"}
_FILTERS = (
    ("figures", "1 for articles with figures.", {"enum": ["1"]}),
    ("denial", "1 for articles with a denial.", {"enum": ["1"]}),
    ("unverified", "1 for articles with what could not be verified.", {"enum": ["1"]}),
    ("first", "1 for first-hand reporting.", {"enum": ["1"]}),
    ("outlet", "The name of an outlet.", _STRING),
    ("language", "The language of the articles, as in `en`.", _STRING),
    ("story", "The id of a story.", _STRING),
)
_SEARCH = (
    ("q", "Words and operators, as for `onrecord search`.", {"type": "string", "maxLength": LONGEST_QUERY}),
    ("kind", "What to find; claims where it is left out.", {"enum": list(KINDS)}),
)
_WHY = {"description": "Why there is no answer, and what to do.", **objects({"problem": _STRING})}
_MAYBE: Schema = {"type": ["string", "null"]}
_DECISION = objects(
    dict.fromkeys(DECISION_COLUMNS, _STRING)
    | {"undoes": _MAYBE}
    | {name: {"type": "object"} for name in ("subject", "before", "after")}
)
_ASKED: Schema = {
    "type": "object",
    "description": "A decision to keep, as `onrecord judge --help` tells of each act.",
    "properties": {
        "act": {"type": "string", "enum": list(ACTS)},
        "targets": {"type": "array", "items": _STRING},
        **dict.fromkeys(("to", "why", "who"), _MAYBE),
    },
    "required": ["act", "targets"],
}
_KEY = [{"key": ()}]
_FEED_WORDS = "The newest of it for feed readers."


@dataclass(frozen=True, slots=True)
class _Address:
    """An address of data: its path up to the ending, what it answers, and what may be asked in the query.

    `schema` is that of its JSON, `forms` are the further forms by their endings, each with its media type and what
    it says. What stands in braces in the path is the one thing that is asked for.
    """

    path: str
    summary: str
    schema: Schema
    forms: tuple[tuple[str, tuple[str, str]], ...] = ()
    query: tuple[tuple[str, str, Schema], ...] = ()
    ending: str = ".json"
    paged: bool = False


@cache
def openapi() -> dict[str, Any]:
    """The document; the same for every ledger."""
    schemas = Schemas()
    paths: dict[str, Any] = {
        path: {"get": operation} for one in _addresses(schemas) for path, operation in _operations(one)
    }
    paths |= _deciding(schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Onrecord",
            "version": onrecord.__version__,
            "summary": "A ledger of attributed claims: who said what, when, with which figures, and who denied it.",
            "description": "Nothing is scored as true or false. Days are half-open, offsets are "
            "code points; null is what the text does not say, an empty list what it does not have.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": {name: schemas.parts[name] for name in sorted(schemas.parts)} | {"Problem": _WHY},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "The review key."}},
        },
    }


def _addresses(schemas: Schemas) -> Iterator[_Address]:
    """Every address of data, in the order of the pages."""
    csv, cut, feeds = (".csv", _CSV), (".csv", _CUT_CSV), _feeds()
    of, some = schemas.of, schemas.several
    page = objects({"items": some(FeedItem), "next": _MAYBE, "counts": of(Counts)})
    yield _Address("/feed", "Articles, newest first", page, (cut, *feeds), _FILTERS, paged=True)
    record: Schema = {
        "type": "object",
        "description": "The output record, as the reference of the JSON output tells it.",
        "required": "id text blocks times figures sources attributions claims links versions problems".split(),
    }
    article = ((".jsonld", _ANNOTATIONS), csv)
    yield _Address("/article/{id}", "One article with all that was found in it", record, article)
    yield _Address("/claim/{id}", "One claim", of(ClaimHit))
    rows = objects({"items": some(StoryRow), "next": _MAYBE})
    yield _Address("/stories", "The stories of two articles or more", rows, (csv,), paged=True)
    known = of(GatheredStory)
    yield _Address("/story/{id}", "One story: articles, claims, links, figures, origins", known, (csv, *feeds))
    figures = (csv, (".svg", _PICTURE))
    answered = {"allOf": [of(QuestionPage), objects({"origins": of(OriginCount)})]}
    told = "One question with the figures that answer it, and their origins"
    yield _Address("/question/{id}", told, answered, figures)
    yield _Address("/source/{name}", "One source by its name", of(Known), (cut, *feeds), paged=True)
    found = objects(
        {
            "items": some(SearchHit),
            "next": _MAYBE,
            "alike": some(ClaimHit),
            "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
            "facets": {"anyOf": [of(Facets), {"type": "null"}]},
        }
    )
    yield _Address("/search", "What a search finds", found, (cut, *feeds), _SEARCH, paged=True)
    log = objects({"items": {"type": "array", "items": _DECISION}})
    yield _Address("/decisions", "What people decided, in the order of deciding", log, (csv,))
    health = objects({"status": {"const": "ok"}, "version": _STRING, "counts": of(Counts)})
    told = "Whether the ledger can be read, and how much it holds; 503 once its file is gone or replaced"
    yield _Address("/health", told, health, ending="")
    yield _Address("/openapi", "This document", {"type": "object"})


def _feeds() -> tuple[tuple[str, tuple[str, str]], ...]:
    return tuple((f".{form}", (media_type, _FEED_WORDS)) for form, (media_type, _) in FEEDS.items())


def _operations(one: _Address) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each form of an address as a path with its operation."""
    query = (*one.query, _AFTER, _LIMIT) if one.paged else one.query
    content = {"application/json": {"schema": one.schema}}
    yield one.path + one.ending, _operation(one, one.summary, query, content)
    for ending, (media_type, words) in one.forms:
        query = (*one.query, _LIMIT) if words == _FEED_WORDS else one.query
        content = {media_type: {"schema": _STRING}}
        yield one.path + ending, _operation(one, f"{one.summary}. {words}", query, content)


def _operation(
    one: _Address, summary: str, query: Sequence[tuple[str, str, Schema]], content: dict[str, Any]
) -> dict[str, Any]:
    named = one.path.partition("{")[2].rstrip("}")
    parameters: list[dict[str, Any]] = []
    if named:
        parameters.append({"name": named, "in": "path", "required": True, "schema": _STRING})
    parameters += _parameters(query)
    answers: dict[str, Any] = {
        "200": {"description": "What was asked for.", "headers": _TAG, "content": content},
        "304": {"description": "It is what the tag that was sent in `If-None-Match` stands for."},
    }
    is_json = any("json" in media_type for media_type in content)
    if query:
        answers["400"] = _refusal("It cannot be understood; `problem` says why, and what to do.", is_json=is_json)
    if named:
        answers["404"] = _refusal("The ledger has nothing of this name.", is_json=is_json)
    if one.path.startswith("/article/"):
        answers["410"] = _refusal("Somebody removed it; `problem` says who, when and why.", is_json=is_json)
    if one.path == "/health":
        answers["503"] = {"description": "The file of the ledger is gone or replaced."}
    return {"summary": summary, "parameters": parameters, "responses": answers}


def _deciding(schemas: Schemas) -> dict[str, Any]:
    """The addresses of those who have the key, by their paths; they are not there where nobody may decide."""
    closed = {"401": _refusal("The key was not sent with it.", is_json=True)}
    refused = closed | {"400": _refusal("It cannot be understood; `problem` says why.", is_json=True)}
    kinds = ("kind", "Only this kind of doubt.", schemas.of(DoubtKind))
    page = {"application/json": {"schema": schemas.of(ReviewPage)}}
    waiting = {"200": {"description": "What was asked for.", "content": page}, **refused}
    decision = {"application/json": {"schema": _DECISION}}
    kept = {"201": {"description": "The decision that was kept.", "content": decision}, **refused}
    kept["413"] = _refusal("It is longer than a decision may be.", is_json=False)
    kept["415"] = _refusal("It does not say that it is JSON.", is_json=True)
    body = {"required": True, "content": {"application/json": {"schema": _ASKED}}}
    return {
        "/review.json": {
            "get": {
                "summary": "What waits for a person, what changes most of the ledger first",
                "security": _KEY,
                "parameters": _parameters((kinds, _AFTER, _LIMIT)),
                "responses": waiting,
            }
        },
        "/review": {
            "post": {"summary": "Keep a decision", "security": _KEY, "requestBody": body, "responses": kept}
        },
    }


def _parameters(query: Sequence[tuple[str, str, Schema]]) -> list[dict[str, Any]]:
    return [{"name": name, "in": "query", "description": said, "schema": s} for name, said, s in query]


def _refusal(said: str, *, is_json: bool) -> dict[str, Any]:
    """An answer that says why there is none: as JSON where data in JSON was asked for, else as one line of text."""
    content = {"application/json": {"schema": _PROBLEM}} if is_json else {"text/plain": {"schema": _STRING}}
    return {"description": said, "content": content}


_TAG = {"etag": {"description": "What to send in `If-None-Match` the next time.", "schema": _STRING}}
