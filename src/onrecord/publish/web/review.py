"""The pages on which people decide, and the log of what they decided.

Without the key every page of the server only reads; with it the review page has forms. Each form is checked to be
sent from this server by the one it was made for before a word of it is looked at.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import wraps
from typing import get_args
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import OnrecordError, QueryError
from onrecord.ledger.review.keys import targets_of
from onrecord.ledger.views.keeping import Decision
from onrecord.ledger.views.review import DoubtKind
from onrecord.publish.export.rows import decision_record
from onrecord.publish.export.spreadsheets import table_csv
from onrecord.publish.review.articles import article_review_context
from onrecord.publish.review.cards import claim_context, review_context
from onrecord.publish.review.log import PAGE, decisions_context, told
from onrecord.publish.review.questions import question_review_context
from onrecord.publish.views import Context
from onrecord.publish.views.frame import Choice
from onrecord.publish.views.message import MessageContext
from onrecord.publish.views.review import EnterContext, Undo
from onrecord.publish.web import answering
from onrecord.publish.web.gate import LONGEST_NAME, Gate, cookie_name, from_own_page

_LONGEST_FORM = 16_384
_PAGE = 10  # how many cards a page shows
_HEADERS = {"cache-control": "no-store", "referrer-policy": "same-origin"}
"""A browser names no origin in a form of a page that forbids all referrers."""
_TAKING_WORDS = {
    "stance": ("stance",),
    "speaker": ("speaker",),
    "rename": ("rename",),
    "figure": ("bound", "figure", "unit"),
}
"""The fields that hold what these acts change to."""
_MORE_TARGETS = {"split": "claim", "merge": "other", "move": "story", "figure": "which"}
"""The fields that name further targets of these acts: ids parted by blanks, or the words of a figure."""
_MOST_NEAR = 200  # how many questions are offered to be one with another, and how many stories to be an article's


def review(request: Request) -> Response:
    """The queue; the form that asks for the key to those who have not given it."""
    gate = _gate(request)
    given = request.query_params.get("key")
    if given is not None:
        return _entered(request, gate, gate.who) if gate.opens(given) else _ask(request, "This is not the key.")
    return _queue(request)


def _for_holders(make: Callable[[Request, Gate], Context]) -> Callable[[Request], Response]:
    """The page that `make` gives, for those who have the key; for all others the form that asks for it."""

    @wraps(make)
    def answer(request: Request) -> Response:
        gate = _gate(request)
        return _page(make(request, gate)) if gate.holder(request) is not None else _ask(request, None)

    return answer


@_for_holders
def _queue(request: Request, gate: Gate) -> Context:
    kind, after = _kind(request), request.query_params.get("after")
    page = answering.book(request).review(kind, after=after, limit=_PAGE)
    frame = answering.frame(request, "Review — Onrecord", json="/review.json")
    return review_context(page, frame, kind, after=after, token=gate.token(request), done=_done(request))


def review_json(request: Request) -> Response:
    """The queue as JSON, for those who have the key."""
    gate = _gate(request)
    if gate.holder(request) is None and not gate.caller(request):
        return answering.as_json({"problem": "Give the key as a bearer token."}, status=401)
    page = answering.book(request).review(
        _kind(request), after=request.query_params.get("after"), limit=answering.data_size(request)
    )
    return answering.as_json(asdict(page))


@_for_holders
def claim(request: Request, gate: Gate) -> Context:
    """The page that decides on one claim."""
    doubt = answering.book(request).doubt(request.path_params["id"])
    if doubt is None:
        raise HTTPException(404)
    frame = answering.frame(request, "Correct or flag a claim — Onrecord")
    return claim_context(doubt, frame, token=gate.token(request), done=_done(request))


@_for_holders
def question(request: Request, gate: Gate) -> Context:
    """The page that corrects one question: what it takes in, what leaves it, what it is called."""
    book = answering.book(request)
    page = answering.found(book.question, request.path_params["id"])
    articles = book.articles_beside(answer.claim.article_id for answer in page.answers)
    near = book.questions(articles=articles)[:_MOST_NEAR]
    frame = answering.frame(request, "Correct a question — Onrecord")
    return question_review_context(page, near, frame, token=gate.token(request), done=_done(request))


@_for_holders
def article(request: Request, gate: Gate) -> Context:
    """The page that moves one article into another story, or out of its own, or removes it."""
    book = answering.book(request)
    id: str = request.path_params["id"]
    if id not in book:
        raise HTTPException(404)
    frame = answering.frame(request, "Move or remove an article — Onrecord")
    story, others = book.stories_holding([id]).get(id), book.stories()[:_MOST_NEAR]
    return article_review_context(
        book.reading(id).article, story, others, frame, token=gate.token(request), done=_done(request)
    )


async def enter(request: Request) -> Response:
    """Takes the key from its form."""
    gate = _gate(request)
    form = dict(parse_qsl((await _body(request)).decode("utf-8", "replace")))
    if not gate.opens(form.get("key", "").strip()):
        return _ask(request, "This is not the key. It was printed when the server started.")
    return _entered(request, gate, form.get("who", ""))


async def leave(request: Request) -> Response:
    """Forgets who decides, where a page of this server asks for it."""
    answer = RedirectResponse("/", 303, _HEADERS)
    if from_own_page(request):
        answer.delete_cookie(cookie_name(request), path="/")
    return answer


async def decide(request: Request) -> Response:
    """Keeps a decision: from a form of the review page, or as JSON from a program that sends the key."""
    gate = _gate(request)
    is_json = request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"
    if is_json or "authorization" in request.headers:
        if not gate.caller(request):
            return answering.as_json({"problem": "Give the key as a bearer token."}, status=401)
        if not is_json:
            told = "Send JSON, and say so: Content-Type: application/json."
            return answering.as_json({"problem": told}, status=415)
        return await run_in_threadpool(_decide_json, request, gate, await _body(request))
    given = parse_qsl((await _body(request)).decode("utf-8", "replace"), keep_blank_values=True)
    form = dict(given)
    who = gate.holder(request)
    if who is None:
        return _ask(request, "Nobody knows who decides here any more. Give the key again.")
    if not gate.is_own(request, form.get("token", "")):
        return _refused(
            request, "This form did not come from the review page of this server. Nothing was kept.", 403
        )
    return await run_in_threadpool(_decide_form, request, who, given)


def _decide_form(request: Request, who: str, given: Sequence[tuple[str, str]]) -> Response:
    form = dict(given)
    why = form.get("why", "").strip()[:1_000]
    back = form.get("back", "")
    back = back if back.startswith("/review") or back == "/decisions" else "/review"
    try:
        act = _act_of(form)
        _, targets = ("decision", [form.get("decision", "")]) if act == "undo" else targets_of(form.get("key", ""))
        to = " ".join(form.get(field, "").strip() for field in _TAKING_WORDS.get(act, ())) or None
        named = [value for name, value in given if name == _MORE_TARGETS.get(act)]
        more = named if act == "figure" else [id for ids in named for id in ids.split()]
        decision = answering.book(request).judge(act, [*targets, *more], who=who, why=why, to=to)
    except OnrecordError as error:
        return _refused(request, str(error), 400, back)
    mark = "&" if "?" in back else "?"
    return RedirectResponse(f"{back}{mark}done={decision.decision_id}#first", 303, _HEADERS)


def _act_of(form: Mapping[str, str]) -> str:
    """What a form asks for; where Enter was pressed in a field and no button, what the field is for.

    Raises:
        QueryError: neither says, or a list from which the act takes something was left as it was.
    """
    if form.get(_MORE_TARGETS.get(form.get("act", ""), "")) == "":
        raise QueryError("Nothing was chosen from the list, so nothing was decided. Choose one.")
    if act := form.get("act"):
        return act
    for act in ("speaker", "figure"):
        if form.get(act, "").strip():
            return act
    raise QueryError("No button was pressed, so nothing was decided. Press the one that you mean.")


def _decide_json(request: Request, gate: Gate, body: bytes) -> Response:
    try:
        asked = json.loads(body)
        act, targets = str(asked["act"]), [str(one) for one in asked["targets"]]
        who, why, to = (asked.get(name) for name in ("who", "why", "to"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return answering.as_json(
            {"problem": "Send an object with act and targets, and with to, why, who."}, status=400
        )
    try:
        decision = answering.book(request).judge(
            act,
            targets,
            who=str(who or gate.who)[:LONGEST_NAME],
            why=str(why or ""),
            to=None if to is None else str(to),
        )
    except OnrecordError as error:
        return answering.as_json({"problem": str(error)}, status=400)
    return answering.as_json(decision_record(decision), status=201)


def decisions(request: Request) -> Response:
    """The log of what people decided; it can be taken back by those who have the key."""
    gate: Gate | None = request.app.state.gate
    holder = gate.holder(request) if gate else None
    frame = answering.frame(request, "Decisions — Onrecord", json="/decisions.json", csv="/decisions.csv")
    start = _start(request.query_params.get("after"))
    token = gate.token(request) if gate and holder else ""
    book = answering.book(request)
    return _page(decisions_context(book, list(book.decisions()), frame, token=token, start=start))


def decisions_json(request: Request) -> Response:
    """Every decision as JSON, in the order of deciding: what `onrecord judge LEDGER replay` reads, as a list."""
    return answering.as_json({"items": [decision_record(one) for one in answering.book(request).decisions()]})


def decisions_as_csv(request: Request) -> Response:
    """Every decision as CSV, in the columns of an export."""
    return answering.as_csv(table_csv("decisions", answering.book(request).decisions()))


def _start(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdecimal() and len(after) < 9):
        raise QueryError(f"{after[:60]!r} is not a place in the log. Start again without it.")
    return int(after) // PAGE * PAGE


def _gate(request: Request) -> Gate:
    gate: Gate | None = request.app.state.gate
    if gate is None:
        raise HTTPException(404)
    return gate


def _kind(request: Request) -> DoubtKind | None:
    given = request.query_params.get("kind")
    if given is None:
        return None
    kind: DoubtKind | None = next((one for one in get_args(DoubtKind) if one == given), None)
    if kind is None:
        raise QueryError(f"There is no kind {given[:60]!r}. There are {', '.join(get_args(DoubtKind))}.")
    return kind


def _done(request: Request) -> Undo | None:
    """The decision that the page before made, so that it can be taken back at once."""
    id = request.query_params.get("done")
    found: Decision | None = next((d for d in answering.book(request).decisions() if d.decision_id == id), None)
    return Undo(told(found), found.decision_id) if found else None


def _ask(request: Request, problem: str | None) -> Response:
    context = EnterContext(answering.frame(request, "Review — Onrecord"), problem, _gate(request).who)
    return _page(context, 403 if problem else 200)


def _entered(request: Request, gate: Gate, who: str) -> Response:
    answer = RedirectResponse("/review", 303, _HEADERS)
    answer.set_cookie(
        cookie_name(request),
        gate.admit(who),
        max_age=30 * 86_400,
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def _refused(request: Request, problem: str, status: int, back: str = "/review") -> Response:
    frame = answering.frame(request, "Not kept — Onrecord")
    context = MessageContext(
        frame=frame,
        heading="The decision was not kept",
        lines=(problem,),
        back=Choice("Back to what you were deciding", back),
    )
    return _page(context, status)


def _page(context: Context, status: int = 200) -> Response:
    return answering.page(context, status=status, headers=_HEADERS)


async def _body(request: Request) -> bytes:
    """What a request carries.

    Raises:
        HTTPException: it is too long.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_FORM:
            raise HTTPException(413, f"A decision takes {_LONGEST_FORM:,} bytes at most.")
    return body
