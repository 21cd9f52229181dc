"""Live reports that were copied as text. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.records import Page, Role

TITLE = "Lissa pier: Ferry hits pier as storm nears the coast"
POINTS = ("A ferry has hit the pier at Lissa, the harbour master says", "The mayor calls on people to stay at home")
POSTS = (
    (
        "06:30",
        "No reason to leave",
        "Sten Halvor, the town's mayor, tells reporters that nobody has to leave the town.",
    ),
    ("06:12", "Pier closed", "The harbour master says that the pier is closed until further notice."),
    ("05:58", "Storm on its way", "Forecasters expect winds of 120 kilometres an hour on the coast by noon."),
)


def report(moment: str, between: str = "") -> str:
    posts = "\n".join(f"{moment.format(at)}\n{between}{head}\n{words}\nShare\n" for at, head, words in POSTS)
    points = "\n\n".join(POINTS)
    return f"{TITLE}\nSummary\n\n{points}\n\nLive Reporting\nIna Voss\n\n{posts}"


@pytest.mark.parametrize(
    ("moment", "between"),
    [("{}", ""), ("Posted at {}", ""), ("{} GMT", "Breaking\n"), ("Updated: {} am", ""), ("3 March, {}", "")],
)
def test_the_posts_of_a_live_report_are_the_articles(moment: str, between: str):
    article = read_page(Page(text=report(moment, between)))
    assert article.title == TITLE
    told = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert {told[point] for point in POINTS} == {Role.BODY}
    assert [(told[head], told[words]) for _, head, words in POSTS] == [(Role.SUBHEAD, Role.BODY)] * len(POSTS)


def test_a_headline_may_say_that_the_report_is_live():
    text = report("{}").replace(TITLE, f"{TITLE}: live updates").replace("Live Reporting\n", "")
    article = read_page(Page(text=text))
    told = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert {told[words] for _, _, words in POSTS} == {Role.BODY}


def test_a_list_of_other_articles_with_their_moments_is_none():
    lead = (
        "The Lissa council voted 9 to 4 on Thursday to rebuild the pier that a ferry hit on Tuesday, papers show."
    )
    others = "\n".join(f"{at}\n{head} in the town of Lissa" for at, head, _ in POSTS)
    article = read_page(
        Page(text=f"Council votes to rebuild pier\n\n{lead}\n\n{lead.replace('9', '8')}\n\nLatest news\n{others}\n")
    )
    body = [article.text[block.start : block.end] for block in article.body()]
    assert body == [lead, lead.replace("9", "8")]
