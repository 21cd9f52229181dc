"""Hearsay without a source, on sentences of our own."""

from functools import partial

import pytest

from onrecord.attribute.rules.hearsay import WORDS, find_hearsay, mend_hearsay
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.attribute.wording.saying import words_between
from tests.attribute.made import as_marked, joined, paragraphs, words_of
from tests.marks import read_marks
from tests.timing import assert_linear


def hearsay(text, triples=()):
    return as_marked(find_hearsay(text, paragraphs(text), triples))


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "It rained. «The convoy» |reportedly| «1:left the city», and the bridge fell.", id="reportedly"
        ),
        pytest.param("«The rebels» |are said| «1:to hold the bridge».", id="said to"),
        pytest.param("The bridge fell in the attack, |reportedly| «led by the rebels».", id="behind a clause"),
        pytest.param("«The bill» |reportedly| «1:offered relief, including tests, leave and cash».", id="a list"),
        pytest.param(
            "And «there is» |reportedly| «1:no record of the one-on-one, two-hour talk».",
            id="words that a comma joins",
        ),
        pytest.param(
            "It backs Ada Marten, who is |reportedly| «leaving», and two of her aides.", id="of somebody named"
        ),
        pytest.param("She made threats, including |allegedly| «calling for a strike».", id="an example"),
        pytest.param("It rained on the allegedly safe dam.", id="before an adjective"),
        pytest.param("It is a fraud involving allegedly forged deeds.", id="within what is involved"),
        pytest.param("«The clerk» |has long been rumoured| «1:to have a twin».", id="long rumoured"),
        pytest.param("The rebels said to go.", id="their own words"),
        pytest.param("Reportedly, yes.", id="no subject"),
        pytest.param("|Reportedly|, «the ferry sank».", id="it opens the sentence"),
        pytest.param("It hit a guard who reportedly slept.", id="a relative clause"),
        pytest.param("Nothing happened.", id="none"),
        pytest.param("", id="empty"),
    ],
)
def test_hearsay_is_a_clause_without_a_source(marked):
    text, expected, _ = read_marks(marked)
    assert hearsay(text) == expected
    assert not expected or not WORDS.isdisjoint(words_between(text, 0, len(text)))


def test_hearsay_within_a_content_is_its_source_s():
    text = "The mayor said the convoy reportedly left."
    assert hearsay(text, [joined(text, "The mayor", "said", "the convoy reportedly left")]) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(["The convoy"], ["The convoy", "left the city"], id="the other half is added"),
        pytest.param(["left the city"], ["The convoy", "left the city"], id="whichever it is"),
        pytest.param(["left"], ["The convoy", "left the city"], id="all of the clause"),
        pytest.param(["The convoy", "left"], ["The convoy", "left"], id="two pieces stay as tagged"),
    ],
)
def test_half_of_a_clause_is_the_whole_clause(content, expected):
    text = "It rained.\nThe convoy reportedly left the city, and the bridge fell."

    other = joined(text, "It", "rained", ".")
    own = joined(text, "", "reportedly", *content)
    kept, mended = mend_hearsay(text, [other, own])
    assert kept is other
    assert [text[one.start : one.end] for one in mended.content] == expected


def test_who_stands_farther_off_does_not_tell_it_either():
    text = 'Marten made threats, including allegedly advocating a "quiet" strike.'
    [mended] = mend_hearsay(text, [joined(text, "Marten", "allegedly advocating", 'a "quiet" strike')])
    assert words_of(text, mended) == ("", "allegedly", 'advocating a "quiet" strike')


@pytest.mark.parametrize(
    ("cue", "content", "source"),
    [
        pytest.param("is now reportedly", "helping a rival", False, id="an auxiliary"),
        pytest.param("reportedly rebuilt", "most of the city", False, id="a deed"),
        pytest.param("reportedly told", "aides that it would rain", True, id="a verb of saying"),
    ],
)
def test_whom_hearsay_is_about_does_not_tell_it(cue, content, source):
    text = f"The old mayor {cue} {content}."
    [mended] = mend_hearsay(text, [joined(text, "The old mayor", cue, content)])
    assert bool(mended.source) == source
    assert (text[mended.content[0].start : mended.content[0].end] == "The old mayor") != source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two died in the raid, reportedly led by the rebels.", ["led by the rebels"], id="a participle"
        ),
        pytest.param("The bridge, reportedly, fell.", ["The bridge", "fell"], id="in commas"),
    ],
)
def test_a_comma_ends_the_clause_before_hearsay(text, expected):
    before, after = text.split(", reportedly")
    cue = len(before) + 2
    parts = [(0, len(before)), (text.index(after.strip(" ,.")), len(text) - 1)]
    content = tuple(TaggedSpan("content", *part, 0.9, 0.9) for part in parts)
    own = Triple((), (TaggedSpan("cue", cue, cue + 10, 0.9, 0.9),), content, 0.9)
    [mended] = mend_hearsay(text, [own])
    assert [text[one.start : one.end] for one in mended.content] == expected


@pytest.mark.parametrize("piece", [" ", ".", ". ", "\u2003"])
def test_runs_of_blanks_and_marks_take_linear_time(piece):
    assert_linear(
        lambda times: partial(hearsay, f"The convoy reportedly left{piece * times}x now."), 10_000, 80_000
    )
