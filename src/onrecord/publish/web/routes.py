"""The pages by address: each function reads the ledger and answers one request.

They run in a pool of threads, since reading the ledger blocks.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import onrecord
from onrecord.errors import LedgerError, QueryError
from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.names import SourcePage
from onrecord.publish.article.page import article_context, headline
from onrecord.publish.article.people import gather_people
from onrecord.publish.export.annotations import annotation_page
from onrecord.publish.export.atom import found_entries, item_entries
from onrecord.publish.export.rows import FEED_COLUMNS, STORIES_COLUMNS
from onrecord.publish.export.spreadsheets import figures_csv, records_csv, table_csv
from onrecord.publish.export.syndication import FEEDS
from onrecord.publish.lists.feed import feed_address, feed_context, filter_from, gather_feed
from onrecord.publish.lists.source import gather_source, source_context
from onrecord.publish.parts.charts import chart_picture
from onrecord.publish.parts.lanes import Clock
from onrecord.publish.parts.links import question_address, source_address, story_address, story_heading
from onrecord.publish.story.gathering import GatheredStories, gather_claims
from onrecord.publish.story.page import page_of, stories_context, story_context
from onrecord.publish.story.questions import question_context
from onrecord.publish.story.roots import gather_texts
from onrecord.publish.story.table import ROWS, SORTS, newest_first
from onrecord.publish.web import answering
from onrecord.publish.web.openapi import openapi
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
    forms = {form: feed_address(wanted, path=f"/feed.{form}") for form in ("atom", "csv")}
    frame = answering.frame(request, "Onrecord", json=feed_address(wanted, after, path="/feed.json"), **forms)
    return answering.page(feed_context(known, frame, wanted, after=after))


def feed_json(request: Request) -> Response:
    """The home page as JSON: its items, and where the next page begins."""
    book, wanted = answering.book(request), filter_from(request.query_params)
    page = book.feed(wanted, after=request.query_params.get("after"), limit=answering.data_size(request))
    return answering.as_json(
        {"items": [asdict(item) for item in page.items], "next": page.next, "counts": asdict(book.counts())}
    )


def feed_csv(request: Request) -> Response:
    """The articles of the feed as CSV."""
    wanted = filter_from(request.query_params)
    items = answering.book(request).feed(wanted, limit=answering.MOST_ROWS).items
    return answering.as_csv(records_csv(FEED_COLUMNS, items))


def feed_entries(request: Request) -> Response:
    """The newest articles of the feed for a feed reader."""
    wanted = filter_from(request.query_params)
    items = answering.book(request).feed(wanted, limit=answering.data_size(request)).items
    path, page = feed_address(wanted, path=request.url.path), feed_address(wanted)
    return answering.as_feed(request, "Onrecord", path, page, item_entries(items))


def article(request: Request) -> Response:
    """One article with its claims; its output record, annotations or claims as .json, .jsonld or .csv say.

    An id may itself end so: what the ledger holds decides.
    """
    id: str = request.path_params["id"]
    book = answering.book(request)
    if id in book:
        return _article_page(request, book.reading(id))
    id, _, kind = id.rpartition(".")
    if kind not in ("json", "jsonld", "csv") or id not in book:
        told = book.why_removed(request.path_params["id"]) or (kind and book.why_removed(id))
        raise HTTPException(410, told) if told else HTTPException(404)
    if kind == "csv":
        return answering.as_csv(table_csv("claims", book.claims_of([id])))
    if kind == "json":
        return answering.as_json(reading_to_dict(book.reading(id)))
    return _annotations(request, book.reading(id))


def _annotations(request: Request, reading: Reading) -> Response:
    page = f"{answering.base(request)}{safe.article_address(reading.article.id)}.jsonld"
    body = "".join(annotation_page(page, [reading]))
    return Response(
        body,
        headers=answering.NO_STORE,
        media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    )


def _article_page(request: Request, reading: Reading) -> Response:
    address = safe.article_address(reading.article.id)
    title = f"{headline(reading.article)} — Onrecord"
    forms = {**_forms(address, "json", "csv"), "annotations": f"{address}.jsonld"}
    frame = answering.frame(request, title, **forms)
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
    """One source; the same as JSON, its claims as CSV or a feed, by the ending of the address."""
    found, kind = _source(answering.book(request), request.path_params["name"])
    name, book = found.name, answering.book(request)
    after, address = request.query_params.get("after"), source_address(found.name) or "/"
    if kind == "csv":
        hits = book.claims_by(name, limit=answering.MOST_ROWS).items
        return answering.as_csv(table_csv("claims", hits))
    if kind in FEEDS:
        hits = book.claims_by(name, limit=answering.data_size(request), order="printed").items
        return answering.as_feed(request, f"Claims of {name}", f"{address}.{kind}", address, found_entries(hits))
    if kind == "json":
        return answering.as_json(
            asdict(gather_source(book, found, after=after, limit=answering.data_size(request)))
        )
    known = gather_source(book, found, after=after, limit=answering.page_size(request))
    title, forms = f"{source_words(name)} — Onrecord", _forms(address, "json", "csv", "atom")
    return answering.page(source_context(known, answering.frame(request, title, **forms), after=after))


def _source(book: Ledger, name: str) -> tuple[SourcePage, str]:
    """The source of an address, and the ending that asks for a form; a name may itself end so."""
    found = book.source(name)
    if found is not None:
        return found, ""
    name, _, kind = name.rpartition(".")
    found = book.source(name) if kind in ("json", "csv", *FEEDS) else None
    if found is None:
        raise HTTPException(404)
    return found, kind


def stories(request: Request) -> Response:
    """The stories of two articles or more."""
    after, book = request.query_params.get("after"), answering.book(request)
    frame = answering.frame(request, "Stories — Onrecord", json="/stories.json", csv="/stories.csv")
    pinned = () if after else book.pinned_stories()
    limit = answering.page_size(request)
    return answering.page(stories_context(book.stories(least=2), frame, pinned, after=after, limit=limit))


def stories_json(request: Request) -> Response:
    """The stories as JSON, and where the next page begins.

    Raises:
        QueryError: `after` is no story any more; the first page again would have a program go round for ever.
    """
    after, found = request.query_params.get("after"), answering.book(request).stories(least=2)
    if after is not None and all(story.story_id != after for story in found):
        raise QueryError(f"{after[:60]!r} is not a place in what was found. Start again without it.")
    shown, more = page_of(found, after, answering.data_size(request))
    return answering.as_json({"items": [asdict(story) for story in shown], "next": more})


def stories_csv(request: Request) -> Response:
    """The stories as CSV."""
    return answering.as_csv(records_csv(STORIES_COLUMNS, answering.book(request).stories(least=2)))


def story(request: Request) -> Response:
    """One story; all that is known of it as JSON, its claims as CSV or a feed, by the ending of the address."""
    id: str = request.path_params["id"]
    name, _, kind = id.rpartition(".")
    if kind == "csv" or kind in FEEDS:
        return _story_claims(request, name, kind)
    stories: GatheredStories = request.app.state.stories
    told = answering.found(stories.get, name if kind == "json" else id)
    if kind == "json":
        return answering.as_json(asdict(told))
    row = told.page.story
    address = story_address(row.story_id)
    title, forms = f"{story_heading(row)} — Onrecord", _forms(address, "json", "csv", "atom")
    frame = answering.frame(request, title, **forms)
    sort = request.query_params.get("sort", "")
    most = None if request.query_params.get("rows") == "all" else ROWS
    return answering.page(
        story_context(told, frame, by=_clock(request), sort=sort if sort in SORTS else "", most=most)
    )


def _story_claims(request: Request, wanted: str, kind: str) -> Response:
    """The claims of a story as CSV or, the newest of them, as a feed."""
    page, claims = answering.found(partial(gather_claims, answering.book(request)), wanted)
    if kind == "csv":
        return answering.as_csv(table_csv("claims", claims))
    address = story_address(page.story.story_id)
    newest = newest_first(claims)[: answering.data_size(request)]
    return answering.as_feed(
        request, story_heading(page.story), f"{address}.{kind}", address, found_entries(newest)
    )


def question(request: Request) -> Response:
    """One question with its figures; the same as CSV, as JSON or as a picture by the ending of the address."""
    id, _, kind = request.path_params["id"].partition(".")
    book = answering.book(request)
    page = answering.found(book.question, id)
    if kind == "csv":
        return answering.as_csv(figures_csv(page))
    if kind == "svg":
        picture = chart_picture(page, _clock(request))
        return Response(picture, headers=answering.NO_STORE, media_type="image/svg+xml")
    if kind not in ("", "json"):
        raise HTTPException(404)
    articles = {answer.claim.article_id for answer in page.answers}
    (origins,) = book.origins_of_each(articles, [[answer.claim.claim_id for answer in page.answers]])
    if kind == "json":
        return answering.as_json({**asdict(page), "origins": asdict(origins)})
    stories = {story.story_id: story for story in book.stories_holding(sorted(articles)).values()}
    address = question_address(page.question.question_id)
    title = f"{safe.isolated(page.question.text)} — Onrecord"
    frame = answering.frame(request, title, **_forms(address, "json", "csv"))
    texts = gather_texts(book, page)
    return answering.page(question_context(page, origins, stories.values(), frame, texts=texts, by=_clock(request)))


def _clock(request: Request) -> Clock:
    """The clock that an address places figures by."""
    return "said" if request.query_params.get("by") == "said" else "holds"


def _forms(address: str, *endings: str) -> dict[str, str]:
    """The addresses of the same page in other forms, by their endings."""
    return {ending: f"{address}.{ending}" for ending in endings}


def health(request: Request) -> Response:
    """That the ledger can be read, and how much it holds; 503 once its path leads to no file or to another one."""
    ledger = answering.book(request)
    place = ledger.place()
    if place != "here":
        return answering.as_json({"status": place, "version": onrecord.__version__}, status=503)
    return answering.as_json({"status": "ok", "version": onrecord.__version__, "counts": asdict(ledger.counts())})


def described(request: Request) -> Response:
    """What programs can ask, as OpenAPI."""
    del request
    return answering.as_json(openapi())


def _claim(request: Request, id: str) -> ClaimHit | None:
    try:
        return answering.book(request).claim(id)
    except LedgerError:
        return None
