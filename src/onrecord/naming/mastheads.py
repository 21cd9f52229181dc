"""Whether a name is that of a news outlet by its own words: "The Daily Example", "Radio Example", "Reuters"."""

import re
from functools import cache, lru_cache

from onrecord.lexicon import load_lexicon
from onrecord.naming.sections import name_letters
from onrecord.naming.sites import site_of

_POSSESSIVE = re.compile(r"['’]s?$")
_SENDER = re.compile(r"[\"']?(?P<name>[^\"'<>@]{2,80}?)[\"']? ?<[^<>@\s]+@(?P<host>[\w.-]+)>")
_BRANDS = frozenset("Bloomberg Reuters CNN BBC NPR NBC CBS ABC Fox Sky Politico Axios".split())
"""Outlets whose parts go by a second word: Bloomberg Law, BBC Monitoring."""

_LEAST_INITIALS = 3
_STATIONS = frozenset(("Radio", "Televisión"))
_SMALL = frozenset(("of", "and", "&", "de", "del", "la"))


@lru_cache(maxsize=8192)
def is_outlet(name: str) -> bool:
    """Whether a name is that of a news outlet."""
    if not name[:1].isupper() and name[:3] != "al-":
        return False
    lower = name.lower().removeprefix("the ")
    if not _words("outlets", "names").isdisjoint((lower, f"the {lower}")):
        return True
    parts = name.removeprefix("The ").split()
    if "," in name or not parts[0][0].isupper():
        return False
    if len(parts) == 1:
        return name.startswith("The ") and _plain(parts[0]) in _words("heads", "masthead")
    if " ".join(parts[-2:]) in load_lexicon("organisations")["outlets"]["agencies"].split(";"):
        return True
    if len(parts) == 2 and len(parts[0]) > 2 and parts[0] in _BRANDS and parts[1][0].isupper():
        return True
    if parts[1] == "of" and parts[0].lower() in ("times", "voice"):
        return True
    headed = parts[0].lower() in _words("outlets", "first") or _plain(parts[-1]) in _words("heads", "outlet")
    return headed and (parts[-1][0].isupper() or _plain(parts[-1]) in _words("heads", "kinds"))


def is_masthead(name: str) -> bool:
    """Whether a name that stands alone is surely that of a newspaper, a broadcaster or an agency.

    "World News" and "Science" are outlets' names too, but more often what a menu has.
    """
    parts = name.removeprefix("The ").split()
    listed = len(parts) > 1 or (name.isupper() and len(name) >= _LEAST_INITIALS)
    if listed and not _words("outlets", "names").isdisjoint((name.lower(), f"the {' '.join(parts).lower()}")):
        return True
    if (
        "," in name
        or len(parts) < (1 if name.startswith("The ") else 2)
        or not all(part[0].isupper() or part in _SMALL for part in parts)
    ):
        return False
    return _plain(parts[-1]) in _words("heads", "masthead") or parts[0] in _STATIONS


def outlet_of_sender(field: str) -> str | None:
    """The outlet in the sender of a mail, "The Daily Example <news@example.example>"; None for a person's or none.

    It is called as outlets are, begins with an article as no person does, or is the domain's own letters.
    """
    match = _SENDER.fullmatch(field.strip())
    if match is None:
        return None
    name, site = match["name"], site_of(match["host"]) or ""
    own = name_letters(name) == name_letters(site.split(".")[0])
    return name if own or name.startswith("The ") or is_masthead(name) else None


def _plain(token: str) -> str:
    return _POSSESSIVE.sub("", token.lower())


@cache
def _words(*path: str) -> frozenset[str]:
    """The words of one entry of the list of organisations; entries with semicolons hold phrases."""
    table, name = path
    value = str(load_lexicon("organisations")[table][name]).lower()
    return frozenset(map(str.strip, value.split(";"))) - {""} if ";" in value else frozenset(value.split())
