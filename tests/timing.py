"""CPU time in tests, taken so that a busy machine or a collection of garbage is not read as slow code."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ATTEMPTS = 3
SLACK = (
    2.5  # of proportional growth: four times the text may take ten times as long, where its square takes sixteen
)
LEAST = 0.02  # seconds; shorter ones say nothing


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A block in which what thousands of other tests left is not searched for garbage."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _seconds(work: Callable[[], object]) -> float:
    with _without_collecting():
        begun = time.process_time()
        work()
        return time.process_time() - begun


@contextmanager
def cpu_within(seconds: float) -> Iterator[None]:
    """Fails where the block takes more CPU seconds than these.

    They are meant for work that explodes: allow some ten times what it takes on a quiet machine, as counting what
    tests reach takes two to three times as long, and a busy machine as much again.
    """
    with _without_collecting():
        begun = time.process_time()
        yield
        taken = time.process_time() - begun
    assert taken < seconds, f"took {taken:.1f} s of CPU where {seconds} s are allowed"


def assert_linear(prepare: Callable[[int], Callable[[], object]], small: int, large: int) -> None:
    """Fails where work grows faster than what it works on, in every one of three attempts.

    Args:
        prepare: makes the work of a size; what it does is not timed. Each attempt asks for a size one smaller, so
            that nothing is timed twice which a cache could hold.
        small: the size to compare with, large enough to take a few hundredths of a second.
        large: a size several times as large.
    """
    prepare(small // 10)()
    grown = []
    for attempt in range(ATTEMPTS):
        short = _seconds(prepare(small - 1 - attempt))
        grown.append(_seconds(prepare(large - attempt)) / max(short, LEAST))
        if grown[-1] < SLACK * large / small:
            return
    raise AssertionError(f"{large / small:.0f} times the size took {min(grown):.0f} times as long")
