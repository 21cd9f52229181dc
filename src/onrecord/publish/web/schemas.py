"""The shapes of JSON answers, made from the records that they are written from.

Types come in, JSON Schema (2020-12) goes out, as `dataclasses.asdict` and `json` write them: records as objects,
tuples as arrays, enums as their words.
"""

import dataclasses
import datetime as dt
import types
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]

_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    dt.date: {"type": "string", "format": "date"},
    Any: {},
}


class Schemas:
    """Schemas of types; those of records are kept in `parts` under their names, and pointed at from there."""

    def __init__(self) -> None:
        self.parts: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of a type.

        Raises:
            TypeError: no record of ours has fields of this type.
        """
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if get_origin(kind) is not None:
            return self._of_several(get_origin(kind), get_args(kind))
        if dataclasses.is_dataclass(kind):
            return self._of_record(kind)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return {"type": "string", "enum": [one.value for one in kind]}
        if isinstance(kind, type) and hasattr(kind, "_fields"):
            return _array([self.of(one) for one in get_type_hints(kind).values()])
        raise TypeError(f"{kind!r} has no schema.")

    def several(self, kind: Any) -> Schema:
        """The schema of any number of values of a type."""
        return {"type": "array", "items": self.of(kind)}

    def _of_several(self, origin: Any, kinds: tuple[Any, ...]) -> Schema:
        """The schema of a type that is made of others."""
        if origin is Literal:
            return {"type": "string", "enum": list(kinds)}
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.of(one) for one in kinds]}
        if origin is tuple and kinds[-1] is not ...:
            return _array([self.of(one) for one in kinds])
        if issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(kinds[1])}
        if issubclass(origin, Sequence):
            return self.several(kinds[0])
        raise TypeError(f"{origin!r} has no schema.")

    def _of_record(self, kind: Any) -> Schema:
        if kind.__name__ not in self.parts:
            self.parts[kind.__name__] = {}  # a record may hold others of its kind
            fields = {name: self.of(one) for name, one in get_type_hints(kind).items()}
            said = " ".join((kind.__doc__ or "").split())
            self.parts[kind.__name__] = {"description": said, **objects(fields)}
        return {"$ref": f"#/components/schemas/{kind.__name__}"}


def objects(fields: Mapping[str, Schema]) -> Schema:
    """An object that has all of these fields."""
    return {"type": "object", "properties": dict(fields), "required": list(fields)}


def _array(items: list[Schema]) -> Schema:
    """An array of so many values, each with its own schema."""
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
