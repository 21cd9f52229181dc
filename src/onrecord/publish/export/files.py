"""A ledger as a file of JSON lines, CSV or Parquet, written whole or not at all.

A ledger's rows come in a fixed order, so the same articles give the same bytes. `articles` as JSON lines are the
full output records, one reading a line; everything else is one row a claim, figure, link or source.

CSV is UTF-8 with a header. A text that starts with one of = + - @, a tab, a return or an apostrophe gets an
apostrophe before it, so that no spreadsheet takes it for a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from onrecord.collect.feeds import ListedFeed, write_opml
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger, Question, QuestionAnswer
from onrecord.publish.export import parquet, rows
from onrecord.publish.export.annotations import annotation_page
from onrecord.publish.export.atom import atom_file
from onrecord.publish.export.drafts import draft_of, replacing
from onrecord.publish.export.spreadsheets import write_rows
from onrecord.serialise import reading_to_dict

Show = Callable[[Iterable[Any]], Iterable[Any]]
"""Stands between rows and who waits for them."""


@dataclass(frozen=True, slots=True)
class _Export:
    """Where the lines of an export come from, and what they look like in each format."""

    records: Callable[[Ledger], Iterable[Any]]
    to_record: Callable[[Any], dict[str, Any]]
    flat: Callable[[Ledger], Iterable[Any]]
    columns: Sequence[str]
    to_cells: Callable[[Any], list[rows.Cell]]


def _answers(ledger: Ledger) -> Iterator[tuple[Question, QuestionAnswer]]:
    """Every figure that answers a question, each utterance once, question by question."""
    for question in ledger.questions():
        page = ledger.question(question.question_id)
        yield from ((page.question, answer) for answer in page.answers)


_EXPORTS: dict[str, _Export] = {
    "claims": _Export(Ledger.claims, rows.claim_record, Ledger.claims, rows.CLAIM_COLUMNS, rows.claim_cells),
    "figures": _Export(Ledger.figures, rows.figure_record, Ledger.figures, rows.FIGURE_COLUMNS, rows.figure_cells),
    "links": _Export(Ledger.links, rows.link_record, Ledger.links, rows.LINK_COLUMNS, rows.link_cells),
    "articles": _Export(
        Ledger.readings, reading_to_dict, Ledger.articles, rows.ARTICLE_COLUMNS, rows.article_cells
    ),
    "origins": _Export(Ledger.origins, rows.origin_record, Ledger.origins, rows.ORIGIN_COLUMNS, rows.origin_cells),
    "stories": _Export(
        Ledger.story_members, rows.story_record, Ledger.story_members, rows.STORY_COLUMNS, rows.story_cells
    ),
    "versions": _Export(Ledger.changes, rows.change_record, Ledger.changes, rows.CHANGE_COLUMNS, rows.change_cells),
    "questions": _Export(
        Ledger.questions, rows.question_record, Ledger.questions, rows.QUESTION_COLUMNS, rows.question_cells
    ),
    "answers": _Export(
        _answers,
        lambda pair: rows.answer_record(*pair),
        _answers,
        rows.ANSWER_COLUMNS,
        lambda pair: rows.answer_cells(*pair),
    ),
    "decisions": _Export(
        Ledger.decisions, rows.decision_record, Ledger.decisions, rows.DECISION_COLUMNS, rows.decision_cells
    ),
    "sources": _Export(Ledger.sources, rows.source_record, Ledger.sources, rows.SOURCE_COLUMNS, rows.source_cells),
}

WHAT = tuple(_EXPORTS)
"""What can be exported."""

SUFFIXES = (".jsonl", ".csv", ".parquet")
"""The formats of rows, by the suffix of the file."""

_HELD = {".jsonld": "claims", ".atom": "claims", ".opml": "feeds"}
"""What the other formats hold."""

_TYPED: dict[str, tuple[Sequence[str], Callable[[Any], dict[str, Any]]]] = {
    "claims": (parquet.CLAIM_COLUMNS, parquet.claim_columns),
    "articles": (rows.ARTICLE_COLUMNS, rows.article_record),
}
"""What Parquet holds where that is not what a line of JSON holds."""


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
    if what not in _EXPORTS:
        raise OnrecordError(f"{what!r} cannot be exported. Choose {', '.join(WHAT[:-1])} or {WHAT[-1]}.")
    if suffix == ".parquet":
        return _write_table(path, ledger, what, show)
    with replacing(path) as file:
        return (_write_lines if suffix == ".jsonl" else _write_cells)(file, ledger, _EXPORTS[what], show)


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
    if suffix == ".jsonl":
        return rows.LINE_FIELDS.get(what, _EXPORTS[what].columns)
    return _TYPED[what][0] if suffix == ".parquet" and what in _TYPED else _EXPORTS[what].columns


def _export_feeds(ledger: Ledger, path: Path, show: Show) -> int:
    """Write the feeds that are followed as a list for other programs; how many there are."""
    del show
    feeds = [feed for feed in ledger.following.feeds() if not feed.ended]
    listed = [ListedFeed(feed.url, feed.title, feed.folders) for feed in feeds]
    with replacing(path) as file:
        file.write(write_opml(listed, title="Feeds followed by Onrecord").decode("utf-8"))
    return len(listed)


def _export_annotations(ledger: Ledger, path: Path, show: Show) -> int:
    """Write the claims as W3C Web Annotations; how many there are."""
    with replacing(path) as file:
        file.writelines(annotation_page("urn:onrecord:annotations", show(ledger.readings())))
    return ledger.counts().claims


def _export_atom(ledger: Ledger, path: Path, show: Show) -> int:
    """Write the claims as a feed, those of the newest articles first; how many there are."""
    newest = sorted(ledger.claims(), key=lambda hit: (hit.published or "", hit.claim_id), reverse=True)
    with replacing(path) as file:
        file.write(atom_file(list(show(newest))).decode("utf-8"))
    return len(newest)


_OTHERS: dict[str, Callable[[Ledger, Path, Show], int]] = {
    ".jsonld": _export_annotations,
    ".atom": _export_atom,
    ".opml": _export_feeds,
}
"""The formats that hold one thing, whatever is asked for."""


def _write_table(path: Path, ledger: Ledger, what: str, show: Show) -> int:
    export = _EXPORTS[what]
    columns, to_record = _TYPED.get(what, (export.columns, export.to_record))
    items = (export.flat if what in _TYPED else export.records)(ledger)
    with draft_of(path) as draft:
        return parquet.write_parquet(draft, what, columns, map(to_record, show(items)))


def _write_lines(file: TextIO, ledger: Ledger, export: _Export, show: Show) -> int:
    count = 0
    for item in show(export.records(ledger)):
        file.write(rows.json_line(export.to_record(item)))
        count += 1
    return count


def _write_cells(file: TextIO, ledger: Ledger, export: _Export, show: Show) -> int:
    return write_rows(file, export.columns, map(export.to_cells, show(export.flat(ledger))))
