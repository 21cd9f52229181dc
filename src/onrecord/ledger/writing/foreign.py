"""Whether an id that the ledger knows is given to another article: two exports may both count from 1.

Taken for a newer version, such an article would put the other one out of sight. Two addresses make two articles.
Where an address is missing, a version shares words with what it was: two texts without a run of four words in
common are two articles, and so are two texts too short to have runs, of two outlets.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.origins.copies import runs_of
from onrecord.ledger.store.rows import version_of
from onrecord.link.origins.addresses import plain_address
from onrecord.link.origins.copies import body_of
from onrecord.naming.fold import fold
from onrecord.records import Article


def refuse_foreign(connection: Connection, article: Article, kept: Iterable[Mapping[str, Any]]) -> None:
    """Do nothing where an article may be another version of those kept under its id.

    `kept` are the rows of `articles` with its id: their `version`, `url`, `outlet` and `body`.

    Raises:
        LedgerError: it is another article than all of them, or than one at another address.
    """
    others = []
    for row in kept:
        if article.url is not None and row["url"] is not None:
            if plain_address(article.url) != plain_address(row["url"]):
                raise _refusal(article, row["url"])
            return
        others.append(row)
    version = version_of(article.text)
    if not others or any(row["version"] == version for row in others):
        return
    runs = _runs(article)
    if all(_is_another(connection, article, runs, row) for row in others):
        raise _refusal(article, f"another article{_by(others[0]['outlet'])}")


def _is_another(connection: Connection, article: Article, runs: frozenset[int], row: Mapping[str, Any]) -> bool:
    theirs = frozenset(() if row["body"] is None else runs_of(connection, row["body"]))
    if runs and theirs:
        return runs.isdisjoint(theirs)
    return bool(article.outlet and row["outlet"]) and fold(article.outlet or "") != fold(row["outlet"])


def _runs(article: Article) -> frozenset[int]:
    body = body_of(article)
    return frozenset(() if body is None else body.runs)


def _refusal(article: Article, other: str) -> LedgerError:
    of = f" of {article.url}" if article.url else _by(article.outlet)
    return LedgerError(f"Article {article.id}{of} is not kept: its id is that of {other}. Give it another id.")


def _by(outlet: str | None) -> str:
    return f" of {outlet}" if outlet else ""
