"""A decision in force as pages and exports tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force as a sentence, with its id, by which it is undone."""

    decision_id: str
    words: str
