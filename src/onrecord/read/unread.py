"""Lines of a plain text that no reader takes for words of it: marks of notes, pieces of data, empty templates.

A scrape parts a paragraph at each mark of a note, "[12]" or "[iv]", and takes a page's data along with its words,
`"topics": [`. They are furniture, and what stands around them is looked at without them.
"""

import re
from collections.abc import Sequence

from onrecord.read.lines import Line

_UNREAD = re.compile(
    r"(?:\[(?:\d{1,3}|[ivxlc]{1,9})\][,;. ]*)+"
    r"|[{}\[\]]+,?"
    r"|\"[\w@$-]{1,40}\": ?(?:[\[{\"\d-]|true|false|null)[^\n]*"
    r"|[^\n]*\{\{[^{}\n]{1,80}\}\}[^\n]*"
)
"""The marks of notes; a bracket alone; a name with its value; a template that nothing was put into."""

_LONGEST = 300


def unread_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines that are no words, unless all are."""
    found = frozenset(
        at for at, line in enumerate(lines) if len(line.text) <= _LONGEST and _UNREAD.fullmatch(line.text)
    )
    return found if len(found) < len(lines) else frozenset()
