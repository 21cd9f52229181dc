"""A linear look at a page's markup before a parser sees it.

Scripts, styles and comments make up most of a news page and hold none of its words; without them every later step
is quicker. Scripts of linked data are kept. A tag with a flood of attributes, over which parsers take quadratic
time, becomes a blank.
"""

from __future__ import annotations

import re

import numpy as np

_OPENING = re.compile(rb"<(?:!--|(script|style)\b)", re.IGNORECASE)
_CLOSING = {
    b"": re.compile(rb"--!?>"),
    b"script": re.compile(rb"</script[^>]{0,200}>", re.IGNORECASE),
    b"style": re.compile(rb"</style[^>]{0,200}>", re.IGNORECASE),
}
_LINKED_DATA = re.compile(rb"[^>]{0,500}\bld\+json", re.IGNORECASE)
_LONG = 4000
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d,}>?" % _LONG)
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_MAX_ATTRIBUTES = 500
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r"))
"""The bytes of UTF-8 that no page means to show."""


def tidy_markup(markup: str) -> bytes:
    """The markup, in UTF-8, without scripts (but linked data), styles, comments, floods and control characters."""
    tidy = _without_silent(markup.encode("utf-8", "replace"))
    if _has_long_tag(tidy):
        tidy = _LONG_TAG.sub(_without_attribute_floods, tidy)
    return tidy.translate(None, _CONTROLS)


def _without_silent(markup: bytes) -> bytes:
    """The markup without comments, styles and most scripts, up to the first of them that is never closed."""
    kept, at, done = [], 0, 0
    while (opening := _OPENING.search(markup, at)) is not None:
        name = (opening[1] or b"").lower()
        closing = _CLOSING[name].search(markup, opening.end() - (0 if name else 2))
        if closing is None:
            break
        at = closing.end()
        if name != b"script" or not _LINKED_DATA.match(markup, opening.end()):
            kept.append(markup[done : opening.start()])
            done = at
    return b"".join([*kept, markup[done:]])


def _has_long_tag(markup: bytes) -> bool:
    """Whether there may be a tag that is longer than tags are, with no ">" in its first characters."""
    opened = np.flatnonzero(np.frombuffer(markup, dtype=np.uint8) == ord("<"))
    far = opened[np.diff(opened, append=len(markup)) > _LONG]
    return any(b">" not in markup[at : at + _LONG] for at in far.tolist())


def _without_attribute_floods(match: re.Match[bytes]) -> bytes:
    """A long tag as it is, or nothing when it has so many attributes that parsing takes quadratic time."""
    tag = match.group()
    return tag if len(_QUOTED.sub(b"", tag).split()) <= _MAX_ATTRIBUTES else b" "
