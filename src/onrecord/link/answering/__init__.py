"""Which claim an answer is about where no rule tells it: a small network weighs one pair of claims at a time.

* `sides`: the claims of an article as the network reads them;
* `encoding`: a pair of them as the numbers that go into it;
* `network`: how likely the one is about the other, and in which way;
* `judging`: which claims may answer others, and when a pair is likely enough to be shown;
* `grounds`: the reason that readers are given.
"""
