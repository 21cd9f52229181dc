"""Fetches one address: its redirects hop by hop, with every check at every hop."""

import datetime as dt
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpx2

from onrecord.collect.decode import media_type
from onrecord.collect.fetch import robots
from onrecord.collect.fetch.addresses import why_refused
from onrecord.collect.fetch.conditions import Conditions
from onrecord.collect.fetch.transport import Refuses, Response, TimeLimits, Transport
from onrecord.collect.fetch.turns import LONGEST_QUIET, Turns
from onrecord.errors import FetchError, RefusedAddressError
from onrecord.settings import Settings

HOPS = 5
"""The redirects that are followed."""

LONGEST_RETRY = 86_400.0
"""The longest that a `Retry-After` puts something off, in seconds: a day."""

LONGEST_ADDRESS = 8000
"""The most characters of an address. Source: RFC 9110, 4.1, of what servers should bear."""

_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_FEED = re.compile(r"^feed:(?://)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PAGES = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address.

    `url` is where it was found in the end, `moved_to` the address that permanent redirects lead to from the one
    that was asked for, None where none do. `unchanged` means that the conditions still hold; the body is then
    empty. `fetched_at` is in ISO 8601, UTC.
    """

    url: str
    body: bytes
    media_type: str
    charset: str | None
    conditions: Conditions
    fetched_at: str
    moved_to: str | None = None
    unchanged: bool = False
    fresh_seconds: int | None = None


class Fetcher:
    """Fetches addresses, one at a time to each host; may be used from several threads.

    `refuses` says which network addresses are not connected to: a test that has a server on this machine gives its
    own, nothing else may.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        limits: TimeLimits | None = None,
        refuses: Refuses = why_refused,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.settings = settings or Settings()
        self.turns = Turns(float(self.settings.host_seconds), sleep=sleep)
        self._transport = Transport(limits, refuses=refuses)
        self._robots = robots.Robots(self._robots_text, self.turns.slow_down)

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def fetch(self, url: str, conditions: Conditions | None = None) -> Fetched:
        """What stands at an address of http or https now; `conditions` are what was said of it the last time.

        Raises:
            RefusedAddressError: it, or a redirect from it, leads where nothing is fetched.
            RobotsError: its host does not want it fetched.
            FetchError: anything else; `retry_after` and `lasting` say when to try again, if ever.
        """
        at, moved, for_good = parse_address(url), None, True
        asked = conditions.headers() if conditions else {}
        for _ in range(HOPS + 1):
            self._robots.check(str(at), _origin(at), at.host)
            response = self._once(at, asked)
            if response.status not in _MOVED:
                return self._fetched(at, response, moved)
            at = self._next(at, response)
            for_good = for_good and response.status in _FOR_GOOD
            moved = str(at) if for_good else moved
        raise FetchError(f"{url} is redirected more than {HOPS} times.", where=url)

    def _once(self, at: httpx2.URL, more: dict[str, str]) -> Response:
        with self.turns.turn(at.host):
            return self._transport.get(at, self._headers() | more, most=self.settings.max_bytes)

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": self._name(), "Accept": _PAGES, "Accept-Language": "en, *;q=0.5"}

    def _name(self) -> str:
        contact = f"; {self.settings.contact}" if self.settings.contact else ""
        said = f"{robots.NAME.capitalize()}/{version('onrecord')} (news reader for a ledger of claims{contact})"
        return said.encode("ascii", "replace").decode()

    def _next(self, at: httpx2.URL, response: Response) -> httpx2.URL:
        # a server gives its own addresses in UTF-8, which headers carry as Latin-1
        target = response.headers.get("location", "").strip().encode("latin-1").decode("utf-8", "replace")
        if not target:
            raise FetchError(f"{at} is redirected to nowhere.", where=str(at))
        try:
            joined = at.join(target)
        except (httpx2.InvalidURL, UnicodeError) as error:
            raise FetchError(f"{at} is redirected to {target[:80]!r}, no address.", where=str(at)) from error
        return parse_address(str(joined), after=str(at))

    def _fetched(self, at: httpx2.URL, response: Response, moved: str | None) -> Fetched:
        where = str(at)
        if response.status not in (200, 304):
            raise self._failure(at, response)
        headers = response.headers
        media, charset = media_type(headers)
        return Fetched(
            url=where,
            body=response.body,
            media_type=media,
            charset=charset,
            conditions=Conditions(_short(headers.get("etag")), _short(headers.get("last-modified"))),
            fetched_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            moved_to=moved,
            unchanged=response.status == 304,
            fresh_seconds=_max_age(headers.get("cache-control", "")),
        )

    def _failure(self, at: httpx2.URL, response: Response) -> FetchError:
        status, where = response.status, str(at)
        after = retry_seconds(response.headers.get("retry-after"))
        if status == 429:
            self.turns.keep_quiet(at.host, min(after or 60.0, LONGEST_QUIET))
        said = {401: "wants a login", 403: "is forbidden", 404: "is not there", 410: "is gone for good",
                429: "has been asked for too often"}.get(status)  # fmt: skip
        words = f"{said} (status {status})" if said else f"answers with status {status}"
        lasting = 400 <= status < 500 and status not in (408, 425, 429)
        return FetchError(f"{where} {words}.", where=where, status=status, retry_after=after, lasting=lasting)

    def _robots_text(self, url: str) -> str | None:
        """The text of a robots.txt, through its redirects; None where there is none."""
        at = parse_address(url)
        for _ in range(HOPS + 1):
            with self.turns.turn(at.host, pause_after=False):
                response = self._transport.get(at, self._headers(), most=robots.MOST_BYTES, cut=True)
            if response.status == 200:
                return robots.whole_lines(response.body).decode("utf-8", "replace")
            if response.status in _MOVED:
                at = self._next(at, response)
            elif 400 <= response.status < 500 and response.status != 429:
                return None
            else:
                raise self._failure(at, response)
        return None


def parse_address(url: str, *, after: str | None = None) -> httpx2.URL:
    """An address that may be fetched, in its plain form and without its fragment.

    "feed://…" and "feed:https://…", as programs that read feeds hand addresses on, are addresses of http.

    Raises:
        RefusedAddressError: it is not of http or https, or holds a password.
        FetchError: it is no address.
    """
    shown = f"{after} is redirected to {url[:200]}, which" if after else url[:200]
    if len(url) > LONGEST_ADDRESS:
        raise FetchError(
            f"{shown} is too long: {LONGEST_ADDRESS:,} characters are the most.", where=url[:200], lasting=True
        )
    try:
        at = httpx2.URL(_without_feed(url)).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(f"{shown} is not an address: {error}.", where=url, lasting=True) from error
    if at.scheme not in ("http", "https"):
        raise RefusedAddressError(f"{shown} is not fetched: only http and https are.", where=url)
    if at.userinfo:
        raise RefusedAddressError(f"{shown} is not fetched: it holds a name and a password.", where=url)
    if not at.host or "%" in at.host:
        raise FetchError(f"{shown} names no host. Give a whole address.", where=url, lasting=True)
    return at


def _without_feed(url: str) -> str:
    """The address without a "feed:" before it; of http where nothing else says of what."""
    rest = _FEED.sub("", url)
    return rest if rest == url or _SCHEME.match(rest) else f"http://{rest}"


def _origin(at: httpx2.URL) -> str:
    return f"{at.scheme}://{at.netloc.decode('ascii')}"


def _short(value: str | None) -> str | None:
    """A validator to be given back word by word; none when it is longer than any means to be."""
    return value if value and len(value) <= 1024 else None


def _max_age(cache_control: str) -> int | None:
    for part in cache_control.split(","):
        name, _, value = part.strip().partition("=")
        if name.lower() == "max-age" and value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
    return None


def retry_seconds(value: str | None) -> float | None:
    """The seconds that a `Retry-After` asks for, a day at most; None where it asks for nothing readable."""
    said = (value or "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), LONGEST_RETRY)
    try:
        seconds = (parsedate_to_datetime(said) - dt.datetime.now(dt.UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(math.ceil(seconds), 0.0), LONGEST_RETRY)
