"""The progress of long work, which a terminal alone is shown: elsewhere nothing is loaded for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def progress(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """The same items; on a terminal with a bar or a counter on standard error that goes away at the end."""
    if not sys.stderr.isatty() or total == 0:
        yield from items
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
