"""A file of known names: who goes by which names, given by the user and read offline.

A CSV file with the columns `id`, `name`, `aliases`, `kind` and `roles` (all but `name` may be left out; aliases and
roles are parted by semicolons), or JSON lines as a Wikidata extract holds them, one entity a line: `id`, `labels`,
`aliases`, and its statements P31 (what it is), P39 (positions held) and P856 (its website). A domain among the
aliases of an outlet names the outlet of articles that stand there. Only names that lead to one entry count:
what two entries go by, and a lone name of a person unless the file gives it, is nobody's.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, RecordError
from onrecord.naming.same import name_key
from onrecord.naming.sites import named_site, site_of

_HUMAN = "Q5"  # what Wikidata says of a person: instance of human
_KINDS = frozenset("person office organisation outlet group".split())
_LARGEST = 500_000_000  # the largest file of names that is read, in bytes


@dataclass(frozen=True, slots=True)
class KnownName:
    """One entry: its id, its first name, all its names, and what it is where the file says so."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str | None = None
    roles: tuple[str, ...] = ()


class KnownNames:
    """The entries of a file by the keys of their names."""

    def __init__(self, entries: Iterable[KnownName]) -> None:
        self._by_key: dict[str, set[KnownName]] = defaultdict(set)
        self._by_site: dict[str, set[KnownName]] = defaultdict(set)
        for entry in entries:
            for name in entry.names:
                self._by_key[name_key(name)].add(entry)
                site = named_site(name)
                if site is not None:
                    self._by_site[site].add(entry)

    def find(self, name: str, kind: str) -> KnownName | None:
        """The one entry that goes by this name and can be of this kind, or None."""
        fitting = [entry for entry in self._by_key.get(name_key(name), ()) if _fits(entry.kind, kind)]
        return fitting[0] if len(fitting) == 1 else None

    def at(self, address: str | None) -> KnownName | None:
        """The one entry that has the domain of a web address among its names, or None."""
        site = site_of(address) if address else None
        found = self._by_site.get(site, set()) if site else set()
        return next(iter(found)) if len(found) == 1 else None


def _fits(known: str | None, kind: str) -> bool:
    """Whether an entry's kind can be a source's; a body may be told as an organisation, an outlet or a group."""
    return known is None or (known == "person") == (kind == "person")


def read_names(path: Path) -> KnownNames:
    """The known names of a file: `.csv`, or JSON lines.

    Raises:
        InputError: the file cannot be read, or is too large.
        RecordError: a line of it is not of the form above.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path} is larger than {_LARGEST // 1_000_000} MB. Give an extract.", where=str(path))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"The names file {path} cannot be read: {error.strerror or error}. Name another file.", where=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"The names file {path} is not text in UTF-8. Save it as UTF-8.", where=str(path)
        ) from error
    rows = _csv(path, text) if path.suffix.lower() == ".csv" else _json_lines(path, text)
    return KnownNames(rows)


def _csv(path: Path, text: str) -> Iterator[KnownName]:
    reader = csv.DictReader(text.splitlines())
    if "name" not in (reader.fieldnames or ()):
        raise RecordError(
            f"{path} has no column called name in its first line. Start it with id,name,aliases,kind,roles.",
            where=str(path),
            line=1,
        )
    for line, row in enumerate(reader, 2):
        name = (row.get("name") or "").strip()
        kind = (row.get("kind") or "").strip().lower() or None
        if not name:
            raise RecordError(
                f"Line {line} of {path} has no name. Write one, or take the line out.", where=str(path), line=line
            )
        if kind is not None and kind not in _KINDS:
            raise RecordError(
                f"Line {line} of {path}: there is no kind {kind!r}. "
                f"Write one of {', '.join(sorted(_KINDS))}, or none.",
                where=str(path),
                line=line,
            )
        names = (name, *_parted(row.get("aliases")))
        yield KnownName((row.get("id") or "").strip() or name, name, names, kind, _parted(row.get("roles")))


def _parted(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(";") if part.strip())


def _json_lines(path: Path, text: str) -> Iterator[KnownName]:
    for line, row in enumerate(text.splitlines(), 1):
        bare = row.strip().rstrip(",")
        if bare in ("", "[", "]"):
            continue
        try:
            found = json.loads(bare)
            entry = _entity(found)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            raise RecordError(
                f"Line {line} of {path} is not a Wikidata entity with an id and labels. "
                "Give one entity a line, or a table whose name ends in .csv.",
                where=str(path),
                line=line,
            ) from error
        if entry is not None:
            yield entry


def _entity(record: dict[str, Any]) -> KnownName | None:
    """The entry of one entity, or None where it has no name."""
    labels = [_text(value) for value in record["labels"].values()]
    aliases = [_text(value) for group in record.get("aliases", {}).values() for value in group]
    sites = list(_statements(record, "P856"))
    english = [_text(record["labels"]["en"])] if "en" in record["labels"] else []
    names = tuple(dict.fromkeys(name for name in (*english, *labels, *aliases, *sites) if name))
    if not any(named_site(name) is None for name in names):
        return None
    kinds = set(_statements(record, "P31"))
    kind = "person" if _HUMAN in kinds else ("organisation" if kinds else None)
    return KnownName(str(record["id"]), names[0], names, kind, tuple(_statements(record, "P39")))


def _text(value: Any) -> str:
    return str(value["value"] if isinstance(value, dict) else value).strip()


def _statements(record: dict[str, Any], name: str) -> Iterator[str]:
    """The values of a statement, as Wikidata writes them or as a plain list of ids."""
    for value in record.get(name) or record.get("claims", {}).get(name, ()):
        id = value
        if isinstance(value, dict):
            told = value.get("mainsnak", {}).get("datavalue", {}).get("value")
            id = told.get("id") if isinstance(told, dict) else told
        if id:
            yield str(id)
