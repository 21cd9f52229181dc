"""The web app: every page of the ledger, complete without JavaScript, and the same as JSON.

It only reads. A request is answered when its method is GET or HEAD and its Host is this machine's own name, an
address written as numbers, or a name that was allowed: a page of another site that points its own name at this
machine is turned away. Pages load nothing from anywhere else, and the headers say so.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator, Callable, Collection
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.publish import routes
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_HEADERS = {
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
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Guard:
    """Turns away what the app does not answer, and puts the headers on what it does."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self.app = app
        self.hosts = _LOOPBACK | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer: ASGIApp = self.app
        if scope["method"] not in ("GET", "HEAD"):
            answer = PlainTextResponse("Only GET and HEAD are answered.", 405, {"allow": "GET, HEAD"})
        elif not self._is_ours(scope):
            answer = PlainTextResponse("This host name is not served here. Use the address that was printed.", 421)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in _HEADERS.items()),
                ]
            await send(message)

        await answer(scope, receive, send_with_headers)

    def _is_ours(self, scope: Scope) -> bool:
        """Whether the Host header names this server; a name that only resolves to it does not."""
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1:
            return False
        host = host_of(named[0].decode("latin-1"))
        if host in self.hosts:
            return True
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True


def host_of(header: str) -> str:
    """The host of a Host header without its port and brackets, in lower case."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


def create_app(
    ledger: Ledger | str | PathLike[str], *, settings: Settings | None = None, hosts: Collection[str] = ()
) -> Starlette:
    """The app over one ledger.

    Args:
        ledger: an open ledger, or the place of one, which is opened when the app starts and closed when it ends.
        settings: the settings in force; the defaults when None.
        hosts: further host names that requests may carry.

    Raises:
        LedgerError: there is no ledger at that place, or it cannot be read.
    """
    settings = settings or Settings()
    book, ours = _opened(ledger)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        if ours:
            book.close()

    static = StaticFiles(directory=Path(__file__).parent / "static")
    app = Starlette(
        routes=[
            Route("/", routes.feed),
            Route("/feed.json", routes.feed_json),
            Route("/article/{id:path}", routes.article),
            Route("/claim/{id}.json", routes.claim_json),
            Route("/claim/{id}", routes.claim),
            Route("/search", routes.search),
            Route("/search.json", routes.search_json),
            Route("/health", routes.health),
            Mount("/static", static),
        ],
        middleware=[Middleware(Guard, hosts=(settings.host, *hosts))],
        exception_handlers={404: routes.not_found, 500: routes.failed},
        lifespan=lifespan,
    )
    app.state.ledger = book
    app.state.settings = settings
    return app


def _opened(ledger: Ledger | str | PathLike[str]) -> tuple[Ledger, bool]:
    """The ledger, and whether it was opened here."""
    if not isinstance(ledger, str | PathLike):
        return ledger, False
    from onrecord.ledger import open_ledger

    return open_ledger(str(ledger)), True


def serve(
    ledger: Ledger | str | PathLike[str],
    host: str = "127.0.0.1",
    port: int = 8765,
    *,
    settings: Settings | None = None,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serve the ledger until the process is told to stop.

    Args:
        ledger: an open ledger, or the place of one.
        host: the address to listen on; only this machine can reach the default.
        port: the port; 0 picks a free one.
        settings: the settings in force; the defaults when None.
        announce: is given the address once it can be reached.

    Raises:
        OnrecordError: the address cannot be listened on.
    """
    import uvicorn

    app = create_app(ledger, settings=settings, hosts=(host, socket.gethostname()))
    listening = _listen(host, port)
    if announce:
        shown = f"[{host}]" if ":" in host else host
        announce(f"http://{shown}:{listening.getsockname()[1]}/")
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    from onrecord.errors import OnrecordError

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(128)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise OnrecordError(
            f"Nothing can listen on {host} port {port}: {error.strerror or error}. Give another --port, or 0."
        ) from error
    return listening
