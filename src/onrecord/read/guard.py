"""Pages are read in a process of its own, so that one that hangs or crashes a parser takes nothing else with it.

HTML goes through parsers written in C, and a hostile page can make them run for minutes, take all memory, or end
the process. The guard keeps one worker and hands it page after page; when a page ends the worker, or the worker is
ended because the page took too long, that page is refused with the reason and the next one gets a new worker.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from functools import cache

from onrecord.errors import OnrecordError
from onrecord.read.worker import Answer, read_frame, set_aside, write_frame
from onrecord.records import Article, Page
from onrecord.settings import Settings

_PATIENCE = 3  # how many times its processor seconds a page may take by the clock: other programs run too

_START_SECONDS = 30  # what a worker's first page may take longer, for the start

_END_SECONDS = 10  # how long a worker that no longer answers may take to end of itself


@cache
def shared_guard(settings: Settings) -> Guard:
    """The guard of this process for these settings; its worker ends with the process."""
    guard = Guard(settings)
    atexit.register(guard.close)
    return guard


def read_guarded(page: Page, settings: Settings) -> Article:
    """The article of a page; HTML is parsed in the worker, unless the settings give it no time.

    Raises:
        InputError: the page is refused, or was set aside.
    """
    if page.html is not None and settings.page_seconds:
        return shared_guard(settings).read(page)
    from onrecord.read.pages import read_page

    return read_page(page, settings)


class Guard:
    """Reads pages in a worker process; starts it with the first page and again whenever it has ended."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._worker: subprocess.Popen[bytes] | None = None
        self._late = False

    def read(self, page: Page) -> Article:
        """The article of a page, as `read_page` gives it.

        Raises:
            InputError: whatever `read_page` raises.
            SetAsideError: the page took too long or too much memory, or crashed the parser.
        """
        if self._worker is not None and self._worker.poll() is not None:
            self.close()
        started = self._worker is None
        worker = self._worker = self._worker or self._start()
        seconds = self.settings.page_seconds * _PATIENCE + (_START_SECONDS if started else 0)
        alarm = threading.Timer(seconds, self._end, (worker,))
        alarm.start()
        try:
            answer, goes_on = self._ask(worker, page)
        finally:
            alarm.cancel()
        if not goes_on:
            self.close()
        if isinstance(answer, OnrecordError):
            raise answer
        return answer

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.kill()
            self._worker.communicate()
            self._worker = None

    def _ask(self, worker: subprocess.Popen[bytes], page: Page) -> Answer:
        if worker.stdin is None or worker.stdout is None:
            raise ValueError("the worker has no pipes")
        try:
            write_frame(worker.stdin, page)
            answer: Answer = read_frame(worker.stdout)
        except (EOFError, OSError):
            raise set_aside(page, self._reason(worker)) from None
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._late = False
        places = os.pathsep.join(filter(None, sys.path))
        one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        worker = subprocess.Popen(
            [sys.executable, "-c", "from onrecord.read.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": places, **one},
        )
        if worker.stdin is not None:
            write_frame(worker.stdin, self.settings)
        return worker

    def _end(self, worker: subprocess.Popen[bytes]) -> None:
        self._late = True
        worker.kill()

    def _reason(self, worker: subprocess.Popen[bytes]) -> str:
        """Why the worker has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            worker.wait(_END_SECONDS)
        self.close()
        if self._late or worker.returncode == -getattr(signal, "SIGXCPU", 0):
            return f"took more than {self.settings.page_seconds} seconds to parse"
        if worker.returncode == -getattr(signal, "SIGKILL", 0):
            return "was being parsed when the system ended the parser, for want of memory perhaps"
        return "crashed the parser"
