"""What a body can be called: "the ministry", "the company", "the aid group", "the report".

An entity and a phrase come in, a yes or no goes out.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.naming.fold import fold
from onrecord.normalise.lexicons import any_words, families, load_lexicon, words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.places.table import country_codes, place_names
from onrecord.normalise.who.entities import Entity
from onrecord.records import SourceKind

_DIRECTED = re.compile(r"^(?:(?:North|South|East|West)(?:ern)?|Central|Upper|Lower|Greater)\s")
"""What says which part of a place: "Southern California"."""
_CENTRAL = re.compile(
    rf"^(?:The )?Bank of (?!(?i:{'|'.join(sorted(words('roles', 'organisation', 'lending')))})\b)[A-Z]"
    r"|\b(?:Federal Reserve|Reserve Bank|National Bank of)\b"
)
"""How the names of central banks begin or what they hold."""
_STEM = 4  # letters by which the name of a place agrees with the word for who is from it, where no list has them
_MODIFYING = ("-based", "-owned", "-backed", "-listed", "-run", "-led", "-leaning", "-controlled", "-funded")
"""Ends of words that say more of a body than its name does: "the Tarn-based firm"."""
LOOSE = any_words(("roles", "organisation", "company"), ("roles", "organisation", "loose"))
"""Words that fit any body that is no public one."""
_SMALL = frozenset("of the and for in on at de la".split())


def is_called(entity: Entity, phrase: Phrase, others: frozenset[str]) -> bool:
    """Whether a named body can be called that: "the ministry", "the company"."""
    if not entity.proper or phrase.plural or entity.kind in (SourceKind.PERSON, SourceKind.GROUP):
        return False
    own = frozenset(fold(entity.name).split()) | frozenset(fold(word) for word in entity.words)
    if phrase.words == {"central", "bank"} and _CENTRAL.search(entity.name):
        return True
    rest = all(fold(word) in own for word in others if not word.endswith(_MODIFYING))
    if entity.kind is SourceKind.OUTLET:
        outlet = phrase.head in words("roles", "organisation", "outlet_nominal")
        return (outlet and others <= own | {"wire", "news", "daily"}) or (
            phrase.head == "service" and bool(phrase.words & {"wire", "news"})
        )
    rows, documents = families("roles", "organisation", "same"), families("roles", "document", "same")
    same = documents.get(phrase.head) or rows.get(phrase.head) or frozenset((phrase.head,))
    if any(fold(word) in own for word in same) or (rest and _loosely(phrase.head) & own):
        return rest
    return rest and phrase.head in words("roles", "organisation", "company") and is_private(entity, phrase.head)


def is_by_word(entity: Entity, phrase: Phrase) -> bool:
    """Whether the word for a body stands in its name or in what the text says of it: "the institute"."""
    return fold(phrase.head) in {*fold(entity.name).split(), *map(fold, entity.words)}


@cache
def _loosely(head: str) -> frozenset[str]:
    """The words of bodies' names that a word for a body can mean besides: "the regulator", a commission."""
    rows = (row.split(":") for row in load_lexicon("roles")["organisation"]["loosely"])
    return next((frozenset(map(fold, named.split())) for word, named in rows if word == head), frozenset())


def is_public(entity: Entity) -> bool:
    """Whether a body's name or description says that it is a public body, or a place: no company then."""
    place = is_place(entity.name.lower()) or _DIRECTED.sub("", entity.name) in place_names()
    told = any_words(("organisations", "heads", "public"), ("organisations", "heads", "place"))
    named = place or bool(_heads(entity) & told)
    return named or bool((entity.words & words("roles", "organisation", "nominal")) - LOOSE)


def is_private(entity: Entity, head: str) -> bool:
    """Whether a body may be called by a word that fits any private one: a union is no "company"."""
    company = head in words("roles", "organisation", "company")
    return not is_public(entity) and not (company and _heads(entity) & words("organisations", "heads", "joined"))


def _heads(entity: Entity) -> set[str]:
    """The words that say what a body is, by its name: "Union of Tarn", "Tarn Dockers' Union"."""
    name = entity.name.lower()
    return {name.split()[-1], name.partition(" of ")[0].split()[-1]}


def is_place(word: str) -> bool:
    """Whether a word in lower case is a place that speaks, or says of which place or people."""
    people = words("organisations", "demonyms", "names")
    return (
        word in people
        or word in words("organisations", "speaking_places", "names")
        or word.removesuffix("s") in people
    )


def same_place(places: frozenset[str], roles: set[str]) -> bool:
    """Whether a role can be of the places that a nominal names: "Malaysia's minister", "Malaysian minister"."""
    own = places_among(roles)
    return not places or not own or bool(places & own)


def places_among(told: Iterable[str]) -> frozenset[str]:
    """The places that words in lower case tell, a country and its people as one: "us", "american"."""
    return frozenset(country_codes().get(word, word[:_STEM]) for word in told if is_place(word))


def can_be_short(name: str) -> bool:
    """Whether a name can stand for a longer one that holds it: a word of it is no place and not all short."""
    return any(len(word) > 2 and not is_place(word) for word in name.lower().split())


def holds_words(name: str, parts: Sequence[str]) -> bool:
    """Whether a name holds all the folded words of a shorter one."""
    folded = fold(name)
    return parts[0] in folded and len(parts) < len(own := folded.split()) and {*parts} <= {*own}


def is_initialism(letters: str, name: str) -> bool:
    """Whether capitals are the first letters of a name's words: BLF, the Brona Liberation Front."""
    plain = letters.replace(".", "")
    if not (2 <= len(plain) <= 6 and plain.isupper()):
        return False
    parts = [part for part in name.replace("-", " ").split() if part.lower() not in _SMALL]
    capitals = "".join(part[0] for part in parts if part[0].isupper())
    return len(parts) == len(plain) and capitals == plain
