"""Whose a plain text is and where it stands on the web, by the lines around its article.

A name counts as the outlet's when an address on the page is made of its letters, or the line of its rights has it.
Else the line of rights tells, or the one name of a newspaper or a broadcaster above the article; at last the agency
in the dateline, or the bare host that a reader's view shows on top. An address counts as the article's when it has
the words of the headline, or the words before it say that the page was saved or printed from there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.markdown import plain
from onrecord.naming.mastheads import is_masthead, is_outlet
from onrecord.naming.sites import site_of, split_address
from onrecord.read import shapes
from onrecord.read.facts.outlets import letters_of
from onrecord.read.lines import key_of, words_in
from onrecord.read.words import has_word, word_list
from onrecord.records import BODY_ROLES, Block, Role

_OTHERS = BODY_ROLES | {Role.RELATED_TEASER, Role.UNRELATED_ITEM, Role.CAPTION, Role.AUTHOR_BIO, Role.READ_TIME}
_LONGEST = 200
_LONGEST_NAME = 50
_MOST_WORDS = 6
_LEAST_LETTERS = 4
_BESIDE = 12
"""So many lines above the first paragraph, and on top of the page, may name the outlet by a newspaper's name."""

_LETTER = re.compile(
    r"(?P<name>[^!.]{2,60}?) is a reader-supported publication\b|Thanks for reading (?P<thanked>[^!.]{2,60})!"
)
"""What a letter that readers subscribe to says of itself."""

_WEB = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"]+", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://|www\.|@|^)((?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})/?", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|/•·–—-]\s+|\s+(?=https?://)|\s+by\s+(?=[A-Z])|,\s+(?=[A-Z]?[a-z]* ?\d)")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:(?:19|20)\d\d[\s,–-]*)+)?(?:by\s)?\s*"
    r"(?!all rights|copyright)(?P<name>[^\W\d_][^.|©()/]{2,60}?)"
    r"(?=[\s,]*(?:(?:19|20)\d\d|all rights|unless|or its\b|and affiliated|, an? |[.|©()]|$))",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"rights reserved", re.IGNORECASE)
_FORM = re.compile(
    r"(?:(?: &| and)?,? (?:ltd|limited|inc|llc|plc|gmbh|ag|corp|corporation|co)\b\.?)+$", re.IGNORECASE
)
_COMPANY = re.compile(
    r"(?:(?: &| and)? (?:news )?(?:holdings?|media|group|publishing|publications|publishers|newspapers|interactive"
    r"|company|companies))+$",
    re.IGNORECASE,
)
"""What the owner of an outlet has in its name; the outlet itself may be called otherwise."""

_AGENCY = re.compile(
    rf"[{shapes.CAPITAL}][^()\n]{{2,60}}\((?P<name>[{shapes.CAPITAL}][\w.& -]{{1,30}})\)\s*[–—-]\s?(?=\S)"
)
_LEAST_SHARED = 2
_MOSTLY = 0.5  # so many of the longer words of an address stand in its article's headline, in number and in share


class _Signs(NamedTuple):
    """What bears out a name: the labels of hosts and the names in lines of rights, each by its letters."""

    hosts: frozenset[str]
    owners: tuple[str, ...]


def text_address(text: str, blocks: Sequence[Block], title: str | None) -> str | None:
    """The address of the article that a line of a plain text gives; None when none does."""
    before = ""
    wanted = {word for word in words_in(title or "") if len(word) >= _LEAST_LETTERS}
    for line in _lines(text, blocks):
        match = _WEB.search(line)
        if match is not None:
            head = (line[: match.start()] or before).lower().strip(" :*•-")
            address = match[0] if "://" in match[0] else f"https://{match[0]}"
            if head in word_list("address_heads") or (match.start() == 0 and _is_about(address, wanted)):
                return address.rstrip(".,;")
        before = line
    return None


def _is_about(address: str, wanted: set[str]) -> bool:
    """Whether an address has enough of the longer words of a headline."""
    parts = split_address(address)
    found = (
        {word for word in re.findall(r"[^\W_]+", parts.path.lower()) if len(word) >= _LEAST_LETTERS}
        if parts
        else set()
    )
    named = {word for word in found if not word.isdigit()}
    shared = len(named & wanted)
    return shared >= _LEAST_SHARED and shared >= _MOSTLY * len(named)


def text_outlet(text: str, blocks: Sequence[Block], address: str | None) -> str | None:
    """The outlet that the lines of a plain text name; None when none does.

    `address` is the article's, when it is known.
    """
    lines = list(_lines(text, blocks))
    claimed = filter(shapes.is_rights_line, lines)
    rights = [(line, match["name"]) for line in claimed if (match := _RIGHTS.search(line))]
    owners = [*(_COMPANY.sub("", _FORM.sub("", name)) for _, name in rights), *_letters_named(lines)]
    signs = _Signs(frozenset(_labels(lines, address)), tuple(map(letters_of, owners)))
    names = list(dict.fromkeys(name for line in lines for name in _names(line)))
    shown = next((name for name in names if _is_borne_out(name, signs)), None)
    return (
        shown
        or _sender(text, blocks, names)
        or next(filter(None, (_owner(line, name, placed=address is not None) for line, name in rights)), None)
        or _masthead(text, blocks)
        or (_agency(text, blocks) or _bare_host(lines) if address is None else None)
    )


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The lines that are no part of the article and short."""
    for block in blocks:
        if block.role not in _OTHERS and block.end - block.start <= _LONGEST:
            yield plain(text[block.start : block.end])


def _labels(lines: Sequence[str], address: str | None) -> Iterator[str]:
    """The domains that some lines name, each by the letters of its own label."""
    for line in (*lines, address or ""):
        for match in _HOST.finditer(line):
            site = site_of(match[1])
            if site:
                yield letters_of(site.split(".")[0])


def _letters_named(lines: Sequence[str]) -> Iterator[str]:
    """The names under which a letter that readers subscribe to speaks of itself."""
    for line in lines:
        if match := _LETTER.match(line):
            yield match["name"] or match["thanked"]


def _names(line: str) -> Iterator[str]:
    """The pieces of a line that could be an outlet's name."""
    employers = line.split(", ")[1:] if shapes.is_byline(line) else ()
    for piece in (line, *_PARTS.split(line), *employers) if not shapes.is_rights_line(line) else ():
        name = piece.strip(" *•|:#")
        if not 1 < len(name) <= _LONGEST_NAME or len(name.split()) > _MOST_WORDS or "." in name:
            continue
        if name[0].isupper() and len(letters_of(name)) > 1 and not has_word("networks", name.lower()):
            yield name


def _is_borne_out(name: str, signs: _Signs) -> bool:
    letters = letters_of(name)
    return len(letters) >= _LEAST_LETTERS and (letters in signs.hosts or letters in signs.owners)


def _owner(line: str, name: str, *, placed: bool) -> str | None:
    """The outlet that a line of rights names: all rights are its own, or it is called as newspapers are.

    Where the article's address is known (`placed`), an agency's rights do not make the article's outlet. A company
    that only owns outlets is none.
    """
    whole = name.strip(" ,")
    named = _FORM.sub("", whole)
    bare = _COMPANY.sub("", named)
    if placed and shapes.names_agency(bare):
        return None
    sure = bare == named and _RESERVED.search(line) and (named != whole or not shapes.is_full_name(bare))
    return bare if bare[:1].isupper() and (sure or is_masthead(bare)) else None


def _masthead(text: str, blocks: Sequence[Block]) -> str | None:
    """The one name of a newspaper or a broadcaster around the headline; None for none or several."""
    start = next((at for at, block in enumerate(blocks) if block.role is Role.BODY), len(blocks))
    lines = _lines(text, [*blocks[: min(start, _BESIDE)], *blocks[max(0, start - _BESIDE) : start]])
    found = {key_of(name): name for line in lines for name in _names(line) if is_masthead(name)}
    return next(iter(found.values())) if len(found) == 1 else None


def _sender(text: str, blocks: Sequence[Block], names: Sequence[str]) -> str | None:
    """Who sends a press release: the name that stands by itself and that its first paragraph begins with.

    As it is spelt there, where a letterhead has capitals.
    """
    first = next((block for block in blocks if block.role is Role.BODY), None)
    if first is None or not any(line.lower().strip(" :") in word_list("releases") for line in _lines(text, blocks)):
        return None
    opening = text[first.start : first.end].removeprefix("The ")
    found = next((name for name in names if opening.casefold().startswith(f"{name.casefold()} ")), None)
    return opening[: len(found)] if found else None


def _agency(text: str, blocks: Sequence[Block]) -> str | None:
    """The agency in the dateline of the article's first paragraph."""
    first = next((block for block in blocks if block.role is Role.BODY), None)
    match = _AGENCY.match(text, first.start, first.end) if first else None
    name = match["name"] if match else ""
    return name if name.isupper() or (name and is_outlet(name)) else None


def _bare_host(lines: Sequence[str]) -> str | None:
    """The host that stands alone on the first line, as a reader's view shows it."""
    match = _BARE_HOST.fullmatch(lines[0]) if lines else None
    return match[1].lower() if match else None
