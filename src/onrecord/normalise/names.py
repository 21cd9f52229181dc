"""What one phrase says about a source: name, kind, role, whom it speaks for.

A phrase comes in ("Ukraine's spy chief Kyrylo Budanov", "a spokesman for the ministry"), a `Phrase` goes out.
Nothing here looks at the rest of the article; `sources` joins phrases into sources.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.normalise.affiliation import affiliation_of
from onrecord.normalise.lexicons import compiled, load_lexicon, words
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
_DAY = re.compile(
    r"\s+(?:on|last|late|early|this)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)$"
)
_SELF = re.compile(r"\s+(?:himself|herself|itself|themselves|also|alone|alike)$")
_AND = re.compile(r"\s(?:and|&|as well as)\s")
_STOPS = frozenset(
    """of for from in at on with within to by close familiar involved who that which as into near inside against
    about under outside involving briefed working speaking living based led appointed and or than over
    across""".split()
)
PRONOUNS = frozenset("he she it they we i you him her them who which one both his".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """One source phrase, taken apart.

    `name` is the proper name, or for a nominal its words without article. `head` is the head noun in lower
    case ("" for a proper name), `words` are its content words, `definite` is true for "the …" and for bare
    nominals with a determiner that points back. `owner` is whose somebody is: a possessive pronoun or a name.
    `affiliation` is the body that a person belongs to.
    """

    name: str
    kind: SourceKind
    proper: bool = False
    role: str | None = None
    speaks_for: str | None = None
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    head: str = ""
    words: frozenset[str] = frozenset()
    definite: bool = False
    pronoun: str | None = None
    owner: str | None = None
    affiliation: str | None = None


@lru_cache(maxsize=8192)
def parse_phrase(text: str) -> Phrase:
    """Take one source phrase apart."""
    clean = " ".join(text.split()).strip(' ,;:—–-"“”')
    clean = _POSSESSIVE.sub("", _SELF.sub("", _DAY.sub("", clean)))
    lower = clean.lower()
    if lower in PRONOUNS and (len(clean) == 1 or not clean.isupper()):
        return Phrase(clean, SourceKind.UNNAMED, pronoun=lower, plural=lower in ("they", "we", "them", "both"))
    brackets = _BRACKET.findall(clean) if "(" in clean or "[" in clean else ()
    bare = _BRACKET.sub("", clean) if brackets else clean
    core, after = _split(_RELATIVE.sub("", bare) or bare)
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
    if known:
        return Phrase(strip_article(whole), SourceKind.GROUP, proper=True, plural=True)
    return None


def _parse_core(core: str, after: tuple[str, ...]) -> Phrase:
    """A phrase without brackets and relative clauses: a named person, a named body, or a nominal."""
    tokens = TOKEN.findall(core)
    named = _described_body(tokens) or _person(tokens, after) or _body(core, tokens)
    if named:
        return _apposed(named, after)
    named_after = _name_after(core, tokens, after)
    return named_after or _nominal(core, tokens)


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
    own = title[1:] if title and title[0].lower() in _OWNERS else title
    role = None if only_address or not has_role(own) else " ".join(own)
    gender = is_given(name_tokens[0]) or address or noun_gender([*title, *" ".join(after[:1]).split()])
    apposed, speaks_for = role_after(after), whom_for(title, after)
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


_OWNERS = frozenset("his her their its".split())


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
    return tokens[:at] if named else tokens


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
        and lower not in words("roles", "unnamed", "plural")
        and lower not in words("roles", "document", "heads")
        and lower not in words("roles", "organisation", "nominal")
        and lower not in words("organisations", "demonyms", "names")
    )


def _ends_in_a_noun(run: list[str]) -> bool:
    """Whether the last word is one for people or for a document: "Coast Guards", "Norland Salt Study"."""
    last = plain(run[-1])
    if last in _PLURAL_GROUPS() or demonym(run[-1].removesuffix("s")):
        return True
    return len(run) > 1 and last in words("roles", "document", "heads") and not is_given(run[0])


def _name_start(run: list[str], before: list[str]) -> int | None:
    """Where in a run of capitalised tokens the person's name starts; None when there is no person in it."""
    if any(token.lower() in _INNER_ONLY for token in run[1:]):
        return None
    roles = [i for i, token in enumerate(run) if _is_title(run, i)]
    if roles and roles[-1] == len(run) - 1 and len(run) > 1 and is_given(run[-2]) and len(run[-1]) > 3:
        roles.pop()
    if roles and roles[-1] + 1 < len(run):
        return roles[-1] + 1 if not is_body(run[roles[-1] + 1 :]) else None
    if roles or is_body(run) or _ends_in_a_noun(run):
        return None
    previous = before[-1].lower() if before else ""
    if previous in ("of", "to", "for", "at", "the", "in", "from", "on"):
        given = next((i for i in range(1, len(run)) if is_given(run[i])), None)
        return given if given is not None and has_role(before) else None
    if before and is_role(before[-1]):
        return 0
    given = next((i for i in range(len(run) - 1) if is_given(run[i])), None)
    if given is not None:
        return given
    if before and not APOSTROPHE.search(before[-1]):
        return None
    return 0 if len(run) <= 4 and not demonym(run[0]) else None


def _body(core: str, tokens: list[str]) -> Phrase | None:
    """A named organisation, outlet, or speaking place; with its possessor when it has one."""
    bare = strip_article(core)
    bare = bare[4:] if bare.lower().startswith("the ") else bare
    abbreviations = load_lexicon("organisations")["abbreviations"]
    if bare in abbreviations:
        return Phrase(abbreviations[bare], SourceKind.ORGANISATION, proper=True, aliases=(bare,))
    if is_outlet(bare):
        return Phrase(core if core.startswith("The ") else bare, SourceKind.OUTLET, proper=True, aliases=(bare,))
    lower = bare.lower()
    if known_body(lower):
        return Phrase(bare, SourceKind.ORGANISATION, proper=True, aliases=(bare,))
    capital = [t for t in tokens if t[:1].isupper() or ("-" in t and is_name_token(t))]
    others = [t for t in tokens if t not in capital]
    if not capital or any(t.lower() not in _INNER for t in others):
        return None
    if _is_nominal(tokens, capital, others):
        return None
    short = re.split(r"['’]s?\s+", bare, maxsplit=1)
    return Phrase(bare, SourceKind.ORGANISATION, proper=True, aliases=tuple(short[1:]))


def _is_nominal(tokens: list[str], capital: list[str], others: list[str]) -> bool:
    """Whether capitalised words end in, or start with, a noun for people, posts or documents and name no body."""
    last = plain(tokens[-1])
    head_at = next((i for i, t in enumerate(tokens) if t.lower() in _JOINING), len(tokens))
    head = plain(tokens[head_at - 1]) if head_at else last
    if head in _PLURAL_GROUPS() and tokens[head_at : head_at + 1] in (["of"], ["at"], ["in"]):
        return True
    if is_role(tokens[-1]) or (is_role(head) and head not in body_heads()):
        return True
    if last in _PLURAL_GROUPS() or (len(tokens) == 1 and last in words("roles", "document", "heads")):
        return True
    return len(capital) == 1 and len(others) <= 1 and last in words("roles", "organisation", "nominal")


_JOINING = frozenset("of for to on at in".split())


def _described_body(tokens: list[str]) -> Phrase | None:
    """A body named after a word for what it is: "the magazine The Lantern", "aid group Island Relief"."""
    at = next((i for i, t in enumerate(tokens) if i and not t[:1].isupper() and t in _bodies()), None)
    if at is None or at + 1 >= len(tokens) or not all(t[:1].isupper() for t in tokens[at + 1 :]):
        return None
    name = " ".join(tokens[at + 1 :])
    outlet = tokens[at] in words("roles", "organisation", "outlet_nominal") or tokens[at - 1 : at] == ["news"]
    kind = SourceKind.OUTLET if outlet else SourceKind.ORGANISATION
    bare = name.removeprefix("The ")
    return Phrase(name, kind, proper=True, aliases=(bare,), words=frozenset(tokens[: at + 1]))


def _bodies() -> frozenset[str]:
    return words("roles", "organisation", "nominal") | words("roles", "organisation", "company")


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
_INNER = frozenset("of for the and & to on in at de la du des und für".split())


def _PLURAL_GROUPS() -> frozenset[str]:  # noqa: N802
    return words("roles", "unnamed", "plural")


def _name_after(core: str, tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """A nominal whose first apposition is the name: "the minister, Ann Lee,"; "her party, the Coast Alliance"."""
    if not after or not tokens:
        return None
    plain_noun = tokens[-1][:1].islower() and not any(token in _STOPS for token in tokens)
    if plain_noun and tokens[-1] in _bodies():
        return _body_after(tokens, after[0])
    named = _person(TOKEN.findall(after[0]), after[1:])
    gender = noun_gender(tokens)
    if named is None or not (has_role(tokens) or gender) or (named.role and not (gender and _owned(tokens))):
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
    return tokens[0].lower() in _OWNERS or any(t.endswith(("'s", "’s")) for t in tokens[:-1])


def _body_after(tokens: list[str], apposed: str) -> Phrase | None:
    """The body that an apposition names, with the words that say what it is: "the operator, Norland Hydro,"."""
    name = strip_article(apposed)
    parts = name.split()
    if not parts or not all(part[:1].isupper() or part in _INNER for part in parts):
        return None
    outlet = tokens[-1].lower() in words("roles", "organisation", "outlet_nominal")
    kind = SourceKind.OUTLET if outlet or is_outlet(name) else SourceKind.ORGANISATION
    return Phrase(name, kind, proper=True, aliases=(name,), words=frozenset(token.lower() for token in tokens))


def _nominal(core: str, tokens: list[str]) -> Phrase:
    """A phrase without a name: an office, a group, an unnamed person, a document."""
    bare = strip_article(core) or core
    stop = next((i for i, t in enumerate(tokens) if i and t.lower() in _STOPS), len(tokens))
    noun_tokens = tokens[:stop]
    head = plain(noun_tokens[-1]).removeprefix("ex-") if noun_tokens else ""
    first = tokens[0].lower() if tokens else ""
    content = frozenset(plain(t).removeprefix("ex-") for t in noun_tokens if _is_word(t)) - _DETERMINERS
    plural = head in _PLURAL_GROUPS() or (head.endswith("s") and head[:-1] in _singulars())
    kind = _nominal_kind(head, first, plural)
    title = [t for t in tokens if t.lower() not in ("the", "a", "an", "one")]
    owner = plain(first) if first in _OWNERS else None
    return Phrase(
        bare,
        kind,
        head=head,
        words=content,
        plural=plural,
        speaks_for=whom_for(title, ()),
        gender=noun_gender(noun_tokens),
        definite=first in ("the", "this", "that", "these", "those"),
        owner=owner,
        role=None,
    )


def _is_word(token: str) -> bool:
    return token.isalnum() or "-" in token or "’" in token or "'" in token


_DETERMINERS = frozenset("the a an its his her their our these those this that some two three".split())


def _singulars() -> frozenset[str]:
    return (
        words("roles", "unnamed", "singular")
        | words("roles", "office", "heads")
        | words("roles", "organisation", "nominal")
        | words("roles", "document", "heads")
    )


def _nominal_kind(head: str, first: str, plural: bool) -> SourceKind:
    if head in ("source", "sources"):
        return SourceKind.UNNAMED
    if head in words("roles", "document", "heads"):
        return SourceKind.UNNAMED
    if plural:
        return SourceKind.GROUP
    if head in words("roles", "organisation", "nominal"):
        return SourceKind.ORGANISATION
    if first not in ("a", "an", "one", "another") and head in words("roles", "office", "heads"):
        speaking = head in words("roles", "office", "speaking")
        return (
            SourceKind.OFFICE if head in words("roles", "office", "posts") and not speaking else SourceKind.UNNAMED
        )
    if head in words("roles", "unnamed", "mass"):
        return SourceKind.GROUP
    return SourceKind.UNNAMED
