"""Bytes of a web page become text.

The order is that of the HTML standard for pages without headers: a byte order mark, UTF-8 when the bytes are
valid UTF-8, what a <meta> near the top says, then windows-1252.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import NotTextError

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}


def decode_html(data: bytes, where: str) -> str:
    """The text of a page's bytes.

    Raises:
        NotTextError: the bytes are not text in any encoding a page would use.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff")
    if len(_CONTROL.findall(data)) * 50 > len(data):
        raise NotTextError(
            f"{where} holds binary data, not a page. Give the address or file of the page itself.", where=where
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data), "replace")


def _declared(data: bytes) -> str:
    """The encoding that the page's head names, in its wider form; windows-1252 when it names none we know."""
    match = _META.search(data[:4096])
    if match:
        try:
            name = codecs.lookup(match.group(1).decode("ascii", "replace")).name
        except LookupError:
            return "cp1252"
        if name.startswith(("utf-16", "utf-32")):  # a <meta> that could be read as ASCII tells otherwise
            return "utf-8"
        return _WIDER.get(name, name) if _decodes(name) else "cp1252"
    return "cp1252"


def _decodes(name: str) -> bool:
    """Whether a codec turns bytes into text (some of Python's do not)."""
    try:
        return isinstance(b"x".decode(name, "replace"), str)
    except (LookupError, ValueError):
        return False
