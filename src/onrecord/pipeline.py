"""The stages in order: one page, one stream of pages, many processes.

A Page comes in, a Reading goes out; a page that cannot be read gives a Problem and the stream goes on. An Article
whose page was read before is read for its claims again. What comes out depends on the page and on the versions of
code and weights alone, in the order of what came in, whatever the number of processes.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import onrecord
from onrecord.errors import InputError, OnrecordError
from onrecord.markdown import around_boxes
from onrecord.memory import look_rarely_for_cycles
from onrecord.records import Article, Attribution, Page, Problem, Range, Reading
from onrecord.settings import Settings
from onrecord.wrapping import with_breaks, without_breaks

if TYPE_CHECKING:
    from onrecord.attribute import Tagger
    from onrecord.naming.known import KnownNames

BATCH = 16
"""Articles that are tagged together: enough to fill batches of like length, few enough to stay small in memory."""

Item = Page | Article | Problem
"""What is read: a page, an article whose page was read before, or a problem to hand on."""

Made = TypeVar("Made")

LANGUAGES = frozenset({"en"})
"""The languages that there are weights and lexicons for."""


class Reader:
    """Reads pages; loads the weights once, when they are first needed.

    Attributes:
        seconds: seconds by the clock that each stage has taken so far, by the stage's name.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._tagger: Tagger | None = None
        self._known: KnownNames | None = None

    def read(self, page: Page) -> Reading:
        """The reading of one page.

        Raises:
            InputError: the page is empty, is not text, or holds no article.
            TypeError: something else than a page is given.
        """
        if not isinstance(page, Page):
            raise _no_page(page)
        return self._find_claims([self._read(page)])[0]

    def read_many(self, items: Iterable[Item]) -> Iterator[Reading | Problem]:
        """One reading or problem for each item, in order; problems that came in are handed on.

        Raises:
            TypeError: something else than a page, an article or a problem is given.
        """
        stream = iter(items)
        while batch := list(islice(stream, BATCH)):
            yield from self._read_batch(batch)

    def versions(self) -> dict[str, str]:
        """The versions of code and weights that this reader reads with."""
        self._load_tagger()
        return self._versions()

    def _read_batch(self, batch: Sequence[Item]) -> Iterator[Reading | Problem]:
        opened = [self._open(item) for item in batch]
        readings = iter(self._find_claims([item for item in opened if isinstance(item, Article)]))
        for item in opened:
            yield item if isinstance(item, Problem) else next(readings)

    def _open(self, item: Item) -> Article | Problem:
        if isinstance(item, Article | Problem):
            return item
        if not isinstance(item, Page):
            raise _no_page(item)
        try:
            return self._read(item)
        except InputError as error:
            return Problem(error.where or item.where, str(error))

    def _read(self, page: Page) -> Article:
        from onrecord.normalise import infer_published
        from onrecord.read.guard import read_guarded

        started = time.perf_counter()
        article = read_guarded(page, self.settings)
        if article.published is None:
            found = infer_published(article.text, _body(article))
            article = replace(article, published=found)
        self.seconds["read"] += time.perf_counter() - started
        return article

    def _find_claims(self, articles: Sequence[Article]) -> list[Reading]:
        started = time.perf_counter()
        flat = [without_breaks(article) for article in articles]
        known = [article for article in flat if _readable(article)]
        found = dict(zip([id(article) for article in known], self._attribute(known), strict=True))
        self.seconds["attribute"] += time.perf_counter() - started
        readings = [self._read_values(article, found.get(id(article), ())) for article in flat]
        return [with_breaks(reading, article) for reading, article in zip(readings, articles, strict=True)]

    def _attribute(self, articles: Sequence[Article]) -> list[tuple[Attribution, ...]]:
        if not articles:
            return []
        from onrecord.attribute import find_attributions_in

        return find_attributions_in(articles, tagger=self._load_tagger())

    def _load_tagger(self) -> Tagger:
        from onrecord.attribute import Tagger

        if self._tagger is None:
            self._tagger = Tagger.load(self.settings.weights or None, engine=self.settings.engine)
        return self._tagger

    def _read_values(self, article: Article, attributions: tuple[Attribution, ...]) -> Reading:
        from onrecord import normalise
        from onrecord.link import link_claims

        if not _readable(article):
            problem = (
                f"The language is {article.language!r}: claims are found in English only, so none were looked for."
            )
            return Reading(article, versions=self._versions(), problems=(*article.problems, problem))
        started = time.perf_counter()
        ranges = _body(article)
        times = normalise.find_article_times(article, ranges)
        figures = normalise.find_figures(article.text, ranges=ranges, times=times)
        attributions = normalise.enrich_attributions(article, attributions)
        figures = normalise.place_figures(article, figures, attributions)
        resolved = normalise.resolve_sources(article, attributions, known=self._known_names())
        claims = normalise.make_claims(article, attributions, resolved, times, figures, found_by=self._found_by())
        self.seconds["normalise"] += time.perf_counter() - started
        started = time.perf_counter()
        links = link_claims(article, attributions, claims, resolved.sources, figures=figures)
        self.seconds["link"] += time.perf_counter() - started
        return Reading(
            article=article,
            times=times,
            figures=figures,
            mentions=resolved.mentions,
            sources=resolved.sources,
            attributions=attributions,
            claims=claims,
            links=links,
            versions=self._versions(),
            problems=article.problems,
        )

    def _known_names(self) -> KnownNames | None:
        """The names file of the settings, read once; None where there is none."""
        if self._known is None and self.settings.names:
            from onrecord.naming.known import read_names

            self._known = read_names(Path(self.settings.names))
        return self._known

    def _found_by(self) -> str:
        return f"onrecord {onrecord.__version__} / {self._versions()['weights']}"

    def _versions(self) -> dict[str, str]:
        name = self._tagger.name if self._tagger is not None else "en-1"
        return {"onrecord": onrecord.__version__, "weights": name}


def _no_page(given: object) -> TypeError:
    return TypeError(
        f"A page is read, not {type(given).__name__!r}. Give Page(text=…) or Page(html=…); "
        "onrecord.collect_pages makes pages of files and folders."
    )


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

    Args:
        make: a function of a module, which every process can import.
        items: as in `read_pages`.
        jobs: as there.
        settings: as there.
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
                waiting.append((batch, self._executor.submit(_work, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                found = self._read_singly(batch)
                waiting = deque((other, self._executor.submit(_work, other)) for other, _ in waiting)
            yield from found

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


_DIED = "{} ended the process that read it, for want of memory perhaps, and was set aside. Read it with fewer jobs."
_NONE_STARTS = (
    "No process can be started to read in. In a script that reads with several jobs, put what it does under "
    '`if __name__ == "__main__":`; else read with one job.'
)
"""A script that is not so guarded is run again by each process that is started, which would start others."""


_worker: tuple[Reader, Callable[[Reading], Any]] | None = None


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


def _body(article: Article) -> tuple[Range, ...]:
    """What is read for times and figures, without boxes of links within a sentence."""
    return tuple(part for block in article.body() for part in around_boxes(article.text, block.start, block.end))


def _readable(article: Article) -> bool:
    return article.language is None or re.split("[-_]", article.language)[0].lower() in LANGUAGES
