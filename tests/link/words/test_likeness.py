"""Texts are ranked by shared words and pieces of words."""

import pytest

from onrecord.link.words.likeness import Likeness

TEXTS = ["The dyke at Eastvale was opened at night", "The mill in Marl will close", "Three ships left the harbour"]
RANKED = [
    ("Who opened the Eastvale dyke?", 0),
    ("Marl mill closing", 1),
    ("a harbor ship", 2),
    ("Eestvale dykes", 0),
]


@pytest.mark.parametrize(("query", "best"), RANKED, ids=[row[0] for row in RANKED])
def test_the_text_that_is_meant_comes_first(query, best):
    assert Likeness(TEXTS).rank(query)[0][0] == best


def test_nothing_in_common_ranks_nothing():
    assert Likeness(TEXTS).rank("zzz") == []
    assert Likeness([]).rank("anything") == []
