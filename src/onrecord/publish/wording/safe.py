"""What makes third-party text safe to show: addresses, direction marks, text fragments.

Everything here takes strings that a stranger wrote. A value that is not safe becomes None, never a link.
"""

import re
from urllib.parse import quote, urlsplit

_OPEN_ISOLATE = frozenset("\u2066\u2067\u2068")
_OPEN_EMBEDDING = frozenset("\u202a\u202b\u202d\u202e")
_POP_ISOLATE, _POP_EMBEDDING = "\u2069", "\u202c"
_FRAGMENT_WORDS = 6
CONTROLS = r"\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
"""The characters of control that no HTML may hold, as a set of a pattern: a terminal obeys them.

Source: HTML Living Standard, 13.1.4 (text must not contain controls other than whitespace).
"""
_CONTROL = re.compile(f"[{CONTROLS}]")
_NO_XML = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def web_address(url: str | None) -> str | None:
    """The address when it may become a link (http or https with a host, no login), else None."""
    if not url or any(ord(character) <= 32 for character in url) or _NO_XML.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return url


def site_of(url: str | None) -> str | None:
    """The host of a web address without www, to name a page whose outlet is not known."""
    address = web_address(url)
    host = urlsplit(address).hostname if address else None
    return host.removeprefix("www.") if host else None


def outlet_words(outlet: str | None, url: str | None) -> str | None:
    """What the outlet of an article is called on a page: its name, else the host of its address."""
    return isolated(outlet).removeprefix("www.") if outlet else site_of(url)


def isolated(text: str) -> str:
    """A short text whose direction marks end where it ends.

    Closing marks that close nothing are dropped and open ones are closed, so that a name cannot turn round
    the words that stand after it.
    """
    if not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in text):
        return text
    out: list[str] = []
    waiting: list[str] = []
    for character in text:
        if character in _OPEN_ISOLATE:
            waiting.append(_POP_ISOLATE)
        elif character in _OPEN_EMBEDDING:
            waiting.append(_POP_EMBEDDING)
        elif character in (_POP_ISOLATE, _POP_EMBEDDING):
            if not waiting or waiting[-1] != character:
                continue
            waiting.pop()
        out.append(character)
    return "".join(out) + "".join(reversed(waiting))


def cut(text: str, most: int) -> str:
    """A text of no more than so many characters, cut behind a whole word."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def headline(title: str | None) -> str:
    """A title as a page or a feed shows it, in one line; "Untitled" without one."""
    return isolated(" ".join((title or "").split()) or "Untitled")


def text_fragment(url: str | None, quote_text: str) -> str | None:
    """The address with a text fragment that makes a browser scroll to the words; None without an address.

    Long words are given as their first and last six words (start,end).

    Source: WICG "URL Fragment Text Directives".
    """
    address = web_address(url)
    words = quote_text.split()
    if not address or not words:
        return address
    if len(words) > 2 * _FRAGMENT_WORDS:
        ends = [" ".join(words[:_FRAGMENT_WORDS]), " ".join(words[-_FRAGMENT_WORDS:])]
    else:
        ends = [" ".join(words)]
    directive = ",".join(quoted(end).replace("-", "%2D") for end in ends)
    base, _, fragment = address.partition("#")
    return f"{base}#{fragment.partition(':~:')[0]}:~:text={directive}"


def without_controls(text: str) -> str:
    """The text with U+FFFD in place of each character of control, as pages show it; blanks and lines stay."""
    return _CONTROL.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """The text without characters of control and what XML does not know, halves of surrogate pairs among them."""
    return _NO_XML.sub("", text)


def language_tag(language: str | None) -> str | None:
    """The language when it has the shape of a BCP 47 tag, else None."""
    if not language:
        return None
    parts = language.replace("_", "-").split("-")
    fits = 2 <= len(parts[0]) <= 8 and all(p.isascii() and p.isalnum() and len(p) <= 8 for p in parts)
    return "-".join(parts) if fits else None


def article_address(id: str) -> str:
    """The address of an article's page; an id may hold any character."""
    return f"/article/{quoted(id)}"


def claim_address(id: str) -> str:
    """The address that leads to a claim, wherever it stands."""
    return f"/claim/{quoted(id)}"


def claim_anchor(id: str) -> str:
    """The place of a claim's row on its article's page."""
    return f"#claim-{quoted(id)}"


def article_name(id: str) -> str:
    """What programs know an article by, wherever the ledger is served."""
    return f"urn:onrecord:article:{quoted(id)}"


def claim_name(id: str) -> str:
    """What programs know a claim by, wherever the ledger is served."""
    return f"urn:onrecord:claim:{quoted(id)}"


def quoted(id: str) -> str:
    """An id, or other words, as a part of an address."""
    return quote(id, safe="", errors="replace")
