"""What two articles have in common does not depend on the order in which their words are met."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.across.statements import share_of_words

WORDS = "breakwater causeway dredger estuary foreshore gangway harbour inlet jetty keel lagoon mooring".split()


@given(st.permutations(WORDS), st.permutations(WORDS))
def test_share_of_context_is_the_same_in_any_order(mine, theirs):
    assert share_of_words(tuple(mine[:9]), tuple(theirs[:9])) == share_of_words(
        tuple(sorted(theirs[:9])), tuple(sorted(mine[:9]))
    )
