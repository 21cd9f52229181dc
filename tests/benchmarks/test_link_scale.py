"""The archive that scale is measured with holds what adding its articles would."""

from itertools import islice

from benchmarks.link_fill import fill, lone_readings
from onrecord.ledger import open_ledger
from tests.ledger.contents import contents

ARTICLES = 60


def test_filling_writes_the_rows_that_adding_does(tmp_path):
    with open_ledger(tmp_path / "added", create=True) as added:
        list(added.add_many(islice(lone_readings(), ARTICLES)))
        open_ledger(tmp_path / "filled", create=True).close()
        fill(tmp_path / "filled", lone_readings(), ARTICLES)
        with open_ledger(tmp_path / "filled") as filled:
            assert contents(filled) == contents(added)
            assert filled.search("mayor").items == added.search("mayor").items
            assert len(filled.questions()) == len(added.questions()) > ARTICLES
            assert len(filled.stories()) == len(added.stories()) == ARTICLES
