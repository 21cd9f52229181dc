"""Source phrases without a name: an office, a group, an unnamed person, a document.

The words of a phrase come in, a `Phrase` goes out: the record that `parse` makes of every source phrase.
"""

from dataclasses import dataclass, replace

from onrecord.normalise.lexicons import any_words, words
from onrecord.normalise.phrases.titles import strip_article, whom_for
from onrecord.normalise.places.table import is_one_of_a_people, names_people
from onrecord.normalise.tokens import noun_gender, plain
from onrecord.records import SourceKind

STOPS = words("roles", "phrase", "stops")
"""Words behind which a phrase says more of its head."""
PRONOUNS = words("roles", "phrase", "pronouns")
OWNERS = words("roles", "phrase", "owners")
_MOST_COUNTING = 7  # tokens at the beginning of a phrase in which it may say how many there are
_OF_PEOPLE = tuple(words("roles", "unnamed", "ends_of_plurals"))
"""Ends of nouns for people where the lists have them not; "er" alone ends too many things: "orders", "numbers"."""
_THINGS = words("roles", "unnamed", "things")  # nouns with such ends that are no people
_SOME = words("roles", "phrase", "some")
_BEHIND_VERBS = words("roles", "phrase", "behind_verbs")
_DETERMINERS = words("roles", "phrase", "determiners")
_SINGULARS = any_words(
    ("roles", "unnamed", "singular"),
    ("roles", "office", "heads"),
    ("roles", "organisation", "nominal"),
    ("roles", "document", "heads"),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One source phrase, taken apart.

    `name` is the proper name, or for a nominal its words without article. `head` is the head noun in lower
    case ("" for a proper name), `words` are its content words, `definite` is true for "the …" and for bare
    nominals with a determiner that points back. `owner` is whose somebody is: a possessive pronoun or a name.
    `affiliation` is the body that a person belongs to. `partial` is true for some of a group, and for those whom a
    clause tells apart: "some senators", "senators who stayed".
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
    partial: bool = False


def read_nominal(core: str, tokens: list[str]) -> Phrase:
    """A phrase without a name: an office, a group, an unnamed person, a document."""
    bare = strip_article(core)
    bare = core if not bare or bare.startswith("who ") else bare  # "those who stayed"
    counted = _counted(tokens)
    if counted is not None:
        return replace(counted, name=bare, definite=False, owner=None, partial=True)
    stop = next((i for i in range(1, len(tokens) - 1) if _is_day(tokens, i)), len(tokens))
    noun_tokens = tokens[: min(stop, _stop(tokens, 1), _clause(tokens))]
    head = plain(noun_tokens[-1]).removeprefix("ex-") if noun_tokens else ""
    first = tokens[0].lower() if tokens else ""
    content = frozenset(plain(t).removeprefix("ex-") for t in noun_tokens if _is_word(t)) - _DETERMINERS
    plural = _is_plural(head) or names_people(" ".join(noun_tokens))
    kind = _nominal_kind(head, first, plural)
    title = [t for t in tokens if t.lower() not in ("the", "a", "an", "one")]
    owner = plain(first) if first in OWNERS else None
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
        partial=first in _SOME,
    )


def _counted(tokens: list[str]) -> Phrase | None:
    """Those of whom a phrase says how many there are: "a number of ▸ residents", "more than 20 ▸ senators"."""
    lower = [token.lower() for token in tokens[:_MOST_COUNTING]]
    share = next((at for at, word in enumerate(lower) if word == "of" and at), None)
    about = lower[:2] in (["more", "than"], ["fewer", "than"], ["at", "least"], ["up", "to"])
    if share is not None and lower[share - 1] in words("roles", "unnamed", "counting"):
        rest = tokens[share + 1 :]
    elif about and len(tokens) > len(lower[:2]) + 1:
        rest = tokens[2:]
    else:
        return None
    told = read_nominal(" ".join(rest), rest) if rest else None
    return told if told and told.plural else None


def _is_plural(head: str) -> bool:
    """Whether a noun in small letters is for several people, posts, bodies or documents."""
    single = head.removesuffix("s")
    if head in words("roles", "unnamed", "plural") or single == head:
        return head in words("roles", "unnamed", "plural")
    return (
        single in _SINGULARS
        or is_one_of_a_people(single)
        or (single.endswith(_OF_PEOPLE) and single not in _THINGS)
    )


def _is_day(tokens: list[str], at: int) -> bool:
    """Whether a day or a year begins there, by which the head's words end: "a report ▸ last year by the board"."""
    time = tokens[at + 1] in ("week", "month", "year", "spring", "summer", "autumn", "fall", "winter")
    return tokens[at] in ("last", "this", "earlier", "late") and (time or tokens[at + 1] in ("last", "this"))


def _stop(tokens: list[str], start: int) -> int:
    """Where the words of the head end: before "of", "in" and the like, but behind a body's name before the head.

    "A Department of Justice official ▸ in Tarn" is an official.
    """
    stop = next((i for i, t in enumerate(tokens) if i >= start and t.lower() in STOPS), len(tokens))
    if not 0 < stop < len(tokens) - 2 or not tokens[stop - 1][:1].isupper() or not tokens[stop + 1][:1].isupper():
        return stop
    if stop == 1 and plain(tokens[0]) in words("roles", "unnamed", "plural"):
        return stop  # a sentence's first word: "Analysts ▸ at Corby & Vane"
    behind = range(stop + 2, len(tokens))
    noun = next((i for i in behind if not tokens[i][:1].isupper() and tokens[i] != "&"), len(tokens))
    return _stop(tokens, noun) if noun < len(tokens) and tokens[noun] not in STOPS else stop


def _clause(tokens: list[str]) -> int:
    """Where a clause without "that" begins behind a noun: "an affidavit ▸ used to obtain the warrant"."""
    for at in range(1, len(tokens) - 1):
        noun, verb = tokens[at - 1] if at > 1 else plain(tokens[0]), tokens[at]
        told = verb.endswith("ed") and verb.islower() and tokens[at + 1].lower() in _BEHIND_VERBS
        people = noun.islower() and (at > 1 or _is_plural(noun))
        if told and people and not noun.endswith("ly") and noun not in _DETERMINERS | STOPS:
            return at
    return len(tokens)


def _is_word(token: str) -> bool:
    return token.isalnum() or "-" in token or "’" in token or "'" in token


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
