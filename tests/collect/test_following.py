"""When a feed is asked again, and what its answers make of its state."""

import contextlib
import datetime as dt
from dataclasses import replace

import pytest

from onrecord.collect.feeds import Feed, FeedEntry
from onrecord.collect.fetch import Conditions
from onrecord.collect.following import (
    FollowedFeed,
    ItemState,
    check_feed,
    check_feeds,
    fetch_items,
    kept_alone,
    rhythm,
)
from onrecord.collect.following.hosts import side_by_side
from onrecord.collect.following.state import FeedItem, entry_from_json, entry_to_json, iso
from tests.collect.misbehaving import PAGE, Case, failing, fetcher, page, serving, to

NOW = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def entry(url="https://a.example/1", **more):
    values = {"url": url, "title": "Ferry", "summary": None, "published": None, "outlet": None, "where": "feed"}
    return FeedEntry(**values | more)


def feed_every(pause, count=10, newest=NOW, **more):
    times = [newest - dt.timedelta(minutes=pause * at) for at in range(count)]
    return Feed("rss", entries=tuple(entry(published=iso(time)) for time in times), **more)


RHYTHMS = [
    ("every minute", feed_every(1), None, 900),
    ("every hour", feed_every(60), None, 1800),
    ("every week", feed_every(7 * 1440), None, 86_400),
    ("every hour, quiet since two days", feed_every(60, newest=NOW - 48 * HOUR), None, 21_600),
    ("every minute, stays for an hour", feed_every(1, minutes=60), None, 3600),
    ("every minute, fresh for two hours", feed_every(1), 7200, 7200),
    ("every minute, says it stays for a year", feed_every(1, minutes=525_600), None, 86_400),
    ("without dates", Feed("rss", entries=(entry(),)), None, 3600),
    ("dated in the future", feed_every(60, newest=NOW + 99 * HOUR), None, 3600),
    ("empty", Feed("rss"), None, 3600),
]


@pytest.mark.parametrize(
    ("feed", "fresh", "seconds"), [row[1:] for row in RHYTHMS], ids=[row[0] for row in RHYTHMS]
)
def test_rhythm_of_a_feed(feed, fresh, seconds):
    assert rhythm.seconds_between(feed, 3600, NOW, fresh=fresh) == seconds


def test_failures_are_farther_and_farther_apart_up_to_a_day():
    pauses = [rhythm.after_failure(failures, None) for failures in range(1, 12)]
    assert pauses[:4] == [900, 1800, 3600, 7200]
    assert pauses[-1] == 86_400
    assert rhythm.after_failure(1, 7200) == 7200
    assert rhythm.after_failure(1, 10_000_000) == 86_400


RSS = b"""<rss><channel><title>The Lagoon Post</title><item><title>Ferry</title><link>/ferry</link></item>
<item><title>Quay</title><link>/quay</link></item></channel></rss>"""


def rss(handler):
    if handler.headers.get("If-None-Match") == '"one"':
        page(handler, b"", 304)
    else:
        page(handler, RSS, Content_Type="application/rss+xml", ETag='"one"')


CASES = [
    Case("feed", rss, ""),
    Case("moved", to("/feed", 301), ""),
    Case("lent", to("/feed", 302), ""),
    Case("gone", failing(410), ""),
    Case("down", failing(503, Retry_After="7200"), ""),
    Case("html", lambda h: page(h, b"<html><link rel='alternate' type='application/rss+xml' href='/feed'></html>"), ""),
    Case("bomb", lambda h: page(h, b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>'), ""),
    Case("ferry", page, ""),
    Case("quay", failing(503), ""),
    Case("index", lambda h: page(h, b"<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>" % h.server.address("/news").encode()), ""),
    Case("news", lambda h: page(h, b"<urlset><url><loc>/a</loc><lastmod>2031-03-03</lastmod></url><url><loc>/old</loc><lastmod>2021-03-03</lastmod></url></urlset>"), ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def server():
    with serving(CASES) as running:
        yield running


@pytest.fixture
def fetch():
    with contextlib.closing(fetcher()) as made:
        yield made


def check(server, fetch, path, feed=None):
    return check_feed(feed or FollowedFeed.new(server.address(path), NOW), fetch, NOW)


def test_check_gives_items_title_and_what_to_ask_with(server, fetch):
    found = check(server, fetch, "/feed")
    assert [item.entry.url for item in found.items] == [server.address("/ferry"), server.address("/quay")]
    assert (found.after.title, found.after.conditions.etag, found.after.problem) == (
        "The Lagoon Post",
        '"one"',
        None,
    )
    again = check(server, fetch, "/feed", found.after)
    assert (again.items, again.after.conditions.etag) == ((), '"one"')
    assert again.after.seconds > found.after.seconds


def test_permanent_redirect_is_believed_when_it_is_seen_again(server, fetch):
    first = check(server, fetch, "/moved").after
    assert (first.url, first.moved_to) == (server.address("/moved"), server.address("/feed"))
    second = check_feed(first, fetch, NOW).after
    assert (second.url, second.moved_to) == (server.address("/feed"), None)
    assert check(server, fetch, "/lent").after.moved_to is None


FAILURES = [
    ("/gone", "gone for good", True, 900),
    ("/down", "status 503", False, 7200),
    ("/html", "It names http", False, 900),
    ("/none", "is not there", False, 900),
]


@pytest.mark.parametrize(("path", "reason", "ended", "seconds"), FAILURES, ids=[row[0] for row in FAILURES])
def test_failure_is_in_the_state_with_when_to_try_again(server, fetch, path, reason, ended, seconds):
    after = check(server, fetch, path).after
    assert reason in after.problem
    assert (after.ended, after.failures) == (ended, 1)
    pause = dt.datetime.fromisoformat(after.next_at) - NOW
    assert seconds <= pause.total_seconds() <= seconds * 1.1


def test_feed_is_asked_for_what_is_new_after_one_failure_and_anew_after_another(server, fetch):
    feed = replace(FollowedFeed.new(server.address("/down"), NOW), conditions=Conditions('"one"'))
    once = check_feed(feed, fetch, NOW).after
    assert (once.conditions, once.problem is None) == (feed.conditions, False)
    assert check_feed(once, fetch, NOW).after.conditions == Conditions()
    gone = replace(feed, url=server.address("/none"))
    assert check_feed(gone, fetch, NOW).after.conditions == Conditions()


def test_host_that_wants_quiet_makes_no_feed_and_no_item_fail(server, fetch):
    fetch.turns.keep_quiet("127.0.0.1", 5000)
    feed = FollowedFeed.new(server.address("/feed"), NOW)
    after = check_feed(feed, fetch, NOW).after
    assert (after.problem, after.failures, after.next_at > feed.next_at) == (None, 0, True)
    (found,) = fetch_items([item(server, "/ferry", attempts=4)], fetch, NOW)
    assert (found.item.state, found.item.attempts) == (ItemState.WAITING, 4)


def test_entities_of_a_fetched_feed_are_not_expanded(server, fetch):
    assert check(server, fetch, "/bomb").after.title is None


def test_of_a_followed_sitemap_only_recent_pages_are_items(server, fetch):
    assert [item.key for item in check(server, fetch, "/index").items] == ["/a"]


def item(server, path, **more):
    return FeedItem(
        "feed",
        path,
        entry(url=server.address(path) if path else None, summary="Words."),
        iso(NOW),
        iso(NOW),
        **more,
    )


def test_item_is_read_waits_or_stays_what_it_is(server, fetch):
    items = [item(server, "/ferry"), item(server, "/quay"), item(server, "/none"), item(server, "")]
    found = {outcome.item.key: outcome for outcome in fetch_items(items, fetch, NOW)}
    assert {key: (outcome.item.state, outcome.page is not None) for key, outcome in found.items()} == {
        "/ferry": (ItemState.READ, True),
        "/quay": (ItemState.WAITING, False),
        "/none": (ItemState.ALONE, True),
        "": (ItemState.ALONE, True),
    }
    assert found["/ferry"].page.html == PAGE
    assert found["/quay"].item.next_at == iso(NOW + dt.timedelta(seconds=900))
    assert found["/none"].page.text == "Ferry\n\nWords."


def test_item_that_fails_too_often_stays_what_it_is(server, fetch):
    (found,) = fetch_items([item(server, "/quay", attempts=4)], fetch, NOW)
    assert found.item.state is ItemState.ALONE


def test_item_without_words_and_page_has_failed(server):
    bare = FeedItem("feed", "k", entry(title=None), iso(NOW), iso(NOW))
    assert kept_alone(bare, "it is gone").item.state is ItemState.FAILED


def test_entry_that_was_kept_comes_back():
    whole = entry(authors=("Ada Holm",), updated="2031-03-04", guid="\ud800", content="<p>Words.</p>")
    assert entry_from_json(entry_to_json(whole)) == whole


def test_hosts_are_asked_side_by_side_and_one_host_in_order():
    tasks = [(host, number) for number in range(5) for host in "abc"]
    found = list(side_by_side(tasks, lambda task: task[0], lambda task: task))
    assert sorted(found) == sorted(tasks)
    assert [number for host, number in found if host == "a"] == [0, 1, 2, 3, 4]


def test_error_in_a_thread_reaches_the_caller():
    def broken(task):
        raise RuntimeError(task)

    with pytest.raises(RuntimeError, match="one"):
        list(side_by_side(["one"], str, broken))


def test_feeds_are_checked_together(server, fetch):
    feeds = [FollowedFeed.new(server.address(path), NOW) for path in ("/feed", "/gone", "/html")]
    assert {check.before.url for check in check_feeds(feeds, fetch, NOW)} == {feed.url for feed in feeds}
