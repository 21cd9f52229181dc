"""A reading from one JSON object: every field is looked at, and an error names the one that is wrong.

Records are read by the types of their fields, as `to_record` writes them by their names: a span, and what a page
states, have no name of their own and stand beside the other fields.
"""

import datetime as dt
import types
from collections.abc import Callable
from dataclasses import fields as fields_of
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from onrecord.errors import RecordError
from onrecord.fields import Fields
from onrecord.identity import text_sha256
from onrecord.records import Article, Block, Claim, Range, Reading, Role, Span, TimeRef
from onrecord.stated import Stated

Record = dict[str, Any]
R = TypeVar("R")
Read = Callable[[Fields, str], Any]
"""Reads the field of a name."""

_NAMES = {(TimeRef, "kind"): "type", (Article, "authors"): "author", (Article, "problems"): "page_problems"}
"""The fields that the record has under another name; where something was found stands under "from"."""
_PLAIN: dict[Any, Read] = {str: Fields.text, int: Fields.whole, float: Fields.real}
_MAYBE: dict[Any, Read] = {
    str: Fields.maybe_text,
    int: Fields.maybe_whole,
    float: Fields.maybe_real,
    dt.date: Fields.maybe_day,
    Span: Fields.maybe_span,
}


def reading_from_dict(record: Record) -> Reading:
    """The reading that an output record describes. Lists that are left out are taken as empty.

    Raises:
        RecordError: a field is missing, of the wrong kind, or points outside the text; the message names it.
    """
    bare = Fields(record, "", "")
    text = bare.text("text")
    fields = Fields(record, "", text, figures=len(bare.items("figures")))
    sha256 = fields.maybe_text("text_sha256")
    if sha256 is not None and sha256 != text_sha256(text):
        raise RecordError(
            "text_sha256 is not the SHA-256 of text: the text was changed after it was read. Read it again."
        )
    versions = fields.values.get("versions") or {}
    if not isinstance(versions, dict) or not all(isinstance(v, str) for v in versions.values()):
        raise RecordError("versions must be an object of texts.")
    read = {
        name: read(fields, said) for name, said, read in _readers(Reading) if name not in ("article", "versions")
    }
    return Reading(article=_read(Article, fields), versions=dict(versions), **read)


def stated_from_dict(record: Record) -> Stated:
    """What a page states about itself, from the keys of a record; what is left out was not stated.

    Raises:
        RecordError: a field is of the wrong kind; the message names it.
    """
    return _read(Stated, Fields(record, "", ""))


def _read(kind: Callable[..., R], fields: Fields) -> R:
    """A record of this kind."""
    if kind is Block:
        return kind(fields.one_of("role", Role), *fields.range())
    return kind(**{name: read(fields, said) for name, said, read in _readers(kind)})


@cache
def _readers(kind: Any) -> tuple[tuple[str, str, Read], ...]:
    """The fields of a kind of records: the name of each, that in the JSON, and what reads it."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields_of(kind)]
    said = {name: _NAMES.get((kind, name), "from" if name == "found_in" else name) for name in names}
    return tuple((name, said[name], _reader(kind, name, hints[name])) for name in names)


def _reader(kind: Any, name: str, hint: Any) -> Read:
    """What reads a field of this type."""
    if (kind, name) == (Claim, "figures"):
        return _indexes
    if name == "span":
        return lambda fields, _: fields.span()
    if hint is Stated:
        return lambda fields, _: _read(Stated, fields)
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0])
    if get_origin(hint) is types.UnionType:
        (hint,) = (one for one in get_args(hint) if one is not type(None))
        return _MAYBE.get(hint) or partial(_one, hint)
    return _PLAIN.get(hint) or partial(_needed, hint)


def _several(hint: Any) -> Read:
    lists = {str: Fields.texts, Span: Fields.spans, Range: Fields.pairs}
    return lists.get(hint) or (lambda fields, name: fields.all(name, partial(_read, hint)))


def _one(hint: Any, fields: Fields, name: str) -> Any:
    """A member of an enumeration or a record; None where it is null or left out."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return None if fields.values.get(name) is None else fields.one_of(name, hint)
    return fields.maybe(name, partial(_read, hint))


def _needed(hint: Any, fields: Fields, name: str) -> Any:
    """The same where it must be there."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return fields.one_of(name, hint)
    found = fields.maybe_span(name) if hint is Span else fields.maybe(name, partial(_read, hint))
    if found is None:
        raise fields.fail(name, "a [start, end] pair" if hint is Span else "an object with value and from")
    return found


def _indexes(fields: Fields, name: str) -> tuple[int, ...]:
    """The places of a claim's figures among those of the record."""
    indexes = tuple(fields.items(name))
    if not all(type(at) is int and 0 <= at < fields.figures for at in indexes):
        raise fields.fail(name, f"a list of indexes into the record's {fields.figures} figures")
    return indexes
