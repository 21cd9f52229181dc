"""What people decided on claims, laid over what was found: kept as decisions, read from the table `judged`.

The table, and `rejected` of the links that people said are wrong, follows from the decisions in force and is made
anew after each new one. Rows of claims never change: a claim that is shown has its stance and its speaker from here
where a person set them, and what the reading says stands beside it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from sqlalchemy import Connection

from onrecord.ledger.decisions.events import load_in_force
from onrecord.ledger.decisions.figures import ANYWHERE, figure_words, keep_figures
from onrecord.ledger.views.keeping import Decided, Decision
from onrecord.ledger.views.review import Judged, SetFigure, Standing
from onrecord.records import Stance

CLAIM_ACTS: dict[str, Standing] = {
    "accept": "accepted",
    "drop": "dropped",
    "flag": "flagged",
    "unsure": "unsure",
    "stance": "corrected",
    "speaker": "corrected",
    "figure": "corrected",
}
"""What is decided on one claim, and how that leaves it."""

KEPT = "NOT EXISTS (SELECT 1 FROM judged AS j WHERE j.claim = c.id AND j.standing = 'dropped')"
"""The condition on `claims AS c` that nobody said that a row is no claim."""

STANCE = "coalesce((SELECT j.stance FROM judged AS j WHERE j.claim = c.id), c.stance)"
"""The stance of a row of `claims AS c` as it holds: a person's, else the one that was found."""

WHO = "coalesce((SELECT j.speaker FROM judged AS j WHERE j.claim = c.id), c.who)"
"""The name of the one who speaks, in the same way."""

DENIAL = """c.key IN (
    SELECT o.key FROM claims AS o WHERE o.stance = 'denies'
        AND NOT EXISTS (SELECT 1 FROM judged AS j WHERE j.claim = o.id AND j.stance IS NOT NULL)
    UNION ALL SELECT o.key FROM judged AS j JOIN claims AS o ON o.id = j.claim WHERE j.stance = 'denies'
    UNION ALL SELECT o.key FROM links AS l JOIN claims AS o ON o.id = l.earlier WHERE l.relation = 'denies'
        AND NOT EXISTS (SELECT 1 FROM rejected AS r WHERE r.later = l.later AND r.earlier = l.earlier
            AND r.relation = 'denies')
    UNION ALL SELECT t.earlier FROM ties AS t JOIN claims AS o ON o.key = t.earlier
        JOIN claims AS d ON d.key = t.later WHERE t.relation = 'denies'
        AND NOT EXISTS (SELECT 1 FROM rejected AS r WHERE r.later = d.id AND r.earlier = o.id
            AND r.relation = 'denies'))"""
"""The condition on `claims AS c` that it denies, or is denied in its article or another one.

A set that is gathered once a statement: told of each claim in turn, a search would read the whole ledger.
"""

OF_SPEAKERS = """c.key IN (
    SELECT o.key FROM sources AS s JOIN claims AS o ON o.article = s.article AND o.source = s.id
    WHERE s.name IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM judged AS j WHERE j.claim = o.id AND j.speaker IS NOT NULL)
    UNION ALL SELECT o.key FROM judged AS j JOIN claims AS o ON o.id = j.claim
    WHERE j.speaker IN (SELECT value FROM json_each(?)))"""
"""The condition on `claims AS c` that one of some names speaks; the names stand twice, as a list in JSON."""


@dataclass(slots=True)
class _Verdict:
    standing: Standing = "found"
    stance: str | None = None
    speaker: str | None = None
    told: list[tuple[str, str]] = field(default_factory=list)

    def take_in(self, decision: Decision) -> None:
        self.standing = CLAIM_ACTS[decision.act]
        if decision.act == "stance":
            self.stance = str(decision.after["stance"])
        elif decision.act == "speaker":
            self.speaker = str(decision.after["speaker"])
        self.told.append((decision.decision_id, told_on_claim(decision)))


def settle_judged(connection: Connection) -> None:
    """Make the tables anew from the decisions in force, within the open transaction."""
    found: dict[str, _Verdict] = {}
    links: dict[tuple[str, ...], str] = {}
    decisions = load_in_force(connection)
    keep_figures(connection, decisions)
    for decision in decisions:
        if decision.act in ("confirm", "reject"):
            links[tuple(str(decision.subject[name]) for name in ("later", "earlier", "relation"))] = decision.act
        if decision.act in CLAIM_ACTS and "claim" in decision.subject:
            found.setdefault(str(decision.subject["claim"]), _Verdict()).take_in(decision)
    connection.exec_driver_sql("DELETE FROM judged")
    rows = [(claim, v.standing, v.stance, v.speaker, json.dumps(v.told)) for claim, v in found.items()]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO judged (claim, standing, stance, speaker, told) VALUES (?, ?, ?, ?, ?)", rows
        )
    connection.exec_driver_sql("DELETE FROM rejected")
    rejected = [link for link, act in links.items() if act == "reject"]
    if rejected:
        connection.exec_driver_sql("INSERT INTO rejected (later, earlier, relation) VALUES (?, ?, ?)", rejected)


def load_judged(connection: Connection, claim_ids: Iterable[str]) -> dict[str, Judged]:
    """What people decided on these claims, by their ids; those that nobody looked at are left out."""
    rows = connection.exec_driver_sql(
        """SELECT claim, standing, stance, speaker, told FROM judged
            WHERE claim IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(set(claim_ids))),),
    )
    found = {}
    for claim, standing, stance, speaker, told in rows:
        decided = tuple(Decided(*one) for one in json.loads(told))
        found[claim] = Judged(claim, _standing(standing), stance, speaker, decided, {})
    for claim, words, start, *figure in connection.exec_driver_sql(
        """SELECT claim, words, start, low, high, bound, unit FROM refigured
            WHERE claim IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(found)),),
    ):
        found[claim].figures[words, None if start == ANYWHERE else start] = SetFigure(*figure)
    return found


def _standing(value: str) -> Standing:
    return next(one for one in get_args(Standing) if one == value)


def told_on_claim(decision: Decision) -> str:
    """A decision on a claim as a sentence."""
    did = {
        "accept": "said that this is right",
        "drop": "said that this is no claim",
        "flag": "flagged this as wrong",
        "unsure": "was not sure",
        "stance": f"set the stance to “{_stance_words(decision.after.get('stance'))}”",
        "speaker": f"set the source to “{decision.after.get('speaker')}”",
        "figure": f"set the figure “{decision.subject.get('figure')}” to “{figure_words(decision.after)}”",
    }[decision.act]
    return signed(decision, did)


def _stance_words(value: object) -> str:
    return str(value).replace("_", " ") if value in set(Stance) else "—"


def signed(decision: Decision, did: str) -> str:
    """Who did something, when and why, as a sentence."""
    why = f": “{decision.why}”" if decision.why else "."
    return f"{decision.who} {did} on {decision.at[:10]}{why}"


def decided_words(decided: Sequence[Decided]) -> tuple[str, ...]:
    """The sentences alone."""
    return tuple(one.words for one in decided)
