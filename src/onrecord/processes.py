"""The reading of many pages, in one process or several.

Pages come in, what is made of their readings goes out in the same order, whatever the number of processes. One
that dies is replaced, and the page that it read becomes a Problem.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import Any, Generic, TypeVar

from onrecord.errors import OnrecordError
from onrecord.memory import look_rarely_for_cycles
from onrecord.pipeline import BATCH, Item, Reader
from onrecord.records import Article, Problem, Reading
from onrecord.settings import Settings

Made = TypeVar("Made")
_DIED = "{} ended the process that read it, for want of memory perhaps, and was set aside. Read it with fewer jobs."
_NONE_STARTS = (
    "No process can be started to read in. In a script that reads with several jobs, put what it does under "
    '`if __name__ == "__main__":`; else read with one job.'
)
"""A script that is not so guarded is run again by each process that is started, which would start others."""
_worker: tuple[Reader, Callable[[Reading], Any]] | None = None


def read_pages(
    items: Iterable[Item], *, jobs: int = 1, settings: Settings | None = None
) -> Generator[Reading | Problem, None, None]:
    """One reading or problem for each page, in order.

    Args:
        items: what `collect_pages` gives, or articles that are kept.
        jobs: processes that read at the same time; each holds the weights once (about 250 MB).
        settings: the limits and the weights; the defaults when None.

    Raises:
        TypeError: something else than a page, an article or a problem is given.
        OnrecordError: no process can be started; a script has what it does under `if __name__ == "__main__":`.
    """
    return make_of_pages(_itself, items, jobs=jobs, settings=settings)


def make_of_pages(
    make: Callable[[Reading], Made], items: Iterable[Item], *, jobs: int = 1, settings: Settings | None = None
) -> Generator[Made | Problem, None, None]:
    """What is made of the reading of each page, or its problem, in order.

    Each process makes it of what it has read: to hand on a line of JSON takes a tenth of the time of a reading.

    `make` is a function of a module, which every process can import; all else is as in `read_pages`.
    """
    if jobs <= 1:
        for item in Reader(settings).read_many(items):
            yield item if isinstance(item, Problem) else make(item)
        return
    with _Pool(jobs, settings, make) as pool:
        yield from pool.read(iter(items))


def _itself(reading: Reading) -> Reading:
    return reading


class _Pool(Generic[Made]):
    """Worker processes that read batches of pages; a process that dies is replaced, and its page set aside."""

    def __init__(self, jobs: int, settings: Settings | None, make: Callable[[Reading], Made]) -> None:
        self._jobs = jobs
        self._given = settings, make
        self._executor = self._start()

    def __enter__(self) -> _Pool[Made]:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown()

    def read(self, stream: Iterator[Item]) -> Iterator[Made | Problem]:
        """What is made of each item, or its problem, in order; two batches wait for each process."""
        waiting: deque[tuple[list[Item], Future[list[Made | Problem]]]] = deque()
        while True:
            while len(waiting) < 2 * self._jobs and (batch := list(islice(stream, BATCH))):
                waiting.append((batch, self._submit(batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                found = self._read_singly(batch)
                waiting = deque((other, self._submit(other)) for other, _ in waiting)
            yield from found

    def _submit(self, batch: list[Item]) -> Future[list[Made | Problem]]:
        """The work on a batch; where a process has died by now, that is told when its turn comes."""
        try:
            return self._executor.submit(_work, batch)
        except BrokenProcessPool as error:
            broken: Future[list[Made | Problem]] = Future()
            broken.set_exception(error)
            return broken

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, get_context("spawn"), _start_worker, self._given)

    def _read_singly(self, batch: Sequence[Item]) -> list[Made | Problem]:
        """A batch read page by page in new processes, since one of its pages may have ended the old ones."""
        found: list[Made | Problem] = []
        self._executor = self._start_anew()
        for item in batch:
            try:
                found += self._executor.submit(_work, [item]).result()
            except BrokenProcessPool:
                where = item.id if isinstance(item, Article) else item.where
                found.append(Problem(where, _DIED.format(where)))
                self._executor = self._start_anew()
        return found

    def _start_anew(self) -> ProcessPoolExecutor:
        """New processes, of which one has started.

        Raises:
            OnrecordError: none can be started, so that it was no page that ended the old ones.
        """
        executor = self._start()
        try:
            executor.submit(_nothing).result()
        except BrokenProcessPool as error:
            raise OnrecordError(_NONE_STARTS) from error
        return executor


def _start_worker(settings: Settings | None, make: Callable[[Reading], Any]) -> None:
    """Make the one reader of a worker process; numeric libraries stay at one thread."""
    global _worker  # noqa: PLW0603 - a worker process has exactly one reader
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    look_rarely_for_cycles()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Reader(settings), make


def _end_with_parent() -> None:
    """Wait for the process that started this one, and end with it: one that is killed cannot end its workers."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _nothing() -> None:
    """What a process does that only has to start."""


def _work(batch: list[Item]) -> list[Any]:
    if _worker is None:
        raise RuntimeError("a worker was given pages before it was started")
    reader, make = _worker
    return [item if isinstance(item, Problem) else make(item) for item in reader.read_many(batch)]
