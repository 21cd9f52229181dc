"""What stands at a place becomes Pages; what cannot be read becomes one Problem, and the rest goes on."""

import gzip
import io
import json
from pathlib import Path

import pytest

from onrecord.collect import collect_pages
from onrecord.collect.jsonl import page_of_record
from onrecord.errors import RecordError
from onrecord.records import Page, Problem
from onrecord.serialise import reading_to_dict
from onrecord.settings import Settings
from tests.factories import make_story
from tests.timing import cpu_within

PAGE = '<!doctype html><html><head><link rel="canonical" href="https://a.example/1"></head><body><p>Words.</p></body></html>'
RUSSIAN = "Паром сел на мель у берега, сообщил в понедельник мэр города Ада Хольм. Никто не пострадал."
FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Lagoon Post</title>
<item><title>Ferry stops</title><link>https://a.example/1</link><pubDate>Tue, 04 Mar 2031 07:30:00 +0200</pubDate>
<source url="https://wire.example">Isle Wire</source></item>
<item><title>Second item</title><link>https://a.example/2</link><description>&lt;p&gt;A &amp;amp; B said.&lt;/p&gt;</description></item>
</channel></rss>"""


def collect(*places, **limits):
    return list(collect_pages([str(place) for place in places], Settings(**limits)))


def test_a_place_is_named_alone_or_among_others_by_its_name_or_as_a_path(tmp_path):
    place = tmp_path / "dam.txt"
    place.write_text("The dam held.", encoding="utf-8")
    for places in (place, str(place), [place], [str(place)]):
        assert [page.text for page in collect_pages(places)] == ["The dam held."]


def pages(items):
    return [item for item in items if isinstance(item, Page)]


def problems(items):
    return [item.message for item in items if isinstance(item, Problem)]


READ_BY = [
    ("a piece", "<p>The dam held.</p><img src='x'>", False),
    ("pieces without a mark", "The dam held. <a href='x'>More</a>", False),
    ("paragraphs", "<p>The dam held.</p>\n<p>Tarn is dry.</p>", True),
    ("a page", "<html><body>The dam held.</body></html>", True),
    ("none", "", False),
]


@pytest.mark.parametrize(("html", "whole"), [row[1:] for row in READ_BY], ids=[row[0] for row in READ_BY])
def test_a_record_with_a_text_and_a_piece_of_html_is_read_by_its_text(html, whole):
    page = page_of_record({"text": "The dam held.", "html": html}, where="x")
    assert (page.html, page.text) == ((html, None) if whole else (None, "The dam held."))
    if html:
        assert page_of_record({"html": html}, where="x").html == html


BAD_FILES = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n\t\n", "is empty"),
    ("empty.html", b"", "is empty"),
    ("binary.txt", bytes(range(256)) * 10, "is not text"),
    ("sheet.pdf", b"%PDF-1.4 plain", "is a PDF, which is not read"),
    ("page.docx", b"PK\x03\x04 plain", "documents of office programs"),
    ("empty.jsonl", b"\n\n", "holds no records"),
    ("empty.json", b"[]", "holds no records"),
    ("binary.jsonl", bytes(range(150, 256)) * 9 + b"\n" + bytes(range(128, 256)), "is not JSON Lines: line 1"),
    ("binary.jsonl.zst", b"\xff\xfe\n" * 90, "is not JSON Lines: line 1"),
    ("binary.json", b"\xff\xfe\n" * 90, "is not JSON Lines: line 1"),
    ("empty.warc", b"", "holds no page to read"),
    ("empty.warc.gz", gzip.compress(b""), "holds no page to read"),
    ("empty.rss", b'<rss version="2.0"><channel><title>Port</title></channel></rss>', "holds no page to read"),
    ("broken.json", b"[1, 2", "is not valid JSON"),
    ("other.json", b'{"name": "x"}', 'neither a "text" nor an "html"'),
    ("broken.parquet", b"PAR1", "cannot be read as Parquet"),
    ("broken.xml", b"<rss><channel>", "is not a readable feed"),
    ("other.xml", b"<svg/>", "neither RSS nor Atom"),
    ("large.txt", b"x" * 5000, "more than the 4,000"),
    ("cut.jsonl.gz", gzip.compress(b'{"text": "Words."}\n' * 999)[:60], "cannot be read to its end"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD_FILES, ids=[row[0] for row in BAD_FILES])
def test_bad_file_is_one_sentence_and_the_next_file_is_read(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Words.")
    items = collect(tmp_path / name, tmp_path / "good.txt", max_bytes=4000)
    assert [page.text for page in pages(items)][-1] == "Words."
    assert len(problems(items)) == 1
    assert reason in problems(items)[0]
    assert problems(items)[0].endswith(".")


RECORDS = [
    ("one.json", '{\n "text": "Words."\n}'),
    ("list.json", '\ufeff[{"text": "Words."}, {"text": "More."}]'),
    ("lines.json", '{"text": "Words."}\n{"text": "More."}\n'),
    ("records", '{"text": "Words."}\n{"text": "More."}\n'),
]


@pytest.mark.parametrize(("name", "content"), RECORDS, ids=[row[0] for row in RECORDS])
def test_json_is_read_as_records_whatever_its_form(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    assert [page.text for page in pages(collect(tmp_path / name))] == ["Words.", "More."][: content.count("text")]


EXPORTS = [
    ("lines.jsonl", '{"headline": "T", "content": "Words.", "source": "Post", "date": "2031-03-04", "link": "https://a.example", '
     '"byline": "Ada Holm"}'),
    ("answer.json", '{"status": "ok", "articles": [{"title": "T", "content": "Words.", "source": {"id": null, "name": "Post"}, '
     '"publishedAt": "2031-03-04", "url": "https://a.example", "author": "Ada Holm"}]}'),
    ("table.csv", 'Headline,Full Text,Publication,Publication Date,URL,Author\r\nT,Words.,Post,2031-03-04,https://a.example,Ada Holm\r\n'),
    ("table.tsv", '\ufefftitle\tbody\toutlet\tpublished\tlink\tauthors\nT\t"Words."\tPost\t2031-03-04\thttps://a.example\tAda Holm\n'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), EXPORTS, ids=[row[0] for row in EXPORTS])
def test_what_other_tools_export_is_read_by_the_names_that_they_give_its_columns(tmp_path, name, content):
    (tmp_path / name).write_bytes(content.encode())
    (page,) = collect(tmp_path / name)
    assert (page.text, page.title, page.outlet, page.published) == ("Words.", "T", "Post", "2031-03-04")
    assert (page.url, page.authors) == ("https://a.example", ("Ada Holm",))


MESSAGES = """{"name": "Tarn news", "id": 7, "messages": [
    {"id": 1, "type": "service", "date": "2031-03-04T05:00:00", "action": "create_channel", "text": ""},
    {"id": 2, "type": "message", "date": "2031-03-04T05:06:07", "text": [
        {"type": "bold", "text": "Two dead"}, " in Tarn. ", {"type": "link", "text": "t.example"}, 3]},
    {"id": 3, "type": "message", "date": "2031-03-05T05:06:07", "date_unixtime": "1930453567", "from": "Tarn news",
     "forwarded_from": "Harl now", "text": "No more."},
    {"id": 4, "type": "message", "date": "2031-03-05T05:06:07", "from": "Ada Holm", "photo": "p.jpg", "text": "One."},
    {"id": 5, "type": "message", "date": "2031-03-05T05:06:07", "photo": "p.jpg", "text": ""}]}"""


@pytest.mark.parametrize(
    "document", [MESSAGES, f'{{"chats": {{"list": [{MESSAGES}, {{"id": 8}}]}}}}'], ids=["chat", "all"]
)
def test_posts_that_a_messenger_exports_have_their_channel_and_ids_of_their_own(tmp_path, document):
    (tmp_path / "result.json").write_text(document)
    found = collect(tmp_path)
    assert [(page.id, page.text, page.published, page.authors, page.taken_from) for page in found] == [
        ("7-2", "Two dead in Tarn. t.example", "2031-03-04T05:06:07", (), None),
        ("7-3", "No more.", "1930453567", (), "Harl now"),
        ("7-4", "One.", "2031-03-05T05:06:07", ("Ada Holm",), None),
    ]
    assert {page.outlet for page in found} == {"Tarn news"}


_TOLD_AT = '<div class="pull_right date details" title="0{}.03.2031 05:06:07{}">05:06</div>'
CHAT = f"""<html><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Tarn news
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">4 March 2031</div></div>
<div class="message default clearfix" id="message2"><div class="body">{_TOLD_AT.format(4, " UTC+01:00")}
<div class="from_name">Tarn news</div><div class="text">Two <b>dead</b><br>in  Tarn.</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">{_TOLD_AT.format(5, "")}
<div class="forwarded body"><div class="from_name">Harl now<span class="date details"> 4.03.2031</span></div>
<div class="text">No more.</div></div></div></div>
<div class="message default clearfix" id="message4"><div class="body"><div class="from_name">Tarn news</div>
<div class="media_wrap"><a href="p.jpg"></a></div><div class="text">One.</div>
<div class="signature details">Ada Holm</div></div></div>
<div class="message default clearfix joined" id="message5"><div class="body"><div class="media_wrap"></div></div></div>
</div></div></div></body></html>"""


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            CHAT,
            [
                ("Tarn news-2", "Two dead\nin Tarn.", "2031-03-04T05:06:07+01:00", (), None),
                ("Tarn news-3", "No more.", "2031-03-05T05:06:07", (), "Harl now"),
                ("Tarn news-4", "One.", None, ("Ada Holm",), None),
            ],
        ),
        (
            CHAT.replace("\nTarn news\n", "Tarn<br>news").replace(' id="message3"', "").replace("message4", ""),
            [("Tarn news-2", "Two dead\nin Tarn.", "2031-03-04T05:06:07+01:00", (), None)],
        ),
        (CHAT.replace("chat_page", "page"), [(None, None, None, (), None)]),
    ],
    ids=["chat", "name in two lines, posts without numbers", "page"],
)
def test_a_page_of_posts_that_a_messenger_exports_is_a_page_for_each(tmp_path, document, told):
    (tmp_path / "messages.html").write_text(document)
    found = collect(tmp_path / "messages.html")
    assert [(page.id, page.text, page.published, page.authors, page.taken_from) for page in found] == told


ANSWERS = {
    "nothing to say": ('{"messages": [], "articles": [{"content": "Words."}]}', ("", "Words.", None)),
    "messages of another kind": (
        '{"id": 5, "messages": [{"id": 1, "type": "article", "title": "T", "content": "Words."}]}',
        ("1", "Words.", "T"),
    ),
    "messages of no chat": (
        '{"messages": [{"id": "m", "type": "message", "text": "Words."}]}',
        ("m", "Words.", None),
    ),
}


@pytest.mark.parametrize(("document", "told"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_with_messages_is_no_chat(tmp_path, document, told):
    (tmp_path / "answer.json").write_text(document)
    (page,) = collect(tmp_path / "answer.json")
    assert (page.id or "", page.text, page.title) == told


def test_posts_in_a_table_have_the_channel_of_their_row(tmp_path):
    (tmp_path / "posts.csv").write_text("date,channel,message\n2031-03-04,Tarn news,Two dead.\n")
    (page,) = collect(tmp_path / "posts.csv")
    assert (page.text, page.outlet) == ("Two dead.", "Tarn news")


def test_what_an_answer_says_to_the_one_who_asks_is_no_article(tmp_path):
    (tmp_path / "answer.json").write_text('{"message": "ok", "articles": [{"content": "Words."}]}')
    assert [page.text for page in collect(tmp_path / "answer.json")] == ["Words."]


def test_our_names_come_before_others_and_what_is_no_string_is_left_alone():
    page = page_of_record(
        {"text": "Words.", "body": "Other.", "date": [5], "source": ["a"], "id": 1}, where="a line"
    )
    assert (page.text, page.published, page.outlet) == ("Words.", None, None)


NUMBERS = [
    ("published", 1930000000, "1930000000"),
    ("date", 1930000000000, "1930000000000"),
    ("created_utc", 1930000000.0, "1930000000"),
    ("date", 20310304, "20310304"),
    ("published", float("nan"), None),
    ("id", float("inf"), None),
    ("title", 1984, "1984"),
    ("headline", float("nan"), None),
    ("doc_id", 77, "77"),
    ("id", 77.0, "77"),
    ("title", True, None),
]


@pytest.mark.parametrize(("name", "said", "expected"), NUMBERS, ids=[f"{row[0]} {row[1]}" for row in NUMBERS])
def test_a_number_where_words_should_be_is_its_digits_and_none_says_nothing(name, said, expected):
    record = {"text": "Words.", name: said}
    if said is True:
        with pytest.raises(RecordError, match='its "title" is not a string'):
            page_of_record(record, where="x")
        return
    page = page_of_record(record, where="x")
    assert [value for value in (page.id, page.title, page.published) if value] == ([expected] if expected else [])


def test_a_record_without_a_text_is_told_with_the_names_that_it_has():
    with pytest.raises(RecordError, match=r"that is a string, but Inhalt, Datum$"):
        page_of_record({"Inhalt": "Words.", "Datum": "2031-03-04"}, where="x")
    with pytest.raises(RecordError, match=r"that is a string$"):
        page_of_record({"Full Text": None, "Datum": "2031-03-04"}, where="x")


def test_content_that_is_markup_is_html():
    assert (
        page_of_record({"content": "<p>Words.</p><p>More.</p>"}, where="a line").html == "<p>Words.</p><p>More.</p>"
    )


BAD_TABLES = [
    ("name,number\nA,1\n", "has no column with a text"),
    ("text,url\n", "holds no rows"),
    ("text,url\n,https://a.example\n", "Row 2 of"),
    ("text,url\n" + "a" * 5000 + ",b\n", "cannot be read to its end"),
]


@pytest.mark.parametrize(("content", "reason"), BAD_TABLES, ids=[row[1] for row in BAD_TABLES])
def test_table_that_holds_no_articles_is_told(tmp_path, content, reason):
    (tmp_path / "table.csv").write_text(content)
    (item,) = collect(tmp_path / "table.csv", max_bytes=4000)
    assert reason in item.message


def test_record_of_a_list_that_is_none_is_named(tmp_path):
    (tmp_path / "list.json").write_text('[{"text": "Words."}, 5]')
    items = collect(tmp_path / "list.json")
    assert len(pages(items)) == 1
    assert problems(items)[0].startswith("Record 2 of ")


def test_missing_place_is_a_problem(tmp_path):
    assert "There is no file or folder" in problems(collect(tmp_path / "none.txt"))[0]


@pytest.mark.parametrize(
    ("place", "reason"), [("", "An empty name"), ("ftp://lagoon.example/", "only http and https")]
)
def test_place_that_is_never_read_is_a_problem(tmp_path, monkeypatch, place, reason):
    (tmp_path / "near.txt").write_text("Words.")
    monkeypatch.chdir(tmp_path)
    assert [reason in item.message for item in collect_pages([place])] == [True]


def test_text_in_the_place_of_a_name_is_shown_in_part():
    (message,) = problems(collect("The dam broke on Monday. " * 100))
    assert "give it on standard input" in message
    assert len(message) < 350


def test_device_without_end_is_refused():
    assert "more than the 4,000" in problems(collect("/dev/zero", max_bytes=4000))[0]


def test_folder_without_files_is_a_problem(tmp_path):
    assert "holds no file to read" in problems(collect(tmp_path))[0]


def test_folder_is_searched_for_tables_and_json_and_its_other_documents_are_named(tmp_path):
    (tmp_path / "a.csv").write_text("Full Text\nWords.\n")
    (tmp_path / "b.json").write_text('{"text": "More."}')
    (tmp_path / "manifest.json").write_text('{"name": "x", "list": [{"id": 1}]}')
    (tmp_path / "cut.json").write_text('{"text": "Wor')
    for name in ("x.pdf", "y.PDF", "z.docx"):
        (tmp_path / name).write_bytes(b"%PDF-")
    found = collect(tmp_path)
    assert [page.text for page in pages(found)] == ["Words.", "More."]
    broken, unread = problems(found)
    assert "cut.json was left out: it is not valid JSON" in broken
    assert unread == f"Not read in {tmp_path}: 2 .pdf, 1 .docx. Save their text as .txt beside them."
    (tmp_path / "z.txt").write_text("Third.")
    assert (
        problems(collect(tmp_path))[-1] == f"Not read in {tmp_path}: 2 .pdf. Save their text as .txt beside them."
    )


def test_of_a_folder_without_articles_it_is_told_what_else_it_holds(tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "x"}')
    assert "holds no file to read" in problems(collect(tmp_path))[0]
    (tmp_path / "x.pdf").write_bytes(b"%PDF-")
    assert problems(collect(tmp_path)) == [f"Not read in {tmp_path}: 1 .pdf. Save their text as .txt beside them."]


def test_link_that_may_not_be_followed_is_passed_over(tmp_path, monkeypatch):
    (tmp_path / "good.txt").write_text("Words.")
    (tmp_path / "linked.txt").symlink_to("/elsewhere/closed.txt")
    is_file = Path.is_file

    def closed(path):
        if path.is_symlink():
            raise PermissionError(13, "Permission denied")
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", closed)
    assert [page.text for page in collect(tmp_path)] == ["Words."]


def test_address_of_this_machine_is_refused_before_anything_is_fetched():
    assert "not of the public internet" in problems(collect("http://127.0.0.1:9/1"))[0]


BAD_LINES = [
    ('{"text": "Words."', "is not valid JSON"),
    ("[1, 2]", "must be a JSON object"),
    ('{"title": "No words"}', 'neither a "text" nor an "html"'),
    ('{"text": 7}', 'neither a "text" nor an "html"'),
    ('{"text": "Words.", "url": 7}', '"url" is not a string'),
    ('{"text": "Words.", "kind": "book"}', '"kind" is'),
    ('{"text": "' + "x" * 6000 + '"}', "more than the 5,000"),
    ('{"text": "Words.", "size": ' + "7" * 4400 + "}", "is not valid JSON"),
    ("[" * 3000, "is not valid JSON"),
    ("\udcff\udcfe", "is not valid JSON"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES, ids=[row[1] + str(i) for i, row in enumerate(BAD_LINES)])
def test_malformed_line_7_is_named_and_the_others_are_read(tmp_path, line, reason):
    good = json.dumps({"text": "Words."})
    path = tmp_path / "pages.jsonl"
    path.write_bytes("\n".join([*[good] * 6, line, good]).encode("utf-8", "surrogateescape"))
    items = collect(path, max_bytes=5000)
    assert len(pages(items)) == 7
    assert "Line 7 of" in problems(items)[0]
    assert reason in problems(items)[0]


def test_record_fields_are_taken_over(tmp_path):
    record = {"id": 5, "text": "Words.", "url": "https://a.example", "outlet": "Post", "title": "T", "published": "2031-03-04",
              "author": ["Ada Holm", {"name": "Bo Lind"}], "language": "en", "kind": "article"}  # fmt: skip
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(record).encode()))
    assert pages(collect(path)) == [
        Page(id="5", text="Words.", url="https://a.example", outlet="Post", title="T", published="2031-03-04",
             authors=("Ada Holm", "Bo Lind"), language="en", kind="article", where=f"{path}, line 1")
    ]  # fmt: skip


def test_article_that_was_exported_is_read_again_with_its_day(tmp_path):
    reading = make_story(published="2031-03-04")
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(reading_to_dict(reading)) + "\n")
    (page,) = pages(collect(path))
    article, day = reading.article, reading.article.published
    assert (page.id, page.text, page.title, page.outlet) == (
        article.id,
        article.text,
        article.title,
        article.outlet,
    )
    assert (page.published, page.published_from) == (day.value, day.found_in)


def test_feed_beside_a_saved_page_hints_at_it_and_its_other_item_is_a_page(tmp_path):
    (tmp_path / "one.html").write_text(PAGE)
    (tmp_path / "feed.xml").write_text(FEED)
    page, item = pages(collect(tmp_path))
    assert (page.outlet, page.published, page.published_from) == (None, "2031-03-04T07:30:00+02:00", "feed")
    assert (item.text, item.outlet) == ("Second item\n\nA & B said.", "The Lagoon Post")


@pytest.mark.parametrize("tag", ["<link ", "<meta ", "<meta og:url", "og:url ", '<link rel="canonical'])
def test_page_beside_a_feed_names_its_address_in_linear_time(tmp_path, tag):
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "page.html").write_text(f"<html><meta {tag * 8000}")
    with cpu_within(2):
        found = collect(tmp_path)
    assert [page.url for page in pages(found)] == [None, "https://a.example/1", "https://a.example/2"]


def test_entities_of_a_feed_are_not_expanded(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>' + FEED.split("?>", 1)[1].replace(
        "Ferry", "&x;"
    )
    (tmp_path / "feed.xml").write_text(feed)
    assert "secret words" not in repr(collect(tmp_path))


STREAMS = [
    (b'\n{"text": "Words."}\n{"text": "More."}\n', ["Words.", "More."]),
    (b"Plain words.\nAnd more.", ["Plain words.\nAnd more."]),
    ("\ufeffMarked words.".encode(), ["Marked words."]),
    ("Wide words.".encode("utf-16"), ["Wide words."]),
    ("Caf\xe9 words.".encode("cp1252"), ["Caf\xe9 words."]),
    (RUSSIAN.encode("cp1251"), [RUSSIAN]),
]


@pytest.mark.parametrize(
    ("content", "texts"), STREAMS, ids=["records", "text", "utf-8 mark", "utf-16", "cp1252", "cp1251"]
)
def test_standard_input_is_told_by_its_look(monkeypatch, content, texts):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [page.text for page in pages(collect("-"))] == texts


def test_html_on_standard_input_stays_bytes(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert pages(collect("-"))[0].html == PAGE.encode()


def test_files_of_a_folder_come_in_the_order_of_their_paths(tmp_path):
    for name in ("b/2.txt", "a.txt", "b/1.html", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            '{"text": "Words."}' if name.endswith("jsonl") else PAGE if name.endswith("html") else "Words."
        )
    assert [page.where.split(str(tmp_path))[1] for page in pages(collect(tmp_path))] == [
        "/a.txt", "/b/1.html", "/b/2.txt", "/c.jsonl, line 1"
    ]  # fmt: skip
