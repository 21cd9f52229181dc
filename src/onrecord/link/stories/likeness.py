"""How alike two articles are: the chance that they are of one story, and what says so.

Two profiles come in, a number goes out, from boosted trees over what they share (`trees.json`;
`training/stories`). A name alone tells no happening: everything in a local paper has the town's. So what they
share is also told without the two terms that bind them most (`rest`), and in words that are no names (`plain`),
which tell what happened. A headline without a text has too few of these, and has trees of its own
(`headlines.json`).

Source: a trained pair score for streams of news, Miranda et al. (2018).
"""

import math
from collections.abc import Mapping

from onrecord.link.stories.profiles import Profile
from onrecord.link.words.rarity import says
from onrecord.link.words.trees import load_trees

PAIR = 0.1
"""Likeness from which a pair is worth keeping."""
_HEADLINE = 12  # words of a text below which an article is told by its headline
_SMALL = 2  # digits of a number that is no reason to show
_BINDING = 2  # terms that may bind two articles and tell no happening: the two words of a town
_MANY, _FEW = 8, 3  # terms that say most, of which what they say is summed up

FEATURES = (
    "lead full title covered_most covered_least numbers strong title_in_full "
    "plain plain_strong plain_count rest rest_title rest_strong rest_names days shorter longer"
).split()
"""What two articles are compared by, in the order of the trees."""


def compare(one: Profile, other: Profile) -> list[float]:
    """What two articles share, in the order of `FEATURES`; the same whichever comes first."""
    lead, title = _products(one.lead, other.lead), _products(one.title, other.title)
    shared = sorted(map(says, lead), reverse=True)
    names = sorted((says(name) for name in one.names & other.names), reverse=True)
    plain = [term for term in lead if one.is_plain(term) or other.is_plain(term)]
    covered = sorted((_covered(one.title, other.lead), _covered(other.title, one.lead)))
    shorter, longer = sorted((one.words, other.words))
    return [
        math.fsum(lead.values()),
        _dot(one.full, other.full),
        math.fsum(title.values()),
        covered[1],
        covered[0],
        len(one.numbers & other.numbers),
        math.fsum(shared[:_MANY]),
        max(_dot(one.title, other.full), _dot(other.title, one.full)),
        math.fsum(lead[term] for term in plain),
        math.fsum(sorted(map(says, plain), reverse=True)[:_FEW]),
        len(plain),
        _without_most(lead),
        _without_most(title),
        math.fsum(shared[_BINDING : _BINDING + _FEW]),
        math.fsum(names[_BINDING : _BINDING + _FEW]),
        -1.0 if one.day is None or other.day is None else abs(one.day - other.day),
        math.log1p(shorter),
        math.log1p(longer),
    ]


def alike(one: Profile, other: Profile) -> float:
    """The chance that two articles are of one story."""
    told = "headlines.json" if min(one.words, other.words) < _HEADLINE else "trees.json"
    return load_trees("stories", told).chance(compare(one, other))


def because(one: Profile, other: Profile, title: str | None = None) -> str:
    """What an article shares with another, in a sentence with the words as `one` writes them.

    Args:
        one: the article that the reason is told of.
        other: the one that it is most like.
        title: the headline of the other.
    """
    names = sorted((name for name in one.names if name in other.names), key=lambda name: (-says(name), name))
    shared = [term for term in one.lead if term in other.lead and term not in names and _tells(term)]
    words = sorted(shared, key=lambda term: (-says(term), term))
    said = [f"“{one.written.get(word, word)}”" for word in (*names[:3], *words[:3])]
    if not said:
        return "Their words are alike."
    listed = f"{', '.join(said[:-1])}{' and ' if len(said) > 1 else ''}{said[-1]}"
    return f"It shares {listed} with “{title}”." if title else f"It shares {listed} with another article."


def _tells(term: str) -> bool:
    """Whether a shared term tells a reader anything: a number of one or two digits stands in any text."""
    return not term.isdigit() or len(term) > _SMALL


def _products(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """What each shared term adds to the likeness of two vectors."""
    return {term: weight * other[term] for term, weight in one.items() if term in other}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(weight * other[term] for term, weight in one.items() if term in other)


def _without_most(products: Mapping[str, float]) -> float:
    """A likeness without the terms that add most to it."""
    return math.fsum(sorted(products.values())[:-_BINDING])


def _covered(title: Mapping[str, float], lead: Mapping[str, float]) -> float:
    """The part of a title's weight whose terms stand in a lead."""
    return math.fsum(weight * weight for term, weight in title.items() if term in lead)
