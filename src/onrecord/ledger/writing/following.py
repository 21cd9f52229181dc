"""The feeds that a ledger follows: their states, what waits to be fetched, and what came of it.

Everything that one answer changes is one transaction, so that stopping at any moment loses nothing: what is not
marked as done is fetched again, and adding it again changes nothing.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from secrets import randbelow
from typing import Any

from sqlalchemy import Connection

from onrecord.collect.fetch.conditions import Conditions
from onrecord.collect.following.rhythm import FARTHEST
from onrecord.collect.following.state import FeedItem, FollowedFeed, ItemState, entry_from_json, entry_to_json, iso
from onrecord.errors import OnrecordError
from onrecord.ledger.linking.meeting import Linker
from onrecord.ledger.store.schema import COLUMNS, INSERT
from onrecord.ledger.views.keeping import Added, FollowedCounts
from onrecord.ledger.writing.adding import add_reading
from onrecord.link.origins.addresses import plain_address
from onrecord.records import Problem, Reading

Transaction = Callable[[], AbstractContextManager[Connection]]

_FEED = ", ".join(COLUMNS["feeds"])
_AT_ONCE = 500  # the items that one query asks for
_TAKEN = dt.timedelta(minutes=15)
"""How long what an update has taken is left to it; one that is killed gives nothing back."""
_DUE = "(next_at <= ? OR next_at > ?)"  # what is due now, and what a wrong clock put off; see `rhythm.FARTHEST`
_ITEM = "feed, key, entry, seen_at, next_at, state, attempts, problem"
_OTHER = "SELECT entry FROM feed_items WHERE url = ? LIMIT 1"
_HANDED_ON = """
    UPDATE feed_items SET state = 'waiting' WHERE (feed, key) IN (
        SELECT feed, key FROM (
            SELECT other.feed, other.key, row_number() OVER (PARTITION BY other.url ORDER BY other.feed) AS place
            FROM feed_items AS own JOIN feed_items AS other ON other.url = own.url AND other.state = 'known'
            JOIN feeds AS f ON f.url = other.feed AND f.ended = 0
            WHERE own.feed = ? AND own.state = 'waiting')
        WHERE place = 1)"""
"""The items that wait for a feed that is left become those of another feed that lists them."""


class Following:
    """The feeds of one ledger; `Ledger.following` gives it."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading, self._writing = reading, writing
        self._mark = f".{1 + randbelow(999_999):06d}+00:00"

    def follow(self, feeds: Iterable[FollowedFeed]) -> int:
        """Follow these feeds too; how many of them were not followed yet. One that had ended starts again."""
        with self._writing() as connection:
            before = _count(connection)
            again = 0
            for feed in feeds:
                connection.exec_driver_sql(INSERT["feeds"].replace("INSERT", "INSERT OR IGNORE"), _feed_row(feed))
                done = connection.exec_driver_sql(
                    "UPDATE feeds SET ended = 0, failures = 0, next_at = ? WHERE url = ? AND ended = 1",
                    (feed.next_at, _clean(feed.url)),
                )
                again += done.rowcount
            return _count(connection) - before + again

    def unfollow(self, url: str) -> bool:
        """Ask this feed no more, nor for its items that wait; whether it was followed. What was read stays.

        A page that another feed lists, too, is to be had for that one.
        """
        with self._writing() as connection:
            ended = connection.exec_driver_sql(
                "UPDATE feeds SET ended = 1, problem = NULL WHERE url = ? AND (ended = 0 OR problem IS NOT NULL)",
                (_clean(url),),
            )
            connection.exec_driver_sql(_HANDED_ON, (_clean(url),))
            connection.exec_driver_sql(
                "DELETE FROM feed_items WHERE feed = ? AND state = 'waiting'", (_clean(url),)
            )
            return bool(ended.rowcount)

    def feeds(self) -> tuple[FollowedFeed, ...]:
        """All feeds that are or were followed, in the order in which they were added."""
        with self._reading() as connection:
            rows = connection.exec_driver_sql(f"SELECT {_FEED} FROM feeds ORDER BY added_at, url")
            return tuple(_feed(dict(row)) for row in rows.mappings())

    def take_due(self, now: dt.datetime) -> tuple[FollowedFeed, ...]:
        """The feeds that are to be asked now, the longest overdue first; to another update they are not due."""
        with self._writing() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_FEED} FROM feeds WHERE ended = 0 AND {_DUE} ORDER BY next_at, url", _instants(now)
            )
            found = tuple(_feed(dict(row)) for row in rows.mappings())
            for feed in found:
                connection.exec_driver_sql(
                    "UPDATE feeds SET next_at = ? WHERE url = ?", (self._taken(now), _clean(feed.url))
                )
        return found

    def next_at(self) -> str | None:
        """When the next feed or item is due; None when nothing is."""
        with self._reading() as connection:
            found = connection.exec_driver_sql(
                """SELECT min(at) FROM (SELECT min(next_at) AS at FROM feeds WHERE ended = 0
                    UNION ALL SELECT min(next_at) FROM feed_items WHERE state = 'waiting')"""
            ).scalar_one()
            return None if found is None else iso(dt.datetime.fromisoformat(found))

    def counts(self) -> FollowedCounts:
        """How many feeds are followed, and which of them could not be read the last time."""
        with self._reading() as connection:
            rows = connection.exec_driver_sql("SELECT title, url, problem, ended FROM feeds ORDER BY url").all()
        failing = tuple(f"{title or url}: {problem}" for title, url, problem, _ in rows if problem)
        return FollowedCounts(sum(not ended for *_, ended in rows), failing)

    def keep_check(self, before: FollowedFeed, after: FollowedFeed, items: Sequence[FeedItem]) -> int:
        """Keep what asking a feed has brought; the number of its items whose page is to be had.

        A new item waits, unless another feed listed its address before. A known one waits again when the feed
        says that it was updated since. Nothing is kept of a feed that has ended since it was asked: a person may
        have left it meanwhile.
        """
        with self._writing() as connection:
            followed = "SELECT 1 FROM feeds WHERE url = ? AND ended = 0"
            if connection.exec_driver_sql(followed, (_clean(before.url),)).first() is None:
                return 0
            _replace_feed(connection, before, after)
            updates = _updates(connection, after, items)
            forgotten: dict[str, bool] = {}
            return sum(_keep_listed(connection, item, updates, forgotten) for item in items)

    def take_waiting(self, now: dt.datetime, limit: int) -> tuple[FeedItem, ...]:
        """Items whose page is to be had now, those seen first at first; another update does not have them."""
        with self._writing() as connection:
            rows = connection.exec_driver_sql(
                f"""SELECT {_ITEM} FROM feed_items WHERE state = 'waiting' AND {_DUE}
                    ORDER BY next_at, feed, key LIMIT {limit:d}""",
                _instants(now),
            )
            found = tuple(_item(dict(row)) for row in rows.mappings())
            for item in found:
                connection.exec_driver_sql(
                    "UPDATE feed_items SET next_at = ? WHERE feed = ? AND key = ?",
                    (self._taken(now), _clean(item.feed), _clean(item.key)),
                )
        return found

    def give_back(self, now: dt.datetime) -> None:
        """Let be due what was taken and not kept since: the update that took it was stopped."""
        with self._writing() as connection:
            for table in ("feeds", "feed_items"):
                connection.exec_driver_sql(
                    f"UPDATE {table} SET next_at = ? WHERE next_at LIKE ?", (iso(now), f"%{self._mark}")
                )

    def _taken(self, now: dt.datetime) -> str:
        """Until when something is taken: parts of a second, which no other moment here has, say by whom."""
        return iso(now + _TAKEN).removesuffix("+00:00") + self._mark

    def keep_items(
        self, done: Iterable[tuple[FeedItem, Reading | None]]
    ) -> Iterator[tuple[FeedItem, Added | Problem | None]]:
        """Keep what came of some items, each with its reading where there is one, in one transaction.

        A reading that is refused is a Problem; its item has failed.
        """
        kept: list[tuple[FeedItem, Added | Problem | None]] = []
        with self._writing() as connection:
            linker = Linker(connection)
            for item, reading in done:
                added: Added | Problem | None = None
                state, problem = item.state, item.problem
                if reading is not None:
                    try:
                        added = add_reading(linker, reading)
                    except OnrecordError as error:
                        added = Problem(item.entry.url or item.key, str(error))
                        state, problem = ItemState.FAILED, str(error)
                connection.exec_driver_sql(
                    """UPDATE feed_items SET state = ?, attempts = ?, next_at = ?, problem = ?
                        WHERE feed = ? AND key = ?""",
                    (str(state), item.attempts, item.next_at, _clean(problem), _clean(item.feed), _clean(item.key)),
                )
                if isinstance(added, Added) and added.outcome == "removed":
                    _forget_entry(connection, item.feed, item.key)
                kept.append((item, added))
        yield from kept

    def keep_quiet(self, hosts: dict[str, str]) -> None:
        """Keep until when hosts want quiet; those whose time is over are forgotten."""
        with self._writing() as connection:
            connection.exec_driver_sql("DELETE FROM quiet_hosts")
            for host, until in hosts.items():
                connection.exec_driver_sql(INSERT["quiet_hosts"], (_clean(host), until))

    def quiet_hosts(self) -> dict[str, str]:
        """Until when hosts want quiet."""
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT host, until FROM quiet_hosts")}


def forget_entries(connection: Connection) -> None:
    """Forget what feeds say of the articles that people removed, but for their addresses.

    An item may name no address, or one that led to another. So the words of all go whose page was had, and of all
    that list the address of such a one: they are of no more use.
    """
    run = connection.exec_driver_sql
    run(
        """UPDATE feed_items SET entry = json_object('url', url) WHERE state <> 'waiting' AND (url IS NULL
            OR url NOT IN (SELECT url FROM feed_items WHERE url IS NOT NULL AND state = 'waiting'))"""
    )
    removed = {row[0] for row in run("SELECT address FROM removed")}
    for (url,) in run("SELECT DISTINCT url FROM feed_items WHERE url IS NOT NULL AND state = 'waiting'").all():
        if plain_address(url) in removed:
            run("UPDATE feed_items SET entry = json_object('url', url) WHERE url = ?", (url,))


def _forget_entry(connection: Connection, feed: str, key: str) -> None:
    """Forget the words of an item, and what other feeds say of its address."""
    connection.exec_driver_sql(
        """UPDATE feed_items SET entry = json_object('url', url) WHERE (feed = ?1 AND key = ?2)
            OR url = (SELECT url FROM feed_items WHERE feed = ?1 AND key = ?2)""",
        (_clean(feed), _clean(key)),
    )


def _instants(now: dt.datetime) -> tuple[str, str]:
    """What `_DUE` compares with."""
    return iso(now), iso(now + FARTHEST)


def _count(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM feeds").scalar_one())


def _clean(value: str | None) -> Any:
    """A text that the database can hold: lone surrogates, which JSON lets through, become question marks."""
    return None if value is None else value.encode("utf-8", "replace").decode()


def _feed_row(feed: FollowedFeed) -> tuple[Any, ...]:
    values = {
        "url": feed.url,
        "title": feed.title,
        "folders": json.dumps(feed.folders),
        "added_at": feed.added_at,
        "next_at": feed.next_at,
        "checked_at": feed.checked_at,
        "etag": feed.conditions.etag,
        "last_modified": feed.conditions.last_modified,
        "moved_to": feed.moved_to,
        "problem": feed.problem,
    }
    whole = {name: _clean(value) for name, value in values.items()}
    whole |= {"ended": int(feed.ended), "seconds": feed.seconds, "failures": feed.failures}
    return tuple(whole[name] for name in COLUMNS["feeds"])


def _feed(row: dict[str, Any]) -> FollowedFeed:
    conditions = Conditions(row.pop("etag"), row.pop("last_modified"))
    folders = tuple(json.loads(row.pop("folders")))
    return FollowedFeed(**{**row, "conditions": conditions, "folders": folders, "ended": bool(row["ended"])})


def _item(row: dict[str, Any]) -> FeedItem:
    return FeedItem(**{**row, "entry": entry_from_json(row["entry"]), "state": ItemState(row["state"])})


def _replace_feed(connection: Connection, before: FollowedFeed, after: FollowedFeed) -> None:
    """The feed's new state; one that has moved to an address that is followed already ends at its own.

    The other starts again if it had ended, since it may have moved here before: both would be lost.
    """
    run = connection.exec_driver_sql
    moved = _clean(after.url) != _clean(before.url)
    if moved and run("SELECT 1 FROM feeds WHERE url = ?", (_clean(after.url),)).first():
        problem = f"It has moved to {after.url}, which is followed too."
        run("UPDATE feeds SET ended = 1, problem = ? WHERE url = ?", (_clean(problem), _clean(before.url)))
        run("UPDATE feeds SET ended = 0, problem = NULL WHERE url = ? AND ended = 1", (_clean(after.url),))
        return
    columns = ", ".join(f"{name} = ?" for name in COLUMNS["feeds"])
    run(f"UPDATE feeds SET {columns} WHERE url = ?", (*_feed_row(after), _clean(before.url)))


def _updates(connection: Connection, feed: FollowedFeed, items: Sequence[FeedItem]) -> dict[str, str | None]:
    """When those of these items that were kept before were updated, as their feed said then; by their keys."""
    found: dict[str, str | None] = {}
    for start in range(0, len(items), _AT_ONCE):
        keys = [_clean(item.key) for item in items[start : start + _AT_ONCE]]
        rows = connection.exec_driver_sql(
            f"SELECT key, updated FROM feed_items WHERE feed = ? AND key IN ({', '.join('?' * len(keys))})",
            (_clean(feed.url), *keys),
        )
        found.update((key, updated) for key, updated in rows)
    return found


def _keep_listed(
    connection: Connection, item: FeedItem, updates: dict[str, str | None], forgotten: dict[str, bool]
) -> bool:
    """Keep one item that a feed lists; whether its page is to be had.

    Where the words of another item of its address were forgotten, its own are not kept: `forgotten` has that of
    the addresses that were asked for before.
    """
    run = connection.exec_driver_sql
    feed, key, url = _clean(item.feed), _clean(item.key), _clean(item.entry.url)
    updated = _clean(item.entry.updated)
    if key not in updates:
        updates[key] = updated
        if url and url not in forgotten and (other := run(_OTHER, (url,)).first()):
            forgotten[url] = set(json.loads(other[0])) == {"url"}
        known = url in forgotten
        entry = json.dumps({"url": url}) if forgotten.get(url) else entry_to_json(item.entry)
        values = {"feed": feed, "key": key, "url": url, "state": "known" if known else "waiting", "attempts": 0,
                  "seen_at": item.seen_at, "next_at": item.next_at, "updated": updated, "problem": None,
                  "entry": entry}  # fmt: skip
        run(INSERT["feed_items"], tuple(values[name] for name in COLUMNS["feed_items"]))
        if url:
            forgotten.setdefault(url, False)
        return not known
    if updated is None or updated == updates[key]:
        return False
    done = run(
        """UPDATE feed_items SET state = CASE WHEN state = 'known' THEN state ELSE 'waiting' END, attempts = 0,
            next_at = ?, updated = ?, entry = CASE WHEN state = 'known' THEN entry ELSE ? END
            WHERE feed = ? AND key = ?""",
        (item.next_at, updated, entry_to_json(item.entry), feed, key),
    )
    return bool(done.rowcount)
