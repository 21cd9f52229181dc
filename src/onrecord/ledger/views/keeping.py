"""What keeping does and holds: added readings, people's decisions, counts, and what does not hold any more."""

from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["added", "unchanged", "new_version", "read_again", "removed"]
"""What adding did: a first version, nothing, another text of a known address, or new findings in a kept text.

An article that a person removed stays out ("removed").
"""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one reading did.

    `version` is a digest of the text, so the same text has the same version in every ledger. `claims` is how
    many claims of this article version the ledger holds now. `because` says who removed an article that stays out.
    """

    article_id: str
    version: str
    outcome: Outcome
    claims: int
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds; of an article with several versions only the current one counts.

    `links` are those between claims of one article.
    """

    articles: int
    claims: int
    sources: int
    figures: int
    links: int


@dataclass(frozen=True, slots=True)
class FollowedCounts:
    """How many feeds are followed, and a sentence for each that could not be read the last time."""

    feeds: int
    failing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """Something stored that does not hold any more: what stands there should be `expected`, and is `found`.

    `claim_id` is None when it is not a claim's.
    """

    article_id: str
    claim_id: str | None
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: an event that is appended and never changed.

    `act` is one of `onrecord judge --help`. `subject` names what it is about by the
    ids of claims, so that it holds when articles are read again. `before` and `after` are what it changed from and
    to; a decision that takes this one back has them exchanged. `undoes` is the id of the decision it takes back.
    """

    decision_id: str
    at: str
    who: str
    act: str
    subject: dict[str, Any]
    before: dict[str, Any]
    after: dict[str, Any]
    why: str
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force as a sentence, with its id, by which it is undone."""

    decision_id: str
    words: str
