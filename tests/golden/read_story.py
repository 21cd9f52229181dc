"""Reads the example story and compares it: `python -m tests.golden.read_story [--misses]` prints the measures."""

import sys

from onrecord.pipeline import Reader
from onrecord.records import Reading
from tests.golden.compare import Outcome, compare
from tests.golden.gold import load_story, page_of


def read_story() -> Outcome:
    """The outcome over all pages of the story; the weights are loaded once."""
    pages = load_story()
    outcome = Outcome()
    readings = Reader().read_many(page_of(page) for page in pages)
    for page, reading in zip(pages, readings, strict=True):
        assert isinstance(reading, Reading), reading
        compare(page, reading, outcome)
    return outcome


def main() -> None:
    outcome = read_story()
    for name, tally in sorted(outcome.tallies.items()):
        sys.stdout.write(f"{name:32} {tally.recall:5.1f} %  ({tally.right} of {tally.expected})\n")
    sys.stdout.write(f"{'claims from furniture':32} {len(outcome.leaks)}\n")
    for line in (*outcome.leaks, *outcome.misses) if "--misses" in sys.argv else ():
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
