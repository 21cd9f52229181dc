"""What an article is known by in headings: where its news happens and what it is called."""

import pytest

from onrecord.link.across.headings import question_text
from onrecord.link.across.setting import setting_of
from onrecord.link.across.statements import Asked, read_statements
from onrecord.records import Bound, SourceKind
from tests.factories import Saying, make_article, make_reading
from tests.timing import cpu_within

SETTINGS = [
    (
        "Mine fire kills nine",
        "Nine miners died in Orrin. The mayor spoke in Orrin, and Dana Kubitz spoke too.",
        "Orrin",
    ),
    ("Toll rises in Orrin", "Nine miners died, the office in Port Ansel said. It met in Port Ansel.", "Orrin"),
    ("Orrin: nine dead", "A doctor at the Orrin clinic said nine had died.", "Orrin"),
    ("Nine dead", "OSTREY, Velmora (Halyard) — Nine died. They lived in Ostrey.", "Ostrey"),
    (
        "Orrin mine fire kills nine",
        "The Orrin mine fire began in Orrin. The Orrin mine fire is out.",
        "Orrin mine fire",
    ),
    (
        "Storm Alda nears",
        "Storm Alda hit Tarn. In Tarn, and near Tarn, roofs flew. Storm Alda goes on.",
        "Tarn · Storm Alda",
    ),
    ("Ruvian attacks go on", "Ruvian attacks went on. Ruvian attacks hit the north.", ""),
    ("The Committee Votes", "The vote in Congress was held in Congress. He stood in Congress.", ""),
    ("Marant quits", "He met Marant. It was in Marant that they trusted, and in Marant they lost.", ""),
    ("Marant under water", "It rained in Marant. Roads in Marant and fields near Marant are wet.", "Marant"),
    ("Tarn Hydro pays", "The mayor said Tarn Hydro would pay. She said Tarn Hydro had agreed.", "Tarn Hydro"),
    (
        "Sales fall, Tarnex says",
        "Sales fall, Tarnex says. It said Tarnex was safe. A man at Tarnex fell.",
        "Tarnex",
    ),
    ("Ruvians vote", "He said the Ruvians had voted. She said the Ruvians were many.", ""),
    ("Dam fails", "Homes flooded in Orrin\n\nHide Caption\n\nIt rained in Orrin\n\nOrrin dam failure", "Orrin"),
    ("", "", ""),
]


@pytest.mark.parametrize(("title", "body", "named"), SETTINGS, ids=[row[0] or "nothing" for row in SETTINGS])
def test_an_article_is_known_by_its_place_and_its_event(title, body, named):
    assert " · ".join(setting_of(title, body, {"marant", "dana", "kubitz"})) == named


WHERE = [
    ("31 people were killed in Tarn", "People killed · Tarn · Orrin"),
    ("31 people were killed", "People killed · Orrin"),
    ("31 people were killed in Orrin", "People killed · Orrin"),
    ("31 Orrin miners were killed", "Orrin miners killed"),
]


@pytest.mark.parametrize(("content", "heading"), WHERE, ids=[row[0] for row in WHERE])
def test_a_heading_tells_the_place_of_the_figure_and_of_the_article(content, heading):
    saying = Saying(
        content=content,
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={"31": (31, 31, Bound.EXACT, "Orrin miners" if "miners" in content else "people")},
    )
    article = make_article(
        f"The office said {content}. The fire broke out in Orrin. Help came to Orrin.", title="Fire"
    )
    (statement, *_) = read_statements(make_reading(article, [saying]))
    assert question_text(Asked(statement, statement.answers[0])) == heading


LONG = ["In A" * 5000, "A'" * 10_000, "a" * 20_000, "In The Of " * 2000, "A " * 10_000, "In A-" * 4000]


@pytest.mark.parametrize("text", LONG, ids=[row[:8] for row in LONG])
def test_a_setting_is_told_in_time_that_grows_with_the_text_alone(text):
    with cpu_within(2):
        assert len(setting_of(text, text, set())) <= 2
