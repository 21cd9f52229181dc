"""How commands speak: records to standard output, sentences to standard error, and the exit code."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click

from onrecord.publish.terminal.obeyed import disarmed


def print_records(records: Iterable[Mapping[str, Any]]) -> None:
    """Print records as JSON lines."""
    from onrecord.serialise import record_line

    for record in records:
        print_line(record_line(record))


def print_line(line: bytes) -> None:
    """Print a line of JSON."""
    sys.stdout.buffer.write(line + b"\n")


def say(message: str) -> None:
    """Tell the user a sentence on standard error, with nothing in it that the terminal would obey."""
    print(disarmed(message), file=sys.stderr, flush=True)


def say_more() -> None:
    """Tell that a limit has left rows out."""
    say("There are more. --limit N prints so many.")


def exit_if(failed: int) -> None:
    """End with exit code 1 when something failed."""
    if failed:
        raise click.exceptions.Exit(1)
