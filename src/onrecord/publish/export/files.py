"""A ledger as a file of JSON lines, CSV or Parquet, written whole or not at all.

A ledger's rows come in a fixed order, so the same articles give the same bytes. `articles` as JSON lines are the
full output records, one reading a line; everything else is one row a claim, figure, link or source.

CSV is UTF-8 with a header. A text that starts with one of = + - @ (wide ones, too), a tab, a line's end or an
apostrophe gets an apostrophe before it, so that no spreadsheet takes it for a formula.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from onrecord.collect.feeds import ListedFeed, write_opml
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger, Question, QuestionAnswer
from onrecord.publish.export import parquet, rows
from onrecord.publish.export.annotations import annotation_page
from onrecord.publish.export.atom import atom_file
from onrecord.publish.export.drafts import draft_of, replacing, write_text
from onrecord.publish.export.spreadsheets import write_rows
from onrecord.serialise import reading_to_dict

Show = Callable[[Iterable[Any]], Iterable[Any]]
"""Stands between rows and who waits for them."""
SUFFIXES = (".jsonl", ".csv", ".parquet")
"""The formats of rows, by the suffix of the file."""
_HELD = {".jsonld": "claims", ".atom": "claims", ".opml": "feeds"}  # what the other formats hold


def _answers(ledger: Ledger) -> Iterator[tuple[Question, QuestionAnswer]]:
    """Every figure that answers a question, each utterance once, question by question."""
    for page in ledger.all_question_pages():
        yield from ((page.question, answer) for answer in page.answers)


_ITEMS: Mapping[str, Callable[[Ledger], Iterable[Any]]] = {
    "claims": Ledger.claims,
    "figures": Ledger.figures,
    "links": Ledger.links,
    "articles": Ledger.texts,
    "origins": Ledger.origins,
    "stories": Ledger.story_members,
    "versions": Ledger.changes,
    "questions": Ledger.questions,
    "answers": _answers,
    "decisions": Ledger.decisions,
    "sources": Ledger.sources,
}
"""Where the items of each of `rows.TABLES` are from."""

WHAT = tuple(_ITEMS)
"""What can be exported."""


def export_ledger(ledger: Ledger, path: str | Path, *, what: str = "claims", show: Show = iter) -> int:
    """Write a ledger's claims, or other things, into a file; the number of rows that were written.

    The file appears when it is complete; until then an older file of that name stays as it is.

    Args:
        ledger: where the rows come from.
        path: the file to write; its suffix says in which format. A file ending in .jsonld gets the claims as
            W3C Web Annotations, one ending in .atom as a feed, one ending in .opml the feeds that are followed.
        what: one of `WHAT`; these three formats hold no other rows, so nothing but "claims" goes with them.
        show: stands between the rows and who waits for them: rows come in, the same rows go out.

    Raises:
        OnrecordError: the suffix or `what` is not known, both do not go together, or the file cannot be written.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    refuse_suffix(path)
    refuse_rows(path, None if what == "claims" else what)
    if suffix in _OTHERS:
        return _OTHERS[suffix](ledger, path, show)
    if what not in _ITEMS:
        raise OnrecordError(f"{what!r} cannot be exported. Choose {', '.join(WHAT[:-1])} or {WHAT[-1]}.")
    if suffix == ".parquet":
        return _write_table(path, ledger, what, show)
    with replacing(path) as file:
        return (_write_lines if suffix == ".jsonl" else _write_cells)(file, ledger, what, show)


def refuse_suffix(path: Path) -> None:
    """Refuse a file whose suffix is that of no format.

    Raises:
        OnrecordError: its suffix is not known.
    """
    if path.suffix.lower() not in (*SUFFIXES, *_OTHERS):
        raise OnrecordError(
            f"{path.name} has no suffix that can be exported to. "
            f"Give a file ending in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}, in .jsonld for annotations, "
            "in .atom for a feed of the claims, or in .opml for the feeds that are followed."
        )


def refuse_rows(path: Path, what: str | None) -> None:
    """Refuse rows that the format of a file does not hold; None asks for those that it does.

    Raises:
        OnrecordError: its suffix is that of annotations, of a feed of claims or of a list of feeds, and `what` is
            something else.
    """
    held = _HELD.get(path.suffix.lower())
    if held is not None and what not in (None, held):
        raise OnrecordError(
            f"A file ending in {path.suffix} holds {held}, no other rows. For {what} give a file ending in "
            f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}."
        )


def columns_of(what: str, suffix: str) -> Sequence[str]:
    """The names of what a row holds in a format; lines of JSON of `articles` are output records and have others."""
    if suffix == ".parquet" and what in parquet.COLUMNS:
        return parquet.COLUMNS[what]
    columns = rows.TABLES[what].columns
    return rows.LINE_FIELDS.get(what, columns) if suffix == ".jsonl" else columns


def _export_feeds(ledger: Ledger, path: Path, show: Show) -> int:
    """Write the feeds that are followed as a list for other programs; how many there are."""
    del show
    feeds = [feed for feed in ledger.following.feeds() if not feed.ended]
    listed = [ListedFeed(feed.url, feed.title, feed.folders) for feed in feeds]
    write_text(path, write_opml(listed, title="Feeds followed by Onrecord").decode("utf-8"))
    return len(listed)


def _export_annotations(ledger: Ledger, path: Path, show: Show) -> int:
    """Write the claims as W3C Web Annotations; how many there are."""
    with replacing(path) as file:
        file.writelines(annotation_page("urn:onrecord:annotations", show(ledger.readings())))
    return ledger.counts().claims


def _export_atom(ledger: Ledger, path: Path, show: Show) -> int:
    """Write the claims as a feed, those of the newest articles first; how many there are."""
    with replacing(path) as file:
        file.writelines(atom_file(show(ledger.claims(newest_first=True))))
    return ledger.counts().claims


_OTHERS: dict[str, Callable[[Ledger, Path, Show], int]] = {
    ".jsonld": _export_annotations,
    ".atom": _export_atom,
    ".opml": _export_feeds,
}
"""The formats that hold one thing, whatever is asked for."""


def _write_table(path: Path, ledger: Ledger, what: str, show: Show) -> int:
    to_record = parquet.claim_columns if what == "claims" else rows.TABLES[what].to_record
    with draft_of(path) as draft:
        items = show(_ITEMS[what](ledger))
        return parquet.write_parquet(draft, what, columns_of(what, ".parquet"), map(to_record, items))


def _write_lines(file: TextIO, ledger: Ledger, what: str, show: Show) -> int:
    whole = what == "articles"  # whole output records, one reading a line
    items = ledger.readings() if whole else _ITEMS[what](ledger)
    to_record = reading_to_dict if whole else rows.TABLES[what].to_record
    count = 0
    for item in show(items):
        file.write(rows.json_line(to_record(item)))
        count += 1
    return count


def _write_cells(file: TextIO, ledger: Ledger, what: str, show: Show) -> int:
    table = rows.TABLES[what]
    return write_rows(file, table.columns, map(table.to_cells, show(_ITEMS[what](ledger))))
