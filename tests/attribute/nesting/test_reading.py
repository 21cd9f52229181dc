"""Attributions inside the content of others, on sentences of our own."""

import re
from dataclasses import replace

import pytest

from onrecord.attribute import Tagger, find_attributions
from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.neighbours import part_neighbours
from onrecord.attribute.triples import TaggedSpan, Triple
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
    pytest.param("She said she said that the ship was lost.", ("She", "she"), id="pronouns"),
]


@pytest.fixture(scope="module")
def tagger():
    return Tagger.load()


def read(tagger, text):
    return find_attributions(Article("one", text, (Block(Role.BODY, 0, len(text)),), ()), tagger=tagger)


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


BESIDE = "The Gazette reported that A had left, but a spokesman confirmed that B was missing."


def triple(text, source, cue, content):
    def span(role, words):
        return TaggedSpan(role, text.index(words), text.index(words) + len(words), 0.9, 0.9)

    return Triple((span("source", source),), (span("cue", cue),), (span("content", content),), 0.9)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        pytest.param(BESIDE, True, id="joined by but"),
        pytest.param(BESIDE.replace(", but", ", and"), False, id="joined by and"),
        pytest.param(BESIDE.replace("missing.", "missing, she thought."), False, id="the outer content goes on"),
    ],
)
def test_a_neighbour_joined_by_but_stands_beside(text, beside):
    outer = triple(text, "The Gazette", "reported", text[text.index("that A") : -1])
    inner = triple(text, "a spokesman", "confirmed", "that B was missing")
    mended = part_neighbours(Draft(text, triples=(outer, inner), inside={1: 0}))
    assert text[mended.triples[0].content[0].start : mended.triples[0].content[0].end] == (
        "that A had left" if beside else text[text.index("that A") : -1]
    )
    assert mended.inside == ({} if beside else {1: 0})


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        pytest.param("The general denied that A. B was taken, he said.", True, id="a pronoun goes on"),
        pytest.param("The general denied that A. B was taken, Lee said.", False, id="another speaks"),
        pytest.param("“The general denied that A.” B was taken, he said.", False, id="in quotation marks"),
    ],
)
def test_a_sentence_of_its_own_is_no_part_of_what_a_pronoun_says_behind_it(text, beside):
    said = triple(text, "he" if " he " in text else "Lee", "said", "The general denied that A")
    outer = replace(said, content=(*said.content, *triple(text, "he", "said", "B was taken").content))
    inner = triple(text, "The general", "denied", "that A")
    mended = part_neighbours(Draft(text, triples=(outer, inner), inside={1: 0}))
    assert (len(mended.triples[0].content), mended.inside) == ((1, {}) if beside else (2, {1: 0}))


TOLD = "“The brakes failed,” Marten added, and the ministry says the talk is baseless."


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        pytest.param(TOLD, True, id="and"),
        pytest.param(TOLD.replace(", and", ", while"), True, id="while"),
        pytest.param(TOLD.replace("Marten added", "added Marten"), True, id="the cue first"),
        pytest.param(TOLD.replace(", and", ", “and").replace("less.", "less.”"), False, id="in quotation marks"),
        pytest.param(TOLD.replace("Marten", "the survey"), False, id="a survey goes on"),
        pytest.param(TOLD.replace(", and", ", and yesterday"), False, id="other words go on"),
        pytest.param(TOLD.replace("less.", "less, and that they held."), False, id="the outer content goes on"),
    ],
)
def test_who_speaks_behind_a_sentence_and_its_teller_speaks_beside_them(text, beside):
    teller = "Marten" if "Marten" in text else "the survey"
    said = triple(text, teller, "added", "“The brakes failed,”")
    more = triple(text, teller, "added", re.search(r"(?:and|while) .*(?=\W$)", text).group())
    outer = replace(said, content=(*said.content, *more.content))
    inner = triple(text, "the ministry", "says", "the talk is baseless")
    mended = part_neighbours(Draft(text, triples=(outer, inner), inside={1: 0}))
    assert (len(mended.triples[0].content), mended.inside) == ((1, {}) if beside else (2, {1: 0}))


def test_a_neighbour_within_a_third_stays_in_it():
    text = f"Tarnwire said {BESIDE}"
    third = triple(text, "Tarnwire", "said", text[text.index("The G") : -1])
    outer = triple(text, "The Gazette", "reported", text[text.index("that A") : -1])
    inner = triple(text, "a spokesman", "confirmed", "that B was missing")
    draft = Draft(text, triples=(third, outer, inner), inside={1: 0, 2: 1})
    assert part_neighbours(draft).inside == {1: 0, 2: 0}


def test_what_a_post_tells_of_others_stays_in_it():
    text = "The crew wanted to sail, but a clerk called and said the permit had run out. — Ada Marten (@adamarten)"
    outer = replace(triple(text, "Ada Marten", "said", text[: text.index(" —")]), cue=())
    inner = triple(text, "a clerk", "called", "said the permit had run out")
    draft = Draft(text, triples=(outer, inner), inside={1: 0})
    assert part_neighbours(draft) == draft


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“I think I will resign in May,” Marten said.", id="the speaker's own thought"),
        pytest.param("The mayor said that the bridge was safe.", id="nothing inside"),
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
