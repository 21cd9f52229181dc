"""What is answered where there is no page: an address that leads nowhere, one not understood, a failure.

Whoever asks for data by the ending of an address gets one sentence, as JSON or as text; all others get a page.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from onrecord.publish.export.syndication import FEEDS
from onrecord.publish.views.frame import Choice
from onrecord.publish.views.message import MessageContext
from onrecord.publish.web import answering
from onrecord.publish.web.guard import HEADERS

_JSON = ("json", "jsonld", "jsonfeed")  # the endings of addresses whose answer is JSON
_TEXT = tuple({"csv", *FEEDS} - {*_JSON})  # the endings of addresses whose answer is other data


def not_found(request: Request, _error: Exception) -> Response:
    """That an address leads nowhere."""
    return _answer(
        request,
        404,
        "Not found",
        "There is no such page",
        "Nothing in this ledger has this address.",
        "The article may have been read into another ledger, or the address may have been cut short.",
    )


def removed(request: Request, error: Exception) -> Response:
    """That somebody removed what was here; the error says who, when and why."""
    told = str(getattr(error, "detail", error))
    return _answer(request, 410, "Removed", "This article was removed", f"{told}.")


def not_understood(request: Request, error: Exception) -> Response:
    """That a question cannot be understood; its message says why."""
    return _answer(request, 400, "Not understood", "This address cannot be understood", str(error))


def failed(request: Request, _error: Exception) -> Response:
    """That something failed; what failed is in the log, not in the answer."""
    problem = "Something went wrong while this was made. The log of the server says what."
    answer = _answer(request, 500, "Failed", "This page could not be made", problem)
    answer.headers.update(HEADERS)  # a failure is answered outside of the guard
    return answer


def _answer(request: Request, status: int, title: str, heading: str, problem: str, *more: str) -> Response:
    """A page with what there is to say; the problem alone where the address asks for data."""
    form = answering.form_of(request)
    if form in _JSON:
        return answering.as_json({"problem": problem}, status=status)
    if form in _TEXT:
        return PlainTextResponse(f"{problem}\n", status, answering.NO_STORE)
    frame = answering.frame(request, f"{title} — Onrecord")
    context = MessageContext(
        frame=frame, heading=heading, lines=(problem, *more), back=Choice("Go to the feed", "/")
    )
    return answering.page(context, status=status)
