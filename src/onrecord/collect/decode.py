"""From bytes to text, or a clear refusal."""

import codecs
import re
from collections.abc import Mapping

from onrecord.charsets import guess_charset
from onrecord.errors import NotTextError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DATABASE = b"SQLite format 3\0"
_DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a packed file, as documents of office programs are",
}
"""What files begin with whose text must be saved as text first."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|script)\b", re.IGNORECASE)


def decode_text(content: bytes, *, where: str) -> str:
    """The text of a plain-text file: UTF-8, UTF-16 with its mark, or else what its bytes are likeliest to be.

    Raises:
        NotTextError: it is a ledger or a document of another program, or holds control characters that no text
            has, or more than one in a hundred that cannot be decoded.
    """
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(guess_charset(content), "replace")
    if content.startswith(_DATABASE):
        told = "is a ledger or another database. `onrecord search` and `onrecord story` look into a ledger"
        raise NotTextError(f"{where} {told}.", where=where)
    for mark, kind in _DOCUMENTS.items():
        if content.startswith(mark):
            raise NotTextError(
                f"{where} is {kind}, which is not read. Save its text as .txt and give that.", where=where
            )
    if len(_CONTROL.findall(text)) + text.count("\ufffd") > len(text) // 100:
        raise NotTextError(f"{where} is not text. Give a text file, an HTML page or JSON Lines.", where=where)
    return text.replace("\x00", "\ufffd")


def looks_like_html(content: bytes) -> bool:
    """Whether the first kilobytes hold tags of a page, rather than words about them."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and bool(_TAG.search(head))


def media_type(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """The media type that an answer's headers name, in lower case, and the charset beside it."""
    media, _, rest = headers.get("content-type", "").partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
    return media.strip().lower(), charset[:40] or None


def decode_page(body: bytes, charset: str | None) -> bytes | str:
    """The page in the encoding that HTTP names, where it is not UTF-8 anyway; else its bytes, to be looked at."""
    if charset is None or body.startswith(codecs.BOM_UTF8):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(charset) if codecs.lookup(charset).name != "utf-8" else body
        except (LookupError, ValueError):
            return body
    return body
