"""What other tools call the fields of an article in their exports, in our own names.

Exports of scrapers, databases of news and news APIs name the same columns in a few ways each: "body" or "content"
is the text, "headline" the title, "link" the address. Case, blanks and hyphens in names do not count. A field that
bears our own name is taken before one that bears another tool's.
"""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.errors import InputError

FIELDS = ("id", "text", "html", "url", "outlet", "title", "author", "published", "language", "kind", "taken_from")
"""The fields of the input record."""

_NAMES = {
    "id": "doc_id docid document_id article_id uuid guid",
    "text": "message body content full_text fulltext article_text articlebody article_body maintext raw_text "
    "plain_text",
    "html": "raw_html body_html content_html html_content",
    "url": "link permalink article_url page_url source_url",
    "outlet": "source publication publisher site_name sitename source_name outlet_name media_name newspaper "
    "channel",
    "title": "headline",
    "author": "authors byline creator",
    "published": "date published_at publishedat published_date publish_date publication_date pub_date pubdate "
    "date_publish date_published datepublished publish_time published_on datetime created_at created_utc",
    "language": "lang",
}
_NUMBERED = frozenset({"id", "title", "outlet", "published"})
"""The fields that tools write as numbers, too: a headline "1984", an instant as seconds since 1970."""
_OURS = {other: ours for ours, others in _NAMES.items() for other in others.split()}
PAGE = re.compile(r"<(?:html|body|article|main)\b|<p\b.*<p\b", re.IGNORECASE | re.DOTALL)
"""What makes HTML a page: a feed's description is a piece, of which the record has the words as its "text"."""
_SPLIT = re.compile(r"[\s-]+")


def in_our_names(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with those of its fields in our names that another tool has named, and all others as they are.

    A text that is markup is the record's HTML, one in pieces (strings, and objects with a "text") is put together,
    as messengers export it. The name of an outlet may stand in an object, {"name": …}; a number in the place of an
    id, a title, an outlet or an instant is its digits. A value of another kind than a string, or a list of authors,
    is left alone, and NaN, which tables write for an empty cell, says nothing, nor does an endless number.
    """
    given = {name: said for name, said in record.items() if not isinstance(said, float) or math.isfinite(said)}
    out = {name: _digits(name, said) for name, said in given.items()}
    for name, said in given.items():
        ours = our_name(name)
        if ours == "text" and isinstance(said, list):
            out[ours] = _in_one(said)
        if ours == name or out.get(ours) or ours not in _NAMES:
            continue
        value = said.get("name") if ours == "outlet" and isinstance(said, dict) else _digits(ours, said)
        if isinstance(value, str):
            out["html" if ours == "text" and PAGE.search(value) else ours] = value
        elif ours == "author" and isinstance(value, list):
            out[ours] = value
    return out


def known_columns(names: Iterable[str], *, where: str) -> list[str]:
    """Those columns of a table that are fields of the input record, by our names or others'.

    Raises:
        InputError: none of them holds texts.
    """
    ours = {name: our_name(name) for name in names}
    if not {"text", "html"} & set(ours.values()):
        told = ", ".join(ours)[:200] or "no names"
        raise InputError(
            f"{where} has no column with a text. Name one text, body or content; it has {told}.", where=where
        )
    return [name for name in ours if ours[name] in FIELDS]


def our_name(name: str) -> str:
    """Our name of a field, or its own where it is none of ours."""
    plain = _SPLIT.sub("_", name.strip().lower())
    return _OURS.get(plain, plain)


def _digits(name: str, said: Any) -> Any:
    """A number in the place of words as its digits, without the ".0" of a column with empty cells."""
    if name in _NUMBERED and isinstance(said, int | float) and not isinstance(said, bool):
        return str(int(said)) if said == said // 1 else str(said)
    return said


def _in_one(pieces: list[Any]) -> str:
    """The words of a text in pieces; what is neither a string nor an object with a "text" says none."""
    said = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(words for words in said if isinstance(words, str))


def _without_message(answer: Mapping[str, Any]) -> dict[str, Any]:
    """An API's answer without what it says to the one who asks: "message": "ok" is no article."""
    return {name: said for name, said in answer.items() if name != "message"}


def records_of(document: Any) -> list[Any]:
    """The records of a JSON document: its list, the one list of objects that an API's answer holds, or itself."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict) and not {"text", "html"} & in_our_names(_without_message(document)).keys():
        lists = [value for value in document.values() if isinstance(value, list) and value]
        if len(lists) == 1 and all(isinstance(one, dict) for one in lists[0]):
            return lists[0]
    return [document]
