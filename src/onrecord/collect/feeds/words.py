"""The words in a feed's strings: tags away, entities turned into characters. Linear in the length."""

import html
import re
from urllib.parse import urljoin

_TAGS = re.compile(r"<(?:[a-zA-Z/?]|!(?!\[))[^<>]*>")
_BREAKS = re.compile(r"<(?:/(?:p|div|li|h[1-6]|blockquote|tr)|br\s*/?)\s*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:<(?!/\1)[^<]*)*(?:</\1\s*>|\Z)", re.IGNORECASE)


def words(value: str | None) -> str | None:
    """A string of HTML as one line of words; None when there are none."""
    if not value:
        return None
    if "<" in value:
        value = _TAGS.sub(" ", value)
    if "&" in value:
        value = html.unescape(value)
    value = value.strip()
    if value.isprintable() and "  " not in value:  # its white space is single spaces; told in half the time
        return value or None
    return " ".join(value.split()) or None


def line(value: str | None) -> str | None:
    """A plain string as one line, with its entities as characters; None when it is blank."""
    if not value:
        return None
    if "&" in value:
        value = html.unescape(value)
    return " ".join(value.split()) or None


def paragraphs(value: str | None) -> str | None:
    """A string of HTML as paragraphs with a blank line between them; None when it has no words."""
    if not value:
        return None
    if "<" not in value:
        return line(value)
    pieces = _BREAKS.sub("\0", _UNSEEN.sub(" ", value.replace("\0", " "))).split("\0")
    return "\n\n".join(piece for piece in map(words, pieces) if piece) or None


def absolute(address: str, base: str | None) -> str:
    """An address that may be relative, joined to a base where that can be done."""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address
