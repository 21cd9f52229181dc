"""What an outlet takes back of what it published: its own retraction, whoever is named in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load_lexicon
from onrecord.normalise.phrases.own_versions import holds_any
from onrecord.pipeline import Reader
from onrecord.records import Page

READER = Reader()

NOTES = [
    "An earlier version of this article said 58 people had died.",
    "A previous version of this story misstated the toll.",
    "This article has been amended to correct the name of the mayor.",
    "Correction: The crane was built in 1961, not 1958.",
    "(This version of the story corrects the toll in paragraph 3.)",
    "Editor's note: This article previously stated that the mayor had resigned.",
    "In an earlier version of this article, we said that the mayor had denied the charge.",
    "We incorrectly reported that 58 people had died.",
    "The Pell Courier erroneously reported on Monday that 58 people had died.",
]
OTHERS = [
    "An earlier version of this report by the ministry said 58 people had died.",
    "The first version of the bill said taxes would rise.",
    "The Tarn Herald erroneously reported that 58 people had died.",
    "“We initially said it would take a year,” the mayor said.",
    "This article was first published in the Tarn Herald, the editor said.",
]


def told(note):
    text = f"The crane at the harbour fell on Friday, the port said.\n{note}"
    page = Page(id="x", text=text, kind="article", language="en", published="2042-05-02", outlet="The Pell Courier")
    reading = READER.read(page)
    names = {source.id: source.name for source in reading.sources}
    claims = [claim for claim in reading.claims if claim.evidence.start > text.index("\n")]
    return [(claim.stance.value, names.get(claim.source or "")) for claim in claims]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_a_correction_is_the_outlet_s_own_retraction(note):
    assert told(note) == [("retracts", "The Pell Courier")]


@pytest.mark.parametrize("sentence", OTHERS)
def test_what_others_wrote_or_said_first_is_theirs(sentence):
    assert ("retracts", "The Pell Courier") not in told(sentence)


@given(st.data())
def test_a_note_holds_a_word_without_which_none_is_looked_for(data):
    own = load_lexicon("documents")["earlier"]
    version = own["version"].replace("KIND", own["kind"])
    rows = (("kinds", version), ("notes", own["labelled"]), ("notes", own["amended"]))
    words, pattern = data.draw(st.sampled_from(rows))
    found = data.draw(st.from_regex(pattern, alphabet="abcdefghijklmnopqrstuvwxyz 0123456789:—,()"))
    assert holds_any(words, found)
