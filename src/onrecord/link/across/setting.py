"""Where the news of an article happens and what it is called: "Ostrey", "Sarn dam disaster".

A title and a body come in, at most a place and an event go out, as written. A place is a name that words of place
stand before ("in Ostrey", "the town of Ostrey"); an event is a name with a word for what happened ("Velmora dam
disaster", "Hurricane Alda"). Both are told by how often they stand there. Where there is neither, a name of the
title that the body repeats stands for them. Headings of questions name them, so that whoever meets a figure knows
of which happening it is.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from onrecord.link.words.terms import fold, lexicon, word_set

_BEHIND_PLACED, _IN_TITLE, _WEAK = 3.0, 1.0, 0.5
"""How much a place of the title weighs, behind a word of place and without one, and a place behind other words."""
_LEAST = 2.0  # how much a place, an event or another name must weigh, at least: once for each time it stands there
_PLACED = 3  # how often words of place must stand before a name that is also one of people for it to be a place
_LONGEST, _LEAD = 20_000, 400
"""Characters of the body that are read; those of the title, and those in which a dateline may stand."""
_NAME = r"(?-i:[A-Z])[^\W\d_][\w’'-]*"
_BLANK = r"(?:[^\S\n]|\n(?!\n))+"
_SMALL = frozenset("the a an in to of at and or for on from with by".split())
_ADJECTIVE = re.compile(r"\w+(?:an|ish|ese|ic|i)s?")  # one word that may tell of a people: "Israeli", "Republicans"
_DATELINE = re.compile(
    r"^[A-Z][A-Z .’'-]+[A-Z](?=(?:,[^—–\n]{1,40})?\s+(?:\([^)\n]{1,40}\)\s*)?(?:—|–|--?)\s)", re.MULTILINE
)

Weights = Mapping[str, float]


def setting_of(title: str, body: str, people: Collection[str]) -> tuple[str, ...]:
    """The place and the event that an article tells of, as far as its words name them.

    Args:
        title: the headline.
        body: the text, with an empty line between its paragraphs.
        people: the folded words of the names of people, which are no places.
    """
    title, body = title[:_LEAD], body[:_LONGEST]
    if not _is_in_capitals(title):
        body = f"{title}.\n\n{body}"
    placed, weakly = (Counter(_names(_pattern(kind), body)) for kind in ("place", "place_weakly"))
    people = _without_placed(placed, people)
    places = _places(title, body, placed, weakly, people)
    events = _events(title, body, [name for name in (*placed, *weakly) if not _is_other(name, people)])
    place, event = _heaviest(places), _heaviest(events)
    if event and not _is_elsewhere(place, event, places, events):
        place = ""
    return tuple(name for name in (place, event) if name) or _named_in_title(title, body, people)


def _names(found: re.Pattern[str], text: str) -> Iterator[str]:
    return filter(None, (_plain(match["name"]) for match in found.finditer(text)))


def _without_placed(placed: Counter[str], people: Collection[str]) -> Collection[str]:
    """The words of people's names but for those that words of place stand before again and again: a city's name."""
    often: Counter[str] = Counter()
    for name, number in placed.items():
        for word in fold(name).split():
            often[word] += number
    return {word for word in people if often[word] < _PLACED}


def place_named(text: str, words: Collection[str]) -> str:
    """The first place of a text whose words are all among some folded ones, as written; "" where there is none."""
    return next((name for name in _names(_pattern("place"), text) if set(fold(name).split()) <= set(words)), "")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A pattern of the lexicon's table, with its words for a name and for kinds of places, for one paragraph."""
    table = lexicon()["setting"]
    kinds = "(?:" + "|".join(table["place_kinds"].split()) + ")"
    told = table[name].replace("NAME", _NAME).replace("KIND", kinds).replace(r"\s+", _BLANK)
    return re.compile(told, re.IGNORECASE)


def _is_in_capitals(title: str) -> bool:
    """Whether a headline has most of its words in capitals, so that its capitals tell no names."""
    words = [word for word in title.split()[1:] if len(word) > 3]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _heaviest(names: Weights) -> str:
    """The name that weighs most, the longer one of two; "" when none weighs enough."""
    name = min(names, key=lambda name: (-names[name], -len(name), name), default="")
    return name if name and names[name] >= _LEAST else ""


def _is_elsewhere(place: str, event: str, places: Weights, events: Weights) -> bool:
    """Whether a place tells more than the event's name, which holds no place or one that weighs less."""
    own = set(fold(event).split())
    if not place or set(fold(place).split()) & own:
        return False
    return places[place] > events[event] or not any(set(fold(name).split()) & own for name in places)


def _places(title: str, body: str, placed: Counter[str], weakly: Counter[str], people: Collection[str]) -> Weights:
    """The names that words of place stand before in the body, or that open it or the title, with their weights."""
    weights = Counter({name: number for name, number in placed.items() if not _is_other(name, people)})
    opening, dateline = _pattern("place_opening").match(title), _DATELINE.search(body, 0, _LEAD)
    if dateline:
        weights[dateline.group().title()] += 1
    if opening and _repeats(body, opening["name"]):
        weights[opening["name"]] += 1
    return {name: n + _WEAK * weakly[name] + _weight_in(title, name) for name, n in weights.items()}


def _weight_in(title: str, name: str) -> float:
    """How much it weighs that a name stands in the title, if it does."""
    if name not in title:
        return 0.0
    found = re.search(rf"(?:\w+\s+(?:the\s+)?)?\b{re.escape(name)}\b", title)
    if found is None:
        return 0.0
    placed = _pattern("place_weakly").match(found.group()) or _pattern("place").match(found.group())
    return _BEHIND_PLACED if placed else _IN_TITLE


def _is_other(name: str, people: Collection[str]) -> bool:
    others = word_set("setting", "no_place") | word_set("across", "no_place")
    return name.isupper() or any(word in people or word in others for word in fold(name).split())


def _plain(name: str) -> str:
    """A name without what belongs to it, and without titles and small words at its ends."""
    parts = re.sub(r"['’](?:s\b.*)?$|['’]s\b.*", "", name).split()
    while parts and parts[0].lower() in _SMALL:
        parts.pop(0)
    while parts and (fold(parts[-1]) in word_set("across", "titles") or parts[-1].lower() in _SMALL):
        parts.pop()
    return " ".join(parts)


def _events(title: str, body: str, places: Collection[str]) -> Weights:
    """The named events with their weights; a name before a word for what happened must hold one of a place."""
    known = {word for name in places if not _ADJECTIVE.fullmatch(name) for word in fold(name).split()}
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    for text, weight in ((body, 1.0), (title, _BEHIND_PLACED)):
        for match in _pattern("event").finditer(text):
            if match["where"] and not set(fold(match["where"]).split()) & known:
                continue
            name = _plain(" ".join(match.group().split()))
            key = written.setdefault(name.lower(), name)
            weights[key] = weights.get(key, 0.0) + weight
    return weights


def _named_in_title(title: str, body: str, people: Collection[str]) -> tuple[str, ...]:
    """The name of the title that the body repeats most often, of which a longer one has the precedence."""
    words, weights = re.findall(r"[\w’'-]+", title), dict[str, float]()
    for first in range(len(words)):
        for last in range(first + 1, min(first + 3, len(words)) + 1):
            name = _plain(" ".join(words[first:last]))
            if _is_name(name) and not (_ADJECTIVE.fullmatch(name) or _is_other(name, people)):
                weights[name] = float(_repeats(body, name))
    longer = [name for name in weights if weights[name] >= _LEAST and " " in name]
    name = _heaviest({name: weights[name] for name in longer} or weights)
    return (name,) if name else ()


def _is_name(words: str) -> bool:
    """Whether all words but small ones are in capitals: no "Halvex says"."""
    return bool(words) and all(word[0].isupper() for word in words.split() if word not in _SMALL)


def _repeats(body: str, name: str) -> int:
    """How often a name stands within a sentence of the body."""
    return len(re.findall(rf"(?<=[\w,] ){re.escape(name)}\b", body))
