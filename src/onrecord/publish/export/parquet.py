"""A ledger's rows as Parquet: typed columns, for programs that read tables.

Columns bear the names of the CSV ones. Numbers are numbers, days are days, and an open end is null; a claim's
figures are a list of structs, a chain is a list of names. `published` stays text, since some articles give a day
and others an instant. Needs pyarrow, which the extra `corpus` installs.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.ledger import ClaimHit
from onrecord.publish.export import rows
from onrecord.text import escaped

_BATCH = 2_000
COLUMNS = {
    "claims": (*(name for name in rows.CLAIM_COLUMNS if not name.startswith("figure_")), "figures"),
    "articles": (*rows.ARTICLE_COLUMNS, "text"),
}
"""The columns of rows that have others in CSV: no figures joined in cells, and no text, too long for its cells."""


def claim_columns(hit: ClaimHit) -> rows.Record:
    """A claim by its `COLUMNS`."""
    flat = dict(zip(rows.CLAIM_COLUMNS, rows.claim_cells(hit), strict=True))
    whole: rows.Record = flat | {"chain": list(hit.chain), "figures": [rows.figure_fields(f) for f in hit.figures]}
    return {name: whole[name] for name in COLUMNS["claims"]}


def write_parquet(path: Path, what: str, columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> int:
    """Write records as the rows of a Parquet file; how many there were.

    `what` the rows are says the types of some columns. What a record has beside the columns is left out.

    Raises:
        OnrecordError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise OnrecordError(f"{path} is Parquet, which needs pyarrow: install onrecord[corpus].") from error
    kinds = {name: rows.kind_of(what, name) for name in columns}
    schema = pyarrow.schema([(name, _type(kind, pyarrow)) for name, kind in kinds.items()])
    count, waiting = 0, iter(records)
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        while batch := [
            {name: _value(kind, one[name]) for name, kind in kinds.items()} for one in islice(waiting, _BATCH)
        ]:
            writer.write_batch(pyarrow.RecordBatch.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _type(kind: rows.Kind, arrow: Any) -> Any:
    """The type of a column of this kind."""
    if kind == "records":
        fields = [(name, rows.kind_of("figures", name)) for name in rows.FIGURE_FIELDS]
        return arrow.list_(arrow.struct([(name, _type(one, arrow)) for name, one in fields]))
    plain = {
        "list": arrow.list_(arrow.string()),
        "whole": arrow.int64(),
        "real": arrow.float64(),
        "true": arrow.bool_(),
        "day": arrow.date32(),
    }
    return plain.get(kind, arrow.string())


def _value(kind: rows.Kind, value: Any) -> Any:
    """A value as its column has it: days as days, objects as JSON, halves of surrogate pairs as their escapes."""
    if isinstance(value, str):
        return dt.date.fromisoformat(value[:10]) if kind == "day" else escaped(value)
    if isinstance(value, dict):
        return json.dumps(value)
    if isinstance(value, list):
        return [_fields(one) if isinstance(one, dict) else escaped(one) for one in value]
    return value


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(rows.kind_of("figures", name), value) for name, value in record.items()}
