"""The process that reads pages for another.

It takes frames from standard input and answers each with one on standard output. A frame is its length (eight
bytes, little end first) and a pickle. First come the settings; then pages, each answered by the article or the
error that refuses it, and whether the worker goes on. Frames come from the program that started it and from nowhere
else. It ends when its input does, and takes no notice of Ctrl-C, which its parent hears too.
"""

import gc
import os
import pickle
import signal
import struct
import sys
from typing import IO, Any

from onrecord.errors import OnrecordError, SetAsideError
from onrecord.records import Article, Page
from onrecord.settings import Settings

_LENGTH = struct.Struct("<Q")

Answer = tuple[Article | OnrecordError, bool]
"""What a page gave, and whether the worker goes on to the next."""


def set_aside(page: Page, reason: str) -> SetAsideError:
    """The error for a page that a worker could not cope with."""
    return SetAsideError(
        f"{page.where} {reason} and was set aside. If it is worth reading, raise page_seconds or page_megabytes "
        "in the settings, or give its text.",
        where=page.where,
    )


def write_frame(stream: IO[bytes], value: Any) -> None:
    """Send one value."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """The next value.

    Raises:
        EOFError: the other side has ended.
    """
    head = stream.read(_LENGTH.size)
    body = stream.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
    if not body:
        raise EOFError
    return pickle.loads(body)  # noqa: S301 - what the parent process wrote


def main() -> None:
    """Answer pages until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pages, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    settings = read_frame(pages)
    _load_parsers()
    from onrecord.read.limits import limit_memory, limit_processor_time

    limit_memory(settings.page_megabytes)
    while True:
        try:
            page = read_frame(pages)
        except EOFError:
            return
        limit_processor_time(settings.page_seconds)
        answer, goes_on = _answer(page, settings)
        write_frame(answers, (answer, goes_on))
        if not goes_on:
            return


def _load_parsers() -> None:
    """Load all that reading needs, so that its memory and time do not count against the first page.

    What is loaded stays to the end, and is not looked through for garbage again and again.
    """
    from onrecord.read import pages  # noqa: F401

    gc.freeze()


def _answer(page: Page, settings: Settings) -> Answer:
    """The article or the error, and whether this process is fit to go on."""
    from onrecord.read.pages import read_page

    try:
        return read_page(page, settings), True
    except OnrecordError as error:
        return error, True
    except MemoryError:
        return set_aside(page, f"took more than {settings.page_megabytes:,} MB of memory to parse"), False
