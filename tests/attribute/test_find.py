"""Whole attributions of sentences written for this project."""

import pytest

from onrecord.attribute.find import find_attributions, find_attributions_in
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.records import Article, Block, Role
from onrecord.text import lines, split_sentences

HARBOUR = """Port officials denied on Monday that any of the 40 missing sailors had been found.

“We have found nobody,” said Ilse Marten, a spokeswoman for the coast guard. “We will keep looking until every boat is back.”

According to the Harbour Gazette, at least 12 boats left the quay before dawn.

The ministry could not verify these claims."""


def article(text, role=Role.BODY):
    blocks = tuple(Block(role, line.start, line.end) for line in lines(text))
    sentences = tuple(s for b in blocks for s in split_sentences(text, b.start, b.end))
    return Article("harbour", text, blocks, sentences)


@pytest.fixture(scope="module")
def tagger():
    return Tagger.load()


def words(spans):
    return " | ".join(span.text.strip("“”,. ") for span in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "Port officials denied that any of the 40 missing sailors had been found.",
            "Port officials", "denied", "that any of the 40 missing sailors had been found", id="indirect",
        ),
        pytest.param(
            "“We have found nobody,” said Ilse Marten.",
            "Ilse Marten", "said", "We have found nobody", id="direct, the source last",
        ),
        pytest.param(
            "At least 12 boats left the quay before dawn, according to the Harbour Gazette.",
            "the Harbour Gazette", "according to", "At least 12 boats left the quay before dawn", id="according to",
        ),
        pytest.param(
            "The ministry could not verify these claims.",
            "The ministry", "could not verify", "these claims", id="could not verify",
        ),
        pytest.param(
            "“We have found nobody,” **said** [Ilse Marten](https://g.example/people/marten).",
            "Ilse Marten", "said", "We have found nobody", id="the source a link of Markdown",
        ),
    ],
)  # fmt: skip
def test_one_sentence_is_one_attribution(tagger, text, source, cue, content):
    found = find_attributions(article(text), tagger=tagger)
    assert [(words(one.source), words(one.cue), words(one.content)) for one in found] == [(source, cue, content)]


def test_every_span_says_what_the_article_says(tagger):
    one = article(HARBOUR)
    found = find_attributions(one, tagger=tagger)
    assert len(found) >= 4
    for attribution in found:
        assert attribution.content
        assert 0 < attribution.score <= 1
        for span in attribution.spans():
            span.check(one)


def test_quoted_words_are_kept_apart_from_the_rest(tagger):
    found = find_attributions(article(HARBOUR), tagger=tagger)
    quoted = [span.text for one in found for span in one.quoted]
    assert "We have found nobody," in quoted


def test_a_batch_gives_what_each_article_gives_alone(tagger):
    texts = [HARBOUR, "Nothing is said here.", HARBOUR.split("\n\n")[1]]
    alone = [find_attributions(article(text), tagger=tagger) for text in texts]
    together = find_attributions_in([article(text) for text in texts], tagger=tagger)
    assert [[a.id for a in own] for own in together] == [[a.id for a in own] for own in alone]


def test_ids_are_the_same_on_every_reading(tagger):
    assert find_attributions(article(HARBOUR), tagger=tagger) == find_attributions(article(HARBOUR), tagger=tagger)


def test_a_content_keeps_the_stop_of_its_last_initials(tagger):
    [one] = find_attributions(article("The mayor said the bridge would reopen at 6 p.m."), tagger=tagger)
    assert one.content[0].text == "the bridge would reopen at 6 p.m."


@pytest.mark.parametrize("role", [Role.CAPTION, Role.RELATED_TEASER, Role.AUTHOR_BIO, Role.HEADLINE])
def test_furniture_says_nothing(tagger, role):
    assert find_attributions(article(HARBOUR, role), tagger=tagger) == ()


@pytest.mark.parametrize(
    "text",
    ["", "   ", "“", "\u200b", "x" * 100_000, "say " * 20_000, "“a” " * 5_000],
    ids=["empty", "blank", "one mark", "invisible", "one long word", "cues", "quotations"],
)
def test_odd_texts_are_read_without_an_error(tagger, text):
    one = article(text)
    for attribution in find_attributions(one, tagger=tagger):
        for span in attribution.spans():
            span.check(one)


def test_both_engines_tag_alike_but_for_near_ties(tagger):
    paragraphs = [tuple(line) for line in lines(HARBOUR)]
    ours, theirs = (
        {(span.role, span.start, span.end): span.score for span in one.tag(HARBOUR, paragraphs)}
        for one in (Tagger.load(engine="numpy"), tagger)
    )
    for these, those in ((ours, theirs), (theirs, ours)):
        assert {span for span, score in these.items() if score > 0.8} <= set(those)
    assert len(set(ours) & set(theirs)) >= 9


def test_a_turn_of_a_transcript_is_said_word_for_word(tagger):
    text = "MARTEN: Good evening.\n\nDORNAN: The water is rising.\n\nMARTEN: Thank you.\n\nDORNAN: Good night."
    found = find_attributions(article(text), tagger=tagger)
    assert [(words(one.source), words(one.content)) for one in found] == [
        ("MARTEN", "Good evening"),
        ("DORNAN", "The water is rising"),
        ("MARTEN", "Thank you"),
        ("DORNAN", "Good night"),
    ]
    assert all(one.quoted == one.content for one in found)


def test_an_inner_attribution_is_no_surer_than_its_chain(tagger):
    text = "The Herald reported that the governor said engineers had promised the dam would hold."
    by_id = {one.id: one for one in find_attributions(article(text), tagger=tagger)}
    assert len(by_id) == 3
    assert all(one.score <= by_id[one.inside].score for one in by_id.values() if one.inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We will build another,” Marten added, “and it will be stronger.”",
            [("Marten", "We will build another | and it will be stronger")],
            id="two contents of one cue",
        ),
        pytest.param(
            "The premier praised the army and condemned the rebels.",
            [("The premier", "the army"), ("The premier", "the rebels")],
            id="one source of two cues",
        ),
        pytest.param(
            "Four boats, according to the coast guard, are missing.",
            [("the coast guard", "Four boats | are missing")],
            id="according to in the middle",
        ),
        pytest.param("The convoy reportedly left the city.", [("", "The convoy | left the city")], id="hearsay"),
        pytest.param(
            "Talks to resume on Monday, envoy says", [("envoy", "Talks to resume on Monday")], id="a headline"
        ),
        pytest.param(
            "“Where were they?” asked the widow. “Why did nobody come?”",
            [("the widow", "Where were they? | Why did nobody come?")],
            id="a question and its second sentence",
        ),
        pytest.param(
            "«We have lost the bridge», said Marten.", [("Marten", "«We have lost the bridge»")], id="guillemets"
        ),
        pytest.param(
            '"WE HAVE LOST OUR BEST," SAID GENERAL OMDAL.', [("GENERAL OMDAL", '"WE HAVE LOST OUR BEST,"')], id="capitals"
        ),
        pytest.param(
            "14:10 — The army has left, the ministry said.", [("the ministry", "The army has left")], id="a live blog"
        ),
    ],
)  # fmt: skip
def test_sources_and_contents_are_joined(tagger, text, expected):
    found = [(words(one.source), words(one.content)) for one in find_attributions(article(text), tagger=tagger)]
    assert [one for one in expected if one not in found] == []


def test_whom_a_report_cites_is_no_bar_to_what_it_says(tagger):
    text = "The Gazette reported on Monday, citing two officials, that the bank would close."
    (one,) = find_attributions(article(text), tagger=tagger)
    assert (words(one.source), words(one.cue), words(one.content)) == (
        "The Gazette", "reported", "that the bank would close",
    )  # fmt: skip


def test_who_is_heard_in_an_answer_is_read_as_in_any_words(tagger):
    text = (
        "MARTEN: Did the owners agree?\n\nDORNAN: The owners keep on saying that it is a disaster for the island, "
        "and the union said in April that the boats were too old.\n\nMARTEN: Thank you.\n\nDORNAN: Good night."
    )
    found = find_attributions(article(text), tagger=tagger)
    turn = next(one for one in found if one.content[0].text.startswith("The owners"))
    inner = {words(one.source): words(one.content) for one in found if one.inside == turn.id}
    assert inner["the union"] == "that the boats were too old"
