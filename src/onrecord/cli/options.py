"""The arguments and options that several commands take, as decorators, and what their values are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path

import click

from onrecord.cli.commands import argument

PLACE = click.Path(readable=False)
"""The path of a file, an address or `-`, as it is given; what is wrong with it is told when it is opened."""

FILE = click.Path(path_type=Path, readable=False)
"""The path of a file; what is wrong with it is told when it is opened."""

where_argument = argument(
    "where",
    metavar="WHERE…",
    type=PLACE,
    nargs=-1,
    required=True,
    help="Files, folders, addresses of the web, or - for standard input.",
)
ledger_argument = argument("ledger", metavar="LEDGER", type=PLACE, help="The ledger's file.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one record a line.")
jobs_option = click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 256), default=1, help="Processes that read at the same time."
)
port_option = click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), help="The port; 0 picks a free one."
)

_LANE = click.option("--fast", is_flag=True, help="Read HTML by its paragraphs alone: quicker, and less exact.")
_WEIGHTS = click.option("--weights", metavar="NAME", help="Shipped weights by name, or a folder of weights.")
_NAMES = click.option(
    "--names", metavar="FILE", type=PLACE, help="Known names: CSV, or JSON lines of a Wikidata extract."
)

Options = Callable[[Callable[..., None]], Callable[..., None]]
"""Options of a command, as a decorator."""


def reading_options(*, pages: bool = True, claims: bool = True) -> Options:
    """The options of a command that reads, handed on as `settings`: the settings in force with what they say.

    One that reads `pages` has `--fast`, one that finds `claims` in them `--weights` and `--names`.
    """
    options = [*([_WEIGHTS, _NAMES] if claims else []), *([_LANE] if pages else [])]

    def add_options(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def with_settings(
            *, weights: str | None = None, names: str | None = None, fast: bool = False, **given: object
        ) -> None:
            from onrecord.settings import load_settings

            settings = load_settings()
            settings = replace(settings, weights=weights or settings.weights, names=names or settings.names)
            command(settings=replace(settings, lane="fast") if fast else settings, **given)

        for option in reversed(options):
            with_settings = option(with_settings)
        return with_settings

    return add_options


class OneOf(click.Choice[str]):
    """A word of several; where it is missing, they are told in one sentence and not in a column."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """What to give."""
        del param, ctx
        return f"Give {either(tuple(self.choices))}."


def either(words: Sequence[str]) -> str:
    """Words to choose from, as a sentence lists them."""
    return f"{', '.join(words[:-1])} or {words[-1]}"
