"""What check reports when something stored was changed behind the ledger's back."""

import sqlite3
from contextlib import closing

import pytest

from tests.factories import make_story

TAMPERED = [
    ("UPDATE articles SET text = replace(text, 'Mayor', 'Major')", "text"),
    ("UPDATE articles SET version = 'v0'", "version"),
    ("UPDATE claims SET start = start + 1 WHERE position = 0", "evidence"),
    ("UPDATE claims SET evidence = 'Nobody said so.' WHERE position = 1", "evidence"),
    ("UPDATE spans SET words = 'whispered' WHERE part = 'cue' AND attribution = 0", "cue"),
    ("UPDATE spans SET stop = stop + 1 WHERE part = 'quoted'", "quoted"),
    ("UPDATE times SET words = 'Tuesday'", "time"),
    ("UPDATE figures SET start = -3 WHERE position = 0", "figure"),
    ("UPDATE mentions SET words = 'Someone' WHERE position = 0", "mention"),
    ("DELETE FROM sources WHERE position = 0", "source"),
    ("DELETE FROM attributions WHERE position = 2", "attribution"),
    ("DELETE FROM figures WHERE position = 1", "figure"),
    ("DELETE FROM times", "time"),
    ("DELETE FROM claims WHERE position = 0", "linked claim"),
    ("DELETE FROM claims WHERE position = 2", "number of claims"),
]


@pytest.mark.parametrize(("change", "what"), TAMPERED, ids=[row[0] for row in TAMPERED])
def test_change_is_reported(ledger, change, what):
    reading = make_story(id="a")
    ledger.add(reading)
    assert list(ledger.check()) == []
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute(change)
        connection.commit()
    drifts = list(ledger.check())
    assert what in {drift.what for drift in drifts}
    assert {drift.article_id for drift in drifts} == {"a"}


def test_report_says_what_was_kept_and_what_stands_there(ledger):
    reading = make_story(id="a")
    ledger.add(reading)
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("UPDATE claims SET evidence = 'Nobody said so.' WHERE position = 1")
        connection.commit()
    (drift,) = ledger.check()
    claim = reading.claims[1]
    assert (drift.claim_id, drift.expected, drift.found) == (claim.id, "Nobody said so.", claim.evidence.text)
