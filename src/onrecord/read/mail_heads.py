"""The head of a mail above its text: what it is about and when it was sent.

A newsletter that was saved or forwarded begins with fields, "From: …" and others, and an empty line ends them. None
of it is the article's, but its subject is a title and its day the day of publication. Below the head of a mail
that was forwarded stands, after a few words of whoever did so, the head of the one that is to be read.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.naming.mastheads import outlet_of_sender
from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.written import with_hour, written_days
from onrecord.read.lines import Line

_FIELD = re.compile(
    r"(from|to|cc|bcc|date|sent|subject|reply-to|sender|message-id|mime-version|received|return-path"
    r"|(?:content|list|x|dkim|arc)-[\w-]{1,40}): ?(.*)",
    re.IGNORECASE,
)
_FURTHEST = 3  # lines above the first field: "---------- Forwarded message ---------"

_NOTE = 12  # lines of a note above the head of the mail that was forwarded

_FORWARDED = re.compile(
    r"\W*(?:begin forwarded message|forwarded message|original message|weitergeleitete nachricht"
    r"|ursprüngliche nachricht|message transféré|mensaje reenviado)\W*",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:(?:re|fwd?|wg|aw|tr): ?)+", re.IGNORECASE)


class MailHead(NamedTuple):
    """What the head of a mail says.

    Attributes:
        end: where it ends in the text.
        subject: what the mail is about, without "Fwd:"; None when it does not say.
        sent: the day or instant; None when it cannot be told.
        outlet: whose mail it is, where its sender is no person.
    """

    end: int
    subject: str | None
    sent: str | None
    outlet: str | None


def mail_head(lines: Sequence[Line]) -> MailHead | None:
    """The head of a mail that a text begins with, the inner one of a mail that was forwarded; None without one."""
    found = _head_within(lines, 0, _FURTHEST)
    while found is not None:
        below = next((at for at, line in enumerate(lines) if line.start >= found.end), len(lines))
        marks = (at for at in range(below, min(below + _NOTE, len(lines))) if _FORWARDED.fullmatch(lines[at].text))
        inner = _head_within(lines, next(marks, len(lines)) + 1, 1)
        if inner is None:
            break
        found = MailHead(inner.end, inner.subject or found.subject, inner.sent, inner.outlet)
    return found


def _head_within(lines: Sequence[Line], start: int, furthest: int) -> MailHead | None:
    """The head whose first field stands at most so many lines below a place."""
    first = next(
        (at for at in range(start, min(start + furthest + 1, len(lines))) if _FIELD.match(lines[at].text)), None
    )
    if first is None:
        return None
    last = next((at for at in range(first + 1, len(lines)) if lines[at].gap), len(lines)) - 1
    fields = _fields(lines[first : last + 1])
    sent = fields.get("date") or fields.get("sent")
    if "from" not in fields or not (sent or "subject" in fields):
        return None
    subject = _ANSWER.sub("", fields.get("subject", ""), count=1)
    day = to_instant(sent) or _written(sent or "")
    return MailHead(lines[last].end, subject or None, day, outlet_of_sender(fields["from"]))


def _written(sent: str) -> str | None:
    """The instant of a mailer that writes it for people: "Tue, Mar 4, 2031 at 6:30 AM"."""
    found = next(written_days(sent, month_first=None), None)
    return with_hour(sent, found) if found else None


def _fields(lines: Sequence[Line]) -> dict[str, str]:
    """What each field says; a line that begins none goes on with the one above."""
    out: dict[str, str] = {}
    name = ""
    for line in lines:
        match = _FIELD.match(line.text)
        name = match[1].lower() if match else name
        out[name] = match[2].strip() if match else f"{out[name]} {line.text}"
    return out
