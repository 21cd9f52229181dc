"""Which articles people put into one story or took apart, and which queries they pinned as stories.

A move names articles, not stories: "with this one, no longer with that one". So it holds whatever the stories are
called and whenever the articles are read again. Of several moves of one article the last in force counts.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.events import Asked, Change, load_in_force
from onrecord.ledger.decisions.given import given_words
from onrecord.ledger.finding.query import parse_search
from onrecord.ledger.store.ids import whole_id
from onrecord.ledger.views.keeping import Decision

_LONGEST_QUERY = 2_000


@dataclass(frozen=True, slots=True)
class Moves:
    """Pairs of the keys of articles; the first of each was moved. `by` says who moved it."""

    together: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]
    by: dict[int, str]

    def beside(self, key: int) -> list[int]:
        """The articles that a decision names beside one."""
        pairs = (*self.together, *self.apart)
        return [b if a == key else a for a, b in pairs if key in (a, b)]


def load_moves(connection: Connection) -> Moves:
    """The moves in force, with first articles of groups for their copies; moves of unknown articles wait."""
    last = {d.subject["article"]: d for d in load_in_force(connection) if d.act == "move"}
    together: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    by: dict[int, str] = {}
    for decision in last.values():
        moved = first_of(connection, decision.subject["article"])
        if moved is None:
            continue
        by[moved] = decision.who
        for side, pairs in ((decision.after, together), (decision.before, apart)):
            other = None if side["with"] is None else first_of(connection, str(side["with"]))
            if other is not None and other != moved:
                pairs.append((moved, other))
    return Moves(tuple(together), tuple(apart), by)


def first_of(connection: Connection, article_id: str) -> int | None:
    """The key of the first article of the group of copies that an article stands in; None when there is none."""
    row = connection.exec_driver_sql(
        """SELECT coalesce(head, key) FROM articles WHERE id = CAST(? AS TEXT)
            ORDER BY current DESC, version LIMIT 1""",
        (article_id.encode("utf-8", "surrogatepass"),),
    ).first()
    return None if row is None else int(row[0])


def load_pins(connection: Connection) -> dict[str, tuple[str, str]]:
    """The name and query of each pinned story by its name without case; one pinned without a query is gone."""
    pins: dict[str, tuple[str, str]] = {}
    for decision in load_in_force(connection):
        if decision.act == "pin":
            name, query = str(decision.subject["name"]), decision.after["query"]
            pins.pop(name.casefold(), None)
            if query is not None:
                pins[name.casefold()] = (name, str(query))
    return pins


def prepare_move(connection: Connection, asked: Asked) -> Change:
    """What a decision to put one article beside another, or into a story, says; alone it goes out of its story.

    Raises:
        LedgerError: an article is not there, or both are of one text.
    """
    if len(asked.targets) not in (1, 2):
        raise LedgerError(
            "Moving takes an article, and the story that it belongs to, or an article of it, if any. Give ids."
        )
    targets = [whole_id(connection, id, "article") for id in asked.targets]
    targets[1:] = [_member(connection, id, targets[0]) for id in targets[1:]]
    keys = [_key(connection, id) for id in targets]
    if len(set(keys)) < len(keys):
        raise LedgerError(f"{targets[0]} and {targets[1]} are of one text, so they are in one story anyway.")
    beside = targets[1] if len(targets) == 2 else None
    return Change({"article": targets[0]}, {"with": _companion(connection, keys[0])}, {"with": beside})


def prepare_pin(connection: Connection, asked: Asked) -> Change:
    """What a decision to give the articles of a query a name says; without a query the name is forgotten.

    Raises:
        QueryError: the query cannot be read.
        LedgerError: the name is not pinned and there is no query.
    """
    name, query = " ".join(asked.targets), asked.to
    if query is not None:
        name, query = given_words(name, "The name of a story"), given_words(query, "A query", _LONGEST_QUERY)
        parse_search(query)
    before = load_pins(connection).get(name.casefold())
    if query is None and before is None:
        raise LedgerError(f"No story is pinned as {name}. Give --to QUERY to pin one.")
    return Change({"name": name}, {"query": before[1] if before else None}, {"query": query})


def wait_for_moved(connection: Connection, decision: Decision) -> None:
    """Let the articles that a decision moves, or moves back, be placed anew."""
    if "article" not in decision.subject or "with" not in decision.after:
        return
    for id in (decision.subject["article"], decision.before["with"], decision.after["with"]):
        key = None if id is None else first_of(connection, str(id))
        if key is not None:
            connection.exec_driver_sql("INSERT OR IGNORE INTO unplaced (article) VALUES (?)", (key,))


def _member(connection: Connection, given: str, moved: str) -> str:
    """The first article of a story that is not the one that is moved, by the story's id; any other id as it is."""
    row = connection.exec_driver_sql(
        """SELECT a.id FROM stories AS s JOIN story_members AS m ON m.story = s.key
            JOIN articles AS a ON a.key = m.article
            WHERE s.id = CAST(?1 AS TEXT) AND a.id <> CAST(?2 AS TEXT) ORDER BY a.published_utc, a.id LIMIT 1""",
        (given.encode("utf-8", "surrogatepass"), moved.encode("utf-8", "surrogatepass")),
    ).first()
    return given if row is None else str(row[0])


def _key(connection: Connection, article_id: str) -> int:
    key = first_of(connection, article_id)
    if key is None:
        raise LedgerError(f"There is no article {article_id}. `onrecord story LEDGER` lists the stories.")
    return key


def _companion(connection: Connection, key: int) -> str | None:
    """The article that one is most like in its story, None when it is alone there."""
    row = connection.exec_driver_sql(
        """SELECT a.id FROM story_members AS m
            JOIN story_members AS o ON o.story = m.story AND o.article <> m.article
            JOIN articles AS a ON a.key = o.article
            LEFT JOIN story_pairs AS p ON p.article = m.article AND p.other = o.article
            WHERE m.article = ? ORDER BY coalesce(p.score, 0) DESC, a.id LIMIT 1""",
        (key,),
    ).first()
    return None if row is None else str(row[0])
