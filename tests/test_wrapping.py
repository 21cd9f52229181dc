"""Claims of paragraphs that have line breaks inside. The people and the places do not exist."""

from onrecord.records import Article, Block, Bound, Figure, Reading, Role, Span
from onrecord.wrapping import with_breaks, without_breaks

TEXT = "A dam broke.\n\nAt least\n14 were\nmissing."


def article(text: str = TEXT) -> Article:
    blocks = (Block(Role.BODY, 0, 12), Block(Role.BODY, 14, len(text)))
    return Article(id="a1", text=text, blocks=blocks, sentences=())


def test_breaks_inside_blocks_are_blanks_for_the_stages_that_look_for_claims():
    assert without_breaks(article()).text == "A dam broke.\n\nAt least 14 were missing."
    whole = article(TEXT.replace("t\n1", "t 1").replace("e\nm", "e m"))
    assert without_breaks(whole) is whole


def test_the_marks_of_a_quoted_mail_are_blanks_too():
    text = "A dam broke.\n\nAt least\n> 14 were\n> > missing."
    assert without_breaks(article(text)).text == "A dam broke.\n\nAt least   14 were     missing."


def test_spans_get_the_words_of_the_article_as_it_is():
    flat = without_breaks(article())
    figure = Figure(span=Span.of(flat.text, 14, 25), low=14, high=None, bound=Bound.AT_LEAST)
    reading = with_breaks(Reading(flat, figures=(figure,)), article())
    assert reading.article == article()
    assert reading.figures[0].span.text == "At least\n14"
    reading.figures[0].span.check(article())
