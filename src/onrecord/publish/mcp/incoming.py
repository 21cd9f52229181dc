"""Standard input that Ctrl+C ends, as its end does.

The server reads standard input in a thread that nothing can wake: Ctrl+C would wait for the client's next line.
So another thread, which the end of the program does not wait for, takes in what comes, and the server reads that.
"""

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread
from types import FrameType
from typing import Any

_STDIN = 0
_CHUNK = 65_536


class _Incoming(io.RawIOBase):
    """The bytes that were taken in; an empty piece is their end."""

    def __init__(self) -> None:
        self.pieces: SimpleQueue[bytes] = SimpleQueue()
        self._rest: bytes | None = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._rest == b"":
            self._rest = self.pieces.get() or None
        if self._rest is None:
            return 0
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def take_in(self) -> None:
        """Take in standard input to its end."""
        try:
            while piece := os.read(_STDIN, _CHUNK):
                self.pieces.put(piece)
        except OSError:
            pass  # it was never open
        self.pieces.put(b"")


@contextmanager
def ending_input() -> Iterator[None]:
    """Let `sys.stdin` end at Ctrl+C while the block runs; a second Ctrl+C interrupts the program."""
    incoming = _Incoming()

    def end(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        incoming.pieces.put(b"")

    usual, stdin = signal.signal(signal.SIGINT, end), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BufferedReader(incoming), encoding="utf-8")
    Thread(target=incoming.take_in, daemon=True).start()
    try:
        yield
    finally:
        sys.stdin = stdin
        signal.signal(signal.SIGINT, usual)
