"""Claims in the text: every character stays, and the marks lie where the claims are."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.article.marks import Mark, claim_marks, mark_up
from onrecord.records import Span
from tests.factories import Saying, find, make_article, make_reading


class Seen(HTMLParser):
    """What a browser makes of HTML: its text, and for each character the marks around it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.around, self.ids, self.numbers = "", [], [], [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "mark":
            self.open.append(attrs["class"].split()[0])
            self.ids += [attrs["id"]] if "id" in attrs else []
        else:
            assert tag == "a"
            self.numbers.append((len(self.text), attrs["data-n"], attrs["href"]))

    def handle_endtag(self, tag):
        if tag == "mark":
            self.open.pop()

    def handle_data(self, data):
        self.text += data
        self.around += [tuple(sorted(self.open))] * len(data)


def seen(text, *marks):
    return Seen(str(mark_up(text, 0, len(text), marks)))


def mark(start, end, number=1, style="said", **more):
    return Mark(start, end, f"c{number}", number, style, f"claim {number}", first=True, last=True, **more)


def test_nested_marks_nest():
    html = str(mark_up("one two three", 0, 13, [mark(0, 13, 1), mark(4, 7, 2)]))
    assert html.startswith(
        '<mark class="said k1" id="in-c1">one <mark class="said k2" id="in-c2">two</mark><a class="n"'
    )
    assert html.endswith('</a> three</mark><a class="n" href="#claim-c1" data-n="1" aria-label="1: claim 1"></a>')


def test_crossing_marks_are_cut_where_they_cross():
    page = seen("abcdef", mark(0, 4, 1, "said"), mark(2, 6, 2, "own"))
    assert page.around == [("said",)] * 2 + [("own", "said")] * 2 + [("own",)] * 2
    assert page.ids == ["in-c1", "in-c2"]
    assert [(at, number) for at, number, _ in page.numbers] == [(4, "1"), (6, "2")]


def test_marks_of_the_same_words_both_show():
    page = seen("same", mark(0, 4, 1), mark(0, 4, 2))
    assert page.around == [("said", "said")] * 4
    assert [number for _, number, _ in page.numbers] == ["1", "2"]


def test_mark_over_two_paragraphs_is_clipped_and_numbered_at_its_end():
    text, across = "first\nsecond", mark(2, 9, 1)
    before, after = (Seen(str(mark_up(text, *ends, [across]))) for ends in ((0, 5), (6, 12)))
    assert (before.text, after.text) == ("first", "second")
    assert (before.ids, before.numbers) == (["in-c1"], [])
    assert (after.ids, [at for at, *_ in after.numbers]) == ([], [3])


def test_hostile_words_stay_words():
    text = "<script>alert(\"1\")</script> & 'x' <img src=x onerror=y>"
    html = str(mark_up(text, 0, len(text), [mark(3, 12)]))
    assert "<script" not in html
    assert "<img" not in html
    assert Seen(html).text == text


def test_hostile_ids_stay_inside_their_attributes():
    html = str(mark_up("words", 0, 5, [Mark(0, 5, '"><script>', 1, "said", '"><b>', first=True, last=True)]))
    assert "<script" not in html
    assert "<b>" not in html


def test_carriage_returns_survive():
    assert mark_up("a\r\nb", 0, 4, ()) == "a&#13;\nb"


RANGES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["said", "quoted", "own"])), max_size=8
)


@given(
    st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)), max_size=60),
    RANGES,
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_rendered_text_is_the_text(text, ranges, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    marks = [mark(min(r), max(r), n, style) for n, (*r, style) in enumerate(ranges, start=1)]
    page = Seen(str(mark_up(text, start, end, marks)))
    assert page.text == text[start:end]
    for offset, around in enumerate(page.around, start=start):
        assert around == tuple(sorted(m.style for m in marks if m.start <= offset < m.end))


@given(st.text(max_size=60), RANGES)
def test_every_mark_inside_has_one_anchor_and_one_number(text, ranges):
    marks = [mark(min(r), max(r), n, style) for n, (*r, style) in enumerate(ranges, start=1)]
    inside = [m for m in marks if m.start < m.end <= len(text)]
    page = Seen(str(mark_up(text, 0, len(text), inside)))
    assert sorted(page.ids) == sorted(f"in-{m.claim}" for m in inside)
    assert sorted(number for _, number, _ in page.numbers) == sorted(str(m.number) for m in inside)


def test_quoted_words_are_marked_apart_with_their_quotation_marks():
    article = make_article("He said it was “a fine day” for boats.")
    content = find(article, "it was “a fine day” for boats")
    reading = make_reading(article, [Saying(content.text, source="He", cue="said")])
    attribution = reading.attributions[0]
    from dataclasses import replace

    attribution = replace(attribution, quoted=(find(article, "a fine day"),))
    marks = claim_marks(reading.claims[0], attribution, 1, "He says")
    assert [(article.text[m.start : m.end], m.style) for m in marks] == [
        ("it was ", "said"),
        ("“a fine day”", "quoted"),
        (" for boats", "said"),
    ]
    assert [m.first for m in marks] == [True, False, False]
    assert [m.last for m in marks] == [False, False, True]


@pytest.mark.parametrize(
    ("saying", "style", "words"),
    [
        (Saying("The bridge held."), "own", "The bridge held."),
        (Saying("the bridge", source="Mayor Brown", cue="praised"), "said", "the bridge"),
    ],
    ids=["the outlet's own voice is marked by its sentence", "a paraphrase by its content"],
)
def test_what_is_marked(saying, style, words):
    article = make_article("The bridge held. Mayor Brown praised the bridge.")
    reading = make_reading(article, [saying])
    attribution = reading.attributions[0] if reading.attributions else None
    (only,) = claim_marks(reading.claims[0], attribution, 1, "x")
    assert (only.style, article.text[only.start : only.end]) == (style, words)


def test_attribution_without_content_is_marked_by_its_cue():
    from dataclasses import replace

    article = make_article("The office declined to comment.")
    reading = make_reading(article, [Saying("to comment", source="The office", cue="declined")])
    bare = replace(reading.attributions[0], content=())
    (only,) = claim_marks(reading.claims[0], bare, 1, "x")
    assert only.start == Span.of(article.text, article.text.index("declined"), 0).start
