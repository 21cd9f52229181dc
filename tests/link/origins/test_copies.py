"""What a body shares with others, apart by what stands in quotation marks."""

import pytest

from onrecord.link.origins.copies import body_of, only_quotes, passages_of
from tests.factories import make_article

OWN = "the river rose through the night and boats were brought to the quay before the first light came"
SAID = "nobody in this town will be left alone with the water as long as one of us can row"
OTHER = "schools stay closed today since two of the three bridges at the mill are not safe to cross"

SHARED = [
    ("the quotation alone", f"{OTHER}. “{SAID},” she said.", True),
    ("without its marks there", f"{OTHER}, {SAID}", True),
    ("the words beside it", f"{OTHER}. {OWN}.", False),
    ("both", f"{OWN}. “{SAID},” she said.", False),
    ("a fifth outside", f"{OTHER}. {SAID}. Through the night and boats were", True),
    ("nothing", OTHER, False),
]


@pytest.mark.parametrize(("other", "quotes"), [row[1:] for row in SHARED], ids=[row[0] for row in SHARED])
def test_only_what_stands_in_quotation_marks_is_shared(other, quotes):
    passages = passages_of(make_article(f"{OWN}. “{SAID},” she said."))
    body = body_of(make_article(other))
    assert only_quotes(passages, body.runs) is quotes
