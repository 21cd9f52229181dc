"""The commands: parse, call, print.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 something asked for was
not met, 2 wrong usage. What a command needs is imported when it runs, so that `--help` is quick.
"""

import errno
import os
import signal
import sys
import threading
from types import FrameType

import click

from onrecord import __version__
from onrecord.cli import feeds, looking, names, questions, reading, reviewing, serving, stories
from onrecord.cli.commands import Commands
from onrecord.cli.saying import say
from onrecord.errors import OnrecordError
from onrecord.memory import look_rarely_for_cycles

_INTERRUPTED = 130  # how a shell counts an end by Ctrl+C: 128 and the number of the signal

_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No room on the disk, none left to this user, none left to this file."""

_STOPPED = "Stopped. What was stored is kept; give the same command to go on."
_SECTIONS: dict[str, tuple[click.Command, ...]] = {
    "Read": (reading.claims, reading.read, reading.add, reading.refresh),
    "Follow feeds": (feeds.follow, feeds.unfollow, feeds.feeds, feeds.update, feeds.import_opml),
    "Look up": (looking.search, questions.figures, names.names, stories.story),
    "Decide": (reviewing.review, questions.judge),
    "Check and export": (looking.check, looking.export),
    "Serve": (serving.serve, serving.mcp, serving.demo),
}
_HELP = {"show_default": True, "help_option_names": ["-h", "--help"]}


def main() -> None:
    """Run the command line; what can go wrong is one sentence on standard error, never a traceback."""
    look_rarely_for_cycles()
    interrupts = _noted_interrupts()
    try:
        sys.exit(_run())
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _DISK_FULL:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what could not be written is not tried again at the end
        say(f"What is printed cannot be written: {error.strerror}. Make room, or send it elsewhere.")
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt, ImportError) as error:
        if isinstance(error, ImportError) and not interrupts:
            raise
        say(_STOPPED)
        sys.exit(_INTERRUPTED)


def _run() -> int | None:
    """Run what was asked for and print all of it; the exit code, None for 0."""
    try:
        ended: int | None = app(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        ended = error.exit_code
    except OnrecordError as error:
        say(str(error))
        ended = 1
    finally:
        if sys.stdout is not None:  # it is None where the caller closed it
            sys.stdout.flush()
    return ended


def _noted_interrupts() -> list[int]:
    """Fills with each Ctrl+C: a compiled module that is interrupted as it loads raises an ImportError instead."""
    interrupts: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        interrupts.append(number)
        signal.default_int_handler(number, frame)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, interrupt)
    return interrupts


@click.group(cls=Commands, sections=_SECTIONS, context_settings=_HELP)
@click.version_option(__version__, message="onrecord %(version)s", help="Print the version.")
def app() -> None:
    """Reads the news and keeps a ledger of attributed claims: who said what, when, with which figures."""
