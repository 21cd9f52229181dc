"""Posts of a channel that were copied as text. The people and the places do not exist."""

import pytest

from onrecord import Reader
from onrecord.read import read_page
from onrecord.records import Page, Role

POSTS = """Harl Now, [04.03.2031 23:50]
Residents of Tarn said they had heard explosions. The mayor, Ada Holm, says two people were wounded today.

Harl Now, [05.03.2031 08:40]
[Forwarded from Tarn City Council]
Five people were wounded today, the city's health department said.

Subscribe: t.me/harlnow
"""


def test_copied_posts_are_updates_each_with_its_own_instant():
    article = read_page(Page(text=POSTS))
    assert [block.role for block in article.blocks] == [
        Role.FURNITURE, Role.BODY, Role.FURNITURE, Role.FURNITURE, Role.BODY, Role.FURNITURE,
    ]  # fmt: skip
    assert (article.title, article.outlet, article.published.value) == (None, "Harl Now", "2031-03-04T23:50:00")
    assert [update.published for update in article.stated.updates] == ["2031-03-04T23:50:00", "2031-03-05T08:40:00"]


def test_what_a_post_says_counts_from_its_own_day():
    reading = Reader().read(Page(text=POSTS))
    assert [str(time.first) for time in reading.times if time.span.text == "today"] == ["2031-03-04", "2031-03-05"]


def test_posts_of_several_channels_have_no_outlet():
    article = read_page(Page(text=POSTS.replace("Harl Now, [05", "Tarn Monitor, [05")))
    assert article.outlet is None


def test_a_head_inside_a_text_heads_no_posts():
    text = f"{POSTS.splitlines()[1]}\n{POSTS}"
    assert read_page(Page(text=text)).stated.updates == ()


THREAD = """{name}
@harlnow
1/ Residents of Tarn said they had heard explosions. The mayor, Ada Holm, says two people were wounded today.
9:14 AM · Mar 4, 2031
{name}
@harlnow · 2h
2/ Five people were wounded, the city's health department said in the evening.
214 Reposts
"""


def test_a_name_above_a_handle_is_the_author_of_posts_or_their_outlet():
    article = read_page(Page(text=THREAD.format(name="Ina Voss")))
    assert ([author.name for author in article.authors], article.outlet) == (["Ina Voss"], None)
    assert [article.text[block.start : block.start + 2] for block in article.body()] == ["1/", "2/"]
    assert article.published.value == "2031-03-04T09:14:00"
    assert read_page(Page(text=THREAD.format(name="Harl Now News"))).outlet == "Harl Now News"


def test_a_handle_inside_an_article_heads_no_posts():
    text = f"{POSTS.splitlines()[1]}\nThe mayor answered under her own name on Tuesday evening.\nShe wrote:\nAda Holm\n@adaholm\n"
    assert read_page(Page(text=text)).authors == ()


VOTED = "The Lissa council voted 9 to 4 on Thursday to rebuild the pier that a ferry hit on Tuesday, council papers show."
COSTS = "Mayor Sten Halvor said the work would begin in April and cost 3.2 million crowns."
CHATS = [
    ("exported by an Android", "06/03/2031, 21:05 - Messages and calls are end-to-end encrypted.\n06/03/2031, 21:05 - {name}: {0}\n06/03/2031, 21:20 - {name}: <Media omitted>\n16/03/2031, 07:31 - {name}: {1}\n", "2031-03-06T21:05:00"),
    ("exported by an iPhone", "[3/6/31, 9:05:11 PM] {name}: {0}\n[3/16/31, 9:12:40 PM] {name}: \u200eimage omitted\n[3/16/31, 9:12:40 PM] {name}: {1}\n", "2031-03-06T21:05:00"),
    ("a day in either of two months", "[06/03/2031, 21:05:11] {name}: {0}\n[07/03/2031, 21:12:40] {name}: {1}\n", None),
    ("copied from a server", "{name} — 03/16/2031 9:05 PM\n{0}\n{name} — 03/16/2031 9:12 PM\n{1}\n", "2031-03-16T21:05:00"),
    ("copied from a workplace", "{name}  9:05 PM\n{0}\n{name}  9:12 PM\n{1}\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published"), [row[1:] for row in CHATS], ids=[row[0] for row in CHATS])
def test_the_heads_of_a_chat_are_none_of_its_words(text: str, published: str | None):
    article = read_page(Page(text=text.format(VOTED, COSTS, name="Ina Voss")))
    assert [article.text[block.start : block.end] for block in article.body()] == [VOTED, COSTS]
    assert [update.text for update in article.stated.updates if "omitted" not in update.text] == [VOTED, COSTS]
    assert ([author.name for author in article.authors], article.outlet) == (["Ina Voss"], None)
    assert (article.published and article.published.value) == published
    assert read_page(Page(text=text.format(VOTED, COSTS, name="Harl Now News"))).outlet == "Harl Now News"


def test_one_name_with_a_moment_above_an_article_heads_no_posts():
    article = read_page(Page(text=f"Ina Voss — 03/16/2031 9:05 PM\n{VOTED}\n{COSTS}\n"))
    assert article.stated.updates == ()


MOMENTS = """{name}
19.03.2031 09:10
The river has risen to 4.2 metres at the old bridge, the water board said.
Residents of Mill Street were told to leave.
19.03.2031 09:42
Two schools closed, mayor Ina Voss says
19.03.2031 10:05
Rescue workers took 14 people out of their homes, the fire service told reporters.
"""


def test_moments_on_lines_of_their_own_head_posts_below_the_name_of_a_channel():
    article = read_page(Page(text=MOMENTS.format(name="Harl Now")))
    assert (article.title, article.outlet, article.published.value) == (None, "Harl Now", "2031-03-19T09:10:00")
    assert [update.published for update in article.stated.updates] == [
        "2031-03-19T09:10:00", "2031-03-19T09:42:00", "2031-03-19T10:05:00",
    ]  # fmt: skip
    assert "Two schools closed" in "\n".join(article.text[one.start : one.end] for one in article.body())


def test_moments_below_an_article_head_no_posts():
    text = MOMENTS.format(name="River rises at the old bridge of Harl").replace("19.03.2031 09:42\n", "").replace(
        "19.03.2031 10:05\n", "")  # fmt: skip
    others = "19.03.2031 08:00\nQueen opens the new bridge in Ellin\n18.03.2031 11:00\nHarl wins the cup again\n"
    article = read_page(Page(text=text + others))
    assert (article.title, article.stated.updates) == ("River rises at the old bridge of Harl", ())
