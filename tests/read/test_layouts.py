"""What stands around an article in layouts that were met: the role of one line of each. The places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.records import Article, Page, Role

HEAD = "Flood kills 12 in Tarn valley\nBy Mira Tolland\n4 March 2031\n"
STORY = (
    "At least 12 people were killed when the river Tarn burst its banks on Monday, officials said.\n"
    "“We have never seen water this high,” said Ina Voss, the mayor of Harl.\n"
    "Rescue workers were still looking for eight people who are missing, the fire service said.\n"
)
CARRIED = "A woman is carried through the flooded streets of Tarn on Monday."
BOATS = "Boats pass the town hall of Harl on Tuesday."

ROWS = [
    ("a gallery whose captions can be hidden", f"{HEAD}{CARRIED}\nHide Caption\n1 of 2\n{BOATS}\nHide Caption\n2 of 2\n{STORY}", {CARRIED: Role.CAPTION, BOATS: Role.CAPTION, "Hide Caption": Role.FURNITURE}),
    ("who made it stands between", f"{HEAD}{STORY}{CARRIED}\nAda Holm/KNA\ntoggle caption\n{STORY.upper()}", {CARRIED: Role.CAPTION, "Ada Holm/KNA": Role.CREDIT}),
    ("a picture's heading below a byline", f"{HEAD}BORLAND FLOODS\n{CARRIED} Photo: Ada Holm/KNA\n{STORY}", {"BORLAND FLOODS": Role.FURNITURE}),
    ("a picture's words above its caption", f"Skip to content\nHarl Courier\nSubscribe\nNews\nWorld\n{HEAD}Share\nBoats on Mill Street in Harl on Monday\nView image in fullscreen\nBoats on Mill Street in Harl on Monday. Photograph: Ada Holm/KNA\n{STORY}", {"Flood kills 12": Role.HEADLINE}),
    ("most read articles with full stops", f"{HEAD}{STORY}Most read\n1. Man found alive after four days under rubble in Ellin.\n2. Minister says that he never met the banker.\n{STORY.upper()}", {"Most read": Role.FURNITURE, "1. Man": Role.RELATED_TITLE, "2. Minister": Role.RELATED_TITLE}),
    ("a list of sources", f"{HEAD}{STORY}References\nBerg, J. Dams of Borland. Journal of Water 12, 33-48 (2031).\nHolm A. et al. A survey of dams. Borland Press, Ellin 2029.\n", {"References": Role.FURNITURE, "Berg, J.": Role.FURNITURE, "Holm A.": Role.FURNITURE}),
    ("numbered sources without a heading", f"{HEAD}{STORY}[1] Berg, J. Dams of Borland. Journal of Water, volume 12.\n[2] Holm, A. A survey of dams, as it was made in Ellin.\n[3] Stern, O. Rivers.\n", {"[1] Berg": Role.FURNITURE, "[2] Holm": Role.FURNITURE, "[3] Stern": Role.FURNITURE}),
    ("a picture's words for those who do not see it", f"{HEAD}{STORY}Boats on Mill Street in Harl on Monday\nBoats on Mill Street in Harl on Monday CREDIT: Ada Holm/KNA\n{STORY.upper()}", {"Boats on Mill Street in Harl on Monday\nBoats": Role.CAPTION}),
    ("points of a live report below its byline", f"Harl Courier\nLIVE\n{HEAD}Summary\nRiver falls in the night\nSchools stay closed\n{STORY}", {"Flood kills 12": Role.HEADLINE}),
    ("a first paragraph that begins with initials", f"{HEAD}NATO-Russia talks on the flood will go on in Harl, the mayor said on Friday.\n{STORY}", {"NATO-Russia": Role.BODY}),
    ("rights with a company", f"{HEAD}{STORY}{STORY.upper()}© Tarn Media Ltd 2031", {"© Tarn": Role.FURNITURE}),
    ("votes in a poll", f"{HEAD}{STORY}1,204 votes so far\n{STORY.upper()}", {"1,204 votes so far": Role.FURNITURE}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_line_of_a_layout_has_its_role(text: str, expected: dict[str, Role]):
    article = read_page(Page(text=text))
    assert {line: _role(article, line) for line in expected} == expected
    assert [author.name for author in article.authors] == ["Mira Tolland"]


def _role(article: Article, line: str) -> Role:
    at = article.text.index(line)
    return next(block.role for block in article.blocks if block.start <= at < block.end)


def test_a_page_about_a_video_takes_the_days_and_authors_of_the_video():
    stated = (
        '{"@type": "VideoObject", "name": "Flood", "uploadDate": "2031-03-04", '
        '"author": {"@type": "Person", "name": "Mira Tolland"}}'
    )
    page = (
        f"<html><head><title>Flood</title><script type='application/ld+json'>{stated}</script></head><body><main>"
    )
    page += "".join(f"<p>{line}</p>" for line in STORY.splitlines()) + "</main></body></html>"
    article = read_page(Page(html=page))
    assert (article.published.value, [author.name for author in article.authors]) == (
        "2031-03-04",
        ["Mira Tolland"],
    )


def test_a_few_words_in_a_figcaption_are_a_caption_and_no_author():
    page = "<html><body><main><h1>Flood kills 12 in Tarn valley</h1><figure><img src='a.jpg'><figcaption>"
    page += "Mill Street in Harl</figcaption></figure>"
    page += "".join(f"<p>{line}</p>" for line in STORY.splitlines()) + "</main></body></html>"
    article = read_page(Page(html=page))
    assert (_role(article, "Mill Street in Harl"), article.authors) == (Role.CAPTION, ())


WARNED = "The water board says that it sent a warning to every household in the valley on Sunday evening.\n"
DENIED = "Jan Berg, a farmer from Ellin, denies that he was told, and says that he has lost sixty of his cows.\n"
FURTHER = (
    "Forecasters expect more rain in the hills on Thursday, though less than at the weekend before.\n"
    "Parliament will hold a debate on the dams of the valley next week, the office of its speaker said.\n"
    "The government has promised to pay for the houses that were lost, and has not said how much.\n"
)
PLACED = "ELLIN, March 4 (KNA) — Transport minister Jan Berg resigned on Tuesday after an inquiry.\n"
STOPPED = [
    ("a sentence above a dateline", "The minister resigned.", f"The minister resigned.\n\n{PLACED}\n{STORY}"),
    ("two sentences above a byline", "Twelve dead. Many leave.", f"Twelve dead. Many leave.\nBy Mira Tolland\n{PLACED}{STORY}"),
    ("the head of some points", None, f"Story highlights Minister resigns after inquiry\n\n{PLACED}\n{STORY}"),
    ("a caption behind its credit", None, f"Image copyright KNA Image caption Jan Berg says that he \"will not resign\"\n\n{PLACED}\n{STORY}"),
    ("a newspaper's name", None, f"USA TODAY\n\n{PLACED}\n{STORY}"),
    ("no dateline", None, f"The minister resigned.\n\n{STORY}"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text"), [row[1:] for row in STOPPED], ids=[row[0] for row in STOPPED])
def test_a_headline_may_end_in_a_full_stop_above_a_dateline(title: str | None, text: str):
    assert read_page(Page(text=text)).title == title


LONG = STORY + "The interior ministry put the number of houses under water at 1,400 on Tuesday evening.\n"


def test_a_name_that_heads_a_part_of_the_article_is_no_author():
    told = "The flood took the life of our reporter Ole Stern, who had gone to Harl on the night of the storm.\n"
    article = read_page(Page(text=f"{HEAD}{LONG}{WARNED}Ole Stern\n{told}{DENIED}{FURTHER}"))
    assert [author.name for author in article.authors] == ["Mira Tolland"]


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LONG.splitlines())
CARRIED_SLIDE = (
    f"<div class='slide'><div><img src='a.jpg'></div><div class='slide-text'><p>{CARRIED}</p></div></div>"
)
POST = (
    "<div class='message'><a class='owner' href='/harlnow'>Harl Now</a><div class='message_text'>{}</div>"
    "<div><span>1.2K</span><span>0{}:00</span></div></div>"
)
ENTRY = (
    "<li class='post'><article><header><time>11:0{}</time><h3>{}</h3></header>"
    "<div class='words'><p>{}</p></div><div>Share</div></article></li>"
)
ENTRIES = (
    (
        "Ferries cancelled until Tuesday",
        "All ferries from Harl are cancelled until Tuesday, the operator has said.",
    ),
    ("Power back in Ellin", "Power has returned to 12,000 homes in Ellin, according to the grid operator."),
    ("A second death", "Police have confirmed a second death: a man in his 60s was hit by a falling tree in Vell."),
)
MARKED = [
    ("a title that is a link", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<p><a href='/b'><em>Queen opens the new bridge in Ellin</em></a></p>{PARAGRAPHS.upper()}", {"Queen opens": Role.RELATED_TITLE}),
    ("a gallery inside the article", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<div class='gallery'>{CARRIED_SLIDE}</div>{PARAGRAPHS.replace('Tarn', 'Vell').upper()}", {CARRIED: Role.CAPTION}),
    ("titles that are links below the article", f"<h1>Flood kills 12 in Tarn valley</h1><div>{LONG.replace(chr(10), '<br><br>')}<a href='/b'>Queen opens the new bridge</a><br><br><a href='/c'>Ferries back on Saturday</a></div>", {"Queen opens": Role.RELATED_TITLE, "Ferries back": Role.RELATED_TITLE}),
    ("a day and an hour", f"<h1>Flood kills 12 in Tarn valley</h1><p>4 March 2031, 06:00</p>{PARAGRAPHS}", {"4 March": Role.FURNITURE}),
    ("a day and a byline", f"<h1>Flood kills 12 in Tarn valley</h1><p>Tuesday, 4 March 2031 · By Jan Holm</p>{PARAGRAPHS}", {"Tuesday": Role.FURNITURE}),
    ("a box about the author", f"<h1>Flood kills 12 in Tarn valley</h1><p>By Ada Holm</p>{PARAGRAPHS}<div><h4>Ada Holm</h4><p>Ada Holm covers the valley for the Courier. She joined it in 2019.</p></div>", {"Ada Holm covers": Role.AUTHOR_BIO}),
    ("a summary that a program wrote", f"<h1>Flood kills 12 in Tarn valley</h1><div><h3>Summary</h3><p>This summary was generated by AI and checked by an editor.</p></div>{PARAGRAPHS}", {"This summary": Role.FURNITURE}),
    ("a question to the readers", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<p>Have we missed something? Email us at tips@courier.example.</p>", {"Have we": Role.FURNITURE}),
    ("a message from a sponsor", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<h3>A message from Tarn Bank</h3><p>Small firms are the heart of this valley. Tarn Bank has lent 40 million crowns to them.</p><p><a href='/b'>Learn more</a></p><p>{WARNED}</p><p>{DENIED}</p><p>{FURTHER}</p>", {"A message": Role.FURNITURE, "Small firms": Role.FURNITURE}),
    ("a message from a sponsor, set as the article is", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<p>Together with Tarnly</p><p>Tarnly turns your receipts into spreadsheets. Try it free for 30 days.</p><p>{WARNED}</p><p>{DENIED}</p><p>{FURTHER}</p>", {"Tarnly turns": Role.FURNITURE, WARNED.strip(): Role.BODY}),
    ("fields above the headline", f"<table><tr><td>CONTACT:</td><td>Ada Holm</td></tr></table><h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}", {"CONTACT": Role.FURNITURE}),
    ("a job below a byline", f"<h1>Flood kills 12 in Tarn valley</h1><p>By Ada Holm<br>Staff Reporter</p>{PARAGRAPHS}", {"Staff": Role.AUTHOR_ROLE}),
    ("a button above the article", f"<h1>Ada “Addie” Ruth Holm</h1><button>Send Flowers</button>{PARAGRAPHS}", {"Send": Role.FURNITURE}),
    ("posts of a live report", "<h1>Flood in Tarn valley: live</h1>" + "".join(ENTRY.format(at, *entry) for at, entry in enumerate(ENTRIES)), {**{head: Role.SUBHEAD for head, _ in ENTRIES}, **{words: Role.BODY for _, words in ENTRIES}, "11:0": Role.FURNITURE}),
    ("a link behind its label", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<p>KNA on the flood: https://kna.example/flood</p>", {"KNA on": Role.FURNITURE}),
    ("a call to follow an address", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<p>Follow KNA’s coverage of the flood at https://kna.example/flood</p>", {"Follow KNA": Role.FURNITURE}),
    ("a note on a transcript", f"<h1>Flood kills 12 in Tarn valley</h1><p>This is a rush transcript. Copy may not be in its final form.</p>{PARAGRAPHS}", {"This is a rush": Role.FURNITURE}),
    ("a plea to bookmark", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<p>Our website is the place for the news of the valley. Please bookmark courier.example and sign up for our newsletters here.</p>", {"Our website": Role.FURNITURE}),
    ("a box of offers", f"<h1>Flood kills 12 in Tarn valley</h1>{PARAGRAPHS}<p>Our members are treated to offers from us and our partners. You can check out at any time. Read our Privacy Policy</p>", {"Our members": Role.FURNITURE}),
    ("posts of one channel", "".join(POST.format(line, at) for at, line in enumerate(LONG.splitlines(), 1)), {"Harl Now": Role.FURNITURE, "1.2K01:00": Role.FURNITURE, **dict.fromkeys(LONG.splitlines(), Role.BODY)}),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), [row[1:] for row in MARKED], ids=[row[0] for row in MARKED])
def test_a_line_of_a_page_has_its_role(markup: str, expected: dict[str, Role]):
    article = read_page(Page(html=f"<html><body><main><article>{markup}</article></main></body></html>"))
    assert {line: _role(article, line) for line in expected} == expected


def test_how_often_a_post_was_liked_and_seen_is_none_of_its_words():
    posts = "".join(
        f"<article><div><p>{line}</p></div><div><span>1{at}</span><span>3{at}</span><span>2{at}K</span></div></article>"
        for at, line in enumerate(LONG.splitlines())
    )
    article = read_page(Page(html=f"<html><body><main><h2>Post</h2>{posts}</main></body></html>"))
    assert _role(article, "10 30 20K") is Role.FURNITURE


def test_a_page_of_custom_elements_has_the_title_of_its_tab_without_the_site():
    story = "".join(f"<story-par>{line}</story-par>" for line in LONG.splitlines())
    head = "<story-head>Flood kills 12 in Tarn valley</story-head><story-by>By Mira Tolland</story-by>"
    tab = "<title>Flood kills 12 in Tarn valley | Harl Courier</title>"
    article = read_page(Page(html=f"<html><head>{tab}</head><body>{head}{story}</body></html>"))
    assert article.title == "Flood kills 12 in Tarn valley"
    assert _role(article, "Flood kills") is Role.HEADLINE
    assert [author.name for author in article.authors] == ["Mira Tolland"]


def test_the_copy_of_an_agency_has_its_headline_behind_its_mark():
    copy = "BC-TARN-FLOOD/ (UPDATE 3, PIX, TV)\n\nUPDATE 3-Flood kills 12 in Tarn valley\n\n* Eight are missing\n"
    copy += "* Mayor asks for help\n\n(Adds mayor's words)\n\nBy Mira Tolland\n\nHARL, March 4 (KNA) - " + STORY
    article = read_page(Page(text=f"{copy}\nKeywords: TARN-FLOOD/ (UPDATE 3, PIX, TV)\n"))
    assert article.title == "UPDATE 3-Flood kills 12 in Tarn valley"
    assert {_role(article, line) for line in ("BC-TARN", "(Adds", "Keywords")} == {Role.FURNITURE}


MONTHS = ["Jan Holm", "June Voss", "April Orr", "August Lorn"]


@pytest.mark.parametrize("name", MONTHS)
def test_a_first_name_that_is_a_month_is_one_of_an_author(name: str):
    story = "".join(f"<p>{line}</p>" for line in LONG.splitlines())
    signed = f"<div>By {name} · 5 min read · 5 March 2031</div>"
    page = f"<html><body><main><h1>Flood kills 12 in Tarn valley</h1>{signed}{story}</main></body></html>"
    assert [author.name for author in read_page(Page(html=page)).authors] == [name]
