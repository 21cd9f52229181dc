"""A record that came from outside, read field by field; what is wrong with it is said by the field's name."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.errors import RecordError
from onrecord.records import Range, Span

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Fields:
    """One object of a record of an article with so many figures; its errors say where a field stands."""

    __slots__ = ("article", "figures", "path", "values")

    def __init__(self, values: object, path: str, article: str, *, figures: int = 0) -> None:
        if not isinstance(values, dict):
            raise RecordError(f"{path or 'The record'} must be an object, not {_shown(values)}.")
        self.values, self.path, self.article, self.figures = values, path, article, figures

    def fail(self, name: str, wanted: str) -> RecordError:
        """The error for a field that is missing or is not what was wanted."""
        place = f"{self.path}.{name}" if self.path else name
        if name not in self.values:
            return RecordError(f"{place} is missing; it must be {wanted}.")
        return RecordError(f"{place} must be {wanted}, not {_shown(self.values[name])}.")

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self.fail(name, "a text")
        return value

    def maybe_text(self, name: str) -> str | None:
        """A text, or None where it is null or left out."""
        return None if self.values.get(name) is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.items(name)
        if not all(isinstance(item, str) for item in value):
            raise self.fail(name, "a list of texts")
        return tuple(value)

    def items(self, name: str) -> list[Any]:
        """A list of anything; none where it is null or left out."""
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(name, "a list")
        return value

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self.values.get(name)
        if type(value) is not int:
            raise self.fail(name, "a whole number")
        return value

    def maybe_whole(self, name: str) -> int | None:
        """A whole number, or None where it is null or left out."""
        return None if self.values.get(name) is None else self.whole(name)

    def real(self, name: str) -> float:
        """A finite number."""
        value: Any = self.values.get(name)
        if type(value) not in (int, float) or not math.isfinite(value):
            raise self.fail(name, "a number")
        return float(value)

    def maybe_real(self, name: str) -> float | None:
        """A finite number, or None where it is null or left out."""
        return None if self.values.get(name) is None else self.real(name)

    def one_of(self, name: str, kind: type[E]) -> E:
        """A member of an enumeration."""
        try:
            return kind(self.values.get(name))  # type: ignore[arg-type]
        except ValueError:
            raise self.fail(name, "one of " + ", ".join(kind)) from None

    def maybe_day(self, name: str) -> dt.date | None:
        """An ISO day, or None where it is null or left out."""
        value = self.maybe_text(name)
        try:
            return None if value is None else dt.date.fromisoformat(value)
        except ValueError:
            raise self.fail(name, "an ISO day such as 2025-02-07") from None

    def all(self, name: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """A list of objects, each as `read` reads it."""
        return tuple(read(self._under(f"{name}[{at}]", item)) for at, item in enumerate(self.items(name)))

    def maybe(self, name: str, read: Callable[[Fields], T]) -> T | None:
        """An object as `read` reads it, or None where it is null or left out."""
        value = self.values.get(name)
        return None if value is None else read(self._under(name, value))

    def _under(self, name: str, value: object) -> Fields:
        return Fields(value, f"{self.path}.{name}" if self.path else name, self.article, figures=self.figures)

    def range(self) -> Range:
        """The range that the fields `start` and `end` name."""
        start, end = self.whole("start"), self.whole("end")
        if not 0 <= start <= end <= len(self.article):
            raise self.fail("end", f"offsets within the text (start {start} up to {len(self.article)})")
        return Range(start, end)

    def span(self) -> Span:
        """The span that the fields `start` and `end` name; `text` beside them must agree."""
        span = Span.of(self.article, *self.range())
        if self.values.get("text", span.text) != span.text:
            raise self.fail("text", f"what the article says there, {span.text[:60]!r}")
        return span

    def pairs(self, name: str) -> tuple[Range, ...]:
        """A list of [start, end] ranges of the text."""
        return tuple(self._pair(name, value) for value in self.items(name))

    def spans(self, name: str) -> tuple[Span, ...]:
        """A list of [start, end] spans of the text."""
        return tuple(Span.of(self.article, *pair) for pair in self.pairs(name))

    def maybe_span(self, name: str) -> Span | None:
        """A [start, end] span of the text, or None where it is null or left out."""
        value = self.values.get(name)
        return None if value is None else Span.of(self.article, *self._pair(name, value))

    def _pair(self, name: str, value: object) -> Range:
        match value:
            case [int(start), int(end)] if 0 <= start <= end <= len(self.article):
                return Range(start, end)
        raise self.fail(name, "made of [start, end] offsets within the text")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"
