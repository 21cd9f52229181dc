"""The pieces that are kept: the most used in news, all single characters of the old vocabulary's Latin part."""

from collections import Counter
from collections.abc import Iterable

from onrecord.wordpiece import BEGIN, PAD, SEPARATE, UNKNOWN, WordPiece, split_words

SPECIAL = (PAD, UNKNOWN, BEGIN, SEPARATE)


def choose_pieces(texts: Iterable[str], vocabulary: list[str], size: int) -> list[int]:
    """Numbers in `vocabulary` of the kept pieces: the special ones first, then in the old order."""
    pieces = WordPiece(vocabulary)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text[start:end] for start, end in split_words(text))
    used: Counter[int] = Counter()
    for word, count in counts.items():
        for piece in pieces.pieces(word):
            used[piece] += count
    number = {piece: at for at, piece in enumerate(vocabulary)}
    special = [number[piece] for piece in SPECIAL]
    single = {at for at, piece in enumerate(vocabulary) if _is_single(piece)}
    kept = single - set(special)
    for at, _ in sorted(used.items(), key=lambda item: (-item[1], item[0])):
        if len(kept) + len(special) >= size:
            break
        if at not in special:
            kept.add(at)
    return special + sorted(kept)


def _is_single(piece: str) -> bool:
    bare = piece.removeprefix("##")
    return (len(bare) == 1 and ord(bare) < 0x250) or bare in set("“”‘’„‚«»‹›–—…•€£")
