"""Texts as bytes that the database casts back, which is how lone surrogates get through."""

from collections.abc import Sequence
from typing import Any

Row = tuple[Any, ...]


def as_bytes(value: str) -> bytes:
    """A text as UTF-8, lone surrogates let through."""
    return value.encode("utf-8", "surrogatepass")


def spelled(sql: str, rows: Sequence[Row]) -> tuple[str, Sequence[Row]]:
    """A statement of placeholders with its texts as bytes that it casts back to text."""
    texts = {at for row in rows for at, value in enumerate(row) if isinstance(value, str)}
    places = iter(range(sql.count("?")))
    pieces = sql.split("?")
    marks = ["CAST(? AS TEXT)" if at in texts else "?" for at in places]
    whole = "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))
    return whole, [tuple(as_bytes(v) if isinstance(v, str) else v for v in row) for row in rows]
