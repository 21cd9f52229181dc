"""The word lists of `lexicon/en`, read once each and only when something asks for them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """The tables of `lexicon/en/<name>.toml`."""
    path = resources.files("onrecord") / "lexicon" / "en" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The words of one entry of a lexicon; entries with semicolons hold phrases, the others words."""
    value: Any = load_lexicon(name)
    for key in path:
        value = value[key]
    if ";" in value:
        return frozenset(part.strip().lower() for part in value.split(";") if part.strip())
    return frozenset(value.lower().split())


@cache
def families(name: str, *path: str) -> dict[str, frozenset[str]]:
    """For each word of a list of rows, the words of every row that it stands in."""
    value: Any = load_lexicon(name)
    for key in path:
        value = value[key]
    out: dict[str, frozenset[str]] = {}
    for row in value:
        members = frozenset(row.split())
        for word in members:
            out[word] = out.get(word, frozenset()) | members
    return out


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a lexicon, compiled once."""
    return re.compile(pattern, re.IGNORECASE)
