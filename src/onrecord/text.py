"""Offsets, paragraphs and sentences: what two stages share.

Text comes in, ranges of code points go out; every range is half-open, holds no blanks at its ends, and the
ranges are in the order of the text. Nothing here changes a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Range

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")


def lines(text: str) -> Iterator[Range]:
    """The lines of a text that hold more than blanks, without the blanks at their ends."""
    for match in _LINE.finditer(text):
        stripped = trim(text, match.start(), match.end())
        if stripped.start < stripped.end:
            yield stripped


def trim(text: str, start: int, end: int) -> Range:
    """The range without the blanks at its ends; empty at `start` when there is nothing else."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Range(start + lead, start + lead + len(piece.strip()))


_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sen rep gov gen col maj capt lt sgt cpl adm cmdr pres rev hon sr jr st mt ft
    jan feb mar apr jun jul aug sept sep oct nov dec no vs inc corp co ltd dept est approx fig vol
    u.s u.k u.n e.u d.c p.m a.m i.e e.g ph.d ala ariz ark calif colo conn del fla ga ill ind kan ky la
    md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo""".split()
)
_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
_LAST_WORD = re.compile(r"[\w.]+$")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """The sentences of one paragraph of a text, as ranges of the whole text.

    Args:
        text: the whole text.
        start: where the paragraph starts.
        end: where it ends; the end of the text when None.
    """
    stop = len(text) if end is None else end
    out, begin = [], start
    for match in _BREAK.finditer(text, start, stop):
        if text[match.start()] == "." and _is_abbreviation(text[max(begin, match.start() - 20) : match.start()]):
            continue
        sentence = trim(text, begin, match.end())
        if sentence.start < sentence.end:
            out.append(sentence)
        begin = match.end()
    rest = trim(text, begin, stop)
    if rest.start < rest.end:
        out.append(rest)
    return tuple(out)


def _is_abbreviation(before: str) -> bool:
    """Whether the words before a full stop end in an abbreviation or an initial."""
    match = _LAST_WORD.search(before)
    if not match:
        return False
    word = match.group()
    return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS
