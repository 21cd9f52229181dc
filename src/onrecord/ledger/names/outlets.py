"""The outlets of a ledger, each with its names and domains as one family; see `onrecord.naming.outlets`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from onrecord.ledger.store.transactions import once_a_revision
from onrecord.ledger.views.articles import OutletCount
from onrecord.ledger.views.names import NameRow, SameName
from onrecord.naming.outlets import OutletFamilies, OutletSeen

_SEEN = """
    SELECT outlet, front, publisher, count(*), sum(claims_count) FROM articles
    WHERE current = 1 GROUP BY outlet, front, publisher"""

_KNOWN = """
    SELECT name, min(known_as) FROM sources WHERE kind = 'outlet' AND known_as IS NOT NULL
    GROUP BY name HAVING count(DISTINCT known_as) = 1"""


def load_families(connection: Connection) -> OutletFamilies:
    """The families of the outlets of all current articles, with the names that the names file has for them."""
    return once_a_revision(connection, _read_families)


def _read_families(connection: Connection) -> OutletFamilies:
    known: dict[str, str] = {row[0]: row[1] for row in connection.exec_driver_sql(_KNOWN)}
    seen = [
        OutletSeen(outlet, front, publisher, known.get(outlet), articles)
        for outlet, front, publisher, articles, _ in connection.exec_driver_sql(_SEEN)
    ]
    cited = known.keys() - {one.name for one in seen}
    return OutletFamilies([*seen, *(OutletSeen(name, known_as=known[name], articles=0) for name in cited)])


def load_outlets(connection: Connection) -> tuple[OutletCount, ...]:
    """The outlets of the current articles, each family once, by name."""
    families = load_families(connection)
    counts: dict[str | None, list[int]] = defaultdict(lambda: [0, 0])
    for outlet, _, _, articles, claims in connection.exec_driver_sql(_SEEN):
        if outlet is not None:
            total = counts[families.of(outlet)]
            total[0] += articles
            total[1] += claims
    own = [family for family in families.all() if family.name in counts]
    return tuple(OutletCount(f.name, counts[f.name][0], counts[f.name][1], f.names, f.sites) for f in own)


def names_of(connection: Connection, outlet: str) -> tuple[str, ...]:
    """All names of the outlet that goes by one: that name alone where no article bears it."""
    found = next((family for family in load_families(connection).all() if outlet in family.names), None)
    return found.names if found is not None else (outlet,)


def with_families(
    rows: Sequence[NameRow], families: OutletFamilies
) -> tuple[tuple[NameRow, ...], Iterator[SameName]]:
    """Rows of names, those of outlets with their other names and domains, and the pairs that may be one outlet."""
    known = {name: family for family in families.all() for name in family.names}
    out = []
    for row in rows:
        family = known.get(row.name) if row.kind == "outlet" else None
        also = [name for name in (*family.names, *family.sites) if name != row.name] if family else []
        out.append(replace(row, also=tuple(dict.fromkeys(also))))
    pairs = (SameName(p.one, p.other, "outlet", p.because, p.sure) for p in families.suggestions())
    return tuple(out), pairs


def is_one_outlet(pair: SameName, families: OutletFamilies) -> bool:
    """Whether two names are one outlet's already, so that nobody needs to be asked."""
    return pair.kind == "outlet" and families.of(pair.one) == families.of(pair.other)
