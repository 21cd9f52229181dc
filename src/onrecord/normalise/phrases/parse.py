"""What one phrase says about a source: name, kind, role, whom it speaks for.

A phrase comes in ("Ukraine's spy chief Kyrylo Budanov", "a spokesman for the ministry"), a `Phrase` goes out.
Nothing here looks at the rest of the article; `sources` joins phrases into sources.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.markdown import unmarked
from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import compiled, load_lexicon, words
from onrecord.normalise.phrases.affiliation import affiliation_of, body_of_unnamed, is_people
from onrecord.normalise.phrases.named_bodies import body_nouns, read_body, read_body_behind, read_described_body
from onrecord.normalise.phrases.named_people import read_person
from onrecord.normalise.phrases.named_things import read_thing
from onrecord.normalise.phrases.nominals import OWNERS, STOPS, Phrase, read_nominal
from onrecord.normalise.phrases.titles import strip_article, whom_for
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import (
    APOSTROPHE,
    TOKEN,
    demonym,
    has_role,
    is_address,
    is_given,
    known_body,
    noun_gender,
    one_of_a_people,
)
from onrecord.records import SourceKind

_RELATIVE = re.compile(
    r"(?:,?\s+|\s*[–—]\s*)(?:who|which|whose|where|speaking|citing|writing|quoted|said|that|on condition)\b.*$",
    re.DOTALL,
)
_INCLUDING = re.compile(r"(?<=s)\s(?:including|such as)\s[^,]{2,60},\s.*$", re.DOTALL)
"""Some of those who are meant: "German firms ▸ including Norrvik, Halden and Resk"."""
_TAIL = re.compile(
    r"(?<=\w)\s+(?:(?:seen|obtained|reviewed|viewed|signed|shared|verified)\s+by|dated|addressed\s+to"
    r"|(?:published|released|issued|unsealed|filed|posted|circulated|leaked)"
    r"(?=$|\s+(?:on|last|late|early|earlier|this|yesterday|today|[A-Z][a-z]+day)\b(?!.*\sby\s)))(?:\s.*)?$",
    re.DOTALL,
)
_MARKS = ' ,;:—–-"“”'
_QUOTATION = '"“”'
_NO_QUOTATION = str.maketrans("", "", _QUOTATION)
_DEPARTMENT = re.compile(r"\bDept\b\.?")
_HYPHENS = re.compile(r"\s+(?:--|-(?=\s+(?:an?|the)\s))\s+")
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z])")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_PARTY = re.compile(r"\(?[RDI]-[A-Z]")
_COMMA = re.compile(r"\s*[,;]\s+|\s*[–—]\s*")
_POSSESSIVE = re.compile(r"['’]s$")
_CONTRACTED = re.compile(r"(?<=[a-zI])['’](?:ve|re|ll|m|d)$")
_BEFORE = re.compile(
    r"^(?:(?i:among|amongst|by|from|only|even|just|but|and|while|as|because|outside\s+of|(?:apart|aside)\s+from"
    r"|except\s+for)\s+(?=\S)"
    r"|(?:[Nn]ext|[Tt]hen|[Nn]ow|[Ll]ater|[Ss]oon)\s+(?=[A-Z]))"
)
"""Words that are no part of a source, where a tagger took them in."""
_OWNED = re.compile(
    r"^(?:[Tt]he\s+)?[A-Z][\w&.]*-(?:owned|based|backed|listed|run|led|controlled|funded)\s+(?=[A-Z])"
)
_AGED = re.compile(r"^(?:[Tt]he\s+)?\d{1,3}-year-old\s+(?=[A-Z])")
_JUNIOR = re.compile(r",\s+(Jr|Sr)\b\.?")
_DAY = re.compile(
    r"(?:\s+from)?\s+(?:on|last|late|early|this)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)$"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_BARE_DAY = re.compile(rf"(?<=\s)([a-z][\w-]*)\s+{_WEEKDAY.pattern}$")
"""A day behind a word in small letters: "one official ▸ Monday", but "the Black Friday"."""
_SELF = re.compile(r"\s+(?:himself|herself|itself|themselves|also|alone|alike)$")
_DAY_ENDS, _POSSESSIVE_ENDS = ("day", "week", "month", "year"), ("'s", "’s")
_SELF_ENDS = ("self", "selves", "also", "alone", "alike")
"""How what these patterns take off ends: most phrases end otherwise."""
_WHO = re.compile(r"\s+who\b")
_AND = re.compile(r"\s(?:and|&|as well as)\s")
PRONOUNS = frozenset(
    "he she it they we i you him her them who which one both his its their my me our us each".split()
)
_SAME_PRONOUN = {"its": "it", "their": "they", "my": "i", "me": "i", "our": "we", "us": "we"}
_PLURAL_PRONOUNS = frozenset(("they", "we", "them", "both", "each"))
_CALLED = re.compile(
    r"(?P<what>.+?)\s+(?:call(?:ed|ing\s+(?:it|him|her|them)sel(?:f|ves))|known\s+(?:only\s+)?as|named)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z].*)"
)
_LEAD = re.compile(
    r"(?:an?|the|its|another|one of the|[A-Z]\w*['’]s)\s+((?:[\w'’-]+\s+){0,4}?[\w-]+)"
    r"(?=$|\s+(?:that|which|of|in|at|from|for|with|based|run|owned)\b)"
)
_ALL_OF = re.compile(r"\w{3,}s\s(?:of|from|in)\s(?:the\s)?[A-Z]")
_OF_SEVERAL = re.compile(
    r"(?:[Tt]he\s)?(?:\w+\s)?(?P<people>\w+s|spokespeople)\s(?:for|of|at|from|with)\s(?:the\s)?[A-Z].*"
)
_DETERMINED = re.compile(r"(?:an?|the|another|one)\s")
_WITH_HIS = re.compile(r"\sand\s(?:his|her|their)\s")
_POSSESSOR = re.compile(r"([Hh]is|[Hh]er|[Tt]heir|[Ii]ts|.+?(?=['’]s?\s))")


@lru_cache(maxsize=8192)
def parse_phrase(text: str) -> Phrase:
    """What one source phrase says; kept for the next time the same words stand in an article."""
    clean = _without_edges(_mended(" ".join(unmarked(text).split())).strip(_MARKS))
    lower = _CONTRACTED.sub("", clean).lower()
    if lower in PRONOUNS and (len(clean) == 1 or not clean.isupper()):
        lower = _SAME_PRONOUN.get(lower, lower)
        return Phrase(clean, SourceKind.UNNAMED, pronoun=lower, plural=lower in _PLURAL_PRONOUNS)
    brackets = _BRACKET.findall(clean) if "(" in clean or "[" in clean else ()
    bare = _POSSESSIVE.sub("", _BRACKET.sub("", clean)) if brackets else clean
    if not any(map(str.isalnum, bare)):
        clean = bare = clean.strip("()[] ") or clean
    unrelated = _INCLUDING.sub("", _RELATIVE.sub("", bare))
    core, after = _without_place(*_split(unrelated or bare))
    joined = _apposed_pair(core, after) or _joined(core, after, bare) if _AND.search(bare) else None
    if joined is None and after and _AND.search(core):
        joined = _joined(core, (), core)
    if joined:
        return joined
    phrase = _one_of(core, after) or _parse_core(_TAIL.sub("", core), after)
    if not phrase.proper and not after and len(unrelated) < len(bare):
        phrase = _named_behind_clause(core, bare[len(unrelated) :]) or phrase
    if phrase.proper and phrase.kind is SourceKind.PERSON:
        affiliation = affiliation_of(unrelated or bare, phrase.name)
        phrase = phrase if affiliation == phrase.affiliation else replace(phrase, affiliation=affiliation)
    if phrase.plural and not phrase.definite and _WHO.match(bare, len(core)):
        phrase = replace(phrase, partial=True)
    if not phrase.proper and is_people(phrase.head):
        phrase = replace(phrase, affiliation=body_of_unnamed(unrelated))
    short = (b for b in brackets if re.fullmatch(r"[A-Z][A-Za-z&.-]{1,11}", b))
    aliases = tuple(b for b in short if _is_short_for(b, phrase.name))
    if not phrase.proper and compiled(load_lexicon("roles")["unnamed"]["phrases"]).search(text.lower()):
        phrase = replace(phrase, kind=SourceKind.UNNAMED)
    return replace(phrase, aliases=(*phrase.aliases, *aliases)) if aliases else phrase


def _mended(text: str) -> str:
    """A phrase without brackets and quotation marks that are not closed in it, and with its dashes as dashes.

    Of two sentences that a tagger took for one phrase the last words stand.
    """
    if "Dept" in text:
        text = _DEPARTMENT.sub("Department", text)
    if " -" in text:
        text = _HYPHENS.sub(" — ", text)
    for opening, closing in ("()", "[]"):
        if text.count(opening) != text.count(closing) and any(map(str.isalnum, text)):
            text = text.replace(opening, "").replace(closing, "")
    if sum(text.count(mark) for mark in _QUOTATION) % 2:
        text = text.translate(_NO_QUOTATION)
    return _SENTENCE_END.split(text)[-1] if ". " in text else text


def _without_edges(text: str) -> str:
    """A phrase without what a tagger took in at its beginning and its end."""
    clean = _JUNIOR.sub(r" \1.", text) if "," in text else text
    clean = _BEFORE.sub("", clean)
    if "-" in clean:
        clean = _without_age(_OWNED.sub("", clean))
    for pattern, ends in ((_DAY, _DAY_ENDS), (_SELF, _SELF_ENDS), (_POSSESSIVE, _POSSESSIVE_ENDS)):
        if clean.endswith(ends):
            clean = pattern.sub("", clean)
    return _without_day(clean) if clean.endswith("day") else clean


def _without_age(text: str) -> str:
    """A person's name without the age before it: "the 40-year-old ▸ Verrin", but "the 40-year-old Norwegian"."""
    name = _AGED.sub("", text)
    return name if name != text and parse_phrase(name).kind is SourceKind.PERSON else text


def _without_day(text: str) -> str:
    """Words without the day behind them: "one official ▸ Monday", "President Verrin ▸ Saturday"."""
    *rest, day = text.split()
    named = len(rest) > 1 and (is_given(rest[-2]) or is_address(rest[-2]) or has_role([rest[-2]]))
    return " ".join(rest) if named and _WEEKDAY.fullmatch(day) else _BARE_DAY.sub(r"\1", text)


def _is_short_for(bracket: str, name: str) -> bool:
    """Whether a name goes by what stands in brackets: "Norland (CNN) --" tells who wrote and names no place."""
    if name not in place_names() and not is_outlet(bracket):
        return True
    return [word[0] for word in name.split() if word[:1].isupper()] == [one for one in bracket if one.isupper()]


def _one_of(core: str, after: tuple[str, ...]) -> Phrase | None:
    """The one who is named behind "one of them, engineer Paul Kress"."""
    if not after or not core.lower().startswith("one of "):
        return None
    named = _parse_core(after[0], after[1:])
    return named if named.proper and named.kind is SourceKind.PERSON and " " in named.name else None


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """The core of a phrase and the appositions after its commas."""
    if not _COMMA.search(text):
        return text, ()
    parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
    if _are_of_places(parts) or _are_of_several(parts):
        return text, ()
    if _ALL_OF.search(parts[0]) and _AND.search(parts[-1]) and all(map(_is_places, parts[1:])):
        return text, ()
    return (parts[0], tuple(parts[1:])) if parts else (text, ())


def _are_of_places(parts: Sequence[str]) -> bool:
    """Whether words are for people of several places: "Lorn, Tarnish and Norrish officials"."""
    if len(parts) < 2 or not _AND.search(f" {parts[-1]}") or not all(map(_says_where, parts[:-1])):
        return False
    *places, people = re.split(r"(?:^|\s+)and\s+", parts[-1])
    where, _, head = people.rpartition(" ")
    return all(map(_says_where, (*filter(None, places), where))) and head in words("roles", "unnamed", "plural")


def _are_of_several(parts: Sequence[str]) -> bool:
    """Whether words are for the people of several bodies: "Spokespeople for Norrvik, Halden and Resk"."""
    lead = _OF_SEVERAL.fullmatch(parts[0])
    listed = len(parts) > 1 and _AND.search(f" {parts[-1]}") and all(part[:1].isupper() for part in parts[1:-1])
    return bool(lead and listed and lead["people"].lower() in words("roles", "unnamed", "plural"))


def _says_where(text: str) -> bool:
    return text in place_names() or demonym(text)


def _is_places(text: str) -> bool:
    """Whether words name places alone: "Lorn", "Lorn and the Tarn Republic"."""
    return all(strip_article(part.removeprefix("and ")) in place_names() for part in _AND.split(text) if part)


def _without_place(core: str, after: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The name behind a sentence's opening that was taken in: "(In) Port Ansel, Rossi", "Defending, Rossi"."""
    name = after[0] if len(after) == 1 else ""
    opening = core in place_names() or core.lower() in words("people", "openers", "participles")
    named = name[:1].isupper() and name not in place_names() and name[-1] != "."
    return (name, ()) if opening and named and not known_body(name) else (core, after)


def _joined(core: str, after: tuple[str, ...], whole: str) -> Phrase | None:
    """Several sources in one phrase: "President A and chief B"; "the U.S., Egypt and Israel"."""
    parts = re.split(r"\s+(?:and|as well as|&)\s+", " , ".join((core, *after)))
    if len(parts) < 2:
        return None
    items = [item for part in parts for item in part.split(" , ") if item and not _PARTY.match(item)]
    parsed = [_parse_core(item, ()) for item in items]
    if any(item.lower() in PRONOUNS for item in items) and not any(p.proper and " " in p.name for p in parsed):
        return Phrase(strip_article(whole), SourceKind.GROUP, plural=True)
    if len(items) == 2 and all(map(_is_anybody, parsed)) and _DETERMINED.match(items[1]):
        return Phrase(strip_article(whole), SourceKind.GROUP, plural=True)
    people = all(p.proper and p.kind is SourceKind.PERSON for p in parsed)
    if people and len(items) == 2 and _is_titled(items[1]) and " of " not in items[0]:
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


def _apposed_pair(core: str, after: tuple[str, ...]) -> Phrase | None:
    """Two people of whom an apposition tells what they are: "Ana Lee, the head of it, and Bo Hale, its lawyer"."""
    at = next((at for at, part in enumerate(after) if at and part.startswith("and ")), None)
    if at is None:
        return None
    first, second = _parse_core(core, after[:at]), _parse_core(after[at].removeprefix("and "), after[at + 1 :])
    named = all(one.proper and one.kind is SourceKind.PERSON and " " in one.name for one in (first, second))
    if not named or not first.role or _is_titled(after[0]):
        return None
    return Phrase(f"{first.name} and {second.name}", SourceKind.GROUP, proper=True, plural=True)


def _is_titled(item: str) -> bool:
    """Whether a name begins with a title: "Sen. Ana Lee"."""
    first = item.split(" ", 1)[0]
    return first[:1].isupper() and (is_address(first) or has_role([first]))


def _is_anybody(phrase: Phrase) -> bool:
    """Whether a phrase is of somebody without a name: "the chief of staff", "a senior aide"."""
    return not phrase.proper and (is_people(phrase.head) or has_role([phrase.head]))


def _parse_core(core: str, after: tuple[str, ...]) -> Phrase:
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
    owned = any(APOSTROPHE.search(token) for token in tokens[:-1]) and tokens[-1] in body_nouns()
    return read_body_behind(tokens[-1:], after[0]) if owned and after else None


def _is_one_of_a_people(tokens: list[str]) -> bool:
    """Whether a word for a people stands for one of it: "the Norwegian", not "the French" and no airline."""
    return len(tokens) == 2 and tokens[0].lower() == "the" and one_of_a_people(tokens[1])


def _so_called(core: str, after: tuple[str, ...]) -> Phrase | None:
    """Who goes by a name: "a group calling itself the Free Hand", "a man known as Red Tom"."""
    called = _CALLED.fullmatch(core)
    tokens = TOKEN.findall(called["what"]) if called else []
    if called is None or not tokens or STOPS & set(tokens):
        return None
    if tokens[-1] in body_nouns():
        return read_body_behind(tokens, called["name"])
    gender, role = noun_gender(tokens), strip_article(called["what"]) if has_role(tokens) else None
    named = read_person(TOKEN.findall(called["name"]), after) if gender or role else None
    return named and replace(named, gender=named.gender or gender, role=named.role or role)


def _apposed(phrase: Phrase, after: tuple[str, ...], core: str) -> Phrase:
    """A proper name whose apposition says that it is a body: "Norland Hydro, the company that runs the dam".

    `core` is what the name was read from.
    """
    lead = _LEAD.match(after[0]) if after else None
    if lead is None or (phrase.role and phrase.role not in after[0]) or phrase.kind is SourceKind.GROUP:
        return phrase
    tokens = lead.group(1).lower().split()
    if tokens[-1] not in body_nouns():
        return phrase
    if phrase.kind is SourceKind.PERSON:
        body = read_body(core, TOKEN.findall(core))
        phrase = body or replace(phrase, kind=SourceKind.ORGANISATION, role=None)
    return replace(phrase, gender=None, words=phrase.words | frozenset(tokens))


def _name_after(core: str, tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """A nominal whose first apposition is the name: "the minister, Ann Lee,"; "her party, the Coast Alliance"."""
    if not after or not tokens or _WITH_HIS.search(core):
        return None
    plain_noun = tokens[-1][:1].islower() and not any(token in STOPS for token in tokens)
    stop = next((at for at, token in enumerate(tokens) if token in STOPS), len(tokens))
    if (plain_noun and tokens[-1] in body_nouns()) or (stop < len(tokens) and tokens[stop - 1] in body_nouns()):
        return read_body_behind(tokens[:stop], after[0])
    if tokens[-1] in words("roles", "organisation", "owners"):
        return read_body_behind(tokens, after[0])
    named = read_person(TOKEN.findall(after[0]), after[1:])
    if f"{tokens[-1]}s" in words("roles", "organisation", "owners") and (named is None or " " not in named.name):
        return read_body_behind(tokens, after[0])  # a person's first name stands beside the last
    gender = noun_gender(tokens)
    kin = bool(gender) or tokens[-1] in words("roles", "office", "others")
    if named is None:
        return None
    other = named.role and named.role[:1].isupper() and not _is_rank(named.role)
    if not (has_role(tokens) or kin) or (other and not (kin and _owned(tokens))):
        titled = " " in named.name and _is_titled(after[0]) and _is_somebodys(tokens)
        return named if titled else None
    gender = named.gender or gender
    role = strip_article(core)
    possessor = _POSSESSOR.match(core)
    owner = possessor.group(1) if possessor else None
    speaks_for = whom_for(TOKEN.findall(core), after)
    return replace(named, role=role, gender=gender, speaks_for=speaks_for, owner=owner)


def _is_somebodys(tokens: list[str]) -> bool:
    """Whether words are for somebody by what is theirs: "the bill's ▸ sponsor", with no one else named behind."""
    people = tokens[-1].endswith(("or", "er")) or is_people(tokens[-1])
    return people and _owned(tokens) and not STOPS & set(tokens)


def _is_rank(role: str) -> bool:
    """Whether a role is a rank or a form of address alone: "General Sir"."""
    ranks = words("people", "address", "ranks")
    return all(word.lower() in ranks or is_address(word) for word in TOKEN.findall(role))


def _named_behind_clause(core: str, clause: str) -> Phrase | None:
    """Who is named behind a clause that says more: "the group that runs the port, Norland Hydro,"."""
    tokens = TOKEN.findall(core)
    singular = bool(tokens) and tokens[0].lower() in ("the", "a", "an", *OWNERS)
    parts = _COMMA.split(clause)[1:] if singular else []
    named = _name_after(core, tokens, tuple(parts)) if parts and parts[0][:1].isupper() else None
    return named if named and " " in named.name else None


def _owned(tokens: list[str]) -> bool:
    """Whether words say whose somebody is: "Goldin's father", "his wife"."""
    return tokens[0].lower() in OWNERS or any(t.endswith(("'s", "’s")) for t in tokens[:-1])
