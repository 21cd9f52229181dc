"""JSON Lines to Pages, one line at a time; a malformed line is a Problem and the next line is read.

A whole JSON document is read too: one record, a list of them, or the answer of an API that holds one list.

The fields are those of the input record: `text` or `html`, and beside it id, url, outlet, title, author,
published, language, kind, or what other tools call them. Fields that are not known are left alone. An output
record is an input record, too: its day of publication is an object that says where the day was found.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from onrecord.collect.archives.packed import broken, open_packed
from onrecord.collect.chats import posts_of
from onrecord.collect.columns import PAGE, in_our_names, our_name, records_of
from onrecord.errors import InputError, NotTextError, RecordError
from onrecord.records import Page, Problem
from onrecord.settings import Settings

_STRINGS = ("url", "outlet", "title", "published", "language")


def pages_of_lines(
    source: Path | BinaryIO, limits: Settings, *, where: str | None = None, first: bytes = b""
) -> Iterator[Page | Problem]:
    """The pages of a JSON Lines file or stream.

    `first` are bytes of the first line that were already taken from the stream. A line of more than `max_bytes` is
    a Problem.

    Raises:
        InputError: the file cannot be opened, or begins with what is no text.
    """
    name = where or str(source)
    found = good = False
    with open_packed(source) if isinstance(source, Path) else source as stream:
        try:
            for number, line in chain([(1, first)] if first else [], _lines(stream, limits.max_bytes, bool(first))):
                if not line.strip():
                    continue
                if not good and _is_binary(line):
                    raise NotTextError(f"{name} is not JSON Lines: line {number} is no text in UTF-8.", where=name)
                item = _page_or_problem(line, number, name, limits)
                found, good = True, good or isinstance(item, Page)
                yield item
        except Exception as error:
            if not broken(error):
                raise
            yield Problem(name, f"{name} cannot be read to its end: {error}. Fetch or pack it again.")
            return
    if not found:
        raise InputError(f"{name} holds no records. Give one JSON object a line.", where=name)


def pages_of_document(content: bytes, limits: Settings, *, where: str) -> Iterator[Page | Problem]:
    """The pages of a JSON file: a record, a list of them or what holds one, posts, or JSON Lines by another name.

    Raises:
        InputError: it holds no records.
    """
    document = read_document(content)
    if document is None:
        yield from pages_of_lines(BytesIO(content), limits, where=where)
    elif not document.records:
        raise InputError(f"{where} holds no records. Give one JSON object a line.", where=where)
    else:
        yield from pages_of_records(document, where=where)


class Document(NamedTuple):
    """A JSON document, and the records in it."""

    whole: Any
    records: list[Any]


def read_document(content: bytes) -> Document | None:
    """The one document of JSON that some bytes are; None of other bytes, such as JSON Lines."""
    try:
        whole = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
        chats = posts_of(whole)
        return Document(whole, records_of(whole) if chats is None else chats)
    except (ValueError, RecursionError):
        return None


def pages_of_records(document: Document, *, where: str) -> Iterator[Page | Problem]:
    """The page of each record of a document."""
    for number, record in enumerate(document.records, 1):
        try:
            yield page_of_record(record, where=where if record is document.whole else f"{where}, record {number}")
        except RecordError as error:
            yield Problem(where, f"Record {number} of {where} was left out: {error}.", number)


def holds_articles(document: Document) -> bool:
    """Whether any record of a document has a text or HTML; one that other programs keep has none."""
    named = (in_our_names(record) if isinstance(record, dict) else {} for record in document.records)
    return any(isinstance(record.get("text") or record.get("html"), str) for record in named)


def _is_binary(line: bytes) -> bool:
    """Whether a line is no record with a slip in it, but of a file that is no JSON Lines at all."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return not line.lstrip().startswith(b"{")
    return False


def _lines(stream: BinaryIO, limit: int, started: bool) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of one longer than `limit` only its first `limit` + 1 bytes, the rest is passed over."""
    number = 1 if started else 0
    while line := stream.readline(limit + 1):
        number += 1
        yield number, line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)
            if not line:
                break


def _page_or_problem(line: bytes, number: int, where: str, limits: Settings) -> Page | Problem:
    try:
        if len(line) > limits.max_bytes:
            raise RecordError(f"it has more than the {limits.max_bytes:,} bytes that one record may have")
        return page_of_record(json.loads(line), where=f"{where}, line {number}")
    except RecordError as error:
        return Problem(where, f"Line {number} of {where} was left out: {error}.", number)
    except (ValueError, RecursionError) as error:
        reason = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        return Problem(where, f"Line {number} of {where} was left out: it is not valid JSON ({reason}).", number)


def page_of_record(record: Any, *, where: str) -> Page:
    """The page of one input record.

    Raises:
        RecordError: it is no object, has neither text nor html, or a field is of the wrong kind.
    """
    if not isinstance(record, dict):
        raise RecordError("a record must be a JSON object")
    names, record = list(record), in_our_names(record)
    text, html = record.get("text"), record.get("html")
    if not isinstance(text or html, str):
        named = {"text", "html"} & set(map(our_name, names))
        told = "" if named else f", but {', '.join(names)[:200] or 'no field'}"
        raise RecordError(f'it has neither a "text" nor an "html" that is a string{told}')
    published, published_from = _published(record.get("published"))
    record = {**record, "published": published}
    for name in _STRINGS:
        if not isinstance(record.get(name), str | None):
            raise RecordError(f'its "{name}" is not a string')
    kind = record.get("kind") or "page"
    if kind not in ("article", "page"):
        raise RecordError(f'its "kind" is {kind!r}, not "article" or "page"')
    given = record.get("id")
    if text and isinstance(html, str) and not PAGE.search(html):
        html = None
    strings: dict[str, Any] = {name: record.get(name) or None for name in _STRINGS}
    return Page(
        id=None if given is None else str(given),
        text=None if html else text,
        html=html or None,
        authors=_authors(record.get("author")),
        taken_from=_words(record.get("taken_from")),
        published_from=published_from,
        kind=kind,
        where=where,
        **strings,
    )


def _published(value: Any) -> tuple[Any, str]:
    """The day of publication and where it was found, which an output record says: {"value": …, "from": …}."""
    if not isinstance(value, dict):
        return value, "given"
    found_in = value.get("from")
    return value.get("value"), found_in if isinstance(found_in, str) and found_in else "given"


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _authors(value: Any) -> tuple[str, ...]:
    """The names in a string, a list of strings, or a list of {"name": …}."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    return tuple(name for name in names if isinstance(name, str) and name.strip())
