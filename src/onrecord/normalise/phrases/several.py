"""Phrases that hold several sources: "President A and chief B", "the U.S., Egypt and Israel"."""

import re
from collections.abc import Sequence

from onrecord.normalise.lexicons import words
from onrecord.normalise.phrases.affiliation import is_people
from onrecord.normalise.phrases.core import is_titled, read_core
from onrecord.normalise.phrases.nominals import PRONOUNS, Phrase
from onrecord.normalise.phrases.titles import strip_article
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import demonym, has_role, is_given, known_body
from onrecord.records import SourceKind

_PARTY = re.compile(r"\(?[RDI]-[A-Z]")
AND = re.compile(r"\s(?:and|&|as well as)\s")
_OF_SEVERAL = re.compile(
    r"(?:[Tt]he\s)?(?:\w+\s)?(?P<people>\w+s|spokespeople)\s(?:for|of|at|from|with|like)\s(?:the\s)?[A-Z].*"
)
_DETERMINED = re.compile(r"(?:an?|the|another|one)\s")


_BOTH = re.compile(r"both\s(?P<one>.+?)\sand\s(?P<other>.+)|neither\s(?P<no>.+?)\snor\s(?P<nor>.+)", re.IGNORECASE)
_LONGEST_PAIR = 300
"""Characters of such a pair: each of the two may be one again, and a page may nest them without end."""
_OTHERS = re.compile(r"(?:\w+\s)?others?\b")


def as_both(text: str) -> tuple[str, str] | None:
    """The two of "both A and B" and "neither A nor B"; None where words are neither."""
    both = _BOTH.fullmatch(text) if len(text) <= _LONGEST_PAIR else None
    return (both["one"] or both["no"], both["other"] or both["nor"]) if both else None


def read_both(one: Phrase, other: Phrase, pair: tuple[str, str]) -> Phrase:
    """Two of whom words say that they are two: "Lee and Hale", "the ministry and the police"."""
    named = one.proper and other.proper
    name = f"{one.name} and {other.name}" if named else strip_article(" and ".join(pair))
    return Phrase(name, SourceKind.GROUP, proper=named, plural=True)


def are_of_places(parts: Sequence[str]) -> bool:
    """Whether words are for people of several places: "Lorn, Tarnish and Norrish officials"."""
    if len(parts) < 2 or not AND.search(f" {parts[-1]}") or not all(map(_says_where, parts[:-1])):
        return False
    *places, people = re.split(r"(?:^|\s+)and\s+", parts[-1])
    where, _, head = people.rpartition(" ")
    return all(map(_says_where, (*filter(None, places), where))) and head in words("roles", "unnamed", "plural")


def are_of_several(parts: Sequence[str]) -> bool:
    """Whether words are for the people of several: "Spokespeople for Norrvik, Halden and Resk", "firms like …"."""
    lead = _OF_SEVERAL.fullmatch(parts[0])
    listed = len(parts) > 1 and AND.search(f" {parts[-1]}") and all(part[:1].isupper() for part in parts[1:-1])
    return bool(lead and listed and lead["people"].lower() in words("roles", "unnamed", "plural"))


def _says_where(text: str) -> bool:
    return text in place_names() or demonym(text)


def are_places(text: str) -> bool:
    """Whether words name places alone: "Lorn", "Lorn and the Tarn Republic"."""
    return all(strip_article(part.removeprefix("and ")) in place_names() for part in AND.split(text) if part)


def read_several(core: str, after: tuple[str, ...], whole: str) -> Phrase | None:
    """Several sources in one phrase: "President A and chief B"; "the U.S., Egypt and Israel"."""
    parts = re.split(r"\s+(?:and|as well as|&)\s+", " , ".join((core, *after)))
    if len(parts) < 2:
        return None
    items = [item.strip(" ,") for part in parts for item in part.split(" , ") if not _PARTY.match(item)]
    items = list(filter(None, items))
    parsed = [read_core(item, ()) for item in items]
    if any(item.lower() in PRONOUNS for item in items) and not any(p.proper and " " in p.name for p in parsed):
        return Phrase(strip_article(whole), SourceKind.GROUP, plural=True)
    if len(items) == 2 and all(map(_is_anybody, parsed)) and _DETERMINED.match(items[1]):
        return Phrase(strip_article(whole), SourceKind.GROUP, plural=True)
    others = parsed[0].proper and _OTHERS.match(items[1])  # "the U.S. and many other nations"
    if len(items) == 2 and (others or _is_group_with_person(*parsed)):
        return Phrase(strip_article(whole), SourceKind.GROUP, plural=True)
    people = all(p.proper and p.kind is SourceKind.PERSON for p in parsed)
    titled = is_titled(items[1]) and " of " not in items[0]
    kin = is_given(items[0]) and " " in parsed[1].name and not parsed[1].role  # "David and Charles Orr"
    if people and len(items) == 2 and (titled or kin):
        return Phrase(" and ".join(p.name for p in parsed), SourceKind.GROUP, proper=True, plural=True)
    persons = all(p.proper and p.kind is SourceKind.PERSON and (p.role or " " in p.name) for p in parsed)
    known = all(p.proper and known_body(p.name) for p in parsed)
    if persons and len(items) <= 4:
        return Phrase(" and ".join(p.name for p in parsed), SourceKind.GROUP, proper=True, plural=True)
    bodies = all(p.proper and p.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET) for p in parsed)
    apart = len(items) == 2 and items[1].startswith("the ")
    if known or (bodies and apart):
        return Phrase(strip_article(whole), SourceKind.GROUP, proper=True, plural=True)
    return None


def read_apposed_pair(core: str, after: tuple[str, ...]) -> Phrase | None:
    """Two people of whom an apposition tells more: "Ana Lee, the head of it, and Bo Hale, its lawyer"."""
    at = next((at for at, part in enumerate(after) if part.startswith("and ")), None)
    if at is None:
        return None
    if at and _is_full_name(read_core(core, ())) and _is_full_name(read_core(after[0], ())):
        return None  # "Ana Lee, ▸ Cy Orr, and Bo Hale" are three
    first, second = read_core(core, after[:at]), read_core(after[at].removeprefix("and "), after[at + 1 :])
    told = (first, core), (second, after[at].removeprefix("and "))
    full = all(" " in one.name or is_titled(words_) for one, words_ in told)
    named = full and all(one.proper and one.kind is SourceKind.PERSON for one, _ in told)
    if not named or (at and not after[0].isdigit() and (not first.role or is_titled(after[0]))):
        return None
    return Phrase(f"{first.name} and {second.name}", SourceKind.GROUP, proper=True, plural=True)


def _is_full_name(phrase: Phrase) -> bool:
    return phrase.proper and phrase.kind is SourceKind.PERSON and " " in phrase.name


def _is_group_with_person(one: Phrase, other: Phrase) -> bool:
    """Whether a person and a group or a body speak: "Lawmakers and President Lee", "the company and Bo Lee"."""
    several = (SourceKind.GROUP, SourceKind.ORGANISATION)
    groups = [each.kind in several and not each.proper for each in (one, other)]
    people = [each.kind is SourceKind.PERSON and each.proper for each in (one, other)]
    return any(groups) and any(people)


def _is_anybody(phrase: Phrase) -> bool:
    """Whether a phrase is of somebody without a name: "the chief of staff", "a senior aide"."""
    return not phrase.proper and (is_people(phrase.head) or has_role([phrase.head]))
