"""Bytes and markup, kind and hostile."""

import pytest

from onrecord.errors import NotTextError, OnrecordError
from onrecord.read import read_page
from onrecord.read.parsing.charset import decode_html, mend_twice_encoded
from onrecord.read.parsing.html import html_lines, parse_html
from onrecord.records import Page
from tests.timing import cpu_within

RUSSIAN = "<p>Плотина над городом Харл прорвалась вскоре после полуночи. Никто не погиб, сказал мэр города.</p>"
JAPANESE = "<p>ハール町の上流にあるダムが木曜日の深夜過ぎに決壊したと、水道局が発表した。死者は出なかった。</p>"
ENCODED = [
    ("Zürich – naïve".encode(), "Zürich – naïve"),
    ("\ufeffZürich".encode(), "Zürich"),
    ("Zürich".encode("utf-16"), "Zürich"),
    ('<meta charset="iso-8859-1">Zürich “x”'.encode("cp1252"), '<meta charset="iso-8859-1">Zürich “x”'),
    ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">Киев'.encode("cp1251"),
     '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">Киев'),
    ('<meta charset="shift_jis">東京'.encode("shift_jis"), '<meta charset="shift_jis">東京'),
    ('<meta charset="no-such-thing">Zürich'.encode("cp1252"), '<meta charset="no-such-thing">Zürich'),
    ('<meta charset="hex">Zürich'.encode("cp1252"), '<meta charset="hex">Zürich'),
    *[(f'<meta charset="{name}">Zürich +AGE- a-b'.encode("cp1252"), f'<meta charset="{name}">Zürich +AGE- a-b')
      for name in ("utf-7", "punycode", "unicode_escape", "cp037")],
    ("Zürich".encode("cp1252"), "Zürich"),
    ("<p>Zürich lies here</p>".encode("utf-16-le"), "<p>Zürich lies here</p>"),
    ("<p>Zürich lies here</p>".encode("utf-16-be"), "<p>Zürich lies here</p>"),
    ("„Zürich“ – “naïve”".encode() + b"\xff", "„Zürich“ – “naïve”\ufffd"),
    (('<?xml version="1.0" encoding="windows-1251"?>' + RUSSIAN).encode("cp1251"),
     '<?xml version="1.0" encoding="windows-1251"?>' + RUSSIAN),
    (RUSSIAN.encode("cp1251"), RUSSIAN),
    (('<meta charset="utf-8">' + RUSSIAN).encode("cp1251"), '<meta charset="utf-8">' + RUSSIAN),
    (JAPANESE.encode("euc-jp"), JAPANESE),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text"), ENCODED)
def test_bytes_are_decoded_as_the_page_means_them(data, text):
    assert decode_html(data, "-") == text


TWICE = [
    ("â€œIt broke, she said â€“ in ZÃ¼richâ€¦", "“It broke, she said – in Zürich…"),
    ("â€ is no letter, Ã is one", "â€ is no letter, Ã is one"),
    ("Zürich – “naïve”", "Zürich – “naïve”"),
]


@pytest.mark.parametrize(("markup", "text"), TWICE)
def test_what_was_decoded_wrongly_once_too_often_is_mended(markup, text):
    assert mend_twice_encoded(markup) == text


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(NotTextError, match="binary"):
        decode_html(b"\0\1\2" * 20, "-")


def shown(markup):
    return [line.text for line in html_lines(parse_html(markup))[1]]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ('<p>One <span class="sr-only">aloud</span><b class="x visually-hidden">only</b>two', ["One two"]),
        ("<pre>One\ntwo\n \nThree</pre><p>Four\n\nfive", ["One two", "Three", "Four five"]),
        ("<p>One <b>two</b>\n  three<p>Four", ["One two three", "Four"]),
        (
            "<p>One <a>two<span class='hovercard__content'>2</span></a> <b role='tooltip'>3</b>four",
            ["One two four"],
        ),
        ("<p>One<br>two</p>", ["One", "two"]),
        ("<div>One<p>Two</p>three</div>", ["One", "Two", "three"]),
        ("<p>One</p><script>x()</script><style>y</style><noscript>z</noscript>", ["One"]),
        ("<p>One</p><p hidden>Two</p><p style='display: none'>Three</p>", ["One"]),
        ("<p>One<!-- two --> three</p>", ["One three"]),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", ["One", "Two"]),
        ("<figure><figcaption>One <span class='credit'>Two</span></figcaption></figure>", ["One", "Two"]),
        ("<p>O\x00ne &lt;two&gt; &#8220;three&#8221;</p>", ["One <two> “three”"]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        (
            "<div><span>By <a>Ada Holm</a></span><time>4 March 2031</time><button>Share</button></div>",
            ["By Ada Holm", "4 March 2031", "Share"],
        ),
        ("<div><a>Ada Holm</a><span>·</span><span>4 March 2031</span></div>", ["Ada Holm · 4 March 2031"]),
        ("<time><span>March 4, 2031</span><span>4:12 PM</span></time>", ["March 4, 2031 4:12 PM"]),
        ("<div><a>Ada Holm</a><span>Rivers Correspondent</span></div>", ["Ada Holm", "Rivers Correspondent"]),
        ("<div><span>By</span><a>Ada Holm</a></div>", ["By Ada Holm"]),
        ("<div><span>Published</span><time>4 March 2031, 10:15</time></div>", ["Published 4 March 2031, 10:15"]),
        (
            "<figcaption><span>The dam broke.</span><span>Ada Holm/KNA</span></figcaption>",
            ["The dam broke.", "Ada Holm/KNA"],
        ),
        ("<h1><span>Harl</span><span>Dam breaks</span></h1>", ["Harl Dam breaks"]),
        (
            "<p>The dam broke, <a>Ada Holm</a><span>Rivers Correspondent</span> wrote to the council of Harl.</p>",
            ["The dam broke, Ada Holm Rivers Correspondent wrote to the council of Harl."],
        ),
        ("<p><b>T</b>he dam of <a>Har</a><a>l</a></p>", ["The dam of Harl"]),
    ],
)
def test_a_line_is_what_a_reader_sees_as_one(markup, lines):
    assert shown(markup) == lines


def test_offsets_point_at_the_lines():
    text, lines = html_lines(parse_html("<p>One “two”</p><p>Three</p>"))
    assert [text[line.start : line.end] for line in lines] == ["One “two”", "Three"]


BOMBS = {
    "depth": "<div>" * 200_000 + "x",
    "unclosed inline": "<a><b><i>" * 30_000 + "x",
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x</p>",
    "bare attributes": "<p " + "a " * 200_000 + ">x</p>",
    "open tags": "<" * 300_000 + "p",
    "entities": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;</p>',
    "outside entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>&a;</p>',
    "json": '<script type="application/ld+json">' + '{"a":' * 100_000 + "</script><p>x</p>",
    "closers": "<p>" + ".)" * 200_000,
    "one word": "<p>" + "a" * 1_500_000,
}


REFUSALS = dict.fromkeys(("depth", "unclosed inline"), "deeper than the parser follows") | {"one word": ""}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("markup", "refusal"), [(BOMBS[name], REFUSALS.get(name, "has no article on it")) for name in BOMBS], ids=BOMBS
)
def test_hostile_pages_are_read_or_refused_in_time(markup, refusal):
    with cpu_within(30):
        if refusal:
            with pytest.raises(OnrecordError, match=refusal):
                read_page(Page(html=markup))
        else:
            assert read_page(Page(html=markup)).text


def test_no_entity_reaches_a_file():
    article = parse_html(BOMBS["outside entity"])
    assert "root" not in "".join(article.itertext())


@pytest.mark.parametrize("text", ["a\n" * 300_000, '."' * 900_000], ids=["many lines", "marks"])
@pytest.mark.slow
def test_large_texts_are_read_in_time(text):
    with cpu_within(30):
        assert read_page(Page(text=text, kind="article")).text == text


def test_a_text_of_too_many_characters_is_refused_at_once():
    with cpu_within(5), pytest.raises(OnrecordError, match="50,000,000 characters, more than the 2,000,000"):
        read_page(Page(text="x" * 50_000_000, kind="article"))
