"""Names that may be one source's: every name of the ledger with its roles over time, and pairs with a reason.

Only what has a name is compared, people with people and bodies with bodies; offices, unnamed sources and groups
stay what they are. A last name alone tells too little in a ledger of many stories: see `surnames`. Nothing is
merged: ids and rows are as the readings gave them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from onrecord.ledger.views.names import NameRow, RoleSpan, SameName
from onrecord.naming.fold import fold
from onrecord.naming.same import likeness
from onrecord.naming.suggesting import suggest

_PEOPLE, _BODIES = frozenset({"person"}), frozenset({"organisation", "outlet"})


def load_names(connection: Connection) -> tuple[NameRow, ...]:
    """Every name of a person or a body in the current articles, the most quoted first."""
    rows = connection.exec_driver_sql(
        """SELECT s.name, s.kind, s.role, s.speaks_for, s.known_as, substr(a.published_utc, 1, 10),
                coalesce(sum(c.said), 0), s.affiliation
            FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1
            LEFT JOIN (SELECT article, source, count(*) AS said FROM claims WHERE source IS NOT NULL
                GROUP BY article, source) AS c ON c.article = s.article AND c.source = s.id
            WHERE s.kind IN ('person', 'organisation', 'outlet')
            GROUP BY s.name, s.kind, s.role, s.speaks_for, s.known_as, s.affiliation, substr(a.published_utc, 1, 10)
            ORDER BY s.name, s.kind, substr(a.published_utc, 1, 10), s.role, s.speaks_for, s.known_as,
                s.affiliation"""
    ).all()
    by_name: dict[tuple[str, str], list[Sequence[object]]] = defaultdict(list)
    for name, kind, *rest in rows:
        by_name[name, kind].append(rest)
    names = [_name(name, kind, group) for (name, kind), group in by_name.items()]
    return tuple(sorted(names, key=lambda row: (-row.claims, row.name, row.kind)))


def _name(name: str, kind: str, rows: Sequence[Sequence[object]]) -> NameRow:
    known = sorted({str(row[2]) for row in rows if row[2]})
    return NameRow(
        name,
        kind,
        sum(int(str(row[4])) for row in rows),
        tuple(roles_of(rows)),
        known[0] if len(known) == 1 else None,
    )


def roles_of(rows: Sequence[Sequence[object]]) -> Iterator[RoleSpan]:
    """Each role with its days; "Mayor" and "mayor" are one, under the form that stands first in the alphabet."""
    held: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for role, speaks_for, _, day, _, affiliation in rows:
        held[str(role or ""), str(speaks_for or ""), str(affiliation or "")].append(str(day))
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for form, days in held.items():
        if any(form):
            key = tuple(fold(part) for part in form) if len(held) > 1 else form
            found[key] += [(form, day) for day in days]
    for group in found.values():
        role, body, at = min(form for form, _ in group)
        days = [day for _, day in group]
        yield RoleSpan(role or None, body or None, min(days) or None, max(days) or None, at or None)


def suggest_same(names: Sequence[NameRow]) -> Iterator[SameName]:
    """The pairs of names that may be one source's; those of one entry of the names file, then the surest."""
    found: dict[tuple[str, str], SameName] = {}
    for kinds in (_PEOPLE, _BODIES):
        rows = {row.name: row for row in names if row.kind in kinds}
        for pair in (*_known(list(rows.values())), *_alike(rows)):
            found.setdefault((pair.one, pair.other), pair)
    yield from sorted(found.values(), key=lambda pair: (not pair.sure, pair.one, pair.other))


def _known(rows: Sequence[NameRow]) -> Iterator[SameName]:
    entries: dict[str, list[NameRow]] = defaultdict(list)
    for row in rows:
        if row.known_as:
            entries[row.known_as].append(row)
    for id, group in entries.items():
        first, *others = sorted(group, key=lambda row: (-row.claims, row.name))
        for other in others:
            yield SameName(first.name, other.name, first.kind, f"both are {id} in the names file", sure=True)


def _alike(rows: dict[str, NameRow]) -> Iterator[SameName]:
    for pair in suggest(sorted(rows)):
        one, other = rows[pair.one], rows[pair.other]
        if one.known_as and other.known_as and one.known_as != other.known_as:
            continue
        more, less = sorted((one, other), key=lambda row: (-row.claims, row.name))
        yield SameName(more.name, less.name, more.kind, pair.because, pair.sure)


def same_as(name: str, pairs: Sequence[SameName]) -> tuple[SameName, ...]:
    """The pairs that a name, or one that is the same but for its spelling, stands in."""
    return tuple(pair for pair in pairs if any(_is(name, other) for other in (pair.one, pair.other)))


def _is(name: str, other: str) -> bool:
    if name.lower() in other.lower():
        return True
    found = likeness(name, other)
    return found is not None and found.sure
