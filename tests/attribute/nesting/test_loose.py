"""Sources and cues that were left without a content, on sentences of our own."""

import pytest

from onrecord.attribute.nesting.loose import join_loose
from onrecord.attribute.triples import TaggedSpan
from onrecord.text import lines
from tests.attribute.made import draft_of, tagged
from tests.attribute.made import joined as triple_of
from tests.timing import cpu_within


def joined(text, loose=(), triples=()):
    found = [triple_of(text, *one) for one in triples]
    spans = [span for role, words in loose for span in tagged(text, role, words)]
    draft = join_loose(draft_of(text, found, loose=spans))
    return [
        tuple(text[s.start : s.end] for p in (o.source, o.cue, o.content) for s in p)
        for o in draft.triples[len(found) :]
    ], draft.inside


LAKE = "The lake could rise again by spring, Marten told the Gazette on Friday."
ADDED = "The governor added:\n\nThe water took the shed. It took the barn too."


def test_a_sentence_with_who_said_it_behind_is_said_whole():
    found, _ = joined(LAKE, [("source", "Marten"), ("cue", "told")])
    assert found == [("Marten", "told", "The lake could rise again by spring")]


def test_what_was_found_in_it_stands_inside_where_it_counts():
    inner = ("The army", "warned", "the port")
    text = "The army warned the port by letter, Marten told the Gazette."
    assert joined(text, [("source", "Marten"), ("cue", "told")], [inner])[1] == {0: 1}
    inner = ("The army", "kept", "the port")
    text = text.replace("warned", "kept")
    found, inside = joined(text, [("source", "Marten"), ("cue", "told")], [inner])
    assert (len(found), inside) == (0, {})  # the only one left is the outer one


def test_a_colon_at_the_end_of_a_paragraph_leads_to_the_next():
    found, _ = joined(ADDED, [("source", "The governor"), ("cue", "added")])
    assert found == [("The governor", "added", "The water took the shed. It took the barn too.")]


def test_what_a_statement_with_a_colon_leads_to_is_said_as_well():
    text = "The church denied the claims:\n\nNobody was held there. Nobody was hurt. Belt said more."
    found, _ = joined(text, triples=[("The church", "denied", "the claims"), ("Belt", "said", "more")])
    assert found == [("The church", "Nobody was held there. Nobody was hurt.")]


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        pytest.param(LAKE.replace(", Marten", " Marten"), [("source", "Marten"), ("cue", "told")], id="no comma"),
        pytest.param(
            LAKE.replace("told the Gazette", "showed us"), [("source", "Marten"), ("cue", "showed")], id="shows"
        ),
        pytest.param(
            "Two aides close to the mayor, who spoke on condition that no names be given, said most wardens left.",
            [("cue", "said"), ("source", "most wardens left")],
            id="an aside on who said it",
        ),
        pytest.param("Here, Marten said.", [("source", "Marten"), ("cue", "said")], id="one word"),
        pytest.param(LAKE, [("source", "Marten")], id="no cue"),
        pytest.param("The governor added:", [("source", "The governor"), ("cue", "added")], id="nothing follows"),
    ],
)
def test_where_the_form_leaves_a_doubt_nothing_is_joined(text, loose):
    assert joined(text, loose) == ([], {})


def test_time_is_linear():
    text = ADDED.replace("\n\n", "\n") + ("\n" + LAKE) * 3000
    spans = [
        TaggedSpan(role, at + text[at:].index(word), at + text[at:].index(word) + len(word), 0.9, 0.9)
        for at in (one.start for one in lines(text) if text.startswith("The lake", one.start))
        for role, word in (("source", "Marten"), ("cue", "told"))
    ]
    with cpu_within(5):
        assert len(join_loose(draft_of(text, loose=spans)).triples) >= 3000
