"""A question's figures as files: rows for a spreadsheet, and the chart as SVG."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.ledger import QuestionPage
from onrecord.publish.export.files import protected, replacing
from onrecord.publish.export.rows import ANSWER_COLUMNS, answer_cells
from onrecord.publish.parts.charts import Clock, figure_chart


def figures_csv(page: QuestionPage) -> str:
    """A question's figures as CSV: one row for each utterance, an open end is an empty cell."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(ANSWER_COLUMNS)
    for answer in page.answers:
        write.writerow([protected(cell) for cell in answer_cells(page.question, answer)])
    return out.getvalue()


def write_figures_csv(page: QuestionPage, path: Path) -> None:
    """Write a question's figures to a CSV file.

    Raises:
        OnrecordError: the file cannot be written.
    """
    try:
        with replacing(path) as file:
            file.write(figures_csv(page))
    except OSError as error:
        raise OnrecordError(f"{path} cannot be written: {error.strerror or error}. Give another place.") from error


def write_figures_svg(page: QuestionPage, path: Path, clock: Clock) -> None:
    """Write a question's chart as an SVG file.

    Raises:
        OnrecordError: the file cannot be written.
    """
    try:
        with replacing(path) as file:
            file.write(figure_chart(page, clock) + "\n")
    except OSError as error:
        raise OnrecordError(f"{path} cannot be written: {error.strerror or error}. Give another place.") from error
