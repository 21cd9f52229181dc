"""Parquet: the input record as columns, by our names or those of other tools, read some rows at a time."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.collect.columns import known_columns
from onrecord.collect.jsonl import page_of_record
from onrecord.errors import InputError, RecordError
from onrecord.records import Page, Problem

_ROWS = 64


def pages_of_parquet(path: Path) -> Iterator[Page | Problem]:
    """The pages of a Parquet file, row by row; a row that is no input record is a Problem.

    Raises:
        InputError: the extra that reads Parquet is missing, or the file cannot be read.
    """
    parquet = _module(path)
    import pyarrow

    row = 0
    try:
        file = parquet.ParquetFile(path)
        names = known_columns(file.schema_arrow.names, where=str(path))
        for batch in file.iter_batches(batch_size=_ROWS, columns=names):
            for at in range(batch.num_rows):
                row += 1
                try:
                    yield page_of_record(_record(batch, at), where=f"{path}, row {row}")
                except RecordError as error:
                    yield Problem(str(path), f"Row {row} of {path} was left out: {error}.", row)
    except (pyarrow.ArrowException, OSError) as error:
        said = str(error).splitlines()[0].rstrip(".") if str(error) else "it is broken"
        how_far = f"cannot be read after row {row}" if row else "cannot be read as Parquet"
        raise InputError(f"{path} {how_far}: {said}. Write it again.", where=str(path)) from error


def _module(path: Path) -> Any:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise InputError(
            f"{path} is Parquet, which needs pyarrow: install onrecord[corpus].", where=str(path)
        ) from error
    return pyarrow.parquet


def _record(batch: Any, at: int) -> dict[str, Any]:
    """A row with dates and instants as ISO 8601 and bytes as text.

    Raises:
        RecordError: Python has no value like one of it: an instant after the year 9999, or one of nanoseconds.
    """
    try:
        (row,) = _rows(batch.slice(at, 1))
    except (ValueError, OverflowError) as error:
        said = str(error).partition(". ")[0].rstrip(".")
        raise RecordError(f"one of its values cannot be taken over ({said})") from error
    return {name: _value(value) for name, value in row.items()}


def _rows(batch: Any) -> list[dict[str, Any]]:
    """The rows of a batch, with texts as bytes where one is no UTF-8: other programs keep halves of pairs."""
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except UnicodeDecodeError:
        import pyarrow

        kinds = {pyarrow.string(): pyarrow.binary(), pyarrow.large_string(): pyarrow.large_binary()}
        fields = [(field.name, kinds.get(field.type, field.type)) for field in batch.schema]
        rows = pyarrow.Table.from_batches([batch]).cast(pyarrow.schema(fields)).to_pylist()
    return rows


def _value(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return value.decode("utf-8", "replace")
