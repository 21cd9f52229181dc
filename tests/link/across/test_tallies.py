"""Whether two figures are two states of one tally: rows of a later and an earlier figure and what holds of them."""

import datetime as dt
import math

import pytest

from onrecord.link.across.statements import Asked, Statement
from onrecord.link.across.tallies import is_one_tally
from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import Frame
from onrecord.records import Bound, Stance

BODY = {"voice": "river office"}
ONE_DAY = {"one_day": True, "day": 2}
WAR = {"measure": "killed", "scope": "war"}
RATE = {"measure": "jobless", "unit": "percent"}
CONTAINED = {"measure": "contained", "unit": "percent"}
COST = {"measure": "cost", "unit": "EUR"}
SHARE = {"measure": "votes", "unit": "percent", "counted": "brandt"}
TRACK = {"voice": "daily marl", "own_voice": True, "evidence": "Weekly tracker of the race: Brandt on top"}
RUVIANS = {"counted": "Ruvian", "running": True}
MINE = {"evidence": "Gas in a mine at Velm choked 40 miners", "topic": "gas mine miner", "several": 6}
GONE = {**BODY, "measure": "missing"}
SO_FAR = {"running": True, "measure": "investigated"}
FEWER = {"evidence": "The office now speaks of 28 dead, two fewer than this morning"}
RISEN = "The toll rose to 40 on Friday"
TALLIES = [
    ("a body's running count", 40, 30, 3, {**BODY, "running": True}, BODY, True),
    ("a body's count of something else", 40, 30, 3, {**BODY, **MINE}, BODY, False),
    ("a body's count in articles alike", 40, 30, 6, BODY, BODY, True),
    ("a body's count four times as large", 130, 30, 6, BODY, BODY, False),
    ("a body's count that falls a little", 28, 30, 6, BODY, BODY, True),
    ("a body's count that falls in articles little alike", 28, 30, 3, {**BODY, "running": True}, BODY, False),
    ("a body's count said to have fallen", 28, 30, 3, {**BODY, "running": True, **FEWER}, BODY, True),
    ("a body's count that falls far", 19, 30, 6, BODY, BODY, False),
    ("a body's missing that fall", 9, 30, 6, {**BODY, "measure": "missing"}, {**BODY, "measure": "missing"}, True),
    ("a body's count of two places", 40, 30, 6, {**BODY, "places": "orlo"}, {**BODY, "places": "velm"}, False),
    ("a body's count of two days", 40, 30, 6, {**BODY, "one_day": True, "day": 3}, {**BODY, **ONE_DAY}, False),
    ("two sources with a count each", 40, 30, 6, {"voice": "union"}, BODY, False),
    ("two sources, and a word that it rose", 40, 30, 6, {"voice": "union", "evidence": RISEN}, BODY, True),
    ("the outlet after a source, of one day", 40, 30, 3, {"own_voice": True, **ONE_DAY}, {**BODY, **ONE_DAY}, True),
    ("an outlet's count that moved a little", 40, 30, 4, {"own_voice": True}, {"own_voice": True}, True),
    ("an outlet's count of something else", 40, 30, 4, {"own_voice": True, **MINE}, {"own_voice": True}, False),
    ("an outlet's count after a source", 40, 30, 4, {"own_voice": True}, BODY, True),
    ("an outlet's missing that fall", 9, 30, 4, {"own_voice": True, "measure": "missing"}, GONE, True),
    ("running counts in other words", 7, 3, 4, {**BODY, **SO_FAR}, {**BODY, **SO_FAR}, True),
    ("a vague word", 100, 40, 6, {**BODY, "bound": Bound.VAGUE}, BODY, False),
    ("a war's toll", 110_000, 100_000, 0, WAR, WAR, True),
    ("a war's toll that falls", 90_000, 100_000, 6, WAR, WAR, False),
    ("a war's toll of another time", 160_000, 100_000, 6, WAR, WAR, False),
    ("all dead of one people", 1900, 1030, 3, {**RUVIANS, "voice": "union"}, {**RUVIANS, **BODY}, True),
    ("all dead of two peoples", 1900, 1030, 6, RUVIANS, {**RUVIANS, "counted": "Kordian"}, False),
    ("a share that goes from none to all", 60, 5, 2, CONTAINED, CONTAINED, True),
    ("a share that goes from none to all, and falls", 5, 60, 2, CONTAINED, CONTAINED, False),
    ("a share of another month", 5.9, 6.1, 2, RATE, RATE, True),
    ("a share of something else", 0.9, 5.0, 6, RATE, RATE, False),
    ("a share of a poll in articles alike", 47, 45, 4, SHARE, SHARE, True),
    ("a share of a poll in others", 47, 45, 3, SHARE, SHARE, False),
    ("a share told again in like words", 31, 30, 0, {**SHARE, **TRACK}, {**SHARE, **TRACK}, True),
    (
        "an amount of what nothing names",
        140,
        90,
        6,
        {"unit": "EUR", "measure": ""},
        {"unit": "EUR", "measure": ""},
        False,
    ),
    ("a cost in articles alike", 140, 90, 3, COST, {**COST, **BODY}, True),
    ("a cost of something else", 140, 90, 2, COST, {**COST, **BODY}, False),
]


@pytest.mark.parametrize("row", TALLIES, ids=[row[0] for row in TALLIES])
def test_states_of_one_tally(row):
    _, now, before, shared, later, earlier, one = row
    assert is_one_tally(told(now, 10 - shared, **later), told(before, 0, **earlier)) is one


def told(number, first, **said):
    """A figure of an article; of ten words it is known by those from `first` on are the same in all."""
    frame = Frame(
        said.get("measure", "killed"), said.get("unit", ""), said.get("counted", ""), said.get("scope", "")
    )
    bound, day = said.get("bound", Bound.EXACT), said.get("day")
    answer = Answer(
        figure=0,
        words=str(number),
        bound=bound,
        low=float(number),
        high=math.inf if bound is Bound.VAGUE else float(number),
        frame=frame,
        topic=frozenset(said.get("topic", "bomb market").split()),
        places=frozenset(said.get("places", "").split()),
        one_day=said.get("one_day", False),
        running=said.get("running", False),
        label="",
        several=said.get("several", 0),
    )
    own = said.get("own_voice", False)
    statement = Statement(
        claim=str(number),
        voice=said.get("voice", "daily marl" if own else ""),
        who="",
        stance=Stance.SAYS,
        cue="",
        content="",
        evidence=said.get("evidence", f"A bomb killed {number}"),
        start=0,
        stop=1,
        as_of=day and (dt.date(2031, 5, day), dt.date(2031, 5, day + 1)),
        said=None,
        published=dt.date(2031, 5, 4),
        context=tuple(f"zq{at}" for at in range(first, first + 10)),
        names=("zq9",),
        answers=(answer,),
        own_voice=own,
    )
    return Asked(statement, answer)
