"""What is answered where there is no page: an address that leads nowhere, one not understood, a failure."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from onrecord.publish.export.syndication import FEEDS
from onrecord.publish.views import MessageContext
from onrecord.publish.web import answering
from onrecord.publish.web.guard import HEADERS


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
    if request.url.path.endswith((".csv", *(f".{form}" for form in FEEDS))):
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
