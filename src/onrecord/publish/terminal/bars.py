"""The progress of long work: a bar on a terminal; elsewhere a line now and then, for which nothing is loaded."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
_PAUSE = 30.0  # how many seconds lie between two lines at least


def progress(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """The same items; on a terminal with a bar or a counter on standard error that goes away at the end."""
    if not sys.stderr.isatty() or total == 0:
        yield from _with_lines(items, label, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    known = (BarColumn(), TextColumn("of {task.total}")) if total is not None else ()
    counter = TextColumn("{task.description} {task.completed}")
    columns = (SpinnerColumn(), counter, *known, TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)
        for item in items:
            bar.advance(task)
            yield item


def _with_lines(items: Iterable[T], label: str, total: int | None) -> Iterator[T]:
    """The same items, with a line on standard error whenever work has gone on for so long."""
    last = monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if monotonic() - last >= _PAUSE:
            last = monotonic()
            sys.stderr.write(f"{label}: {number:,}{f' of {total:,}' if total else ''} so far\n")
            sys.stderr.flush()
