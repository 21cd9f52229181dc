"""Which countries the words of places and peoples are of, and what a country's people are called.

Words come in folded, as figures keep those of their places. What is not in `lexicon/en/places.tsv` is of no known
country; a name of several words stands for itself, so that "new" and "mexico" are not of Mexico.
"""

from collections import defaultdict
from functools import cache, lru_cache

from onrecord.lexicon import load_rows
from onrecord.link.words.terms import fold

_LEAST = 100  # inhabitants, in thousands, of a city that counts: smaller ones have names that mean other things


@lru_cache(maxsize=16384)  # the places of an answer are compared with those of many others
def countries_of(words: frozenset[str]) -> frozenset[str]:
    """The codes of the countries that places of these words lie in; none for words of no place."""
    known = _places()
    longer = [row for word in words for row in _longer().get(word, ()) if row[0] <= words]
    single = words.difference(*(parts for parts, _ in longer))
    return frozenset(code for word in single for code in known.get(word, ())).union(*(codes for _, codes in longer))


@lru_cache(maxsize=16384)
def regions_of(words: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The regions, each as its country and its name, of places of these words: "waco" and "texas" are of one."""
    known = _regions()
    longer = [parts for word in words for parts, _ in _longer().get(word, ()) if parts <= words]
    return frozenset(region for word in words.difference(*longer) for region in known.get(word, ()))


def is_place(word: str) -> bool:
    """Whether a word, folded, is the name of a place."""
    return word in _places()


def people_of(name: str) -> str | None:
    """What the people of a country, or of that people, are called: "Norland" and "Norlander" give one word."""
    return _peoples().get(fold(name))


def land_of(word: str) -> str:
    """The country, folded, that a folded word for its people is of: "norlandian" gives "norland"; else the word."""
    return _lands().get(word, word)


@cache
def _lands() -> dict[str, str]:
    """The country of one word of each people of one word, folded; a country's own name is no people."""
    rows = [row for row in load_rows("places") if " " not in row[1]]
    named: dict[str, str] = {}
    for kind, name, country, _, _ in rows:
        if kind == "country":
            named.setdefault(country, fold(name))
    peoples = {
        fold(name): named[country] for kind, name, country, _, _ in rows if kind == "people" and country in named
    }
    peoples |= {f"{people}s": land for people, land in peoples.items()}
    return {people: land for people, land in peoples.items() if people not in named.values()}


@cache
def _places() -> dict[str, frozenset[str]]:
    """The countries of each place whose name is one word."""
    return {fold(name): frozenset(codes) for name, codes in _by_name().items() if " " not in name}


@cache
def _longer() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    """The words of each name of several, with its countries, by the last of them."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
    for name, codes in _by_name().items():
        if " " in name:
            parts = [fold(part) for part in name.split()]
            found[parts[-1]].append((frozenset(parts), frozenset(codes)))
    return dict(found)


@cache
def _regions() -> dict[str, set[tuple[str, str]]]:
    """The regions of each city, and of each region itself, whose name is one word."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind, name, country, region, weight in load_rows("places"):
        if region and " " not in name and (kind == "region" or (kind == "city" and int(weight) >= _LEAST)):
            found[fold(name)].add((country, region))
    return dict(found)


def _by_name() -> dict[str, set[str]]:
    """The countries of each place, by its name."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, name, country, _, weight in load_rows("places"):
        if kind in ("country", "region") or (kind == "city" and int(weight) >= _LEAST):
            found[name].add(country)
    return found


@cache
def _peoples() -> dict[str, str]:
    """The word for its people of each country and each people of one word, folded."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    rows = [row for row in load_rows("places") if " " not in row[1]]
    for kind, name, country, _, _ in rows:
        if kind == "people":
            first.setdefault(country, name)
            found |= {fold(name): name, fold(f"{name}s"): name}
    named = {fold(name): first.get(country) for kind, name, country, _, _ in rows if kind == "country"}
    return {name: people for name, people in named.items() if people} | found
