"""The lists of a story page, from claims and the links between them."""

from dataclasses import fields

import pytest

from onrecord.ledger.views import ClaimHit, LinkRow
from onrecord.publish.story_lists import disputed, unverified

EMPTY = dict.fromkeys(field.name for field in fields(ClaimHit))


def hit(claim_id, stance, outlet):
    return ClaimHit(
        **EMPTY
        | {
            "claim_id": claim_id,
            "article_id": outlet,
            "outlet": outlet,
            "source": "Ada Brown",
            "stance": stance,
            "content": "the dyke had cracked",
            "evidence": f"{outlet}: the dyke had cracked.",
            "published": "2025-02-03",
            "figures": (),
        }
    )


def link(later, earlier, relation, status="suggested"):
    return LinkRow(later, earlier, relation, 0.9, "why", "rules", later, earlier, status=status)


HITS = {
    one.claim_id: one
    for one in (
        hit("c1", "says", "Post"),
        hit("c2", "says", "Radio"),
        hit("c3", "denies", "Post"),
        hit("c4", "denies", "Radio"),
    )
}
TWICE = [link("c3", "c1", "denies"), link("c4", "c2", "denies")]


@pytest.mark.parametrize(
    ("links", "count"),
    [
        (TWICE, 2),
        ([*TWICE, link("c2", "c1", "same_statement")], 2),
        ([*TWICE, link("c2", "c1", "same_statement"), link("c4", "c3", "same_statement")], 1),
        ([*TWICE, link("c2", "c1", "same_statement", "rejected"), link("c4", "c3", "same_statement")], 2),
        ([link("c3", "c1", "denies", "rejected")], 0),
    ],
)
def test_pair_of_statements_stands_once_however_many_articles_carry_it(links, count):
    assert len(disputed(HITS, links)) == count
    assert len(disputed(HITS, links[::-1])) == count


def test_what_could_not_be_verified_is_a_list_of_its_own():
    links = [*TWICE, link("c3", "c2", "cannot_verify")]
    (one,) = unverified(HITS, links)
    assert (one.claim.outlet, one.other.outlet) == ("Radio", "Post")
