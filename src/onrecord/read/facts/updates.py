"""The entries of a live blog as dated items.

They are taken from `liveBlogUpdate` of JSON-LD or microdata; a page that calls itself live and states none is
looked through for blocks that repeat side by side, each with its instant and its own paragraphs. Then each entry
is looked for in the text of the page, so that what is found there can be dated.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from lxml import etree

from onrecord.naming.sites import split_address
from onrecord.read.facts import jsonld
from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.metas import words_under
from onrecord.read.lines import key_of
from onrecord.records import BODY_ROLES, Block, Role
from onrecord.stated import LiveUpdate

_MOST = 1000
_WORDS = re.compile(r"\w+")
_LEAST_BLOCKS = 3
_LEAST_WORDS = 6
_LEVELS = 6
_MOST_GROUPS = 6
_RUN = 4
"""Words by which a block finds the entries that may hold it; a shorter block is an entry's title or nothing."""
_CANDIDATES = 4
_CLOCK = re.compile(r"^\s*\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\b\.?)?[\s|·–—-]*", re.IGNORECASE)
"""The hour that stands before the heading of an entry."""
_LIVE_TITLE = re.compile(
    r"^live\b|\blive (?:updates?|blog|coverage|ticker|reporting)\b|[-–—|:·]\s*live\b|\bliveticker\b"
    r"|\b(?:as it happened|minute by minute)\b",
    re.IGNORECASE,
)
_LIVE_PATH = re.compile(r"(?:^|[/_-])(?:live|live-?(?:blog|updates?|ticker)|newsticker)(?:[/._-]|$)", re.IGNORECASE)


def live_updates(
    tree: etree._Element, stated: Sequence[tuple[str, list[jsonld.Node]]], titles: Iterable[str], url: str | None
) -> tuple[LiveUpdate, ...]:
    """The updates of a page's live blog, in page order; `stated` are its nodes by where they were found."""
    for place, nodes in stated:
        for node in nodes:
            found = tuple(_listed(node, place))
            if found:
                return found
    declared = any("liveblogposting" in jsonld.types_of(node) for _, nodes in stated for node in nodes)
    if declared or _is_called_live(titles, url):
        return tuple(_shown(tree))
    return ()


def _listed(node: jsonld.Node, place: str) -> Iterator[LiveUpdate]:
    """The updates that a node lists."""
    for one in jsonld.as_list(node.get("liveBlogUpdate"))[:_MOST]:
        if not isinstance(one, dict):
            continue
        title = jsonld.plain_text_of(one.get("headline")) or jsonld.plain_text_of(one.get("name"))
        said = (jsonld.plain_text_of(one.get(key)) for key in ("articleBody", "text", "description"))
        text = next(filter(None, said), "")
        dates = (
            to_instant(jsonld.text_of(one.get(key))) for key in ("datePublished", "dateCreated", "dateModified")
        )
        if title or text:
            yield LiveUpdate(next(filter(None, dates), None), title, text, place)


def _is_called_live(titles: Iterable[str], url: str | None) -> bool:
    address = split_address(url or "")
    return bool(address and _LIVE_PATH.search(address.path)) or any(map(_LIVE_TITLE.search, titles))


def _shown(tree: etree._Element) -> Iterator[LiveUpdate]:
    """The blocks of the page that repeat with an instant each; none unless the instants run one way."""
    for blocks in sorted(_repeated(tree), key=len, reverse=True)[:_MOST_GROUPS]:
        found = [
            update
            for block, instant in islice(blocks.items(), _MOST)
            if (update := _of_block(block, instant)) is not None
        ]
        instants = [update.published or "" for update in found]
        if len(found) >= _LEAST_BLOCKS and sorted(instants) in (instants, instants[::-1]):
            yield from found
            return


def _repeated(tree: etree._Element) -> list[dict[etree._Element, str]]:
    """Groups of like elements side by side that hold an instant each, the first that stands in it."""
    groups: defaultdict[tuple[etree._Element, str, str | None], dict[etree._Element, str]] = defaultdict(dict)
    for element in tree.iter("time"):
        instant = to_instant(element.get("datetime"))
        if instant is None or len(instant) <= len("2031-05-08"):
            continue
        for block in islice(element.iterancestors(), _LEVELS):
            parent = block.getparent()
            if parent is None or "comment" in (block.get("class") or "").lower():
                break
            groups[parent, str(block.tag), (block.get("class") or "").partition(" ")[0]].setdefault(block, instant)
    return [blocks for blocks in groups.values() if len(blocks) >= _LEAST_BLOCKS]


def _of_block(block: etree._Element, instant: str) -> LiveUpdate | None:
    """The update of a block; None when it holds no paragraph of its own, or leads to another page."""
    heading = next(block.iter("h2", "h3", "h4"), None)
    title = words_under(heading) or None if heading is not None else None
    paragraphs = [words_under(one) for one in block.iter("p", "li") if one.tag == "p" or one.find(".//p") is None]
    text = "\n".join(filter(None, paragraphs))
    linked = heading is not None and (heading.find(".//a") is not None or _is_in_link(heading))
    if linked or len(text.split()) < _LEAST_WORDS or _is_in_link(block):
        return None
    return LiveUpdate(instant, title, text, "html")


def _is_in_link(element: etree._Element) -> bool:
    return next(islice(element.iterancestors("a"), 1), None) is not None


def place_updates(updates: Sequence[LiveUpdate], text: str, blocks: Sequence[Block]) -> tuple[LiveUpdate, ...]:
    """The updates with where they stand in the text: from the first to the last block that holds their words.

    An update whose words stand in several places, as in a list of key events at the top, has the longest. Updates
    that are stated by their headings alone have what stands under them.
    """
    if not updates:
        return ()
    if not any(update.text for update in updates) and (headed := _under_headings(updates, text, blocks)):
        return tuple(
            replace(update, start=start, end=end) for update, (start, end) in zip(updates, headed, strict=True)
        )
    index = _Index(updates)
    best: dict[int, tuple[int, int]] = {}
    at, start, end = -1, 0, 0
    for block in blocks:
        found = index.update_of(text[block.start : block.end])
        if found is None:
            continue
        if found != at:
            at, start = found, block.start
        end = block.end
        if at not in best or end - start > best[at][1] - best[at][0]:
            best[at] = (start, end)
    return tuple(
        replace(update, start=best[number][0], end=best[number][1]) if number in best else update
        for number, update in enumerate(updates)
    )


def _under_headings(
    updates: Sequence[LiveUpdate], text: str, blocks: Sequence[Block]
) -> list[tuple[int, int]] | None:
    """Where each update stands, from its heading to the next; None unless each heads one part of the body."""
    wanted = [key_of(update.title or "") for update in updates]
    found: dict[str, tuple[int, int]] = {}
    at: str | None = None
    for block in blocks:
        words = _CLOCK.sub("", text[block.start : block.end])
        if block.role is Role.SUBHEAD and (key := key_of(words)) in wanted:
            if key in found:
                return None
            at, found[key] = key, (block.start, block.end)
        elif block.role in BODY_ROLES and at is not None:
            found[at] = (found[at][0], block.end)
        elif block.role is not Role.FURNITURE:
            at = None
    return [found[key] for key in wanted] if len(set(wanted)) == len(wanted) == len(found) else None


class _Index:
    """The updates by their words, to find the one that a block belongs to in time that grows with the block."""

    def __init__(self, updates: Sequence[LiveUpdate]) -> None:
        self._titles = {key_of(update.title): at for at, update in reversed([*enumerate(updates)]) if update.title}
        self._keys = [key_of(f"{update.title or ''} {update.text}") for update in updates]
        self._having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, update in enumerate(updates):
            for run in dict.fromkeys(_runs(f"{update.title or ''} {update.text}")):
                if len(self._having[run]) < _CANDIDATES:
                    self._having[run].append(at)

    def update_of(self, words: str) -> int | None:
        """The number of the update that holds a block's words; None when none does."""
        key = key_of(words)
        if key in self._titles:
            return self._titles[key]
        first = next(_runs(words), None)
        return next((at for at in self._having.get(first, ()) if key in self._keys[at]), None) if first else None


def _runs(words: str) -> Iterator[tuple[str, ...]]:
    listed = _WORDS.findall(words.lower())
    return (tuple(listed[at : at + _RUN]) for at in range(len(listed) - _RUN + 1))
