"""The pages by address: each function reads the ledger and answers one request.

They run in a pool of threads, since reading the ledger blocks.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import onrecord
from onrecord.errors import LedgerError
from onrecord.ledger.views import ClaimHit, SourcePage
from onrecord.publish.article.page import article_context, headline
from onrecord.publish.article.people import gather_people
from onrecord.publish.export.annotations import annotation_page
from onrecord.publish.export.atom import claim_entries, item_entries
from onrecord.publish.export.spreadsheets import claims_csv, figures_csv
from onrecord.publish.lists.feed import feed_address, feed_context, filter_from, gather_feed
from onrecord.publish.lists.source import gather_source, source_context
from onrecord.publish.parts.lanes import Clock
from onrecord.publish.parts.links import source_address, story_address, story_heading
from onrecord.publish.story.gathering import GatheredStories, Told
from onrecord.publish.story.page import ROWS, SORTS, stories_context, story_context
from onrecord.publish.web import answering
from onrecord.publish.wording import safe
from onrecord.publish.wording.words import source_words
from onrecord.serialise import reading_to_dict

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.records import Reading


def feed(request: Request) -> Response:
    """The home page."""
    wanted, after = filter_from(request.query_params), request.query_params.get("after")
    known = gather_feed(answering.book(request), wanted, after=after, limit=answering.page_size(request))
    frame = replace(
        answering.frame(request, "Onrecord", json=feed_address(wanted, after, path="/feed.json")),
        atom=feed_address(wanted, path="/feed.atom"),
    )
    return answering.page(feed_context(known, frame, wanted, after=after))


def feed_json(request: Request) -> Response:
    """The home page as JSON: its items, and the address of the next page."""
    book, wanted = answering.book(request), filter_from(request.query_params)
    after = request.query_params.get("after")
    page = book.feed(wanted, after=after, limit=answering.page_size(request))
    following = feed_address(wanted, page.next, path="/feed.json") if page.next else None
    return answering.as_json(
        {"items": [asdict(item) for item in page.items], "next": following, "counts": asdict(book.counts())}
    )


def feed_atom(request: Request) -> Response:
    """The newest articles of the feed as Atom."""
    wanted = filter_from(request.query_params)
    items = answering.book(request).feed(wanted, limit=answering.page_size(request)).items
    path, page = feed_address(wanted, path="/feed.atom"), feed_address(wanted)
    return answering.as_atom(request, "Onrecord", path, page, item_entries(items))


def article(request: Request) -> Response:
    """One article with its claims; its output record when the address ends in .json, annotations in .jsonld.

    An id may itself end so: what the ledger holds decides.
    """
    id: str = request.path_params["id"]
    book = answering.book(request)
    if id in book:
        return _article_page(request, book.reading(id))
    if id.endswith(".json") and id.removesuffix(".json") in book:
        return answering.as_json(reading_to_dict(book.reading(id.removesuffix(".json"))))
    if id.endswith(".jsonld") and id.removesuffix(".jsonld") in book:
        return _annotations(request, book.reading(id.removesuffix(".jsonld")))
    raise HTTPException(404)


def _annotations(request: Request, reading: Reading) -> Response:
    page = f"{answering.base(request)}{safe.article_address(reading.article.id)}.jsonld"
    body = "".join(annotation_page(page, [reading]))
    return Response(
        body,
        headers=answering.NO_STORE,
        media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    )


def _article_page(request: Request, reading: Reading) -> Response:
    json_address = f"{safe.article_address(reading.article.id)}.json"
    frame = answering.frame(request, f"{headline(reading.article)} — Onrecord", json=json_address)
    frame = replace(frame, annotations=f"{safe.article_address(reading.article.id)}.jsonld")
    story = answering.book(request).stories_holding([reading.article.id]).get(reading.article.id)
    people = gather_people(answering.book(request), reading, deciding=frame.reviewer is not None)
    return answering.page(article_context(reading, frame, story=story, people=people))


def claim(request: Request) -> Response:
    """To the place of one claim on its article's page; the claim itself when the address ends in .json."""
    id: str = request.path_params["id"]
    hit = _claim(request, id)
    if hit is not None:
        address = f"{safe.article_address(hit.article_id)}{safe.claim_anchor(hit.claim_id)}"
        return RedirectResponse(address, status_code=303)
    hit = _claim(request, id.removesuffix(".json")) if id.endswith(".json") else None
    if hit is None:
        raise HTTPException(404)
    return answering.as_json(asdict(hit))


def source(request: Request) -> Response:
    """One source; the same as JSON, its claims as CSV or Atom, by the ending of the address."""
    found, kind = _source(answering.book(request), request.path_params["name"])
    name, book = found.name, answering.book(request)
    after, address = request.query_params.get("after"), source_address(found.name) or "/"
    if kind == "csv":
        hits = book.claims_by(name, limit=answering.MOST_ROWS).items
        return answering.as_csv(claims_csv(hit for hit in hits if isinstance(hit, ClaimHit)))
    if kind == "atom":
        hits = book.claims_by(name, limit=answering.page_size(request)).items
        entries = claim_entries(hit for hit in hits if isinstance(hit, ClaimHit))
        return answering.as_atom(request, f"Claims of {name}", f"{address}.atom", address, entries)
    known = gather_source(book, found, after=after, limit=answering.page_size(request))
    if kind == "json":
        return answering.as_json(asdict(known))
    frame = answering.frame(request, f"{source_words(name)} — Onrecord", json=f"{address}.json")
    return answering.page(
        source_context(known, replace(frame, csv=f"{address}.csv", atom=f"{address}.atom"), after=after)
    )


def _source(book: Ledger, name: str) -> tuple[SourcePage, str]:
    """The source of an address, and the ending that asks for a form; a name may itself end so."""
    found = book.source(name)
    if found is not None:
        return found, ""
    name, _, kind = name.rpartition(".")
    found = book.source(name) if kind in ("json", "csv", "atom") else None
    if found is None:
        raise HTTPException(404)
    return found, kind


def stories(request: Request) -> Response:
    """The stories of two articles or more."""
    return answering.page(
        stories_context(
            answering.book(request).stories(least=2),
            answering.frame(request, "Stories — Onrecord", json="/stories.json"),
        )
    )


def stories_json(request: Request) -> Response:
    """The stories as JSON."""
    return answering.as_json({"items": [asdict(story) for story in answering.book(request).stories(least=2)]})


def story(request: Request) -> Response:
    """One story; all that is known of it as JSON, or its claims as CSV, by the ending of the address."""
    id: str = request.path_params["id"]
    told = _told(request, id.removesuffix(".json").removesuffix(".csv"))
    if id.endswith(".json"):
        return answering.as_json(asdict(told))
    if id.endswith(".csv"):
        return answering.as_csv(claims_csv(told.claims))
    row = told.page.story
    address = story_address(row.story_id)
    frame = replace(
        answering.frame(request, f"{story_heading(row)} — Onrecord", json=f"{address}.json"), csv=f"{address}.csv"
    )
    by: Clock = "said" if request.query_params.get("by") == "said" else "holds"
    sort = request.query_params.get("sort", "said")
    most = None if request.query_params.get("rows") == "all" else ROWS
    return answering.page(story_context(told, frame, by=by, sort=sort if sort in SORTS else "said", most=most))


def question(request: Request) -> Response:
    """The figures of one question, as CSV or as JSON by the ending of the address."""
    id, _, kind = request.path_params["id"].rpartition(".")
    if kind not in ("csv", "json"):
        raise HTTPException(404)
    try:
        page = answering.book(request).question(id)
    except LedgerError as error:
        raise HTTPException(404) from error
    if kind == "json":
        return answering.as_json(asdict(page))
    return answering.as_csv(figures_csv(page))


def _told(request: Request, id: str) -> Told:
    try:
        stories: GatheredStories = request.app.state.stories
        return stories.get(id)
    except LedgerError as error:
        raise HTTPException(404) from error


def health(request: Request) -> Response:
    """That the ledger can be read, and how much it holds."""
    return answering.as_json(
        {"status": "ok", "version": onrecord.__version__, "counts": asdict(answering.book(request).counts())}
    )


def _claim(request: Request, id: str) -> ClaimHit | None:
    try:
        return answering.book(request).claim(id)
    except LedgerError:
        return None
