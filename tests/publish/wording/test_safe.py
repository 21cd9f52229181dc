"""Third-party text is hostile: what becomes a link, and what may turn the page round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.wording import safe

ADDRESSES = [
    ("https://news.example/a?b=c#d", True),
    ("http://news.example", True),
    ("javascript:alert(1)", False),
    ("JaVaScRiPt:alert(1)", False),
    ("java\tscript:alert(1)", False),
    ("data:text/html,x", False),
    ("//news.example/a", False),
    ("/article/a", False),
    ("ftp://news.example/a", False),
    ("https://user:secret@news.example/", False),
    ("https://", False),
    ("http://[broken", False),
    ("https://news.example/a b", False),
    (" https://news.example/", False),
    ("https://news.example/\ud800", False),
    ("https://news.example/\uffff", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("address", "fits"), ADDRESSES, ids=[repr(row[0]) for row in ADDRESSES])
def test_only_web_addresses_become_links(address, fits):
    assert safe.web_address(address) == (address if fits else None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\u202eevil", "\u202eevil\u202c"),
        ("\u2067a\u202eb", "\u2067a\u202eb\u202c\u2069"),
        ("a\u2069\u202cb", "ab"),
        ("\u2066ok\u2069", "\u2066ok\u2069"),
    ],
    ids=["plain text stays", "an override is closed", "nested ones in order", "stray ends go", "balanced stays"],
)
def test_direction_marks_end_with_the_text(text, shown):
    assert safe.isolated(text) == shown


@given(st.text(st.sampled_from("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), max_size=20))
def test_isolated_text_is_balanced(text):
    shown = safe.isolated(text)
    assert sum(shown.count(c) for c in "\u2066\u2067\u2068") == shown.count("\u2069")
    assert sum(shown.count(c) for c in "\u202a\u202b\u202d\u202e") == shown.count("\u202c")
    assert safe.isolated(shown) == shown


@pytest.mark.parametrize(
    ("url", "words", "address"),
    [
        ("https://n.example/a", "the bridge held", "https://n.example/a#:~:text=the%20bridge%20held"),
        ("https://n.example/a#top", "well-known, yes", "https://n.example/a#top:~:text=well%2Dknown%2C%20yes"),
        (
            "https://n.example/a",
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "https://n.example/a#:~:text=one%20two%20three%20four%20five%20six,"
            "eight%20nine%20ten%20eleven%20twelve%20thirteen",
        ),
        ("https://n.example/a", "half \ud800 held", "https://n.example/a#:~:text=half%20%3F%20held"),
        (None, "words", None),
        ("javascript:x", "words", None),
    ],
    ids=["short", "marks are escaped", "long words by both ends", "half a pair", "no address", "a hostile address"],
)
def test_text_fragment_points_at_the_words(url, words, address):
    assert safe.text_fragment(url, words) == address


@pytest.mark.parametrize(
    ("given_as", "tag"),
    [("en", "en"), ("pt_BR", "pt-BR"), ("zh-Hant-TW", "zh-Hant-TW"), ('en"><b>', None), ("e", None), (None, None)],
)
def test_language_becomes_a_tag_or_nothing(given_as, tag):
    assert safe.language_tag(given_as) == tag


def test_ids_of_any_kind_have_an_address():
    assert safe.article_address("a/b ?#\ud800") == "/article/a%2Fb%20%3F%23%3F"
