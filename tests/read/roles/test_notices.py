"""Lines that speak of the article or its outlet. The people, the places and the outlets do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.read.roles.notices import notice_role
from onrecord.records import Page, Role

FIRST = "The dam above the town of Harl broke shortly after midnight, the water authority said."
SECOND = "Nobody was killed, but 120 people had to leave their homes, according to the mayor."
THIRD = "The water authority had known of the broken pumps since the spring of last year."

NOTICES = {
    "Write to Ina Voss at ina.voss@gazette.example": Role.FURNITURE,
    "Send tips to desk@gazette.example.": Role.FURNITURE,
    "Got a story? Email newsroom@gazette.example": Role.FURNITURE,
    "Email Ada Holm at [email protected] or call 555-0134.": Role.FURNITURE,
    "Content of the Harl News Fund is free to any publisher. For licensing opportunities of our content, "
    "please contact fund@gazette.example.": Role.FURNITURE,
    "The opinions expressed by columnists are their own and not those of the Gazette.": Role.FURNITURE,
    "Any views expressed in this article are solely those of the author.": Role.FURNITURE,
    "We have no owner but our town. It is thanks to readers like you that we can report on its dams.": Role.FURNITURE,
    "Harl Daily Our morning briefing. Email Sign Up By signing up you agree to receive mail.": Role.FURNITURE,
    "Berta Quist is a lecturer at Harl College. The views expressed here are her own.": Role.AUTHOR_BIO,
    "Jan Łukas is the Gazette's rivers editor. Follow him on Twitter @jlukas.": Role.AUTHOR_BIO,
}
NOTICES |= {
    "Transcripts are machine generated and lightly edited. They may contain errors.": Role.FURNITURE,
    "Support for the Evening Report is provided by viewers like you.": Role.FURNITURE,
    "Attention: comments that insult others are not shown by the moderator.": Role.FURNITURE,
    "((Harl newsroom; desk@kna.example; +12 555 0199))": Role.FURNITURE,
}
NEWS = [
    "Comments on the leaked letter came from three moderates of the ruling party.",
    "Police asked anyone who saw the van to email tips@police.example.",
    "The views expressed in the leaked letter are not those of the ministry, its spokesman said.",
    "“We want to thank readers like you,” the publisher told the court.",
    "He was able to follow them on Friday to a farm behind the dam.",
    "Without Voss, plans like these, which are easy to make and hard to follow through on, would have failed.",
    "Ina Voss is a critic of the plan and wrote to the council twice.",
]


@pytest.mark.parametrize("text", NOTICES)
def test_a_line_about_the_article_or_its_outlet_is_known(text):
    assert notice_role(text) is NOTICES[text]


@pytest.mark.parametrize("text", NEWS)
def test_a_line_of_the_news_is_none(text):
    assert notice_role(text) is None


BETWEEN = {
    "how to reach the reporter": ("Write to Ina Voss at ina.voss@gazette.example", Role.FURNITURE),
    "who helped": ("Gazette writers Ada Holm and Jan Berg contributed to this report.", Role.BYLINE),
    "who helped, told of them": (
        "Reporting was contributed by Ada Holm in Tarn and J.T. Quist in Ellin.",
        Role.BYLINE,
    ),
    "a newsletter": ("Get our newsletter with the news of the Vale. Sign up here.", Role.FURNITURE),
    "why a mail came": ("You are receiving this email because you signed up at our site.", Role.FURNITURE),
    "the number of a page": ("- 12 -", Role.FURNITURE),
    "how many liked it": ("12 likes", Role.FURNITURE),
    "whose words were used": ("Material from the Harl News Agency was used in this report.", Role.BYLINE),
    "a title over its button": ("Who knew of the cracks in the wall of the dam? Read more", Role.RELATED_TITLE),
    "a title behind its button": ("Read More The Mayor's Men and Their Pumps", Role.RELATED_TITLE),
    "a title on a sister site": ("( Also on HARL RADIO: How the dam broke )", Role.RELATED_TITLE),
}


@pytest.mark.parametrize("case", BETWEEN)
def test_a_notice_between_two_paragraphs_is_not_the_articles(case):
    line, role = BETWEEN[case]
    article = read_page(Page(text="\n\n".join((FIRST, SECOND, line, THIRD))))
    told = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert told[line] is role
    assert all(told[one] is Role.BODY for one in (FIRST, SECOND, THIRD))


def test_a_sentence_about_a_contribution_is_the_articles():
    line = "Years of neglect contributed to the breach, the report found."
    article = read_page(Page(text="\n\n".join((FIRST, SECOND, line, THIRD))))
    assert line in article.text[article.body()[2].start : article.body()[2].end]


ENDS = {
    "(RELATED: Mayor Says Nobody Told Him)": Role.RELATED_TITLE,
    "[READ MORE: How a dam breaks]": Role.RELATED_TITLE,
    "(More than 40 of them were children)": None,
}


@pytest.mark.parametrize("end", ENDS)
def test_a_pointer_in_brackets_at_a_paragraphs_end_is_a_block_of_its_own(end):
    article = read_page(Page(text="\n\n".join((FIRST, f"{SECOND} {end}", THIRD))))
    told = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert told.get(end) is ENDS[end]
    assert (SECOND in told) is (ENDS[end] is not None)


PICTURES = {
    "the credit first": (
        "Image copyright Harl Gazette Image caption The dam had been repaired twice",
        [
            (Role.CREDIT, "Image copyright Harl Gazette"),
            (Role.CAPTION, "Image caption The dam had been repaired twice"),
        ],
    ),
    "a bar before the credit": (
        "Engineers look at the broken dam. | Ina Voss/AP Photo",
        [(Role.CAPTION, "Engineers look at the broken dam."), (Role.CREDIT, "| Ina Voss/AP Photo")],
    ),
}


@pytest.mark.parametrize("case", PICTURES)
def test_a_picture_s_credit_is_parted_from_its_caption(case):
    line, parts = PICTURES[case]
    article = read_page(Page(text="\n\n".join((FIRST, SECOND, line, THIRD))))
    told = [(block.role, article.text[block.start : block.end]) for block in article.blocks]
    assert told[2:-1] == parts
