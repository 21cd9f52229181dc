"""Many tasks at many hosts: hosts side by side, the tasks of one host one after the other."""

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
R = TypeVar("R")

THREADS = 16
_WAITING = 32
"""Results that may wait to be taken; then the threads wait too, so that pages do not pile up in memory."""


def host_of(url: str | None) -> str:
    """The host in an address, as far as it can be told."""
    try:
        return urlsplit(url or "").netloc.lower()
    except ValueError:
        return ""


def side_by_side(tasks: Iterable[T], host: Callable[[T], str], work: Callable[[T], R]) -> Iterator[R]:
    """The result of each task, as they come. When the iterator is closed, what has not begun is left.

    Raises:
        Exception: what `work` raised.
    """
    by_host: dict[str, deque[T]] = {}
    for task in tasks:
        by_host.setdefault(host(task), deque()).append(task)
    crew = _Crew(by_host.values(), work)
    try:
        yield from crew.results()
    finally:
        crew.stop()


class _Crew(Generic[T, R]):
    """Threads that each take the tasks of one host, and then those of the next."""

    def __init__(self, hosts: Iterable[deque[T]], work: Callable[[T], R]) -> None:
        self._hosts, self._work = deque(hosts), work
        self._count = sum(map(len, self._hosts))
        self._done: queue.Queue[tuple[list[R], BaseException | None]] = queue.Queue(_WAITING)
        self._stopped = threading.Event()
        for _ in range(min(THREADS, len(self._hosts))):
            threading.Thread(target=self._run, daemon=True).start()

    def results(self) -> Iterator[R]:
        for _ in range(self._count):
            results, error = self._done.get()
            if error is not None:
                raise error
            yield from results

    def stop(self) -> None:
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                mine = self._hosts.popleft()
            except IndexError:
                return
            while mine and not self._stopped.is_set():
                self._put(self._one(mine.popleft()))

    def _one(self, task: T) -> tuple[list[R], BaseException | None]:
        try:
            return [self._work(task)], None
        except BaseException as error:  # whoever takes the results raises it
            return [], error

    def _put(self, result: tuple[list[R], BaseException | None]) -> None:
        while not self._stopped.is_set():
            try:
                self._done.put(result, timeout=0.2)
            except queue.Full:
                continue
            return
