"""The whole reading of the example story against the claims that a person found in it.

The floors stand in `floors.json`, beside the SHA-256 of the expected claims and pages that they were measured
on. They go up by command and down by hand only: see `remake.py`. The ceiling on claims from furniture goes down
by command and up by hand only.
"""

import json

import pytest

from tests.golden.compare import Outcome
from tests.golden.gold import HERE, story_digest
from tests.golden.read_story import read_story

FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def outcome() -> Outcome:
    return read_story()


def test_the_floors_were_measured_on_these_claims_and_pages():
    assert FLOORS["story_sha256"] == story_digest(), "run `python -m tests.golden.remake` and review the floors"


@pytest.mark.parametrize("measure", sorted(FLOORS["floors"]))
def test_the_reading_stays_above_its_floor(outcome, measure):
    tally, floor = outcome.tallies[measure], FLOORS["floors"][measure]
    misses = "\n".join(miss for miss in outcome.misses if miss.startswith(measure))
    assert tally.recall >= floor, f"{tally.right} of {tally.expected} ({tally.recall:.1f} %)\n{misses}"


def test_no_more_claims_come_from_furniture_than_the_ceiling(outcome):
    """The ceiling is meant to be 0: a claim of a card, a caption or another day's item is a false line."""
    assert len(outcome.leaks) <= FLOORS["most_claims_from_furniture"], "\n".join(outcome.leaks)
