"""From what a user names (a file, a folder, an address of the web, "-") to Pages.

A name that does not exist, a folder without anything to read and a file that cannot be read are each a
Problem, in their place in the stream: the others are read.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.collect.archives.mail import page_of_mail
from onrecord.collect.archives.mhtml import page_of_mhtml
from onrecord.collect.archives.parquet import pages_of_parquet
from onrecord.collect.archives.warc import pages_of_wacz, pages_of_warc
from onrecord.collect.chats import posts_of_page
from onrecord.collect.databases import pages_of_export
from onrecord.collect.decode import decode_text, looks_like_html
from onrecord.collect.feeds import FeedEntry, read_feed
from onrecord.collect.jsonl import (
    holds_articles,
    page_of_record,
    pages_of_document,
    pages_of_lines,
    pages_of_records,
    read_document,
)
from onrecord.collect.tables import pages_of_table
from onrecord.collect.web import pages_at
from onrecord.errors import EmptyInputError, InputError, NotTextError
from onrecord.records import Page, Problem
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.collect.fetch import Fetcher

_WEB = re.compile(r"https?://", re.IGNORECASE)
_HTML = (".html", ".htm", ".xhtml")
_TEXT = (".txt", ".text", ".md")
_LINES = tuple(name + packing for name in (".jsonl", ".ndjson") for packing in ("", ".gz", ".zst"))
_WACZ = ".wacz"
_WARC = (".warc", ".warc.gz", ".warc.zst")
_MAIL = ".eml"
_SAVED = (".mhtml", ".mht", _MAIL)
_TABLES = (".csv", ".tsv")
_JSON = ".json"
_FEEDS = (".xml", ".rss", ".atom")
READABLE = (*_HTML, *_TEXT, *_LINES, *_FEEDS, *_WARC, *_SAVED, _WACZ, ".parquet", *_TABLES, _JSON)
"""The endings of the files that a folder is searched for."""

_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".xls", ".xlsx")
"""Endings of files that may hold articles and are not read: whoever gives a folder with some is told so."""

_SHOWN = 200
"""Characters of a name that a message shows: what is longer is mostly a text, given in the place of a name."""
_ADDRESS = re.compile(
    rb"""<(?:link[^<>]{1,2000}rel=["']?canonical|meta[^<>]{1,2000}og:url)["']?[^<>]{0,2000}>""", re.IGNORECASE
)
_URL = re.compile(rb"""(?:href|content)=["']?(https?://[^"'\s>]+)""", re.IGNORECASE)


def collect_pages(
    places: str | Path | Iterable[str | Path], settings: Settings | None = None, *, fetcher: Fetcher | None = None
) -> Iterator[Page | Problem]:
    """The pages that stand at the places named, in the order named; folders by path.

    Args:
        places: files, folders, addresses of the web, or "-" for standard input; one, or several.
        settings: the limits on size; the defaults when None.
        fetcher: what fetches addresses; one that is made when the first address comes when None.
    """
    limits = settings or Settings()
    with contextlib.ExitStack() as stack:
        for place in [str(places)] if isinstance(places, str | Path) else map(str, places):
            try:
                if _WEB.match(place):
                    fetcher = fetcher or _new_fetcher(limits, stack)
                    yield from pages_at(place, fetcher)
                else:
                    yield from _from_place(place, limits)
            except InputError as error:
                yield Problem(place, str(error))


def _new_fetcher(limits: Settings, stack: contextlib.ExitStack) -> Fetcher:
    from onrecord.collect.fetch import Fetcher

    return stack.enter_context(contextlib.closing(Fetcher(limits)))


def _from_place(place: str, limits: Settings) -> Iterator[Page | Problem]:
    if place == "-":
        yield from _from_stream(sys.stdin.buffer, limits)
    elif not place:
        # Path("") is the folder one is in: an unset variable of a shell would read all of it
        raise InputError("An empty name is no file or folder. Give a name, or - for standard input.", where=place)
    elif (path := _existing(place)) is not None:
        yield from _from_folder(path, limits) if path.is_dir() else _from_file(path, limits)
    elif "://" in place:
        raise InputError(f"{place[:_SHOWN]} is not fetched: only http and https are.", where=place)
    elif len(place) > _SHOWN:
        raise InputError(
            f"There is no file or folder {place[:_SHOWN]}…. To read a text, give it on standard input, with -.",
            where=place[:_SHOWN],
        )
    else:
        raise InputError(f"There is no file or folder {place}. Check the name.", where=place)


def _existing(place: str) -> Path | None:
    """The file or folder of a name; None where there is none, or no name may be so long."""
    path = Path(place)
    try:
        return path if path.exists() else None
    except OSError:
        return None


def _from_folder(folder: Path, limits: Settings) -> Iterator[Page | Problem]:
    found = False
    for item in chain(_in_folder(folder, limits), _unread(folder)):
        found = True
        yield item
    if not found:
        raise InputError(
            f"The folder {folder} holds no file to read. Looked for: {', '.join(READABLE)}, with articles in them.",
            where=str(folder),
        )


def _in_folder(folder: Path, limits: Settings) -> Iterator[Page | Problem]:
    files = sorted(p for p in folder.rglob("*") if p.name.lower().endswith(READABLE) and _is_file(p))
    feeds = {path for path in files if path.name.lower().endswith(_FEEDS)}
    hints: dict[str, FeedEntry] = {}
    for path in sorted(feeds):
        try:
            feed = read_feed(_bytes(path, limits), where=str(path))
            hints |= {entry.url: entry for entry in feed.entries if entry.url}
        except InputError as error:
            yield Problem(str(path), str(error))
    for path in files:
        if path not in feeds:
            for item in _safely(path, limits):
                yield _with_hint(item, hints)
    yield from (entry.page() for entry in hints.values())


def _unread(folder: Path) -> Iterator[Problem]:
    """What to say of a folder's documents that nothing here reads, and beside which no text is."""
    documents = (path for path in folder.rglob("*") if path.suffix.lower() in _DOCUMENTS and _is_file(path))
    endings = [path.suffix.lower() for path in documents if not _is_file(path.with_suffix(".txt"))]
    found = ", ".join(f"{endings.count(one):,} {one}" for one in _DOCUMENTS if one in endings)
    if found:
        yield Problem(str(folder), f"Not read in {folder}: {found}. Save their text as .txt beside them.")


def _is_file(path: Path) -> bool:
    """Whether there is a file; a link into a folder that may not be looked into is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _with_hint(item: Page | Problem, hints: dict[str, FeedEntry]) -> Page | Problem:
    """The page with what the feed beside it says; its entry is then no page of its own."""
    if hints and isinstance(item, Page) and item.html is not None:
        entry = hints.pop(_address(item.html) or "", None)
        if entry is not None:
            return entry.hint(item)
    return item


def _address(html: str | bytes) -> str | None:
    """The address that a saved page gives for itself in its first 64 kB."""
    head = (html if isinstance(html, bytes) else html.encode("utf-8", "replace"))[:65536]
    for tag in _ADDRESS.finditer(head):
        url = _URL.search(tag.group())
        if url:
            return url.group(1).decode("utf-8", "replace")
    return None


def _safely(path: Path, limits: Settings) -> Iterator[Page | Problem]:
    """What a file of a folder holds; other JSON than articles, as programs keep beside pages, holds nothing."""
    try:
        document = read_document(_bytes(path, limits)) if path.suffix.lower() == _JSON else None
        if document is None:
            yield from _from_file(path, limits)
        elif holds_articles(document):
            yield from pages_of_records(document, where=str(path))
    except InputError as error:
        yield Problem(str(path), str(error))


def _from_file(path: Path, limits: Settings) -> Iterator[Page | Problem]:
    """What a file holds.

    Raises:
        InputError: it cannot be read, or holds nothing: an archive or a feed without a page in it.
    """
    found = False
    for item in _in_file(path, limits):
        found = True
        yield item
    if not found:
        raise EmptyInputError(f"{path} holds no page to read. Give another file.", where=str(path))


def _in_file(path: Path, limits: Settings) -> Iterator[Page | Problem]:
    name = path.name.lower()
    if name.endswith(_LINES):
        yield from pages_of_lines(path, limits)
    elif name.endswith((*_WARC, _WACZ)):
        yield from (pages_of_wacz if name.endswith(_WACZ) else pages_of_warc)(path, limits)
    elif name.endswith(".parquet"):
        yield from pages_of_parquet(path)
    elif name.endswith(_SAVED):
        saved = page_of_mail if name.endswith(_MAIL) else page_of_mhtml
        yield saved(_bytes(path, limits), where=str(path))
    elif name.endswith(_FEEDS):
        yield from (entry.page() for entry in read_feed(_bytes(path, limits), where=str(path)).entries)
    elif name.endswith(_TABLES):
        yield from pages_of_table(path, limits)
    elif name.endswith(_JSON):
        yield from pages_of_document(_bytes(path, limits), limits, where=str(path))
    else:
        content = _bytes(path, limits)
        if _is_records(content) and not name.endswith((*_HTML, *_TEXT)):
            yield from pages_of_document(content, limits, where=str(path))
        else:
            yield from _pages_of(content, str(path), html=True if name.endswith(_HTML) else None)


def _is_records(content: bytes) -> bool:
    """Whether bytes begin as JSON Lines do."""
    return content.lstrip(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _pages_of(content: bytes, where: str, *, html: bool | None = None) -> Iterator[Page]:
    """The page of some bytes, or the articles of a press database's export, or the posts of a chat's."""
    page = page_of(content, where, html=html)
    posts = [page_of_record(post, where=f"{where}, {post['id']}") for post in posts_of_page(content) if page.html]
    yield from posts or (pages_of_export(page.text, where=where) if page.text else ()) or (page,)


def page_of(content: bytes, where: str, *, html: bool | None = None) -> Page:
    """One page from its bytes; HTML is told from plain text by its look when `html` is None.

    Raises:
        EmptyInputError: there are no bytes, or only blanks.
        NotTextError: the bytes are not text.
    """
    if not content.strip():
        raise EmptyInputError(f"{where} is empty. Give a file with the text of an article.", where=where)
    if html or (html is None and looks_like_html(content)):
        return Page(html=content, where=where)
    return Page(text=decode_text(content, where=where), where=where)


def _bytes(path: Path, limits: Settings) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.max_bytes + 1)  # the size that is told of a pipe or a device is none
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}. Check its permissions.", where=str(path)
        ) from error
    if len(content) > limits.max_bytes:
        raise NotTextError(
            f"{path} has more than the {limits.max_bytes:,} bytes that one page may have. "
            "Split it, or raise max_bytes in onrecord.toml.",
            where=str(path),
        )
    return content


def _from_stream(stream: BinaryIO, limits: Settings) -> Iterator[Page | Problem]:
    where = "standard input"
    first = stream.readline(limits.max_bytes + 1)
    while first and not first.strip():
        first = stream.readline(limits.max_bytes + 1)
    if _is_records(first):
        yield from pages_of_lines(stream, limits, where=where, first=first)
        return
    content = first + stream.read(max(0, limits.max_bytes + 1 - len(first)))
    if len(content) > limits.max_bytes:
        raise NotTextError(f"Standard input has more than the {limits.max_bytes:,} bytes of one page. Split it.")
    yield from _pages_of(content, where)
