"""Files that are there whole or not at all: written beside their place, then put into it."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import OnrecordError


def write_text(path: Path, text: str) -> None:
    """Write a file of one text, whole or not at all.

    Raises:
        OnrecordError: the file cannot be written.
    """
    with replacing(path) as file:
        file.write(text)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of `path` when all is written, and is removed when something fails.

    Raises:
        OnrecordError: the file cannot be written.
    """
    with draft_of(path) as draft, draft.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """A path whose file takes the place of `path` when all is written, and is removed when something fails.

    Raises:
        OnrecordError: the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            yield draft
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OnrecordError(f"{path} cannot be written: {error.strerror or error}. Give another place.") from error
