"""Bytes of a web page become text.

The order is that of the HTML standard for pages without headers: a byte order mark, UTF-8 when the bytes are
valid UTF-8 but for a flaw, what a <meta> near the top says, then windows-1252. UTF-16 without a mark is told by its
zeros; bytes that no <meta> names, or that it names wrongly, are guessed when they are not mostly ASCII.
"""

import codecs
import re

from onrecord.charsets import guess_charset
from onrecord.errors import NotTextError

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
"""UTF-8 of one character that was taken for windows-1252."""

_LEAST_TWICE = 2
_MOSTLY = 3  # characters beyond ASCII to broken ones from which bytes are UTF-8 with a flaw, whatever the page says

_ASCII = b"<a>+AGE-\\u0061"  # markup with what UTF-7 and Python's escapes would make other letters of

_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}


def decode_html(data: bytes, where: str) -> str:
    """The text of a page's bytes.

    Raises:
        NotTextError: the bytes are not text in any encoding a page would use.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    if len(_CONTROL.findall(data)) * 50 > len(data):
        raise NotTextError(
            f"{where} holds binary data, not a page. Give the address or file of the page itself.", where=where
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) > _MOSTLY * bad:
        return text
    name = _declared(data)
    return data.decode(_guess(data) if name == "utf-8" else name, "replace")


def mend_twice_encoded(markup: str) -> str:
    """The markup with those characters mended that a site took for windows-1252 once too often: "â€œ" for "“"."""
    told = "â" in markup and "€" in markup  # found in a tenth of the time of both together
    return _TWICE.sub(_once, markup) if told and markup.count("â€") >= _LEAST_TWICE else markup


def _once(match: re.Match[str]) -> str:
    try:
        return b"".join(
            char.encode("latin-1") if char < "\u0100" else char.encode("cp1252") for char in match.group()
        ).decode()
    except UnicodeDecodeError:
        return match.group()


def _wide(data: bytes) -> str | None:
    """The order of the bytes of UTF-16 without a mark; None when it is no markup of that kind."""
    if b"<\0" not in data[:400] and b"\0<" not in data[:400]:
        return None
    first, second = data[:400:2], data[1:400:2]
    for zeros, others, name in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if zeros.count(0) > 0.8 * len(zeros) and others.count(0) < 0.1 * len(others):
            return name
    return None


def _guess(data: bytes) -> str:
    """The likeliest encoding of a page that names none."""
    return guess_charset(re.sub(rb"<[^<>]*>", b" ", data))


def _declared(data: bytes) -> str:
    """The encoding that the page's head names, in its wider form; a guess when it names none we know."""
    match = _XML.match(data[:200].lstrip()) or _META.search(data[:4096])
    if match:
        try:
            name = codecs.lookup(match.group(1).decode("ascii", "replace")).name
        except LookupError:
            return _guess(data)
        if name.startswith(("utf-16", "utf-32")):  # a <meta> that could be read as ASCII tells otherwise
            return "utf-8"
        return _WIDER.get(name, name) if _decodes(name) else _guess(data)
    return _guess(data)


def _decodes(name: str) -> bool:
    """Whether a codec leaves ASCII markup as it is, in which the page has named it; some of Python's do not."""
    try:
        return len(_ASCII) == len(_ASCII.decode(name, "replace")) and _ASCII[:3].decode(name) == "<a>"
    except (LookupError, ValueError):
        return False
