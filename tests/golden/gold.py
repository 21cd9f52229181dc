"""The expected claims of the example story, as a person wrote them down in `story.json`.

A claim names its paragraph of the body and quotes its content word for word; where it stands is looked for in
the text that was read, so the file holds no offsets. `stance` lists every stance that a careful reader could
give; `required` is False for a claim that may be found but need not be.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.records import Page

HERE = Path(__file__).parent
STORY = HERE.parents[1] / "src" / "onrecord" / "examples" / "story"


@dataclass(frozen=True, slots=True)
class GoldFigure:
    text: str
    low: float | None
    high: float | None
    bound: str
    counts: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class GoldLink:
    relation: str
    to: str
    required: bool


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim; `source` is None in the outlet's own voice, days are half-open pairs of ISO dates."""

    id: str
    paragraph: int
    source: str | None
    speaks_for: str | None
    stance: tuple[str, ...]
    content: tuple[str, ...]
    figures: tuple[GoldFigure, ...]
    said_when: tuple[str, str] | None
    as_of: tuple[str, str] | None
    inside: str | None
    links: tuple[GoldLink, ...]
    required: bool

    @property
    def own(self) -> bool:
        return self.source is None


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page: its facts, its body by paragraphs, its furniture as (kind, text), and its claims.

    `published_on_page` says how the page gives its date: "instant", "day", "visible day" or "none".
    """

    file: str
    outlet: str
    origin: str
    title: str
    published: str
    published_on_page: str
    body: tuple[str, ...]
    furniture: tuple[tuple[str, str], ...]
    claims: tuple[GoldClaim, ...]


@cache
def load_story() -> tuple[GoldPage, ...]:
    """The pages of the story in the order of their dates, then its scrape."""
    record = json.loads((HERE / "story.json").read_text(encoding="utf-8"))
    return tuple(_to_page(page) for page in record["pages"])


def story_digest() -> str:
    """The SHA-256 over the expected claims and the pages they are about."""
    digest = hashlib.sha256((HERE / "story.json").read_bytes())
    for page in load_story():
        digest.update((STORY / page.file).read_bytes())
    return digest.hexdigest()


def page_of(page: GoldPage) -> Page:
    """The saved page as `collect` would hand it on; the scrape, which bears no date, is given one."""
    content = (STORY / page.file).read_bytes()
    if page.file.endswith(".txt"):
        return Page(text=content.decode("utf-8"), published=page.published, outlet=page.outlet, where=page.file)
    return Page(html=content, where=page.file)


def _to_page(page: dict[str, Any]) -> GoldPage:
    return GoldPage(
        **{name: page[name] for name in ("file", "outlet", "origin", "title", "published", "published_on_page")},
        body=tuple(page["body"]),
        furniture=tuple((part["kind"], part["text"]) for part in page["furniture"]),
        claims=tuple(_to_claim(claim) for claim in page["claims"]),
    )


def _to_claim(claim: dict[str, Any]) -> GoldClaim:
    return GoldClaim(
        id=claim["id"],
        paragraph=claim["paragraph"],
        source=claim["source"],
        speaks_for=claim.get("speaks_for"),
        stance=tuple(claim["stance"]),
        content=tuple(claim["content"]),
        figures=tuple(GoldFigure(**figure) for figure in claim.get("figures", ())),
        said_when=_days(claim.get("said_when")),
        as_of=_days(claim.get("as_of")),
        inside=claim.get("inside"),
        links=tuple(GoldLink(**link) for link in claim.get("links", ())),
        required=claim.get("required", True),
    )


def _days(days: dict[str, str] | None) -> tuple[str, str] | None:
    return (days["first"], days["until"]) if days else None
