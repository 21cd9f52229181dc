"""Whose turn it is: one request at a time to a host, with a pause between two, and none while it asks for quiet."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onrecord.errors import QuietHostError

LONGEST_WAIT = 30.0
"""Seconds that a request waits for a host that asked for quiet; beyond that it is put off."""

LONGEST_QUIET = 3600.0
"""The longest that nothing is asked of a host that was asked too often, in seconds."""


class Turns:
    """Keeps the pauses of all hosts; may be used from several threads.

    `gap` is the seconds between the end of one request to a host and the start of the next.
    """

    def __init__(
        self,
        gap: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.gap, self._clock, self._sleep = gap, clock, sleep
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._free: dict[str, float] = {}
        self._quiet: dict[str, float] = {}
        self._gaps: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, *, pause_after: bool = True) -> Iterator[None]:
        """A time in which this thread alone may ask this host.

        The next request waits if `pause_after`; after a robots.txt it need not.

        Raises:
            QuietHostError: the host asked for quiet for longer than a request waits.
        """
        self._refuse_quiet(host)
        with self._locks[host]:
            self._refuse_quiet(host)
            now = self._clock()
            wait = max(self._free.get(host, 0), self._quiet.get(host, 0)) - now
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                if pause_after:
                    self._free[host] = self._clock() + max(self.gap, self._gaps.get(host, 0))

    def _refuse_quiet(self, host: str) -> None:
        left = self.quiet_left(host)
        if left > LONGEST_WAIT:
            raise QuietHostError(
                f"{host} has asked for quiet for another {left:.0f} seconds.", where=host, retry_after=left
            )

    def quiet_left(self, host: str) -> float:
        """The seconds for which a host still wants quiet."""
        return max(0.0, self._quiet.get(host, 0) - self._clock())

    def quiet_hosts(self) -> dict[str, float]:
        """The hosts that still want quiet, and for how many seconds."""
        left = {host: self.quiet_left(host) for host in list(self._quiet)}
        return {host: seconds for host, seconds in left.items() if seconds > 0}

    def keep_quiet(self, host: str, seconds: float) -> None:
        """Ask a host nothing for some seconds."""
        self._quiet[host] = max(self._quiet.get(host, 0), self._clock() + seconds)

    def slow_down(self, host: str, gap: float) -> None:
        """Pause this long between requests to a host, as its robots.txt asks."""
        self._gaps[host] = gap
