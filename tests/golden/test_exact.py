"""Small pages whose facts, blocks, times and figures are pinned to the letter; `remake.py` writes the files."""

import json

import pytest

from tests.golden.remake import EXACT, PINNED, README, SESSION, exact_record, shown_session


@pytest.mark.parametrize("name", sorted(PINNED))
def test_the_page_is_read_exactly_so(name):
    expected = json.loads((EXACT / f"{name}.json").read_text(encoding="utf-8"))
    found = json.loads(json.dumps(exact_record(PINNED[name])))
    for part, value in expected.items():
        assert found[part] == value, f"{part} of {PINNED[name].name}"


def test_the_readme_shows_a_real_session():
    shown = SESSION.search(README.read_text(encoding="utf-8"))
    assert shown is not None
    assert shown.group() == shown_session()
