"""Others who are heard in a content, told by the form of a few words."""

import pytest

from onrecord.attribute.nesting.forms import find_formed
from tests.timing import cpu_within

FORMED = """
The plan was dropped over what he called a lack of boats.|he|called|a lack of boats
It was what two officials described as an error of judgment.|two officials|described as|an error of judgment
She mocked the mayor for suggesting talks with the league.|the mayor|suggesting|talks with the league
The board ignored Brandt's call for an inquiry.|Brandt's|call|for an inquiry
He repeated his earlier warning that the dam would break.|his|warning|the dam would break
The paper rejected rumours that the hall would close.||rumours|the hall would close
The crew was told on Monday by the owner that it could leave.|the owner|was told|it could leave
Residents were told that the water was clean.||were told|the water was clean
Residents were told the water was clean.||were told|the water was clean
The union has not been able to verify the reports.|The union|has not been able to verify|the reports
The convoy reportedly left the town at dawn.||reportedly|The convoy … left the town at dawn
""".strip().splitlines()

PLAIN = """
They could not verify that the hall had closed.
They asked what the mayor would do next.
The mayor was thanked for opening the hall.
Brandt's boat for hire was sold to a farmer.
The hall was built of stone by two members.
The reports that arrived on Monday were thin.
""".strip().splitlines()


@pytest.mark.parametrize("row", FORMED)
def test_a_form_tells_who_is_heard(row):
    text, *wanted = row.split("|")
    (found,) = find_formed(text, 0, len(text))
    spans = (found.source, found.cue, found.content)
    assert [" … ".join(text[s.start : s.end] for s in own) for own in spans] == wanted


@pytest.mark.parametrize("text", PLAIN)
def test_where_nobody_is_heard_nothing_is_found(text):
    assert find_formed(text, 0, len(text)) == []


@pytest.mark.parametrize("word", ["what the boat ", "Brandt's call ", "the man for ", "A a ", "A&", "A’"])
def test_many_beginnings_take_linear_time(word):
    with cpu_within(2):
        assert find_formed(word * 4000, 0, len(word) * 4000) == []
