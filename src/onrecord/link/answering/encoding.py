"""A pair of claims as the numbers that the network reads: an answer, and what it may be about.

Two sides come in, strings and offsets alone; ids of pieces and their kinds go out, in step:

    [CLS] answer [SEP] claim [SEP]

A side is the sentence before, who speaks where the sentence does not say so, and the sentence with its content; a
long one is cut around its content, and the sentence before is there as far as there is room. Each side has its own
half of the room, so it is cut once, whatever it is paired with. Training and product make pairs with nothing else.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from onrecord.wordpiece import WordPiece, split_words

LONGEST = 128
"""How many pieces a pair has at most."""
KINDS = (
    "answer's other words",
    "answer's content",
    "claim's other words",
    "claim's content",
    "before the answer",
    "before the claim",
)
"""What each number of `Pair.kinds` means; [CLS] and [SEP] are of the first."""
_OTHER, _CONTENT, _BEFORE = 0, 1, 2
_OF_ANSWER, _OF_CLAIM = (0, 1, 4), (2, 3, 5)
_ROOM = (LONGEST - 3) // 2
_SPEAKER = 16  # how many pieces say who speaks, at most
_LEAD = 24  # how many pieces of the sentence before are kept, at most
_PARTS = 8  # how many parts of a content are looked at
_FAR = 1_000
"""How many characters around the beginning of a content are looked at: more than ever fit, and linear time."""


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as the network reads it: `content` are half-open ranges of `evidence`, in order.

    `evidence` are the sentences that the claim stands in, `before` is the one before them. `name` and `role` are of
    whoever speaks, "" where nobody is named.
    """

    evidence: str
    content: tuple[tuple[int, int], ...]
    name: str = ""
    role: str = ""
    before: str = ""


class Pair(NamedTuple):
    """The numbers of the pieces and their kinds, in step."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]


def encode(answer: Side, claim: Side, pieces: WordPiece) -> Pair:
    """The pair as numbers; at most `LONGEST` pieces."""
    ids, kinds = [pieces.begin], [0]
    for side, names in ((answer, _OF_ANSWER), (claim, _OF_CLAIM)):
        half = _half(side, pieces)
        ids += [*half.ids, pieces.separate]
        kinds += [*(names[kind] for kind in half.kinds), 0]
    return Pair(tuple(ids), tuple(kinds))


@lru_cache(maxsize=64)  # an answer meets some claims around it
def _half(side: Side, pieces: WordPiece) -> Pair:
    """The pieces of one side, with kinds of their own; at most `_ROOM`."""
    speaker = _cut(_speaker(side), pieces)[:_SPEAKER]
    ids, inside = _told(side, pieces)
    start, stop = _window(inside, _ROOM - len(speaker))
    ids, inside = ids[start:stop], inside[start:stop]
    before = _cut(side.before[: 2 * _FAR], pieces)[: min(_LEAD, _ROOM - len(speaker) - len(ids))]
    kinds = [_BEFORE] * len(before) + [_OTHER] * len(speaker) + [_CONTENT if one else _OTHER for one in inside]
    return Pair((*before, *speaker, *ids), tuple(kinds))


def _told(side: Side, pieces: WordPiece) -> tuple[list[int], list[bool]]:
    """The pieces of the sentence around the content, and whether each is of the content."""
    begin = side.content[0][0] if side.content else 0
    words = split_words(side.evidence[max(0, begin - _FAR) : begin + _FAR])
    shift = max(0, begin - _FAR)
    ids: list[int] = []
    inside: list[bool] = []
    for start, end in words:
        cut = pieces.pieces(side.evidence[shift + start : shift + end])
        ids += cut
        held = any(low < shift + end and shift + start < high for low, high in side.content[:_PARTS])
        inside += [held] * len(cut)
    return ids, inside


def _window(inside: list[bool], room: int) -> tuple[int, int]:
    """Which pieces are kept: the content in the middle, or its beginning after a quarter of what leads to it."""
    if len(inside) <= room:
        return 0, len(inside)
    first = inside.index(True) if True in inside else 0
    last = len(inside) - inside[::-1].index(True) if True in inside else 0
    lead = max((room - (last - first)) // 2, room // 4)
    start = max(0, min(first - lead, len(inside) - room))
    return start, start + room


def _speaker(side: Side) -> str:
    """Who speaks, as far as the sentence does not say so: "Lea Marant, mayor of Korval: "."""
    told = _words_of(side.evidence[: 2 * _FAR])
    names = [word for word in _words_of(side.name) if len(word) > 2]
    missing = [side.name] if names and told.isdisjoint(names) else []
    if not _words_of(side.role) <= told:
        missing.append(side.role)
    return f"{', '.join(missing)}:" if missing else ""


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _cut(text: str, pieces: WordPiece) -> list[int]:
    return [piece for start, end in split_words(text) for piece in pieces.pieces(text[start:end])]
