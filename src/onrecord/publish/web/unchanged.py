"""Answers that whoever asks has already: 304 and no body (RFC 9110, 13.1.2).

Every answer is made, since the ledger may have changed, and gets a tag of its words; one who sends the tag of the
same words back is told so and is sent nothing. A reader of feeds that asks each quarter of an hour mostly has them.
"""

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OF_A_BODY = ("content-length", "content-type")


class Unchanged:
    """Puts a tag on what is read, and leaves out the body that the one who asks has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        has = Headers(scope=scope).get("if-none-match", "")
        start: Message | None = None

        async def send_tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and message["status"] == 200:
                start = message
                return
            if start is not None:
                message = _tagged(start, message, has)
                await send(start)
                start = None
            await send(message)

        await self.app(scope, receive, send_tagged)


def _tagged(start: Message, body: Message, has: str) -> Message:
    """The body to send after `start`, which gets its tag and says 304 where the asker has it."""
    headers = MutableHeaders(scope=start)
    if "etag" in headers or body.get("more_body"):
        return body
    tag = f'W/"{sha256(body.get("body", b"")).hexdigest()[:32]}"'
    headers["etag"] = tag
    if tag not in (one.strip() for one in has.split(",")):
        return body
    start["status"] = 304
    for name in _OF_A_BODY:
        del headers[name]
    return {"type": "http.response.body", "body": b""}
