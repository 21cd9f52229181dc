"""What a person knows of an outlet's pages: a file of rules that says which elements hold which part of a page.

    ["news.example"]
    body = ["div.story > p", "div.story li"]
    caption = ["p.under-picture"]
    furniture = ["div.story div.offer"]

The keys are hosts (their subdomains are meant too) and roles of blocks. A rule's word stands above the
classifier's. Where a rule for body finds something, nothing else is body. A rule that finds nothing on a page is
named in the page's problems, so that a changed layout is noticed.

Selectors are a part of CSS: names, `.class`, `#id`, `[attribute]`, `[attribute=value]`, `*`, and the combinators
" " and ">".
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from lxml import etree

from onrecord.errors import OnrecordError
from onrecord.naming.sites import split_address
from onrecord.read.lines import Line
from onrecord.records import BODY_ROLES, Role

_STEP = re.compile(r"(?P<name>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:\.[\w-]+|#[\w-]+|\[[\w-]+(?:=[^\]]*)?\])*)")
_MARK = re.compile(r"\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)(?:=(?P<value>[^\]]*))?\]")


@dataclass(frozen=True, slots=True)
class OutletRules:
    """The rules for one host: each selector with the role that it gives."""

    host: str
    rules: tuple[tuple[str, Role], ...]

    def marked(self, tree: etree._Element) -> tuple[dict[etree._Element, Role], tuple[str, ...]]:
        """The elements that have a role by rule, and the selectors that found none; later rules win."""
        found: dict[etree._Element, Role] = {}
        missed = []
        for selector, role in self.rules:
            elements = cast("list[etree._Element]", tree.xpath(to_xpath(selector)))
            found.update(dict.fromkeys(elements, role))
            if not elements:
                missed.append(selector)
        return found, tuple(missed)

    def apply(self, lines: Sequence[Line], roles: Sequence[Role]) -> list[Role]:
        """The roles with the rules' word above the classifier's."""
        ruled = [line.hints.ruled if line.hints else None for line in lines]
        bound = Role.BODY in ruled
        return [
            given or (Role.FURNITURE if bound and role in BODY_ROLES else role)
            for given, role in zip(ruled, roles, strict=True)
        ]


def rules_for(path: str, url: str | None) -> OutletRules | None:
    """The rules of a file for the host of an address; None when there are none.

    Raises:
        OnrecordError: the file is missing, is no TOML, or holds a rule that cannot be understood.
    """
    parts = split_address(url or "")
    host = (parts.hostname or "") if parts else ""
    if not path or not host:
        return None
    fitting = [rules for rules in _load(path) if host == rules.host or host.endswith(f".{rules.host}")]
    return max(fitting, key=lambda rules: len(rules.host), default=None)


@cache
def _load(path: str) -> tuple[OutletRules, ...]:
    try:
        given = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise OnrecordError(
            f"The outlet rules {path} cannot be read: {why}. Correct the file or the setting outlet_rules."
        ) from error
    return tuple(OutletRules(host.lower(), _rules(path, host, table)) for host, table in given.items())


def _rules(path: str, host: str, table: object) -> tuple[tuple[str, Role], ...]:
    out = []
    for name, selectors in table.items() if isinstance(table, dict) else [("", None)]:
        if (
            name not in list(Role)
            or not isinstance(selectors, list)
            or not all(isinstance(s, str) for s in selectors)
        ):
            raise OnrecordError(
                f"{path} has a rule {name!r} for {host!r} that is not a role with a list of selectors. "
                f"Roles are {', '.join(Role)}."
            )
        for selector in selectors:
            to_xpath(selector)
            out.append((selector, Role(name)))
    return tuple(out)


@cache
def to_xpath(selector: str) -> str:
    """The XPath of a selector.

    Raises:
        OnrecordError: it is not of the part of CSS that is read here.
    """
    path, axis = "", "//"
    for piece in re.sub(r"\s*>\s*", " > ", selector.strip()).split(" "):
        if piece == ">":
            axis = "/"
            continue
        step = _STEP.fullmatch(piece)
        if not piece or step is None:
            raise OnrecordError(
                f"The selector {selector!r} cannot be understood. Use names, .class, #id, [attribute=value] and >."
            )
        path += f"{axis}{(step['name'] or '*').lower()}{''.join(map(_condition, _MARK.finditer(step['marks'])))}"
        axis = "//"
    return path


def _condition(mark: re.Match[str]) -> str:
    if mark["class"]:
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {mark['class']} ')]"
    if mark["id"]:
        return f"[@id='{mark['id']}']"
    value = (mark["value"] or "").strip("\"'").replace('"', "")
    return f'[@{mark["name"]}="{value}"]' if mark["value"] else f"[@{mark['name']}]"
