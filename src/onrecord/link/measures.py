"""What a figure measures: a row of the lexicon, from its own words and those of its clause.

The words nearest to the figure decide: what it counts, then what follows in its clause, then "the number of … rose
to" and "the toll" before it, then what stands before it in the clause, then the event that the reading gave it.
"""

from __future__ import annotations

import re
from itertools import takewhile

from onrecord.link.terms import counted_rows, pattern, rows_of, tokens, word_set
from onrecord.link.view import View
from onrecord.records import Figure

_NEAR = 90
_CLAUSE = re.compile(
    r"[,;:—–]\s|\s[—–-]\s|\.\s|\b(?:and|but|while|after|when|with|as)\b(?!\s+(?:many|much|few|high)\b)"
)


def clause_of(view: View, figure: Figure) -> tuple[str, str]:
    """The words of a figure's clause before and after it."""
    text = view.claim.evidence.text
    start = figure.span.start - view.claim.evidence.start
    stop = start + len(figure.span.text)
    before = _CLAUSE.split(text[max(0, start - _NEAR) : start])[-1]
    after = _CLAUSE.split(text[stop : stop + _NEAR])[0]
    return before, after


def measure_of(view: View, figure: Figure) -> str:
    """The row of what a figure measures, or "" where no word tells."""
    before, after = clause_of(view, figure)
    if figure.unit:
        return _first(rows_of("measured"), tokens(after), tokens(before)[::-1], _wide(view, figure))
    start = figure.span.start - view.claim.evidence.start
    follows = view.claim.evidence.text[start + len(figure.span.text) : start + _NEAR]
    if pattern("across", "casualties").search(f"{figure.counts or ''} {follows}"):
        return "casualties"
    for name, row in (("left_home", "displaced"), ("in_care", "treated")):
        if pattern("across", name).search(f"{before}{figure.span.text.replace(',', '')}{after}"):
            return row
    rows = counted_rows()
    forces = word_set("across", "soldiers")
    own, next_words = ([w for w in tokens(words) if w not in forces] for words in (figure.counts or "", after))
    found = _first(rows, own, next_words) or _of_number(_wide_before(view, figure))
    things = _first(rows_of("people_measured"), own, tokens(after))
    if found in rows_of("told_apart").values() and things:
        return things
    return (
        found
        or things
        or _first(rows, tokens(before)[::-1])
        or _first(rows_of("people_measured"), tokens(before)[::-1])
        or _first(rows, tokens(figure.event or ""))
    )


def _wide(view: View, figure: Figure) -> list[str]:
    """The words of the whole content, the nearest before the figure first."""
    start = figure.span.start - view.claim.evidence.start
    text = view.claim.evidence.text
    return tokens(text[max(0, start - _NEAR) : start])[::-1] + tokens(text[start : start + _NEAR])


def _wide_before(view: View, figure: Figure) -> str:
    start = figure.span.start - view.claim.evidence.start
    return view.claim.evidence.text[max(0, start - 2 * _NEAR) : start]


def _of_number(before: str) -> str:
    """The row of "the number of people killed … rose to" and of "the toll … to" before a figure."""
    number = pattern("across", "number_of").search(before)
    if number:
        words = tokens(number.group("what")), tokens(number.group(0))
        return _first(counted_rows(), *words) or _first(rows_of("people_measured"), *words)
    return "killed" if pattern("across", "toll_of").search(before) else ""


def counted_of_number(view: View, figure: Figure) -> list[str]:
    """The words that "the number of …" before a figure says are counted."""
    number = pattern("across", "number_of").search(_wide_before(view, figure))
    stops = word_set("across", "number_stop")
    return list(takewhile(lambda word: word not in stops, tokens(number.group("what")))) if number else []


def _first(rows: dict[str, str], *groups: list[str]) -> str:
    return next((rows[word] for words in groups for word in words if word in rows), "")
