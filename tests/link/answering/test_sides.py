"""What the network reads of each claim of an article."""

from dataclasses import replace

from onrecord.link.answering.encoding import Side
from onrecord.link.answering.sides import read_sides
from tests.factories import Saying, find, make_article, make_reading

TEXT = (
    "[caption] The mill at dusk.\n"
    "“It stood,” Vail Marsh said, “for weeks.” He was at home.\n"
    "The firm denied it. At least 300 men came."
)
SAYINGS = (
    Saying(content="It stood", source="Vail Marsh", cue="said", role="miller"),
    Saying(content="it", source="The firm", cue="denied", evidence="The firm denied it."),
    Saying(content="At least 300 men came."),
)


def sides_of(reading):
    return read_sides(reading.article, reading.attributions, reading.claims, reading.sources)


def test_sides_of_an_article():
    reading = make_reading(make_article(TEXT), SAYINGS)
    first, denial, own = sides_of(reading)
    assert first == Side(
        "“It stood,” Vail Marsh said, “for weeks.”", ((1, 9),), name="Vail Marsh", role="miller", before=""
    )
    assert (denial.before, denial.name) == ("He was at home.", "The firm")
    assert own == Side("At least 300 men came.", ((0, 22),), before="The firm denied it.")


def test_every_part_of_a_content_counts():
    reading = make_reading(make_article(TEXT), SAYINGS[:1])
    parts = (find(reading.article, "It stood"), find(reading.article, "for weeks"))
    reading = replace(reading, attributions=(replace(reading.attributions[0], content=parts),))
    (side,) = sides_of(reading)
    assert [side.evidence[start:end] for start, end in side.content] == ["It stood", "for weeks"]
