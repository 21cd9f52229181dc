"""What the functions behind all addresses share: the ledger, the frame of a page, and forms of answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import onrecord
from onrecord.errors import LedgerError, QueryError
from onrecord.publish.export.atom import Entry
from onrecord.publish.export.syndication import FEEDS
from onrecord.publish.parts.html import render
from onrecord.publish.views import Context
from onrecord.publish.views.frame import Frame
from onrecord.serialise import record_line

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

T = TypeVar("T")

NO_STORE = {"cache-control": "no-cache"}
"""An answer may be kept, but is asked for again each time: the ledger may have changed; `unchanged` says so."""
_NOTICES = {
    "gone": "The file of this ledger was deleted. This page shows what was in it; nothing more can be kept in it.",
    "replaced": "Another file stands in the place of this ledger. This page shows the one that was open before; "
    "start the server again to see the new one.",
}
"""What every page says once the ledger is not at its place any more."""
MOST_ITEMS = 1_000
"""How many items JSON or a feed has at most."""
MOST_ROWS = 10_000
"""How many claims a CSV of what is found has at most; `onrecord export` writes them all."""


def book(request: Request) -> Ledger:
    """The ledger that is served."""
    ledger: Ledger = request.app.state.ledger
    return ledger


def page_size(request: Request) -> int:
    """How many items a page shows."""
    size: int = request.app.state.settings.page_size
    return size


def data_size(request: Request) -> int:
    """How many items JSON or a feed has: as many as `limit` asks for, else as many as a page shows.

    Raises:
        QueryError: `limit` is no such number.
    """
    given = request.query_params.get("limit")
    if given is None:
        return page_size(request)
    if not (given.isascii() and given.isdecimal() and len(given) < 9 and 1 <= int(given) <= MOST_ITEMS):
        raise QueryError(f"{given[:60]!r} is no limit. Give a number from 1 to {MOST_ITEMS:,}.")
    return int(given)


def frame(
    request: Request,
    title: str,
    *,
    query: str = "",
    json: str | None = None,
    csv: str | None = None,
    atom: str | None = None,
    annotations: str | None = None,
) -> Frame:
    """What stands around a page; see `Frame`."""
    gate = request.app.state.gate
    return Frame(
        title=title,
        base=base(request),
        version=onrecord.__version__,
        query=query,
        json=json,
        csv=csv,
        atom=atom,
        annotations=annotations,
        reviewer=gate.holder(request) if gate else None,
        notice=_NOTICES.get(book(request).place()),
    )


def base(request: Request) -> str:
    """The address of this server without a slash at its end."""
    return f"{request.url.scheme}://{request.url.netloc}"


def found(ask: Callable[[str], T], wanted: str) -> T:
    """What the ledger has of a name or an id.

    Raises:
        HTTPException: it has none: 404.
    """
    try:
        return ask(wanted)
    except LedgerError as error:
        raise HTTPException(404) from error


def page(context: Context, *, status: int = 200, headers: Mapping[str, str] = NO_STORE) -> Response:
    """A context as HTML."""
    return Response(render(context), status, headers, media_type="text/html")


def as_json(value: Mapping[str, Any], *, status: int = 200) -> Response:
    """The value as JSON; what a terminal would obey and lone surrogates are written as their escapes."""
    return Response(record_line(value), status, NO_STORE, media_type="application/json")


def as_csv(rows: str) -> Response:
    """Rows as CSV."""
    return Response(rows, headers=NO_STORE, media_type="text/csv")


def as_feed(request: Request, title: str, path: str, page: str, entries: Sequence[Entry]) -> Response:
    """Entries as a feed in the form that the address ends in, one of `FEEDS`.

    `path` is its own address, `page` that of the page with the same entries.
    """
    media_type, make = FEEDS[form_of(request)]
    return Response(make(title, base(request), path, page, entries), headers=NO_STORE, media_type=media_type)


def form_of(request: Request) -> str:
    """What the path of an address ends in: "rss" of `/search.rss`."""
    return request.url.path.rpartition(".")[2]
