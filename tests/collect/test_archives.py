"""Archives give the pages that they hold; a broken record is told, and the rest is read."""

import contextlib
import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collect import collect_pages
from onrecord.collect.archives.mail import page_of_mail
from onrecord.collect.archives.mhtml import page_of_mhtml
from onrecord.collect.fetch.unpacking import zstd_module
from onrecord.errors import InputError
from onrecord.records import Page, Problem
from onrecord.settings import Settings

PAGE = b"<!doctype html><html><body><p>The ferry stopped on Monday, Ada Holm said.</p></body></html>"


def record(kind, body, url="https://a.example/ferry", media="application/http; msgtype=response", length=None):
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-04T07:30:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body=PAGE, status="200 OK", media="text/html; charset=utf-8", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


INFO = record("warcinfo", b"software: none", media="application/warc-fields")
GOOD = record("response", answer())


def collect(path, **limits):
    return list(collect_pages([str(path)], Settings(**limits)))


def chunked(body):
    return b"%x\r\n%s\r\n%x;x=1\r\n%s\r\n0\r\n\r\n" % (9, body[:9], len(body) - 9, body[9:])


RECORDS = [
    ("an answer", GOOD, PAGE),
    ("a kept file", record("resource", PAGE, media="text/html"), PAGE),
    ("chunks", record("response", answer(chunked(PAGE), Transfer_Encoding="chunked")), PAGE),
    ("chunks joined by the crawler", record("response", answer(Transfer_Encoding="chunked")), PAGE),
    ("gzip", record("response", answer(gzip.compress(PAGE), Content_Encoding="gzip")), PAGE),
    ("gzip unpacked by the crawler", record("response", answer(Content_Encoding="gzip")), PAGE),
    ("bare line ends", record("response", answer().replace(b"\r\n", b"\n")), PAGE),
    ("koi8", record("response", answer("<html>\u041f\u0430\u0440</html>".encode("koi8-r"), media="text/html; charset=koi8-r")), "<html>\u041f\u0430\u0440</html>"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "html"), [row[1:] for row in RECORDS], ids=[row[0] for row in RECORDS])
def test_record_with_a_page(tmp_path, content, html):
    (tmp_path / "crawl.warc").write_bytes(INFO + content)
    (page,) = collect(tmp_path / "crawl.warc")
    assert (page.html, page.url, page.fetched_at) == (html, "https://a.example/ferry", "2031-03-04T07:30:00Z")
    assert page.where.endswith("crawl.warc, record 1")


def test_text_of_a_conversion_is_a_scrape(tmp_path):
    (tmp_path / "crawl.warc").write_bytes(record("conversion", b"Ada Holm said.", media="text/plain"))
    (page,) = collect(tmp_path / "crawl.warc")
    assert (page.text, page.kind) == ("Ada Holm said.", "page")


PASSED_OVER = [
    ("a request", record("request", b"GET / HTTP/1.1\r\n\r\n", media="application/http; msgtype=request")),
    ("a redirect", record("response", answer(status="302 Found"))),
    ("a picture", record("response", answer(b"\x89PNG", media="image/png"))),
    ("a name", record("response", b"20310304", media="text/dns")),
    ("nothing", record("response", answer(b""))),
    ("no HTTP", record("response", b"\r\n")),
    ("a status without end", record("response", answer(status="2" * 5000))),
    ("a revisit", record("revisit", answer())),
]


@pytest.mark.parametrize("content", [row[1] for row in PASSED_OVER], ids=[row[0] for row in PASSED_OVER])
def test_record_without_a_page_is_passed_over(tmp_path, content):
    (tmp_path / "crawl.warc").write_bytes(content + GOOD)
    assert [type(item) for item in collect(tmp_path / "crawl.warc")] == [Page]


BOMB = record("response", answer(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"))
BROKEN = [
    ("too large", record("response", answer(bytes(200_000))) + GOOD, "more than are read", 1),
    ("a bomb", BOMB + GOOD, "more than the 100,000 bytes", 1),
    (
        "broken gzip",
        record("response", answer(b"\x1f\x8bwords", Content_Encoding="gzip")) + GOOD,
        "cannot be unpacked",
        1,
    ),
    ("cut off", GOOD + GOOD[:-90], "cannot be read to its end", 1),
    ("a wrong length", GOOD + record("response", answer(), length=20), "no record begins there", 1),
    ("no length", GOOD + b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "has no length", 1),
    ("no WARC", b"words", "is not a WARC file", 0),
    ("a request alone", PASSED_OVER[0][1], "holds no page to read", 0),
]


@pytest.mark.parametrize(
    ("content", "reason", "pages"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_broken_record_is_told_and_the_rest_is_read(tmp_path, content, reason, pages):
    (tmp_path / "crawl.warc").write_bytes(content)
    items = collect(tmp_path / "crawl.warc", max_bytes=100_000)
    assert sum(isinstance(item, Page) for item in items) == pages
    assert any(reason in item.message for item in items if isinstance(item, Problem))


def with_dictionary(content):
    zstd = zstd_module()
    kept = zstd.ZstdDict(b"WARC/1.1 Content-Type Content-Length WARC-Target-URI" * 9, is_raw=True)
    packed = zstd.compress(content, zstd_dict=kept)
    return b"\x5d\x2a\x4d\x18" + len(kept.dict_content).to_bytes(4, "little") + kept.dict_content + packed


PACKED = [
    ("crawl.warc.gz", gzip.compress(INFO) + gzip.compress(GOOD) + gzip.compress(GOOD)),
    ("crawl.warc.zst", zstd_module().compress(INFO) + zstd_module().compress(GOOD + GOOD)),
    ("crawl.warc.zst", with_dictionary(INFO + GOOD + GOOD)),
    ("crawl.warc", INFO + GOOD + GOOD),
]


@pytest.mark.parametrize(("name", "content"), PACKED, ids=["gzip", "zstd", "zstd with a dictionary", "plain"])
def test_packing_makes_no_difference(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert [page.html for page in collect(tmp_path / name)] == [PAGE, PAGE]
    assert [page.html for page in collect(tmp_path)] == [PAGE, PAGE]


@pytest.mark.parametrize("content", [row[1] for row in PACKED[:2]], ids=["gzip", "zstd"])
def test_packed_archive_that_is_cut_off_is_told(tmp_path, content):
    (tmp_path / "crawl.warc.gz").write_bytes(content[:-20])
    assert "cannot be read to its end" in collect(tmp_path / "crawl.warc.gz")[-1].message


def test_wacz_gives_the_pages_of_its_archives(tmp_path):
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as archive:
        archive.writestr("archive/broken.warc.gz", b"words")
        archive.writestr("archive/data.warc.gz", gzip.compress(INFO + GOOD))
        archive.writestr("pages/pages.jsonl", "{}")
    broken, page = collect(tmp_path / "crawl.wacz")
    assert "is not a WARC file" in broken.message
    assert page.html == PAGE
    (tmp_path / "none.wacz").write_bytes(b"words")
    assert "not a readable WACZ" in collect(tmp_path / "none.wacz")[0].message


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_wacz_with_any_byte_changed_is_told(tmp_path, packing):
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w", packing) as archive:
        archive.writestr("archive/däta.warc", GOOD)
    whole = (tmp_path / "crawl.wacz").read_bytes()
    for at in range(0, len(whole), 3):
        (tmp_path / "crawl.wacz").write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert all(isinstance(item, Page | Problem) for item in collect(tmp_path / "crawl.wacz"))


MHTML = b"""From: <Saved>
Snapshot-Content-Location: https://a.example/ferry
Date: Tue, 04 Mar 2031 07:30:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="part"

--part
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw==
--part
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable
Content-Location: https://a.example/ferry

<html><p>Caf=E9 words, =
Ada Holm said.</p></html>
--part--
"""


def test_mhtml_gives_its_page_with_address_and_time(tmp_path):
    (tmp_path / "page.mhtml").write_bytes(MHTML)
    (page,) = collect(tmp_path / "page.mhtml")
    assert page.html.strip() == "<html><p>Caf\u00e9 words, Ada Holm said.</p></html>"
    assert (page.url, page.fetched_at) == ("https://a.example/ferry", "2031-03-04T07:30:00+02:00")


def test_mhtml_with_a_zone_beyond_all_has_no_time(tmp_path):
    (tmp_path / "page.mhtml").write_bytes(MHTML.replace(b"+0200", b"+" + b"9" * 20))
    assert collect(tmp_path / "page.mhtml")[0].fetched_at is None


@pytest.mark.parametrize(
    "content",
    [
        b"words",
        b"",
        b"Content-Type: text/html\n\n",
        b"Content-Type: multipart/related; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/related; boundary=a\n\n" * 3000,
    ],
)
def test_what_is_no_mhtml_is_told(tmp_path, content):
    (tmp_path / "page.mht").write_bytes(content)
    assert isinstance(collect(tmp_path / "page.mht")[0], Problem)


@pytest.mark.parametrize("pack", [gzip.compress, zstd_module().compress], ids=["gz", "zst"])
def test_packed_lines(tmp_path, pack):
    path = tmp_path / f"pages.jsonl.{'gz' if pack is gzip.compress else 'zst'}"
    path.write_bytes(pack(b'{"text": "Words."}\n' * 3))
    assert [page.text for page in collect(path)] == ["Words."] * 3


@pytest.mark.parametrize(("unit", "instant"), [("s", 10**15), ("ns", 10**18 + 1)], ids=["too late", "too fine"])
def test_parquet_row_with_an_instant_that_python_lacks_is_left_out_alone(tmp_path, unit, instant):
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    days = pa.array([0, instant, 0], pa.timestamp(unit))
    pq.write_table(pa.table({"text": ["Ada said so."] * 3, "published": days}), tmp_path / "pages.parquet")
    first, problem, last = collect(tmp_path / "pages.parquet")
    assert first.published == last.published == "1970-01-01T00:00:00"
    assert problem.message.startswith(
        f"Row 2 of {tmp_path / 'pages.parquet'} was left out: one of its values cannot"
    )


@pytest.mark.parametrize("kind", ["binary", "large_binary"])
def test_parquet_text_with_half_a_pair_is_read_as_json_has_it(tmp_path, kind):
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    texts = ["Ada said so. \ud83d".encode("utf-8", "surrogatepass"), b"Bo said \xff no.", b"Cy said so."]
    made = pa.array(texts, getattr(pa, kind)())
    words = pa.string() if kind == "binary" else pa.large_string()
    table = pa.table({"text": pa.Array.from_buffers(words, 3, made.buffers()), "outlet": ["The Post"] * 3})
    pq.write_table(table, tmp_path / "pages.parquet")
    pages = collect(tmp_path / "pages.parquet")
    assert [page.text for page in pages] == ["Ada said so. \ud83d", "Bo said \ufffd no.", "Cy said so."]
    assert {page.outlet for page in pages} == {"The Post"}


def test_parquet_rows_are_input_records(tmp_path):
    pa = pytest.importorskip("pyarrow")
    import datetime as dt

    import pyarrow.parquet as pq

    table = pa.table({
        "doc_id": [7, 8], "Full Text": ["Ada Holm said.", None], "published": [dt.datetime(2031, 3, 4, 7, 30, tzinfo=dt.UTC), None],
        "author": [["Bo Lind"], []], "other": [1, 2],
    })  # fmt: skip
    pq.write_table(table, tmp_path / "pages.parquet")
    page, problem = collect(tmp_path / "pages.parquet")
    assert (page.id, page.text, page.published, page.authors) == (
        "7",
        "Ada Holm said.",
        "2031-03-04T07:30:00+00:00",
        ("Bo Lind",),
    )
    assert "Row 2 of" in problem.message
    pq.write_table(pa.table({"words": ["x"]}), tmp_path / "other.parquet")
    assert "has no column with a text" in collect(tmp_path / "other.parquet")[0].message
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 words")
    assert "cannot be read" in collect(tmp_path / "broken.parquet")[0].message


def test_missing_extra_is_one_clear_sentence(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "pages.parquet").write_bytes(b"PAR1")
    assert collect(tmp_path / "pages.parquet")[0].message.endswith("install onrecord[corpus].")


@given(st.binary(max_size=300), st.integers(0, 2))
def test_any_bytes_after_a_good_record_are_told_or_passed_over(content, start):
    from onrecord.collect.archives.warc import pages_of_warc

    begins = (b"", b"WARC/1.1\r\nWARC-Type: response\r\n", GOOD[:300])[start]
    items = list(pages_of_warc(io.BytesIO(GOOD + begins + content), Settings(), where="a stream"))
    assert isinstance(items[0], Page)
    assert all(isinstance(item, Page | Problem) for item in items)


MAIL = """From: =?utf-8?q?Ada_H=C3=B8lm?= <ada@a.example>
Date: Tue, 04 Mar 2031 07:30:00 +0200
Subject: Ferry
 stops
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="part"

--part
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

Caf=E9 words, =
Ada Holm said.
--part
Content-Type: text/html

<p>Other words.</p>
--part--
"""


def test_mail_gives_its_text_below_its_head(tmp_path):
    (tmp_path / "ferry.eml").write_text(MAIL)
    (page,) = collect(tmp_path)
    head = "From: Ada Hølm <ada@a.example>\nDate: Tue, 04 Mar 2031 07:30:00 +0200\nSubject: Ferry stops"
    assert page.text.strip() == f"{head}\n\nCafé words, Ada Holm said."


def test_mail_without_plain_text_gives_its_html(tmp_path):
    head, _, rest = MAIL.partition("--part\nContent-Type: text/plain")
    (tmp_path / "ferry.eml").write_text(head + rest[rest.index("--part") :])
    (page,) = collect(tmp_path / "ferry.eml")
    assert page.html.strip() == b"<p>Other words.</p>"
    assert (page.title, page.published) == ("Ferry stops", "2031-03-04T07:30:00+02:00")


@pytest.mark.parametrize(
    "content", [b"words", b"", b"Subject: Ferry\n\n", b"Subject: Ferry\nContent-Type: image/png\n\na"]
)
def test_what_is_no_mail_is_told(tmp_path, content):
    (tmp_path / "ferry.eml").write_bytes(content)
    (problem,) = collect(tmp_path / "ferry.eml")
    assert isinstance(problem, Problem)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mail_or_an_input_error(content):
    for begins in (b"", MAIL[:200].encode(), MAIL[:-60].encode()):
        with contextlib.suppress(InputError):
            assert isinstance(page_of_mail(begins + content, where="a file"), Page)


@given(st.binary(max_size=300))
def test_any_bytes_are_mhtml_or_an_input_error(content):
    for begins in (b"", MHTML[:200], MHTML[:-60]):
        with contextlib.suppress(InputError):
            assert isinstance(page_of_mhtml(begins + content, where="a file"), Page)


def test_warc_from_a_stream_that_ends_early():
    from onrecord.collect.archives.warc import pages_of_warc

    items = list(pages_of_warc(io.BytesIO(GOOD + GOOD[:40]), Settings(), where="a stream"))
    assert [type(item) for item in items] == [Page, Problem]
    assert json.dumps(items[1].message)
