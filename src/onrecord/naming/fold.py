"""Keys under which spellings of one name meet.

A name comes in, folded words go out, separated by single blanks. `fold` joins what only the way of writing tells
apart (accents, "-sky" and "-skyi", double letters). `loose` joins more, the vowels and throat sounds that nobody
writes alike in names from Arabic and Persian, and therefore counts only where a name bears marks of such spelling:
see `same_spelling`. Equal keys are a reason to ask whether two names are one; keys alone merge nothing.

Source: rules written for this project after the romanisations in use (BGN/PCGN, ISO 9, the agencies' own); measured
by `benchmarks/names.py`.
"""

import re
import unicodedata
from functools import lru_cache

from onrecord.naming.words import rows_of

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "dj",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "’": "'",
    }
)
_MARKS = re.compile(r"['’ʼ`.]s?(?=\s|$)|['’ʼ`.ʿʾ]")
_JOINED_ARTICLE = re.compile(r"\b(?:El|Al)(?=[A-Z])")
_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|as|ash|an|ar|at|az)-\s?(?=\w)|\b(?:al|el) (?=\w)")
_THROAT = re.compile(r"kh", re.IGNORECASE)
_MARKED = re.compile(
    r"q|kh|gh|dh|aa|ou|[aeiou]h\b|[aeiou]ss|h[ms]|ullah|\b(?:al|el|abu|abd|bin|ibn)[ -]|a[yi][aeiou]|z[ae]i\b|ani\b"
)
_SLAVIC = re.compile(r"(?:sk[iy]{1,2}|sky[iy]?|skiy|[oe]va?|enko|[iy]ch|uk|ko)$")
_LEAST = 4  # the least letters of a name that the loose key may join: short names are alike by chance


def _rules(*rows: tuple[str, str, str]) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(pattern), new, needed) for pattern, new, needed in rows)


PLAIN = _rules(
    (r"(?<=[bcdfghklmnprstvxz])ye", "e", "ye"),
    (r"gu(?=e)", "g", "gue"),
    (r"[yj]", "i", ""),
    (r"w", "v", "w"),
    (r"ii+", "i", "ii"),
    (r"(?<=[aeo])i(?=e)", "", "ie"),
    (r"\bie", "e", "ie"),
    (r"(?<=[^aeiou\W])ie(?=v)", "e", "iev"),
    (r"aei", "ai", "aei"),
    (r"(?<![aeiou])([aou])e(?=[bcdfghklmnprstvz])", r"\1", "e"),
    (r"tsch|tch|cz", "ch", "c"),
    (r"shch|sch", "sh", "ch"),
    (r"kh", "h", "kh"),
    (r"zh", "z", "zh"),
    (r"ts|tz", "t", "t"),
    (r"dt\b", "t", "dt"),
    (r"ich\b", "ic", "ich"),
    (r"ch(?=\w*ic\b)", "c", "ch"),
    (r"(?<=[cs]h)ov\b", "ev", "hov"),
    (r"q(?!u)|ck", "k", ""),
    (r"x", "ks", "x"),
    (r"ph", "f", "ph"),
    (r"ie\b", "i", "ie"),
    (r"(?<=[oe])ff\b", "v", "ff"),
    (r"(?P<twice>[a-z])(?P=twice)", r"\1", ""),
)
"""Each rule with what it writes and the letters without which it finds nothing."""
_ANY_PLAIN = re.compile("|".join(pattern.pattern for pattern, _, _ in PLAIN))
"""Finds where any of these rules applies: to more than half of all names none does."""
LOOSE = _rules(
    (r"i[ae]h?\b", "ia", "i"),
    (r"ou|oo|o", "u", "o"),
    (r"a[ie](?=[^aeiou\W]|\b)|ei(?=[^aeiou\W]|\b)", "e", ""),
    (r"e", "i", "e"),
    (r"dh", "d", "dh"),
    (r"dt", "t", "dt"),
    (r"ch", "sh", "ch"),
    (r"(?<=h)[iu](?=r)", "", "h"),
    (r"gh|[gq]", "k", ""),
    (r"th", "t", "th"),
    (r"(?<=[aiu])h(?=[^aeiou\W]|\b)", "", "h"),
    (r"([a-z])\1", r"\1", ""),
)


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """The key of a name: "Zelenskiy" and "Zelensky" meet, and "al-Assad" and "Assad"."""
    key = _plain(name)
    if _ANY_PLAIN.search(key):
        for pattern, new, needed in PLAIN:
            if needed in key:
                key = pattern.sub(new, key)
    return key


def without_article(name: str) -> str:
    """A name in lower case, with single spaces and without "the" before it: "The  Lagoon Post", "lagoon post"."""
    return " ".join(name.casefold().split()).removeprefix("the ")


@lru_cache(maxsize=32768)
def loose(name: str) -> str:
    """The looser key of a name: "Qaddafi" and "Gadhafi" meet, "Meshal" and "Mishal"."""
    key = fold(_THROAT.sub("k", name))
    for pattern, new, needed in LOOSE:
        if needed in key:
            key = pattern.sub(new, key)
    return key


def same_spelling(one: str, other: str) -> bool:
    """Whether two words can be one name, spelled from another alphabet in two ways."""
    if one == other or fold(one).replace(" ", "") == fold(other).replace(" ", ""):
        return True
    low, high = one.lower(), other.lower()
    rows = rows_of("spellings", "rows")
    if rows.get(low, frozenset()) & rows.get(high, frozenset()):
        return True
    if _SLAVIC.search(low) or _SLAVIC.search(high) or min(len(low), len(high)) < _LEAST:
        return False
    return bool(_MARKED.search(low) or _MARKED.search(high)) and loose(one) == loose(other)


def _plain(name: str) -> str:
    """Lower-case letters, digits and single blanks, without accents and without the Arabic article."""
    name = _JOINED_ARTICLE.sub("", name).lower()
    if name.isascii() and name.isalnum():
        return name
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    plain = _ARTICLE.sub("", _MARKS.sub("", plain))
    return " ".join(re.sub(r"[^a-z0-9]", " ", plain).split())
