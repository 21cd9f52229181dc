"""Who goes by one name: how articles take it, its roles over time, what it is called, and who prints its claims."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from onrecord.ledger.decisions.claims import KEPT, OF_SPEAKERS
from onrecord.ledger.decisions.names import load_name_decisions
from onrecord.ledger.names.outlets import load_families
from onrecord.ledger.names.same import roles_of
from onrecord.ledger.names.surnames import suggest_surnames
from onrecord.ledger.views.claims import between
from onrecord.ledger.views.names import Cited, SourcePage

_CALLED = 12  # how many of the words that mean a source are told

_SEEN = """
    SELECT s.name, s.kind, s.role, s.speaks_for, s.known_as, substr(a.published_utc, 1, 10), s.affiliation,
        s.article, s.id
    FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1
    WHERE s.name IN (SELECT value FROM json_each(?)) ORDER BY a.published_utc, a.id, s.position"""

_CLAIMS = f"""
    SELECT a.outlet, c.via, c.article, substr(a.published_utc, 1, 10), c.who
    FROM claims AS c JOIN articles AS a ON a.key = c.article AND a.current = 1
    WHERE {OF_SPEAKERS} AND {KEPT}"""

_WORDS = """
    SELECT m.words, count(*) FROM json_each(?) AS one JOIN mentions AS m
        ON m.article = json_extract(one.value, '$[0]') AND m.source = json_extract(one.value, '$[1]')
    GROUP BY m.words ORDER BY count(*) DESC, m.words LIMIT ?"""


def load_source(connection: Connection, name: str) -> SourcePage | None:
    """All that the current articles tell of who goes by this name, or by one that people said is the same source's.

    None where no article names it and nobody gave it a claim.
    """
    decisions = load_name_decisions(connection)
    names = decisions.joined(name)
    listed = json.dumps(names)
    rows = connection.exec_driver_sql(_SEEN, (listed,)).all()
    claims = connection.exec_driver_sql(_CLAIMS, (listed, listed)).all()
    if not rows and not claims:
        return None
    known = sorted({row[4] for row in rows if row[4]})
    kinds = Counter(row[1] for row in rows)
    days = [day for day in (*(row[5] for row in rows), *(row[3] for row in claims)) if day]
    roles = roles_of([(*row[2:6], 0, row[6]) for row in rows])
    return SourcePage(
        name=name,
        kinds=tuple(kind for kind, _ in _most_first(kinds)),
        roles=tuple(sorted(roles, key=lambda role: (role.first or "", role.last or "", role.role or ""))),
        known_as=known[0] if len(known) == 1 else None,
        also=_also(connection, name, known, kinds),
        called=_called(connection, names, [(row[7], row[8]) for row in rows]),
        claims=len(claims),
        articles=len({*(row[7] for row in rows), *(row[2] for row in claims)}),
        first=min(days, default=None),
        last=max(days, default=None),
        outlets=_cited(row[0] for row in claims if row[0]),
        through=_cited(
            via
            for outlet, vias, _, _, who in claims
            for via in between(vias.split("\n"), who)
            if via and via != outlet
        ),
        same=decisions.open_among(suggest_surnames(connection, name)) if "person" in kinds else (),
        joined=names[1:],
        decided=decisions.decided_on(names),
    )


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _cited(names: Iterable[str]) -> tuple[Cited, ...]:
    return tuple(Cited(name, claims) for name, claims in _most_first(Counter(names)))


def _called(connection: Connection, names: Sequence[str], places: list[tuple[int, str]]) -> tuple[str, ...]:
    """The words of the texts that mean these sources, the most frequent first, its names left out."""
    rows = connection.exec_driver_sql(_WORDS, (json.dumps(places), _CALLED + len(names)))
    words = dict.fromkeys(" ".join(row[0].split()).strip(" ,.;:") for row in rows)
    return tuple(word for word in words if word and word not in names)[:_CALLED]


def _also(connection: Connection, name: str, known: list[str], kinds: Counter[str]) -> tuple[str, ...]:
    """Other names of the same entry of the names file, and those of the same outlet."""
    found: dict[str, None] = {}
    if len(known) == 1:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT name FROM sources WHERE known_as = ? ORDER BY name", (known[0],)
        )
        found = dict.fromkeys(row[0] for row in rows)
    if "outlet" in kinds:
        families = load_families(connection).all()
        family = next((one for one in families if name in one.names), None)
        found |= dict.fromkeys((*family.names, *family.sites) if family else ())
    return tuple(other for other in found if other != name)
