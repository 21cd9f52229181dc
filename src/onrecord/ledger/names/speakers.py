"""Who speaks in some articles, each once under the best name.

What articles tell of those who speak in them comes out of the database; the names that `onrecord.naming.joining`
and people's decisions make one go out. Rows stay as the readings gave them: asked again of other articles, the
answer is that of these articles.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Connection

from onrecord.ledger.decisions.names import NameDecisions, load_name_decisions
from onrecord.ledger.names.outlets import load_families
from onrecord.ledger.names.surnames import bearer_of, family_of
from onrecord.ledger.views.names import SameName
from onrecord.naming.bodies import spelling_of
from onrecord.naming.joining import NameJoin, Told, join_bodies, join_people
from onrecord.naming.outlets import OutletFamilies
from onrecord.naming.surnames import Bearer

_BODIES = frozenset({"organisation", "outlet", "office", "group"})
"""What is joined by its words; who has no name is somebody else in every article."""

_SOURCES = """
    SELECT a.key, a.id, s.id, s.name, s.kind, s.role, s.speaks_for, s.affiliation, s.known_as
    FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1
    WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY a.id, s.position"""

_CAPITALS = """
    SELECT article, source, words FROM mentions
    WHERE article IN (SELECT value FROM json_each(?)) AND words = upper(words)"""


@dataclass(frozen=True, slots=True)
class Speakers:
    """The best name of each source of some articles that has another one in its own.

    Attributes:
        names: that name by the article's id and the name there.
        bodies: that of a body by its words, for bodies that people speak for.
        joins: the pairs of names, each with the reason; what people decided is told by its decision.
    """

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    joins: tuple[SameName, ...] = ()

    def name(self, article_id: str, name: str) -> str:
        """The name under which a source of an article goes in all of them."""
        return self.names.get((article_id, name), name)

    def body(self, name: str) -> str:
        """The name under which a body goes that somebody speaks for."""
        return self.bodies.get(spelling_of(name), name)


def load_speakers(connection: Connection, keys: Iterable[int]) -> Speakers:
    """Who speaks in some articles under which best name."""
    (speakers,) = load_speakers_of_each(connection, [set(keys)])
    return speakers


def load_speakers_of_each(connection: Connection, groups: Sequence[Collection[int]]) -> Iterator[Speakers]:
    """The same of each of several groups of articles, whose rows are read at once."""
    chosen = json.dumps(sorted({key for keys in groups for key in keys}))
    rows: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for at, row in enumerate(connection.exec_driver_sql(_SOURCES, (chosen,))):
        rows[row[0]].append((at, row))
    capitals: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for article, source, words in connection.exec_driver_sql(_CAPITALS, (chosen,)):
        capitals[article].append((source, words))
    families, decisions = load_families(connection), load_name_decisions(connection)
    for keys in groups:
        mine = [row for _, row in sorted(one for key in keys for one in rows.get(key, ()))]
        own = {key: capitals[key] for key in keys if key in capitals}
        family = partial(family_of, connection, keys={row[0] for row in mine})
        yield _speakers(mine, own, families, decisions, family)


def _speakers(
    rows: Sequence[Any],
    capitals: Mapping[int, Sequence[tuple[str, str]]],
    families: OutletFamilies,
    decisions: NameDecisions,
    family: Callable[[Sequence[Bearer]], Mapping[str, frozenset[str]]],
) -> Speakers:
    """Who speaks as rows of `_SOURCES` say; `capitals` are the mentions of each article in capitals.

    `family` finds the full names in the articles' texts by the last names that people have alone.
    """
    people = [bearer_of(row[1], row[3], row[5:9]) for row in rows if row[4] == "person"]
    bodies = [bearer_of(row[1], _named(families, row[3], row[4]), row[5:9]) for row in rows if row[4] in _BODIES]
    told = Told(decisions.decided("same"), decisions.decided("apart"))
    of_people = join_people(people, family(people), told)
    named = {(row[0], row[2]): _named(families, row[3], row[4]) for row in rows}
    of_bodies = join_bodies(bodies, _called(capitals, named), told)
    names = {(article, join.name): join.best for join in (*of_people, *of_bodies) for article in join.articles}
    pairs = (*_pairs(of_people, "person"), *_pairs(of_bodies, "organisation"))
    return Speakers(
        names=names | _of_families(rows, names, families),
        bodies={spelling_of(one.name): names.get((one.article, one.name), one.name) for one in bodies},
        joins=tuple(pair for pair in pairs if decisions.status(pair.one, pair.other) == "suggested"),
    )


def _named(families: OutletFamilies, name: str, kind: str) -> str:
    """The name that an outlet's family goes by; any other source's own."""
    return families.of(name) or name if kind == "outlet" else name


def _of_families(
    rows: Iterable[Sequence[str]], names: Mapping[tuple[str, str], str], families: OutletFamilies
) -> dict[tuple[str, str], str]:
    """The best name of each outlet that its article calls by another one of its family."""
    found = {}
    for row in rows:
        own = _named(families, row[3], row[4])
        if own != row[3]:
            found[row[1], row[3]] = names.get((row[1], own), own)
    return found


def _called(
    capitals: Mapping[int, Iterable[tuple[str, str]]], named: Mapping[tuple[int, str], str]
) -> Mapping[str, frozenset[str]]:
    """For each source, by its name, the words in capitals by which the articles mean it."""
    found: dict[str, set[str]] = defaultdict(set)
    for article, mentions in capitals.items():
        for source, words in mentions:
            if (article, source) in named:
                found[named[article, source]].add(words)
    return {name: frozenset(words) for name, words in found.items()}


def _pairs(joins: Iterable[NameJoin], kind: str) -> list[SameName]:
    """Each join as a pair of names; one that several articles give several reasons for stands once."""
    pairs = {
        (join.best, join.name): SameName(join.best, join.name, kind, join.because, sure=False) for join in joins
    }
    return [pairs[key] for key in sorted(pairs)]
