"""Some windows are shown in another style of print, so that the tagger does not lean on one.

All in capitals, all in lower case, or with the quotation marks of another country. Labels do not change; pieces
are of lower-cased words, so capitals are a matter of the features alone.
"""

from __future__ import annotations

import torch
from torch import Tensor

from onrecord.attribute.tokenizer import WordPiece

PLACES = 4  # a feature is PLACES * case + place
LOWER, CAPITALS, OTHER = 0, 2, 3
OPENING, CLOSING = 2, 3
MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"))


class Styles:
    """Changes windows at random; one made with the same vocabulary draws from torch's own random numbers."""

    def __init__(self, pieces: WordPiece, share: float) -> None:
        self.share = share
        pairs = [[pieces.pieces(mark)[0] for mark in pair] for pair in MARKS]
        self.pairs = torch.tensor([pair for pair in pairs if pieces.unknown not in pair])

    def apply(self, ids: Tensor, features: Tensor) -> None:
        """Change some rows in place; `ids`, `features`: int64[batch, length]."""
        for row in range(len(ids)):
            kind = torch.rand(()).item() / self.share if self.share else 1.0
            if kind < 0.25:
                self._recase(features[row], CAPITALS)
            elif kind < 0.5:
                self._recase(features[row], LOWER)
            elif kind < 1:
                self._remark(ids[row], features[row])

    def _recase(self, features: Tensor, case: int) -> None:
        changed = features // PLACES != OTHER
        features[changed] = PLACES * case + features[changed] % PLACES

    def _remark(self, ids: Tensor, features: Tensor) -> None:
        pair = self.pairs[int(torch.randint(len(self.pairs), ()))]
        marks = torch.isin(ids, self.pairs)
        ids[marks & (features % PLACES == OPENING)] = pair[0]
        ids[marks & (features % PLACES == CLOSING)] = pair[1]
