"""A ledger with a few articles, and a client of the app over it."""

import warnings

import pytest

from onrecord.ledger import open_ledger
from onrecord.publish.web.app import create_app
from onrecord.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the client says that it would rather have httpx2
    from starlette.testclient import TestClient

HERE = "http://127.0.0.1"


@pytest.fixture
def book(tmp_path):
    with open_ledger(tmp_path / "news.onrecord", create=True) as ledger:
        yield ledger


@pytest.fixture
def client(book):
    return TestClient(create_app(book, settings=Settings(page_size=2)), base_url=HERE)
