"""The commands about questions: the figures that answer them, and what people decide."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli.commands import argument, command
from onrecord.cli.opening import open_book
from onrecord.cli.options import FILE, OneOf, either, json_option, ledger_argument
from onrecord.cli.saying import print_records, say, say_more

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, Question

_TAKES = (
    ("merge QUESTION OTHER", "the figures of OTHER answer QUESTION too"),
    ("split QUESTION CLAIM…", "the figures of these claims answer another one"),
    ("rename QUESTION --to NAME", "what a question is called"),
    ("confirm LATER EARLIER", "the link between two claims holds"),
    ("reject LATER EARLIER", "it does not"),
    ("party SOURCE --to SIDE", "the side that a source belongs to"),
    ("move ARTICLE STORY", "an article belongs to this story"),
    ("move ARTICLE", "it is of no story that it was put in"),
    ("pin NAME --to QUERY", "all that a query finds is a story"),
    ("remove ARTICLE --why WHY", "by its id or address; it goes for good"),
    ("accept CLAIM", "a claim is read right"),
    ("drop CLAIM", "it is none"),
    ("flag CLAIM", "it is wrong, and somebody should look"),
    ("stance CLAIM --to STANCE", "its source stands to it so: denies, confirms, …"),
    ("speaker CLAIM --to NAME", "who says it"),
    ("figure CLAIM WORDS --to N", "its figure is another: at least 57, 3..4 EUR"),
    ("same NAME NAME", "two names are one source's"),
    ("apart NAME NAME", "they are not"),
    ("unsure TARGET…", "a claim, a link or two names are set aside"),
    ("undo DECISION", "what an earlier decision changed is as before"),
    ("replay FILE…", "decisions that were exported elsewhere"),
)
"""What each act takes, and what it says."""

ACTS = tuple(dict.fromkeys(taken.partition(" ")[0] for taken, _ in _TAKES))

_JUDGE = "\n".join(
    (
        "Decide on questions, links, claims and names; every decision is kept and can be undone.",
        "\n\b",  # click leaves the lines that follow as they are
        *(f"    {taken:26} {said}" for taken, said in _TAKES),
    )
)


@command()
@ledger_argument
@argument("question", metavar="[QUESTION…]", nargs=-1, help="The id of a question or the start of it, or words.")
@click.option(
    "--by",
    type=click.Choice(["holds", "said"]),
    default="holds",
    help="Place figures by the day they hold for, or were said on.",
)
@click.option("--csv", metavar="FILE", type=FILE, help="Write the figures as CSV.")
@click.option("--svg", metavar="FILE", type=FILE, help="Write the chart as SVG.")
@click.option(
    "--least",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    help="List questions that at least so many articles answer.",
)
@click.option("--limit", metavar="N", type=click.IntRange(1), default=30, help="The most questions to list.")
@json_option
def figures(
    ledger: str,
    question: tuple[str, ...],
    *,
    by: Literal["holds", "said"],
    csv: Path | None,
    svg: Path | None,
    least: int,
    limit: int,
    as_json: bool,
) -> None:
    """Show the questions that figures answer, or the figures of one over time, source by source."""
    from onrecord.errors import LedgerError
    from onrecord.publish.export.drafts import write_text
    from onrecord.publish.export.rows import answer_record, question_record
    from onrecord.publish.export.spreadsheets import figures_csv
    from onrecord.publish.parts.charts import chart_picture
    from onrecord.publish.story.roots import gather_texts
    from onrecord.publish.terminal.figures import print_question, print_questions

    asked = " ".join(question)
    with open_book(ledger) as book:
        found = [] if _is_id(asked) else book.questions(words=asked or None, least=least, propose=False)
        if not _is_id(asked) and (not asked or len(found) != 1):
            if csv or svg:
                raise LedgerError(f"{len(found)} questions are meant. Name one by its id to write its figures.")
            if not found and asked and (found := book.questions(words=asked, least=least)):
                say("No question holds all of these words. These are most like them:")
            if as_json:
                print_records(question_record(one) for one in found[:limit])
            else:
                print_questions(found[:limit])
            if len(found) > limit:
                say_more()
            return
        page = book.question(found[0].question_id if found else asked)
        (origins,) = book.origins_of_each(
            {answer.claim.article_id for answer in page.answers},
            [[answer.claim.claim_id for answer in page.answers]],
        )
        texts = gather_texts(book, page)
    if csv is not None:
        write_text(csv, figures_csv(page))
    if svg is not None:
        write_text(svg, chart_picture(page, by))
    if as_json:
        print_records(answer_record(page.question, answer) for answer in page.answers)
    elif csv is None and svg is None:
        print_question(page, by, origins, texts)


@command(help=_JUDGE)
@ledger_argument
@argument("act", metavar="ACT", type=OneOf(ACTS), help=f"{either(ACTS)}.")
@argument(
    "target",
    metavar="TARGET…",
    nargs=-1,
    required=True,
    help="What it is about: questions, claims, names, articles, a decision, a file.",
)
@click.option("--to", metavar="TEXT", help="The new name, party, stance, speaker or figure, or the query to pin.")
@click.option("--why", metavar="TEXT", help="The reason, kept with the decision.")
@click.option("--who", metavar="NAME", help="Who decides; the user's name by default.")
@json_option
def judge(
    ledger: str,
    act: str,
    target: tuple[str, ...],
    *,
    to: str | None,
    why: str | None,
    who: str | None,
    as_json: bool,
) -> None:
    """Decide on questions, links, claims and names; every decision is kept and can be undone."""
    import getpass

    from onrecord.publish.export.rows import decision_record
    from onrecord.publish.review.log import merged_words, told
    from onrecord.publish.terminal.obeyed import disarmed

    with open_book(ledger) as book:
        if act == "replay":
            new = sum(book.replay(_read_lines(place)) for place in target)
            print(json.dumps({"decisions": new}) if as_json else f"{new:,} decisions were new.")
            return
        merged = [one for asked in target for one in _meant(book, asked)] if act == "merge" else []
        decision = book.judge(act, target, who=who or getpass.getuser(), why=why or "", to=to)
    if len(merged) == 2:
        say(merged_words(*merged))
    if as_json:
        print_records([decision_record(decision)])
    else:
        print(disarmed(told(decision)))
        back = "lets it be read again" if act == "remove" else "takes it back"
        print(f"Kept as {decision.decision_id}. `onrecord judge {ledger} undo {decision.decision_id}` {back}.")


def _meant(book: Ledger, asked: str) -> list[Question]:
    """The questions that an id, the start of one, or words mean."""
    return [book.question(asked).question] if _is_id(asked) else book.questions(words=asked)


def _is_id(words: str) -> bool:
    return re.fullmatch(r"q[0-9a-f]{3,16}", words) is not None


def _read_lines(place: str) -> list[dict[str, object]]:
    from onrecord.errors import InputError

    try:
        text = sys.stdin.read() if place == "-" else Path(place).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line.strip()]
        return [_read_line(number, line) for number, line in enumerate(lines, 1)]
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(
            f"{place} cannot be read as JSON lines: {why}. Export with --what decisions.", where=place
        ) from error


def _read_line(number: int, line: str) -> dict[str, object]:
    try:
        record: dict[str, object] = json.loads(line)
    except ValueError as error:
        raise ValueError(f"line {number} is not valid JSON") from error
    return record
