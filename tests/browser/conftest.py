"""A served ledger and a real browser. Each is stopped by the process that started it."""

import os
import shutil

import pytest

from onrecord.ledger import open_ledger
from onrecord.publish.web.app import serving
from onrecord.settings import Settings
from tests.factories import make_story
from tests.publish.article.test_article import ferry, hostile
from tests.publish.story.test_story import READINGS

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
KEY = "a key that nobody guesses"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a served ledger of some articles."""
    with open_ledger(tmp_path_factory.mktemp("browser") / "news.onrecord", create=True) as book:
        for reading in (
            ferry(),
            hostile(),
            make_story(id="story"),
            make_story(id="copy", outlet="The River Herald"),
            *READINGS,
        ):
            book.add(reading)
        with serving(book, settings=Settings(page_size=2), review_key=KEY) as place:
            yield place.rstrip("/")


@pytest.fixture(scope="session")
def browser():
    """Chromium as the system has it; the tests are skipped without it, unless ONRECORD_BROWSER asks for it."""
    if CHROMIUM is None:
        if os.environ.get("CI") or os.environ.get("ONRECORD_BROWSER"):
            pytest.fail("There is no chromium. Install it (apt-get install chromium).")
        pytest.skip("There is no chromium on this machine.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()
