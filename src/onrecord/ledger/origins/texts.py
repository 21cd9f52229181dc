"""Where texts are from: the first of each group of copies, passages of earlier texts, credits, and changes."""

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection

from onrecord.ledger.names.outlets import load_families
from onrecord.ledger.names.speakers import Speakers, load_speakers
from onrecord.ledger.store.rebuilding import load_articles
from onrecord.ledger.views.articles import ChangeRow, OriginKind, OriginRow
from onrecord.link.origins.copies import DERIVED, copied_words, only_quotes, passages_of
from onrecord.link.origins.tracing import Teller, Text, Told
from onrecord.naming.outlets import OutletFamilies
from onrecord.records import SourceKind

_ORIGINS = """
    SELECT a.id, a.key, h.id, a.copy_rule, o.similarity, o.credit, o.start, o.stop
    FROM articles AS a JOIN origins AS o ON o.article = a.key LEFT JOIN articles AS h ON h.key = a.head
    WHERE a.current = 1 {} ORDER BY a.id"""

_EARLIER = """
    SELECT n.own, n.id, n.shared, n.share, n.compared, b.runs, n.text FROM (
        SELECT own.key AS own, a.id, l.other, l.shared, l.share, min(b.size, o.size) AS compared,
            (SELECT t.key FROM articles AS t WHERE t.body = own.body ORDER BY t.current DESC, t.id LIMIT 1) AS text,
            row_number() OVER (PARTITION BY own.key ORDER BY l.share DESC, a.id) AS place
        FROM articles AS own JOIN alike AS l ON l.body = own.body
        JOIN bodies AS b ON b.key = l.body JOIN bodies AS o ON o.key = l.other
        JOIN articles AS a ON a.body = l.other AND a.current = 1 AND a.head IS NULL
            AND (a.published_utc = '', a.published_utc, a.id) < (own.published_utc = '', own.published_utc, own.id)
        WHERE own.key IN (SELECT value FROM json_each(?))) AS n
    JOIN bodies AS b ON b.key = n.other WHERE n.place <= 8 ORDER BY n.own, n.place"""
"""The earlier articles of other groups whose passages stand in each of some texts, most of them first.

`text` is an article with that body, of which the words are read.
"""
_BATCH = 200  # of how many articles the earlier ones are sought at once

_CHANGES = """
    SELECT a.id, a.version, b.id, b.version, c.how, c.kind, c.start, c.stop, c.words,
        c.other_start, c.other_stop, c.other_words, c.because,
        CASE c.how WHEN 'copy' THEN a.published ELSE coalesce(a.modified, a.fetched_at, a.published) END
    FROM changes AS c JOIN articles AS a ON a.key = c.article JOIN articles AS b ON b.key = c.other
    {} ORDER BY a.id, a.version, b.id, b.version, c.position"""
_CHOSEN = "AND a.key IN (SELECT value FROM json_each(?))"


def all_origins(connection: Connection, article_ids: Iterable[str] | None = None) -> Iterator[OriginRow]:
    """Where the text of every current article is from, or of those of some ids, by the article's id."""
    if article_ids is None:
        return _origins(connection, "", ())
    chosen = json.dumps(sorted(set(article_ids)))
    return _origins(connection, "AND a.id IN (SELECT value FROM json_each(?))", (chosen,))


def load_origin(connection: Connection, key: int) -> OriginRow | None:
    """Where the text of one current article is from; None for another version."""
    return next(_origins(connection, "AND a.key = ?", (key,)), None)


def all_changes(connection: Connection) -> Iterator[ChangeRow]:
    """Every change between two texts of one origin, by the id of the later article."""
    return (ChangeRow(*row) for row in connection.exec_driver_sql(_CHANGES.format("")))


def load_changes(connection: Connection, keys: str) -> list[ChangeRow]:
    """The changes that these articles make, or that later texts make to them.

    The keys come as a JSON list.
    """
    chosen = "(SELECT value FROM json_each(?1))"
    rows = connection.exec_driver_sql(
        _CHANGES.format(f"WHERE c.article IN {chosen} OR c.other IN {chosen}"), (keys,)
    )
    return [ChangeRow(*row) for row in rows]


def load_texts(
    connection: Connection, keys: Iterable[int], speakers: Speakers | None = None
) -> tuple[list[Text], list[Told]]:
    """Some articles with where their texts are from, and their claims that somebody is said to have made.

    Claims that only ask or decline say nothing that could have an origin.

    `speakers` says who speaks in them, where that is known already.
    """
    chosen, families = json.dumps(sorted(keys)), load_families(connection)
    speakers = speakers or load_speakers(connection, json.loads(chosen))
    return _texts(connection, chosen, families), _told(connection, chosen, speakers)


class _Near(NamedTuple):
    """An earlier article that a text has passages of: how many runs of four words, of how many compared."""

    kind: OriginKind
    like: str
    shared: int
    share: float
    compared: int


def _texts(connection: Connection, chosen: str, families: OutletFamilies) -> list[Text]:
    """Where the texts of some articles are from; `chosen` is a JSON list of their keys."""
    run = connection.exec_driver_sql
    named = run(f"SELECT id, outlet, url FROM articles AS a WHERE a.current = 1 {_CHOSEN}", (chosen,))
    outlets = {id: families.of(outlet, url) for id, outlet, url in named}
    found = _origins(connection, _CHOSEN, (chosen,))
    return [
        Text(
            one.article_id,
            outlets[one.article_id],
            one.origin if one.kind == "copy" else None,
            one.rule,
            one.like,
            _credited(families, one.credit),
        )
        for one in found
    ]


def _told(connection: Connection, chosen: str, speakers: Speakers) -> list[Told]:
    """The claims of some articles that somebody is said to have made, each with the chain of those who tell it.

    A figure that the outlet states as somebody's ("The coast guard put the number at 61") is from them.
    """
    run = connection.exec_driver_sql
    tellers: dict[tuple[int, str], Teller] = {}
    by_name: dict[tuple[int, str], Teller] = {}
    for key, article, id, name, kind, speaks_for in run(
        f"""SELECT a.key, a.id, s.id, s.name, s.kind, s.speaks_for
            FROM sources AS s JOIN articles AS a ON a.key = s.article
            WHERE a.current = 1 {_CHOSEN} ORDER BY a.key, s.id""",
        (chosen,),
    ):
        body = speakers.body(speaks_for) if speaks_for else None
        teller = Teller(speakers.name(article, name), SourceKind(kind), body)
        tellers[key, id] = by_name[key, name] = teller
    rows = run(
        f"""SELECT c.id, a.id, c.chain, c.evidence, coalesce(s.given_by, ''), a.key
            FROM claims AS c JOIN articles AS a ON a.key = c.article LEFT JOIN statements AS s ON s.claim = c.key
            WHERE a.current = 1 AND c.stance NOT IN ('asks', 'declines') {_CHOSEN}
            ORDER BY a.published_utc = '', a.published_utc, a.id, c.position""",
        (chosen,),
    )
    out = []
    for claim, article, chain, evidence, given_by, key in rows:
        told = tuple(tellers[key, id] for id in json.loads(chain))
        if given_by:
            told = (by_name.get((key, given_by)) or _giver(given_by),)
        out.append(Told(claim, article, told, evidence))
    return out


def _giver(name: str) -> Teller:
    """Whoever gives a figure and says nothing else in the article: a body that is named, or some of no name.

    The first word may be a capital for opening the sentence alone: "Officials put the number at 61".
    """
    is_named = any(word[:1].isupper() for word in name.split()[1:])
    return Teller(name, SourceKind.ORGANISATION if is_named else SourceKind.GROUP, None)


def _credited(families: OutletFamilies, credit: str | None) -> str | None:
    """The name that whoever a text is credited to goes by; a page may name it by its domain."""
    return None if credit is None else families.of(credit, credit if "." in credit else None) or credit


def _origins(connection: Connection, which: str, values: tuple[Any, ...]) -> Iterator[OriginRow]:
    """Where the texts of the articles are from that a condition on `_ORIGINS` lets through."""
    rows = iter(connection.exec_driver_sql(_ORIGINS.format(which), values))
    while batch := list(islice(rows, _BATCH)):
        near = _earlier(connection, [row[1] for row in batch if row[2] is None])
        yield from (_origin(row, near.get(row[1])) for row in batch)


def _origin(row: Any, near: _Near | None) -> OriginRow:
    id, _, head, rule, similarity, *credit = row
    if head is not None:
        return OriginRow(id, head, "copy", rule, similarity, None, *credit)
    if near is not None:
        what = "all of it in quotation marks" if near.kind == "shares_quote" else "not enough for a copy"
        found = f"{copied_words(near.shared, near.compared, 'the shorter text', 'the other')}, {what}."
        return OriginRow(id, id, near.kind, found, near.share, near.like, *credit)
    return OriginRow(id, id, "first", _first(credit[0]), 1.0, None, *credit)


def _first(credit: str | None) -> str:
    start = "No earlier article of this ledger has passages of it"
    return f"{start}." if credit is None else f"{start}; it credits {credit}."


def _earlier(connection: Connection, keys: Sequence[int]) -> dict[int, _Near]:
    """The earlier article of another group that most of each text's passages stand in, if they say something."""
    rows = connection.exec_driver_sql(_EARLIER, (json.dumps(keys),)).all()
    articles = load_articles(connection, {row[6] for row in rows})
    passages = {key: passages_of(article) for key, article in articles.items()}
    found: dict[int, _Near] = {}
    for own, like, shared, share, compared, packed, text in rows:
        if own not in found:
            quotes = only_quotes(passages[text], struct.unpack(f"<{len(packed) // 4}I", packed))
            if quotes or share >= DERIVED:
                found[own] = _Near("shares_quote" if quotes else "derived", like, shared, share, compared)
    return found
