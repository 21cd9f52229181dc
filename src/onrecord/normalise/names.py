"""What one phrase says about a source: name, kind, role, whom it speaks for.

A phrase comes in ("Ukraine's spy chief Kyrylo Budanov", "a spokesman for the ministry"), a `Phrase` goes out.
Nothing here looks at the rest of the article; `sources` joins phrases into sources.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.normalise.affiliation import affiliation_of
from onrecord.normalise.lexicons import any_words, compiled, load_lexicon, words
from onrecord.normalise.nominals import OWNERS, STOPS, Phrase, read_nominal
from onrecord.normalise.places.table import place_names
from onrecord.normalise.titles import owning_outlet, role_after, strip_article, whom_for
from onrecord.normalise.tokens import (
    APOSTROPHE,
    TOKEN,
    address_gender,
    body_heads,
    demonym,
    has_role,
    is_address,
    is_body,
    is_given,
    is_name_token,
    is_outlet,
    is_plain_address,
    is_role,
    known_body,
    noun_gender,
    plain,
)
from onrecord.records import SourceKind

_RELATIVE = re.compile(
    r"(?:,?\s+|\s*[–—]\s*)(?:who|which|whose|where|speaking|citing|writing|quoted|said|that|on condition)\b.*$",
    re.DOTALL,
)
_TAIL = re.compile(
    r"(?<=\w)\s+(?:(?:seen|obtained|reviewed|viewed|signed|shared|verified)\s+by|dated|addressed\s+to)\s.*$",
    re.DOTALL,
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_PARTY = re.compile(r"\(?[RDI]-[A-Z]")
_COMMA = re.compile(r"\s*[,;]\s+|\s*[–—]\s*")
_POSSESSIVE = re.compile(r"['’]s$")
_CONTRACTED = re.compile(r"(?<=[a-zI])['’](?:ve|re|ll|m|d)$")
_BEFORE = re.compile(r"^(?:among|amongst|by|from|only|even|just|but|and|while|as|because)\s+(?=\S)", re.IGNORECASE)
"""Words that are no part of a source, where a tagger took them in."""
_OWNED = re.compile(
    r"^(?:[Tt]he\s+)?[A-Z][\w&.]*-(?:owned|based|backed|listed|run|led|controlled|funded)\s+(?=[A-Z])"
)
_JUNIOR = re.compile(r",\s+(Jr|Sr)\b\.?")
_DAY = re.compile(
    r"\s+(?:on|last|late|early|this)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)$"
)
_SELF = re.compile(r"\s+(?:himself|herself|itself|themselves|also|alone|alike)$")
_AND = re.compile(r"\s(?:and|&|as well as)\s")
PRONOUNS = frozenset(
    "he she it they we i you him her them who which one both his its their my me our us each".split()
)
_SAME_PRONOUN = {"its": "it", "their": "they", "my": "i", "me": "i", "our": "we", "us": "we"}
_PLURAL_PRONOUNS = frozenset(("they", "we", "them", "both", "each"))


@lru_cache(maxsize=8192)
def parse_phrase(text: str) -> Phrase:
    """Take one source phrase apart."""
    clean = _JUNIOR.sub(r" \1.", " ".join(text.split()).strip(' ,;:—–-"“”'))
    clean = _OWNED.sub("", _BEFORE.sub("", clean))
    clean = _POSSESSIVE.sub("", _SELF.sub("", _DAY.sub("", clean)))
    lower = _CONTRACTED.sub("", clean).lower()
    if lower in PRONOUNS and (len(clean) == 1 or not clean.isupper()):
        lower = _SAME_PRONOUN.get(lower, lower)
        return Phrase(clean, SourceKind.UNNAMED, pronoun=lower, plural=lower in _PLURAL_PRONOUNS)
    brackets = _BRACKET.findall(clean) if "(" in clean or "[" in clean else ()
    bare = _BRACKET.sub("", clean) if brackets else clean
    core, after = _without_place(*_split(_RELATIVE.sub("", bare) or bare))
    joined = _joined(core, after, bare) if _AND.search(bare) else None
    if joined:
        return joined
    phrase = _one_of(core, after) or _parse_core(_TAIL.sub("", core), after)
    if phrase.proper and phrase.kind is SourceKind.PERSON:
        phrase = _with(phrase, affiliation=affiliation_of(_RELATIVE.sub("", bare) or bare, phrase.name))
    aliases = tuple(b for b in brackets if re.fullmatch(r"[A-Z][A-Za-z&.-]{1,11}", b))
    if not phrase.proper and compiled(load_lexicon("roles")["unnamed"]["phrases"]).search(text.lower()):
        phrase = _with(phrase, kind=SourceKind.UNNAMED)
    return _with(phrase, aliases=(*phrase.aliases, *aliases)) if aliases else phrase


def _one_of(core: str, after: tuple[str, ...]) -> Phrase | None:
    """The one who is named behind "one of them, engineer Paul Kress"."""
    if not after or not core.lower().startswith("one of "):
        return None
    named = _parse_core(after[0], after[1:])
    return named if named.proper else None


def _with(phrase: Phrase, **changes: object) -> Phrase:
    from dataclasses import replace

    return replace(phrase, **changes)  # type: ignore[arg-type]


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """The core of a phrase and the appositions after its commas."""
    if not _COMMA.search(text):
        return text, ()
    parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
    return (parts[0], tuple(parts[1:])) if parts else (text, ())


def _without_place(core: str, after: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The name behind the place of a sentence's opening that was taken in with it: "(In) Port Ansel, Rossi"."""
    name = after[0] if len(after) == 1 else ""
    opening = core in place_names() and name[:1].isupper() and name not in place_names() and name[-1] != "."
    return (name, ()) if opening and not known_body(name) else (core, after)


def _joined(core: str, after: tuple[str, ...], whole: str) -> Phrase | None:
    """Several sources in one phrase: "President A and chief B"; "the U.S., Egypt and Israel"."""
    parts = re.split(r"\s+(?:and|as well as|&)\s+", " , ".join((core, *after)))
    if len(parts) < 2:
        return None
    items = [item for part in parts for item in part.split(" , ") if item and not _PARTY.match(item)]
    parsed = [_parse_core(item, ()) for item in items]
    persons = all(p.proper and p.kind is SourceKind.PERSON and (p.role or " " in p.name) for p in parsed)
    known = all(p.proper and known_body(p.name) for p in parsed)
    if persons and len(items) <= 4:
        return Phrase(" and ".join(p.name for p in parsed), SourceKind.GROUP, proper=True, plural=True)
    bodies = all(p.proper and p.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET) for p in parsed)
    apart = len(items) == 2 and items[1].startswith("the ")
    if known or (bodies and apart):
        return Phrase(strip_article(whole), SourceKind.GROUP, proper=True, plural=True)
    return None


def _parse_core(core: str, after: tuple[str, ...]) -> Phrase:
    """A phrase without brackets and relative clauses: a named person, a named body, or a nominal."""
    tokens = TOKEN.findall(core)
    named = _so_called(core, after) or _described_body(tokens) or _person(tokens, after) or _body(core, tokens)
    if named:
        return _apposed(named, after)
    named_after = _name_after(core, tokens, after)
    return named_after or read_nominal(core, tokens)


_CALLED = re.compile(
    r"(?P<what>.+?)\s+(?:call(?:ed|ing\s+(?:it|him|her|them)sel(?:f|ves))|known\s+(?:only\s+)?as|named)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z].*)"
)


def _so_called(core: str, after: tuple[str, ...]) -> Phrase | None:
    """Who goes by a name: "a group calling itself the Free Hand", "a man known as Red Tom"."""
    called = _CALLED.fullmatch(core)
    tokens = TOKEN.findall(called["what"]) if called else []
    if called is None or not tokens or STOPS & set(tokens):
        return None
    if tokens[-1] in _bodies():
        return _body_after(tokens, called["name"])
    gender, role = noun_gender(tokens), strip_article(called["what"]) if has_role(tokens) else None
    named = _person(TOKEN.findall(called["name"]), after) if gender or role else None
    return named and _with(named, gender=named.gender or gender, role=named.role or role)


def _person(tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """A named person at the end of a phrase, with the title before the name."""
    whole = tokens[1:] if tokens and tokens[0] in ("The", "A", "An") else tokens
    tokens = _before_of(whole)
    rest = whole[len(tokens) :]
    start = len(tokens)
    while start and is_name_token(tokens[start - 1]) and not APOSTROPHE.search(tokens[start - 1]):
        start -= 1
    run = tokens[start:]
    while run and not run[0][:1].isupper() and run[0].lower() not in ("al", "el") and "-" not in run[0]:
        run, start = run[1:], start + 1
    if not run or (len(run) == 1 and not start and not _looks_like_surname(run[0])):
        return None
    cut = _name_start(run, tokens[:start])
    if cut is None or cut >= len(run):
        return None
    name_tokens, prefix = run[cut:], tokens[: start + cut]
    title = [t for t in prefix if plain(t) not in ("the", "a", "an", "then")]
    name = " ".join(name_tokens)
    address = address_gender(prefix)
    only_address = all(is_address(t) for t in title)
    own = title[1:] if title and title[0].lower() in OWNERS else title
    role = None if only_address or not (has_role(own) or _is_noun(own[-1:])) else " ".join(own)
    gender = is_given(name_tokens[0]) or address or noun_gender([*title, *" ".join(after[:1]).split()])
    apposed, speaks_for = role_after(after), whom_for(title, after)
    if role and apposed and all(token in _RANKS for token in own):
        role = apposed
    if rest[:1] == ["for"]:
        speaks_for = speaks_for or strip_article(" ".join(rest[1:]))
    return Phrase(
        name,
        SourceKind.PERSON,
        proper=True,
        role=role or apposed,
        speaks_for=speaks_for or owning_outlet(prefix),
        gender=gender,
        words=frozenset(plain(t) for t in (*title, *(apposed or "").split())),
    )


_RANKS = frozenset(
    """Gen. Col. Lt. Maj. Capt. Sgt. Adm. Cmdr. Brig. Cpl. Prof. Dr. Rev. Lt Col Maj Gen Sgt General Colonel Major
    Captain Sergeant Lieutenant Admiral Brigadier Corporal Professor Doctor""".split()
)
"""Ranks beside which an apposition tells more: "Gen. Aldo Brenn, commander of the Second Army"."""
_NOUN = re.compile(r"[a-z]{3,}(?:-[a-z]+)*(?<!ly)(?<!ing)")


def _is_noun(words_: list[str]) -> bool:
    """Whether the word before a person's name can be what the person is: "freeholder", "plumber"."""
    return bool(words_) and _NOUN.fullmatch(words_[0]) is not None and words_[0] not in STOPS | _FUNCTION


_FUNCTION = frozenset(
    "the and but for that than then his her its their our who whom said says when while also only".split()
)


_INNER_ONLY = frozenset("without against for of in on against".split())
"""Words that stand capitalised in the names of bodies only: Doctors Without Borders."""


def _is_title(run: list[str], at: int) -> bool:
    """Whether a capitalised token is a title there; "spokesman Dean Boyd" has a given name that is also one."""
    if is_given(run[at]) and (at + 1 < len(run) or at > 0):
        return False
    return is_role(run[at]) or is_address(run[at])


def _before_of(tokens: list[str]) -> list[str]:
    """The tokens without the place after a person's name: "Senator Bob Corker ▸ of Tennessee"."""
    at = next((i for i, token in enumerate(tokens) if token in _PLACING and i >= 2), None)
    if at is None or is_role(tokens[at - 1]) or plain(tokens[at - 1]) in body_heads():
        return tokens
    named = any(is_given(t) or is_role(t) for t in tokens[: at - 1]) and tokens[at - 1][:1].isupper()
    return tokens[:at] if named or _two_names(tokens[:at], tokens[at + 1 :]) else tokens


def _two_names(tokens: list[str], behind: list[str]) -> bool:
    """Whether two words before "of" and a name can only be a person's: "Nuria Salt of Lisse College"."""
    if len(tokens) != 2 or not all(t[:1].isupper() and t[1:].islower() for t in tokens):
        return False
    inner = _INNER_ONLY | body_heads() | words("organisations", "speaking_places", "names")
    other = any(plain(t) in inner or demonym(t) or is_role(t) or t.endswith("s") for t in tokens)
    return not other and any(t[:1].isupper() for t in behind) and " ".join(tokens) not in place_names()


_PLACING = frozenset("of from for at with".split())


def _looks_like_surname(token: str) -> bool:
    lower = plain(token)
    return (
        is_name_token(token)
        and lower not in words("people", "openers", "words")
        and lower not in words("people", "particles", "inside")
        and not token.isupper()
        and not known_body(lower)
        and lower not in body_heads()
        and not is_role(token)
        and lower not in words("roles", "unnamed", "plural") | words("roles", "unnamed", "singular")
        and lower not in words("roles", "document", "heads")
        and lower not in words("roles", "organisation", "nominal")
        and lower not in words("organisations", "demonyms", "names")
        and not _is_plural_noun(lower)
        and (token not in place_names() or is_given(token) is not None)
    )


def _is_plural_noun(word: str) -> bool:
    """Whether a word is of documents or of posts in the plural: "Polls", "Lawmakers"."""
    single = word.removesuffix("s")
    return single != word and (single in words("roles", "document", "heads") or is_role(single))


def _ends_in_a_noun(run: list[str]) -> bool:
    """Whether the last word is one for people or for a document: "Coast Guards", "Norland Salt Study"."""
    last = plain(run[-1])
    if last in words("roles", "unnamed", "plural") or demonym(run[-1].removesuffix("s")):
        return True
    return len(run) > 1 and last in words("roles", "document", "heads") and not is_given(run[0])


_LEADING = frozenset("of to for at the in from on".split())
"""Words before a name that is not the one who is spoken of: "a spokesman for Mayor Ana Lee"."""


def _names_after(before: str, word: str) -> bool:
    """Whether a word that is also a title is a last name, by the one before it: "Ana Bishop", "Mr. Singer"."""
    return (is_given(before) is not None and len(word) > 3) or is_plain_address(before)


def _name_start(run: list[str], before: list[str]) -> int | None:
    """Where in a run of capitalised tokens the person's name starts; None when there is no person in it."""
    openers = words("people", "openers", "words")
    if any(token.lower() in _INNER_ONLY for token in run[1:]) or any(t.lower() in openers for t in run[1:-1]):
        return None
    roles = [i for i, token in enumerate(run) if _is_title(run, i)]
    if roles and roles[-1] == len(run) - 1 and len(run) > 1 and _names_after(run[-2], run[-1]):
        roles.pop()
    if roles[:1] == [0] and _is_somebodys(before):
        return None
    if roles and roles[-1] + 1 < len(run):
        return roles[-1] + 1 if not is_body(run[roles[-1] + 1 :]) else None
    if roles or is_body(run) or _ends_in_a_noun(run):
        return None
    if before and before[-1].lower() in _LEADING:
        given = next((i for i in range(1, len(run)) if is_given(run[i])), None)
        return given if given is not None and has_role(before) else None
    return 0 if before and is_role(before[-1]) else _lone_start(run, before)


def _is_somebodys(before: list[str]) -> bool:
    """Whether the words before a name are of somebody else: "a spokesman for", "the wife of"."""
    others = words("roles", "office", "others")
    led = has_role(before) or noun_gender(before) is not None or any(token in others for token in before)
    return led and before[-1].lower() in _LEADING


def _lone_start(run: list[str], before: list[str]) -> int | None:
    """Where a name without a title starts: at a given name, or else at its first word where it is no place's."""
    given = next((i for i in range(len(run) - 1) if is_given(run[i])), None)
    if given is not None:
        return given
    if before and not APOSTROPHE.search(before[-1]):
        return None
    ends = words("organisations", "heads", "place")
    place = len(run) > 1 and (run[-1].lower() in ends or " ".join(run) in place_names())
    return 0 if len(run) <= 4 and not demonym(run[0]) and not place else None


def _body(core: str, tokens: list[str]) -> Phrase | None:
    """A named organisation, outlet, or speaking place; with its possessor when it has one."""
    bare = strip_article(core)
    bare = bare[4:] if bare.lower().startswith("the ") else bare
    abbreviations = load_lexicon("organisations")["abbreviations"]
    if bare in abbreviations or bare in abbreviations.values():
        full = abbreviations.get(bare, bare)
        return Phrase(full, SourceKind.ORGANISATION, proper=True, aliases=(bare,))
    if is_outlet(bare):
        return Phrase(core if core.startswith("The ") else bare, SourceKind.OUTLET, proper=True, aliases=(bare,))
    lower = bare.lower()
    if known_body(lower):
        return Phrase(bare, SourceKind.ORGANISATION, proper=True, aliases=(bare,))
    capital = [t for t in tokens if t[:1].isupper() or ("-" in t and is_name_token(t))]
    others = [t for t in tokens if t not in capital]
    if not capital or any(t.lower() not in _INNER for t in others):
        return None
    if len(tokens) == 1 and plain(tokens[0]) in words("people", "openers", "words"):
        return None
    openers = words("people", "openers", "words") - _INNER - _INNER_ONLY
    if _is_nominal(tokens, capital, others) or any(t.lower() in openers for t in tokens[1:-1]):
        return None
    short = re.split(r"['’]s?\s+", bare, maxsplit=1)
    return Phrase(bare, SourceKind.ORGANISATION, proper=True, aliases=tuple(short[1:]))


def _is_nominal(tokens: list[str], capital: list[str], others: list[str]) -> bool:
    """Whether capitalised words end in, or start with, a noun for people, posts or documents and name no body."""
    last = plain(tokens[-1])
    head_at = next((i for i, t in enumerate(tokens) if t.lower() in _JOINING), len(tokens))
    head = plain(tokens[head_at - 1]) if head_at else last
    if head in words("roles", "unnamed", "plural") and tokens[head_at : head_at + 1] in (["of"], ["at"], ["in"]):
        return True
    if is_role(tokens[-1]) or (is_role(head) and head not in body_heads()):
        return True
    if len(tokens) == 1 and (last in words("roles", "document", "heads") or _is_plural_noun(last)):
        return True
    if last in words("roles", "unnamed", "plural"):
        return True
    return len(capital) == 1 and len(others) <= 1 and last in words("roles", "organisation", "nominal")


_JOINING = frozenset("of for to on at in".split())


def _described_body(tokens: list[str]) -> Phrase | None:
    """A body named after a word for what it is: "the magazine The Lantern", "aid group Island Relief"."""
    at = next((i for i, t in enumerate(tokens) if i and not t[:1].isupper() and t in _bodies()), None)
    if at is None or at + 1 >= len(tokens) or not tokens[at + 1][:1].isupper():
        return None
    if not all(t[:1].isupper() or t in _INNER for t in tokens[at + 1 :]):
        return None
    if STOPS & set(tokens[:at]):
        return None
    name = " ".join(tokens[at + 1 :])
    outlet = tokens[at] in words("roles", "organisation", "outlet_nominal") or tokens[at - 1 : at] == ["news"]
    kind = SourceKind.OUTLET if outlet else SourceKind.ORGANISATION
    bare = name.removeprefix("The ")
    return Phrase(name, kind, proper=True, aliases=(bare,), words=frozenset(tokens[: at + 1]))


def _bodies() -> frozenset[str]:
    return any_words(("roles", "organisation", "nominal"), ("roles", "organisation", "company"))


def _apposed(phrase: Phrase, after: tuple[str, ...]) -> Phrase:
    """A proper name whose apposition says that it is a body: "Norland Hydro, the company that runs the dam"."""
    lead = _LEAD.match(after[0]) if after else None
    if lead is None or phrase.role or phrase.kind is SourceKind.GROUP:
        return phrase
    tokens = lead.group(1).lower().split()
    if tokens[-1] not in _bodies():
        return phrase
    kind = SourceKind.ORGANISATION if phrase.kind is SourceKind.PERSON else phrase.kind
    return _with(phrase, kind=kind, gender=None, words=phrase.words | frozenset(tokens))


_LEAD = re.compile(
    r"(?:an?|the|its|one of the|[A-Z]\w*['’]s)\s+((?:[\w'’-]+\s+){0,4}?[\w-]+)"
    r"(?=$|\s+(?:that|which|of|in|for|with|based|run|owned)\b)"
)
_INNER = frozenset("sans sin sem of for the and & to on in at de la du des und für".split())


def _name_after(core: str, tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """A nominal whose first apposition is the name: "the minister, Ann Lee,"; "her party, the Coast Alliance"."""
    if not after or not tokens:
        return None
    plain_noun = tokens[-1][:1].islower() and not any(token in STOPS for token in tokens)
    stop = next((at for at, token in enumerate(tokens) if token in STOPS), len(tokens))
    if (plain_noun and tokens[-1] in _bodies()) or (stop < len(tokens) and tokens[stop - 1] in _bodies()):
        return _body_after(tokens[:stop], after[0])
    if tokens[-1] in words("roles", "organisation", "owners"):
        return _body_after(tokens, after[0])
    named = _person(TOKEN.findall(after[0]), after[1:])
    if f"{tokens[-1]}s" in words("roles", "organisation", "owners") and (named is None or " " not in named.name):
        return _body_after(tokens, after[0])  # a person's first name stands beside the last
    gender = noun_gender(tokens)
    kin = bool(gender) or tokens[-1] in words("roles", "office", "others")
    if named is None or not (has_role(tokens) or kin):
        return None
    if named.role and named.role[:1].isupper() and not (kin and _owned(tokens)):
        return None
    gender = named.gender or gender
    role = strip_article(core)
    possessor = _POSSESSOR.match(core)
    owner = possessor.group(1) if possessor else None
    speaks_for = whom_for(TOKEN.findall(core), after)
    return _with(named, role=role, gender=gender, speaks_for=speaks_for, owner=owner)


_POSSESSOR = re.compile(r"([Hh]is|[Hh]er|[Tt]heir|[Ii]ts|.+?(?=['’]s?\s))")


def _owned(tokens: list[str]) -> bool:
    """Whether words say whose somebody is: "Goldin's father", "his wife"."""
    return tokens[0].lower() in OWNERS or any(t.endswith(("'s", "’s")) for t in tokens[:-1])


def _body_after(tokens: list[str], apposed: str) -> Phrase | None:
    """The body that an apposition names, with the words that say what it is: "the operator, Norland Hydro,"."""
    name = strip_article(apposed)
    parts = name.split()
    if not parts or not all(part[:1].isupper() or part in _INNER for part in parts):
        return None
    outlet = tokens[-1].lower() in words("roles", "organisation", "outlet_nominal")
    kind = SourceKind.OUTLET if outlet or is_outlet(name) else SourceKind.ORGANISATION
    return Phrase(name, kind, proper=True, aliases=(name,), words=frozenset(token.lower() for token in tokens))
