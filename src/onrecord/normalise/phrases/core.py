"""What a phrase says without its brackets and clauses: a named person, a named body, or a nominal.

The core of the phrase comes in ("the minister"), with the appositions behind its commas ("Ann Lee").
"""

import re
from dataclasses import replace

from onrecord.normalise.lexicons import any_words, words
from onrecord.normalise.phrases.affiliation import is_people, is_somebody
from onrecord.normalise.phrases.named_bodies import read_body, read_body_behind, read_described_body
from onrecord.normalise.phrases.named_people import read_person
from onrecord.normalise.phrases.named_things import read_thing
from onrecord.normalise.phrases.nominals import OWNERS, STOPS, Phrase, read_nominal
from onrecord.normalise.phrases.titles import strip_article, whom_for, without_age
from onrecord.normalise.places.table import names_people
from onrecord.normalise.tokens import (
    APOSTROPHE,
    BODY_NOUNS,
    TOKEN,
    has_role,
    is_address,
    is_given,
    noun_gender,
    one_of_a_people,
    plain,
)
from onrecord.records import SourceKind
from onrecord.text import OF_ONE

COMMA = re.compile(r"\s*[,;]\s+|\s*[–—]\s*")
_CALLED = re.compile(
    r"(?P<what>.+?)\s+(?:call(?:ed|ing\s+(?:it|him|her|them)sel(?:f|ves))|known\s+(?:only\s+)?as|named)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z].*)"
)
_GOES_BY = re.compile(
    r",?\s+who\s+(?:(?:gave|gives)\s+(?:his|her|their)\s+name(?:\s+only)?\s+as|goes\s+by(?:\s+the\s+name(?:\s+of)?)?"
    r"|(?:asked|wanted|wished)\s+(?:only\s+)?to\s+be\s+(?:called|named|identified|known|quoted)(?:\s+only)?(?:\s+(?:as|by))?"
    r"|identified\s+(?:him|her)self(?:\s+only)?\s+(?:as|by))"
    r"(?:\s+(?:his|her|their)\s+(?:first|given|middle|last)\s+name(?:\s+only)?,?)?\s+"
    r"(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})(?=[\s,.;]|$)"
)
"""What a clause says somebody goes by: "a nurse ▸ who asked to be identified only as Lena"."""
_LEAD = re.compile(
    r"(?:an?|the|its|another|one of the|[A-Z]\w*['’]s)\s+((?:[\w'’-]+\s+){0,4}?[\w-]+)"
    r"(?=$|\s+(?:that|which|of|in|at|from|for|with|based|run|owned)\b)"
)
_PLACED = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?[A-Z]")
_WITH_HIS = re.compile(r"\sand\s(?:his|her|their)\s")
_POSSESSOR = re.compile(r"([Hh]is|[Hh]er|[Tt]heir|[Ii]ts|.+?(?=['’]s?\s))")


def read_one_of(core: str, after: tuple[str, ...]) -> Phrase | None:
    """The one who is named behind "one of them, engineer Paul Kress", or behind "another, Paul Kress"."""
    if not after or not (core.lower().startswith("one of ") or core.lower() in ("another", "one")):
        return None
    named = read_core(after[0], after[1:])
    return named if named.proper and named.kind is SourceKind.PERSON and " " in named.name else None


def is_titled(item: str) -> bool:
    """Whether a name begins with a title: "Sen. Ana Lee"."""
    first = item.split(" ", 1)[0]
    return first[:1].isupper() and (is_address(first) or has_role([first]))


def read_core(core: str, after: tuple[str, ...]) -> Phrase:
    """A phrase without brackets and relative clauses: a named person, a named body, or a nominal."""
    tokens = TOKEN.findall(core)
    named = not _is_one_of_a_people(tokens) and (
        _owned_body(tokens, after)
        or _so_called(core, after)
        or read_thing(core, tokens, after)
        or read_described_body(tokens)
        or read_person(tokens, after)
        or read_body(core, tokens)
    )
    if named:
        return _apposed(named, after, core)
    named_after = _name_after(core, tokens, after)
    return named_after or read_nominal(core, tokens)


def _owned_body(tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """The body that an apposition names behind whose it is: "the party's newspaper, the Tarn Star"."""
    owned = any(APOSTROPHE.search(token) for token in tokens[:-1]) and tokens[-1] in BODY_NOUNS
    return read_body_behind(tokens[-1:], after[0]) if owned and after and not _names_officer(after[0]) else None


def _is_one_of_a_people(tokens: list[str]) -> bool:
    """Whether words are for one or some of a people: "the Norwegian", not "the French" and no airline."""
    alone = len(tokens) == 2 and tokens[0].lower() == "the"
    return alone and (one_of_a_people(tokens[1]) or names_people(tokens[1]))


def _so_called(core: str, after: tuple[str, ...]) -> Phrase | None:
    """Who goes by a name: "a group calling itself the Free Hand", "a man known as Red Tom"."""
    called = _CALLED.fullmatch(core)
    tokens = TOKEN.findall(called["what"]) if called else []
    if called is None or not tokens or STOPS & set(tokens):
        return None
    if tokens[-1] in BODY_NOUNS:
        return read_body_behind(tokens, called["name"])
    gender, role = noun_gender(tokens), strip_article(called["what"]) if has_role(tokens) else None
    named = read_person(TOKEN.findall(called["name"]), after) if gender or role else None
    return named and replace(named, gender=named.gender or gender, role=named.role or role)


def _apposed(phrase: Phrase, after: tuple[str, ...], core: str) -> Phrase:
    """A proper name whose apposition says that it is a body: "Norland Hydro, the company that runs the dam".

    `core` is what the name was read from; behind "Bo Hale of Norland Hydro" the apposition is the body's, no role.
    """
    lead = _LEAD.match(after[0]) if after else None
    if lead is None or (phrase.role and phrase.role not in after[0]) or phrase.kind is SourceKind.GROUP:
        return phrase
    tokens = lead.group(1).lower().replace("think tank", "think-tank").split()
    if tokens[-1] not in BODY_NOUNS or not lead.group(1).split()[-1].islower():
        return phrase  # "a University of Norwick professor" is no university
    if phrase.kind is SourceKind.PERSON:
        if _PLACED.match(core.rpartition(phrase.name)[2]):
            return replace(phrase, role=None) if phrase.role and phrase.role in after[0] else phrase
        body = read_body(core, TOKEN.findall(core))
        phrase = body or replace(phrase, kind=SourceKind.ORGANISATION, role=None)
    return replace(phrase, gender=None, words=phrase.words | frozenset(tokens))


def _name_after(core: str, tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """A nominal whose first apposition is the name: "the minister, Ann Lee,"; "her party, the Coast Alliance"."""
    if not after or not tokens or _WITH_HIS.search(core):
        return None
    kind = None if _names_officer(after[0]) else _kind_of_body(tokens)
    if kind:
        return read_body_behind(kind, after[0])
    called = _CALLED.fullmatch(after[0])
    name = called["name"] if called and called["what"][:1].islower() else after[0]
    named = read_person(TOKEN.findall(without_age(name)), after[1:])
    if f"{tokens[-1]}s" in words("roles", "organisation", "owners") and (named is None or " " not in named.name):
        return read_body_behind(tokens, after[0])  # a person's first name stands beside the last
    if named is None:
        return None
    gender, full = noun_gender(tokens), " " in named.name
    given = full and _is_one(tokens) and is_given(named.name.split()[0]) is not None
    somebody = full and (tokens[0].lower() in OWNERS or _owned(tokens)) and is_somebody(plain(tokens[-1]))
    kin = bool(gender) or tokens[-1] in words("roles", "office", "others")
    other = named.role and named.role[:1].isupper() and not _is_rank(named.role)
    posted = has_role(tokens) and full and not _owned(tokens) and STOPS.isdisjoint(tokens)
    if not (has_role(tokens) or kin or somebody or given) or (other and not (posted or (kin and _owned(tokens)))):
        titled = " " in named.name and is_titled(after[0]) and _is_somebodys(tokens)
        return named if titled else None
    gender = named.gender or gender
    role = strip_article(core.removeprefix("Another ").removeprefix("another "))
    possessor = _POSSESSOR.match(core)
    owner = possessor.group(1) if possessor else None
    speaks_for = whom_for(TOKEN.findall(core), after)
    return replace(named, role=role, gender=gender, speaks_for=speaks_for, owner=owner)


def _is_one(tokens: list[str]) -> bool:
    """Whether words are for one of a kind, of which only a known name behind it tells that it is somebody."""
    noun = tokens[-1]
    things = any_words(
        ("roles", "document", "heads"),
        ("organisations", "heads", "place"),
        ("things", "first", "storms"),
        ("things", "named", "words"),
    )
    one = len(tokens) > 1 and tokens[0].lower() in ("the", "a", "an", "one", "another")
    return one and noun.islower() and noun.isalpha() and noun not in things


def _names_officer(apposed: str) -> bool:
    """Whether an apposition names a person by title: "the head of the ship's hospital, ▸ Capt. Ada Lee"."""
    named = read_person(TOKEN.findall(apposed), ()) if is_titled(apposed) else None
    return named is not None and " " in named.name


def _kind_of_body(tokens: list[str]) -> list[str] | None:
    """The words for a body of which the apposition can be the name: "her ▸ party", "the owner of the ▸ airline"."""
    plain_noun = tokens[-1][:1].islower() and not any(token in STOPS for token in tokens)
    stop = next((at for at, token in enumerate(tokens) if token in STOPS), len(tokens))
    if (plain_noun and tokens[-1] in BODY_NOUNS) or (stop < len(tokens) and tokens[stop - 1] in BODY_NOUNS):
        return tokens[:stop]
    return tokens if tokens[-1] in words("roles", "organisation", "owners") else None


def _is_somebodys(tokens: list[str]) -> bool:
    """Whether words are for somebody by what is theirs: "the bill's ▸ sponsor", with no one else named behind."""
    stop = next((at for at, token in enumerate(tokens) if token in STOPS), len(tokens))
    of = tokens[0].lower() == "the" and tokens[stop : stop + 1] == ["of"]  # "the ▸ sponsor of the bill"
    head = tokens[stop - 1] if stop else ""
    people = head.endswith(("or", "er")) or is_people(head)
    return people and (of or (stop == len(tokens) and _owned(tokens)))


def _is_rank(role: str) -> bool:
    """Whether a role is a rank or a form of address alone: "General Sir"."""
    ranks = words("people", "address", "ranks")
    return all(word.lower() in ranks or is_address(word) for word in TOKEN.findall(role))


def read_behind_clause(core: str, clause: str) -> Phrase | None:
    """Who is named in a clause that says more, or behind it: "the group that runs the port, Norland Hydro,"."""
    tokens = TOKEN.findall(core)
    if goes_by := _GOES_BY.match(clause):
        called = read_person(TOKEN.findall(goes_by["name"]), ())
        role = strip_article(core) if has_role(tokens) else None
        return called and replace(called, role=role, gender=called.gender or noun_gender(tokens))
    singular = bool(tokens) and tokens[0].lower() in ("the", "a", "an", *OWNERS)
    parts = COMMA.split(clause)[1:] if singular else []
    named = _name_after(core, tokens, tuple(parts)) if parts and parts[0][:1].isupper() else None
    return named if named and " " in named.name else None


def naming_clause(text: str, at: int) -> str:
    """The clause that begins at a place of a text, where it says what somebody goes by; empty where it does not."""
    found = _GOES_BY.match(text, at)
    return found[0] if found else ""


def _owned(tokens: list[str]) -> bool:
    """Whether words say whose somebody is: "Goldin's father", "his wife"."""
    return tokens[0].lower() in OWNERS or any(t.endswith(OF_ONE) for t in tokens[:-1])
