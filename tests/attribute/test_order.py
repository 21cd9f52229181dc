"""What holds of a draft holds behind every rule, whatever the tagger and the linker have joined."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.draft import Draft
from onrecord.attribute.order import OUTER, WHOLE
from onrecord.attribute.quotes import find_running
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.attribute.turns import find_turns
from onrecord.text import lines

ROLES = ("source", "cue", "content")
PIECES = {
    "source": """The mayor|two aides|Ada Marten|No. Ada Marten|a gang by Velden and Sarn|you|the Herald, Burrows|MARTEN:|
        The mayor, who was asked,|officials|The League|Yes, she|a spokesman for the League|he""",
    "cue": """said|according to|According to|would neither confirm|declined|is considered|claimed|denied|asked for|
        told him|—|― Ilse Marten|reportedly|was told by|saying|known as|commenting on|, citing|wrote that|were said""",
    "content": """that the dam broke|that,|that|nor deny that it broke|to comment on the dam|60 lives|"It held|
        “The water took the shed.”|that a statement by the union was met|14:10 — The army left|twice|a lawyer and had gone|
        the league, which the north calls a gang, should go|Asked about it|Police put the toll at 40 on Friday|what""",
    "": """, |.|"|”|“|: |; | |  |\n|, and |, but | in which | that | by | on Friday |. "It is over.|\nMARTEN: Yes.\nLEE: |
        a claim by the union | A report that it broke was denied by |. Officials could not verify these claims. |
        . The company denied that it broke. |. Boats are missing, the coast guard said. |\nThe governor added:\n|
        , according to two aides, |. The convoy reportedly left. |The Gazette said that |The station aired a statement in which """,
}
POOLS = {role: [piece.strip("\n ") if role else piece for piece in own.split("|")] for role, own in PIECES.items()}
SHAPES = ["source cue content", "content source cue", "content cue source", "cue source content", "cue content",
          "content cue", "content cue content", "content source cue content", "cue source", "source cue"]  # fmt: skip


@st.composite
def drafts(draw):
    """Clauses of saying out of phrases that the rules look for, with what stands between them."""
    text, spans, triples = "", [], []
    for shape in draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=6)):
        own = []
        for role in shape.split():
            text += draw(st.sampled_from(POOLS[""])) if draw(st.booleans()) else " "
            piece = draw(st.sampled_from(POOLS[role]))
            own.append(TaggedSpan(role, len(text), len(text) + len(piece), 0.9, 0.9))
            text += piece
        spans += own
        one = Triple(*(tuple(span for span in own if span.role == role) for role in ROLES), 0.9)
        if one.content and draw(st.integers(0, 5)):
            triples.append(one)
    parts = [tuple(line) for line in lines(text)]
    return Draft(text, parts, find_running(text, parts), find_turns(text, parts), spans, tuple(triples))


def broken(draft):
    """What does not hold of a draft."""
    for at, one in enumerate(draft.triples):
        placed = sorted((span.start, span.end) for span in one.spans)
        if not one.content or one.content != tuple(sorted(one.content, key=lambda span: span.start)):
            yield f"{at} has no content, or not in order"
        if any(not 0 <= start < end <= len(draft.text) for start, end in placed):
            yield f"{at} has an empty span or one outside the text"
        if any(before[1] > behind[0] for before, behind in pairwise(placed)):
            yield f"{at} has spans that overlap"
    for inner in draft.inside:
        chain = [inner]
        while (outer := draft.inside.get(chain[-1])) is not None and outer not in chain:
            chain.append(outer)
        if outer is not None or max(chain) >= len(draft.triples):
            yield f"{inner} stands in itself, or in one that is not there"


@settings(max_examples=200)
@given(draft=drafts())
def test_what_holds_of_a_draft_holds_behind_every_rule(draft):
    for rule in (*OUTER, *WHOLE):
        before, draft = draft, rule(draft)
        assert not list(broken(draft)), (rule, before)


@pytest.mark.parametrize("rule", [*OUTER, *WHOLE], ids=lambda rule: rule.__name__)
def test_a_rule_leaves_nothing_as_nothing(rule):
    assert rule(Draft("")) == Draft("")
