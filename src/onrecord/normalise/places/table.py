"""The table of places: `lexicon/en/places.tsv`, read once and only when something asks for it."""

import math
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_rows
from onrecord.normalise.tokens import demonym

_COUNTRY = 4.0  # what a country or a region weighs; a city weighs the logarithm of its population in thousands


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place that a name can mean: its kind (country, people, government, region, city) and where it lies.

    `weight` says how much it is spoken of against others of its name; `first` marks the name a country goes by.
    """

    kind: str
    country: str
    region: str | None
    weight: float
    first: bool = False


@cache
def place_names() -> dict[str, tuple[PlaceEntry, ...]]:
    """Every name of a place with all that it can mean."""
    found: dict[str, list[PlaceEntry]] = {}
    for kind, name, country, region, weight in load_rows("places"):
        heavy = math.log10(int(weight)) if kind == "city" else _COUNTRY
        entry = PlaceEntry(kind, country, region or None, heavy, first=kind == "country" and weight == "1")
        found.setdefault(name, []).append(entry)
        if kind == "people" and not name.endswith(("s", "sh", "ch", "ese", ".")):
            found.setdefault(f"{name}s", []).append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


@cache
def is_one_of_a_people(word: str) -> bool:
    """Whether a word in small letters names a people or one of it: "canadian", "turk"."""
    return any(entry.kind == "people" for entry in place_names().get(word.capitalize(), ()))


@cache
def names_people(name: str) -> bool:
    """Whether a name is that of a people, or of the followers of a faith: "Saudis", "North Koreans", "Muslims"."""
    people = any(entry.kind == "people" for entry in place_names().get(name, ()))
    return name.endswith("s") and (people or demonym(name.removesuffix("s")))


@cache
def names_by_first_word() -> dict[str, tuple[str, ...]]:
    """The names that begin with each word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in place_names():
        found.setdefault(name.split(" ", 1)[0], []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def country_names() -> dict[str, str]:
    """The name of each country by its code."""
    return {
        entry.country: name
        for name, entries in place_names().items()
        for entry in entries
        if entry.kind == "country" and entry.first
    }


@cache
def country_codes() -> dict[str, str]:
    """For each name of a country or a people, in lower case, the country's code."""
    codes = {
        name.lower(): entry.country
        for name, entries in place_names().items()
        for entry in entries
        if entry.kind in ("country", "people")
    }
    return codes | {code.lower(): code for code in codes.values()}


@cache
def region_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """For each name of a first-level region, in lower case, its country and the name that claims bear."""
    found: dict[str, set[tuple[str, str]]] = {}
    for name, entries in place_names().items():
        for entry in entries:
            if entry.kind == "region" and entry.region:
                found.setdefault(name.lower(), set()).add((entry.country, entry.region))
                found.setdefault(entry.region.lower(), set()).add((entry.country, entry.region))
    return {name: tuple(sorted(places)) for name, places in found.items()}


def place_words(country: str, region: str | None) -> str:
    """A place in words: "Kursk Oblast, Russia"."""
    name = country_names().get(country, country)
    return f"{region}, {name}" if region and region != name else name
