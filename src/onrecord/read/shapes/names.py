"""Whether a line is a person's name, or says that one follows: "By Ada Holm"."""

import re
from functools import lru_cache

from onrecord.read.shapes.prose import KEPT
from onrecord.read.words import has_word, word_list

CAPITAL = "A-Z" + "".join(chr(at) for at in (*range(0xC0, 0x180), 0x218, 0x21A) if chr(at).isupper())
"""The capitals of Latin letters, for a class of a pattern: "Łukasz" and "Şahin" begin with one as "Ada" does."""

_NAME_PART = rf"(?:[{CAPITAL}][\w.'’-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|ter|y)"
_NAME = re.compile(rf"{_NAME_PART}(?: {_NAME_PART}){{1,4}}")
_BY = re.compile(
    r"(?:(?:(?:Words|Story|Written|Reported|Compiled|Interview|Analysis|Report) )?[Bb]y|BY"
    r"|[Vv]on|VON|[Pp]ar|[Pp]or|Di|Av|Door"
    r"|(?:Text|Autor(?:in)?|Author|Byline|Reporter)(?=:))\s*:?\s+"
    rf"(?=[{CAPITAL}]\S* [^\W\d_]\S*)(?!.*\d{{3}})"
)
_GLUED = re.compile(r"[a-z][A-Z]{2}")
"""Buttons that a page sets side by side, "CommentsREAD LATER"; no name is written so."""

_NO_FIRST_NAMES = ("the ", "our ", "your ", "my ", "this ", "der ", "die ", "das ", "los ", "las ", "les ")


def is_bare_by(text: str) -> bool:
    """Whether a line says no more than that a name follows: "By", "Written by:", "About the author"."""
    lowered = text.lower().strip("*+•:- ")
    return len(lowered) < 40 and (lowered in word_list("by") or lowered in word_list("name_heads"))


def is_byline(text: str) -> bool:
    """Whether a line says "By" somebody."""
    return len(text) < 100 and name_start(text) is not None


@lru_cache(maxsize=KEPT)
def name_start(text: str) -> int | None:
    """Where the name in a byline starts; None when the line is no byline."""
    match = _BY.match(text)
    return match.end() if match else None


@lru_cache(maxsize=KEPT)
def is_name(text: str) -> bool:
    """Whether a line could be a person's name and nothing else."""
    return len(text) < 50 and bool(_NAME.fullmatch(text.strip("* ")))


def is_only_name(text: str) -> bool:
    """Whether what stands after "By" is a name without a job or a button's words behind it."""
    return is_name(text) and not is_button(text) and not job_in(text)


def is_full_name(text: str) -> bool:
    """Whether a line is a name of two to four words, none of them a month, a job, an agency or a button's."""
    bare = text.strip(" ,")
    first, _, rest = bare.lower().partition(" ")
    others = any(has_word(name, bare.lower()) for name in ("site", "agencies", "ends", "jobs"))
    others = others or bool(_GLUED.search(bare))
    others = others or has_word("months", rest if first in word_list("months_as_names") else bare.lower())
    begun = bare.lower().startswith(_NO_FIRST_NAMES)
    return 2 <= len(bare.split()) <= 4 and is_name(bare) and not (others or begun or is_button(bare))


def is_button(text: str) -> bool:
    """Whether a line has a word that buttons have and names have not."""
    return has_word("no_names", text.lower())


def job_in(text: str) -> bool:
    """Whether a line names a newsroom's job."""
    return has_word("jobs", text.lower())
