"""What may be said in a sentence wherever the form leaves room for it, on sentences of our own."""

import time

import pytest

from onrecord.attribute.wording.possible import find_possible

POSSIBLE = """
Mr. Holm pressed a deputy to move the money.|Mr. Holm|pressed|to move the money
The governor made it clear he wanted the case closed.|The governor|made it clear|he wanted the case closed
Leaked minutes showing executives joking that nobody reads.|executives|joking|that nobody reads
There are people in this building who tell me every day that it leaks.|people in this building|tell|that it leaks
The director had forbidden staff to speak of the pumps.|The director|had forbidden|to speak of the pumps
It had a letter from the ministry promising that no depot would close.|a letter from the ministry|promising|that no depot would close
His client has maintained from the first day that she saw no gun.|His client|has maintained|that she saw no gun
As I said at the hearing, the dam will fail.|I|said|the dam will fail
The mayor ignored the fire chief's repeated warnings that it would burn.|the fire chief's|warnings|it would burn
The union made a baseless claim that the hall had closed.|The union|made a baseless claim|the hall had closed
""".strip().splitlines()

NOT = """
If the bank says that it will close, the crown falls.
We see ships warning of the fog.
The measures intended to help were dropped.
The bridge was built to carry trams.
She found no evidence that the hall had closed.
She rejected reports that the hall had closed.
They put their hopes in the reports that were thin.
""".strip().splitlines()


@pytest.mark.parametrize("row", POSSIBLE)
def test_a_form_leaves_room_for_what_is_said(row):
    text, *wanted = row.split("|")
    found = find_possible(text, 0, len(text))
    shown = [
        [" … ".join(text[s.start : s.end] for s in spans) for spans in (one.source, one.cue, one.content)]
        for one in found
    ]
    assert wanted in shown


@pytest.mark.parametrize("text", NOT)
def test_where_no_form_leaves_room_nothing_is_found(text):
    assert find_possible(text, 0, len(text)) == []


@pytest.mark.parametrize(
    "word", ["he said that ", "the man's claim to ", "made it clear ", "tell a ", "A’s a report to go "]
)
def test_many_beginnings_take_linear_time(word):
    started = time.process_time()
    find_possible(word * 2000, 0, len(word) * 2000)
    assert time.process_time() - started < 4
