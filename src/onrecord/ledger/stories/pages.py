"""Stories as lists and pages: their articles with why each is there, their origins, and what happened in them."""

import json
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.finding.query import parse_search
from onrecord.ledger.finding.search import find
from onrecord.ledger.names.outlets import load_families
from onrecord.ledger.names.speakers import load_speakers
from onrecord.ledger.origins.texts import load_texts
from onrecord.ledger.store.ids import Kind, whole_id
from onrecord.ledger.stories.happenings import load_events
from onrecord.ledger.stories.moving import Moves, load_moves, load_pins
from onrecord.ledger.stories.naming import Headline, name_story, opening_words
from onrecord.ledger.views.articles import ArticleHit
from onrecord.ledger.views.names import BestName
from onrecord.ledger.views.stories import StoryArticle, StoryEvent, StoryMember, StoryPage, StoryRow
from onrecord.link.origins.tracing import trace_origins
from onrecord.naming.outlets import OutletFamilies

_MOST = 500  # articles of a named story at most

_LAST_DAYS = 2  # days of a story from which its newest changes are told

_MEMBERS = """
    SELECT s.id, a.id, a.title, a.outlet, a.url, a.published, a.published_utc, a.claims_count, h.id,
        coalesce(m.because, ''), m.score, a.copy_rule, m.article, a.key,
        CASE WHEN a.title IS NULL THEN (SELECT substr(a.text, json_extract(b.value, '$[1]') + 1, 120)
            FROM json_each(a.blocks) AS b WHERE json_extract(b.value, '$[0]') = 'body' LIMIT 1) END
    FROM articles AS a LEFT JOIN articles AS h ON h.key = a.head
    JOIN story_members AS m ON m.article = coalesce(a.head, a.key) JOIN stories AS s ON s.key = m.story
    WHERE a.current = 1 {}
    ORDER BY a.published_utc = '', a.published_utc, a.id"""

_STANDS = """(SELECT o.article FROM story_members AS o JOIN stories AS t ON t.key = o.story
        WHERE t.id IN (SELECT value FROM json_each(?1)))"""
_OF_STORIES = f"AND (a.key IN {_STANDS} OR a.head IN {_STANDS})"
"""The members of some stories alone, so that SQLite does not look through all articles for them."""

_STORY_OF = """
    SELECT s.id FROM articles AS a JOIN story_members AS m ON m.article = coalesce(a.head, a.key)
    JOIN stories AS s ON s.key = m.story WHERE a.id = {} ORDER BY a.current DESC LIMIT 1"""
_LEADS: dict[Kind, str] = {
    "article": _STORY_OF.format("CAST(? AS TEXT)"),
    "story": _STORY_OF.format("""(SELECT f.id FROM stories AS n JOIN articles AS f ON f.key = n.first
        WHERE n.id = CAST(? AS TEXT))"""),
}
"""The story that an article is in, and the one that the first article of a story is in, each by an id."""


def all_members(connection: Connection) -> Iterator[StoryMember]:
    """The story of every article that has one, by the article's id."""
    rows = connection.exec_driver_sql(f"SELECT * FROM ({_MEMBERS.format('')}) ORDER BY 2")
    moves = load_moves(connection)
    return (StoryMember(row[1], row[0], _because(row, moves), row[10], moves.by.get(row[12])) for row in rows)


def load_stories(connection: Connection, *, least: int = 1, words: str = "") -> list[StoryRow]:
    """The stories with their number of articles, the latest first; then by their first articles."""
    grouped: dict[str, list[Any]] = {}
    for row in connection.exec_driver_sql(_MEMBERS.format("")):
        grouped.setdefault(row[0], []).append(row)
    families = load_families(connection)
    wanted = words.casefold().split()
    every = (_row(id, rows, families) for id, rows in grouped.items() if len(rows) >= least)
    stories = [story for story in every if all(word in (story.title or "").casefold() for word in wanted)]
    return sorted(stories, key=lambda story: (story.last or "", grouped[story.story_id][0][1]), reverse=True)


def stories_holding(connection: Connection, article_ids: Iterable[str]) -> dict[str, StoryRow]:
    """The story of each of these articles that shares one with another article, by the article's id."""
    asked = {id.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for id in article_ids}
    grouped: dict[str, list[Any]] = {}
    for row in _beside(connection, asked):
        grouped.setdefault(row[0], []).append(row)
    families = load_families(connection)
    held = {id: _row(id, rows, families) for id, rows in grouped.items() if len(rows) > 1}
    return {row[1]: held[id] for id, rows in grouped.items() if id in held for row in rows if row[1] in asked}


def articles_beside(connection: Connection, article_ids: Iterable[str]) -> set[str]:
    """Some articles, and all that share a story with one of them."""
    asked = set(article_ids)
    return asked | {str(row[1]) for row in _beside(connection, asked)}


def _beside(connection: Connection, article_ids: Set[str]) -> Sequence[Any]:
    """The rows of `_MEMBERS` of the stories that these articles are in."""
    mine = connection.exec_driver_sql(
        """SELECT DISTINCT s.id FROM articles AS a JOIN story_members AS m ON m.article = coalesce(a.head, a.key)
            JOIN stories AS s ON s.key = m.story
            WHERE a.current = 1 AND a.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(article_ids)),),
    )
    return _members(connection, [row[0] for row in mine])


def _members(connection: Connection, story_ids: Iterable[str]) -> Sequence[Any]:
    """The rows of `_MEMBERS` of some stories."""
    return connection.exec_driver_sql(_MEMBERS.format(_OF_STORIES), (json.dumps(sorted(story_ids)),)).all()


def load_story(connection: Connection, wanted: str) -> StoryPage:
    """A story by its id or the start of it, by an article of it, or by the name of a pinned query.

    The id of a story leads to the one that its first article is in by now.

    Raises:
        LedgerError: there is none, or several begin so.
    """
    pins = load_pins(connection)
    query = pins.get(wanted.casefold())
    if query is not None:
        keys = _found(connection, query[1])
        rows = connection.exec_driver_sql(
            _MEMBERS.format("AND a.key IN (SELECT value FROM json_each(?))"), (json.dumps(keys),)
        )
        return _page(connection, query[0], rows.all(), query[1])
    id = _story_id(connection, wanted)
    return _page(connection, id, _members(connection, [id]), None)


def newest_events(connection: Connection, story_id: str) -> list[StoryEvent]:
    """What happened in the articles of a story's last two days on which anything did, the earlier day first."""
    rows = _members(connection, [story_id])
    days: dict[str, list[int]] = {}
    for row in rows:
        if row[5]:
            days.setdefault(row[5][:10], []).append(row[13])
    speakers = load_speakers(connection, [row[13] for row in rows])
    told = (load_events(connection, days[day], speakers) for day in sorted(days, reverse=True))
    last = list(islice(filter(None, told), _LAST_DAYS))
    return [event for events in reversed(last) for event in events]


def _found(connection: Connection, query: str) -> list[int]:
    page = find(connection, parse_search(query), "articles", None, _MOST)
    return sorted(story_keys(connection, (hit.article_id for hit in page.items if isinstance(hit, ArticleHit))))


def _story_id(connection: Connection, wanted: str) -> str:
    kind: Kind
    for kind in ("article", "story"):
        text = whole_id(connection, wanted, kind).encode("utf-8", "surrogatepass")
        row = connection.exec_driver_sql(_LEADS[kind], (text,)).first()
        if row is not None:
            return str(row[0])
    raise LedgerError(f"There is no story {wanted}. `onrecord story LEDGER` lists the stories.")


def _page(connection: Connection, id: str, rows: Sequence[Any], query: str | None) -> StoryPage:
    moves = load_moves(connection)
    keys = [row[13] for row in rows]
    speakers = load_speakers(connection, keys)
    texts, told = load_texts(connection, keys, speakers)
    return StoryPage(
        _row(id, rows, load_families(connection), query),
        tuple(_article(row, moves) for row in rows),
        trace_origins(texts, told),
        tuple(load_events(connection, keys, speakers)),
        speakers.joins,
        tuple(BestName(*key, best) for key, best in sorted(speakers.names.items())),
    )


def _row(id: str, rows: Sequence[Any], families: OutletFamilies, query: str | None = None) -> StoryRow:
    """The heading is a title of its articles, see `name_story`; where none has one, how the first begins."""
    titled = [row for row in rows if row[2]]
    first = [row for row in titled if row[8] is None] or titled
    name = name_story([Headline(row[2], row[3], row[10] or 0.0) for row in first])
    dated = [row[5] for row in rows if row[5]]
    return StoryRow(
        id,
        id if query is not None else name or next((opening_words(row[14]) for row in rows if row[14]), None),
        min(dated, default=None),
        max(dated, default=None),
        len(rows),
        len({families.of(row[3], row[4]) for row in rows} - {None}),
        len({row[12] for row in rows}),
        sum(row[7] for row in rows),
        query,
    )


def _article(row: Any, moves: Moves) -> StoryArticle:
    _, id, title, outlet, url, published, _, claims, copy_of, _, score, *_ = row
    return StoryArticle(
        id, title, outlet, url, published, claims, copy_of, _because(row, moves), score, moves.by.get(row[12])
    )


def _because(row: Any, moves: Moves) -> str:
    who = moves.by.get(row[12])
    if row[8] is not None:
        return str(row[11])
    if who is not None:
        return f"{who} put it here."
    return row[9] or "Nothing else here is like it."


def story_keys(connection: Connection, article_ids: Iterable[str]) -> list[int]:
    """The keys of the current versions of articles."""
    rows = connection.exec_driver_sql(
        "SELECT key FROM articles WHERE current = 1 AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(article_ids))),),
    )
    return [row[0] for row in rows]
