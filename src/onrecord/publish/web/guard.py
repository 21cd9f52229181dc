"""Which requests are answered, and the headers on every answer.

A request is answered when its method is one that its address takes (GET and HEAD; POST where people decide), and
its Host is this machine's own name, an address written as numbers, or a name that was allowed. A page of another
site that points its own name at this machine (DNS rebinding) is turned away, since the browser still sends that
name.
"""

import ipaddress
import re
from collections.abc import Collection

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What every answer carries: a page loads nothing from elsewhere, stands in no frame and sends no referrer."""

_READING = ("GET", "HEAD")
_DECIDING = {"/review": (*_READING, "POST"), "/review/enter": ("POST",), "/review/leave": ("POST",)}
"""The addresses that take something where people may decide, with their methods."""

_HOST = re.compile(r"(?:\[([^\[\]]*)\]|([^\[\]:]*))(?::([0-9]{0,5}))?")
"""A Host header: a name or an address, in brackets where it has colons, and a port."""
_LAST_PORT = 65_535

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""What this machine calls itself."""


class Guard:
    """Turns away what the app does not answer, and puts the headers on what it does."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], deciding: bool = False) -> None:
        self.app = app
        self.deciding = deciding
        self.hosts = LOOPBACK | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer: ASGIApp = self.app
        methods = _DECIDING.get(scope["path"], _READING) if self.deciding else _READING
        if scope["method"] not in methods:
            allowed = ", ".join(methods)
            answer = JSONResponse({"problem": f"This address answers {allowed}."}, 405, {"allow": allowed})
        elif not self._is_ours(scope):
            answer = PlainTextResponse("This host name is not served here. Use the address that was printed.", 421)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await answer(scope, receive, send_with_headers)

    def _is_ours(self, scope: Scope) -> bool:
        """Whether the Host header names this server; a name that only resolves to it does not."""
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1:
            return False
        host = host_of(named[0].decode("latin-1"))
        if host and host in self.hosts:
            return True
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True


def host_of(header: str) -> str:
    """The host of a Host header without its port and brackets, in lower case; "" where it is none."""
    found = _HOST.fullmatch(header)
    if found is None or int(found.group(3) or 0) > _LAST_PORT:
        return ""
    return (found.group(1) or found.group(2) or "").lower()
