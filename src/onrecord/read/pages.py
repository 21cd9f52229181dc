"""A page becomes an Article: blocks with roles, sentences, and what the page says about itself.

In comes a `Page` (text or HTML as it was fetched), out goes an `Article` whose blocks are in order, do not
overlap and hold every character that is not blank. For text input the article's text is the input, unchanged.
Pure: no network, no clock, no state.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.errors import EmptyInputError, NotTextError
from onrecord.markdown import is_heading
from onrecord.read.articles import make_article, refuse_excess
from onrecord.read.blocks import body_of, headline_of, line_blocks
from onrecord.read.facts.languages import stated_language
from onrecord.read.facts.page import PageFacts
from onrecord.read.facts.text_days import text_days
from onrecord.read.facts.text_outlets import text_address, text_outlet
from onrecord.read.facts.titles import tab_titles
from onrecord.read.front_matter import FrontMatter, front_matter
from onrecord.read.glued import label_whole, part_glued
from onrecord.read.joining import join_cut, join_title
from onrecord.read.language import guess_language
from onrecord.read.lines import Line, split_lines
from onrecord.read.mail_heads import MailHead, mail_head
from onrecord.read.markdown import is_markdown, shown
from onrecord.read.posts import Posts, find_posts, mark_told, part_heads
from onrecord.read.printed import Printed, find_printed
from onrecord.read.quoted import unquoted, with_marks
from onrecord.read.roles.label import label_lines
from onrecord.read.running_heads import label_across
from onrecord.read.unread import unread_lines
from onrecord.read.walls import KINDS, instead_of_article, is_headed, no_article
from onrecord.read.webpages import read_html
from onrecord.read.wrapped import unwrap
from onrecord.records import BODY_ROLES, Article, Author, Block, Dated, Page, Role
from onrecord.settings import Settings
from onrecord.stated import Stated


def read_page(page: Page, settings: Settings | None = None) -> Article:
    """The article of a page.

    Raises:
        EmptyInputError: there is nothing but blanks in it.
        NotTextError: it is binary, or larger than the settings allow.
        NoArticleError: it is an HTML page without an article, or a text that stands in the place of one.
        SetAsideError: it is an HTML page that the parser cannot follow.
    """
    limits = settings or Settings()
    if page.text is not None:
        seen = unquoted(page.text) if page.kind != "article" else page.text
        return with_marks(_read_text(page, seen, limits), page.text)
    if page.html is not None and page.html.strip():
        return read_html(page, page.html, limits)
    raise EmptyInputError(f"{page.where} is empty. Give the text or the HTML of an article.", where=page.where)


def _read_text(page: Page, text: str, limits: Settings) -> Article:
    refuse_excess(len(text), limits.max_characters, "characters", page.where)
    if text.count("\0") * 50 > len(text):
        raise NotTextError(
            f"{page.where} holds binary data, not text. Give the text of an article.", where=page.where
        )
    lines = split_lines(text)
    if not lines:
        raise EmptyInputError(f"{page.where} is empty. Give the text of an article.", where=page.where)
    lines = part_heads(lines) if page.kind != "article" else lines
    head = mail_head(lines) if page.kind != "article" else None
    posts = find_posts(text, lines) if page.kind != "article" else None
    matter = front_matter(lines) if page.kind != "article" else None
    printed = find_printed(lines) if page.kind != "article" else None
    facts = _facts(page, head, posts)
    if matter:
        facts = _with_matter(facts, matter)
    if printed:
        facts = _with_printed(facts, printed)
    lines, heads = unwrap(text, join_title(text, part_glued(lines), facts.titles))
    end = max((one.end for one in (head, matter) if one), default=0)
    heads |= {at for at, line in enumerate(lines) if line.end <= end} | unread_lines(lines)
    apart = (posts.heads if posts else frozenset()) | (printed.edges if printed else frozenset())
    heads |= {at for at, line in enumerate(lines) if line.start in apart}
    if page.kind == "article":
        told: tuple[Sequence[Line], Sequence[Role]] = lines, [Role.BODY] * len(lines)
    else:
        seen, roles = _with_heads(text, lines, heads, lambda some: _roles(some, facts, page.url))
        told = seen, mark_told(posts, seen, roles)
    blocks = tuple(line_blocks(*join_cut(text, *told)))
    headline = facts.title or headline_of(text, blocks)
    wall = instead_of_article(frozenset(), headline, body_of(text, blocks))
    # words about cookies stand on the same line as the article in some scrapes: their title tells them apart
    if wall and is_headed(wall, headline) and page.kind != "article":
        raise no_article(page.where, f": it {KINDS[wall]}")
    return make_article(page, text, blocks, _with_place(page, _with_days(facts, text, blocks), text, blocks))


def _facts(page: Page, head: MailHead | None, posts: Posts | None) -> PageFacts:
    """What is known of a plain text: what came with it, and what the head of a mail or those of posts say."""
    title = page.title or (head.subject if head else None)
    updates = posts.updates if posts else ()
    sent = head.sent if head else next((update.published for update in updates), None)
    return PageFacts(
        title=title,
        titles=(title,) if title else (),
        authors=tuple(map(Author, page.authors or ([posts.author] if posts and posts.author else []))),
        language=stated_language(page.language),
        published=Dated(sent, "text") if sent else None,
        outlet=posts.channel if posts else head.outlet if head else None,
        stated=Stated(updates=updates),
    )


def _with_matter(facts: PageFacts, matter: FrontMatter) -> PageFacts:
    """What is known of a note, with the fields that stand above it."""
    return replace(
        facts,
        titles=facts.titles or ((matter.title,) if matter.title else ()),
        authors=facts.authors or tuple(map(Author, matter.authors)),
        published=facts.published or (Dated(matter.published, "text") if matter.published else None),
        url=matter.url,
    )


def _with_printed(facts: PageFacts, printed: Printed) -> PageFacts:
    """What is known of a text, with what the edges of its sheets say."""
    title = facts.title or printed.title
    return replace(
        facts, title=title, titles=facts.titles or ((title,) if title else ()), url=facts.url or printed.url
    )


def _with_days(facts: PageFacts, text: str, blocks: Sequence[Block]) -> PageFacts:
    """What is known of a plain text, with its language and the days that its lines show.

    A title that is told above it and not shown in it, or that of the page's tab, is the article's where no other
    is shown.
    """
    language = facts.language or guess_language("\n".join(body_of(text, blocks)) or text)
    shown = text_days(text, blocks, month_first=None if language in (None, "en") else False)
    told = (*facts.titles, *_tab_titles(text, blocks))
    title = facts.title or (next(iter(told), None) if headline_of(text, blocks) is None else None)
    published = facts.published or shown.published
    return replace(facts, title=title, published=published, modified=shown.modified, language=language)


def _tab_titles(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The titles that the first line gives where it is no paragraph, as a dateline before a dash makes it one."""
    first = blocks[0]
    return tab_titles(text[first.start : first.end]) if first.role not in BODY_ROLES else ()


def _with_place(page: Page, facts: PageFacts, text: str, blocks: Sequence[Block]) -> PageFacts:
    """What is known of a plain text, with the address and the outlet that the lines around its article tell."""
    if page.kind == "article":
        return facts
    url = page.url or facts.url or text_address(text, blocks, facts.title or headline_of(text, blocks))
    outlet = page.outlet or facts.outlet or text_outlet(text, blocks, url)
    return replace(facts, url=url, outlet=outlet)


def _with_heads(
    text: str, lines: Sequence[Line], heads: frozenset[int], label: Callable[[Sequence[Line]], Sequence[Role]]
) -> tuple[Sequence[Line], Sequence[Role]]:
    """The lines and the roles that `label` gives them; running heads are the page's and are not looked at."""
    seen = [line for at, line in enumerate(lines) if at not in heads]
    if not heads or not seen:
        return label_whole(lines, label)
    told = [*zip(*label_whole(seen, lambda some: label_across(text, some, label)), strict=True)]
    told += [(lines[at], Role.FURNITURE) for at in heads]
    told.sort(key=lambda one: one[0].start)
    return [line for line, _ in told], [role for _, role in told]


def _roles(lines: Sequence[Line], facts: PageFacts, url: str | None) -> list[Role]:
    """The role of each line of a plain text; of Markdown by what its lines show, and which it marks as headings."""
    if not is_markdown(lines):
        return label_lines(lines, facts, url)
    told = shown(lines)
    seen = [line for line in told if line.text]
    roles = iter(label_lines(seen, facts, url) if seen else ())
    found = [next(roles) if line.text else Role.FURNITURE for line in told]
    marked = map(is_heading, (line.text for line in lines))
    return [Role.SUBHEAD if head and role is Role.BODY else role for head, role in zip(marked, found, strict=True)]
