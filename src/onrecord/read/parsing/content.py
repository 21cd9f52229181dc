"""Where the main content of an HTML page stands, by what its elements are called and by how much of them is links.

The first element that is called an article's text holds the content, if it holds enough. Inside it, what is called
by other names, what consists of links and what stands in no element of running text is left out. Each step is one
pass over the page's block elements, which `html` numbers in the order in which they open.

Source: the names, their order and the limits of links are for the most part those of trafilatura 2.3 (Barbaresi
2021, ACL demo) in its precision mode, which searches the tree many times for them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_HOLDS = (
    r"articlebody|(?:entry|article|art|page|text)-content|article__content|article(?:-|__)body|body-text|post[-_]text|"
    r"post-?body|post-?entry|post[-_]?content|post_inner_wrapper|article-?text|article__container|"
    r"(?<!\S)(?:post|entry)(?!\S)",
    r"(?<!\S)(?:primary|article|story|postarea|text|cell)(?!\S)|story-body|fulltext|post-bodycopy|story-?content|"
    r"(?:theme|blog|section|single)-content|single-post|main-column|wpb_text_column|field-body",
    r"(?<!\S)content(?!\S)|content[-_]main|content(?:-|__)?body|main-content|page-content",
    r"(?<!\S)main",
)
"""What an element is called that holds an article, the surest names first."""

_DROPPED = re.compile(
    r"(?<!\S)(?:shar|jp-|ad-|nav|post-nav|comment(?!ary)|reply-|hide-|bottom|link(?!\S))|social|viral|newsletter|"
    r"syndication|cookie|tags|sidebar|banner|bread-?crumb|button|author|footer|share|nav(?:igation|bar|box)|subnav|menu|"
    r"bar(?![a-z])|related|message|premium|-ad-|dfpad|outbrain|taboola|criteo|paid-?content|widget|byline|sociable|"
    r"embed|tag-list|consent|modal-content|permission|next-|-stories|most-popular|more-on|meta|rating|attachment|"
    r"timestamp|user-info|user-profile|-icon|article-infos|slide|viewport|overlay|options|expand|obfuscated|blurred|"
    r"factbox|disqus|dsq-comments|(?:article|post)-comments|infinite-?scroll|comments-title|nocomments|-reply-|akismet|"
    r"noprint|caption|teaser|bottom(?!\S)"
)
"""What an element is called that holds none of the article's text."""

_HOLDERS = frozenset(("article", "div", "main", "section"))
_DROPPABLE = frozenset(("div", "ul", "ol", "dl", "p", "section", "span", "details"))
_NONE = frozenset(
    "aside footer menu figure header nav button fieldset label legend time output progress marquee".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_TEXT = _HEADINGS.union("p li ul ol dl dt dd blockquote q pre code table td th br".split())
_BOXES = frozenset(("div", "section", "details"))
_LISTS = frozenset(("ul", "ol", "dl"))

_HOLDER = (1, 2, 4, 8, 16)
"""The bits of elements that may hold the content, the surest first: names, <article>, names, names, <main>."""

_GONE, _DROP, _RUNNING, _HEADING, _BOX, _LIST, _PARAGRAPH, _FORM = (1 << at for at in range(5, 13))
_KINDS = (
    (_NONE, _GONE),
    (_TEXT, _RUNNING),
    (_HEADINGS, _HEADING),
    (_BOXES, _BOX),
    (_LISTS, _LIST),
    (("p",), _PARAGRAPH),
    (("form",), _FORM),
    (("article",), _HOLDER[1]),
    (("main",), _HOLDER[4]),
)
_PATTERNS = tuple(zip(map(re.compile, _HOLDS), (_HOLDER[0], *_HOLDER[2:]), strict=True))

_LEAST = 250  # characters that the content has at least

_LEAST_SHARE = 0.2
"""The content's share, at least, of what the whole page would give; a card may be called an article's text too."""

_MOST_TRIED = 5  # how many elements with names of one kind are tried: each is a pass over what it holds

_LINKS = 0.9
_SHORT_LINKS = 0.8
_SHORT_PARAGRAPH = 30
_SHORT_BOX = 100
"""The share of links, and with fewer characters the lower one, from which an element is a list of links."""


class Words(NamedTuple):
    """A line: the number of its element, its characters and the share of them in links."""

    element: int
    size: int
    linked: float


class Outline:
    """The block elements of a page by number: the one around each, and what its name and its own names tell."""

    def __init__(self) -> None:
        self.around = [0]
        self.kinds = [0]

    def add(self, around: int, tag: str, names: str) -> None:
        """Add the next element; `names` are the words of its class, id and property."""
        self.around.append(around)
        self.kinds.append(_kind(tag, names))
        if tag == "br":
            self.kinds[around] |= _RUNNING


@lru_cache(maxsize=20_000)
def _kind(tag: str, names: str) -> int:
    bits = sum(bit for tags, bit in _KINDS if tag in tags)
    lowered = names[:200].lower()
    if lowered and tag in _HOLDERS:
        bits |= sum(bit for pattern, bit in _PATTERNS if pattern.search(lowered))
    if lowered and tag in _DROPPABLE and _DROPPED.search(lowered):
        bits |= _DROP
    return bits


def find_content(outline: Outline, lines: Sequence[Words]) -> list[bool]:
    """Whether each line of a page is of the main content."""
    page = _Page(outline, lines)
    kept = page.kept(0)
    least = max(_LEAST, _LEAST_SHARE * page.size_of(kept))
    for holder in page.holders():
        some = page.kept(holder)
        if page.size_of(some) >= least:
            kept = some
            break
    for at in range(len(lines) - 1, -1, -1):
        if kept[at]:
            if not outline.kinds[lines[at].element] & _HEADING:
                break
            kept[at] = False
    return kept


class _Page:
    """What the elements of a page hold, each with all that stands inside."""

    def __init__(self, outline: Outline, lines: Sequence[Words]) -> None:
        self._around, self._kinds, self._lines = outline.around, outline.kinds, lines
        self._gone = self._are_gone()
        count = len(self._around)
        size, linked, running = [0] * count, [0.0] * count, [0.0] * count
        for number, characters, share in lines:
            if not self._gone[number]:
                size[number] += characters
                linked[number] += characters * share
                running[number] += characters * (1 - share) * bool(self._kinds[number] & _RUNNING)
        parents = set(self._around)
        for number in range(count - 1, 0, -1):
            around = self._around[number]
            size[around] += size[number]
            linked[around] += linked[number]
            running[around] += running[number]
        self._size, self._running = size, running
        self._links = [
            _is_links(*of, holds=at in parents) for at, of in enumerate(zip(self._kinds, size, linked, strict=True))
        ]

    def _are_gone(self) -> list[bool]:
        """Whether each element is, or stands in, one that holds no article; a form may be the whole page."""
        whole = [0] * len(self._around)
        for number, characters, _ in self._lines:
            whole[number] += characters
        for number in range(len(whole) - 1, 0, -1):
            whole[self._around[number]] += whole[number]
        gone = [False] * len(whole)
        for number in range(1, len(whole)):
            kind = self._kinds[number]
            part = kind & _GONE or (kind & _FORM and 2 * whole[number] <= whole[0])
            gone[number] = gone[self._around[number]] or bool(part)
        return gone

    def holders(self) -> Iterator[int]:
        """The elements that may hold the content, the likeliest first."""
        for bit in _HOLDER:
            found = (
                number
                for number, kind in enumerate(self._kinds)
                if kind & bit and self._size[number] >= _LEAST and not self._gone[number]
            )
            yield from (number for _, number in zip(range(_MOST_TRIED), found, strict=False))

    def kept(self, holder: int) -> list[bool]:
        """Whether each line is of the content, if that stands in this element; without paragraphs any text is."""
        around, kinds, count = self._around, self._kinds, len(self._around)
        kept, text = [False] * count, [False] * count
        kept[holder], inside, paragraphs = True, {holder}, 0
        for number in range(holder + 1, count):
            outer, kind = around[number], kinds[number]
            if outer not in inside:
                break
            inside.add(number)
            if not kept[outer] or self._gone[number] or self._links[number]:
                continue
            if kind & _DROP and 2 * self._running[number] < self._running[holder]:
                continue
            kept[number] = True
            text[number] = text[outer] or bool(kind & _RUNNING)
            paragraphs += self._size[number] * bool(kind & _PARAGRAPH)
        any_text = paragraphs < _LEAST
        return [kept[number] and (any_text or text[number]) for number, _, _ in self._lines]

    def size_of(self, kept: Sequence[bool]) -> int:
        """The characters of some lines."""
        return sum(line.size for line, one in zip(self._lines, kept, strict=True) if one)


def _is_links(kind: int, size: int, linked: float, *, holds: bool) -> bool:
    """Whether an element is links, next to nothing else; `holds` says whether it has elements inside."""
    if not linked:
        return False
    if linked > _LINKS * size:
        return bool(kind & (_BOX | _LIST | _PARAGRAPH | _HEADING))
    if size >= (_SHORT_PARAGRAPH if kind & _PARAGRAPH else _SHORT_BOX):
        return False
    return bool(kind & (_BOX | _LIST | _PARAGRAPH)) and (
        linked > _SHORT_LINKS * size or (bool(kind & _BOX) and holds)
    )
