"""Rows of articles are taken out: those under an article that is written anew, and articles whole.

What is left is what a ledger holds that never had them: versions and copies are settled without them.
"""

import json
from collections.abc import Set

from onrecord.ledger.linking.meeting import Linker
from onrecord.ledger.origins.addresses import company_of, drop_addresses, group_versions
from onrecord.ledger.origins.changes import forget_changes
from onrecord.ledger.origins.copies import drop_unused, group_copies
from onrecord.ledger.store.rebuilding import load_article
from onrecord.ledger.store.schema import CHILDREN, CLAIMS_PER_ARTICLE
from onrecord.ledger.store.spelling import spelled
from onrecord.ledger.writing.versions import settle_versions
from onrecord.records import Article

CLAIM_WORDS = "SELECT {}key, evidence, content, who, via FROM claims WHERE article = ?"
"""The words of an article's claims as the search has them, after what stands in the braces."""


def take_out_rows(linker: Linker, key: int) -> None:
    """Remove all rows under an article, its links and its words for searching first; its own row stays."""
    run = linker.connection.exec_driver_sql
    linker.forget(key)
    columns = "claims_words, rowid, evidence, content, who, via"
    run(f"INSERT INTO claims_words ({columns}) " + CLAIM_WORDS.format("'delete', "), (key,))
    old = load_article(linker.connection, key)
    sql = "INSERT INTO articles_words (articles_words, rowid, title, body) VALUES ('delete', ?, ?, ?)"
    words, rows = spelled(sql, [(key, old.title, body_text(old))])
    run(words, rows[0])
    span = (key * CLAIMS_PER_ARTICLE, (key + 1) * CLAIMS_PER_ARTICLE)
    run("DELETE FROM claim_figures WHERE claim >= ? AND claim < ?", span)
    run("DELETE FROM claim_places WHERE claim >= ? AND claim < ?", span)
    for name in CHILDREN:
        run(f"DELETE FROM {name} WHERE article = ?", (key,))


def body_text(article: Article) -> str:
    """What is searched of an article beside its title."""
    return "\n".join(article.text[block.start : block.end] for block in article.body())


def stand_aside(linker: Linker, keys: Set[int]) -> None:
    """Let no article be a copy of these, and none of them be current: next they go out of their stories."""
    chosen = json.dumps(sorted(keys))
    linker.connection.exec_driver_sql(
        """UPDATE articles SET current = 0, head = NULL, copy_rule = NULL
            WHERE key IN (SELECT value FROM json_each(?))""",
        (chosen,),
    )
    group_copies(linker.connection, _bodies(linker, chosen))


def take_out(linker: Linker, keys: Set[int]) -> None:
    """Remove articles that stand aside and are in no story any more, and settle what stood beside them."""
    connection, chosen = linker.connection, json.dumps(sorted(keys))
    run = connection.exec_driver_sql
    bodies, beside = _bodies(linker, chosen), company_of(connection, keys) - keys
    beside |= drop_addresses(connection, keys)
    for key in sorted(keys):
        take_out_rows(linker, key)
        forget_changes(connection, key)
    for table, column in (("origins", "article"), ("stories", "first"), ("articles", "key")):
        run(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (chosen,))
    for group in group_versions(connection, beside):
        settle_versions(linker, group)
    group_copies(connection, drop_unused(connection, bodies))


def _bodies(linker: Linker, chosen: str) -> set[int]:
    rows = linker.connection.exec_driver_sql(
        "SELECT body FROM articles WHERE body IS NOT NULL AND key IN (SELECT value FROM json_each(?))", (chosen,)
    )
    return {row[0] for row in rows}
