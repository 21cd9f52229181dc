"""What closes an article and is not its own. The people, the places and the outlets do not exist."""

import numpy as np
import pytest

from onrecord.read.blocks import line_blocks
from onrecord.read.classifier.guess import Guess
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import split_lines
from onrecord.read.roles.label import label_lines
from onrecord.records import Role

ARTICLE = [
    "The dam above the town of Harl broke shortly after midnight, the water authority said.",
    "Nobody was killed, but 120 people had to leave their homes, according to the mayor.",
    "Engineer Ina Voss, who had warned of cracks in the wall, called it a lucky escape.",
    "The water authority had known of the broken pumps since the spring of last year.",
    "Repairs would take until the autumn, the mayor told residents at the town hall.",
]
COMMENTS = """34 responses to “Dam above Harl breaks”

1. riverman says:
November 19, 2031 at 6:34 am

It was only a matter of time before that wall gave way.

2. joe_h says:
November 19, 2031 at 6:44 am

My cellar is still under water and nobody has called."""


def shown(*lines: str) -> dict[str, Role]:
    """The role of each line of a page, all of whose lines the classifier takes for the article's."""
    found = split_lines("\n\n".join(lines))
    body, none = np.ones(len(found), dtype=np.float32), np.zeros(len(found), dtype=bool)
    guess = Guess(body, none, ("",) * len(found), np.zeros(len(found), dtype=np.float32), none)
    roles = label_lines(found, PageFacts(), None, lambda *_: guess)
    return {line.text: role for line, role in zip(found, roles, strict=True)}


def test_nothing_below_the_heading_of_a_thread_of_comments_is_the_articles():
    roles = shown(*ARTICLE, *COMMENTS.split("\n\n"))
    assert [text for text, role in roles.items() if role is Role.BODY] == ARTICLE


def test_a_count_of_comments_without_a_thread_closes_nothing():
    roles = shown(ARTICLE[0], "34 comments", *ARTICLE[1:])
    assert all(roles[line] is Role.BODY for line in ARTICLE)


TEASER = "The ferry of Lower Harl carried 40 passengers on its first day, half of them without a ticket."
MORE = {
    "at the end": ([*ARTICLE, "Other topics you might like:", TEASER], Role.RELATED_TEASER),
    "in capitals, with a bullet": ([*ARTICLE, "* YOU MAY ALSO LIKE", TEASER], Role.RELATED_TEASER),
    "no such heading": ([*ARTICLE, "Other topics of the day:", TEASER], Role.BODY),
    "with the article below": ([ARTICLE[0], "You may also like", TEASER, *ARTICLE[1:]], Role.BODY),
}


@pytest.mark.parametrize(("page", "role"), MORE.values(), ids=MORE)
def test_what_stands_under_a_heading_of_other_articles_at_the_end_is_a_teaser(page, role):
    roles = shown(*page)
    assert (roles[TEASER], {roles[line] for line in ARTICLE}) == (role, {Role.BODY})


CLOSING = {
    "its author": "Berta Quist is a reporter who covers rivers for the Gazette.",
    "its author by one name": "Quist covers the coast for the Gazette. She is based in Lower Harl.",
    "its author with an address": "Berta Quist (b.quist@gazette.example) is the author of a book about dams.",
}


@pytest.mark.parametrize("line", CLOSING.values(), ids=CLOSING)
def test_a_sentence_at_the_end_about_a_name_not_met_before_is_its_author_s_biography(line):
    assert shown(*ARTICLE, line)[line] is Role.AUTHOR_BIO


STORY = {
    "a source of the article": "Ina Voss is a professor of engineering and has worked at the dam for years.",
    "somebody without a job": "Berta Quist is the only one of the 120 who has not come back.",
}


@pytest.mark.parametrize("line", STORY.values(), ids=STORY)
def test_a_sentence_at_the_end_about_the_story_stays_in_it(line):
    assert shown(*ARTICLE, line)[line] is Role.BODY


def test_a_biography_before_the_last_paragraph_is_left_alone():
    line = CLOSING["its author"]
    assert shown(*ARTICLE[:4], line, ARTICLE[4])[line] is Role.BODY


def test_words_about_the_outlet_and_the_rule_above_them_are_not_the_articles():
    about = "The Harl Gazette is an independent news organization dedicated to the river and its people."
    roles = shown(*ARTICLE, "___", about)
    assert [text for text, role in roles.items() if role is Role.BODY] == ARTICLE
    paper = "The Harl Gazette is a newspaper, and its cellar was flooded too."
    assert shown(*ARTICLE, paper)[paper] is Role.BODY


PROVENANCE = {
    "in short": "Originally published in The Harl Gazette.",
    "in a sentence": "This article was first published by the Rivers Institute under a licence.",
    "on paper": "A version of this article appears in print on May 4, 2031, Page A1 of the Harl edition.",
    "printed again": "This story was reprinted with permission from Marland Weekly.",
}


@pytest.mark.parametrize("line", PROVENANCE.values(), ids=PROVENANCE)
def test_where_an_article_was_published_first_is_a_note_of_the_article(line):
    assert shown(*ARTICLE, line)[line] is Role.UPDATE_NOTE


NO_PROVENANCE = {
    "when it appeared": "First published on November 19, 2031",
    "a book": "The report was first published in 1931 and is out of print.",
}


@pytest.mark.parametrize("line", NO_PROVENANCE.values(), ids=NO_PROVENANCE)
def test_when_a_page_appeared_and_what_was_published_in_the_story_are_no_such_notes(line):
    assert shown(*ARTICLE, line)[line] is not Role.UPDATE_NOTE


ADDRESSES = ["b.quist@gazette.example", "twitter.com/bertaquist", "https://www.facebook.com/harlgazette"]


@pytest.mark.parametrize("line", ADDRESSES)
def test_an_address_alone_is_not_the_articles(line):
    assert shown(*ARTICLE, line)[line] is Role.FURNITURE


def test_many_words_in_capitals_between_paragraphs_are_another_articles_title():
    title = "MAYOR OF LOWER HARL SAYS SHE WILL NOT RUN AGAIN"
    assert shown(*ARTICLE[:2], title, *ARTICLE[2:])[title] is Role.RELATED_TITLE


def test_a_few_words_that_come_back_throughout_a_page_are_the_sites():
    lines = split_lines("\n\n".join(f"{line}\n\nArticle content\n\nArticle content" for line in ARTICLE))
    body, none = np.ones(len(lines), dtype=np.float32), np.zeros(len(lines), dtype=bool)
    guess = Guess(body, none, ("",) * len(lines), np.zeros(len(lines), dtype=np.float32), none)
    roles = label_lines(lines, PageFacts(), None, lambda *_: guess)
    assert {line.text for line, role in zip(lines, roles, strict=True) if role is Role.BODY} == set(ARTICLE)


def test_a_list_that_is_only_read_aloud_is_of_other_articles():
    titles = ["Ferry to Lower Harl runs free for a month", "Who pays for the dam of Harl now?"]
    listed = ["list of 2 items", "list 1 of 2", titles[0], "list 2 of 2", titles[1], "end of list"]
    roles = shown(ARTICLE[0], *listed, *ARTICLE[1:])
    assert [text for text, role in roles.items() if role is Role.BODY] == ARTICLE
    assert {roles[title] for title in titles} == {Role.RELATED_TITLE}


def test_a_button_at_a_paragraphs_end_is_a_block_of_its_own():
    lines = split_lines(f"{ARTICLE[0]}Click To Tweet")
    blocks = list(line_blocks(lines, [Role.BODY]))
    assert [(block.role, block.start, block.end) for block in blocks] == [
        (Role.BODY, 0, len(ARTICLE[0])),
        (Role.FURNITURE, len(ARTICLE[0]), len(ARTICLE[0]) + 14),
    ]


ABOUT = (
    "About Harl Water",
    "Harl Water plc is the leading water company of the Vale and serves 400,000 customers in 12 towns.",
)
CONTACT = ("Media Contact:", "Berta Quist, Harl Water plc, +1 555 013 4567, press@harlwater.example")
RELEASES = {
    "the sender": (ABOUT, False),
    "whom to ask": (CONTACT, False),
    "a mark of the end": (("###", "Words such as “expects” show statements that involve risks."), False),
    "what is looked forward to": (
        ("Forward-Looking Statements:", "The words “expects” and “plans” show them."),
        False,
    ),
    "a part of the article": (("About the breach", "The dam broke where it was repaired last, they say."), True),
    "whom others tell of": (
        ("About Sarn Front", "Sarn Front is an armed group founded in 2009, analysts say."),
        True,
    ),
    "a name that is not told of": (("About Harl Water", "Nobody at the town hall would speak of it."), True),
    "a heading without an address": (("Media contacts", "The mayor had met a reporter twice."), True),
}


@pytest.mark.parametrize("case", RELEASES)
def test_what_a_press_release_says_of_its_sender_is_not_its_news(case):
    (heading, words), is_body = RELEASES[case]
    roles = shown(*ARTICLE, heading, words)
    assert all(roles[line] is Role.BODY for line in ARTICLE)
    assert (roles[words] is Role.BODY) is is_body


def test_half_an_article_below_such_a_heading_stays():
    roles = shown(
        *ARTICLE[:3], *ABOUT, *ARTICLE[3:], *(f"{line} Again, on day {at}." for at, line in enumerate(ARTICLE))
    )
    assert roles[ABOUT[1]] is Role.BODY


def test_a_paragraph_whose_sentences_stand_above_is_a_repeat():
    whole = f"{ARTICLE[0]} It had been repaired twice.[1]"
    roles = shown(whole, *ARTICLE[1:], "Key points", ARTICLE[0], ARTICLE[2] + " Nobody listened.")
    assert roles[whole] is Role.BODY
    assert roles[ARTICLE[0]] is Role.FURNITURE
    assert roles[ARTICLE[2] + " Nobody listened."] is Role.BODY


def test_a_gallery_s_count_of_pictures_begins_a_caption():
    line = "3 / 9 A diver of the county's team gets ready near the bridge."
    assert shown(*ARTICLE, line)[line] is Role.CAPTION
    fraction = "1/3 of the town was under water by noon, according to the fire brigade."
    assert shown(*ARTICLE, fraction)[fraction] is Role.BODY
