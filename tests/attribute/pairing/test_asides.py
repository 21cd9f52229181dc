"""Whom a report cites in an aside: its spans are no bar between the verb and what is reported."""

import pytest

from onrecord.attribute.pairing.asides import without_cited
from tests.attribute.made import tagged

REPORTED = "The Gazette reported on Monday, citing two officials, that the bank would close."


@pytest.mark.parametrize(
    ("text", "cue", "cited", "left"),
    [
        pytest.param(REPORTED, "citing", "two officials", 3, id="citing"),
        pytest.param(REPORTED.replace("citing", "quoting"), "quoting", "two officials", 3, id="quoting"),
        pytest.param(REPORTED.replace("citing", "naming"), "naming", "two officials", 5, id="another verb"),
        pytest.param(REPORTED.replace("that the", "and the"), "citing", "two officials", 5, id="no that behind it"),
        pytest.param(REPORTED.replace(", citing", " citing"), "citing", "two officials", 5, id="no aside"),
    ],
)
def test_spans_of_an_aside_are_left_out(text, cue, cited, left):
    said = text[text.index("officials, ") + 11 : -1]
    spans = [
        *tagged(text, "source", "The Gazette"),
        *tagged(text, "cue", "reported", cue),
        *tagged(text, "content", cited, said),
    ]
    assert [span for span in spans if span in without_cited(text, spans)] == list(without_cited(text, spans))
    assert len(without_cited(text, spans)) == left


def test_whom_a_report_cites_right_behind_its_verb_is_left_out():
    text = "The bank would close, the Gazette reports citing two officials."
    spans = [
        *tagged(text, "content", "The bank would close", "citing two officials"),
        *tagged(text, "source", "the Gazette"),
        *tagged(text, "cue", "reports"),
    ]
    spans = sorted(spans, key=lambda span: span.start)
    assert [text[span.start : span.end] for span in without_cited(text, spans)] == [
        "The bank would close",
        "the Gazette",
        "reports",
    ]


FRONTED = "According to the Gazette, citing two officials, the bank would close."


@pytest.mark.parametrize(
    ("text", "cue", "left"),
    [
        pytest.param(FRONTED, "citing", 3, id="citing"),
        pytest.param(FRONTED.replace("citing", "which cited"), "cited", 3, id="which cited"),
        pytest.param(FRONTED.replace("citing", "who quoted"), "quoted", 3, id="who quoted"),
        pytest.param(FRONTED.replace("citing", "which named"), "named", 5, id="another verb"),
        pytest.param(FRONTED.replace("According to", "He read of"), "citing", 5, id="nobody reports"),
    ],
)
def test_spans_of_an_aside_behind_according_to_are_left_out(text, cue, left):
    spans = [
        *tagged(text, "source", "the Gazette"),
        *tagged(text, "cue", text.partition(" the")[0], cue),
        *tagged(text, "content", "two officials", "the bank would close"),
    ]
    assert len(without_cited(text, spans)) == left
