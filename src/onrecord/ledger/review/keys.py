"""How claims, links and names are named in the queue, and back."""

from __future__ import annotations

from urllib.parse import quote, unquote

from onrecord.errors import QueryError


def claim_key(id: str) -> str:
    """How a claim is named in the queue."""
    return f"claim:{quote(id, safe='', errors='surrogatepass')}"


def link_key(later: str, earlier: str, relation: str) -> str:
    """How a link is named in the queue."""
    return "link:" + ":".join(quote(part, safe="", errors="surrogatepass") for part in (later, earlier, relation))


def name_key(one: str, other: str) -> str:
    """How two names are named in the queue."""
    return "name:" + ":".join(quote(part, safe="", errors="surrogatepass") for part in (one, other))


def targets_of(key: str) -> tuple[str, list[str]]:
    """What a key names: claim, link or name, and the ids or names.

    Raises:
        QueryError: it is no key.
    """
    kind, *parts = key.split(":")
    if {"claim": 1, "link": 3, "name": 2}.get(kind) != len(parts) or not all(parts):
        raise QueryError(f"{key[:60]!r} names nothing that can be decided on. Go back to the review page.")
    return kind, [unquote(part) for part in parts]
