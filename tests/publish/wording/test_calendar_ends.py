"""Articles dated at the ends of the calendar are read with the others, stored and shown."""

import html
import re

import pytest

from onrecord.pipeline import Reader
from onrecord.records import Page, Reading

TEXT = """ELLIN (Agency) - At least 17 people were killed in a blast at the Norland plant on {day}, Mayor Anna Marten said.

Two days after the blast, Marten said 20 people had died as of yesterday. "Nothing like it happened," she said today.

The union denied that on Friday. The firm said the toll would rise next week, and tomorrow it will say more.

On Thursday, a day after he left, Paul Doll told the Post that 25 people had been killed. On December 31, 9999, he said
26 had died. Doll said on January 1, 0001 that 5 people had died until January 1, 0001."""

DATES = [
    "0001-01-01",
    "0001-01-02",
    "0001-01-01T00:30:00+02:00",
    "0001-01-02T10:00:00",
    "9999-12-30",
    "9999-12-31",
    "9999-12-31T23:30:00-05:00",
]

DAYS = [
    "1 Jan 1",
    "1 Jan 1, 00:30 UTC+2",
    "2 Jan 1, 10:00 (zone not given)",
    "30 Dec 9999",
    "31 Dec 9999, 23:30 UTC−5",
]


@pytest.fixture(scope="module")
def readings():
    pages = [
        Page(
            text=TEXT.format(day=day),
            kind="article",
            published=date,
            title="Blast",
            url=f"https://post.example/{date}/{day}",
        )
        for date in DATES
        for day in ("Friday", "Monday")
    ]
    return list(Reader().read_many(pages))


def test_none_of_them_stops_the_others(readings):
    assert len(readings) == 2 * len(DATES)
    assert all(isinstance(one, Reading) and len(one.claims) > 3 for one in readings)


def test_each_page_that_they_are_shown_on_answers(client, book, readings):
    for reading in readings:
        book.add(reading)
    seen, ahead, shown = {"/", "/stories"}, ["/", "/stories"], ""
    while ahead:
        answer = client.get(ahead.pop())
        assert answer.status_code == 200
        shown += answer.text
        links = {html.unescape(one) for one in re.findall(r'href="(/(?:article|source|story)/[^"#]*)', answer.text)}
        links |= {f"/article/{reading.article.id}" for reading in readings}
        ahead += sorted(links - seen)
        seen |= links
    assert [words for words in DAYS if words not in shown] == []
