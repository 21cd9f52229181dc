"""The names of places in the body of an article, each with the place it means there.

An article comes in, toponyms go out in the order of the text. A name that several places bear is decided by the
place named right behind it ("Tripoli, Lebanon"), then by the countries that the rest of the body names, then by
size; where two are as good as each other it means none. Names of people that are also places are left out, those
behind a given name and where they stand alone later: "Jim Jordan", then "Issa and Jordan", but not "in Jordan".
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import branches, words
from onrecord.normalise.places.table import PlaceEntry, names_by_first_word, place_names
from onrecord.normalise.tokens import is_address, is_given, is_role, plain
from onrecord.records import Article
from onrecord.text import OF_ONE

_WORD = re.compile(
    r"[^\W\d_a-zß-öø-ÿ](?<![\w'’].)(?:(?<=[A-Z])\.(?:[A-Z]\.)+|\w*(?:[-’'][^\W\d_]\w*)*)"
)  # the capital comes first, so that `re` skips to the next one
_BEFORE = re.compile(r"([\w.'’-]+) $")
_AFTER = re.compile(r" ([\w.'’-]+)")
_BEHIND = re.compile(r",? (?:in |of )?(?:the )?(?=[A-Z])|, |['’]s ")
_NAMED, _MARGIN = 1.2, 0.25
"""What being in a country that the body names adds to a candidate, and the lead that the best one needs."""
_KEPT = words("where", "words", "kept")
_WHERE = re.compile(rf"\b(?:{branches('where', 'pattern', 'within')})\s+$", re.IGNORECASE)
_NEAR = 30  # characters before a name in which a preposition of place is looked for
_CLOSE = 10  # characters between a place and the larger place named right behind it


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words of the body that name a place: half-open offsets and what they mean.

    `whole` is False where the words are part of a longer name ("the Kharkiv Power Company").
    """

    start: int
    end: int
    entry: PlaceEntry
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str
    whole: bool
    person: bool = False


@lru_cache(maxsize=1)
def find_toponyms(article: Article) -> tuple[Toponym, ...]:
    """The names of places in the body, in the order of the text; kept, since figures and claims ask for them."""
    named = _without_people(
        article.text, [one for block in article.body() for one in _names(article.text, block.start, block.end)]
    )
    context = _countries(named)
    found: list[Toponym] = []
    for at, one in enumerate(named):
        following = named[at + 1] if at + 1 < len(named) else None
        entry = _meant(article.text, one, following, context)
        if entry is not None:
            found.append(Toponym(one.start, one.end, entry, one.whole))
    return tuple(found)


def _without_people(text: str, named: Sequence[_Named]) -> list[_Named]:
    """The names that are no person's; one that the body gives a person too is a place where it says so."""
    people = {one.name for one in named if one.person}
    return [
        one
        for one in named
        if not one.person and (one.name not in people or _WHERE.search(text, max(0, one.start - _NEAR), one.start))
    ]


def _names(text: str, start: int, stop: int) -> list[_Named]:
    """The names of the table in a stretch of text, the longest at each place, none over another."""
    table, found, until = names_by_first_word(), [], start
    for match in _WORD.finditer(text, start, stop):
        if match.start() < until:
            continue
        word = match.group()
        names = table.get(word, ())
        if word.endswith(OF_ONE):
            names = (*names, *table.get(word[:-2], ()))
        for name in names:
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and end <= stop and not _goes_on(text, end):
                one = _judge(text, match.start(), end, name)
                until = end
                if one is not None:
                    found.append(one)
                break
    return found


def _goes_on(text: str, end: int) -> bool:
    """Whether the word does not end there, or is a currency: "US$"."""
    return text[end : end + 1].isalnum() or text[end : end + 1] == "$"


def _judge(text: str, start: int, end: int, name: str) -> _Named | None:
    """The name as one of a place, whole or part of a longer one, or a person's; None where it is an outlet's."""
    before = _BEFORE.search(text, max(0, start - 30), start)
    after = _AFTER.match(text, end, end + 30)
    previous = before.group(1) if before else ""
    following = after.group(1).rstrip(".") if after else ""
    capital = following[:1].isupper() and plain(following) not in _KEPT and not is_role(plain(following))
    single = " " not in name and all(entry.kind not in ("people", "government") for entry in place_names()[name])
    behind = is_address(previous) or (previous[:1].isupper() and is_given(previous))
    if single and (behind or (capital and is_given(name))):
        return _Named(start, end, name, whole=True, person=True)
    if capital and _begins_outlet(text, start, end):
        return None
    led = previous[:1].isupper() and not _opens(text, start - len(previous) - 1) and not is_role(previous)
    return _Named(start, end, name, whole=not (capital or led) or not single)


def _begins_outlet(text: str, start: int, end: int) -> bool:
    """Whether a place begins the name of a news outlet: "The Sydney Morning Herald"."""
    words = text[end : end + 40].split()[:3]
    return any(is_outlet(" ".join((text[start:end], *words[:count]))) for count in range(1, len(words) + 1))


def _opens(text: str, at: int) -> bool:
    """Whether a word opens its sentence, so that its capital says nothing."""
    return at <= 0 or text[at - 1 : at] in ("\n", "“", '"') or text[max(0, at - 2) : at] in (". ", "? ", "! ")


def _countries(named: Sequence[_Named]) -> Counter[str]:
    """How often the names that can mean but one country name each."""
    context: Counter[str] = Counter()
    for one in named:
        countries = {entry.country for entry in place_names()[one.name]}
        if len(countries) == 1:
            context[countries.pop()] += 1
    return context


def _meant(text: str, one: _Named, following: _Named | None, context: Counter[str]) -> PlaceEntry | None:
    """What a name means: by the place named right behind it, by the countries of the body, by size."""
    entries = place_names()[one.name]
    if following is not None and following.start - one.end <= _CLOSE:
        behind = {entry.country for entry in place_names()[following.name]}
        gap = _BEHIND.fullmatch(text[one.end : following.start])
        larger = any(entry.kind in ("country", "region") for entry in place_names()[following.name])
        if gap and larger and not {entry.country for entry in entries} & behind and entries[0].kind == "city":
            return None if text[one.end] == "," and len(behind) == 1 else _best(entries, context)
        if gap and (near := tuple(entry for entry in entries if entry.country in behind)):
            return _best(near, context)
    return _best(entries, context)


def _best(entries: tuple[PlaceEntry, ...], context: Counter[str]) -> PlaceEntry | None:
    """The candidate that weighs most, or None when the next of another country weighs almost as much."""
    ranked = sorted(((_weight(entry, context), entry) for entry in entries), key=lambda pair: -pair[0])
    best = ranked[0][1]
    others = [weight for weight, entry in ranked if entry.country != best.country]
    if others and ranked[0][0] - others[0] < _MARGIN:
        return None
    regions = {entry.region for weight, entry in ranked if ranked[0][0] - weight < _MARGIN}
    return best if len(regions) == 1 else PlaceEntry(best.kind, best.country, None, best.weight)


def _weight(entry: PlaceEntry, context: Counter[str]) -> float:
    count = context[entry.country]
    return entry.weight + (_NAMED + math.log2(1 + count) / 2 if count else 0.0)
