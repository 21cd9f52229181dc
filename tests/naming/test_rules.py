"""The letters without which a rule of spelling is not tried."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.naming.fold import LOOSE, PLAIN


@given(st.data())
def test_a_rule_finds_nothing_without_its_letters(data):
    pattern, _, needed = data.draw(st.sampled_from((*PLAIN, *LOOSE)))
    found = data.draw(st.from_regex(pattern, alphabet="abcdefghijklmnopqrstuvwxyz "))
    assert needed in found
