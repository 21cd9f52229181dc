"""Words and word pieces with exact offsets.

In: a text.  Out: words as half-open code-point offsets into that very text, and for each word the
numbers of its pieces.  A word is a run of letters and digits (with their combining marks) or one
other visible character; so a word's offsets never depend on how it is normalised, and every
character that is not blank or invisible belongs to exactly one word.

Pieces are found greedily, longest first, in the lower-cased word without accents, like BERT's
uncased WordPiece.  A word of more than 100 characters, or with a part that the vocabulary lacks, is
one unknown piece, which keeps the time linear on hostile text.

Source: Devlin et al. 2019 (BERT), `tokenization.py`; Wu et al. 2016 (WordPiece).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

# Invisible characters (soft hyphen, zero-width, direction marks, byte-order mark) count as blanks.
_WORD = re.compile(
    "[^\\W_][^\\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\\W_\u0300-\u036f]*)*"
    "|[^\\s\\w\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x1f\x7f]|_"
)
MAX_WORD = 100
_CACHED_WORDS = 50_000
_CACHED_LENGTH = 10_000  # the longest stretch whose words are kept, in characters

PAD, UNKNOWN, BEGIN, SEPARATE = "[PAD]", "[UNK]", "[CLS]", "[SEP]"


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The words of `text[start:end]`, in order, as offsets into `text`."""
    end = len(text) if end is None else end
    return _split(text, start, end) if end - start <= _CACHED_LENGTH else _split.__wrapped__(text, start, end)


@lru_cache(maxsize=1024)  # the windows and the linker's scene of a batch of articles ask for the same paragraph
def _split(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple([match.span() for match in _WORD.finditer(text, start, end)])


class WordPiece:
    """A vocabulary that cuts words into numbered pieces."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self.pad = self._number[PAD]
        self.unknown = self._number[UNKNOWN]
        self.begin = self._number[BEGIN]
        self.separate = self._number[SEPARATE]
        self._longest = max(map(len, vocabulary))
        self._known: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._number)

    def cuts(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """The piece numbers of each of the words."""
        known = self._known.get
        return [known(word) or self.pieces(word) for word in words]

    def pieces(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word; at least one."""
        if len(word) > MAX_WORD:
            return (self.unknown,)
        known = self._known.get(word)
        if known is None:
            known = self._cut(normalised(word))
            if len(self._known) >= _CACHED_WORDS:
                self._known.clear()
            self._known[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        out: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            stop = min(len(word), start + self._longest)
            while stop > start and prefix + word[start:stop] not in self._number:
                stop -= 1
            if stop == start:
                return (self.unknown,)
            out.append(self._number[prefix + word[start:stop]])
            start = stop
        return tuple(out) or (self.unknown,)


def normalised(word: str) -> str:
    """The word in lower case without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")
