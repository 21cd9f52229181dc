"""Which claim an answer is about where no rule tells it: a small network weighs one pair of claims at a time.

* `sides`: the claims of an article as the network reads them;
* `encoding`: a pair of them as the numbers that go into it;
* `network`: how likely the one is about the other, and in which way;
* `judging`: which claims may answer others, and when a pair is likely enough to be shown;
* `grounds`: the reason that readers are given.
"""

from onrecord.link.answering.encoding import KINDS, LONGEST, Pair, Side, encode
from onrecord.link.answering.grounds import because_likely, names_speaker
from onrecord.link.answering.judging import JUDGE, WEIGHED_BY, can_be_meant, judge, may_answer
from onrecord.link.answering.network import NAME, Chances, Network, weigh
from onrecord.link.answering.sides import read_sides

__all__ = [
    "JUDGE",
    "KINDS",
    "LONGEST",
    "NAME",
    "WEIGHED_BY",
    "Chances",
    "Network",
    "Pair",
    "Side",
    "because_likely",
    "can_be_meant",
    "encode",
    "judge",
    "may_answer",
    "names_speaker",
    "read_sides",
    "weigh",
]
