"""One thing that a person is asked, with its words: why it is asked, the claims, and the text around them."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.ledger.decisions.claims import load_judged
from onrecord.ledger.decisions.names import load_name_decisions
from onrecord.ledger.finding.links import links_of
from onrecord.ledger.finding.lists import load_claims
from onrecord.ledger.review.keys import claim_key, targets_of
from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.ledger.views.names import SameName
from onrecord.ledger.views.review import Doubt, DoubtKind, Setting
from onrecord.records import Role

CHANGES = """1 + (SELECT count(*) FROM links AS l WHERE l.later = c.id OR l.earlier = c.id)
    + (SELECT count(*) FROM ties AS t WHERE t.later = c.key)
    + (SELECT count(*) FROM ties AS t WHERE t.earlier = c.key)
    + (SELECT count(*) FROM answers AS n WHERE n.claim = c.key)"""
"""How much of the ledger changes with a claim `c`: itself, its links, its answers."""
_AROUND = 220  # how many characters before and behind a sentence are shown
_LINES = re.compile(r"\s*\n\s*")
_TOLD = frozenset({Role.BODY.value, Role.SUBHEAD.value, Role.HEADLINE.value})
"""The blocks that are shown around a sentence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing in the queue, before its words are read."""

    kind: DoubtKind
    key: str
    changes: int
    score: float | None
    names: SameName | None = None


def load_doubt(connection: Connection, asked: Asked) -> Doubt | None:
    """One thing to decide on with its words; None where the ledger does not hold it any more."""
    what, targets = targets_of(asked.key)
    if what == "name":
        return _name_doubt(connection, asked, targets)
    claims = _current(connection, targets[:2] if what == "link" else targets)
    link = None
    if what == "link":
        among = links_of(connection, targets[:1])
        link = next((x for x in among if [x.later, x.earlier, x.relation] == list(targets)), None)
    if len(claims) < (2 if what == "link" else 1) or (what == "link" and link is None):
        return None
    judged = load_judged(connection, [claims[0].claim_id]).get(claims[0].claim_id) if what == "claim" else None
    return Doubt(
        asked.kind,
        asked.key,
        _because(asked, link),
        asked.changes,
        asked.score,
        tuple(claims),
        tuple(_setting(connection, claim) for claim in claims),
        link=link,
        decided=judged.decided if judged else (),
        speakers=_speakers(connection, claims[0].article_id) if what == "claim" else (),
    )


def claim_doubt(connection: Connection, claim_id: str) -> Doubt | None:
    """One claim to decide on, whether it is doubtful or not; None where the ledger does not hold it."""
    row = connection.exec_driver_sql(
        f"""SELECT c.score, {CHANGES}, (SELECT j.standing FROM judged AS j WHERE j.claim = c.id)
            FROM claims AS c WHERE c.id = CAST(? AS TEXT) LIMIT 1""",
        (claim_id.encode("utf-8", "surrogatepass"),),
    ).first()
    if row is None:
        return None
    kind: DoubtKind = "flagged" if row[2] == "flagged" else "claim"
    return load_doubt(connection, Asked(kind, claim_key(claim_id), row[1], row[0]))


def _because(asked: Asked, link: LinkRow | None) -> str:
    if link is not None:
        return _sentence(link.because)
    if asked.kind == "flagged":
        return "A person flagged this claim as wrong."
    if asked.kind == "speaker":
        return "The text names nobody whom this claim could be of, or only by a word that points back."
    return f"The score of this claim is {asked.score:.2f} of 1." if asked.score is not None else ""


def _sentence(reason: str) -> str:
    """A reason as a sentence of its own."""
    whole = reason[:1].upper() + reason[1:]
    return whole if whole.endswith((".", "!", "?", "”")) else f"{whole}."


def _current(connection: Connection, claim_ids: Sequence[str]) -> list[ClaimHit]:
    """The claims of these ids in their order, each from the current version of its article where it has one."""
    rows = connection.exec_driver_sql(
        """SELECT c.id, c.key FROM claims AS c JOIN articles AS a ON a.key = c.article
            WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY a.current, a.version""",
        (json.dumps(list(claim_ids)),),
    )
    keys = {row[0]: int(row[1]) for row in rows}
    return load_claims(connection, [keys[id] for id in claim_ids if id in keys])


def _setting(connection: Connection, claim: ClaimHit) -> Setting:
    row = connection.exec_driver_sql(
        """SELECT a.text, a.blocks, c.start, c.stop FROM claims AS c JOIN articles AS a ON a.key = c.article
            WHERE c.id = ? ORDER BY a.current DESC LIMIT 1""",
        (claim.claim_id,),
    ).first()
    return setting_of(row[0], json.loads(row[1]), row[2], row[3]) if row else Setting("", "")


def setting_of(text: str, blocks: Iterable[tuple[str, int, int]], start: int, stop: int) -> Setting:
    """The words around a sentence, from the article alone: no captions, cards or calls on the reader.

    A block is a role with a half-open range, in the order of the text; the sentence is [start, stop).
    """
    parts = [(first, last) for role, first, last in blocks if role in _TOLD]
    before = [text[first : min(last, start)] for first, last in parts if first < start]
    after = [text[max(first, stop) : last] for first, last in parts if last > stop]
    inside = any(first < start < last for first, last in parts), any(first < stop < last for first, last in parts)
    return Setting(
        _tail("\n".join(before + ([""] if before and not inside[0] else []))),
        _head("\n".join(([""] if after and not inside[1] else []) + after)),
    )


def _tail(text: str) -> str:
    """The end of a text from a blank on, with a sign that more stands before."""
    lines = _LINES.sub("\n", text[-_AROUND:])
    return lines if len(text) < _AROUND else "…" + lines.partition(" ")[2]


def _head(text: str) -> str:
    lines = _LINES.sub("\n", text[:_AROUND])
    return lines if len(text) < _AROUND else lines.rpartition(" ")[0] + "…"


def _speakers(connection: Connection, article_id: str) -> tuple[str, ...]:
    rows = connection.exec_driver_sql(
        """SELECT DISTINCT s.name FROM sources AS s JOIN articles AS a ON a.key = s.article
            WHERE a.current = 1 AND a.id = CAST(? AS TEXT) ORDER BY s.name LIMIT 60""",
        (article_id.encode("utf-8", "surrogatepass"),),
    )
    return tuple(row[0] for row in rows)


def _name_doubt(connection: Connection, asked: Asked, names: Sequence[str]) -> Doubt | None:
    keys = []
    for name in names:
        row = connection.exec_driver_sql(
            """SELECT c.key FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1
                JOIN claims AS c ON c.article = s.article AND c.source = s.id
                WHERE s.name = ? ORDER BY a.published_utc, a.id, c.position LIMIT 1""",
            (name,),
        ).first()
        keys += [int(row[0])] if row else []
    claims = load_claims(connection, keys)
    return Doubt(
        asked.kind,
        asked.key,
        _sentence(asked.names.because) if asked.names else "",
        asked.changes,
        None,
        tuple(claims),
        tuple(_setting(connection, claim) for claim in claims),
        names=asked.names,
        decided=load_name_decisions(connection).decided_on(names),
    )
