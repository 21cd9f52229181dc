"""The lists of `lexicon/en/naming.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _tables() -> dict[str, Any]:
    path = resources.files("onrecord") / "lexicon" / "en" / "naming.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def listed(table: str, entry: str) -> frozenset[str]:
    """The words of one entry."""
    return frozenset(_tables()[table][entry].split())


@cache
def rows_of(table: str, entry: str) -> dict[str, frozenset[int]]:
    """For each word of an entry's rows, the numbers of the rows that it stands in."""
    out: dict[str, frozenset[int]] = {}
    for at, row in enumerate(_tables()[table][entry]):
        for word in row.split():
            out[word] = out.get(word, frozenset()) | {at}
    return out
