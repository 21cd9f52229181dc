"""The fields above a note in Markdown, between lines of dashes: where a clipped article is from, by whom, of when.

None of it is the article's. So programs for notes keep what is known of a page that was clipped.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.naming.sites import split_address
from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.people import split_names
from onrecord.read.lines import Line

_MOST = 60
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}):(?:\s+(?P<value>\S.*))?")
_ITEM = re.compile(r"-\s+(?P<value>\S.*)")
_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_URL = ("source", "url", "link")
_DAY = ("published", "date", "date published", "publish_date")


class FrontMatter(NamedTuple):
    """What stands above a note; None and () where it is not told.

    Attributes:
        end: where it ends in the text.
    """

    end: int
    title: str | None
    url: str | None
    authors: tuple[str, ...]
    published: str | None


def front_matter(lines: Sequence[Line]) -> FrontMatter | None:
    """The fields that a text begins with between lines of three dashes; None for any other text."""
    if not lines or lines[0].text != "---":
        return None
    last = next((at for at, line in enumerate(lines[1:_MOST], 1) if line.text == "---"), 0)
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines[1:last]:
        field, item = _FIELD.fullmatch(line.text), _ITEM.fullmatch(line.text)
        if field:
            name = field["name"].lower()
            fields[name] = [field["value"]] if field["value"] else []
        elif item and name:
            fields[name].append(item["value"])
        else:
            return None
    if not fields:
        return None
    said = {name: [_plain(value) for value in values] for name, values in fields.items()}
    urls = (value for name in _URL for value in said.get(name, ()) if split_address(value))
    days = (day for name in _DAY for value in said.get(name, ()) if (day := to_instant(value)))
    names = tuple(
        one for value in (*said.get("author", ()), *said.get("authors", ())) for one in split_names(value)
    )
    return FrontMatter(
        lines[last].end, next(iter(said.get("title", ())), None), next(urls, None), names, next(days, None)
    )


def _plain(value: str) -> str:
    """A value without its quotation marks and the brackets of a link between notes."""
    return _LINK.sub(r"\1", value.strip("'\"")).strip()
