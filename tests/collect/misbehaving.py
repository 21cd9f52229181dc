"""A web server on this machine that misbehaves in every way we know of, and what is to come of each.

`CASES` is the table: a name, a path, what the server does there, and the words that the outcome must hold ("read"
when the page is read after all). `python -m tests.collect.misbehaving` asks for each and prints what came of it.
The server listens on a free port of 127.0.0.1 and is stopped by whoever started it.
"""

import contextlib
import gzip
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from onrecord.collect.fetch import Fetcher
from onrecord.collect.fetch.addresses import why_refused
from onrecord.collect.fetch.transport import TimeLimits
from onrecord.errors import FetchError
from onrecord.settings import Settings

PAGE = b"<!doctype html><html><body><article><h1>Ferry stops</h1><p>The ferry stopped on Monday, Ada Holm said.</p></article></body></html>"
ROBOTS = b"User-agent: *\nDisallow: /private/\n"
LIMITS = TimeLimits(connect=2, idle=0.5, total=1.5)
MOST = 3_000_000

Handler = Any
Behaviour = Callable[[Handler], None]


def page(handler: Handler, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
    """An answer as it should be."""
    handler.send_response(status)
    given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in given.items():
        handler.send_header(name, value)
    handler.end_headers()
    with contextlib.suppress(OSError):
        handler.wfile.write(body)


def to(target: str, status: int = 302) -> Behaviour:
    return lambda handler: page(
        handler, b"", status, Location=target.replace("{port}", str(handler.server.server_port))
    )


def failing(status: int, **headers: str) -> Behaviour:
    return lambda handler: page(handler, b"", status, **headers)


def packed(encoding: str, body: bytes) -> Behaviour:
    return lambda handler: page(handler, body, Content_Encoding=encoding)


def silent(handler: Handler) -> None:
    time.sleep(3)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(40):
            handler.wfile.write(b"<p>")
            time.sleep(0.1)


def dripping_headers(handler: Handler) -> None:
    with contextlib.suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(40):
            handler.wfile.write(b"X-%d: y\r\n" % number)
            time.sleep(0.1)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with contextlib.suppress(OSError):
        while True:
            handler.wfile.write(b"<p>words</p>" * 5000)


def endless_chunks(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    with contextlib.suppress(OSError):
        while True:
            handler.wfile.write(b"2710\r\n" + b"x" * 10_000 + b"\r\n")


def bomb(packer: Any) -> bytes:
    return b"".join((*(packer.compress(bytes(1_000_000)) for _ in range(100)), packer.flush()))


def brotli_bomb() -> bytes:
    import brotli

    return brotli.compress(bytes(100_000_000), quality=5)


def brotli_of(body: bytes) -> bytes:
    import brotli

    return brotli.compress(body)


def zstd_of(body: bytes) -> bytes:
    from onrecord.collect.fetch.unpacking import zstd_module

    return zstd_module().compress(body)


def raw(answer: bytes) -> Behaviour:
    def send(handler: Handler) -> None:
        with contextlib.suppress(OSError):
            handler.wfile.write(answer)

    return send


def first_fails(handler: Handler) -> None:
    seen = handler.server.seen
    seen[handler.path] = seen.get(handler.path, 0) + 1
    page(handler, status=503 if seen[handler.path] == 1 else 200)


def if_changed(handler: Handler) -> None:
    if handler.headers.get("If-None-Match") == '"one"':
        page(handler, b"", 304, ETag='"one"')
    else:
        page(handler, ETag='"one"', Last_Modified="Tue, 04 Mar 2031 07:30:00 GMT")


@dataclass(frozen=True)
class Case:
    """One way to misbehave: what is done at a path, and what must come of it."""

    name: str
    does: Behaviour
    expect: str
    path: str = ""

    @property
    def where(self) -> str:
        return self.path or "/" + self.name.replace(" ", "-")


CASES = [
    Case("a page as it should be", page, "read"),
    Case("silent", silent, "too slow"),
    Case("drips its body", drip, "too slow"),
    Case("drips its headers", dripping_headers, "too slow"),
    Case("endless body", endless, "more than the 3,000,000 bytes"),
    Case("endless chunks", endless_chunks, "more than the 3,000,000 bytes"),
    Case("promises too much", lambda h: page(h, Content_Length="999999999"), "more than the 3,000,000 bytes"),
    Case("promises more than it sends", lambda h: page(h, Content_Length="9999"), "cannot be fetched"),
    Case("promises less than it sends", lambda h: page(h, Content_Length=str(len(PAGE) - 7)), "read"),
    Case("two lengths", raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nwords"), "cannot be fetched"),
    Case("chunk larger than it is", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\nwords"), "cannot be fetched"),
    Case("trailers", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\nContent-Encoding: br\r\n\r\n"), "read"),
    Case("HTTP of the first days", raw(b"<html>words</html>"), "cannot be fetched"),
    Case("early hints and nothing behind them", raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 500), "cannot be fetched"),
    Case("no HTTP", raw(b"SSH-2.0-server\r\n"), "cannot be fetched"),
    Case("closes at once", raw(b""), "cannot be fetched"),
    Case("huge headers", lambda h: page(h, X_Long="x" * 300_000), "cannot be fetched"),
    Case("broken chunks", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwords"), "cannot be fetched"),
    Case("redirect loop", lambda h: page(h, b"", 302, Location=h.path), "redirected more than 5 times"),
    Case("redirect chain", lambda h: page(h, b"", 302, Location=h.path + "x"), "redirected more than 5 times", "/chain"),
    Case("redirect to nowhere", failing(302), "redirected to nowhere"),
    Case("redirect to no address", to("http://a b\x7f/"), "no address"),
    Case("redirect to a page", to("/a-page-as-it-should-be"), "read"),
    Case("permanent redirect", to("/a-page-as-it-should-be", 301), "read"),
    Case("redirect to a very long address", lambda h: page(h, b"", 302, Location="/" + "a" * 9000), "is too long"),
    Case("redirect to a name in other digits", raw("HTTP/1.1 302 Found\r\nLocation: http://１２７.0.0.2/\r\n\r\n".encode()), "'http://１２７.0.0.2/', no address"),
    Case("redirect to a file", to("file:///etc/hostname"), "only http and https"),
    Case("redirect to a password", to("http://a:b@a.example/"), "a name and a password"),
    Case("redirect to this machine", to("http://127.0.0.2:{port}/a-page-as-it-should-be"), "this machine"),
    Case("redirect to this machine, IPv6", to("http://[::1]:{port}/"), "this machine"),
    Case("redirect to this machine, mapped", to("http://[::ffff:127.0.0.2]:{port}/"), "this machine"),
    Case("redirect to this machine, as a number", to("http://2130706434:{port}/"), "this machine"),
    Case("redirect to zero", to("http://0.0.0.0:{port}/"), "this network"),
    Case("redirect to link-local", to("http://169.254.7.7/"), "link-local"),
    Case("redirect to cloud metadata", to("http://169.254.169.254/latest/meta-data/"), "link-local"),
    Case("redirect to cloud metadata, IPv6", to("http://[fd00:ec2::254]/"), "a private network"),
    Case("redirect to a private network", to("http://10.0.0.1/"), "a private network"),
    Case("redirect to NAT64", to("http://[64:ff9b::7f00:1]/"), "NAT64"),
    Case("redirect to 6to4", to("http://[2002:7f00:1::]/"), "6to4"),
    Case("not changed", if_changed, "read"),
    Case("not there", failing(404), "is not there"),
    Case("gone", failing(410), "gone for good"),
    Case("asked too often", failing(503, Retry_After="7"), "status 503"),
    Case("fails first", first_fails, "status 503"),
    Case("gzip", packed("gzip", gzip.compress(PAGE)), "read"),
    Case("gzip in two parts", packed("gzip", gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:])), "read"),
    Case("deflate", packed("deflate", zlib.compress(PAGE)), "read"),
    Case("deflate without its header", packed("deflate", zlib.compress(PAGE)[2:-4]), "read"),
    Case("zstd", packed("zstd", zstd_of(PAGE)), "read"),
    Case("gzip bomb", packed("gzip", bomb(zlib.compressobj(9, zlib.DEFLATED, 31))), "bomb"),
    Case("deflate bomb", packed("deflate", bomb(zlib.compressobj(9))), "bomb"),
    Case("brotli bomb", packed("br", brotli_bomb()), "bomb"),
    Case("zstd bomb", packed("zstd", zstd_of(bytes(100_000_000))), "bomb"),
    Case("gzip cut off", packed("gzip", gzip.compress(PAGE)[:-20]), "ends before all of it has come"),
    Case("deflate cut off", packed("deflate", zlib.compress(PAGE)[:-20]), "ends before all of it has come"),
    Case("brotli cut off", packed("br", brotli_of(PAGE)[:-20]), "ends before all of it has come"),
    Case("zstd cut off", packed("zstd", zstd_of(PAGE)[:-20]), "ends before all of it has come"),
    Case("gzip with more behind it", packed("gzip", gzip.compress(PAGE) + b"words"), "read"),
    Case("broken gzip", packed("gzip", b"\x1f\x8bwords and words"), "cannot be unpacked"),
    Case("broken brotli", packed("br", b"\xff" * 40), "cannot be unpacked"),
    Case("broken zstd", packed("zstd", b"words and words"), "cannot be unpacked"),
    Case("packed twice", packed("gzip, gzip", gzip.compress(gzip.compress(PAGE))), "is packed as"),
    Case("unknown packing", packed("pack200", PAGE), "is packed as"),
    Case("NULs in the page", lambda h: page(h, PAGE.replace(b"ferry", b"fer\0ry")), "read"),
    Case("wrong charset", lambda h: page(h, Content_Type="text/html; charset=koi8-r"), "read"),
    Case("kept private", page, "robots.txt asks not to", "/private/page"),
    Case("redirect to what is kept private", to("/private/page"), "robots.txt asks not to"),
]  # fmt: skip


class Misbehaving(ThreadingHTTPServer):
    """The server; `asked` are the paths and headers of the requests that came."""

    daemon_threads = True

    def __init__(self, cases: list[Case], robots: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.does: dict[str, Behaviour] = {"/robots.txt": robots, **{case.where: case.does for case in cases}}
        self.seen: dict[str, int] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what many cases are about."""


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        does = self.server.does  # type: ignore[attr-defined]
        found = does.get(self.path) or (does["/chain"] if self.path.startswith("/chainx") else failing(404))
        found(self)

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""


@contextlib.contextmanager
def serving(cases: list[Case] | None = None, robots: Behaviour | None = None) -> Iterator[Misbehaving]:
    """A server that runs until the block ends."""
    server = Misbehaving(CASES if cases is None else cases, robots or (lambda h: page(h, ROBOTS)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def only_here(address: str) -> str | None:
    """Refuses what is always refused, but for the one address that the server listens on."""
    return None if address == "127.0.0.1" else why_refused(address)


def fetcher(**settings: Any) -> Fetcher:
    """A fetcher that may ask the server, without pauses."""
    given = Settings(**{"host_seconds": 0, "max_bytes": MOST, **settings})
    return Fetcher(given, limits=LIMITS, refuses=only_here)


def outcome(fetch: Fetcher, address: str) -> str:
    """What came of an address: "read", or the reason."""
    try:
        fetch.fetch(address)
    except FetchError as error:
        return str(error)
    return "read"


if __name__ == "__main__":
    with serving() as server, contextlib.closing(fetcher()) as fetch:
        for case in CASES:
            came = outcome(fetch, server.address(case.where)).replace(server.address(""), "")
            verdict = "as expected" if case.expect in came else "NOT AS EXPECTED"
            sys.stdout.write(f"{verdict:16}{case.name:40}{came[:150]}\n")
