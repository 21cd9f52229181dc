"""What several pages share: the frame, a stance's sign, choices, copies."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    `json`, `csv`, `atom` and `annotations` are the addresses of the same page in these forms, `query` what the
    search box holds, `base` the address of this server without a slash at its end. `schema` is what the page holds
    in the words of schema.org. `reviewer` is the name of the one who may decide, None for everybody else. `style`
    is the style sheet itself, of a page that stands alone in a file; None where a server has it. `notice` is what
    every page has to say first. `description` is what stands under the title where a link to the page is shown.
    """

    title: str
    base: str
    version: str
    json: str | None = None
    query: str = ""
    csv: str | None = None
    atom: str | None = None
    annotations: str | None = None
    schema: Markup | None = None
    reviewer: str | None = None
    style: Markup | None = None
    notice: str | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A stance as a word and a shape: `shape` names a drawing of the page's sheet of signs."""

    word: str
    shape: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: `address` turns it on, or off when it is `active`. `count` may be unknown."""

    words: str
    address: str
    active: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """Where something is printed: an article, and the address of what is meant in it."""

    headline: str
    address: str
    outlet: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with the same text, and the rule that joined it."""

    printed: Printed
    rule: str
