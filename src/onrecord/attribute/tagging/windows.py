"""A text becomes windows: what the encoder reads at a time.

In: a text and its paragraphs as (start, end).  Out: windows of whole paragraphs, in order, of at
most `limit` pieces, each begun by [CLS], its paragraphs ended by [SEP].  A paragraph that does not
fit in one window is cut after a sentence's end where there is one in the last half, else at the
limit.  Every word of every paragraph is in exactly one window; of a word that fits in none, its first pieces.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from onrecord.attribute.tagging.features import word_features
from onrecord.wordpiece import WordPiece, split_words

MAX_PIECES = 160
_SENTENCE_END = frozenset(".?!")


@dataclass(slots=True)
class Window:
    """Pieces and features in step; `first[i]` is the place of the first piece of `words[i]`.

    `begins` are the numbers of the words that begin a paragraph: no span runs over from the one before.
    """

    ids: list[int]
    features: list[int]
    first: list[int] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)


class _Chunk(NamedTuple):
    """Words in step with their pieces, the numbers of these, and their features."""

    words: Sequence[tuple[int, int]]
    pieces: Sequence[tuple[int, ...]]
    sizes: Sequence[int]
    features: Sequence[int]


def make_windows(
    text: str, paragraphs: Iterable[tuple[int, int]], pieces: WordPiece, *, limit: int = MAX_PIECES
) -> list[Window]:
    """The windows of a text, in order; none when it has no words."""
    out: list[Window] = []
    for start, end in paragraphs:
        for chunk in _chunks(text, start, end, pieces, limit - 2):
            if not out or len(out[-1]) + sum(chunk.sizes) + 1 > limit:
                out.append(Window([pieces.begin], [0]))
            _append(out[-1], chunk, pieces.separate)
    return out


def _append(window: Window, chunk: _Chunk, separate: int) -> None:
    window.begins.append(len(window.words))
    window.words += chunk.words
    window.first += accumulate(chunk.sizes[:-1], initial=len(window.ids))
    window.ids += chain.from_iterable(chunk.pieces)
    window.features += chain.from_iterable(map(repeat, chunk.features, chunk.sizes))
    window.ids.append(separate)
    window.features.append(0)


def _chunks(text: str, start: int, end: int, pieces: WordPiece, limit: int) -> Iterator[_Chunk]:
    """The paragraph's words with their pieces, in as few chunks of at most `limit` pieces as need be."""
    words = split_words(text, start, end)
    if not words:
        return
    cuts = pieces.cuts([text[first:last] for first, last in words])
    if max(map(len, cuts)) > limit:
        cuts = [cut[:limit] for cut in cuts]
    sizes, features = list(map(len, cuts)), word_features(text, start, end, words)
    at = 0
    while at < len(words):
        stop = _stop(text, words, sizes, at, limit)
        yield _Chunk(words[at:stop], cuts[at:stop], sizes[at:stop], features[at:stop])
        at = stop


def _stop(text: str, words: Sequence[tuple[int, int]], sizes: Sequence[int], at: int, limit: int) -> int:
    """Where the chunk that begins at word `at` ends."""
    if sum(sizes[at : at + limit]) <= limit and at + limit >= len(words):
        return len(words)
    size, best = 0, 0
    for number in range(at, len(words)):
        size += sizes[number]
        if size > limit:
            return best or number
        if 2 * size >= limit and text[words[number][0]] in _SENTENCE_END:
            follows = words[number + 1][0] if number + 1 < len(words) else -1
            if follows > words[number][1]:
                best = number + 1
    return len(words)
