"""Whose a web address is: the domain that an outlet has for itself.

An address or a bare host comes in, the registrable domain goes out, by a short list of second levels ("co.uk") and
of sites whose subdomains belong to different people. No list of all public suffixes is kept: the few that are not
here make two outlets of one country one site only where nothing else tells them apart.
"""

import datetime as dt
import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_SECOND_LEVEL = frozenset("ac co com edu gob gov go mil ne net or org".split())
_MANY_OUTLETS = frozenset(
    "blogspot.com github.io ghost.io livejournal.com medium.com netlify.app pages.dev substack.com tumblr.com "
    "typepad.com vercel.app weebly.com wixsite.com wordpress.com".split()
)
"""Sites whose subdomains belong to different people."""
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/.*)?", re.IGNORECASE)

_ARCHIVED = re.compile(
    r"^https?://web\.archive\.org/web/(?P<kept>\d{4,14})(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE
)
"""What the Wayback Machine sets before the address of a page: https://web.archive.org/web/20310307101112/https://…"""


@lru_cache(maxsize=1000)
def site_of(address: str) -> str | None:
    """The domain that an outlet has for itself, of a web address or a plain one; None for neither."""
    parts = split_address(address) or split_address(f"https://{address}")
    host = (parts.hostname or "").removeprefix("www.") if parts else ""
    labels = host.split(".")
    if len(labels) < 2 or not labels[-1].isalpha():
        return host or None
    size = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    site = ".".join(labels[-size:])
    return host if site in _MANY_OUTLETS else site


def named_site(name: str) -> str | None:
    """The domain that a name is: "www.post.example" or "https://post.example/"; None for any other name."""
    bare = name.strip()
    return site_of(bare) if split_address(bare) or _HOST.fullmatch(bare) else None


def original_address(address: str) -> str:
    """The address of the page that a web archive keeps under its own; any other address as it is."""
    return _ARCHIVED.sub("", address, count=1)


def archived_at(address: str) -> str | None:
    """When a web archive took the page that its address leads to, in UTC; None where the address does not say.

    One that names less than a second leads to the nearest of several copies.
    """
    match = _ARCHIVED.match(address)
    if match is None or len(match["kept"]) < 14:
        return None
    try:
        return dt.datetime.strptime(match["kept"], "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC).isoformat()
    except ValueError:
        return None


def split_address(address: str) -> SplitResult | None:
    """The parts of a web address; None for anything else."""
    try:
        parts = urlsplit(address.strip())
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
