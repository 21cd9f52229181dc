"""Named bodies in a phrase: organisations, outlets and places that speak.

Tokens of a phrase come in ("the", "aid", "group", "Island", "Relief"); a `Phrase` of an organisation or an outlet
goes out, or None where no body is named.
"""

import re

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import load_lexicon, words
from onrecord.normalise.phrases.nominals import STOPS, Phrase
from onrecord.normalise.phrases.titles import strip_article
from onrecord.normalise.places.table import names_people
from onrecord.normalise.tokens import (
    BODY_HEADS,
    BODY_NOUNS,
    is_address,
    is_given,
    is_name_token,
    is_role,
    known_body,
    plain,
)
from onrecord.records import SourceKind

INNER_ONLY = words("roles", "phrase", "inner_only")
"""Words that stand capitalised in the names of bodies only: Doctors Without Borders."""
_JOINING = words("roles", "phrase", "joining")
INNER = words("roles", "phrase", "inner")
"""Small words that stand within the name of a body: Médecins sans Frontières."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
"""A number with which the name of a body begins: "the 9th Court of Appeals"."""
_ADJECTIVE = re.compile(r"(?:non-?)?[a-z]+(?:-[a-z]+)*(?:al|an|ic|ive|ous|ary|ed|run|led|based|backed|wing|profit)")
_OF_MANY = words("roles", "phrase", "of_many")
"""Heads of names in which a word for a body stands first: "Airline Pilots Association"."""


def is_plural_noun(word: str) -> bool:
    """Whether a word is of documents or of posts in the plural: "Polls", "Lawmakers"."""
    single = word.removesuffix("s")
    return single != word and (single in words("roles", "document", "heads") or is_role(single))


def read_body(core: str, tokens: list[str]) -> Phrase | None:
    """A named organisation, outlet, or speaking place; with its possessor when it has one."""
    bare = strip_article(core)
    bare = bare[4:] if bare.lower().startswith("the ") else bare
    abbreviations = load_lexicon("organisations")["abbreviations"]
    if bare in abbreviations or bare in abbreviations.values():
        full = abbreviations.get(bare, bare)
        return Phrase(full, SourceKind.ORGANISATION, proper=True, aliases=(bare,))
    article = core.lower().startswith("the ")
    if is_outlet(bare) or (article and is_outlet(f"The {bare}")):
        named = core.startswith("The ") or not is_outlet(bare)  # "the Mirror" is no outlet without its article
        return Phrase(f"The {bare}" if named else bare, SourceKind.OUTLET, proper=True, aliases=(bare,))
    lower = bare.lower()
    if known_body(lower):
        return Phrase(bare, SourceKind.ORGANISATION, proper=True, aliases=(bare,))
    tokens, bare = _without_adjectives(tokens, bare)
    capital = [t for t in tokens if t[:1].isupper() or ("-" in t and is_name_token(t)) or _ORDINAL.fullmatch(t)]
    others = [t for t in tokens if t not in capital]
    if not capital or any(t.lower() not in INNER for t in others):
        return None
    if len(tokens) == 1 and plain(tokens[0]) in words("people", "openers", "words"):
        return None
    openers = words("people", "openers", "words") - INNER - INNER_ONLY
    if _is_nominal(tokens, capital, others) or any(t.lower() in openers for t in tokens[1:-1]):
        return None
    short = re.split(r"['’]s?\s+", bare, maxsplit=1)
    if len(short) > 1 and (known_body(short[1].lower()) or (short[1].isupper() and " " not in short[1])):
        return read_body(short[1], short[1].split())  # "Verrin's White House"
    return Phrase(bare, SourceKind.ORGANISATION, proper=True, aliases=tuple(short[1:]))


def _without_adjectives(tokens: list[str], bare: str) -> tuple[list[str], str]:
    """A body's name without the adjectives in small letters before it: "the nonpartisan ▸ Voter Centre"."""
    first = next((at for at, token in enumerate(tokens) if token[:1].isupper() and token not in ("The", "A")), 0)
    lead = [token for token in tokens[:first] if token.lower() not in ("the", "a", "an", "its")]
    named = len(tokens) - first > 1 and plain(tokens[-1]) in BODY_HEADS
    if not lead or not named or not all(_ADJECTIVE.fullmatch(token) for token in lead):
        return tokens, bare
    return tokens[first:], bare[bare.index(tokens[first]) :]


def _is_nominal(tokens: list[str], capital: list[str], others: list[str]) -> bool:
    """Whether capitalised words end in, or start with, a noun for people, posts or documents and name no body."""
    last = plain(tokens[-1])
    head_at = next((i for i, t in enumerate(tokens) if t.lower() in _JOINING), len(tokens))
    head = plain(tokens[head_at - 1]) if head_at else last
    joint = tokens[head_at] if head_at < len(tokens) else ""
    if head in words("roles", "unnamed", "plural") and joint in ("of", "at", "in", "to"):
        return True
    if joint == "for" and head in words("roles", "unnamed", "serving"):
        return True  # "Lawyers for Vance"
    if head in BODY_HEADS and joint == "to":
        return False  # "the Committee to Protect Journalists"
    if is_role(tokens[-1]) or (is_role(head) and head not in BODY_HEADS):
        return True
    if len(tokens) == 1 and (last in words("roles", "document", "heads") or is_plural_noun(last)):
        return True
    if names_people(" ".join(tokens)) or last in words("roles", "unnamed", "plural"):
        return True
    return len(capital) == 1 and len(others) <= 1 and last in words("roles", "organisation", "nominal")


def read_described_body(tokens: list[str]) -> Phrase | None:
    """A body named after a word for what it is: "the magazine The Lantern", "aid group Island Relief"."""
    at = next((i for i, t in enumerate(tokens) if not t[:1].isupper() and t in BODY_NOUNS), None)
    at = 0 if at is None and _begins_with_kind(tokens) else at
    if at is None or at + 1 >= len(tokens) or not is_name_token(tokens[at + 1]):
        return None
    if not all(is_name_token(t) or t in INNER for t in tokens[at + 1 :]):
        return None
    titled = (is_role(tokens[at + 1]) or is_address(tokens[at + 1])) and tokens[at + 2 :]
    if titled and plain(tokens[-1]) not in BODY_HEADS:
        return None  # "city police Commissioner Ana Lee"
    if STOPS & set(tokens[:at]) or (tokens[at].endswith(("er", "or")) and _is_full_name(tokens[at + 1 :])):
        return None
    name = " ".join(tokens[at + 1 :])
    own = tokens[at].lower() in words("roles", "organisation", "outlet_nominal")
    outlet = own or tokens[at - 1 : at] == ["news"]
    kind = SourceKind.OUTLET if outlet else SourceKind.ORGANISATION
    bare = name.removeprefix("The ")
    return Phrase(name, kind, proper=True, aliases=(bare,), words=frozenset(t.lower() for t in tokens[: at + 1]))


def _begins_with_kind(tokens: list[str]) -> bool:
    """Whether a sentence's first word says what the body behind it is: "Drugmaker ▸ Halden Pharma"."""
    known = bool(tokens) and tokens[0].lower() in words("roles", "organisation", "before_names")
    return known and plain(tokens[-1]) not in _OF_MANY and not any(is_role(token) for token in tokens[1:])


def _is_full_name(tokens: list[str]) -> bool:
    """Whether a given name and a last name make up all the words: "miner ▸ Bob Hale" is no company."""
    return len(tokens) in (2, 3) and is_given(tokens[0]) is not None and plain(tokens[-1]) not in BODY_HEADS


def read_body_behind(tokens: list[str], apposed: str) -> Phrase | None:
    """The body that an apposition names, with the words that say what it is: "the operator, Norland Hydro,"."""
    name = strip_article(apposed)
    parts = name.split()
    if not parts or not all(part[:1].isupper() or part in INNER for part in parts):
        return None
    outlet = tokens[-1].lower() in words("roles", "organisation", "outlet_nominal")
    kind = SourceKind.OUTLET if outlet or is_outlet(name) else SourceKind.ORGANISATION
    return Phrase(name, kind, proper=True, aliases=(name,), words=frozenset(token.lower() for token in tokens))
