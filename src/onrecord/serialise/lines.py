"""Records as lines of JSON."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from onrecord.records import Reading
from onrecord.serialise.to_record import reading_to_dict

_OBEYED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What JSON lets through as it is and a terminal obeys: in strings, where alone it is, an escape says as much."""


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
    """A record as JSON in UTF-8; what a terminal would obey and lone surrogates are written as their escapes."""
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)
    line = _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
    return line.encode("utf-8", "backslashreplace")
