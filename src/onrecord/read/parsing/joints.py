"""Where the words of two elements meet without a blank between them, which a reader sees apart.

`<span>By Ada Holm</span><time>4 March 2031</time>` is set in two places of one line. In a sentence and in a heading
a blank parts such words; a byline, a date and the words of a picture become lines of their own. Menus stay as they
are: to part them helps nobody.
"""

from collections.abc import Sequence

from onrecord.read.shapes import has_clock, is_bare_by, is_byline, is_full_name, looks_like_sentence

JOINT = "\x1f"
"""Stands at such a place in the words of an element; `str.split` takes it for a blank."""

_CLOSING = '.!?…)”’"'
_DOTS = "·•"
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MOST_SIGNED = 4  # a name, a job, a day, a button; a list of topics has more names


def between(before: str, after: str) -> str:
    """What a reader sees between the words of two elements without a blank: a joint in "Ada HolmUpdated".

    A blank parts two numbers, and a dot from the words beside it.
    """
    last, first = before[-1], after[0]
    if first.isupper() and (last.islower() or last.isdigit() or last in _CLOSING):
        return JOINT
    numbers = first.isdigit() and last.isdigit()
    return " " if numbers or first in _DOTS or last in _DOTS else ""


def parted(words: str, tag: str, *, captioned: bool) -> Sequence[str]:
    """The lines of an element called `tag`, from all its words with the joints.

    `captioned` is whether it holds the words of a picture.
    """
    if tag in _HEADS or looks_like_sentence(" ".join(words.split())):
        return (words,)
    parts = words.split(JOINT)
    named = is_full_name(parts[0]) or is_bare_by(parts[0]) or any(map(is_byline, parts))
    signed = len(parts) <= _MOST_SIGNED and (named or any(map(has_clock, parts)))
    return _with_labels(parts) if signed or captioned else ("".join(parts),)


def _with_labels(parts: Sequence[str]) -> Sequence[str]:
    """The parts of a line, a single word such as "Published" with what it leads to."""
    out: list[str] = []
    label = ""
    for part in parts:
        whole = f"{label} {part}" if label else part
        label = whole if len(whole.split()) < 2 else ""
        if not label:
            out.append(whole)
    return [*out, label] if label else out
