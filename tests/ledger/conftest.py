"""A new ledger for each test."""

import pytest

from onrecord.ledger import open_ledger


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "test.onrecord", create=True) as opened:
        yield opened
