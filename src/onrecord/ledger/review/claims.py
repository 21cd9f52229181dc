"""What a person says about one claim, or about two names, becomes what a decision holds: checked first."""

from sqlalchemy import Connection

from onrecord.errors import LedgerError, QueryError
from onrecord.ledger.decisions.claims import CLAIM_ACTS, load_judged
from onrecord.ledger.decisions.events import Asked, Change, load_in_force
from onrecord.ledger.decisions.figures import CORRECTED, held, read_figure
from onrecord.ledger.decisions.given import given_words
from onrecord.ledger.decisions.names import load_name_decisions
from onrecord.ledger.finding.links import link_subject
from onrecord.ledger.finding.lists import claim_keys
from onrecord.ledger.review.keys import figure_names
from onrecord.ledger.store.ids import whole_id
from onrecord.records import Stance


def prepare_claim(connection: Connection, asked: Asked) -> Change:
    """That a claim is right ("accept"), is none ("drop"), or is wrong ("flag").

    Raises:
        LedgerError: there is no such claim.
    """
    if len(asked.targets) != 1:
        raise LedgerError(f"To {asked.act} takes a claim; {len(asked.targets)} given. Give its id.")
    id = _claim(connection, asked.targets[0])
    judged = load_judged(connection, [id]).get(id)
    before = judged.standing if judged else "found"
    return Change({"claim": id}, {"standing": before}, {"standing": CLAIM_ACTS[asked.act]})


def prepare_stance(connection: Connection, asked: Asked) -> Change:
    """That the stance of a claim is another.

    Raises:
        LedgerError: there is no such claim or no such stance.
    """
    if len(asked.targets) != 1 or not asked.to:
        raise LedgerError(f"To set a stance takes a claim and --to STANCE. Stances: {', '.join(Stance)}.")
    stance = asked.to.strip().replace(" ", "_")
    if stance not in set(Stance):
        raise LedgerError(f"There is no stance {asked.to!r}. There are {', '.join(Stance)}.")
    id = _claim(connection, asked.targets[0])
    (found,) = connection.exec_driver_sql("SELECT stance FROM claims WHERE id = ? LIMIT 1", (id,)).one()
    judged = load_judged(connection, [id]).get(id)
    before = judged.stance if judged and judged.stance else found
    return Change({"claim": id}, {"stance": before}, {"stance": stance})


def prepare_speaker(connection: Connection, asked: Asked) -> Change:
    """That another source says a claim, whether articles name it or not.

    Raises:
        LedgerError: there is no such claim, or no name that a page could show.
    """
    if len(asked.targets) != 1 or not (asked.to or "").strip():
        raise LedgerError("To set who speaks takes a claim and --to NAME.")
    name = given_words(asked.to or "", "A name")
    id = _claim(connection, asked.targets[0])
    row = connection.exec_driver_sql(
        """SELECT s.name FROM claims AS c LEFT JOIN sources AS s ON s.article = c.article AND s.id = c.source
            WHERE c.id = ? LIMIT 1""",
        (id,),
    ).one()
    judged = load_judged(connection, [id]).get(id)
    before = judged.speaker if judged and judged.speaker else row[0]
    return Change({"claim": id}, {"speaker": before}, {"speaker": name})


def prepare_figure(connection: Connection, asked: Asked) -> Change:
    """That a figure of a claim has another number, bound or unit.

    Raises:
        LedgerError: there is no such claim, it has no figure of these words or several, or what is given is none.
    """
    if len(asked.targets) != 2 or not asked.to:
        raise LedgerError("To correct a figure takes a claim, the figure's words, and --to [BOUND] NUMBER [UNIT].")
    id, words = _claim(connection, asked.targets[0]), " ".join(asked.targets[1].split())
    rows = connection.exec_driver_sql(
        f"""SELECT DISTINCT f.start, f.words, {", ".join(map(held, ("low", "high", "bound", "unit")))}
            FROM claims AS c JOIN claim_figures AS cf ON cf.claim = c.key
            JOIN figures AS f ON f.article = c.article AND f.position = cf.figure {CORRECTED}
            WHERE c.key = ? ORDER BY f.start""",
        tuple(claim_keys(connection, [id])),
    ).all()
    names = figure_names([row[1] for row in rows])
    if words not in names:
        has = ", ".join(map(repr, names)) or "none"
        several = f"{words} #1" in names
        raise LedgerError(
            f"Claim {id} has {'several figures' if several else 'no figure'} {words!r}. It has {has}."
        )
    start, text, *values = rows[names.index(words)]
    before = dict(zip(("low", "high", "bound", "unit"), values, strict=True))
    subject = {"claim": id, "figure": text}
    if words != " ".join(text.split()):
        subject["start"] = start
    return Change(subject, before, read_figure(asked.to, before["unit"]))


def prepare_names(connection: Connection, asked: Asked) -> Change:
    """That two names are one source's ("same"), or are not ("apart").

    Raises:
        LedgerError: there are not two names, or the ledger does not know one of them.
    """
    if len(asked.targets) != 2:
        raise LedgerError(f"To say that names are {asked.act} takes two names; {len(asked.targets)} given.")
    one, other = asked.targets
    if one == other:
        raise LedgerError(f"{one!r} is one name. Give two.")
    for name in asked.targets:
        check_name(connection, name)
    before = load_name_decisions(connection).status(one, other)
    after = "confirmed" if asked.act == "same" else "rejected"
    return Change({"names": [one, other]}, {"status": before}, {"status": after})


def prepare_unsure(connection: Connection, asked: Asked) -> Change:
    """That a person looked at a claim, a link or two names and is not sure, so that it is not asked again first.

    Raises:
        LedgerError: what it is about is not there.
    """
    if len(asked.targets) == 1:
        return prepare_claim(connection, asked)
    claims = [whole_id(connection, id, "claim") for id in asked.targets[:2]]
    if all(_is_claim(connection, id) for id in claims):
        subject, status = link_subject(connection, [*claims, *asked.targets[2:]])
        return Change(subject, {"status": status}, {"status": "unsure"})
    return prepare_names(connection, asked._replace(act="same"))._replace(after={"status": "unsure"})


def check_name(connection: Connection, name: str) -> None:
    """Do nothing when a source goes by this name, by an article or by what a person decided.

    Raises:
        LedgerError: none does.
    """
    try:
        known = connection.exec_driver_sql(
            "SELECT 1 FROM sources WHERE name = ?1 UNION ALL SELECT 1 FROM judged WHERE speaker = ?1 LIMIT 1",
            (name,),
        ).first()
    except UnicodeEncodeError as error:
        raise QueryError("The name holds a character that no text can hold (a lone surrogate).") from error
    if known is None:
        raise LedgerError(f"No source is called {name!r}. `onrecord names LEDGER` lists the names.")


def last_unsure(connection: Connection) -> set[tuple[str, str, str]]:
    """The links that people set aside as not sure and did not settle later."""
    found: set[tuple[str, str, str]] = set()
    for decision in load_in_force(connection):
        if "relation" in decision.subject:
            subject = decision.subject
            key = (str(subject["later"]), str(subject["earlier"]), str(subject["relation"]))
            (found.add if decision.act == "unsure" else found.discard)(key)
    return found


def _claim(connection: Connection, given: str) -> str:
    id = whole_id(connection, given, "claim")
    if not _is_claim(connection, id):
        raise LedgerError(f"There is no claim {given}. `onrecord search LEDGER QUERY --json` prints their ids.")
    return id


def _is_claim(connection: Connection, id: str) -> bool:
    try:
        return connection.exec_driver_sql("SELECT 1 FROM claims WHERE id = ? LIMIT 1", (id,)).first() is not None
    except UnicodeEncodeError:
        return False
