"""Tables inside an article of plain text: standings, tolls by district, dates of a tour.

A table stands there a row a line, or a cell a line. None of its lines is prose, and each alone could be a menu's or
a ticker's; what tells them is that they are many, of one form and right below the article's words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.read import shapes
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.words import word_list
from onrecord.records import Role
from onrecord.text import last_cells

_LEAST_ROWS = 4
_LEAST_CELLS = 2
_WITHIN = 5  # so many lines stand between the article's words and the first row, and one more for each column

_OPENS_WITH_DAY = re.compile(r"(?P<first>\w+)[.,]? (?P<second>\w+)\b")
_LONGEST_ROW = 160
_LONGEST_HEAD, _MOST_HEAD_WORDS = 40, 4
_ROWS_OF_CELLS = re.compile(r"(wn{2,8})\1{3,}")
"""Rows of a cell a line, as marks of lines: words, then as many numbers in each row. Where one number stands below
each, they are networks and how often the page was shared there."""


def mark_rows(lines: Sequence[Line], roles: Roles) -> None:
    """Give the rows of tables right below the article's words, and what stands in between, to the article.

    So is the line below that names the table's source.
    """
    for start, end, columns in (*_tables(lines), *_tables_of_cells(lines)):
        highest = max(-1, start - 2 - _WITHIN - columns)
        above = next((at for at in range(start - 1, highest, -1) if roles[at] in TEXT), None)
        if above is None:
            continue
        sourced = end < len(lines) and _names_source(lines[end].text)
        for at in range(above + 1, end + sourced):
            if roles[at] is None and not shapes.is_site_line(lines[at].text):
                roles[at] = Role.BODY


def _tables(lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Where rows of one form start and end, where there are enough of them, and 0."""
    at = 0
    for form, rows in groupby(lines, key=lambda line: _form(line.text)):
        end = at + len(list(rows))
        if form and end - at >= _LEAST_ROWS:
            yield at, end, 0
        at = end


def _form(text: str) -> str:
    """What a row is like: how many numbers it ends with, or that it begins with a day; "" for what is no row."""
    if len(text) > _LONGEST_ROW:
        return ""
    cells = last_cells(text)
    if _LEAST_CELLS <= cells < len(text.split()):
        return f"{cells} cells"
    return "day" if _opens_with_day(text) else ""


def _opens_with_day(text: str) -> bool:
    """Whether a day of a month is a row's first words, in either order, and more follows."""
    match = _OPENS_WITH_DAY.match(text.lower())
    if match is None or match.end() == len(text):
        return False
    months, pair = word_list("months"), match.groups()
    return any(word in months for word in pair) and any(word.isdigit() and len(word) < 3 for word in pair)


def _tables_of_cells(lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Where rows of a cell a line start and end, and how many cells a row has."""
    for found in _ROWS_OF_CELLS.finditer("".join(_mark(line.text) for line in lines)):
        yield *found.span(), len(found[1])


def _mark(text: str) -> str:
    """What a line could be in such a table: "n" for a number, "w" for words that head a row, "." for neither."""
    if len(text) > _LONGEST_HEAD:
        return "."
    words = len(text.split())
    if words == 1 and last_cells(text):
        return "n"
    return "w" if words <= _MOST_HEAD_WORDS and text[-1] not in ".!?" else "."


def _names_source(text: str) -> bool:
    head, colon, _ = text.partition(":")
    return bool(colon) and len(text) <= _LONGEST_ROW and head.lower() in word_list("table_sources")
