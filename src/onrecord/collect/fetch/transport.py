"""One request to one server, whose address was checked before and after connecting to it.

Names are resolved here; of what they resolve to only addresses of the public internet are connected to, by
number, so that a second answer of the name server changes nothing. Every read keeps both an idle limit and the
request's deadline. Nothing of the environment (proxies, netrc) is looked at, and no cookie is kept.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpcore2
import httpx2

from onrecord.collect.fetch.addresses import why_refused
from onrecord.collect.fetch.unpacking import ACCEPTED, unpacked
from onrecord.errors import FetchError, NoAnswerError, RefusedAddressError

Refuses = Callable[[str], str | None]
"""Why an address must not be connected to; None where it may."""


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds: to connect, between two pieces, and for the whole of one request."""

    connect: float = 10.0
    idle: float = 20.0
    total: float = 60.0


@dataclass(frozen=True, slots=True)
class Response:
    """What one server answered; header names are in lower case, of a header given twice the first counts."""

    status: int
    headers: dict[str, str]
    body: bytes


class Transport:
    """Sends requests; may be used from several threads.

    `refuses` says which addresses are not connected to; tests let this machine's own through, nothing else does.
    """

    def __init__(self, limits: TimeLimits | None = None, *, refuses: Refuses = why_refused) -> None:
        self.limits = limits or TimeLimits()
        self._deadline = threading.local()
        backend = _CheckedBackend(refuses, self._deadline)
        # a host is asked again after a pause only, so that a connection kept open would be closed by then
        self._pool = httpcore2.ConnectionPool(
            _trusted(), max_connections=32, max_keepalive_connections=0, network_backend=backend
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def get(self, url: httpx2.URL, headers: dict[str, str], *, most: int, cut: bool = False) -> Response:
        """What stands at an address; redirects are not followed, and nothing is read of an error's body.

        `most` bytes are read at most; with `cut` so many of a larger body, instead of none.

        Raises:
            NoAnswerError: no answer, one that is no HTTP, or one that is too slow.
            FetchError: an answer that is too large or cannot be unpacked.
        """
        limits, where = self.limits, str(url)
        self._deadline.at = time.monotonic() + limits.total
        timeouts = {"connect": limits.connect, "read": limits.idle, "write": limits.idle, "pool": limits.total}
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        asked = {"Host": url.netloc.decode("ascii"), "Accept-Encoding": ACCEPTED, **headers}
        given = [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in asked.items()]
        try:
            with self._pool.stream("GET", target, headers=given, extensions={"timeout": timeouts}) as answer:
                kept = _headers(answer.headers)
                good = answer.status == 200
                if good and not cut and _length(kept) > most:
                    raise FetchError(f"{where} has more than the {most:,} bytes that are read.", where=where)
                encoding = kept.get("content-encoding", "")
                pieces = answer.iter_stream()
                body = unpacked(pieces, encoding, where=where, most=most, cut=cut) if good else b""
                return Response(answer.status, kept, body)
        except FetchError:
            raise
        except (httpcore2.TimeoutException, TimeoutError) as error:
            raise NoAnswerError(
                f"{where} was too slow: {_why(error, 'it stopped answering')}.", where=where
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, OverflowError, ValueError) as error:
            raise NoAnswerError(f"{where} cannot be fetched: {_why(error, 'no answer')}.", where=where) from error


@cache
def _trusted() -> ssl.SSLContext:
    """The trusted certificates, loaded once a process: the pool would load them for each connection, in 50 ms."""
    return httpcore2.default_ssl_context()


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return found


def _length(headers: dict[str, str]) -> int:
    said = headers.get("content-length", "")
    return int(said[:18]) if said.isascii() and said.isdigit() else 0


def _why(error: BaseException, otherwise: str) -> str:
    said = " ".join(str(error).split()).rstrip(".")
    return said[:200] or otherwise


class _CheckedBackend(httpcore2.NetworkBackend):
    """Connects to addresses that may be connected to, and to no other."""

    def __init__(self, refuses: Refuses, deadline: threading.local) -> None:
        self._inner = httpcore2.SyncBackend()
        self._refuses = refuses
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore2.NetworkStream:
        error: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(address, port, self._left(timeout), local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                error = failed
                continue
            peer = stream.get_extra_info("server_addr")
            reason = self._refuses(str(peer[0])) if peer else "no address"
            if reason is not None:
                stream.close()
                raise _refused(host, str(peer), reason)
            return _TimedStream(stream, self._deadline)
        raise error or httpcore2.ConnectError(f"the name {host} has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be connected to, in the resolver's order.

        Raises:
            RefusedAddressError: it has addresses, and none of them may be connected to.
        """
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the name {host} cannot be resolved") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        reasons = {address: self._refuses(address) for address in addresses}
        allowed = [address for address in addresses if reasons[address] is None]
        if not allowed and addresses:
            raise _refused(host, addresses[0], str(reasons[addresses[0]]))
        return allowed

    def _left(self, timeout: float | None) -> float:
        return _left(self._deadline, timeout)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def _refused(host: str, address: str, reason: str) -> RefusedAddressError:
    leads = host if host == address else f"{host} leads to {address}, which"
    said = f"{leads} is not of the public internet ({reason}). It is not fetched: save it and give the file."
    return RefusedAddressError(said, where=host)


class _TimedStream(httpcore2.NetworkStream):
    """A connection whose every wait also ends at the request's deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: threading.local) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(deadline: threading.local, timeout: float | None) -> float:
    """The seconds that one wait may take.

    Raises:
        TimeoutError: the request's time is over.
    """
    left = float(deadline.at) - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("it took longer than one request may")
    return left if timeout is None else min(left, timeout)
