"""Tables of articles, one a row under a row of names, to Pages: CSV, or parted by semicolons or tabs.

The columns are those of an input record, or what other tools call them. A row without a text is a Problem. A table
is read as a stream: it may be larger than a page.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.charsets import guess_charset
from onrecord.collect.columns import known_columns
from onrecord.collect.jsonl import page_of_record
from onrecord.errors import InputError, RecordError
from onrecord.records import Page, Problem
from onrecord.settings import Settings

_MARKS = ",;\t|"
_SAMPLE = 100_000


def pages_of_table(path: Path, limits: Settings) -> Iterator[Page | Problem]:
    """The pages of a table; a field of more than `max_bytes` ends it with a Problem.

    Raises:
        InputError: it cannot be opened, no column has a text or HTML, or there are no rows.
    """
    where = str(path)
    csv.field_size_limit(limits.max_bytes)
    try:
        with path.open("rb") as stream:
            sample = stream.read(_SAMPLE)
        with path.open(encoding=_encoding(sample), errors="replace", newline="") as lines:
            head = lines.readline(_SAMPLE)
            lines.seek(0)
            rows = csv.reader(lines, delimiter=max(_MARKS, key=head.count))
            try:
                yield from _pages_of_rows(rows, where)
            except csv.Error as error:
                yield Problem(where, f"{where} cannot be read to its end: {error} in line {rows.line_num}.")
    except OSError as error:
        raise InputError(
            f"{where} cannot be read: {error.strerror}. Check its permissions.", where=where
        ) from error


def _encoding(sample: bytes) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        sample[: sample.rfind(b"\n") + 1].decode()
    except UnicodeDecodeError:
        return guess_charset(sample)
    return "utf-8-sig"


def _pages_of_rows(rows: Iterator[list[str]], where: str) -> Iterator[Page | Problem]:
    names = next(rows, [])
    known_columns(names, where=where)
    found = False
    for number, row in enumerate(rows, 2):
        if any(map(str.strip, row)):
            found = True
            try:
                record: dict[str, Any] = {name: value or None for name, value in zip(names, row, strict=False)}
                yield page_of_record(record, where=f"{where}, row {number}")
            except RecordError as error:
                yield Problem(where, f"Row {number} of {where} was left out: {error}.", number)
    if not found:
        raise InputError(f"{where} holds no rows below its names.", where=where)
