"""The commands that read: print the claims, print the parts of a page, store."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from onrecord import __version__
from onrecord.cli.commands import command
from onrecord.cli.opening import open_book, open_to_add
from onrecord.cli.options import jobs_option, json_option, ledger_argument, reading_options, where_argument
from onrecord.cli.saying import exit_if, print_line, print_records, say

if TYPE_CHECKING:
    from onrecord.records import Problem, Reading
    from onrecord.serialise import Line
    from onrecord.settings import Settings

Told = TypeVar("Told", bound="Line | Reading")

_TOLD = 3  # of how many articles one note is told in the same words; of those that follow their number


@command()
@where_argument
@json_option
@jobs_option
@reading_options()
def claims(where: tuple[str, ...], *, as_json: bool, jobs: int, settings: Settings) -> None:
    """Read and print the claims; nothing is stored."""
    from onrecord.collect import collect_pages
    from onrecord.processes import make_of_pages, read_pages
    from onrecord.serialise import Line, line_of

    failed: list[str] = []
    pages = collect_pages(where, settings)
    made: Generator[Line | Reading | Problem, None, None]
    if as_json:
        made = make_of_pages(line_of, pages, jobs=jobs, settings=settings)
    else:
        made = read_pages(pages, jobs=jobs, settings=settings)
    with contextlib.closing(made) as stream:
        for item in _without_problems(stream, failed):
            if isinstance(item, Line):
                print_line(item.line)
            else:
                _print_claims(item)
    exit_if(len(failed))


def _print_claims(reading: Reading) -> None:
    """Print the claims of an article; tables take long to load, and lines of JSON need none."""
    from onrecord.publish.terminal.tables import print_claims

    print_claims(reading)


@command()
@where_argument
@json_option
@reading_options(claims=False)
def read(where: tuple[str, ...], *, as_json: bool, settings: Settings) -> None:
    """Print the parts of a page: each block and what it is for."""
    from onrecord.collect import collect_pages
    from onrecord.errors import InputError
    from onrecord.publish.terminal.tables import print_blocks
    from onrecord.read import read_guarded
    from onrecord.records import Problem, Reading
    from onrecord.serialise import reading_to_dict

    failed = 0
    for page in collect_pages(where, settings):
        try:
            if isinstance(page, Problem):
                raise InputError(page.message)
            article = read_guarded(page, settings)
        except InputError as error:
            say(str(error))
            failed += 1
            continue
        for note in article.problems:
            say(f"{article.title or page.where}: {note}")
        if as_json:
            print_records([reading_to_dict(Reading(article, versions={"onrecord": __version__}))])
        else:
            print_blocks(article)
    exit_if(failed)


@command()
@ledger_argument
@where_argument
@json_option
@jobs_option
@reading_options()
def add(ledger: str, where: tuple[str, ...], *, as_json: bool, jobs: int, settings: Settings) -> None:
    """Read and store; adding again what is there changes nothing."""
    from onrecord.collect import collect_pages
    from onrecord.naming.known import read_names
    from onrecord.processes import read_pages
    from onrecord.publish.terminal.tables import print_added
    from onrecord.resuming import Resuming, versions_of

    if settings.names:
        read_names(Path(settings.names))  # a broken file is refused before a ledger is made
    with (
        open_to_add(ledger) as book,
        contextlib.closing(Resuming(book, versions_of(settings))) as resuming,
        contextlib.closing(
            read_pages(resuming.fresh(collect_pages(where, settings)), jobs=jobs, settings=settings)
        ) as stream,
    ):
        outcomes = {"added": 0, "unchanged": 0, "new_version": 0, "read_again": 0, "removed": 0}
        found = 0
        failed: list[str] = []
        refused: list[Problem] = []
        readings = _without_problems(resuming.watch(stream), failed)
        for added in book.add_many(readings, on_problem=refused.append):
            outcomes[added.outcome] += 1
            found += added.claims
            if added.because:
                say(f"{added.article_id} stays out: {added.because}.")
            resuming.added(added)
        outcomes["unchanged"] += resuming.skipped
        found += resuming.claims
    for problem in refused:
        say(f"{problem.where} was not stored: {problem.message}")
    if as_json:
        print(json.dumps({"ledger": ledger, **outcomes, "claims": found}))
    else:
        print_added(ledger, outcomes, found, len(refused) + len(failed))
    exit_if(len(refused) + len(failed))


@command()
@ledger_argument
@json_option
@jobs_option
@reading_options(pages=False)
@click.option("--all", "every", is_flag=True, help="Also articles that this version of code and weights has read.")
def refresh(ledger: str, *, as_json: bool, jobs: int, settings: Settings, every: bool) -> None:
    """Find the claims of stored articles again that another version has read; nothing is fetched."""
    from onrecord.pipeline import Reader
    from onrecord.processes import read_pages
    from onrecord.publish.terminal.tables import print_refreshed

    with open_book(ledger) as book:
        waiting = book.read_otherwise(None if every else Reader(settings).versions())
        articles = (book.reading(id, version=version).article for id, version in waiting if id in book)
        failed: list[str] = []
        outcomes: Counter[str] = Counter()
        with contextlib.closing(read_pages(articles, jobs=jobs, settings=settings)) as stream:
            readings = _without_problems(stream, failed, total=len(waiting))
            refused: list[Problem] = []
            for added in book.add_many(readings, on_problem=refused.append):
                outcomes[added.outcome] += 1
    for problem in refused:
        say(f"{problem.where} was not stored: {problem.message}")
    changed, same = outcomes["read_again"], outcomes["unchanged"]
    if as_json:
        print(json.dumps({"ledger": ledger, "read_again": changed, "unchanged": same}))
    else:
        print_refreshed(ledger, changed, same)
    exit_if(len(refused) + len(failed))


def _without_problems(
    stream: Iterable[Told | Problem], failed: list[str], total: int | None = None
) -> Iterator[Told]:
    """What was read; each problem is told as it comes, and the place that failed is kept in `failed`.

    What is noted of many articles in the same words is told of the first few, and at the end of how many more.
    """
    from onrecord.publish.terminal.bars import progress
    from onrecord.publish.wording.words import count
    from onrecord.records import Problem
    from onrecord.serialise import Line

    noted: Counter[str] = Counter()
    for item in progress(stream, "Reading", total):
        if isinstance(item, Problem):
            failed.append(item.where)
            say(item.message)
        else:
            about = item.about if isinstance(item, Line) else item.article.title or item.article.id
            noted.update(item.problems)
            for problem in item.problems:
                if noted[problem] <= _TOLD:
                    say(f"{about}: {problem}")
            yield item
    for problem, times in noted.items():
        if times > _TOLD:
            say(f"{count(times - _TOLD, 'more article')}: {problem}")
