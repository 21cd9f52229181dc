"""The web app: every page of the ledger, complete without JavaScript, and the same as JSON.

It only reads, but for the review page, which is open to those who have its key; and only this machine is answered
unless another address to listen on is given. `guard` says which requests are turned away, `gate` who may decide.
"""

from __future__ import annotations

import contextlib
import getpass
import socket
import threading
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnrecordError, QueryError
from onrecord.publish.export.syndication import FEEDS
from onrecord.publish.story.gathering import GatheredStories
from onrecord.publish.web import failing, review, routes, search
from onrecord.publish.web.gate import SHORTEST_KEY, SHUT, Gate, new_key
from onrecord.publish.web.guard import LOOPBACK, Guard
from onrecord.publish.web.unchanged import Unchanged
from onrecord.settings import Settings

if TYPE_CHECKING:
    import uvicorn

    from onrecord.ledger import Ledger


def create_app(
    ledger: Ledger | str | PathLike[str],
    *,
    settings: Settings | None = None,
    hosts: Collection[str] = (),
    review_key: str | None = None,
) -> Starlette:
    """The app over one ledger.

    Args:
        ledger: an open ledger, or the place of one, which is opened when the app starts and closed when it ends.
        settings: the settings in force; the defaults when None.
        hosts: further host names that requests may carry.
        review_key: opens the page on which people decide; without it there is no such page.

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

    app = Starlette(
        routes=_addresses(),
        middleware=[
            Middleware(Guard, hosts=(settings.host, *hosts), deciding=review_key is not None),
            Middleware(GZipMiddleware),
            Middleware(Unchanged),
        ],
        exception_handlers={
            404: failing.not_found,
            410: failing.removed,
            500: failing.failed,
            QueryError: failing.not_understood,
        },
        lifespan=lifespan,
    )
    app.state.ledger = book
    app.state.stories = GatheredStories(book)
    app.state.settings = settings
    app.state.gate = Gate(review_key, getpass.getuser()) if review_key is not None else None
    return app


def _addresses() -> list[BaseRoute]:
    """Every address that is answered."""
    return [
        Route("/", routes.feed),
        Route("/feed.json", routes.feed_json),
        Route("/feed.csv", routes.feed_csv),
        *(Route(f"/feed.{form}", routes.feed_entries) for form in FEEDS),
        Route("/article/{id:path}", routes.article),
        Route("/claim/{id:path}", routes.claim),
        Route("/stories", routes.stories),
        Route("/stories.json", routes.stories_json),
        Route("/stories.csv", routes.stories_csv),
        Route("/story/{id:path}", routes.story),
        Route("/question/{id:path}", routes.question),
        Route("/source/{name:path}", routes.source),
        Route("/search", search.search),
        Route("/search.json", search.search_json),
        Route("/search.csv", search.search_csv),
        *(Route(f"/search.{form}", search.search_feed) for form in FEEDS),
        Route("/decisions", review.decisions),
        Route("/decisions.json", review.decisions_json),
        Route("/decisions.csv", review.decisions_as_csv),
        Route("/review", review.review),
        Route("/review", review.decide, methods=["POST"]),
        Route("/review.json", review.review_json),
        Route("/review/enter", review.enter, methods=["POST"]),
        Route("/review/leave", review.leave, methods=["POST"]),
        Route("/review/claim/{id:path}", review.claim),
        Route("/review/question/{id:path}", review.question),
        Route("/review/article/{id:path}", review.article),
        Route("/health", routes.health),
        Route("/openapi.json", routes.described),
        Mount("/static", StaticFiles(directory=Path(__file__).parent.parent / "static")),
    ]


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
    announce: Callable[[str, str | None], None] | None = None,
) -> None:
    """Serve the ledger until the process is told to stop.

    Only this machine can reach the default `host`; port 0 picks a free one. `announce` is given the address once it
    can be reached, and that which opens the review page, if any does.

    Raises:
        OnrecordError: the address cannot be listened on.
    """
    key = review_key(host, settings or Settings())
    server, listening, address = _prepared(ledger, host, port, settings, key)
    with listening:
        if announce:
            announce(address, f"{address}review?{urlencode({'key': key})}" if key else None)
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped
            server.run(sockets=[listening])


@contextlib.contextmanager
def serving(
    ledger: Ledger | str | PathLike[str],
    *,
    port: int = 0,
    settings: Settings | None = None,
    review_key: str | None = None,
) -> Iterator[str]:
    """Serve the ledger to this machine while the block runs; gives the address.

    What is given is what `serve` and `create_app` are given.

    Raises:
        OnrecordError: the port cannot be listened on.
    """
    server, listening, address = _prepared(ledger, "127.0.0.1", port, settings, review_key)
    with listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join()


def _prepared(
    ledger: Ledger | str | PathLike[str], host: str, port: int, settings: Settings | None, key: str | None
) -> tuple[uvicorn.Server, socket.socket, str]:
    """A server that has not started, the socket that it will answer on, and its address."""
    import uvicorn

    app = create_app(ledger, settings=settings, hosts=(host, socket.gethostname()), review_key=key)
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    return uvicorn.Server(config), listening, f"http://{shown}:{listening.getsockname()[1]}/"


def review_key(host: str, settings: Settings) -> str | None:
    """The key of the review page: the one that is set, else a new one where only this machine is answered.

    None where nobody may decide: the setting says so, or others reach the server and no key is set.

    Raises:
        OnrecordError: the key that is set can be guessed.
    """
    key = settings.review_key
    if key == SHUT or (not key and host.lower() not in LOOPBACK):
        return None
    if key and len(key) < SHORTEST_KEY:
        raise OnrecordError(
            f"The setting review_key is too short to be safe: give {SHORTEST_KEY} characters or more, or {SHUT!r}."
        )
    return key or new_key()


def _listen(host: str, port: int) -> socket.socket:
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
            f"Nothing can listen on {host} port {port}: {error.strerror or error}. Give another --host or --port."
        ) from error
    return listening
