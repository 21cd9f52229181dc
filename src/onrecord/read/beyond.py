"""What a page has of its article beyond the beginning that it shows, above a paywall for instance.

Such a page shows a paragraph or two, the last of them cut off perhaps, and states the whole text for programs. The
rest is put where the shown text ends; what of it stood there already is no longer the article's, but once.
"""

from collections.abc import Sequence

from onrecord.read.lines import key_of
from onrecord.records import Block, Role

_LEAST_REST = 200
"""Letters from which there is a rest; less is a note below the article, or a caption among its paragraphs."""

_LEAST_SHARE = 0.5
"""The rest has at least half as many letters as what is shown, of which at least half stands in the stated text."""


def with_rest(text: str, blocks: Sequence[Block], stated: Sequence[str]) -> tuple[str, tuple[Block, ...]] | None:
    """The text of a page and its blocks with the rest of the article; None where the page states no more.

    `stated` are the paragraphs of the article as the page states it.
    """
    seen, keys = key_of(text), [key_of(paragraph) for paragraph in stated]
    whole = "".join(keys)
    shown = [at for at, block in enumerate(blocks) if block.role is Role.BODY]
    said = {at: key_of(text[blocks[at].start : blocks[at].end]) for at in shown}
    told = [key for key in said.values() if key and key in whole]
    letters = sum(map(len, said.values()))
    if not told or sum(map(len, told)) < _LEAST_SHARE * letters:
        return None
    beyond = len(whole) - whole.rindex(told[-1]) - len(told[-1])
    if beyond < max(_LEAST_REST, _LEAST_SHARE * letters):
        return None
    begins = next((at for at, key in enumerate(keys) if key not in seen), len(keys))
    rest = "".join(keys[begins:])
    again = {at for at, key in said.items() if key and key in rest}
    return _put_in(text, blocks, shown[-1] + 1, stated[begins:], again) if len(rest) >= beyond else None


def as_shown(text: str, blocks: Sequence[Block], visible: Sequence[tuple[str, Role]]) -> tuple[Block, ...]:
    """The blocks of a page read with what it hides, those that it shows with the roles that they have without that.

    `visible` are the words and the role of each block that it shows, in order.
    """
    out, at = [], 0
    for block in blocks:
        same = at < len(visible) and visible[at][0] == text[block.start : block.end]
        out.append(Block(visible[at][1], block.start, block.end) if same else block)
        at += same
    return tuple(out)


def _put_in(
    text: str, blocks: Sequence[Block], at: int, rest: Sequence[str], again: set[int]
) -> tuple[str, tuple[Block, ...]]:
    """The text and its blocks with paragraphs before one of the blocks, `again` being those that they repeat."""
    kept = [Block(Role.FURNITURE, one.start, one.end) if i in again else one for i, one in enumerate(blocks)]
    put, end = [], kept[at - 1].end
    for paragraph in rest:
        put.append(Block(Role.BODY, end + 2, end + 2 + len(paragraph)))
        end = put[-1].end
    start = kept[at - 1].end
    moved = [Block(one.role, one.start + end - start, one.end + end - start) for one in kept[at:]]
    return "\n\n".join((text[:start], *rest)) + text[start:], (*kept[:at], *put, *moved)
