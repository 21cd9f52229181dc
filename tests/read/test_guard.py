"""A page that hangs, crashes or overfills the parser is set aside with its reason, and the next one is read."""

import os
import signal
import sys
import threading
import time

import pytest

from onrecord.errors import EmptyInputError, InputError, NotTextError, SetAsideError
from onrecord.read import read_page
from onrecord.read.guard import Guard
from onrecord.records import Page
from onrecord.settings import Settings
from tests.read.pages import HTML

QUICK = Settings(page_seconds=2, page_megabytes=400)
posix = pytest.mark.skipif(sys.platform == "win32", reason="the system cannot limit a process")


@pytest.fixture(scope="module")
def guard():
    guard = Guard(QUICK)
    yield guard
    guard.close()


def page(html):
    return Page(html=html, where="x.html")


def flood(count):
    """A tag whose attributes hold marks that hide their number from a look at the markup."""
    return "<p " + " ".join(f'a{number}=">"' for number in range(count)) + ">"


def test_the_article_is_that_of_the_same_process(guard):
    assert guard.read(page(HTML)) == read_page(page(HTML))


def test_refusals_come_through_as_they_are(guard):
    with pytest.raises(EmptyInputError, match=r"x\.html shows no words"):
        guard.read(page("<html></html>"))
    with pytest.raises(NotTextError, match="binary"):
        guard.read(page(b"\0\1" * 500))


@posix
def test_a_page_that_hangs_the_parser_is_set_aside_and_the_next_is_read(guard):
    with pytest.raises(
        SetAsideError, match=r"x\.html took more than 2 seconds to parse and was set aside"
    ) as caught:
        guard.read(page(flood(200_000) + HTML))
    assert caught.value.where == "x.html"
    assert guard.read(page(HTML)).title


@posix
def test_a_page_that_takes_too_much_memory_is_set_aside():
    small = Guard(Settings(page_megabytes=60, max_bytes=60_000_000))
    with pytest.raises(SetAsideError, match=r"(60 MB of memory|crashed the parser)"):
        small.read(page(HTML + "<p>" + "<b>so</b> " * 3_000_000))
    assert small.read(page(HTML)).title
    small.close()


@posix
def test_a_worker_that_crashes_while_it_reads_loses_only_its_page():
    guard = Guard(Settings(page_seconds=20))
    guard.read(page(HTML))
    worker = guard._worker
    assert worker is not None
    threading.Thread(target=lambda: (time.sleep(0.5), os.kill(worker.pid, signal.SIGSEGV))).start()
    with pytest.raises(SetAsideError, match="crashed the parser"):
        guard.read(page(flood(100_000) + HTML))
    assert guard.read(page(HTML)).title
    guard.close()


def test_a_worker_that_ended_between_two_pages_is_started_again():
    guard = Guard(QUICK)
    guard.read(page(HTML))
    assert guard._worker is not None
    guard._worker.kill()
    guard._worker.wait()
    assert guard.read(page(HTML)).title
    guard.close()


HOSTILE = {
    "depth": "<div>" * 100_000 + "<p>Words below.</p>" + HTML,
    "tables": "<table><tr><td>" * 50_000 + "words" + HTML,
    "unclosed inline elements": "<a><b><i>" * 30_000 + HTML,
    "an attribute flood": f"<p {'a ' * 200_000}>" + HTML,
    "entities": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + "&b;" * 1000 + HTML,
    "nuls": HTML.replace("dam", "da\0m"),
    "a wrong charset": HTML.replace("utf-8", "utf-16").encode("cp1252", "replace"),
    "an unknown charset": HTML.replace("utf-8", "x-none").encode("cp1252", "replace") + b"\xff\xfe",
    "unclosed script": HTML.replace("<body", "<script>var a = 1;<body"),
    "unclosed comment": HTML.replace("</body", "<!-- </body"),
    "fifty megabytes": HTML + "<p>word</p>" * 4_600_000,
}

REFUSED = {
    "depth": r"^x\.html nests its elements deeper",
    "tables": r"^x\.html nests its elements deeper",
    "unclosed inline elements": r"^x\.html nests its elements deeper",
    "unclosed script": r"^x\.html shows no words",
    "fifty megabytes": r"^x\.html has [\d,]+ bytes, more than",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_or_refused_with_a_reason(guard, name):
    expected = REFUSED.get(name)
    if expected is None:
        assert guard.read(page(HOSTILE[name])).body()
        return
    with pytest.raises(InputError, match=expected) as caught:
        guard.read(page(HOSTILE[name]))
    assert caught.value.where == "x.html"
