"""One outlet under its names and domains: "The Daily Example", "Daily Example", "sport.dailyexample.example".

What articles say of where they stand comes in (the outlet's name, the address, the publisher that the page states,
the entry of the names file); families go out, each under one name. Two names are one where they are the same
letters but for a section ("The Daily Example - World"), or where one entry of the names file has both. A name and
a domain are one where the domain is the name's own letters on an article that bears both, or where the page names
that outlet as its publisher. Names that two entries of the names file have are never one family. Likeness alone
joins nothing: it is suggested.

The articles decide, not their order: the same articles give the same families.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.naming.joined import Joined
from onrecord.naming.sections import name_letters, outlet_of_section
from onrecord.naming.sites import named_site, site_of
from onrecord.naming.suggesting import Suggestion

_LEAST = 4
"""The least letters of a word that an outlet shares with its publisher: "Example Sport", "The Daily Example"."""

_KINDS = ("news", "magazine")  # what a name may end in that is no section of it: "Example News" is called so


@dataclass(frozen=True, slots=True)
class OutletSeen:
    """What some articles say of their outlet; `known_as` is its entry of the names file, `articles` how many."""

    name: str | None
    address: str | None = None
    publisher: str | None = None
    known_as: str | None = None
    articles: int = 1


@dataclass(frozen=True, slots=True)
class OutletFamily:
    """One outlet: the name of most of its articles, all its names and all its domains, in order."""

    name: str
    names: tuple[str, ...]
    sites: tuple[str, ...]


class OutletFamilies:
    """The families of some articles' outlets."""

    def __init__(self, seen: Iterable[OutletSeen]) -> None:
        self._seen = sorted(set(seen), key=repr)
        self._joined = _Told()
        self._tie_known()
        self._tie_letters()
        self._tie_publishers()
        self._families = self._collect()

    def of(self, name: str | None, address: str | None = None) -> str | None:
        """The name of the family of an outlet, by its name or else by its address; else what was asked for."""
        site = site_of(address) if address else None
        for node in (_node(name) if name else None, f"site {site}" if site else None):
            family = self._families.get(self._joined.root(node)) if node else None
            if family is not None:
                return family.name
        return name or site

    def all(self) -> tuple[OutletFamily, ...]:
        """Every family, by name."""
        return tuple(sorted(self._families.values(), key=lambda family: family.name))

    def suggestions(self) -> Iterator[Suggestion]:
        """The pairs of families that may be one outlet: something is alike in them, but no article says so."""
        alike: dict[str, set[str]] = defaultdict(set)
        for family in self._families.values():
            for letters in (*map(name_letters, family.names), *map(_label, family.sites)):
                alike[letters].add(family.name)
        yield from _pairs(alike, "the domain of one is the other's name")
        shared: dict[str, set[str]] = defaultdict(set)
        families = {family.name for family in self._families.values()}
        for one in self._seen:
            site, name = site_of(one.address) if one.address else None, self.of(one.name)
            if site and one.name and name and _share_word(one.name, site):
                shared[site].update({name, self.of(None, site) or name} & families)
        yield from _pairs(shared, "articles of both stand on {}")

    def _tie_known(self) -> None:
        """Tie the names that one entry of the names file has."""
        for one in self._seen:
            if one.name and one.known_as:
                self._joined.know(_node(one.name), one.known_as)

    def _tie_letters(self) -> None:
        """Tie each name to the domain that is its letters, where an article bears both."""
        for one in self._seen:
            site = site_of(one.address) if one.address else None
            if not site or not one.name:
                continue
            bare = outlet_of_section(one.name, _label(site))
            named = name_letters(bare) == _label(site) or named_site(one.name) == site
            if named or (bare != one.name and bare != outlet_of_section(one.name)):
                self._joined.join(_node(one.name), f"site {site}")
                self._joined.join(_node(bare), f"site {site}")

    def _tie_publishers(self) -> None:
        """Tie a page's domain to the outlet that it names as its publisher, and that outlet's other names."""
        names = {_node(one.name) for one in self._seen if one.name}
        said = [
            (one.name, site, one.publisher)
            for one in self._seen
            if one.publisher and one.address and (site := site_of(one.address))
        ]
        owned = {self._joined.root(f"site {site}") for _, site, _ in said} & self._joined.roots()
        for _, site, publisher in said:
            node, place = _node(publisher), f"site {site}"
            if node in names and self._joined.root(place) not in owned:
                self._joined.join(node, place)
        for name, site, publisher in said:
            same = self._joined.root(_node(publisher)) == self._joined.root(f"site {site}")
            if name and same and (_share_word(name, publisher) or _share_word(name, site)):
                self._joined.join(_node(name), _node(publisher))

    def _collect(self) -> dict[str, OutletFamily]:
        """The families by the least member of their group."""
        names: dict[str, Counter[str]] = defaultdict(Counter)
        sites: dict[str, set[str]] = defaultdict(set)
        for one in self._seen:
            if one.name:
                names[self._joined.root(_node(one.name))][one.name] += one.articles
            for site in filter(None, (site_of(one.address or ""), named_site(one.name or ""))):
                sites[self._joined.root(f"site {site}")].add(site)
        return {root: _family(found, sites[root]) for root, found in names.items()}


class _Told(Joined):
    """Names and domains in groups that two entries of the names file are never both in."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, set[str]] = defaultdict(set)
        self._first: dict[str, str] = {}

    def know(self, node: str, entry: str) -> None:
        """Tell that an entry of the names file has a name, and join it to that entry's other names."""
        self._known[self.root(node)].add(entry)
        self.join(node, self._first.setdefault(entry, node))

    def join(self, one: str, other: str) -> None:
        """Make two nodes one group, unless two entries of the names file tell them apart."""
        known = self._known[self.root(one)] | self._known[self.root(other)]
        if len(known) < 2:
            super().join(one, other)
            self._known[self.root(one)] = known


def _node(name: str) -> str:
    """A name as a member of a group: its domain where it is one, else its letters."""
    site = named_site(name)
    return f"site {site}" if site else f"name {name_letters(outlet_of_section(name))}"


def _label(site: str) -> str:
    """The letters of a domain's own label: "dailyexample" of "thedailyexample.co.uk"."""
    return "".join(filter(str.isalnum, site.split(".", maxsplit=1)[0])).removeprefix("the")


def _share_word(name: str, other: str) -> bool:
    """Whether a longer word of a name stands in another name or in a domain."""
    return any(len(word) >= _LEAST and word in name_letters(other) for word in name.casefold().split())


def _family(names: Mapping[str, int], sites: set[str]) -> OutletFamily:
    """A family under the name of most articles that is no domain, the first of several; sections are no names."""
    whole: Counter[str] = Counter()
    for name, articles in names.items():
        whole[_whole_name(name, sites)] += articles
    best = min(whole, key=lambda name: (named_site(name) is not None, -whole[name], name))
    return OutletFamily(best, tuple(sorted({*names, *whole})), tuple(sorted(sites)))


def _whole_name(name: str, sites: set[str]) -> str:
    """The outlet of a name that tells of a section, as one of its domains or the name itself shows; a bare host."""
    if named_site(name) is not None:
        return name.strip().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    told = (outlet_of_section(name, _label(site)) for site in sorted(sites))
    whole = next((one for one in told if one != name), outlet_of_section(name))
    return name if name.casefold() in (f"{whole} {kind}".casefold() for kind in _KINDS) else whole


def _pairs(groups: Mapping[str, set[str]], because: str) -> Iterator[Suggestion]:
    """The first name of each group with each of the others."""
    for key, names in sorted(groups.items()):
        first, *others = sorted(names) or [""]
        for other in others:
            yield Suggestion(first, other, because.format(key))
