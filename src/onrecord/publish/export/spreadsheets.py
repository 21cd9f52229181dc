"""Rows as CSV, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from onrecord.ledger import QuestionPage
from onrecord.publish.export import rows
from onrecord.publish.wording import safe
from onrecord.text import escaped

_MARK = "\ufeff"
"""What a file begins with that spreadsheets are to read as UTF-8: Excel takes “é” for “Ã©” without it.

pandas, polars, DuckDB, R's readr and frictionless drop it; Python's `csv` does in a file opened as "utf-8-sig". Who
reads by program has JSON Lines and Parquet, which have no mark.
"""
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20'"
_RISKY = re.compile(rf"^(?=[{_SIGNS}\t\r\n])|(?<=[;\t\r\n])\"*(?=[{_SIGNS}])")
"""Where a formula could begin, or an apostrophe of our own be meant: at the head of a cell, and behind what parts
cells and rows where a spreadsheet takes the semicolon for the mark between cells, as in half of Europe. A Japanese
one takes the wide signs for the narrow ones.

Source: OWASP, CSV Injection.
"""


def records_csv(columns: Sequence[str], records: Iterable[object]) -> str:
    """Records as CSV, a column for each of these fields of theirs; lone surrogates are escaped."""
    out = io.StringIO()
    write_rows(out, columns, ([getattr(record, name) for name in columns] for record in records))
    return escaped(out.getvalue())


def figures_csv(page: QuestionPage) -> str:
    """A question's figures as CSV: one row for each utterance, an open end is an empty cell."""
    return table_csv("answers", ((page.question, answer) for answer in page.answers))


def table_csv(what: str, items: Iterable[object]) -> str:
    """Items of one of `rows.SHOWN` as CSV, in the columns of an export; lone surrogates are escaped."""
    table, out = rows.SHOWN[what], io.StringIO()
    write_rows(out, table.columns, map(table.to_cells, items))
    return escaped(out.getvalue())


def write_rows(file: TextIO, columns: Sequence[str], cells: Iterable[Sequence[rows.Cell]]) -> int:
    """Write a head and rows as CSV behind the mark of UTF-8; how many rows there were."""
    file.write(_MARK)
    write = csv.writer(file)
    write.writerow(columns)
    count = 0
    for row in cells:
        write.writerow([protected(cell) for cell in row])
        count += 1
    return count


def protected(cell: rows.Cell) -> rows.Cell:
    """The cell as CSV holds it: in a text an apostrophe stands before what a spreadsheet could run as a formula.

    CSV has no escapes, so characters of control are shown as U+FFFD; offsets stay as they are.
    """
    if not isinstance(cell, str) or (cell[:1].isalnum() and cell.isprintable() and ";" not in cell):
        return cell  # as nearly all are: nothing of what is sought can stand in it
    return _RISKY.sub(r"\g<0>'", safe.without_controls(cell))
