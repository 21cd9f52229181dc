"""What an exported file holds, told beside it for programs: a Data Package with a column by column description.

A file of rows that has just been written comes in; `datapackage.json` in its folder goes out, with the other files
that it told of before and with what people wrote into it: a title, licences, contributors. The same files give the
same bytes.

Source: Data Package 2.0 and Table Schema 2.0 (datapackage.org).
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import onrecord
from onrecord.errors import OnrecordError
from onrecord.publish.export.drafts import write_text
from onrecord.publish.export.files import columns_of
from onrecord.publish.export.rows import Kind, kind_of

NAME = "datapackage.json"
_OURS = "onrecord-export"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_FORMATS = {
    ".csv": ("csv", "text/csv"),
    ".jsonl": ("jsonl", "application/jsonl"),
    ".parquet": ("parquet", "application/vnd.apache.parquet"),
}
_TYPES: Mapping[Kind, str] = {
    "text": "string",
    "whole": "integer",
    "real": "number",
    "true": "boolean",
    "day": "date",
    "list": "array",
    "records": "array",
}
_OBJECTS: Mapping[str, Mapping[str, str]] = {
    "claims": {
        **dict.fromkeys(("source", "said_when", "as_of", "evidence"), "object"),
        **dict.fromkeys(("chain", "figures", "places", "decided"), "array"),
        "score": "number",
    },
    "decisions": dict.fromkeys(("subject", "before", "after"), "object"),
}
"""What lines of JSON hold that is not flat."""
_MADE = frozenset("name path title format mediatype bytes hash rows made_by encoding description schema".split())
"""What is told of a file anew with each export; what else stands there a person wrote."""
_RECORDS = "Output records, one an article: the reference of the JSON output tells their fields."


_PACKAGE = {
    "$schema": _PROFILE,
    "name": _OURS,
    "title": "Attributed claims of the news",
    "description": "Who said what, when, with which figures, and who denied it; nothing is scored as true or "
    "false. Offsets and days are half-open, the ends of figures inclusive; empty is what the text leaves open.",
}
"""What a package says of itself where nobody wrote anything else."""


def describe_export(path: Path, what: str, rows: int) -> Path:
    """Tell of a file of rows in the data package beside it; where that is.

    The file was just written; `what` are its `rows`, of which there are so many.

    Raises:
        OnrecordError: the file is not one of rows, or what stands at the package's place is none of ours.
    """
    refuse_undescribable(path)
    place = path.with_name(NAME)
    before = _told_before(place)
    told = {str(one["path"]): one for one in before.pop("resources", [])}
    kept = {name: value for name, value in told.get(path.name, {}).items() if name not in _MADE}
    told[path.name] = _resource(path, what, rows) | kept
    package = {**_PACKAGE, **before, "resources": [told[name] for name in sorted(told)]}
    write_text(place, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return place


def refuse_undescribable(path: Path) -> None:
    """Refuse to describe a file that has no rows.

    Raises:
        OnrecordError: its suffix is that of another format.
    """
    if path.suffix.lower() not in _FORMATS:
        raise OnrecordError(f"{path.name} has no rows to describe: that goes with {', '.join(_FORMATS)}.")


def _told_before(place: Path) -> dict[str, Any]:
    """What a package says already; nothing where there is none."""
    if not place.exists():
        return {}
    try:
        package: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        if package["name"] != _OURS:
            raise ValueError("it is of something else")
        return package | {"resources": [one for one in package["resources"] if isinstance(one["path"], str)]}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OnrecordError(
            f"{place} is not a data package of an export ({error}). Move it away, or export into another folder."
        ) from error


def _resource(path: Path, what: str, rows: int) -> dict[str, Any]:
    form, media_type = _FORMATS[path.suffix.lower()]
    content = path.read_bytes()
    resource: dict[str, Any] = {
        "name": f"{path.stem}-{form}".lower(),
        "path": path.name,
        "title": what,
        "format": form,
        "mediatype": media_type,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": rows,
        "made_by": f"onrecord {onrecord.__version__}",
    }
    if form != "parquet":
        resource["encoding"] = "utf-8"
    if (what, form) == ("articles", "jsonl"):
        return resource | {"description": _RECORDS}
    names = columns_of(what, path.suffix.lower())
    return resource | {"schema": {"fields": [_field(what, form, name) for name in names], "missingValues": [""]}}


def _field(what: str, form: str, name: str) -> dict[str, Any]:
    kind = _TYPES[kind_of(what, name)]
    if form == "jsonl":
        kind = _OBJECTS.get(what, {}).get(name, kind)
    elif form == "csv" and kind == "array":
        kind = "string"
    field: dict[str, Any] = {"name": name, "type": kind, "description": column_words(what, name)}
    if form == "csv" and kind == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    return field


def column_words(what: str, name: str) -> str:
    """What a column holds, in a sentence.

    Raises:
        KeyError: no export has it.
    """
    words = _words()
    return words.get(what, {}).get(name) or words["every"][name]


@cache
def _words() -> dict[str, dict[str, str]]:
    text = (files("onrecord.publish.export") / "columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
