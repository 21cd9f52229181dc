"""Following feeds into a ledger: what is new is read once, what fails is told, and stopping loses nothing."""

import contextlib
import datetime as dt
import json
import sqlite3
import time
from dataclasses import replace

import pytest
from click.testing import CliRunner

from onrecord.cli import app
from onrecord.collect.fetch import fetching
from onrecord.errors import InputError, OnrecordError
from onrecord.ledger import open_ledger
from onrecord.read import read_page
from onrecord.records import Page, Problem, Reading
from onrecord.update import UpdateReport, follow_feed, seconds_of, update_feeds
from tests.collect.misbehaving import Case, failing, fetcher, only_here, page, serving, to

NOW = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
RSS = """<rss><channel><title>The Lagoon Post</title>{more}
<item><title>Ferry stops</title><link>/ferry</link><pubDate>Tue, 04 Mar 2031 07:30:00 +0200</pubDate></item>
<item><title>Words alone</title><description>Ada Holm said so.</description></item>
<item><title>A list</title><link>/list</link><description>Bo Lind said no.</description></item>
<item><title>Down</title><link>/down</link></item></channel></rss>"""
UPDATED = '<item><title>Ferry stops</title><link>/ferry</link><updated xmlns="http://www.w3.org/2005/Atom">2031-03-05T08:00:00Z</updated></item>'


def rss(more=""):
    return lambda handler: page(handler, RSS.format(more=more).encode(), Content_Type="application/rss+xml")


CASES = [
    Case("feed", rss(), ""),
    Case("other", rss(), ""),
    Case("moved", to("/feed", 301), ""),
    Case("ferry", page, ""),
    Case("list", lambda h: page(h, b"<html><body><nav><a href='/'>Home</a></nav></body></html>"), ""),
    Case("down", failing(503), ""),
    Case("gone", failing(410), ""),
    Case("page", lambda h: page(h, b"<html><link rel='alternate' type='application/rss+xml' href='/feed'></html>"), ""),
    Case("two", lambda h: page(h, b"<html><link rel='alternate' type='application/rss+xml' href='/feed'><link rel='alternate' type='application/atom+xml' href='/other'></html>"), ""),
]  # fmt: skip


def read(pages):
    """Reads pages without looking for claims."""
    for found in pages:
        assert isinstance(found, Page)
        try:
            yield Reading(read_page(found))
        except InputError as error:
            yield Problem(found.where, str(error))


def shown(items, label, total):
    return iter(items)


@pytest.fixture
def server():
    with serving(CASES) as running:
        yield running


@pytest.fixture
def book(tmp_path):
    with open_ledger(tmp_path / "news.onrecord", create=True) as ledger:
        yield ledger


def follow(book, server, *paths):
    with contextlib.closing(fetcher()) as fetch:
        return [follow_feed(book, server.address(path), fetch, NOW) for path in paths]


def update(book, at=NOW, reader=read):
    with contextlib.closing(fetcher()) as fetch:
        return update_feeds(book, fetch, reader, now=lambda: at, show=shown)


def titles(book):
    return sorted(article.title for article in book.articles())


def test_followed_feed_is_read_item_by_item(book, server):
    (feed,) = follow(book, server, "/feed")
    assert feed.title == "The Lagoon Post"
    report = update(book)
    assert (report.asked, report.read, report.alone, report.later, report.failed) == (0, 1, 2, 1, ())
    assert titles(book) == ["A list", "Ferry stops", "Words alone"]
    (ferry,) = [reading.article for reading in book.readings() if reading.article.url == server.address("/ferry")]
    assert (ferry.published.value, ferry.published.found_in) == ("2031-03-04T07:30:00+02:00", "feed")
    (words,) = [reading.article for reading in book.readings() if reading.article.title == "A list"]
    assert "Only the feed's own words" in words.problems[0]


def test_item_whose_article_was_removed_stays_out_and_leaves_no_words(book, server):
    follow(book, server, "/feed")
    update(book)
    (gone,) = (one.article_id for one in book.articles() if one.title == "Ferry stops")
    book.judge("remove", [gone], who="Ida Fenn", why="By order of a court.")
    assert b"Ferry stops" not in book.path.read_bytes()
    server.does["/feed"] = rss(UPDATED)
    report = update(book, NOW + dt.timedelta(days=1))
    assert (report.removed, report.read) == (1, 0)
    assert titles(book) == ["A list", "Words alone"]
    with contextlib.closing(sqlite3.connect(book.path)) as connection:
        (words,) = connection.execute("SELECT entry FROM feed_items WHERE url LIKE '%/ferry'").fetchone()
    assert json.loads(words) == {"url": server.address("/ferry")}


def test_what_feeds_say_of_a_removed_article_is_forgotten_wherever_it_stands(book, server):
    follow(book, server, "/feed")
    update(book)
    gone = [one.article_id for one in book.articles() if one.title != "A list"]
    for id in gone:
        book.judge("remove", [id], who="Ida Fenn", why="By order of a court.")
    follow(book, server, "/other")
    server.does["/other"] = rss(UPDATED)
    update(book, NOW + dt.timedelta(days=1))
    book.close()
    kept = b"".join(path.read_bytes() for path in book.path.parent.glob("news.onrecord*"))
    assert b"Ferry stops" not in kept
    assert b"Ada Holm" not in kept
    assert b"A list" in kept


def test_second_update_asks_nothing_that_is_not_due(book, server):
    follow(book, server, "/feed")
    update(book)
    asked = len(server.asked)
    report = update(book, NOW + dt.timedelta(minutes=1))
    assert (report.asked, report.new) == (0, 0)
    assert len(server.asked) == asked


def test_failing_page_is_tried_again_when_its_time_has_come(book, server):
    follow(book, server, "/feed")
    update(book)
    server.does["/down"] = page
    report = update(book, NOW + dt.timedelta(minutes=16))
    assert (report.read, report.later) == (1, 0)


def test_new_item_and_updated_item_are_fetched_known_ones_are_not(book, server):
    follow(book, server, "/feed")
    update(book)
    server.asked.clear()
    server.does["/feed"] = rss(UPDATED)
    report = update(book, NOW + dt.timedelta(days=1))
    paths = [path for path, _ in server.asked]
    assert (report.asked, report.new) == (1, 1)
    assert paths.count("/ferry") == 1
    assert paths.count("/list") == 0


def test_address_that_two_feeds_list_is_fetched_once(book, server):
    follow(book, server, "/feed", "/other")
    update(book)
    assert [path for path, _ in server.asked].count("/ferry") == 1


def test_a_page_that_waits_for_a_feed_that_is_left_is_had_for_another_one(book, server):
    first, second = follow(book, server, "/feed", "/other")
    assert book.following.unfollow(first.url)
    update(book)
    assert [path for path, _ in server.asked].count("/ferry") == 1
    assert "Ferry stops" in titles(book)
    assert book.following.unfollow(second.url)
    assert update(book, NOW + dt.timedelta(days=9)) == UpdateReport()


def test_a_feed_that_is_left_while_it_is_asked_stays_left(book, server):
    (feed,) = follow(book, server, "/feed")
    update(book)

    def left(items, label, total):
        if label == "Asking feeds":
            book.following.unfollow(feed.url)
        return iter(items)

    server.does["/feed"] = rss("<item><title>New</title><link>/new</link></item>")
    with contextlib.closing(fetcher()) as fetch:
        later = NOW + dt.timedelta(days=1)
        report = update_feeds(book, fetch, read, now=lambda: later, show=left)
    assert (report.asked, report.new) == (1, 0)
    assert [feed.ended for feed in book.following.feeds()] == [True]


def test_following_again_and_following_a_page(book, server):
    assert follow(book, server, "/page")[0].url == server.address("/feed")
    assert follow(book, server, "/feed") == [None]
    with pytest.raises(InputError, match=r"It names .*/feed, .*/other"):
        follow(book, server, "/two")
    with pytest.raises(InputError, match="gone for good"):
        follow(book, server, "/gone")


def test_moved_feed_takes_its_items_along_and_joins_what_is_followed(book, server):
    follow(book, server, "/moved")
    for day in (1, 2):
        update(book, NOW + dt.timedelta(days=day))
    (feed,) = book.following.feeds()
    assert feed.url == server.address("/feed")
    follow(book, server, "/moved")
    update(book, NOW + dt.timedelta(days=4))
    update(book, NOW + dt.timedelta(days=6))
    assert [feed.ended for feed in book.following.feeds()].count(True) == 1


def test_feed_that_is_gone_is_told_once_and_not_asked_again(book, server):
    follow(book, server, "/feed")
    server.does["/feed"] = failing(410)
    report = update(book, NOW + dt.timedelta(days=1))
    (feed,) = report.failing
    assert (feed.ended, "gone for good" in feed.problem) == (True, True)
    assert update(book, NOW + dt.timedelta(days=9)).asked == 0
    assert book.following.counts().feeds == 0
    assert "gone for good" in book.following.counts().failing[0]


def test_quiet_that_a_host_asked_for_outlives_the_run(book, server):
    follow(book, server, "/feed")
    server.does["/ferry"] = failing(429, Retry_After="3000")
    update(book)
    assert list(book.following.quiet_hosts()) == ["127.0.0.1"]
    server.asked.clear()
    update(book, NOW + dt.timedelta(minutes=20))
    assert server.asked == []


@pytest.mark.parametrize("years", [-1, 1])
def test_clock_that_was_wrong_for_a_while_stops_nothing(book, server, years):
    follow(book, server, "/feed")
    server.does["/ferry"] = failing(429, Retry_After="3000")
    wrong = NOW + dt.timedelta(days=365 * years)
    update(book, wrong)
    server.does["/ferry"] = page
    assert update(book, NOW + dt.timedelta(days=1)).asked == 1
    assert titles(book) == ["A list", "Ferry stops", "Words alone"]
    update(book, NOW + dt.timedelta(days=2))
    (feed,) = book.following.feeds()
    assert feed.next_at < "2031-03-08"


def test_feed_that_moves_away_and_back_is_followed_all_the_time(book, server):
    server.does["/there"] = rss()
    server.does["/back"] = rss()
    follow(book, server, "/back", "/there")
    for day, moves in enumerate((("/back", "/there"), ("/there", "/back"))):
        server.does[moves[0]] = to(moves[1], 301)
        server.does[moves[1]] = rss()
        for hours in (6, 18):
            update(book, NOW + dt.timedelta(days=7 * day, hours=hours))
        assert book.following.counts().feeds == 1
    (feed,) = (feed for feed in book.following.feeds() if not feed.ended)
    assert (feed.url, feed.problem) == (server.address("/back"), None)


def test_interrupted_update_goes_on_where_it_was(book, server):
    follow(book, server, "/feed")

    def stops(pages):
        for number, found in enumerate(read(pages)):
            if number == 1:
                raise KeyboardInterrupt
            yield found

    with pytest.raises(KeyboardInterrupt):
        update(book, reader=stops)
    kept = len(titles(book))
    assert kept == 1
    update(book)
    assert titles(book) == ["A list", "Ferry stops", "Words alone"]


def test_what_one_update_has_taken_another_one_does_not_fetch(book, server, tmp_path):
    follow(book, server, "/feed")
    later = NOW + dt.timedelta(days=1)
    reports = []

    def meets(pages):
        with open_ledger(tmp_path / "news.onrecord") as other:
            reports.append(update(other, later))
        yield from read(pages)

    server.asked.clear()
    assert update(book, later, meets).asked == 1
    assert reports[0] == UpdateReport()
    paths = [path for path, _ in server.asked]
    assert len(paths) == len(set(paths))


LENGTHS = [("90s", 90), ("15m", 900), ("2h", 7200), ("1 d", 86_400), ("15", None), ("0m", None), ("soon", None)]


@pytest.mark.parametrize(("words", "seconds"), LENGTHS)
def test_length_of_time(words, seconds):
    if seconds is None:
        with pytest.raises(OnrecordError, match="such as 15m"):
            seconds_of(words)
    else:
        assert seconds_of(words) == seconds


@pytest.fixture
def command(tmp_path, monkeypatch):
    """Runs a command in an empty folder; only here may it ask the server of the test."""
    made = fetching.Fetcher.__init__

    def here(self, settings=None, **more):
        made(self, settings, **{"refuses": only_here, **more})

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fetching.Fetcher, "__init__", here)
    monkeypatch.setenv("ONRECORD_HOST_SECONDS", "0")
    return lambda *arguments: CliRunner().invoke(app, [str(part) for part in arguments], catch_exceptions=False)


def test_commands_follow_update_and_export(command, server, tmp_path):
    (tmp_path / "list.opml").write_text(
        f'<opml><body><outline text="Isles"><outline text="Lagoon" xmlUrl="{server.address("/feed")}"/></outline>'
        '<outline xmlUrl="file:///etc/hostname"/></body></opml>'
    )
    imported = command("import-opml", "news.onrecord", "list.opml")
    assert (imported.exit_code, "2 feeds listed, 1 of them new" in imported.stdout) == (1, True)
    assert "only http and https" in imported.stderr
    updated = command("update", "news.onrecord")
    assert updated.exit_code == 0
    assert "1 feed asked, 4 new items, 1 read" in updated.stdout
    again = command("update", "news.onrecord")
    assert (again.exit_code, "Nothing was due. The next feed is due at" in again.stderr) == (0, True)
    followed = command("follow", "news.onrecord", server.address("/gone"))
    assert (followed.exit_code, "gone for good" in followed.stderr) == (1, True)
    exported = command("export", "news.onrecord", "out.opml")
    assert (exported.exit_code, ": 1 in all." in exported.stderr) == (0, True)
    assert 'text="Isles"' in (tmp_path / "out.opml").read_text()


def test_update_of_a_failing_feed_ends_with_1(command, server):
    command("follow", "news.onrecord", server.address("/feed"))
    with open_ledger("news.onrecord") as book:
        (feed,) = book.following.feeds()
        book.following.keep_check(feed, overdue(feed), ())
    server.does["/feed"] = failing(500)
    failed = command("update", "news.onrecord", "--json")
    assert (failed.exit_code, "status 500" in failed.stderr) == (1, True)


def overdue(feed):
    return replace(feed, next_at="2000-01-01T00:00:00+00:00")


def test_claims_of_an_address(command, server):
    result = command("claims", server.address("/ferry"))
    assert (result.exit_code, "Ada Holm" in result.stdout) == (0, True)


def test_update_every_goes_on_after_a_failure_until_it_is_stopped(command, server, monkeypatch):
    """Three rounds of a quarter of an hour: all is well, the feed is down, the feed is back with more."""
    command("follow", "news.onrecord", server.address("/feed"))
    real, rounds = time.sleep, []

    def sleep(seconds):
        if seconds != 900:
            return real(seconds)
        with open_ledger("news.onrecord") as book:
            (feed,) = book.following.feeds()
            rounds.append(feed.failures)
            book.following.keep_check(feed, overdue(feed), ())
        server.does["/feed"] = failing(500) if len(rounds) == 1 else rss(UPDATED)
        if len(rounds) == 3:
            raise KeyboardInterrupt
        return None

    monkeypatch.setattr(time, "sleep", sleep)
    stopped = command("update", "news.onrecord", "--every", "15m")
    assert stopped.exit_code != 0
    assert rounds == [0, 1, 0]
    assert "status 500" in stopped.stderr
    assert stopped.stdout.count("1 feed asked") == 2
