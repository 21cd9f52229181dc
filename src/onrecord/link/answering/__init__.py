"""Which claim an answer is about where no rule tells it: a small network weighs one pair of claims at a time.

* `sides`: the claims of an article as the network reads them;
* `encoding`: a pair of them as the numbers that go into it.
"""

from onrecord.link.answering.encoding import KINDS, LONGEST, Pair, Side, encode
from onrecord.link.answering.sides import read_sides

__all__ = ["KINDS", "LONGEST", "Pair", "Side", "encode", "read_sides"]
