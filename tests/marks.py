"""Texts in which it is marked who says what: sources in <>, cues in ||, contents in «».

"<Ann Lee> |said| «it was late», but <Bo Hale> |denied| «it».": what rules find is written down once, in its place.
"""

import re

Part = tuple[int, int]
Marked = dict[str, list[Part]]
"""The places of a source, of a cue and of a content, by these words."""
_MARK = re.compile(r"[<|«](?:(?P<number>\d):)?|[>»]")
_ROLES = {"<": "source", "|": "cue", "«": "content"}


def read_marks(marked: str) -> tuple[str, list[Marked], dict[int, int]]:
    """The text without its marks, what is marked in it, and in whose content that stands, by places in the list.

    A source, a cue or a content belongs to the one before it, unless that has one or stands around it; then it
    begins the next. A number tells another one that it belongs to, from 1: "<He> |said| «no» and |2:denied| «it»".
    """
    text, at, last = "", 0, 0
    open_: list[tuple[str, int, int]] = []
    parts: dict[int, Marked] = {}
    inside: dict[int, int] = {}
    for mark in _MARK.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        if mark[0] in ">»" or (open_ and open_[-1][0] == "cue"):
            role, last, start = open_.pop()
            parts[last][role].append((start, len(text)))
            continue
        role = _ROLES[mark[0][0]]
        begins = not last or parts[last][role] or last in {number for _, number, _ in open_}
        last = int(mark["number"] or (len(parts) + 1 if begins else last))
        outer = [number for around, number, _ in open_ if around == "content"]
        if outer and last not in parts:
            inside[last - 1] = outer[-1] - 1
        parts.setdefault(last, {"source": [], "cue": [], "content": []})
        open_.append((role, last, len(text)))
    return text + marked[at:], [parts[number] for number in sorted(parts)], inside
