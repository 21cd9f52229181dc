"""Stories of one event: what their files say, and that none is both learnt from and kept."""

import pytest

from benchmarks.event_stories import UNSEEN, parse, read_event_stories

TEXT = """### pell-ferry
== Pell Courier | 2044-05-03 | Ferry sinks off Pell
At least [toll 14] people died, the mayor said.

Some [missing three dozen] are missing.
== Pell Lines | 2044-05-04 | Statement
The firm mourns [toll 16] passengers.
### tarn-fire
== Tarn Post | 2044-06-01 | Fire in Tarn
[toll Two] died.
"""


def test_a_story_is_read_with_its_marks_taken_out():
    first, second, third = parse(TEXT)
    assert first.article == {
        "id": "pell-ferry-1",
        "outlet": "Pell Courier",
        "published": "2044-05-03",
        "title": "Ferry sinks off Pell",
        "text": "At least 14 people died, the mayor said.\n\nSome three dozen are missing.",
    }
    assert first.gold == {
        "story": "pell-ferry",
        "article": "pell-ferry-1",
        "figures": [
            {"start": 9, "end": 11, "value": "14", "thing": "toll"},
            {"start": 47, "end": 58, "value": "three dozen", "thing": "missing"},
        ],
    }
    assert (second.article["id"], third.gold["story"]) == ("pell-ferry-2", "tarn-fire")


def test_a_bracket_that_marks_nothing_is_refused_by_article():
    with pytest.raises(ValueError, match="pell-ferry-2: a bracket that marks no figure"):
        list(parse(TEXT.replace("[toll 16]", "[16]")))


def test_no_story_is_both_learnt_from_and_kept_to_measure():
    learnt, kept = ({told.gold["story"] for told in read_event_stories(*folder)} for folder in ((), (UNSEEN,)))
    assert (len(learnt), len(kept), learnt & kept) == (30, 14, set())
