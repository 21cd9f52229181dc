"""How claims and their figures, links, names, questions and articles are named in forms that decide, and back."""

from collections.abc import Sequence
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


def question_key(id: str) -> str:
    """How a question is named on the page that corrects it."""
    return f"question:{quote(id, safe='', errors='surrogatepass')}"


def article_key(id: str) -> str:
    """How an article is named on the page that moves it."""
    return f"article:{quote(id, safe='', errors='surrogatepass')}"


def figure_names(words: Sequence[str]) -> list[str]:
    """How the figures of a claim are named, by their words in the order of the text: "12 #2" is the second "12"."""
    plain = [" ".join(one.split()) for one in words]
    return [f"{one} #{plain[: at + 1].count(one)}" if plain.count(one) > 1 else one for at, one in enumerate(plain)]


def targets_of(key: str) -> tuple[str, list[str]]:
    """What a key names: claim, link, name, question or article, and the ids or names.

    Raises:
        QueryError: it is no key.
    """
    kind, *parts = key.split(":")
    if {"claim": 1, "link": 3, "name": 2, "question": 1, "article": 1}.get(kind) != len(parts) or not all(parts):
        raise QueryError(f"{key[:60]!r} names nothing that can be decided on. Go back to the review page.")
    return kind, [unquote(part) for part in parts]
