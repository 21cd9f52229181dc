"""robots.txt: read once for each host, kept for a day, obeyed.

RFC 9309: a host without one (4xx) allows everything; one that fails to give it (5xx, no answer) allows nothing
for now. `Crawl-delay` is obeyed up to two minutes.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.errors import FetchError, NoAnswerError, QuietHostError, RobotsError

NAME = "onrecord"
"""Under what name robots.txt speaks to us."""

MOST_BYTES = 512_000
"""How much of a robots.txt is read; nothing behind it is obeyed. Source: RFC 9309, 2.5 (at least 500 KiB)."""

_KEPT_SECONDS = 86_400
_KEPT_FAILED_SECONDS = 600
_LONGEST_DELAY = 120.0


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host allows: `parsed` are its rules, None where it has none; `failed` is why nobody knows."""

    parsed: Any
    failed: FetchError | None
    until: float


def whole_lines(body: bytes) -> bytes:
    """What was read of a robots.txt, without a last line that was cut: a part of it may forbid more than all."""
    return body if len(body) < MOST_BYTES else body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]


class Robots:
    """The rules of the hosts that were met.

    `fetch` gives the text of a robots.txt, None where there is none, and raises a FetchError that is not `lasting`
    where the host fails. `slow_down` is told of a host's `Crawl-delay`, in seconds.
    """

    def __init__(self, fetch: Callable[[str], str | None], slow_down: Callable[[str, float], None]) -> None:
        self._fetch, self._slow_down = fetch, slow_down
        self._rules: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def check(self, url: str, origin: str, host: str) -> None:
        """Do nothing when an address may be fetched.

        Raises:
            RobotsError: the host does not want it, or cannot say.
            NoAnswerError: the host does not answer at all.
        """
        with self._lock:
            rules = self._rules.get(origin)
        if rules is None or rules.until < time.monotonic():
            rules = self._load(origin, host)
            with self._lock:
                self._rules[origin] = rules
        if isinstance(rules.failed, NoAnswerError):
            raise NoAnswerError(str(rules.failed).replace(f"{origin}/robots.txt", url), where=url)
        if rules.failed is not None:
            said = str(rules.failed).rstrip(".")
            raise RobotsError(
                f"{url} is not fetched: the host's robots.txt could not be read ({said}).",
                where=url,
                retry_after=max(0.0, rules.until - time.monotonic()),
            )
        if rules.parsed is not None and not rules.parsed.can_fetch(url, NAME):
            raise RobotsError(f"{url} is not fetched: its host's robots.txt asks not to.", where=url, lasting=True)

    def _load(self, origin: str, host: str) -> _Rules:
        from protego import Protego

        now = time.monotonic()
        try:
            text = self._fetch(f"{origin}/robots.txt")
        except FetchError as error:
            if error.refused or isinstance(error, QuietHostError):
                raise
            return _Rules(None, error, now + max(_KEPT_FAILED_SECONDS, error.retry_after or 0))
        if text is None:
            return _Rules(None, None, now + _KEPT_SECONDS)
        parsed = Protego.parse(text)
        delay = parsed.crawl_delay(NAME)
        if delay:
            self._slow_down(host, min(float(delay), _LONGEST_DELAY))
        return _Rules(parsed, None, now + _KEPT_SECONDS)
