"""Records as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from onrecord.records import Reading
from onrecord.serialise.to_record import reading_to_dict


class Line(NamedTuple):
    """A reading as a line of JSON, and what its reader is told beside it.

    Attributes:
        about: the article's title, or its id.
        problems: the problems of the reading.
        line: the record of the reading, without a line break.
    """

    about: str
    problems: tuple[str, ...]
    line: bytes


def line_of(reading: Reading) -> Line:
    """The line of a reading."""
    article = reading.article
    return Line(article.title or article.id, reading.problems, record_line(reading_to_dict(reading)))


def record_line(record: Mapping[str, Any]) -> bytes:
    """A record as JSON in UTF-8; a lone surrogate of a broken page is written as its JSON escape."""
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)
    return line.encode("utf-8", "backslashreplace")
