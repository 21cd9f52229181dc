"""The words that tell what a line is for, from `lexicon/read_lines.json`, as compiled patterns."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of one list of the lexicon, longest first."""
    path = files("onrecord") / "lexicon" / "read_lines.json"
    words = json.loads(path.read_text(encoding="utf-8"))[name]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern that finds a word of a list, whole, in lower-case text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, word_list(name))) + r")(?!\w)")
