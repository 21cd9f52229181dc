"""A stream of items, some at a time."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], most: int, seconds: float) -> Iterator[list[T]]:
    """The items in lists of up to `most`, none of which was begun more than these seconds before its last item.

    What came before an interruption is given before the interruption goes on.
    """
    batch: list[T] = []
    started = monotonic()
    try:
        for item in items:
            batch.append(item)
            if len(batch) >= most or monotonic() - started > seconds:
                yield batch
                batch, started = [], monotonic()
    except KeyboardInterrupt:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
