"""How many rows linking reads under a key, for tests that fill them with less."""

import pytest

from onrecord.ledger.linking import figures, postings, reach, words


@pytest.fixture
def read_only(monkeypatch):
    """What lets linking read only so many rows on each side of a claim."""

    def few(most):
        for module in (figures, reach, words):
            monkeypatch.setattr(module, "NEWEST", most)
            for name, sql in list(vars(module).items()):
                if isinstance(sql, str) and f"LIMIT {postings.NEWEST}" in sql:
                    monkeypatch.setattr(module, name, sql.replace(f"LIMIT {postings.NEWEST}", f"LIMIT {most}"))

    return few
