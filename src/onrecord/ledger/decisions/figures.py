"""What people said that a figure is: read from their words, kept as decisions, laid over the figures in queries.

A decision names a figure by its claim and its words, as one on a question does, and by where it stands where its
claim has several of these words. The table `refigured` follows from the decisions in force; rows of figures never
change.
"""

import re
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.views.keeping import Decision
from onrecord.lexicon import load_lexicon
from onrecord.records import Bound

ANYWHERE = -1
"""Where a figure stands that its words alone name."""
_NUMBER = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_ASKED = re.compile(
    rf"(?P<bound>[a-z_ ]*?)\s*(?P<one>{_NUMBER})(?:\s*(?:\.\.|–|to)\s*(?P<other>{_NUMBER}))?"
    r"\s*(?P<unit>(?![\s\d.,–-]|[eE][+-]?\d).{1,60})?"
)
"""A unit begins with nothing that could go on with the number: "300-340" and "1,5 km" are no figures."""
_TWO_ENDS = frozenset({Bound.RANGE, Bound.VAGUE})
_UP = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_DOWN = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


def corrected(claim: str, figure: str, said: str) -> str:
    """Joins what people said of a figure of a claim; all three are aliases of a query."""
    return f"""LEFT JOIN refigured AS {said} ON {said}.claim = {claim}.id AND {said}.words = {figure}.words
        AND {said}.start IN ({ANYWHERE}, {figure}.start)"""


CORRECTED = corrected("c", "f", "x")
"""Joins what people said of a figure `f` of a claim `c`, as `x`."""


def held(column: str) -> str:
    """A column of a figure `f` as it holds, beside `CORRECTED`: a person's, else the one that was found."""
    return f"iif(x.claim IS NULL, f.{column}, x.{column})"


def read_figure(asked: str, unit: str | None) -> dict[str, Any]:
    """The bound, the ends and the unit of a figure as a person writes it: "at least 300", "310..340 EUR".

    A bound may be left out: it is exact then, or a range of two numbers. `unit` stays where none is written; "none"
    takes it away.

    Raises:
        LedgerError: it is no such figure.
    """
    written = " ".join(asked.split())
    match = _ASKED.fullmatch(written)
    ends = [float(end.replace(",", "")) for end in match.group("one", "other") if end] if match else []
    if match is None or not written.isprintable() or not all(map(isfinite, ends)):
        raise LedgerError(f"{asked[:60]!r} is no figure. Write [BOUND] NUMBER [UNIT], as in: at least 310 EUR.")
    if (match["unit"] or "").split(" ")[0].lower() in load_lexicon("numbers")["scales"]:
        raise LedgerError(f"{asked[:60]!r} has a number in words. Write it in digits, as in: about 3,000,000 EUR.")
    one, other = ends[0], ends[1] if len(ends) > 1 else None
    named = match["bound"].strip().replace(" ", "_") or ("exact" if other is None else "range")
    if named == "exact" and other is not None:
        named = "range"  # a form sends "exact" where no bound was chosen
    if named not in set(Bound):
        raise LedgerError(f"There is no bound {named!r}. There are {', '.join(Bound)}.")
    bound = Bound(named)
    if (other is not None) != (bound in _TWO_ENDS) or (other is not None and other < one):
        raise LedgerError(f"{asked!r} has not the ends of such a figure: one number, or two of a range (310..340).")
    low, high = (None if bound in _DOWN else one), (None if bound in _UP else one if other is None else other)
    given = "percent" if match["unit"] == "%" else match["unit"] or unit
    return {"low": low, "high": high, "bound": named, "unit": None if given == "none" else given}


def figure_words(figure: Mapping[str, Any]) -> str:
    """A figure of a decision in words: "at least 300 EUR", "310..340"."""
    ends = dict.fromkeys(f"{end:,.12g}" for end in (figure.get("low"), figure.get("high")) if end is not None)
    bound = str(figure.get("bound")).replace("_", " ")
    said = "" if bound in ("exact", "range") else bound
    return " ".join(part for part in (said, "..".join(ends), figure.get("unit")) if part)


def keep_figures(connection: Connection, decisions: Iterable[Decision]) -> None:
    """Make the table anew from the decisions in force, within the open transaction."""
    found: dict[tuple[str, str], dict[int, tuple[float | None, float | None, str, str | None]]] = {}
    for one in decisions:
        if one.act == "figure":
            start = int(one.subject.get("start", ANYWHERE))
            places = found.setdefault((str(one.subject["claim"]), str(one.subject["figure"])), {})
            if (start == ANYWHERE) is not (ANYWHERE in places):
                places.clear()  # made before its claim was known to have several: the later one says which is meant
            places[start] = _row(one.after)
    rows = [(*key, start, *figure) for key, places in found.items() for start, figure in places.items()]
    connection.exec_driver_sql("DELETE FROM refigured")
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO refigured (claim, words, start, low, high, bound, unit) VALUES (?, ?, ?, ?, ?, ?, ?)", rows
        )


def _row(figure: Mapping[str, Any]) -> tuple[float | None, float | None, str, str | None]:
    """The values of a decision, which may have been replayed from a file that others wrote.

    Raises:
        KeyError, TypeError, ValueError: it has no such values.
    """
    low, high = (None if figure[end] is None else float(figure[end]) for end in ("low", "high"))
    if not all(end is None or isfinite(end) for end in (low, high)):
        raise ValueError("an end of a figure is no number")
    return low, high, Bound(figure["bound"]).value, None if figure["unit"] is None else str(figure["unit"])
