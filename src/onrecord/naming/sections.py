"""The outlet of a name that tells of a section besides: "The Daily Example - World", "Example News (web)".

Feeds are named so, one for each part of a paper. A name and, where its articles stand, a domain come in; the name
without the section goes out. What a mark or a bracket parts off is a section only where all its words are on the
list, for "The Example (Norland)" is another paper than "The Example". Nothing need part it off where the domain is
the letters of the words before it.
"""

import re
import unicodedata
from collections.abc import Iterator

from onrecord.naming.words import listed

_MARK = re.compile(r"\s[-–—|:»>/]+(?=\s)|\(")
_SECTION = re.compile(r"[^()]+(?:\)\s*)?")
_MOST = 40  # an outlet's name has no more words than this
_GENERAL = ("", "news", "online", "tv")  # what a domain adds to the letters of a name, or leaves out


def outlet_of_section(name: str, label: str = "") -> str:
    """The name of an outlet without a section that it tells besides; the name itself where it tells of none.

    `label` are the letters of the domain that its articles stand on, "" where none is known.
    """
    stop, first = len(name), len(name) - len(name.lstrip())
    for mark in reversed(list(_MARK.finditer(name))):
        section = name[mark.end() : stop]
        if mark.start() <= first or not _SECTION.fullmatch(section) or not _is_section(_words(section)):
            break
        stop = mark.start()
    bare = name if stop == len(name) else name[:stop].rstrip()
    words = bare.split()
    return next(_named_by(words, label), bare) if label and len(words) <= _MOST else bare


def _named_by(words: list[str], label: str) -> Iterator[str]:
    """The first words of a name that a domain is named by, the most first, where only a section follows them.

    "Online" goes for nothing between other words; the first letters count as well where a section does follow.
    """
    if label == name_letters(" ".join(words)):
        return
    plain = [word for word in words if word.casefold() != "online"]
    for size in range(len(plain), 0, -1):
        base, rest = " ".join(plain[:size]), plain[size:]
        initials = "".join(word[0] for word in plain[:size]).casefold() if rest and size > 1 else ""
        if _is_section(rest) and (
            initials == label or any(name_letters(base) + more == label for more in _GENERAL)
        ):
            yield base


def _is_section(words: list[str]) -> bool:
    return all(word.casefold() in listed("outlets", "sections") for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def name_letters(name: str) -> str:
    """The letters of a name without case, accents, marks and a leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(c for c in plain if not unicodedata.combining(c)).split()
    kept = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return "".join(filter(str.isalnum, "".join(kept)))
