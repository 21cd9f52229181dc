"""Lines that say when an article was written, and perhaps by whom and how long it is, and nothing else."""

import re
from collections.abc import Sequence

from onrecord.read import shapes
from onrecord.read.facts.written import with_hour, written_days
from onrecord.read.lines import TEXT, Line, Roles

_LONGEST = 100
_MOST_BESIDE = 30
"""Characters beside the day in a line that tells a moment: the hour, its zone, a weekday, a word as "Posted"."""

_BETWEEN = re.compile(r"\s+[|·•–—]\s+")


def mark_moments(lines: Sequence[Line], roles: Roles) -> None:
    """A day with its hour, or with a byline beside, on a line of its own is none of the article's words."""
    for at, line in enumerate(lines):
        if roles[at] in TEXT and len(line.text) <= _LONGEST and (_is_moment(line.text) or _signs(line.text)):
            roles[at] = None


def _is_moment(text: str) -> bool:
    found = next(written_days(text, month_first=False), None)
    return (
        found is not None
        and len(text) - len(found.day) <= _MOST_BESIDE
        and len(with_hour(text, found)) > len(found.day)
    )


def _signs(text: str) -> bool:
    """Whether each part of a line is a day, a byline or a time to read: "4 March 2031 · By Ada Holm"."""
    parts = _BETWEEN.split(text)
    others = [part for part in parts if not (shapes.is_dateline(part) or _is_moment(part))]
    signed = all(shapes.is_byline(part) or shapes.is_read_time(part) for part in others)
    return 0 < len(others) < len(parts) and signed
