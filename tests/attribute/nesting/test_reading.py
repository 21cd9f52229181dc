"""Attributions inside the content of others, on sentences of our own."""

import pytest

from onrecord.attribute.find import find_attributions
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.records import Article, Block, Role

ROWS = [
    pytest.param(
        "The Harbour Gazette reported that port officials denied the sailors had been paid.",
        ("The Harbour Gazette", "port officials"),
        id="a paper on a denial",
    ),
    pytest.param(
        "According to the Delta Post, the ministry said that 12 bridges were closed.",
        ("the Delta Post", "the ministry"),
        id="according to",
    ),
    pytest.param(
        "Two relief groups are claiming that dozens of people died, Radio Delta reported.",
        ("Radio Delta", "Two relief groups"),
        id="the outer source last",
    ),
    pytest.param(
        "The ministry repeated the army’s claim that the crash was an accident.",
        ("The ministry", "the army’s"),
        id="a noun",
    ),
    pytest.param(
        "“The dam is safe,” Marten said, according to a post by the Delta Post.",
        ("a post by the Delta Post", "Marten"),
        id="who said a quotation that is relayed",
    ),
    pytest.param(
        "Marten, according to the Delta Post, told the council that the dam was built on sand.",
        ("the Delta Post", "Marten"),
        id="an outer source in the middle",
    ),
    pytest.param(
        "The video shows the officer yelling, “Stop or I will shoot!”",
        ("The video", "the officer"),
        id="words that lead to a quotation",
    ),
    pytest.param(
        "The Delta Post cited a nurse who said the ward had no power.",
        ("The Delta Post", "a nurse"),
        id="whom a relative pronoun stands for",
    ),
    pytest.param("She said she said that the ship was lost.", ("She", "she"), id="pronouns"),
]


@pytest.fixture(scope="module")
def tagger():
    return Tagger.load()


def read(tagger, text):
    return find_attributions(Article("one", text, (Block(Role.BODY, 0, len(text)),), ()), tagger=tagger)


def test_what_is_read_in_two_contents_is_told_once_inside_the_inner_one(tagger):
    text = (
        "The report states that while some signs had backed the bureau's initial belief that the fire stemmed "
        'from a protest in Pell, "contrary intelligence" showed that that was not the case.'
    )
    found = read(tagger, text)
    assert [one.cue[0].text for one in found] == ["states", "belief", "showed"]
    assert [one.inside for one in found] == [None, found[0].id, found[1].id]


@pytest.mark.parametrize(("text", "sources"), ROWS)
def test_the_inner_source_stands_inside_the_outer(tagger, text, sources):
    found = read(tagger, text)
    (inner,) = [one for one in found if one.inside]
    (outer,) = [one for one in found if one.id == inner.inside]
    assert (outer.source[0].text, inner.source[0].text) == sources
    assert outer.content[0].start <= inner.start


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        pytest.param(
            "The Herald reported that the governor said engineers had promised the dam would hold.",
            ["engineers", "the governor", "The Herald"],
            id="three",
        ),
        pytest.param(
            "Tarnwire said the Gazette reported that a lawyer claims the guard confessed to the theft.",
            ["the guard", "a lawyer", "the Gazette", "Tarnwire"],
            id="four",
        ),
    ],
)
def test_a_chain_may_be_long(tagger, text, chain):
    found = {one.id: one for one in read(tagger, text)}
    (one,) = [each for each in found.values() if each.id not in {other.inside for other in found.values()}]
    sources = [one.source[0].text]
    while one.inside:
        one = found[one.inside]
        sources.append(one.source[0].text)
    assert sources == chain


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“I think I will resign in May,” Marten said.", id="the speaker's own thought"),
        pytest.param("The mayor said that the bridge was safe.", id="nothing inside"),
        pytest.param("The flood has claimed more than 40 lives, the ministry said.", id="lives"),
    ],
)
def test_no_inner_attribution_is_made_up(tagger, text):
    assert not [one for one in read(tagger, text) if one.inside]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The mayor said that the police had told her the dam was unsafe and that the road was shut.",
            "the dam was unsafe",
            id="the mayor goes on",
        ),
        pytest.param(
            "The mayor said the police had told her that the dam was unsafe and that the road was shut.",
            "that the dam was unsafe and that the road was shut",
            id="the police go on",
        ),
    ],
)
def test_and_that_goes_on_where_that_stood_before(tagger, text, told):
    (inner,) = (one for one in read(tagger, text) if one.inside)
    assert [span.text for span in inner.content] == [told]
