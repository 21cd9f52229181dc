"""Questions of one heading are told apart in a list."""

import pytest

from onrecord.ledger import Question
from onrecord.publish.wording.headings import told_apart


def question(text, day, first="900"):
    slots = {"measure": "count", "unit": "", "counted": "house", "scope": "", "places": (), "period": (day, day)}
    counts = {"answers": 1, "figures": 1, "sources": 1, "articles": 1, "conflicts": 0}
    return Question(question_id=f"q{text}{day}{first}", text=text, first=first, **slots, **counts)


ROWS = [
    # first: what tells them apart; questions; headings
    ("nothing", [("Houses", "2025-02-03"), ("Ships", "2025-02-03")], ["Houses", "Ships"]),
    (
        "the day",
        [("Houses", "2025-02-03"), ("Houses", "2025-03-01"), ("Ships", None)],
        ["Houses · from 3 Feb 2025", "Houses · from 1 Mar 2025", "Ships"],
    ),
    (
        "the figure",
        [("Houses", "2025-02-03", "About 900"), ("Houses", "2025-02-03", "2,400")],
        ["Houses (first: about 900)", "Houses (first: 2,400)"],
    ),
    (
        "both",
        [("Houses", "2025-02-03", "900"), ("Houses", "2025-02-03", "40"), ("Houses", "2025-03-01")],
        [
            "Houses · from 3 Feb 2025 (first: 900)",
            "Houses · from 3 Feb 2025 (first: 40)",
            "Houses · from 1 Mar 2025",
        ],
    ),
    (
        "the figure of the one without a day",
        [("Houses", None, "12"), ("Houses", "2025-02-03")],
        ["Houses (first: 12)", "Houses · from 3 Feb 2025"],
    ),
    (
        "a number",
        [("Houses", "2025-02-03", "900"), ("Houses", "2025-02-03", "900")],
        ["Houses (first: 900) · 1", "Houses (first: 900) · 2"],
    ),
]


@pytest.mark.parametrize(("_apart", "questions", "headings"), ROWS, ids=[row[0] for row in ROWS])
def test_headings_are_told_apart_by_what_differs(_apart, questions, headings):
    assert told_apart([question(*row) for row in questions]) == headings
