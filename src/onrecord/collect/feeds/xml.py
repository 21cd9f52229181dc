"""Bytes of a feed become a tree of elements: strictly first, forgivingly where that fails.

The document type is cut out before the parser sees anything, so no entity is ever declared: nothing can be
expanded and nothing fetched. Named entities of HTML, which feeds use without declaring them, become characters.
"""

import codecs
import html
import re
from collections.abc import Callable
from typing import Any

from onrecord.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<\x00", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
"""How a "<" (or EBCDIC's "<?xm") begins in encodings without a mark. Source: XML 1.0, appendix F."""

_DECLARED = re.compile(r"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["'][^>]{0,200}?\?>""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,31});")
_LOOSE = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,31};)")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_SUBSET_END = re.compile(r"\]\s*>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBERED = {"&amp;": "&#38;", "&lt;": "&#60;", "&gt;": "&#62;", "&quot;": "&#34;", "&apos;": "&#39;"}
"""XML's own entities as numbers: behind the first mistake of a document the forgiving parser drops the names."""

_SLIP = "a bare & or a control character"
_CONTROL_BYTES = bytes({*range(0x20)} - set(b"\t\n\r"))
_LATIN = {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
_HEAD = 4096
_MOST_FED = 8_000_000  # the bytes that the parser takes piece by piece; its limit is 10 MB


def parse_xml(content: bytes, *, where: str, charset: str | None = None) -> tuple[Any, tuple[str, ...]]:
    """The root element of an XML document, and what is wrong with the document.

    `charset` is the encoding that came with it (from HTTP), used where it names none itself.

    Raises:
        InputError: no element can be found in it.
    """
    plain = _is_plain(content)
    root = _strictly(content) if plain else None
    if root is not None:
        return root, ()
    clean = _without_controls(content, charset) if plain else content
    root = _strictly(clean) if len(clean) < len(content) else None
    if root is not None:
        return root, (f"its XML is broken ({_SLIP})",)
    text, flaws = decode_xml(content, charset)
    text = without_doctype(_DECLARATION.sub("", text, count=1)).lstrip("\ufeff \t\r\n")
    named = _mended(text, lambda words: _NAMED.sub(_character, words))
    root = _strictly(named.encode("utf-8", "replace")) if named != text or not plain else None
    return (root, flaws) if root is not None else _forgivingly(text, flaws, where)


def _strictly(content: bytes) -> Any:
    """The root of a document that is as XML should be; None of any other."""
    from lxml import etree

    parser = _parser()
    try:
        if len(content) > _MOST_FED:
            return etree.fromstring(content, parser)
        parser.feed(content)  # fed so, it stops at the first slip; given the whole, it reads on to the end in vain
        return parser.close()
    except (etree.XMLSyntaxError, ValueError):
        return None


def _forgivingly(text: str, flaws: tuple[str, ...], where: str) -> tuple[Any, tuple[str, ...]]:
    """The root of a broken document, as far as it can be read, and its flaws with one more."""
    from lxml import etree

    whole = _mended(text, lambda words: _LOOSE.sub("&amp;", words))
    clean = _CONTROLS.sub("", whole)
    slip = _SLIP if clean != text else None
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(_mended(clean, _numbered).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    said: str | None = next((entry.message for entry in parser.error_log), slip)
    if root is None:
        raise InputError(f"{where} is not a readable feed: {said or 'it holds no element'}.", where=where)
    return root, (*flaws, f"its XML is broken ({said})") if said else flaws


def _mended(text: str, mend: Callable[[str], str]) -> str:
    """A document mended but for its CDATA sections, in which an "&" is just that."""
    pieces = _CDATA.split(text)
    pieces[::2] = map(mend, pieces[::2])
    return "".join(pieces)


def _numbered(words: str) -> str:
    """Words of a document with its named entities as numbers or characters."""
    words = _NAMED.sub(_character, words)
    for name, number in _NUMBERED.items():
        words = words.replace(name, number)
    return words


def _parser(*, recover: bool = False) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
        collect_ids=False,  # nobody asks for elements by them
    )


def _without_controls(content: bytes, charset: str | None) -> bytes:
    """A document in UTF-8 without control characters, the slip of most feeds that are not well-formed."""
    declared = _DECLARED.match(content[:_HEAD].decode("latin-1"))
    said = declared.group(1) if declared else charset or "utf-8"
    return content.translate(None, _CONTROL_BYTES) if said.lower() in ("utf-8", "us-ascii") else content


def _is_plain(content: bytes) -> bool:
    """Whether the parser can be given the bytes as they are: marked or ASCII-like, and no document type."""
    head = content[:_HEAD]
    if b"\0" in head or head.lstrip(codecs.BOM_UTF8)[:1] != b"<":
        return False
    at = content.find(b"<")
    while content.startswith((b"<!--", b"<?"), at):
        end = content.find(b"-->", at + 4) if content.startswith(b"<!", at) else content.find(b"?>", at + 2)
        at = content.find(b"<", end) if end >= 0 else len(content)
    return not content.startswith(b"<!DOCTYPE", at)


def decode_xml(content: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of an XML document, and a word on an encoding that does not fit.

    The order is: a byte order mark, what the first bytes show, what the document declares, what came with it,
    UTF-8, windows-1252.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace"), ()
    for start, name in _FIRST:
        if content.startswith(start):
            return content.decode(name, "replace"), ()
    declared = _DECLARED.match(content[:_HEAD].decode("latin-1"))
    names = [declared.group(1) if declared else None, charset, "utf-8"]
    for number, said in enumerate(names):
        codec = _codec(said)
        if codec is None:
            continue
        try:
            text = content.decode(codec)
        except (UnicodeDecodeError, ValueError):
            continue
        wrong = number > 0 and names[0] is not None
        return text, (f"it is not in the encoding that it names ({names[0]})",) if wrong else ()
    return content.decode("cp1252", "replace"), ("its encoding is not what it says",)


def _codec(name: str | None) -> str | None:
    """Python's name of an encoding, in its wider form; None for one that does not make text."""
    if not name:
        return None
    try:
        found = codecs.lookup(name).name
        b"x".decode(found)
    except (LookupError, ValueError, UnicodeError):
        return None
    if found.startswith(("utf-16", "utf-32")):
        return None
    return _LATIN.get(found, found)


def without_doctype(text: str) -> str:
    """The document without the document types before its root element. Linear in the length."""
    pieces, at, start = [], 0, text.find("<")
    while start >= 0:
        if text.startswith("<!DOCTYPE", start):
            pieces.append(text[at:start])
            at = end = _doctype_end(text, start)
        elif text.startswith(("<!--", "<?"), start):
            found = text.find("-->", start + 4) if text.startswith("<!", start) else text.find("?>", start + 2)
            end = len(text) if found < 0 else found
        else:
            break
        start = text.find("<", end)
    return "".join((*pieces, text[at:])) if pieces else text


def _doctype_end(text: str, start: int) -> int:
    """Where the document type that starts here ends; its internal subset stands in brackets."""
    closed = text.find(">", start)
    opened = text.find("[", start, closed)
    if opened < 0:
        return len(text) if closed < 0 else closed + 1
    subset = _SUBSET_END.search(text, opened)
    return subset.end() if subset else len(text)


def _character(match: re.Match[str]) -> str:
    """A named entity of HTML as its character; an unknown name as nothing."""
    found = html.unescape(match.group())
    return found if not found.startswith("&") else ""
