"""WARC and WACZ: the pages that a crawl has kept.

Of all records the answers (`response`), kept files (`resource`) and texts (`conversion`) of pages are read; what is
no page, or no answer of status 200, is passed over. The address is the record's, and so is the time of fetching.

A reader of our own: a record costs some microseconds beside the tens of milliseconds that reading its page takes,
so that nothing is gained by a compiled one. Source: ISO 28500, WARC 1.1.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from onrecord.collect.archives.packed import broken, open_packed
from onrecord.collect.decode import decode_page, looks_like_html, media_type
from onrecord.collect.fetch.unpacking import unpacked
from onrecord.errors import FetchError, InputError
from onrecord.records import Page, Problem
from onrecord.settings import Settings

_LONGEST_LINE = 65_536
_MOST_LINES = 1000
_HTML = ("text/html", "application/xhtml+xml")
_CUT = 1 << 16


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its kind, its headers in lower case, and its block."""

    kind: str
    headers: dict[str, str]
    block: bytes


def pages_of_warc(
    source: Path | BinaryIO, limits: Settings, *, where: str | None = None
) -> Iterator[Page | Problem]:
    """The pages of a WARC file, plain or packed with gzip or Zstandard.

    Raises:
        InputError: the file cannot be opened, or does not begin like a WARC file.
    """
    name = where or str(source)
    number = 0
    with open_packed(source, where=name) as stream:
        try:
            for record in _records(stream, limits, name):
                number += 1
                if isinstance(record, Problem):
                    yield record
                    continue
                try:
                    page = _page(record, f"{name}, record {number}", limits)
                except InputError as error:
                    yield Problem(name, f"Record {number} of {name} was left out: {error}", number)
                    continue
                if page is not None:
                    yield page
        except Exception as error:
            if not broken(error):
                raise
            said = f"{name} cannot be read to its end: {error or 'it is cut off'}. Fetch or pack it again."
            yield Problem(name, said)


def pages_of_wacz(path: Path, limits: Settings) -> Iterator[Page | Problem]:
    """The pages of the WARC files in a WACZ archive.

    Raises:
        InputError: it is no WACZ archive.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.lower().endswith((".warc", ".warc.gz", ".warc.zst"))]
            if not names:
                raise InputError(
                    f"{path} holds no WARC file. Give an archive with .warc or .warc.gz in it.", where=str(path)
                )
            for name in names:
                with archive.open(name) as stream:
                    yield from _pages_within(stream, limits, f"{path}, {name}")  # type: ignore[arg-type]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, UnicodeDecodeError, OSError) as error:
        raise InputError(
            f"{path} is not a readable WACZ archive: {error}. Fetch or pack it again.", where=str(path)
        ) from error


def _pages_within(stream: BinaryIO, limits: Settings, where: str) -> Iterator[Page | Problem]:
    """The pages of one WARC file of several; one that is none is a Problem, and the others are read."""
    try:
        yield from pages_of_warc(stream, limits, where=where)
    except InputError as error:
        yield Problem(where, str(error))


def _records(stream: BinaryIO, limits: Settings, name: str) -> Iterator[_Record | Problem]:
    """The records that may hold a page; of the others only the headers are read.

    Raises:
        InputError: it does not begin like a WARC file.
    """
    first, number = True, 0
    while line := _next_line(stream):
        if not line.startswith(b"WARC/"):
            if first:
                raise InputError(f"{name} is not a WARC file: it does not begin with WARC/.", where=name)
            yield Problem(
                name, f"{name} is broken after record {number}: no record begins there. The rest is left."
            )
            return
        first, number = False, number + 1
        headers = _fields(_header_lines(stream))
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            yield Problem(name, f"{name} is broken at record {number}: it has no length. The rest is left.")
            return
        kind, size = headers.get("warc-type", "").lower(), int(length)
        wanted = kind in ("response", "resource", "conversion")
        if wanted and size <= limits.max_bytes:
            yield _Record(kind, headers, b"".join(_pieces(stream, size)))
            continue
        for _ in _pieces(stream, size):
            pass
        if wanted:
            yield Problem(
                name, f"Record {number} of {name} was left out: it has {size:,} bytes, more than are read."
            )


def _next_line(stream: BinaryIO) -> bytes:
    """The next line with words on it; blank lines stand between records."""
    while line := stream.readline(_LONGEST_LINE):
        if line.strip():
            return line
    return b""


def _header_lines(stream: BinaryIO) -> Iterator[str]:
    for _ in range(_MOST_LINES):
        line = stream.readline(_LONGEST_LINE)
        if not line.strip():
            return
        yield line.decode("utf-8", "replace")


def _fields(lines: Iterable[str]) -> dict[str, str]:
    """Headers by their names in lower case; of one that is given twice the first counts."""
    found: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _pieces(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """So many bytes of a stream, a piece at a time."""
    while size > 0:
        piece = stream.read(min(size, _CUT))
        if not piece:
            raise EOFError("it is cut off")
        size -= len(piece)
        yield piece


def _page(record: _Record, where: str, limits: Settings) -> Page | None:
    """The page in a record; None where it holds none.

    Raises:
        InputError: it holds one that cannot be unpacked.
    """
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    made = Page(url=url, where=where, fetched_at=record.headers.get("warc-date"))
    media, charset = media_type(record.headers)
    if record.kind == "conversion":
        text = record.block.decode("utf-8", "replace")
        return replace(made, text=text) if media == "text/plain" and text.strip() else None
    body = record.block
    if record.kind == "response":
        if not media.startswith("application/http"):
            return None
        status, headers, body = _answer(record.block)
        media, charset = media_type(headers)
        if status != "200" or not media.startswith(_HTML):
            return None
        body = _unpacked(_unchunked(body, headers), headers, url or where, limits)
    if not body.strip() or not (media.startswith(_HTML) or looks_like_html(body)):
        return None
    return replace(made, html=decode_page(body, charset))


def _answer(block: bytes) -> tuple[str, dict[str, str], bytes]:
    """The status, headers and body of an HTTP answer as it was kept."""
    end, gap = block.find(b"\r\n\r\n"), 4
    if end < 0 or end > _LONGEST_LINE * 4:
        end, gap = block.find(b"\n\n"), 2
    head, body = (block[:end], block[end + gap :]) if end >= 0 else (block, b"")
    first, *lines = head[: _LONGEST_LINE * 4].decode("latin-1").splitlines() or [""]
    parts = first.split(None, 2)
    return parts[1] if len(parts) > 1 else "", _fields(lines), body


def _unchunked(body: bytes, headers: dict[str, str]) -> bytes:
    """The body without the sizes between its chunks; as it is where a crawler has already joined them."""
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return body
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 32)
        said = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(said, 16)
        except ValueError:
            return body if not pieces else b"".join(pieces)
        if size <= 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _unpacked(body: bytes, headers: dict[str, str], where: str, limits: Settings) -> bytes:
    """The body unpacked; as it is where a crawler has unpacked it and kept the header."""
    encoding = headers.get("content-encoding", "")
    if not encoding or looks_like_html(body):
        return body
    pieces = (body[at : at + _CUT] for at in range(0, len(body), _CUT))
    try:
        return unpacked(pieces, encoding, where=where, most=limits.max_bytes)
    except FetchError as error:
        raise InputError(str(error), where=where) from error
