"""Some windows are shown in another style of print, so that the tagger does not lean on one.

All in capitals, all in lower case, or with the quotation marks of another country. Labels do not change; pieces
are of lower-cased words, so capitals are a matter of the features alone.
"""

import torch
from torch import Tensor

from onrecord.wordpiece import WordPiece

PLACES = 4  # a feature is PLACES * case + place
LOWER, CAPITALS, OTHER = 0, 2, 3
OPENING, CLOSING = 2, 3
MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"))


class Styles:
    """Shows `share` of the windows otherwise: a quarter each in capitals and in lower case, half with other marks."""

    def __init__(self, pieces: WordPiece, share: float, device: str) -> None:
        self.share = share
        pairs = [[pieces.pieces(mark)[0] for mark in pair] for pair in MARKS]
        self.pairs = torch.tensor([pair for pair in pairs if pieces.unknown not in pair], device=device)

    def applied(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """The pieces and features as shown; both long[batch, length]. Draws from torch's own random numbers."""
        if not self.share:
            return ids, features
        kind = torch.rand(len(ids), 1, device=ids.device) / self.share
        case = (kind < 0.25) * CAPITALS + (kind >= 0.25) * LOWER
        recased = (kind < 0.5) & (features // PLACES != OTHER)
        pair = self.pairs[torch.randint(len(self.pairs), (len(ids),), device=ids.device)]
        marked = (kind >= 0.5) & (kind < 1) & torch.isin(ids, self.pairs)
        place = features % PLACES
        shown = torch.where(marked & (place == OPENING), pair[:, :1], ids)
        shown = torch.where(marked & (place == CLOSING), pair[:, 1:], shown)
        return shown, torch.where(recased, PLACES * case + place, features)


def hidden(ids: Tensor, share: float, pieces: WordPiece) -> Tensor:
    """The pieces, some of them shown as unknown, so that no single name is leaned upon."""
    if not share:
        return ids
    special = (ids == pieces.begin) | (ids == pieces.separate)
    return ids.masked_fill((torch.rand(ids.shape, device=ids.device) < share) & ~special, pieces.unknown)
