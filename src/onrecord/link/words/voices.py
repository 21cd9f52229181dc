"""Which body speaks through a source, and which voices of different articles are one.

The sources of an article come in, one voice each goes out: the folded words of the body that is spoken for, or of
a person's last name. It depends on the article alone.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.link.words.terms import fold, pattern, word_set
from onrecord.records import Source, SourceKind

PERSON = "person "
_SPEAKS = re.compile(r"(?:an?\s+|the\s+)?(\S.*?)(?:['’]s)?\s+spokes(?:man|woman|person|people)\b", re.IGNORECASE)
_ITS = re.compile(r"(?:its|their)\s+(?:\w+\s+)?(?:director|head|chief|chairwoman|chairman|president|leader)\b")
_LEADS = re.compile(r"(\w+)['’]s\s+(?:\w+\s+)?(?:director|head|chief|chairwoman|chairman|president|leader)\b")


def read_voices(sources: Sequence[Source]) -> Mapping[str, str]:
    """The body that each source speaks for, by the source's id; "" where nobody is named.

    A spokesman is his body, a director of "the office" is the one body of the article that is an office, anybody
    else a person under the last name.
    """
    bodies = [source for source in sources if source.kind in (SourceKind.ORGANISATION, SourceKind.GROUP)]
    return {source.id: _voice(source, bodies) for source in sources}


def _voice(source: Source, bodies: Sequence[Source]) -> str:
    if source.kind is SourceKind.OUTLET:
        return body_key(source.name)
    loose = word_set("across", "loose_bodies")
    named = body_key(source.name)
    if source.kind in (SourceKind.ORGANISATION, SourceKind.GROUP) and named in loose:
        return _the_one(named, bodies) or named
    if source.kind in (SourceKind.ORGANISATION, SourceKind.GROUP) and source.name[:1].isupper():
        return named
    speaks = _SPEAKS.match(source.role or "")
    spoken = body_key(source.speaks_for or (speaks.group(1) if speaks else ""))
    if spoken in loose:
        spoken = _the_one(spoken, bodies) or spoken
    elif spoken in ("its", "their", "his", "her"):
        spoken = _the_one(spoken, bodies)
    if spoken:
        return spoken
    if source.kind is not SourceKind.PERSON:
        return named if " " in named else ""
    head = _LEADS.match(source.role or "")
    led = _the_one(head.group(1).lower(), bodies) if head and head.group(1).lower() in loose else ""
    if not led and _ITS.match(source.role or ""):
        led = _the_one("its", bodies)
    words = _name_words(source.name)
    return led or (PERSON + " ".join(words) if words else "")


def _name_words(name: str) -> list[str]:
    """The folded words of a person's name without the article of an Arabic one: "al-Assad" is "Assad" too.

    None of a name that is no word, of quotation marks alone.
    """
    words = [folded for word in name.split() if (folded := fold(word))]
    kept = [word.removeprefix("al-").removeprefix("el-") for word in words if word not in ("al", "el")]
    return [word for word in kept if word] or words


def _the_one(word: str, bodies: Sequence[Source]) -> str:
    """The one body of an article that "the office", "the company" or "its" can be, or ""."""
    named = {body_key(body.name) for body in bodies if body.name[:1].isupper() or " " in body.name}
    fitting = {key for key in named if word in key.split()}
    if not fitting and word in ("its", "their", "company", "operator", "firm"):
        loose = word_set("across", "loose_bodies") - {"company"} if word not in ("its", "their") else frozenset()
        fitting = {key for key in named if not set(key.split()) & loose}
    return fitting.pop() if len(fitting) == 1 else ""


def body_key(name: str) -> str:
    """A body's name as its folded words in order of the alphabet, without articles."""
    words = {fold(word).replace(".", "") for word in pattern("givers", "on_day").sub("", name).split()}
    return " ".join(sorted(word for word in words if word and word not in ("the", "a", "an", "of", "for", "in")))


@lru_cache(maxsize=65536)  # a few voices speak in many claims
def same_voice(one: str, other: str) -> bool:
    """Whether two voices are one: a person under last names that agree, a body under its words.

    Bodies are one when all words of one stand in the other, two at least, or one that stands for such a body
    ("the ministry"). A person whose whole name is a body's is that body, read as a person.
    """
    if not one or not other:
        return False
    if one.startswith(PERSON) and other.startswith(PERSON):
        mine, theirs = one.split()[1:], other.split()[1:]
        return mine[-1] == theirs[-1] and (len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0])
    less, more = sorted((set(one.removeprefix(PERSON).split()), set(other.removeprefix(PERSON).split())), key=len)
    if less == more:
        return True
    if one.startswith(PERSON) or other.startswith(PERSON):
        return False
    return less < more and (len(less) >= 2 or less <= word_set("across", "loose_bodies"))
