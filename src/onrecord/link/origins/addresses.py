"""Under which addresses an article is known: its own, and those of its own site that it says it is found under.

A page has one address without what changes nothing in it: scheme, "www.", the mark that tells a site where a
reader came from. Beside it stand the addresses that it names: the canonical one, its AMP version's, and the one
that an AMP address is made from. An address of another site names another outlet's article, however alike.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult

from onrecord.link.origins.copies import DERIVED, TOO_FEW_RUNS
from onrecord.naming.sites import site_of, split_address
from onrecord.stated import Stated

_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d|link\w*|format|bbc\w*)|ns_(?:mchannel|source|campaign|linkname|fee)"
    r"|\w{0,4}clid|gclsrc|mc_[ce]id|igsh(?:id)?|_ga|_gl|guce\w*|guccounter|ref_(?:src|url)|smid|smtyp|soc_(?:src|trk)"
    r"|s_cid|wt_z?mc|wtmc|xtor|cmpid|cmp|ocid|ito|__twitter_impression|amp_(?:js_v|gsa|lite|tf)|usqp|fb_\w+"
    r"|msclkid|mkt_tok|_hs(?:enc|mi)|spm)",
    re.IGNORECASE,
)
"""Parameters that tell where a reader came from, as the programs that set them document them."""

_CACHED = re.compile(r"/(?:amp|[cv])/(?:s/)?(?P<address>[^/]+\.[^/]+/.*)")
_AMP_HOST = re.compile(r"^amp\.|^(?P<before>[^.]+)\.amp\.")
_AMP_FIRST = re.compile(r"^/amp(?=/.)")
_AMP_LAST = re.compile(r"(?:/amp|\.amp)(?=\.html$|$)")
_AMP_MARK = re.compile(r"(?:amp(?:=[^&]*)?|(?:outputtype|view|type|format)=amp)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """The addresses of one article, each without scheme, tracking and fragment: its own and those it names."""

    own: str
    named: frozenset[str]


def known_addresses(address: str, stated: Stated) -> Known:
    """The addresses of the page that was found under one and states these about itself."""
    own = plain_address(address)
    stated_by_page = [found.value for found in (stated.canonical, stated.amp) if found is not None]
    named = {plain_address(one) for one in stated_by_page if site_of(one) and site_of(one) == site_of(own)}
    named.add(_without_amp(own))
    return Known(own, frozenset(one for one in named if one != own and not one.endswith("/")))


def plain_address(address: str) -> str:
    """An address without scheme, "www.", tracking, fragment and last slash, out of its AMP cache; an id as it is.

    A front page keeps its slash: "post.example/".
    """
    parts = split_address(address)
    if parts is None or not parts.hostname:
        return address
    host = parts.hostname.removeprefix("www.")
    cached = _CACHED.fullmatch(parts.path)
    if cached and (host.endswith(".cdn.ampproject.org") or re.fullmatch(r"google\.[a-z.]{2,6}", host)):
        return plain_address(f"https://{cached['address']}?{parts.query}")
    port = f":{parts.netloc.rpartition(':')[2]}" if _is_own_port(parts) else ""
    kept = [one for one in parts.query.split("&") if one and not _TRACKING.fullmatch(one.partition("=")[0])]
    query = f"?{'&'.join(kept)}" if kept else ""
    path = f"{parts.path.rstrip('/')}{query}" or "/"
    return f"{host}{port}{path}{f'#{parts.fragment}' if parts.fragment.startswith('!') else ''}"


def is_same_article(one: tuple[str | None, frozenset[int]], other: tuple[str | None, frozenset[int]]) -> bool:
    """Whether two pages of which one names the other, or both a third, show one article.

    Sites are careless: a page may name the front of its section, or the second page of a story its first. So a
    fifth of the shorter body's runs of four words must stand in the other; bodies too short to tell are told by
    their titles.
    """
    (title, runs), (other_title, other_runs) = one, other
    shorter = min(len(runs), len(other_runs))
    if shorter >= TOO_FEW_RUNS:
        return len(runs & other_runs) >= DERIVED * shorter
    words, other_words = _words(title), _words(other_title)
    return not words or not other_words or 2 * len(words & other_words) >= min(len(words), len(other_words))


def _words(title: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (title or "").casefold()))


def _is_own_port(parts: SplitResult) -> bool:
    """Whether a port is written that is not the scheme's."""
    try:
        return parts.port is not None and parts.port != {"http": 80, "https": 443}[parts.scheme]
    except ValueError:
        return ":" in parts.netloc


def _without_amp(plain: str) -> str:
    """The address that an AMP address is made from, by the ways in which sites make them; others as they are."""
    bare, _, query = plain.partition("?")
    host, slash, path = bare.partition("/")
    host = _AMP_HOST.sub(lambda found: f"{found['before']}." if found["before"] else "", host)
    path = _AMP_LAST.sub("", _AMP_FIRST.sub("", slash + path))
    kept = [one for one in query.split("&") if one and not _AMP_MARK.fullmatch(one)]
    return f"{host}{path}{'?' + '&'.join(kept) if kept else ''}"
