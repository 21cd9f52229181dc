"""An HTML page becomes an Article: what it shows, else what it has without showing it, else the reason why not.

A page that shows no article may hide it until its scripts have run, or state it in its data for programs. A page
that asks for consent, tells of an error or checks for robots has none, whatever its status was.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from onrecord.errors import EmptyInputError, InputError
from onrecord.read.articles import make_article, refuse_excess
from onrecord.read.beyond import as_shown, with_rest
from onrecord.read.blocks import body_of, headline_of, line_blocks
from onrecord.read.facts.held import with_held
from onrecord.read.facts.page import PageFacts, page_facts
from onrecord.read.facts.people import byline_authors
from onrecord.read.parsing.charset import decode_html, mend_twice_encoded
from onrecord.read.parsing.html import html_lines, parse_html
from onrecord.read.parsing.scripted import Scripted, scripted_article, text_paragraphs
from onrecord.read.roles.label import label_lines
from onrecord.read.roles.rules import rules_for
from onrecord.read.shapes import looks_like_sentence
from onrecord.read.walls import KINDS, asks_to_pay, instead_of_article, no_article
from onrecord.read.wrapped import unbroken
from onrecord.records import Article, Block, Page, Role
from onrecord.settings import Settings
from onrecord.text import lines as text_lines

_HIDDEN = "The page hides its article until its scripts have run; it was read as if they had."
_STATED = "The page does not show its article; the one that it states for programs was read."

_STATED_REST = "The page shows the beginning of its article; the rest that it states for programs was read."
_HIDDEN_REST = "The page shows the beginning of its article and hides the rest, which was read."

_SHORT = 2_000  # characters up to which an article above a call to pay may be the beginning of a longer one

_HIDES = re.compile(r"display:\s?none|\shidden[\s=>]|<(?:template|noscript)\b", re.IGNORECASE)
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url: )(?P<url>https?://[^\s<>]+)"
)
_SAVED_WITHIN = 2000  # characters of a page's beginning in which the comment of the browser that saved it stands

_LEAST_STATED = 200  # a page that shows no article but states one this long in its JSON-LD is read from there

_LEAST_HIDDEN = 0.5
"""The share of an article that a page states from which what it hides is the article, and no word about scripts."""

_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
"""Characters of Japanese and Chinese, which say as much as two letters."""


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A page that was fetched, its markup, its tree and what it states."""

    page: Page
    markup: str
    tree: etree._Element
    facts: PageFacts

    def article(self, text: str, blocks: Sequence[Block], *notes: str) -> Article:
        page = replace(self.page, notes=(*self.page.notes, *notes)) if notes else self.page
        return make_article(page, text, tuple(blocks), self.facts)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The text that a page shows, its blocks, and notes on rules for the outlet that find nothing."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


def read_html(page: Page, html: str | bytes, limits: Settings) -> Article:
    """The article of an HTML page.

    Raises:
        EmptyInputError: it shows no words.
        NotTextError: it is binary, or larger than the settings allow.
        NoArticleError: it has no article.
        SetAsideError: the parser cannot follow it.
    """
    refuse_excess(len(html), limits.max_bytes, "bytes", page.where)
    markup = mend_twice_encoded(decode_html(html, page.where) if isinstance(html, bytes) else html)
    tree = parse_html(markup, page.where)
    if tree is None:
        raise _no_words(page.where)
    parsed = _Parsed(page, markup, tree, _facts(tree, markup, page.url))
    quick = _read_fast(parsed) if limits.lane == "fast" and not limits.outlet_rules else None
    if quick is not None:
        return quick
    shown = _shown(parsed, limits)
    wall = _wall(shown, parsed.facts)
    if _has_article(shown) and not wall:
        whole = _whole(parsed, shown, limits)
        return parsed.article(whole.text, whole.blocks, *whole.notes)
    unshown = _read_unshown(parsed, shown.text, limits)
    if unshown is None:
        raise _refusal(parsed, shown.text, wall)
    return unshown


def _facts(tree: etree._Element, markup: str, url: str | None) -> PageFacts:
    """What a page states, with the address that a browser has put on top of a page that it saved."""
    saved = _SAVED.search(markup[:_SAVED_WITHIN])
    facts = page_facts(tree, url or (saved["url"] if saved else None))
    return replace(facts, url=facts.url or saved["url"]) if saved else facts


def _shown(parsed: _Parsed, limits: Settings, *, unhidden: bool = False) -> _Shown:
    """What a page shows; with `unhidden` as if it hid nothing."""
    url = parsed.page.url or parsed.facts.url
    rules = rules_for(limits.outlet_rules, url)
    marked, missed = rules.marked(parsed.tree) if rules else ({}, ())
    lines = unbroken(html_lines(parsed.tree, marked, unhidden=unhidden)[1])
    text = "\n\n".join(line.text for line in lines)
    notes = tuple(f"The outlet rule {one!r} finds nothing on the page." for one in missed)
    if not lines:
        return _Shown(notes=notes)
    refuse_excess(len(text), limits.max_characters, "characters", parsed.page.where)
    roles = label_lines(lines, parsed.facts, url)
    return _Shown(text, tuple(line_blocks(lines, rules.apply(lines, roles) if rules else roles)), notes)


def _has_article(shown: _Shown) -> bool:
    """Whether there is a sentence among the body's blocks, or much of anything that has letters."""
    body = [block for block in body_of(shown.text, shown.blocks) if any(map(str.isalpha, block))]
    letters = sum(map(len, body)) + sum(len(_UNSPACED.findall(block)) for block in body)
    return any(map(looks_like_sentence, body)) or letters >= _LEAST_STATED


def _wall(shown: _Shown, facts: PageFacts) -> str | None:
    """What a page does in the place of showing an article; None when its body may be one."""
    headline = facts.title or headline_of(shown.text, shown.blocks)
    return instead_of_article(facts.types, headline, body_of(shown.text, shown.blocks))


def _whole(parsed: _Parsed, shown: _Shown, limits: Settings) -> _Shown:
    """What a page shows, with the rest of an article of which it shows the beginning, where it has that."""
    stated = text_paragraphs(parsed.facts.body or "")
    rest = with_rest(shown.text, shown.blocks, stated) if stated else None
    if rest is not None:
        refuse_excess(len(rest[0]), limits.max_characters, "characters", parsed.page.where)
        return _Shown(*rest, (*shown.notes, _STATED_REST))
    body = body_of(shown.text, shown.blocks)
    short = sum(map(len, body)) < _SHORT and parsed.facts.free is not True
    if not short or not _HIDES.search(parsed.markup) or not asks_to_pay(shown.text.splitlines()):
        return shown
    whole = _shown(parsed, limits, unhidden=True)
    found = body_of(whole.text, whole.blocks)
    if sum(map(len, found)) < sum(map(len, body)) + _LEAST_STATED or not set(body) <= set(found):
        return shown
    visible = [(shown.text[one.start : one.end], one.role) for one in shown.blocks]
    return _Shown(whole.text, as_shown(whole.text, whole.blocks, visible), (*whole.notes, _HIDDEN_REST))


def _read_unshown(parsed: _Parsed, visible: str, limits: Settings) -> Article | None:
    """The article that a page has without showing it: hidden, or in what it states, or in its scripts."""
    shown = _shown(parsed, limits, unhidden=True)
    stated = parsed.facts.body or ""
    is_stated = len(stated) > _LEAST_STATED
    held = Scripted(text_paragraphs(stated)) if is_stated else scripted_article(parsed.markup)
    paragraphs = held.paragraphs
    hidden = len(shown.text) > len(visible) and _has_article(shown) and not _wall(shown, parsed.facts)
    if hidden and _LEAST_HIDDEN * sum(map(len, paragraphs)) <= sum(map(len, body_of(shown.text, shown.blocks))):
        return parsed.article(shown.text, shown.blocks, *shown.notes, _HIDDEN)
    if not paragraphs:
        return None
    blocks, at = [Block(Role.FURNITURE, *span) for span in text_lines(visible)], len(visible) + 2 if visible else 0
    for paragraph in paragraphs:
        blocks.append(Block(Role.BODY, at, at + len(paragraph)))
        at += len(paragraph) + 2
    refuse_excess(at, limits.max_characters, "characters", parsed.page.where)
    whole = replace(parsed, facts=with_held(parsed.facts, held.around))
    return whole.article("\n\n".join([*([visible] if visible else []), *paragraphs]), blocks, _STATED)


def _refusal(parsed: _Parsed, visible: str, wall: str | None) -> InputError:
    """Why a page is not read: EmptyInputError when it shows nothing at all, else NoArticleError."""
    where, url = parsed.page.where, parsed.page.url
    if url and url not in where:
        where = f"{where} ({url[:200]})"  # the record of an archive is not found by its number
    wall = wall or ("accounts" if asks_to_pay(visible.splitlines()) else None)
    frames = [str(one.get("src")) for one in parsed.tree.iter("frame", "iframe") if one.get("src")]
    why = f": it {KINDS[wall]}" if wall else ""
    if not wall and frames and len(visible) < _LEAST_STATED:
        why = f" but shows other pages in frames, the first of them {frames[0][:200]}"
    elif not visible:
        return _no_words(where)
    return no_article(where, why)


def _no_words(where: str) -> EmptyInputError:
    return EmptyInputError(f"{where} shows no words. Give the HTML of an article.", where=where)


def _read_fast(parsed: _Parsed) -> Article | None:
    """The article by the fast lane; None when the page needs the accurate one."""
    from onrecord.read.parsing.paragraphs import find_paragraphs
    from onrecord.read.roles.fast import fast_roles

    found = find_paragraphs(parsed.tree)
    roles = fast_roles(found, parsed.facts) if found.texts else None
    if roles is None:
        return None
    blocks, at = [], 0
    for text, role in zip(found.texts, roles, strict=True):
        blocks.append(Block(role, at, at + len(text)))
        at += len(text) + 2
    shown = _Shown("\n\n".join(found.texts), tuple(blocks))
    facts = replace(parsed.facts, authors=parsed.facts.authors or byline_authors(parsed.tree))
    return None if _wall(shown, facts) else replace(parsed, facts=facts).article(shown.text, shown.blocks)
