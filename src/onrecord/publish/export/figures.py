"""A question's figures as files: rows for a spreadsheet, and the chart as SVG."""

from __future__ import annotations

from pathlib import Path

from onrecord.ledger import QuestionPage
from onrecord.publish.export.drafts import replacing
from onrecord.publish.export.spreadsheets import figures_csv
from onrecord.publish.parts.charts import chart_picture
from onrecord.publish.parts.lanes import Clock


def write_figures_csv(page: QuestionPage, path: Path) -> None:
    """Write a question's figures to a CSV file.

    Raises:
        OnrecordError: the file cannot be written.
    """
    with replacing(path) as file:
        file.write(figures_csv(page))


def write_figures_svg(page: QuestionPage, path: Path, clock: Clock) -> None:
    """Write a question's chart as an SVG file.

    Raises:
        OnrecordError: the file cannot be written.
    """
    with replacing(path) as file:
        file.write(chart_picture(page, clock))
