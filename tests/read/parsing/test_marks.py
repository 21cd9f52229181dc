"""What an element's class and id say about the words in it."""

import pytest

from onrecord.read.parsing.marks import APART, BIT, DECK, NAMES, PICTURE, PULLED, marks_of

NAMED = [
    ("promo", APART), ("card promotions", APART), ("promobox", APART), ("newsletter-box", APART),
    ("recirculation", APART), ("trending", APART), ("sponsored", APART), ("sign-up", APART), ("signup", APART),
    ("OUTBRAIN", APART), ("taboola", APART), ("readMore", APART), ("read-next", APART), ("more-on", APART),
    ("also-read", APART), ("see-also", APART), ("most-read", APART), ("mostPopular", APART), ("related", APART),
    ("c-teaser teasers", APART), ("inline-link", APART), ("inlineLinks", APART), ("onward", APART),
    ("membership", APART), ("donate", APART), ("donation", APART), ("byline", NAMES), ("article_byline", NAMES),
    ("pull-quote", PULLED), ("pullquote", PULLED), ("image", PICTURE), ("photoCaption", PICTURE),
    ("picture-desc", PICTURE), ("img legend", PICTURE), ("foto-info", PICTURE), ("bildtext", PICTURE),
    ("deck", DECK), ("dek", DECK), ("standFirst", DECK), ("stand-first", DECK), ("subtitle", DECK),
    ("sub-headline", DECK), ("strapline", DECK), ("summary", DECK), ("excerpt", DECK), ("intro", DECK),
    ("figcaption", BIT["caption"]), ("Article-Body", BIT["content"]), ("js-comment-list", BIT["comment"]),
    ("col-12", 0), ("d-flex w-100", 0),
]  # fmt: skip
"""Names, and the bit that they give among others; 0 for names that say nothing."""


@pytest.mark.parametrize(("names", "bit"), NAMED, ids=[row[0] for row in NAMED])
def test_names_give_their_mark(names, bit):
    found = marks_of("div", names)
    assert found & bit if bit else found == 0


def test_no_two_marks_have_one_bit():
    bits = [*BIT.values(), APART, NAMES, PULLED, PICTURE, DECK]
    assert len(set(bits)) == len(bits)
