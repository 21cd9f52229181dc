"""Claims, figures, links, sources and articles as lists: by their keys, or all of them in a fixed order.

Lists of everything are ordered by the id of the article and the place in it, so that two exports of the same
articles are the same whatever order they were added in.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from onrecord.ledger.decisions.claims import KEPT, STANCE, WHO, decided_words, load_judged
from onrecord.ledger.decisions.figures import CORRECTED, held
from onrecord.ledger.views.articles import ArticleHit, ArticleText
from onrecord.ledger.views.claims import ClaimHit, FigureHit, FigureRow
from onrecord.ledger.views.keeping import Counts
from onrecord.ledger.views.names import SourceHit
from onrecord.ledger.views.review import Judged
from onrecord.records import Span
from onrecord.told import Piece, in_order

_BATCH = 500

_CLAIMS = """
    SELECT c.key, iif(c.chain = '[]', NULL, c.via) AS via, c.id AS claim_id, a.id AS article_id, a.outlet, a.title,
        a.url, coalesce(c.told_at, a.published) AS published, c.who AS source, s.kind AS source_kind,
        s.role AS source_role, s.speaks_for, c.stance, c.attitude, c.wording, c.content,
        said.words AS said_text, said.first AS said_first, said.until AS said_until,
        asof.words AS as_of_text, asof.first AS as_of_first, asof.until AS as_of_until,
        c.evidence, c.start, c.stop AS "end", c.score, c.found_by, c.source AS source_id,
        s.affiliation, coalesce(h.id, a.id) AS origin
    FROM claims AS c JOIN articles AS a ON a.key = c.article LEFT JOIN articles AS h ON h.key = a.head
    LEFT JOIN sources AS s ON s.article = c.article AND s.id = c.source
    LEFT JOIN times AS said ON said.article = c.article AND said.position = c.said_when
    LEFT JOIN times AS asof ON asof.article = c.article AND asof.position = c.as_of
    WHERE c.key IN ({})"""
"""What is kept of claims by the names of the fields of `ClaimHit`, after the key and the names of the chain."""

FIGURE = f"""f.words, {held("low")}, {held("high")}, {held("bound")}, f.counts, f.event, {held("unit")}, f.change,
    f.mode, f.place_words, f.place_country, f.place_region, f.start, f.stop"""
"""The columns of a figure `f` as it holds, in the order of `FigureHit`; beside `CORRECTED`."""
_FIGURE_PARTS = 14  # how many columns of a row make a figure

OF_FIGURES = f"""FROM figures AS f JOIN articles AS a ON a.key = f.article
    LEFT JOIN claim_figures AS cf ON cf.figure = f.position
        AND cf.claim BETWEEN f.article * 1048576 AND f.article * 1048576 + 1048575
    LEFT JOIN claims AS c ON c.key = cf.claim {CORRECTED}
    WHERE a.current = 1"""
"""Every figure of a current article, once for each claim it stands in; figures are `f`, claims `c`."""

FIGURES = f"""
    SELECT a.id, a.outlet, a.title, a.url, coalesce(c.told_at, a.published),
        c.id, {WHO}, {STANCE}, c.evidence,
        {FIGURE}, a.published_utc, f.position, coalesce(c.position, -1)
    {OF_FIGURES}"""
"""Every figure of a current article with each claim it stands in, or with none."""


def load_claims(connection: Connection, keys: list[int]) -> list[ClaimHit]:
    """The claims of these keys, in the order of the keys, as people left them."""
    run = connection.exec_driver_sql
    marks = ", ".join(str(key) for key in keys)
    figures: dict[int, tuple[FigureHit, ...]] = {}
    for claim, *columns in run(
        f"""SELECT cf.claim, {FIGURE} FROM claim_figures AS cf
            JOIN claims AS c ON c.key = cf.claim
            JOIN figures AS f ON f.article = cf.claim / 1048576 AND f.position = cf.figure {CORRECTED}
            WHERE cf.claim IN ({marks}) ORDER BY cf.claim, cf.position"""
    ):
        figures[claim] = (*figures.get(claim, ()), FigureHit(*columns))
    places: dict[int, tuple[tuple[str, str | None], ...]] = {}
    for claim, country, region in run(
        f"SELECT claim, country, region FROM claim_places WHERE claim IN ({marks}) ORDER BY claim, position"
    ):
        places[claim] = (*places.get(claim, ()), (country, region))
    told = _load_told(connection, marks)
    found: dict[int, ClaimHit] = {}
    for row in run(_CLAIMS.format(marks)).mappings():
        kept = dict(row)
        key, via = kept.pop("key"), kept.pop("via")
        parts: dict[str, Any] = {
            "figures": figures.get(key, ()),
            "places": places.get(key, ()),
            "told": told.get(key, ()),
        }
        found[key] = ClaimHit(**kept, **parts, chain=() if via is None else tuple(via.split("\n")))
    judged = load_judged(connection, (hit.claim_id for hit in found.values()))
    return [_as_judged(connection, found[key], judged.get(found[key].claim_id)) for key in keys]


def _as_judged(connection: Connection, hit: ClaimHit, judged: Judged | None) -> ClaimHit:
    """A claim with what people decided on it laid over what was found."""
    if judged is None:
        return hit
    hit = replace(hit, standing=judged.standing, decided=decided_words(judged.decided))
    if judged.stance is not None and judged.stance != hit.stance:
        hit = replace(hit, stance=judged.stance, found_stance=hit.stance)
    if judged.speaker is None or judged.speaker == hit.source:
        return hit
    known = connection.exec_driver_sql(
        """SELECT s.kind, s.role, s.speaks_for, s.affiliation, iif(a.id = ?1, s.id, NULL)
            FROM sources AS s JOIN articles AS a ON a.key = s.article
            WHERE s.name = ?2 ORDER BY a.id = ?1 DESC, a.current DESC, a.id LIMIT 1""",
        (hit.article_id, judged.speaker),
    ).first()
    kind, role, speaks_for, affiliation, id = known or (None,) * 5
    return replace(
        hit,
        source=judged.speaker,
        source_kind=kind,
        source_role=role,
        speaks_for=speaks_for,
        affiliation=affiliation,
        source_id=id,
        found_source=hit.source,
    )


def _load_told(connection: Connection, marks: str) -> dict[int, tuple[Piece, ...]]:
    """The words of the cue and of the content of each of these claims that has a cue.

    The joins are crossed, so that they are made in this order: SQLite would look through all spans of the article
    for each claim.
    """
    spans: dict[int, dict[str, list[Span]]] = {}
    for claim, part, start, stop, words in connection.exec_driver_sql(
        f"""SELECT c.key, s.part, s.start, s.stop, s.words FROM claims AS c
            CROSS JOIN attributions AS t ON t.article = c.article AND t.id = c.attribution
            CROSS JOIN spans AS s
                ON s.article = c.article AND s.attribution = t.position AND s.part IN ('cue', 'content')
            WHERE c.key IN ({marks})"""
    ):
        spans.setdefault(claim, {"cue": [], "content": []})[part].append(Span(start, stop, words))
    return {claim: in_order(parts["cue"], parts["content"]) for claim, parts in spans.items() if parts["cue"]}


def figure_row(row: Any) -> FigureRow:
    """The figure of a row of `FIGURES`."""
    article, outlet, title, url, published, claim, who, stance, evidence, *columns = row
    figure = FigureHit(*columns[:_FIGURE_PARTS])
    return FigureRow(article, outlet, title, url, published, figure, claim, who, stance, evidence)


def claim_keys(connection: Connection, claim_ids: Iterable[str]) -> list[int]:
    """The keys of these claims, of the current version where it still has them; unknown ones are left out."""
    rows = connection.exec_driver_sql(
        """SELECT c.key, min((1 - a.current) || a.version) FROM claims AS c JOIN articles AS a ON a.key = c.article
            WHERE c.id IN (SELECT value FROM json_each(?)) GROUP BY c.id""",
        (json.dumps(sorted(set(claim_ids))),),
    )
    return [int(row[0]) for row in rows]


def all_claims(connection: Connection, *, newest_first: bool = False) -> Iterator[ClaimHit]:
    """Every claim of the current articles, by article and place, or by when it was printed."""
    printed = "coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', c.told_at), a.published_utc)"
    order = f"{printed} DESC, c.id DESC" if newest_first else "a.id, c.position"
    rows = connection.exec_driver_sql(
        f"""SELECT c.key FROM articles AS a JOIN claims AS c ON c.article = a.key
            WHERE a.current = 1 ORDER BY {order}"""
    )
    keys = (int(row[0]) for row in rows)
    while batch := list(islice(keys, _BATCH)):
        yield from load_claims(connection, batch)


def claims_of(connection: Connection, article_ids: Iterable[str]) -> list[ClaimHit]:
    """The claims of these articles' current versions that nobody dropped, by the article's id and the place."""
    rows = connection.exec_driver_sql(
        """SELECT c.key FROM articles AS a JOIN claims AS c ON c.article = a.key
            WHERE a.current = 1 AND a.id IN (SELECT value FROM json_each(?)) AND """
        + KEPT
        + " ORDER BY a.id, c.position",
        (json.dumps(sorted(set(article_ids))),),
    )
    return load_claims(connection, [int(row[0]) for row in rows])


def all_figures(connection: Connection) -> Iterator[FigureRow]:
    """Every figure of the current articles, once for each claim it stands in."""
    rows = connection.exec_driver_sql(FIGURES + " ORDER BY a.id, f.position, c.position")
    return (figure_row(row) for row in rows)


def all_articles(connection: Connection) -> Iterator[ArticleHit]:
    """Every current article."""
    rows = connection.exec_driver_sql(
        """SELECT id, url, title, outlet, published, language, claims_count FROM articles
            WHERE current = 1 ORDER BY id"""
    )
    return (ArticleHit(*row) for row in rows)


def all_texts(connection: Connection) -> Iterator[ArticleText]:
    """Every current article with its text."""
    rows = connection.exec_driver_sql(
        """SELECT id, url, title, outlet, published, language, claims_count, published_from, modified, fetched_at,
            taken_from, authors, code_versions, text_sha256, text FROM articles WHERE current = 1 ORDER BY id"""
    )
    for row in rows:
        names = "; ".join(name for name, *_ in json.loads(row[11]) if name)
        read_by = json.loads(row[12])
        found_by = f"onrecord {read_by['onrecord']} / {read_by['weights']}"
        fields = (*row[:11], names, found_by, *row[13:])
        yield ArticleText(*fields)


def all_sources(connection: Connection) -> Iterator[SourceHit]:
    """Every name of the current articles, with its kind, role and whom it speaks for, and how often."""
    rows = connection.exec_driver_sql(
        """SELECT s.name, s.kind, s.role, s.speaks_for,
                count(c.key), count(DISTINCT s.article), s.affiliation
            FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1
            LEFT JOIN claims AS c ON c.article = s.article AND c.source = s.id
            GROUP BY s.name, s.kind, s.role, s.speaks_for, s.affiliation
            ORDER BY s.name, s.kind, s.role, s.speaks_for, s.affiliation"""
    )
    return (SourceHit(*row) for row in rows)


def current_keys(connection: Connection) -> Iterable[int]:
    """The keys of the current articles, by their ids."""
    rows = connection.exec_driver_sql("SELECT key FROM articles WHERE current = 1 ORDER BY id")
    return (int(row[0]) for row in rows)


def load_counts(connection: Connection) -> Counts:
    """How much the current articles hold; a source is a name of one kind."""
    run = connection.exec_driver_sql
    articles, claims, figures, links = run(
        """SELECT count(*), coalesce(sum(claims_count), 0), coalesce(sum(figures_count), 0),
            coalesce(sum(links_count), 0) FROM articles WHERE current = 1"""
    ).one()
    (sources,) = run(
        """SELECT count(*) FROM (SELECT DISTINCT s.name, s.kind FROM sources AS s
            JOIN articles AS a ON a.key = s.article WHERE a.current = 1)"""
    ).one()
    return Counts(articles, claims, sources, figures, links)
