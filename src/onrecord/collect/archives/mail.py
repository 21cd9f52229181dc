"""Mails that were saved: a newsletter, a press release, an article that somebody forwarded.

The plain text of a mail becomes a page of text below the fields of its head, which reading looks at; a mail without
one gives its HTML, its subject, its day and, where its sender is no person, its outlet. Read with Python's own
reader of mail messages.
"""

import email
import email.policy
import re
from email.message import EmailMessage

from onrecord.collect.decode import decode_page, decode_text
from onrecord.collect.feeds.dates import instant
from onrecord.errors import InputError
from onrecord.naming.mastheads import outlet_of_sender
from onrecord.records import Page

_FIELDS = ("From", "Date", "Subject")
_BLANKS = re.compile(r"\s+")


def page_of_mail(content: bytes, *, where: str) -> Page:
    """The page in a mail.

    Raises:
        InputError: it is no mail, or holds no text.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        body = part.get_payload(decode=True) if part is not None else None
        head = {name: _BLANKS.sub(" ", str(message[name])).strip() for name in _FIELDS if message[name]}
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError, IndexError) as error:
        raise InputError(f"{where} is not a readable mail: {error}. Save the mail again.", where=where) from error
    if not head or part is None or not isinstance(body, bytes) or not body.strip():
        raise InputError(
            f"{where} holds no mail with a text: no head, or no part that is plain text or HTML.", where=where
        )
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        html = decode_page(body, charset)
        sent, outlet = instant(head.get("Date")), outlet_of_sender(head.get("From", ""))
        return Page(html=html, title=head.get("Subject"), published=sent, outlet=outlet, where=where)
    words = decode_page(body, charset)
    text = words if isinstance(words, str) else decode_text(words, where=where)
    fields = "\n".join(f"{name}: {value}" for name, value in head.items())
    return Page(text=f"{fields}\n\n{text.replace(chr(0), chr(0xFFFD))}", where=where)
