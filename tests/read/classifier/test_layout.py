"""What the layout of a page's lines tells of each other. The people and the places do not exist."""

import numpy as np
import pytest

from onrecord.read.classifier.context import SEEN
from onrecord.read.classifier.layout import LAYOUT, layout_features
from onrecord.read.lines import split_lines

TEXT = """* News
* Sport
* Weather

The dam broke in Harl on Monday, the authority said.

What to pack

Dry clothes

Nobody was killed, but 120 people left their homes.

* News"""
BODY = [0.0, 0.1, 0.0, 0.9, 0.2, 0.1, 0.9, 0.0]


def features(text: str = TEXT, body: list[float] = BODY) -> list[dict[str, float]]:
    """The features of each line by their names."""
    lines = split_lines(text)
    seen = np.zeros((len(lines), len(SEEN)), dtype=np.float32)
    seen[:, 0] = body
    rows = layout_features(seen, lines, np.ones(len(lines), dtype=bool))
    return [dict(zip(LAYOUT, row, strict=True)) for row in rows.tolist()]


def test_lines_with_the_same_bullet_and_gap_are_one_stretch():
    menu, *_ = features()
    assert np.expm1(menu["set_lines"]) == pytest.approx(3)
    assert menu["set_body"] == pytest.approx(0.05)
    assert menu["set_copied"] == 0.0


def test_a_list_between_paragraphs_stands_in_their_stretch_and_in_a_hole():
    packed = features()[5]
    assert np.expm1(packed["set_lines"]) == pytest.approx(4)
    assert packed["set_place"] == pytest.approx(0.5)
    assert packed["hole_lines"] == 3
    assert packed["hole_copied"] == 0.0
    assert packed["alike_share"] > 0.9


def test_a_line_outside_of_the_article_stands_in_no_hole():
    first, *_, last = features()
    assert (first["hole_lines"], last["hole_lines"]) == (-1.0, -1.0)


@pytest.mark.parametrize("body", [[0.0], [1.0]], ids=["not the article's", "the article's"])
def test_a_page_of_one_line_has_features(body):
    (alone,) = features("Dam above Harl breaks", body)
    assert all(np.isfinite(list(alone.values())))


def test_only_the_chosen_lines_get_features():
    lines = split_lines(TEXT)
    chosen = np.array([at == 3 for at in range(len(lines))])
    seen = np.zeros((len(lines), len(SEEN)), dtype=np.float32)
    assert layout_features(seen, lines, chosen).shape == (1, len(LAYOUT))
