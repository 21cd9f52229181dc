"""Articles as people paste them. The people and the places do not exist."""

import pytest

from onrecord.errors import NoArticleError
from onrecord.read import read_page
from onrecord.records import Page, Role

LEAD = "The Lissa council voted 9 to 4 on Thursday to rebuild the pier that a ferry hit on Tuesday, council papers show."
MORE = "Mayor Sten Halvor said the work would begin in April and cost 3.2 million crowns."
TITLE = "Council votes to rebuild pier"

HEADED = [
    ("name and day", f"Borland Observer\n{TITLE}\nIna Voss\n6 March 2031\n{LEAD}\n"),
    ("an address", f"https://observer.example/print/pier\n\n{TITLE}\n\nIna Voss\nThursday, March 6, 2031 - 9:05 PM\n\n{LEAD}\n\n{MORE}\n"),
    ("points of an agency", f"{TITLE}\nKNA\n21:05 GMT, 6 Mar 2031\n\n* Pier was hit by ferry\n* Mayor hopes for summer\n\nBy Ina Voss\n\nLISSA, March 6 (KNA) - {LEAD}\n\n{MORE}\n"),
    ("when it was changed", f"{TITLE} this summer\nLast updated 16:20, Thursday 6 March 2031\nLIVE\n\n{LEAD}\n\n{MORE}\n"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in HEADED], ids=[row[0] for row in HEADED])
def test_the_headline_stands_above_who_wrote_the_article_and_when(text: str):
    article = read_page(Page(text=text))
    assert (article.title or "").startswith(TITLE)
    assert article.published is not None
    assert article.published.value[:10] == "2031-03-06"
    assert next(article.text[block.start : block.end] for block in article.body()).endswith(LEAD)


MENU = "Skip to content\nSearch\nNews\nThe harbours of the coast in 2031\nColumns\nSport\nLog in\n"
TABBED = [
    ("shown below the menu", f"{TITLE} | Coast Report\n{MENU}{TITLE}\nIna Voss\n6 March 2031\n{LEAD}\n{MORE}\n", TITLE),
    ("shown nowhere else", f"Pier - Coast Report\nSkip to content\nSearch\nNews\nIna Voss\n6 March 2031\n{LEAD}\n{MORE}\n", "Pier"),
    ("a paragraph with its place", f"LISSA - {LEAD}\n\n{MORE}\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), [row[1:] for row in TABBED], ids=[row[0] for row in TABBED])
def test_the_title_of_a_browsers_tab_tells_the_headline(text: str, title: str | None):
    assert read_page(Page(text=text)).title == title


def test_a_sentence_that_a_page_prints_again_and_again_is_the_sites():
    asked = "At Coast Report we believe that everyone on the coast should know what is decided about the sea, the piers and the ferries, whoever they are and whatever they can pay for it."
    text = f"{TITLE}\nIna Voss\n6 March 2031\n{LEAD}\n{asked}\n{MORE}\n{asked}\nThe port authority declined to comment.\n{asked}\n"
    article = read_page(Page(text=text))
    assert not any(article.text[block.start : block.end] == asked for block in article.body())


def test_a_name_with_an_article_is_no_author():
    article = read_page(Page(text=f"The Lissa Herald\n{TITLE}\nBy Ina Voss\n6 March 2031, 21:05\n{LEAD}\n{MORE}\n"))
    assert [author.name for author in article.authors] == ["Ina Voss"]


def test_a_moment_on_a_line_of_its_own_is_none_of_the_article():
    text = f"1/ {LEAD}\n9:14 AM · Mar 6, 2031\n2/ {MORE}\n3/ The port authority declined to comment on Thursday evening.\n"
    article = read_page(Page(text=text))
    (moment,) = (block for block in article.blocks if article.text[block.start :].startswith("9:14"))
    assert moment.role is Role.FURNITURE
    assert article.published.value == "2031-03-06T09:14:00"


CONSENT = """We value your privacy
We and our 812 partners store and/or access information on a device, such as cookies, and process personal data.
With your permission we and our partners may use precise geolocation data. You may click to consent to our processing.
Accept all
Manage options
"""


def test_a_pasted_wall_is_no_article():
    with pytest.raises(NoArticleError, match="asks for consent to cookies"):
        read_page(Page(text=CONSENT))


def test_what_is_asked_below_the_beginning_of_an_article_is_none_of_it():
    text = f"{TITLE}\n{LEAD}\nTo continue reading, subscribe\nGet unlimited access for 12 crowns a month. Cancel anytime.\n"
    article = read_page(Page(text=text))
    assert [article.text[block.start : block.end] for block in article.body()] == [LEAD]
    assert any("pay or log in" in problem for problem in article.problems)


SIGNED = [
    ("day and name beside the outlet's", f"{TITLE}\nBorland Observer / Ina Voss / 6 March 2031\n\n{LEAD}\n\n{MORE}\n", "Ina Voss"),
    ("from a reader of feeds", f"{TITLE}\nThe Borland Observer by Ina Voss / 14h\n\n{LEAD}\n\n{MORE}\n", "Ina Voss"),
    ("where it was written", f"{TITLE}\nIna Voss in Lissa\nThu 6 Mar 2031 18.40 GMT\n\n{LEAD}\n\n{MORE}\n", "Ina Voss"),
    ("words by", f"{TITLE}\nWords by Ina Voss | 6 March 2031\n\n{LEAD}\n\n{MORE}\n", "Ina Voss"),
    ("compiled by", f"{TITLE}\n6 March 2031\n\n{LEAD}\n\n{MORE}\n\nCompiled by Ina Voss\n", "Ina Voss"),
    ("capitals before the employer", f"{TITLE}\nBy INA VOSS The Tarn Ledger\n6 March 2031\n\n{LEAD}\n\n{MORE}\n", "INA VOSS"),
    ("a reader's view", f"observer.example\n\n{TITLE}\n\nIna Voss\n5–6 minutes\n\n{LEAD}\n\n{MORE}\n", "Ina Voss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in SIGNED], ids=[row[0] for row in SIGNED])
def test_who_signs_a_pasted_article(text: str, name: str):
    article = read_page(Page(text=text))
    assert ([author.name for author in article.authors], article.title) == ([name], TITLE)


def test_a_headline_that_ends_in_a_day_dates_a_transcript():
    turns = (
        "HOST: Mayor, when will the pier open?\n\nHALVOR: In May. The council has said so, and I agree with it.\n"
    )
    article = read_page(Page(text=f"Transcript: Mayor Sten Halvor on the pier, May 11, 2031\n\n{turns}"))
    assert article.published.value == "2031-05-11"


def test_nothing_below_the_way_out_of_a_mailing_is_its_text():
    foot = "You received this email because you asked for it. Unsubscribe\n\nBorland Observer, 3 Stone Lane, Lissa."
    article = read_page(Page(text=f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\n{foot}\n"))
    assert [article.text[block.start : block.end] for block in article.body()] == [LEAD, MORE]


def test_what_an_agency_tells_its_subscribers_is_none_of_the_article():
    text = f"BC-BORLAND-PIER (URGENT, 1ST LEAD)\n{TITLE.upper()}\n(Adds mayor, paras 2-3)\nBy Ina Voss\nLISSA, March 6 (KNA) - {LEAD}\n{MORE}\n"
    article = read_page(Page(text=text))
    assert article.title == TITLE.upper()
    assert len(list(article.body())) == 2


SAID = "“We will not wait for the insurers,” Halvor told reporters outside the town hall."
MAILED = [
    ("sent from a telephone", f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\nSent from my iPhone\n"),
    ("shared from a reader", f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\nShared from Apple News\n\nGet Outlook for Android\n"),
    ("a mail that was passed on", f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\nWas this forwarded to you? Sign up here.\n"),
    ("a sponsor with a button", f"{TITLE}\n\n{LEAD}\n\nA MESSAGE FROM OUR SPONSOR\nSwitch to Nordbank today and get 200 crowns. Terms apply.\nLearn more\n\n{MORE}\n"),
    ("partners", f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\nFROM OUR PARTNERS\nDry your cellar in a day with the pumps of Quist & Sons.\n\nYou receive this email because you asked for it.\n"),
    ("a sponsor by name", f"{TITLE}\n\n{LEAD}\n\nTogether with Nordbank\nYour savings deserve better. Nordbank pays 4 percent on every account.\n\n{MORE}\n"),
    ("a mail that was answered", f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\nOn Thu, 6 Mar 2031 at 20:11, Sten Orm <orm@observer.example> wrote:\n> Can you send me two lines on the vote?\n> Thanks\n"),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in MAILED], ids=[row[0] for row in MAILED])
def test_what_mailers_and_sponsors_put_around_an_article_is_none_of_it(text: str):
    article = read_page(Page(text=text))
    assert [article.text[block.start : block.end] for block in article.body()] == [LEAD, MORE]


def test_whom_a_press_release_names_for_questions_is_not_its_author():
    text = f"FOR IMMEDIATE RELEASE\n\n{TITLE}\n\n{LEAD}\n\n{MORE}\n\n{SAID}\n\n{LEAD.replace('9', '8')}\n\nMedia contact\nJan Berg\n+12 555 0177\n"
    assert read_page(Page(text=text)).authors == ()


def test_a_heading_with_a_name_the_article_tells_of_is_no_sponsor():
    text = f"{TITLE}\n\n{LEAD}\n\nTogether with Halvor\n\n{MORE}\n\n{SAID}\n"
    assert MORE in [
        article.text[block.start : block.end]
        for article in [read_page(Page(text=text))]
        for block in article.body()
    ]


def test_what_a_ministry_tells_editors_is_none_of_its_news():
    told = "The Ministry of Transport has granted 3.2 million crowns to rebuild the pier of Lissa, Minister Ada Holm said."
    notes = "1. The pier was built in 1931.\n2. Photographs are available on request."
    article = read_page(
        Page(
            text=f"MINISTRY OF TRANSPORT\nPRESS RELEASE\n\nLissa, 6 March 2031\n\n{TITLE}\n\n{told}\n\n{MORE}\n\n{SAID}\n\n{LEAD}\n\nNotes to editors:\n{notes}\n"
        )
    )
    assert [article.text[block.start : block.end] for block in article.body()] == [told, MORE, SAID, LEAD]
    assert (article.outlet, article.title, article.published.value) == (
        "Ministry of Transport",
        TITLE,
        "2031-03-06",
    )


BYLINES = [
    ("two names in capitals", f"{TITLE}\nBY INA VOSS AND MIRA TOLLAND\n6 MARCH 2031\n\n{LEAD}\n\n{MORE}\n", ["INA VOSS", "MIRA TOLLAND"], None),
    ("parts behind bars", f"{TITLE}\n\nBy Ina Voss | Borland Observer | Mar. 6, 2031, 9:05 p.m.\n\n{LEAD}\n\n{MORE}\n", ["Ina Voss"], "Borland Observer"),
    ("a job behind a name", f"{TITLE}\nINA VOSS, Harbour Correspondent\nPublished: 6 March 2031, 21:05\n\n{LEAD}\n\n{MORE}\n", ["INA VOSS"], None),
    ("what it is, before By", f"{TITLE}\nInterview by Ina Voss\n6 March 2031\n\n{LEAD}\n\n{MORE}\n", ["Ina Voss"], None),
    ("two names without By", f"{TITLE} – live\n\nUpdated 6 March 2031, 21:31 GMT\nIna Voss and Mira Tolland\n\n{LEAD}\n\n{MORE}\n", ["Ina Voss", "Mira Tolland"], None),
    ("the newspaper behind the name", f"{TITLE}\nBy Ina Voss, Borland Observer\nMarch 6, 2031\n\n{LEAD}\n\n{MORE}\n", ["Ina Voss"], "Borland Observer"),
    ("the fields of an archive", f"{TITLE}\n\nBorland Observer\n\nMarch 6, 2031 Thursday\n\nSection: NEWS; Pg. 4\nLength: 412 words\nByline: Ina Voss\n\nBody\n\n{LEAD}\n\n{MORE}\n\nEnd of Document\n", ["Ina Voss"], "Borland Observer"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "outlet"), [row[1:] for row in BYLINES], ids=[row[0] for row in BYLINES])
def test_a_byline_tells_each_author_and_the_newspaper(text: str, names: list[str], outlet: str | None):
    article = read_page(Page(text=text))
    assert ([author.name for author in article.authors], article.outlet) == (names, outlet)
    assert [article.text[block.start : block.end] for block in article.body()] == [LEAD, MORE]


PRINTED = "Vol. XII, No. 48          Thursday, March 6, 2031          Price 2 crowns"


@pytest.mark.parametrize("name", ["THE LISSA LEDGER", "Lissa Argus", "Tarn Intelligencer"])
def test_a_newspaper_s_head_is_no_headline(name: str):
    text = f"{name}\n{PRINTED}\n\n{TITLE.upper()}\n\nBy Ina Voss\nStaff Writer\n\n{LEAD}\n\n{MORE}\n"
    article = read_page(Page(text=text))
    assert (article.title, article.outlet, article.published.value) == (TITLE.upper(), name, "2031-03-06")
