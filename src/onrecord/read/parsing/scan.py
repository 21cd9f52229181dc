"""A linear look at a page's markup before a parser sees it.

Scripts, styles, drawings and comments make up most of a news page and hold none of its words; without them every
later step is quicker. Scripts of linked data are kept. A tag with a flood of attributes, over which parsers take
quadratic time, becomes a blank.
"""

import re
from collections.abc import Iterator

_OPENING = re.compile(r"<(?:!--|(script|style|svg(?=>|\s[^<>]{0,2000}[^/<>]>))\b)", re.IGNORECASE | re.ASCII)
_CLOSING = {
    "": re.compile(r"--!?>"),
    "script": re.compile(r"</script[^>]{0,200}>", re.IGNORECASE | re.ASCII),
    "style": re.compile(r"</style[^>]{0,200}>", re.IGNORECASE | re.ASCII),
    "svg": re.compile(r"<(/?)svg\b[^<>]{0,2000}>", re.IGNORECASE | re.ASCII),
}
_LINKED_DATA = re.compile(r"[^>]{0,500}\bld\+json", re.IGNORECASE | re.ASCII)
_NO_FRAMES = re.compile(r"</?noframes(?=[\s>])[^<>]{0,200}>", re.IGNORECASE | re.ASCII)
"""The tags around what a page of frames says without them, which the parser takes for a text without elements."""

_LONG = 4000
_STEP = _LONG // 2  # the characters at once in which the next tag is looked for

_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d,}>?" % _LONG)
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_MAX_ATTRIBUTES = 500
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r"))  # the bytes of UTF-8 that no page means to show


def tidy_markup(markup: str) -> bytes:
    """The markup, in UTF-8, without scripts (but linked data), styles, drawings, comments, floods and controls.

    What stands there for those who see no frames is kept as any other markup.
    """
    parted = _NO_FRAMES.sub("", _without_silent(markup))
    return _without_floods(parted.encode("utf-8", "replace")).translate(None, _CONTROLS)


def _without_silent(markup: str) -> str:
    """The markup without comments, styles, drawings and most scripts, up to the first that is never closed."""
    kept, at, done = [], 0, 0
    while (opening := _OPENING.search(markup, at)) is not None:
        name = (opening[1] or "").lower()
        closing = _CLOSING[name].search(markup, opening.end() - (0 if name else 2))
        if closing is None:
            break
        at = closing.end()
        if not _is_kept(markup, name, opening, closing):
            kept.append(markup[done : opening.start()])
            done = at
    return "".join([*kept, markup[done:]])


def _is_kept(markup: str, name: str, opening: re.Match[str], closing: re.Match[str]) -> bool:
    """Whether an element is linked data, or a drawing with another in it, whose end is not the first one."""
    if name == "svg":
        return not closing[1]
    return name == "script" and _LINKED_DATA.match(markup, opening.end()) is not None


def _without_floods(markup: bytes) -> bytes:
    """The markup with a blank for each tag with so many attributes that parsing takes quadratic time."""
    kept, done = [], 0
    for at in _far_openings(markup):
        tag = _LONG_TAG.match(markup, at)
        if tag and len(_QUOTED.sub(b"", tag.group()).split()) > _MAX_ATTRIBUTES:
            kept.append(markup[done:at])
            done = tag.end()
    return b" ".join([*kept, markup[done:]])


def _far_openings(markup: bytes) -> Iterator[int]:
    """Every "<" that is further than _LONG from the next, and some that are not quite so far.

    The step after the one in which it stands has none; most steps of a page have one near their start.
    """
    begun = False
    for start in range(0, len(markup) - _STEP + 1, _STEP):
        found = markup.find(b"<", start, start + _STEP) >= 0
        if begun and not found:
            yield markup.rfind(b"<", start - _STEP, start)
        begun = found
