"""MHTML: a page that a browser has saved with all its parts. Its main HTML part is the page.

Read with Python's own reader of mail messages; what is no page (pictures, styles) is left alone.
"""

import email
import email.policy
from email.message import Message
from email.utils import parsedate_to_datetime

from onrecord.collect.decode import decode_page
from onrecord.errors import InputError
from onrecord.records import Page


def page_of_mhtml(content: bytes, *, where: str) -> Page:
    """The page in an MHTML file, with the address and the time that it was saved from and at.

    Raises:
        InputError: it is no MHTML file, or holds no page.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        part = _main_part(message)
        body = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, RecursionError) as error:
        raise InputError(
            f"{where} is not a readable MHTML file: {error}. Save the page again.", where=where
        ) from error
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise InputError(f"{where} holds no page: none of its parts is HTML.", where=where)
    url = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
    return Page(
        html=decode_page(body, part.get_content_charset()),
        url=url if url and url.startswith(("http://", "https://")) else None,
        fetched_at=_instant(_header(message, "Date")),
        where=where,
    )


def _main_part(message: Message) -> Message | None:
    """The HTML part that the message starts with, or that it names as its start."""
    start = message.get_param("start")
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    named = [part for part in pages if start and _header(part, "Content-ID") == start]
    return next(iter((*named, *pages)), None)


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return None if value is None else str(value).strip() or None


def _instant(value: str | None) -> str | None:
    try:
        return parsedate_to_datetime(value or "").isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
