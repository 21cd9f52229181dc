"""Fetching: every way to misbehave ends in the page or in one sentence; hosts are asked as they wish."""

import contextlib
import datetime as dt
import gzip
import socket
import ssl
import time

import pytest

from onrecord.collect.fetch import Conditions, Fetcher, transport
from onrecord.collect.fetch.addresses import why_refused
from onrecord.collect.fetch.fetching import parse_address, retry_seconds
from onrecord.collect.fetch.robots import MOST_BYTES
from onrecord.collect.fetch.turns import Turns
from onrecord.collect.fetch.unpacking import unpacked, zstd_module
from onrecord.errors import FetchError, NoAnswerError, RefusedAddressError, RobotsError
from onrecord.settings import Settings
from tests.collect.misbehaving import (
    CASES,
    PAGE,
    Case,
    endless,
    failing,
    fetcher,
    outcome,
    packed,
    page,
    serving,
    to,
)


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def fetch():
    with contextlib.closing(fetcher()) as made:
        yield made


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_misbehaviour_ends_as_the_table_says(server, fetch, case):
    started = time.monotonic()
    came = outcome(fetch, server.address(case.where))
    assert case.expect in came
    assert len(came.splitlines()) == 1
    assert time.monotonic() - started < 20


def test_nothing_is_let_through_to_this_machine_unless_a_test_says_so(server):
    before = len(server.asked)
    with contextlib.closing(Fetcher(Settings(host_seconds=0))) as strict:
        for address in (server.address("/"), f"http://localhost:{server.server_port}/"):
            with pytest.raises(RefusedAddressError, match="not of the public internet"):
                strict.fetch(address)
    assert len(server.asked) == before


def test_the_connected_peer_counts_not_the_name(server, monkeypatch):
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])

    def rebinding(host, port, *args, **more):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(answers)]

    def connect(self, host, port, *args, **more):
        raise AssertionError(f"a connection to {host}")

    from httpcore2 import SyncBackend

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(SyncBackend, "connect_tcp", connect)
    with contextlib.closing(Fetcher(Settings(host_seconds=0))) as strict:
        with pytest.raises(AssertionError, match=r"93\.184\.216\.34"):
            strict.fetch("http://rebinding.example/")
        with pytest.raises(RefusedAddressError):
            strict.fetch("http://rebinding.example/")


def test_a_connection_that_ends_elsewhere_is_dropped(monkeypatch):
    import httpcore2

    class Elsewhere(httpcore2.NetworkStream):
        def get_extra_info(self, info):
            return ("10.0.0.1", 80)

        def close(self):
            pass

    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: found)
    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", lambda *args, **more: Elsewhere())
    strict = Fetcher(Settings(host_seconds=0))
    with contextlib.closing(strict), pytest.raises(RefusedAddressError, match="a private network"):
        strict.fetch("http://a.example/")


def test_a_page_comes_with_what_is_needed_to_ask_again(server, fetch):
    found = fetch.fetch(server.address("/not-changed"))
    assert (found.body, found.media_type, found.charset) == (PAGE, "text/html", "utf-8")
    assert found.conditions == Conditions('"one"', "Tue, 04 Mar 2031 07:30:00 GMT")
    again = fetch.fetch(server.address("/not-changed"), found.conditions)
    assert (again.unchanged, again.body) == (True, b"")


def test_validators_are_given_back_as_they_came_whatever_is_in_them(server, fetch):
    server.does["/odd"] = lambda handler: page(handler, ETag='"\xe9\xff"', Last_Modified="\xe9 \t soon")
    fetch.fetch(server.address("/odd"), fetch.fetch(server.address("/odd")).conditions)
    _, headers = server.asked[-1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"\xe9\xff"', "\xe9 \t soon")
    fetch.fetch(server.address("/odd"), Conditions('"\u2603"'))


def test_no_answer_is_told_of_the_page_and_not_of_robots_txt():
    with contextlib.closing(fetcher()) as fetch, pytest.raises(NoAnswerError, match=r"/page cannot be fetched"):
        fetch.fetch("http://127.0.0.1:1/page")


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_parts_of_gzip_are_read_wherever_the_pieces_end(size):
    whole = gzip.compress(b"One. ") + gzip.compress(b"Two. ") + gzip.compress(b"Three.")
    pieces = (whole[at : at + size] for at in range(0, len(whole), size))
    assert unpacked(pieces, "gzip", where="here", most=100) == b"One. Two. Three."


def test_frames_of_zstandard_without_end_are_refused():
    whole = zstd_module().compress(b"") * 20_000
    with pytest.raises(FetchError, match="frames"):
        unpacked(iter((whole,)), "zstd", where="here", most=10_000_000)


@pytest.mark.parametrize(("path", "moved"), [("/permanent-redirect", True), ("/redirect-to-a-page", False)])
def test_only_a_permanent_redirect_is_told_to_be_remembered(server, fetch, path, moved):
    found = fetch.fetch(server.address(path))
    target = server.address("/a-page-as-it-should-be")
    assert (found.url, found.moved_to) == (target, target if moved else None)


def test_no_cookie_and_no_environment_reaches_the_server(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    server.does["/cookie"] = lambda handler: page(handler, Set_Cookie="id=7")
    with contextlib.closing(fetcher(contact="desk@a.example")) as made:
        made.fetch(server.address("/cookie"))
        made.fetch(server.address("/cookie"))
    _, headers = server.asked[-1]
    assert "Cookie" not in headers
    assert headers["User-Agent"].startswith("Onrecord/")
    assert "desk@a.example" in headers["User-Agent"]


LONG = b"User-agent: *\n".ljust(MOST_BYTES - len(b"\nDisallow: /"), b"#") + b"\n"
ROBOTS = [
    ("disallows all", lambda h: page(h, b"User-agent: *\nDisallow: /"), RobotsError, "asks not to"),
    ("disallows us", lambda h: page(h, b"User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /"), RobotsError, "asks not to"),
    ("allows us", lambda h: page(h, b"User-agent: onrecord\nAllow: /\n\nUser-agent: *\nDisallow: /"), None, ""),
    ("has none", failing(404), None, ""),
    ("is forbidden", failing(403), None, ""),
    ("fails", failing(500), RobotsError, "could not be read"),
    ("is asked too often", failing(429), RobotsError, "could not be read"),
    ("is redirected inside", to("http://10.0.0.1/robots.txt"), RefusedAddressError, "a private network"),
    ("is redirected to a file", to("file:///etc/hostname"), RefusedAddressError, "only http and https"),
    ("is redirected to nowhere", failing(302), RobotsError, "could not be read"),
    ("is packed and cut off", packed("gzip", gzip.compress(b"User-agent: *\nDisallow: /")[:-9]), RobotsError, "could not be read .*it ends before"),
    ("is cut off in a line that would then forbid all", lambda h: page(h, LONG + b"Disallow: /private"), None, ""),
    ("forbids before it grows too long", lambda h: page(h, b"User-agent: *\nDisallow: /\n" + b"# words\n" * 100_000), RobotsError, "asks not to"),
    ("forbids in lines that end without a line feed", lambda h: page(h, b"User-agent: *\rDisallow: /\r" + b"# words\r" * 100_000), RobotsError, "asks not to"),
    ("unpacks to very much", packed("gzip", gzip.compress(bytes(100_000_000))), None, ""),
    ("never ends", endless, None, ""),
    ("is garbage", lambda h: page(h, b"\x00\xff\xfe" * 1000), None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("robots", "error", "reason"), [row[1:] for row in ROBOTS], ids=[row[0] for row in ROBOTS])
def test_robots_txt_is_obeyed(robots, error, reason):
    with serving([Case("page", page, "read")], robots) as host, contextlib.closing(fetcher()) as made:
        if error is None:
            assert made.fetch(host.address("/page")).body == PAGE
        else:
            with pytest.raises(error, match=reason):
                made.fetch(host.address("/page"))
            assert [path for path, _ in host.asked] == ["/robots.txt"]


def test_robots_txt_that_fails_is_asked_for_again_when_its_host_says_so():
    with serving(robots=failing(503, retry_after="7200")) as running, contextlib.closing(fetcher()) as fetch:
        for _ in range(2):
            with pytest.raises(RobotsError) as caught:
                fetch.fetch(running.address("/"))
            assert 7100 < caught.value.retry_after <= 7200
        assert [path for path, _ in running.asked] == ["/robots.txt"]


def test_trusted_certificates_are_loaded_once(server, monkeypatch):
    loads = []
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda *files: loads.append(files))
    transport._trusted.cache_clear()
    with contextlib.closing(fetcher()) as first, contextlib.closing(fetcher()) as second:
        for fetch in (first, second):
            with pytest.raises(FetchError, match="cannot be fetched"):
                fetch.fetch(server.address("/").replace("http:", "https:"))
    transport._trusted.cache_clear()
    assert len(loads) <= 1


def test_robots_txt_is_asked_for_once():
    with serving([Case("page", page, "read")], failing(404)) as host, contextlib.closing(fetcher()) as made:
        for _ in range(3):
            made.fetch(host.address("/page"))
        assert [path for path, _ in host.asked] == ["/robots.txt", "/page", "/page", "/page"]


def test_page_need_not_wait_after_robots_txt():
    slept = []
    with serving([Case("page", page, "read")], failing(404)) as host:
        made = fetcher(host_seconds=60)
        made.turns._sleep = slept.append
        with contextlib.closing(made):
            made.fetch(host.address("/page"))
            assert slept == []
            made.fetch(host.address("/page"))
    assert 59 < slept[0] <= 60


def test_crawl_delay_lengthens_the_pause():
    slept = []
    robots = Case("robots", lambda h: page(h, b"User-agent: *\nCrawl-delay: 9"), "read")
    with serving([Case("page", page, "read")], robots.does) as host:
        made = fetcher()
        made.turns._sleep = slept.append
        with contextlib.closing(made):
            made.fetch(host.address("/page"))
            made.fetch(host.address("/page"))
    assert max(slept) > 8


def test_429_quiets_the_host_and_503_only_its_address():
    cases = [Case("page", page, "read"), Case("busy", failing(429, Retry_After="900"), ""), Case("down", failing(503, Retry_After="900"), "")]  # fmt: skip
    with serving(cases) as host, contextlib.closing(fetcher()) as made:
        with pytest.raises(FetchError) as down:
            made.fetch(host.address("/down"))
        assert (down.value.status, down.value.retry_after, down.value.lasting) == (503, 900, False)
        made.fetch(host.address("/page"))
        with pytest.raises(FetchError, match="too often"):
            made.fetch(host.address("/busy"))
        with pytest.raises(FetchError, match="asked for quiet") as quiet:
            made.fetch(host.address("/page"))
        assert 890 < quiet.value.retry_after <= 900


def test_gone_is_lasting_and_a_failure_is_not(server, fetch):
    for path, lasting in (("/gone", True), ("/not-there", True), ("/asked-too-often", False), ("/silent", False)):
        with pytest.raises(FetchError) as error:
            fetch.fetch(server.address(path))
        assert error.value.lasting is lasting


def test_turns_of_one_host_are_apart_and_hosts_do_not_wait_for_each_other():
    now, slept = [100.0], []
    turns = Turns(5, clock=lambda: now[0], sleep=slept.append)
    for host in ("a.example", "b.example", "a.example"):
        with turns.turn(host):
            now[0] += 1
    assert slept == [4.0]


SPECIAL = """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255
192.0.0.8 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1
255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:2::1
2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0
fec0::1 ff02::1 localhost 1.2.3 12345"""
PUBLIC = "8.8.8.8 93.184.216.34 172.15.0.1 172.32.0.1 100.128.0.1 192.0.1.1 2606:2800:220:1::1 2a00:1450::1"


@pytest.mark.parametrize("address", SPECIAL.split())
def test_special_address_is_refused(address):
    assert why_refused(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_address_is_let_through(address):
    assert why_refused(address) is None


ADDRESSES = [
    ("https://a.example/x#part", "https://a.example/x"),
    ("HTTP://A.Example:80/\u00fc b", "http://a.example/%C3%BC%20b"),
    ("file:///etc/hostname", RefusedAddressError),
    ("feed://a.example/rss", "http://a.example/rss"),
    ("feed:https://a.example/rss", "https://a.example/rss"),
    ("feed:http://user:word@a.example/", RefusedAddressError),
    ("feed:gopher://a.example/", RefusedAddressError),
    ("feed://a.example/rss?of=https://b.example/", "http://a.example/rss?of=https://b.example/"),
    ("gopher://a.example/", RefusedAddressError),
    ("http://user:word@a.example/", RefusedAddressError),
    ("http://", FetchError),
    ("https://a.example/\r\nHost: b", FetchError),
    ("http://[", FetchError),
    ("http://127.0.0.%32/", FetchError),
    ("http://[fe80::1%25eth0]/", FetchError),
    ("http://a.example@b.example/", RefusedAddressError),
    ("http://a.example/" + "a" * 8000, FetchError),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_address_is_made_plain_or_refused(url, expected):
    if isinstance(expected, str):
        assert str(parse_address(url)) == expected
    else:
        with pytest.raises(expected):
            parse_address(url)


def test_retry_after_is_seconds_or_a_date_and_at_most_a_day():
    later = (dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert 80 < retry_seconds(later) <= 91
    assert retry_seconds(f"Mon, {'9' * 20} Jan 2031 00:00:00 +0000") is None
    assert (retry_seconds("120"), retry_seconds("9" * 30), retry_seconds("soon"), retry_seconds(None)) == (120, 86400, None, None)  # fmt: skip
