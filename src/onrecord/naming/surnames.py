"""Bare last names and the one person of their story whom each can mean: "Obama", and Barack Obama elsewhere.

The people who speak in the articles of one story come in, with what the articles tell of their posts and bodies;
the last names that can mean just one of them go out, each with the reason. Nothing is merged, and nothing is
joined by likeness alone: a last name stays alone where two people of the story bear it, where an article has both
names and did not take them for one, where posts or bodies gainsay it, and where the texts name others of that
family and no post tells who is meant. The people decide, not their order: the same ones give the same joins.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from onrecord.lexicon import load_lexicon
from onrecord.naming.fold import fold
from onrecord.naming.joined import Joined
from onrecord.naming.parts import split_name
from onrecord.naming.same import likeness
from onrecord.naming.words import listed
from onrecord.text import OWNS

_MOST = 60  # how many full names of one last name are compared with each other; more bearers tell nothing
_BEFORE_NAMES = frozenset(
    f"{load_lexicon('people')['openers']['words']} {load_lexicon('roles')['office']['heads']}".split()
) | listed("parts", "titles")
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*(?:\.[A-Z]){0,5}\.?"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who speaks in one article, under the name that it has; `posts` are what it says somebody is."""

    name: str
    article: str
    posts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    known_as: str | None = None


@dataclass(frozen=True, slots=True)
class SurnameJoin:
    """A last name and the full name it can mean in a story; `articles` are those that have the last name alone."""

    lone: str
    full: str
    because: str
    articles: tuple[str, ...]


def join_surnames(
    bearers: Iterable[Bearer], family: Mapping[str, Collection[str]] | None = None
) -> tuple[SurnameJoin, ...]:
    """The joins of those who speak in one story, by last name.

    `family` holds, for a folded last name, the full names in the texts that bear it, whoever of them speaks.
    """
    full, lone = _sorted(bearers)
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for last, alone in sorted(lone.items()):
        people = _people(full[last])
        apart = {one.article for one in alone} & {one.article for one in full[last]}
        for bearer in alone if people else ():
            chosen, because = _meant(bearer, people, apart=bool(apart), family=(family or {}).get(last, ()))
            if chosen:
                found[bearer.name, _usual(chosen)].append((because, bearer.article))
    return tuple(
        SurnameJoin(
            name, whole, max(because for because, _ in told), tuple(sorted({article for _, article in told}))
        )
        for (name, whole), told in sorted(found.items())
    )


def family_names(texts: Iterable[str], names: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The full names in texts that end in one of these lone last names, by the folded last name."""
    lone = "|".join(re.escape(name) for name in sorted(names))
    pattern = re.compile(rf"(?<![\w’'-])(?P<of>of )?(?P<before>(?:{_WORD} ){{1,3}})(?P<last>{lone})(?![\w-])")
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts if lone else ():
        for match in pattern.finditer(text):
            given = _given(match["before"].split()[1 if match["of"] else 0 :])
            if given:
                found[surname_key(match["last"])].add(f"{given} {match['last']}")
    return {key: frozenset(full) for key, full in found.items()}


def _given(before: list[str]) -> str:
    """The given names among the capitalised words before a last name: "On Monday President ▸ Ana"."""
    cut = max((at + 1 for at, word in enumerate(before) if _is_no_given(word)), default=0)
    return " ".join(before[cut:])


def _is_no_given(word: str) -> bool:
    """Whether a capitalised word before a last name is no given name: a title, an opening, a sentence's end."""
    bare = word.rstrip(".").lower()
    ends = word.endswith((*OWNS, "'", "’")) or (word[-1] == "." and len(bare.replace(".", "")) > 2)
    return ends or (word.isupper() and len(word) > 2) or bare in _BEFORE_NAMES


def surname_key(name: str) -> str:
    """The folded last name under which a lone and a full name meet; "" for a name without letters."""
    return split_name(name).last


Groups = dict[str, list[Bearer]]


def _sorted(bearers: Iterable[Bearer]) -> tuple[Groups, Groups]:
    """Those with a full name and those with a lone one, by last name."""
    full: Groups = defaultdict(list)
    lone: Groups = defaultdict(list)
    for bearer in sorted(set(bearers), key=repr):
        parts = split_name(bearer.name)
        if parts.last:
            (full if parts.full else lone)[parts.last].append(bearer)
    return full, lone


def _meant(
    lone: Bearer, people: list[list[Bearer]], *, apart: bool, family: Collection[str]
) -> tuple[list[Bearer], str]:
    """The one person whom a last name of one article can mean, with the reason; nobody where it could be two.

    `people` bear that last name and speak in the story under a full name, `family` are the full names of it in the
    texts. `apart` is whether an article has both names and did not take them for one.
    """
    told = [person for person in people if shares_post([lone], person) and not gainsaid([lone], person)]
    if len(told) == 1:
        return told[0], f"both are {_post_shared(lone, told[0])}"
    alone = not told and len(people) == 1 and not apart and not _others(family, people[0])
    if alone and not gainsaid([lone], people[0]):
        return people[0], "nobody else of that last name is named"
    return [], ""


def _people(full: list[Bearer]) -> list[list[Bearer]]:
    """The bearers of one last name as people: full names that are alike are one person's."""
    names = sorted({one.name for one in full})
    pairs = combinations(names, 2) if len(names) <= _MOST else ()
    joined = Joined(pair for pair in pairs if likeness(*pair))
    people: Groups = defaultdict(list)
    for bearer in full:
        people[joined.root(bearer.name)].append(bearer)
    return [people[root] for root in sorted(people)]


def _others(family: Collection[str], person: list[Bearer]) -> bool:
    """Whether the texts name somebody of the last name who is not this person."""
    names = {one.name for one in person}
    return any(all(name != own and not likeness(name, own) for own in names) for name in family)


def gainsaid(some: Sequence[Bearer], others: Sequence[Bearer]) -> bool:
    """Whether what is told of two names cannot be of one: two entries of the names file, two posts, two bodies."""
    known = {one.known_as for one in (*some, *others) if one.known_as}
    mine, theirs = _posts(some), _posts(others)
    bodies = all(any(bearer.bodies for bearer in group) for group in (some, others))
    apart = bool(mine and theirs and mine.isdisjoint(theirs))
    return len(known) > 1 or apart or (bodies and not shares_body(some, others))


def shares_post(some: Sequence[Bearer], others: Sequence[Bearer]) -> bool:
    """Whether both of two names are told to have one post."""
    return not _posts(some).isdisjoint(_posts(others))


def shares_body(some: Sequence[Bearer], others: Sequence[Bearer]) -> bool:
    """Whether both of two names are told to be of one body."""
    one, other = (_words(body for bearer in group for body in bearer.bodies) for group in (some, others))
    return not one.isdisjoint(other)


def _post_shared(lone: Bearer, person: list[Bearer]) -> str:
    """A post that both are told to have, in the words told of the last name."""
    shared = _posts([lone]) & _posts(person)
    return min(words for told in lone.posts for post, words in _read_posts(told) if post in shared)


def _posts(bearers: Sequence[Bearer]) -> frozenset[str]:
    """The posts of some bearers in words that different ways of writing share: "vice president", "minister"."""
    return frozenset(post for bearer in bearers for told in bearer.posts for post, _ in _read_posts(told))


def _read_posts(told: str) -> Iterator[tuple[str, str]]:
    """The posts in one role, each with its words there: "U.S. Vice President" has "vice president"."""
    words = told.lower().replace("-", " ").split()
    for at, word in enumerate(words):
        if word in _heads():
            lead = f"{words[at - 1]} " if words[at - 1 : at] else ""
            other = lead if lead.strip() in load_lexicon("roles")["office"]["another"].split() else ""
            yield other + _heads()[word], (other or (lead if lead == "prime " else "")) + word


@cache
def _heads() -> Mapping[str, str]:
    """For each word of a post the one that stands for all that can name it: "sen." and "senator"."""
    office = load_lexicon("roles")["office"]
    rows = [row.split() for row in office["same"]]
    return {head: next((min(row) for row in rows if head in row), head) for head in office["heads"].split()}


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in fold(name).split() if len(word) > 2)


def _usual(bearers: list[Bearer]) -> str:
    """The name under which most articles have somebody, the longest and then the first of several."""
    names = [one.name for one in bearers]
    return min(set(names), key=lambda name: (-names.count(name), -len(name), name))
