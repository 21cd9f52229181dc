"""Those who speak: the names that articles give them, their roles over time, and names that may be one."""

from dataclasses import dataclass

from onrecord.ledger.views.keeping import Decided


@dataclass(frozen=True, slots=True)
class SourceHit:
    """One name under which somebody speaks, with how often; the spellings of a name are not joined."""

    name: str
    kind: str
    role: str | None
    speaks_for: str | None
    claims: int
    articles: int
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role, a body spoken for or belonged to, with the first and the last day of publication that tell of it."""

    role: str | None
    speaks_for: str | None
    first: str | None
    last: str | None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of a person or a body: how often it was quoted, its roles over time, its entry of a names file.

    `also` are the other names and the domains of an outlet.
    """

    name: str
    kind: str
    claims: int
    roles: tuple[RoleSpan, ...]
    known_as: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SameName:
    """Two names that may be one source's, with the reason; `one` is the one that is quoted more.

    Of a last name and the full name that it can mean, `one` is the full one; `stories` are the ids of the stories
    that tell it, none for a pair that may be one anywhere. `status` is "suggested" until a person says "confirmed"
    or "rejected".
    """

    one: str
    other: str
    kind: str
    because: str
    sure: bool
    stories: tuple[str, ...] = ()
    status: str = "suggested"


@dataclass(frozen=True, slots=True)
class BestName:
    """The name of a source in one article, and the best one that the articles shown with it have for it."""

    article_id: str
    name: str
    best: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet, or somebody between it and a source, with how many claims of the source came through it."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the current articles tell of who goes by one name.

    `kinds` are what the articles take it for, the most frequent first. `called` are the words of the texts that
    mean it, `also` the other names that a names file or a family of outlets gives it. `outlets` printed its claims,
    `through` stands between them and the source. `first` and `last` are days of publication. `same` are the names
    that may mean the same person in a story; nothing is joined by them. `joined` are the other names that people
    said are the same source's: their claims are here too. `decided` are the decisions on its names.
    """

    name: str
    kinds: tuple[str, ...]
    roles: tuple[RoleSpan, ...]
    known_as: str | None
    also: tuple[str, ...]
    called: tuple[str, ...]
    claims: int
    articles: int
    first: str | None
    last: str | None
    outlets: tuple[Cited, ...]
    through: tuple[Cited, ...]
    same: tuple[SameName, ...] = ()
    joined: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
