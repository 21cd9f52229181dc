"""The search by address: the page, and the same as JSON, CSV and Atom."""

from dataclasses import asdict, replace

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import QueryError
from onrecord.ledger.finding.query import parse_search
from onrecord.ledger.views.claims import ClaimHit, FigureRow
from onrecord.ledger.views.search import SearchKind, SearchPage
from onrecord.publish.export.atom import found_entries
from onrecord.publish.export.spreadsheets import table_csv
from onrecord.publish.lists.search import KINDS, LONGEST_QUERY, MOST_COUNTED, Ties, search_address, search_context
from onrecord.publish.lists.spoken import gather_spoken
from onrecord.publish.web import answering
from onrecord.publish.wording import safe

_NOTHING = SearchPage((), None)  # what is found before anything was asked


def search(request: Request) -> Response:
    """What a search finds: claims, or the kind that the address asks for."""
    query, after, kind = _query(request), request.query_params.get("after"), _kind(request)
    title = f"{safe.isolated(query) or 'Search'} — Onrecord"
    if not query:
        hint = "Type words that a claim or an article holds, or one of the forms below."
        return answering.page(search_context(_NOTHING, answering.frame(request, title), hint))
    frame = answering.frame(
        request,
        title,
        query=query,
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
    items = (*found.items, *found.alike)
    spoken = gather_spoken(book, (hit for hit in items if isinstance(hit, ClaimHit)))
    questions = book.questions_answered(
        hit.claim_id for hit in items if isinstance(hit, ClaimHit | FigureRow) and hit.claim_id
    )
    return answering.page(
        search_context(found, frame, heading, kind=kind, facets=facets, counts=counts, ties=Ties(spoken, questions))
    )


def _search_heading(query: str, kind: SearchKind) -> str:
    """What a search looks for, in words: "Claims with “flood”", "Figures of …", "Sources named “flood”"."""
    asked = parse_search(query)
    if kind == "sources":
        asked = replace(asked, oldest=False)  # they stand by how much they say
    named = [f"named “{term.words}{'…' if term.starts else ''}”" for term in (*asked.who, *asked.words)]
    sentence = asked.sentence()
    if kind == "sources" and named:
        rest = replace(asked, who=(), words=()).sentence()
        return f"Sources {', '.join(named)}{f', of claims {rest}' if rest else ''}"
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
    found = book.search(query, kind=kind, after=after, limit=answering.data_size(request))
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
    found = answering.book(request).search(_query(request), kind=kind, limit=answering.MOST_ROWS)
    return answering.as_csv(table_csv(kind, found.items))


def search_feed(request: Request) -> Response:
    """The newest that a search finds as a feed: claims, articles, or the claims and articles of figures."""
    query, kind = _query(request), _kind(request)
    if kind == "sources":
        raise QueryError("Sources have no time, so they are no feed. Ask for the claims of the same search.")
    found = answering.book(request).search(query, kind=kind, limit=answering.data_size(request))
    path = search_address(query, kind, form=f".{answering.form_of(request)}")
    page = search_address(query, kind)
    return answering.as_feed(request, _search_heading(query, kind), path, page, found_entries(found.items))


def _query(request: Request) -> str:
    return request.query_params.get("q", "").strip()[:LONGEST_QUERY]
