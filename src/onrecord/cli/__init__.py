"""The commands: parse, call, print.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 something asked for was
not met, 2 wrong usage. What a command needs is imported when it runs, so that `--help` is quick.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord import __version__
from onrecord.cli import feeds, looking, names, questions, reading, reviewing, serving, stories
from onrecord.cli.saying import say
from onrecord.errors import OnrecordError
from onrecord.memory import look_rarely_for_cycles

_INTERRUPTED = 130
"""How the command line's own library ends after Ctrl+C."""

_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No room on the disk, none left to this user, none left to this file."""

_STOPPED = "Stopped. What was stored is kept; give the same command to go on."


class _Commands(TyperGroup):
    """The commands; what is wrong with a choice is told in a plain sentence."""

    def invoke(self, ctx: Any) -> Any:
        """What the command gives; a message without the words that the library's validation puts before it."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads the news and keeps a ledger of attributed claims: who said what, when, with which figures.",
)


def main() -> None:
    """Run the command line; an OnrecordError is one sentence on standard error, never a traceback."""
    look_rarely_for_cycles()
    interrupts = _noted_interrupts()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OnrecordError as error:
        say(str(error))
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _DISK_FULL:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what could not be written is not tried again at the end
        say(f"What is printed cannot be written: {error.strerror}. Make room, or send it elsewhere.")
        sys.exit(1)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            say(_STOPPED)
        raise
    except ImportError:
        if not interrupts:
            raise
        say(_STOPPED)
        sys.exit(_INTERRUPTED)


def _noted_interrupts() -> list[int]:
    """Fills with each Ctrl+C: a compiled module that is interrupted as it loads raises an ImportError instead."""
    interrupts: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        interrupts.append(number)
        signal.default_int_handler(number, frame)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, interrupt)
    return interrupts


def _version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


_COMMANDS: dict[str, Callable[..., None]] = {
    "claims": reading.claims,
    "read": reading.read,
    "add": reading.add,
    "refresh": reading.refresh,
    "follow": feeds.follow,
    "update": feeds.update,
    "import-opml": feeds.import_opml,
    "check": looking.check,
    "export": looking.export,
    "search": looking.search,
    "figures": questions.figures,
    "review": reviewing.review,
    "judge": questions.judge,
    "names": names.names,
    "story": stories.story,
    "serve": serving.serve,
    "mcp": serving.mcp,
    "demo": serving.demo,
}
"""In the order of --help: what reads, what looks up, what decides, what serves."""


def _in_short(command: Callable[..., None]) -> str:
    """What a command does, up to the first semicolon: the list of commands has whole sentences."""
    first = (command.__doc__ or "").partition("\n\n")[0].partition(";")[0]
    return f"{' '.join(first.split()).rstrip('.')}."


for _name, _command in _COMMANDS.items():
    app.command(_name, short_help=_in_short(_command))(_command)
