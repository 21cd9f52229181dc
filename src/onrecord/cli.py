"""The commands: parse, call, print.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 something asked for was
not met, 2 wrong usage. What a command needs is imported when it runs, so that `--help` is quick.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import __version__, cli_stories
from onrecord.cli_names import add_commands as add_name_commands
from onrecord.cli_questions import add_commands
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.collect.fetch import Fetcher
    from onrecord.records import Page, Problem, Reading
    from onrecord.resuming import Resuming
    from onrecord.settings import Settings
    from onrecord.update import UpdateReport

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads the news and keeps a ledger of attributed claims: who said what, when, with which figures.",
)


_INTERRUPTED = 130
"""How the command line's own library ends after Ctrl+C."""


def _version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]
Where = Annotated[
    list[str],
    typer.Argument(metavar="WHERE…", help="Files, folders, addresses of the web, or - for standard input."),
]
LedgerPath = Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger's file.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one record a line.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=256, help="Processes that read at the same time.")]
Fast = Annotated[bool, typer.Option("--fast", help="Read HTML by its paragraphs alone: quicker, and less exact.")]

WeightsName = Annotated[
    str, typer.Option("--weights", metavar="NAME", help="Shipped weights by name, or a folder of weights.")
]

NamesFile = Annotated[
    str, typer.Option("--names", metavar="FILE", help="Known names: CSV, or JSON lines of a Wikidata extract.")
]


def main() -> None:
    """Run the command line; an OnrecordError is one sentence on standard error, never a traceback."""
    try:
        app()
    except OnrecordError as error:
        _say(str(error))
        sys.exit(1)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            _say("Stopped. What was stored is kept; give the same command to go on.")
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


@app.command()
def claims(
    where: Where,
    as_json: Json = False,
    jobs: Jobs = 1,
    *,
    weights: WeightsName = "",
    names: NamesFile = "",
    fast: Fast = False,
) -> None:
    """Read and print the claims; nothing is stored."""
    from onrecord.publish.terminal import print_claims

    with _readings(where, jobs, _settings(weights, names, fast=fast)) as (readings, failed):
        for reading in readings:
            if as_json:
                _print_record(reading)
            else:
                print_claims(reading)
    _exit_if(len(failed))


@app.command()
def read(where: Where, as_json: Json = False, fast: Fast = False) -> None:
    """Print the parts of a page: each block and what it is for."""
    from onrecord.collect import collect_pages
    from onrecord.errors import InputError
    from onrecord.publish.terminal import print_blocks
    from onrecord.read import read_guarded
    from onrecord.records import Problem, Reading
    from onrecord.settings import load_settings

    settings, failed = load_settings(), 0
    if fast:
        settings = replace(settings, lane="fast")
    for page in collect_pages(where, settings):
        try:
            if isinstance(page, Problem):
                raise InputError(page.message)
            article = read_guarded(page, settings)
        except InputError as error:
            _say(str(error))
            failed += 1
            continue
        if as_json:
            _print_record(Reading(article, versions={"onrecord": __version__}))
        else:
            print_blocks(article)
    _exit_if(failed)


@app.command()
def add(
    ledger: LedgerPath,
    where: Where,
    as_json: Json = False,
    jobs: Jobs = 1,
    *,
    weights: WeightsName = "",
    names: NamesFile = "",
    fast: Fast = False,
) -> None:
    """Read and store; adding again what is there changes nothing."""
    from onrecord.ledger import open_ledger
    from onrecord.publish.terminal import print_added
    from onrecord.resuming import Resuming

    settings = _settings(weights, names, fast=fast)
    versions = f"{__version__} / {weights}{' / fast' * fast}{_version_of_names(settings)}"
    with (
        open_ledger(ledger, create=True) as book,
        contextlib.closing(Resuming(book, versions)) as resuming,
        _readings(where, jobs, settings, resuming) as (readings, failed),
    ):
        outcomes = {"added": 0, "unchanged": 0, "new_version": 0, "read_again": 0}
        found = 0
        refused: list[Problem] = []
        for added in book.add_many(readings, on_problem=refused.append):
            outcomes[added.outcome] += 1
            found += added.claims
            resuming.added(added)
        outcomes["unchanged"] += resuming.skipped
        found += resuming.claims
    for problem in refused:
        _say(f"{problem.where} was not stored: {problem.message}")
    if as_json:
        print(json.dumps({"ledger": ledger, **outcomes, "claims": found}))
    else:
        print_added(ledger, outcomes, found)
    _exit_if(len(refused) + len(failed))


@app.command()
def follow(
    ledger: LedgerPath,
    url: Annotated[list[str], typer.Argument(metavar="URL…", help="Feeds, or pages that name their feed.")],
) -> None:
    """Follow feeds; `update` reads what is new in them."""
    import datetime as dt

    from onrecord.errors import InputError
    from onrecord.ledger import open_ledger
    from onrecord.update import follow_feed

    failed = 0
    with open_ledger(ledger, create=True) as book, _fetcher() as fetcher:
        for address in url:
            try:
                feed = follow_feed(book, address, fetcher, dt.datetime.now(dt.UTC))
            except InputError as error:
                _say(f"Not followed: {error}")
                failed += 1
                continue
            known = f"{address} is followed already."
            print(known if feed is None else f"Following {feed.title or feed.url} ({feed.url}).")
    _exit_if(failed)


@app.command()
def update(
    ledger: LedgerPath,
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Go on for ever and look this often: 15m, 90s, 2h.")
    ] = None,
    as_json: Json = False,
    jobs: Jobs = 1,
) -> None:
    """Ask the followed feeds that are due, and read what is new; exit code 1 when some of it failed."""
    import datetime as dt
    import time
    from functools import partial

    from onrecord.ledger import open_ledger
    from onrecord.pipeline import Reader, read_pages
    from onrecord.publish.terminal import progress
    from onrecord.settings import load_settings
    from onrecord.update import seconds_of, update_feeds

    pause, settings = seconds_of(every) if every else None, load_settings()
    read = partial(read_pages, jobs=jobs, settings=settings) if jobs > 1 else Reader(settings).read_many
    with open_ledger(ledger) as book, _fetcher() as fetcher:
        while True:
            try:
                report = update_feeds(book, fetcher, read, now=lambda: dt.datetime.now(dt.UTC), show=progress)
                failed = _tell_updated(report, book.following.next_at(), as_json=as_json)
            except OnrecordError as error:
                if pause is None:
                    raise
                _say(f"This time nothing came of it: {error}")
            if pause is None:
                break
            time.sleep(pause)
    _exit_if(failed)


def _tell_updated(report: UpdateReport, next_at: str | None, *, as_json: bool) -> int:
    """Say what an update has done; how much of it failed."""
    from dataclasses import asdict

    from onrecord.publish.terminal import print_updated
    from onrecord.update import UpdateReport

    for feed in report.failing:
        _say(f"{feed.title or feed.url}: {feed.problem}{' It is not asked again.' if feed.ended else ''}")
    for problem in report.failed:
        _say(problem.message)
    if as_json:
        print(json.dumps(asdict(report) | {"next": next_at}), flush=True)
    elif report == UpdateReport():
        _say("Nothing was due." + (f" The next feed is due at {next_at}." if next_at else " Follow a feed first."))
    else:
        print_updated(report)
    return len(report.failing) + len(report.failed)


@app.command("import-opml")
def import_opml(
    ledger: LedgerPath, file: Annotated[Path, typer.Argument(metavar="FILE", help="A list of feeds (OPML).")]
) -> None:
    """Follow the feeds of a list from another program."""
    import datetime as dt

    from onrecord.collect.feeds import read_opml
    from onrecord.collect.fetch.fetching import parse_address
    from onrecord.collect.following import FollowedFeed
    from onrecord.errors import InputError
    from onrecord.ledger import open_ledger

    try:
        listed = read_opml(file.read_bytes(), where=str(file))
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}. Name another.", where=str(file)) from error
    now, good = dt.datetime.now(dt.UTC), []
    for feed in listed:
        try:
            url = str(parse_address(feed.url))
        except InputError as error:
            _say(f"Not followed: {error}")
            continue
        good.append(FollowedFeed.new(url, now, title=feed.title, folders=feed.folders))
    with open_ledger(ledger, create=True) as book:
        new = book.following.follow(good)
    print(f"{len(listed)} feeds listed, {new} of them new. `onrecord update {ledger}` reads them.")
    _exit_if(len(listed) - len(good))


@app.command()
def check(ledger: LedgerPath, as_json: Json = False) -> None:
    """Verify that every claim still stands on its sentence; exit code 1 when one does not."""
    from dataclasses import asdict

    from onrecord.ledger import open_ledger
    from onrecord.publish.terminal import drift_sentence

    with open_ledger(ledger) as book:
        drifts = 0
        for drift in book.check():
            drifts += 1
            print(json.dumps(asdict(drift), ensure_ascii=False) if as_json else drift_sentence(drift))
        counts = book.counts()
    if not drifts and not as_json:
        print(f"All evidence holds: {counts.claims:,} claims in {counts.articles:,} articles.")
    _exit_if(drifts)


@app.command()
def export(
    ledger: LedgerPath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; .jsonl, .csv, or .opml.")],
    what: Annotated[
        str,
        typer.Option(
            help="claims, figures, links, articles, origins, stories, versions, questions, decisions or sources."
        ),
    ] = "claims",
) -> None:
    """Write the ledger's rows to a file."""
    from onrecord.ledger import open_ledger
    from onrecord.publish.export import export_ledger

    with open_ledger(ledger) as book:
        rows = export_ledger(book, file, what=what)
    _say(f"Wrote {'feeds' if file.suffix.lower() == '.opml' else what} to {file}: {rows:,} in all.")


@app.command()
def search(
    ledger: LedgerPath,
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY…", help='Words, "exact words", who: stance: figure> …')
    ],
    as_json: Json = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="The most rows to print.")] = 30,
) -> None:
    """Look claims up by words and by who: via: stance: figure> asof: said: outlet: where: has:denial."""
    from dataclasses import asdict

    from onrecord.ledger import open_ledger
    from onrecord.publish.terminal import print_hits

    with open_ledger(ledger) as book:
        found = book.search(" ".join(query), limit=limit)
    if as_json:
        for hit in found.items:
            print(json.dumps(asdict(hit), ensure_ascii=False, default=str))
    else:
        print_hits(found.items)
    if found.next:
        _say("There are more. --limit N prints so many.")


# registered here, so that --help lists what reads before what looks up
add_commands(app)
add_name_commands(app)
cli_stories.add_commands(app)


@app.command()
def serve(
    ledger: Annotated[str, typer.Argument(metavar="[LEDGER]", help="The ledger's file.")] = "ledger.onrecord",
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 0 picks a free one.")] = None,
) -> None:
    """Serve the ledger as web pages and JSON on this machine."""
    from onrecord.ledger import open_ledger
    from onrecord.publish.web import serve as serve_pages
    from onrecord.settings import load_settings

    settings = load_settings()
    with open_ledger(ledger) as book:
        serve_pages(
            book,
            host=host or settings.host,
            port=settings.port if port is None else port,
            settings=settings,
            announce=_announce,
        )


@app.command()
def demo(
    ledger: Annotated[str | None, typer.Option(help="Keep the ledger in this file.")] = None,
    build_only: Annotated[bool, typer.Option("--build-only", help="Build the ledger and stop.")] = False,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 0 picks a free one.")] = None,
) -> None:
    """Build a ledger from the example story that comes with Onrecord, and serve it."""
    from importlib.resources import as_file, files
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory(prefix="onrecord-demo-") as folder,
        as_file(files("onrecord") / "examples" / "story") as story,
    ):
        place = ledger or str(Path(folder) / "demo.onrecord")
        add(place, [str(story)])
        if not build_only:
            serve(place, port=port)


@contextlib.contextmanager
def _fetcher() -> Iterator[Fetcher]:
    from onrecord.collect.fetch import Fetcher
    from onrecord.settings import load_settings

    with contextlib.closing(Fetcher(load_settings())) as made:
        yield made


def _settings(weights: str, names: str, *, fast: bool) -> Settings:
    """The settings in force, with the options that were given."""
    from onrecord.settings import load_settings

    settings = load_settings()
    settings = replace(settings, weights=weights or settings.weights, names=names or settings.names)
    return replace(settings, lane="fast") if fast else settings


def _version_of_names(settings: Settings) -> str:
    """What a names file adds to the versions of what reads; nothing without one. A broken file is refused here."""
    if not settings.names:
        return ""
    from onrecord.identity import text_sha256
    from onrecord.naming.known import read_names

    read_names(Path(settings.names))
    return f" / names {text_sha256(Path(settings.names).read_text(encoding='utf-8-sig'))[:16]}"


@contextlib.contextmanager
def _readings(
    where: list[str], jobs: int, settings: Settings, resuming: Resuming | None = None
) -> Iterator[tuple[Iterator[Reading], list[str]]]:
    """The readings of the places named, and the places that failed so far; each problem is told as it comes."""
    from onrecord.collect import collect_pages
    from onrecord.pipeline import read_pages

    failed: list[str] = []
    pages: Iterator[Page | Problem] = collect_pages(where, settings)
    pages = resuming.fresh(pages) if resuming else pages
    with contextlib.closing(read_pages(pages, jobs=jobs, settings=settings)) as stream:
        yield _without_problems(resuming.watch(stream) if resuming else stream, failed), failed


def _without_problems(stream: Iterable[Reading | Problem], failed: list[str]) -> Iterator[Reading]:
    from onrecord.publish.terminal import progress
    from onrecord.records import Problem

    for item in progress(stream, "Reading"):
        if isinstance(item, Problem):
            failed.append(item.where)
            _say(item.message)
        else:
            for problem in item.problems:
                _say(f"{item.article.title or item.article.id}: {problem}")
            yield item


def _print_record(reading: Reading) -> None:
    from onrecord.serialise import reading_to_dict

    record = json.dumps(reading_to_dict(reading), ensure_ascii=False, separators=(",", ":"))
    # a lone surrogate of a broken page is written as its JSON escape
    sys.stdout.buffer.write(record.encode("utf-8", "backslashreplace") + b"\n")


def _announce(address: str) -> None:
    _say(f"Serving {address} — press Ctrl+C to stop.")


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _exit_if(failed: int) -> None:
    if failed:
        raise typer.Exit(1)
