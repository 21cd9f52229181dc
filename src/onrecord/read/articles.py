"""The Article that a page's text, its blocks and what it states amount to."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.errors import NotTextError
from onrecord.identity import digest
from onrecord.naming.sites import archived_at, original_address
from onrecord.read.blocks import body_of, headline_of
from onrecord.read.facts.authors import name_authors
from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.languages import stated_language
from onrecord.read.facts.page import PageFacts
from onrecord.read.facts.titles import tab_titles
from onrecord.read.facts.updates import place_updates
from onrecord.read.language import guess_language
from onrecord.read.lines import key_of, words_in
from onrecord.read.shapes import read_minutes
from onrecord.records import BODY_ROLES, Article, Author, Block, Dated, Page, Range, Role
from onrecord.stated import Found
from onrecord.text import split_sentences

_DASHED = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction. Source: Brysbaert 2019, Journal of Memory and Language 109."""

_MOST_OF = 0.8  # the share of the words it states from which an article that is not free counts as shown

_SHORT = 250  # words up to which an article above a call to subscribe may be the beginning of a longer one

_NEAR_THE_END = 8  # blocks after the article among which a call to subscribe stands in its place


def refuse_excess(size: int, most: int, unit: str, where: str) -> None:
    """Refuse what is larger than the settings allow."""
    if size > most:
        raise NotTextError(
            f"{where} has {size:,} {unit}, more than the {most:,} that are read. "
            f"Split it, or raise max_{unit} in the settings.",
            where=where,
        )


def make_article(page: Page, text: str, blocks: tuple[Block, ...], facts: PageFacts) -> Article:
    """The article of a page from its text, its blocks and what it states."""
    body = body_of(text, blocks)
    words = _count_words(body)
    url = page.url or facts.url
    url = original_address(url) if url else None
    archived = Found(page.url, "given") if page.url and page.url != url else facts.stated.archived
    outlet = page.outlet or facts.outlet
    stated = tuple(map(Author, page.authors)) or facts.authors
    return Article(
        id=page.id or digest("a", url, text),
        text=text,
        blocks=blocks,
        sentences=_sentences(text, blocks),
        url=url,
        outlet=outlet,
        title=page.title or _title(facts, headline_of(text, blocks)),
        authors=name_authors(stated, text, blocks, outlet),
        published=_given(page.published, page.published_from) or facts.published,
        modified=facts.modified or _given(page.modified, page.published_from),
        language=stated_language(page.language) or facts.language or guess_language("\n".join(body) or text),
        read_minutes=_minutes(text, blocks, words),
        fetched_at=_fetched_at(page, archived),
        taken_from=page.taken_from,
        image=facts.image,
        stated=replace(
            facts.stated,
            updates=place_updates(facts.stated.updates, text, blocks),
            archived=archived,
        ),
        problems=(*page.notes, *_unread_date(page), *_partial(facts, text, blocks, words)),
    )


def _fetched_at(page: Page, archived: Found | None) -> str | None:
    """When a page was taken by the archive whose address was given, else when it was fetched.

    What the page says itself of an archive counts where nothing else does.
    """
    kept = archived_at(archived.value) if archived else None
    return kept if kept and archived and archived.found_in == "given" else page.fetched_at or kept


def _title(facts: PageFacts, shown: str | None) -> str | None:
    """The title that a page states; where only a browser's tab has it, the headline that it begins with.

    So it is where the tab names the outlet alone.
    """
    tab = facts.title if facts.title and len(facts.titles) == 1 else ""
    told = tab and (shown in tab_titles(tab) or (shown and key_of(tab) == key_of(facts.outlet or "")))
    return shown if told else facts.title or shown


def _given(value: str | None, found_in: str) -> Dated | None:
    """A day or an instant that came with the page, as it was where it is ISO 8601; None where it is no date."""
    try:
        is_iso = bool(_DASHED.match(value or "") and dt.datetime.fromisoformat(value or ""))
    except ValueError:
        is_iso = False
    value = value if is_iso else to_instant(value)
    return Dated(value, found_in) if value else None


def _unread_date(page: Page) -> tuple[str, ...]:
    """A note when the given day of publication is none."""
    if not page.published or _given(page.published, page.published_from):
        return ()
    return (f"The given date {page.published[:60]!r} is no day. Give one such as 2025-02-07, or an instant.",)


def _partial(facts: PageFacts, text: str, blocks: Sequence[Block], shown: int) -> tuple[str, ...]:
    """A note when the page is not free to read and may show a part; no more: sites set the mark carelessly.

    `shown` are the words of its body.
    """
    if facts.free is not False:
        asks = facts.free is None and shown < _SHORT and _asks_to_pay(text, blocks)
        return (f"The page asks its readers to pay or log in: its {shown:,} words may be a part.",) if asks else ()
    stated = facts.words or _count_words([facts.body or ""])
    if stated and shown >= _MOST_OF * stated:
        return ()
    whole = f" of about {stated:,}" if stated else ""
    return (f"The page says that it is not free to read: its {shown:,} words{whole} may be a part of the article.",)


def _asks_to_pay(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the page asks for a subscription right after the article."""
    from onrecord.read.walls import asks_to_pay

    last = max((at for at, block in enumerate(blocks) if block.role in BODY_ROLES), default=len(blocks))
    return asks_to_pay([text[block.start : block.end] for block in blocks[last + 1 :][:_NEAR_THE_END]])


def _count_words(pieces: Sequence[str]) -> int:
    return sum(len(words_in(piece)) for piece in pieces)


def _sentences(text: str, blocks: Sequence[Block]) -> tuple[Range, ...]:
    """The sentences of everything but furniture, in order."""
    worth = (block for block in blocks if block.role is not Role.FURNITURE)
    return tuple(sentence for block in worth for sentence in split_sentences(text, block.start, block.end))


def _minutes(text: str, blocks: Sequence[Block], words: int) -> int | None:
    """The minutes that the page states, else those that the words of its body take; None without a body."""
    for block in blocks:
        if block.role is Role.READ_TIME:
            stated = read_minutes(text[block.start : block.end])
            if stated:
                return stated
    return -(-words // _WORDS_A_MINUTE) or None
