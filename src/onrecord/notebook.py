"""A reading as a notebook shows it: a table of its claims, each with its sentence.

Every text of the article is escaped. A notebook's own style is left alone.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records import Claim, Reading

_MOST = 50  # how many claims the table has at most


def reading_line(reading: Reading) -> str:
    """The article's name, and how much was found in it."""
    article = reading.article
    named = " · ".join(
        " ".join(part.split()) for part in (article.title or article.id, article.outlet or "") if part
    )
    counts = (len(reading.claims), "claim"), (len(reading.sources), "source"), (reading.told_figures(), "figure")
    held = ", ".join(f"{number:,} {what}{'' if number == 1 else 's'}" for number, what in counts)
    return f"{named}: {held}"


def reading_html(reading: Reading) -> str:
    """The claims as an HTML table: who, stance, and the sentence."""
    names = {source.id: source.name for source in reading.sources}
    rows = "".join(_row(claim, names.get(claim.source or "", "")) for claim in reading.claims[:_MOST])
    more = len(reading.claims) - _MOST
    rest = f"<p>… and {more:,} more in <code>.claims</code></p>" if more > 0 else ""
    head = "<tr><th>Who</th><th>Stance</th><th>Sentence</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else ""
    return f"<p><b>{escape(reading_line(reading))}</b></p>{table}{rest}"


def _row(claim: Claim, who: str) -> str:
    stance = claim.stance.value.replace("_", " ")
    cells = (who, stance, " ".join(claim.evidence.text.split()))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
