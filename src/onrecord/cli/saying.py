"""How commands speak: records to standard output, sentences to standard error, and the exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import typer


def print_records(records: Iterable[Mapping[str, Any]]) -> None:
    """Print records as JSON lines; a lone surrogate of a broken page is written as its JSON escape."""
    for record in records:
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")


def say(message: str) -> None:
    """Tell the user a sentence on standard error."""
    print(message, file=sys.stderr, flush=True)


def say_more() -> None:
    """Tell that a limit has left rows out."""
    say("There are more. --limit N prints so many.")


def exit_if(failed: int) -> None:
    """End with exit code 1 when something failed."""
    if failed:
        raise typer.Exit(1)
