"""The pages by address: each function reads the ledger and answers one request.

They run in a pool of threads, since reading the ledger blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

import onrecord
from onrecord.errors import LedgerError, QueryError
from onrecord.ledger.search import parse_search
from onrecord.ledger.views import ClaimHit, SearchKind, SearchPage, SourcePage
from onrecord.publish import answering, safe
from onrecord.publish.annotations import annotation_page
from onrecord.publish.article import article_context, headline
from onrecord.publish.atom import Entry, atom_feed, claim_entries, found_entries, item_entries
from onrecord.publish.charts import Clock
from onrecord.publish.export import claims_csv, found_csv
from onrecord.publish.feed import feed_address, feed_context, filter_from
from onrecord.publish.figures import figures_csv
from onrecord.publish.guard import HEADERS
from onrecord.publish.hits import KINDS, LONGEST_QUERY, MOST_COUNTED, search_address, search_context
from onrecord.publish.links import source_address, story_address, story_heading
from onrecord.publish.people import gather_people
from onrecord.publish.source import gather_source, source_context
from onrecord.publish.story import (
    ROWS,
    SORTS,
    Told,
    gather,
    stories_context,
    story_context,
)
from onrecord.publish.views import MessageContext
from onrecord.publish.words import source_words
from onrecord.serialise import reading_to_dict

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.records import Reading

_NOTHING = SearchPage((), None)
_MOST_ROWS = 10_000
"""How many claims the CSV of a search has at most; `onrecord export` writes them all."""


def feed(request: Request) -> Response:
    """The home page."""
    book, wanted, after = (
        answering.book(request),
        filter_from(request.query_params),
        request.query_params.get("after"),
    )
    page = book.feed(wanted, after=after, limit=answering.page_size(request))
    frame = replace(
        answering.frame(request, "Onrecord", json=feed_address(wanted, after, path="/feed.json")),
        atom=feed_address(wanted, path="/feed.atom"),
    )
    context = feed_context(
        page,
        frame,
        wanted,
        after=after,
        counts=book.counts(),
        outlets=book.outlets(),
        followed=book.following.counts(),
        stories=book.stories_holding(item.article_id for item in page.items),
    )
    return answering.page(context)


def feed_json(request: Request) -> Response:
    """The home page as JSON: its items, and the address of the next page."""
    book, wanted, after = (
        answering.book(request),
        filter_from(request.query_params),
        request.query_params.get("after"),
    )
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
    return _atom(request, "Onrecord", path, page, item_entries(items))


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
        return _csv(hit for hit in book.claims_by(name, limit=_MOST_ROWS).items if isinstance(hit, ClaimHit))
    if kind == "atom":
        hits = book.claims_by(name, limit=answering.page_size(request)).items
        entries = claim_entries(hit for hit in hits if isinstance(hit, ClaimHit))
        return _atom(request, f"Claims of {name}", f"{address}.atom", address, entries)
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


def search(request: Request) -> Response:
    """What a search finds: claims, or the kind that the address asks for."""
    query, after, kind = _query(request), request.query_params.get("after"), _kind(request)
    frame = answering.frame(request, f"{query or 'Search'} — Onrecord", query=query)
    if not query:
        hint = "Type words that a claim or an article holds, or one of the forms below."
        return answering.page(search_context(_NOTHING, frame, hint))
    frame = replace(
        frame,
        json=search_address(query, kind, after, form=".json"),
        csv=search_address(query, kind, form=".csv"),
        atom=search_address(query, kind, form=".atom") if kind != "sources" else None,
    )
    book = answering.book(request)
    try:
        found = book.search(query, kind=kind, after=after, limit=answering.page_size(request))
        heading = _search_heading(query, kind)
    except QueryError as error:
        return answering.page(search_context(_NOTHING, frame, "", problem=str(error)), status=400)
    facets = book.facets(query) if kind == "claims" and found.items and after is None else None
    counts = book.count_found(query, most=MOST_COUNTED)
    return answering.page(search_context(found, frame, heading, kind=kind, facets=facets, counts=counts))


def _search_heading(query: str, kind: SearchKind) -> str:
    """What a search looks for, in words: "Claims with “flood”", "Articles with “flood”"."""
    sentence = parse_search(query).sentence()
    if kind in ("claims", "articles"):
        return f"{kind.capitalize()} {sentence}"
    return f"{kind.capitalize()} of claims {sentence}"


def _kind(request: Request) -> SearchKind:
    """What an address wants to find; claims unless it says.

    Raises:
        QueryError: there is no such kind.
    """
    given = request.query_params.get("kind", "claims")
    kind: SearchKind | None = next((one for one in KINDS if one == given), None)
    if kind is None:
        raise QueryError(f"There is no search for {given[:60]!r}. There is one for {', '.join(KINDS)}.")
    return kind


def search_json(request: Request) -> Response:
    """What a search finds, as JSON."""
    query, after, kind = _query(request), request.query_params.get("after"), _kind(request)
    book = answering.book(request)
    found = book.search(query, kind=kind, after=after, limit=answering.page_size(request))
    facets = kind == "claims" and found.items and after is None
    return answering.as_json(
        {
            "items": [asdict(hit) for hit in found.items],
            "next": found.next,
            "alike": [asdict(hit) for hit in found.alike],
            "counts": book.count_found(query, most=MOST_COUNTED),
            "facets": asdict(book.facets(query)) if facets else None,
        }
    )


def search_csv(request: Request) -> Response:
    """What a search finds as CSV, in the columns of an export."""
    kind = _kind(request)
    found = answering.book(request).search(_query(request), kind=kind, limit=_MOST_ROWS)
    return Response(found_csv(kind, found.items), headers=answering.NO_STORE, media_type="text/csv")


def search_atom(request: Request) -> Response:
    """The newest that a search finds as Atom: claims, articles, or the claims and articles of figures."""
    query, kind = _query(request), _kind(request)
    if kind == "sources":
        raise QueryError("Sources have no time, so they are no feed. Ask for the claims of the same search.")
    found = answering.book(request).search(query, kind=kind, limit=answering.page_size(request))
    path, page = search_address(query, kind, form=".atom"), search_address(query, kind)
    return _atom(request, _search_heading(query, kind), path, page, found_entries(found.items))


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
        return _csv(told.claims)
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
    return Response(figures_csv(page), headers=answering.NO_STORE, media_type="text/csv")


def _told(request: Request, id: str) -> Told:
    try:
        return gather(answering.book(request), id)
    except LedgerError as error:
        raise HTTPException(404) from error


def health(request: Request) -> Response:
    """That the ledger can be read, and how much it holds."""
    return answering.as_json(
        {"status": "ok", "version": onrecord.__version__, "counts": asdict(answering.book(request).counts())}
    )


def not_found(request: Request, _error: Exception) -> Response:
    """A page for an address that leads nowhere."""
    if request.url.path.endswith(".json"):
        return answering.as_json({"problem": "not found"}, status=404)
    lines = (
        "Nothing in this ledger has this address.",
        "The article may have been read into another ledger, or the address may have been cut short.",
    )
    frame = answering.frame(request, "Not found — Onrecord")
    return answering.page(MessageContext(frame=frame, heading="There is no such page", lines=lines), status=404)


def not_understood(request: Request, error: Exception) -> Response:
    """A page for a question that cannot be understood; its message says why."""
    if request.url.path.endswith(".json"):
        return answering.as_json({"problem": str(error)}, status=400)
    if request.url.path.endswith((".csv", ".atom")):
        return PlainTextResponse(f"{error}\n", 400)
    frame = answering.frame(request, "Not understood — Onrecord")
    heading = "This address cannot be understood"
    return answering.page(MessageContext(frame=frame, heading=heading, lines=(str(error),)), status=400)


def failed(request: Request, _error: Exception) -> Response:
    """A page for a failure; what failed is in the log, not on the page."""
    lines = ("Something went wrong while this page was made. The log of the server says what.",)
    frame = answering.frame(request, "Failed — Onrecord")
    page = answering.page(
        MessageContext(frame=frame, heading="This page could not be made", lines=lines), status=500
    )
    page.headers.update(HEADERS)  # a failure is answered outside of the guard
    return page


def _query(request: Request) -> str:
    return request.query_params.get("q", "").strip()[:LONGEST_QUERY]


def _claim(request: Request, id: str) -> ClaimHit | None:
    try:
        return answering.book(request).claim(id)
    except LedgerError:
        return None


def _csv(claims: Iterable[ClaimHit]) -> Response:
    return Response(claims_csv(claims), headers=answering.NO_STORE, media_type="text/csv")


def _atom(request: Request, title: str, path: str, page: str, entries: Sequence[Entry]) -> Response:
    body = atom_feed(title, answering.frame(request, title).base, path, page, entries)
    return Response(body, headers=answering.NO_STORE, media_type="application/atom+xml")
