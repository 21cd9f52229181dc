"""The web app: every page of the ledger, complete without JavaScript, and the same as JSON.

It only reads, and only this machine is answered unless another address to listen on is given; `guard` says
which requests are turned away.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnrecordError, QueryError
from onrecord.publish import routes
from onrecord.publish.guard import Guard
from onrecord.settings import Settings

if TYPE_CHECKING:
    import uvicorn

    from onrecord.ledger import Ledger


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
            Route("/feed.atom", routes.feed_atom),
            Route("/article/{id:path}", routes.article),
            Route("/claim/{id:path}", routes.claim),
            Route("/stories", routes.stories),
            Route("/stories.json", routes.stories_json),
            Route("/story/{id:path}", routes.story),
            Route("/question/{id:path}", routes.question),
            Route("/source/{name:path}", routes.source),
            Route("/search", routes.search),
            Route("/search.json", routes.search_json),
            Route("/search.csv", routes.search_csv),
            Route("/search.atom", routes.search_atom),
            Route("/health", routes.health),
            Mount("/static", static),
        ],
        middleware=[Middleware(Guard, hosts=(settings.host, *hosts)), Middleware(GZipMiddleware)],
        exception_handlers={
            404: routes.not_found,
            500: routes.failed,
            QueryError: routes.not_understood,
        },
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
    server, listening, address = _prepared(ledger, host, port, settings)
    with listening:
        if announce:
            announce(address)
        with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped
            server.run(sockets=[listening])


@contextlib.contextmanager
def serving(
    ledger: Ledger | str | PathLike[str], *, port: int = 0, settings: Settings | None = None
) -> Iterator[str]:
    """Serve the ledger to this machine while the block runs; gives the address.

    Raises:
        OnrecordError: the port cannot be listened on.
    """
    server, listening, address = _prepared(ledger, "127.0.0.1", port, settings)
    with listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join()


def _prepared(
    ledger: Ledger | str | PathLike[str], host: str, port: int, settings: Settings | None
) -> tuple[uvicorn.Server, socket.socket, str]:
    """A server that has not started, the socket that it will answer on, and its address."""
    import uvicorn

    app = create_app(ledger, settings=settings, hosts=(host, socket.gethostname()))
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    return uvicorn.Server(config), listening, f"http://{shown}:{listening.getsockname()[1]}/"


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
