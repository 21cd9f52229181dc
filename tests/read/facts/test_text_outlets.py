"""Whose a pasted text is and where it stands on the web. The people, the places and the outlets do not exist."""

import pytest

from onrecord.naming.mastheads import is_masthead
from onrecord.read import read_page
from onrecord.records import Page

TITLE = "Council votes to rebuild pier at Lissa"
LEAD = "The Lissa council voted 9 to 4 on Thursday to rebuild the pier that a ferry hit on Tuesday, council papers show."
MORE = "Mayor Sten Halvor said the work would begin in April and cost 3.2 million crowns."
BODY = f"{LEAD}\n\n{MORE}"
HEADED = f"{TITLE}\nBy Ina Voss\n6 March 2031\n\n{BODY}\n"
ADDRESS = "https://www.coastreport.example/2031/03/06/council-rebuild-pier"

OUTLETS = [
    ("a name above the headline that the line of rights has", f"Coast Report\nNews\n{HEADED}\n© 2031 Coast Report Media Ltd.", "Coast Report"),
    ("all rights reserved", f"{HEADED}\nCopyright 2031 Coast Report Ltd. All rights reserved.", "Coast Report"),
    ("a company's form behind an &", f"{HEADED}\nCopyright 2031 Voss, Orrin & Co. Ltd. All rights reserved.", "Voss, Orrin"),
    ("a name that is an address's", f"Coast Report\n{ADDRESS}\n\n{HEADED}", "Coast Report"),
    ("a name beside the day", f"{TITLE}\nCoast Report / Ina Voss / 6 March 2031\n{ADDRESS}\n\n{BODY}\n", "Coast Report"),
    ("a broadcaster beside the day", f"{TITLE}\nRadio Lissa, 6 March 2031\n\n{BODY}\n", "Radio Lissa"),
    ("a newspaper's name", f"Borland Observer\n{HEADED}", "Borland Observer"),
    ("the dateline's agency", f"{TITLE}\n\nLISSA, Borland, March 6 (KNA) - {BODY}\n", "KNA"),
    ("a reader's view", f"coastreport.example\n\n{HEADED}", "coastreport.example"),
    ("the sender of a press release", f"Coast Ferries plc\nPress release\n6 March 2031\n\n{TITLE}\n\nCoast Ferries plc said today that it will pay. {MORE}\n", "Coast Ferries plc"),
    ("a letter to subscribers", f"Salt & Stone\n{TITLE}\nIna Voss\nMar 6, 2031\n\n{BODY}\n\nThanks for reading Salt & Stone! Subscribe for free to receive new posts.\n", "Salt & Stone"),
    ("an owner that is called otherwise", f"{HEADED}\nCopyright 2031 Sund Media Group. All rights reserved.", None),
    ("two newspapers", f"Borland Observer\nPell Courier\n{HEADED}", None),
    ("a picture's rights", f"{TITLE}\nBy Ina Voss\n\nThe pier on Tuesday. © 2031 Jon Vik\n\n{BODY}\n", None),
    ("a place in a dateline", f"{TITLE}\n\nLISSA (on the coast) - {BODY}\n", None),
    ("buttons and networks", f"World News\nFacebook\nfacebook.com/coast\n{HEADED}", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outlet"), [row[1:] for row in OUTLETS], ids=[row[0] for row in OUTLETS])
def test_a_pasted_text_tells_its_outlet(text: str, outlet: str | None):
    assert read_page(Page(text=text)).outlet == outlet


def test_what_comes_with_a_text_is_not_overruled():
    article = read_page(Page(text=f"Borland Observer\n{HEADED}", outlet="Coast Report", url=ADDRESS))
    assert (article.outlet, article.url) == ("Coast Report", ADDRESS)
    assert read_page(Page(text=f"Borland Observer\n\n{BODY}", kind="article")).outlet is None


ADDRESSES = [
    ("the words of the headline", f"{TITLE}\n{ADDRESS}\n\n{BODY}\n", ADDRESS),
    ("where it was saved", f"Saved from\nhttps://coast.example/a/17\n{HEADED}", "https://coast.example/a/17"),
    ("the source on one line", f"{HEADED}\nSource: https://coast.example/a/17\n", "https://coast.example/a/17"),
    ("another article", f"{HEADED}\nhttps://coast.example/ferry-hits-harbour-wall\n", None),
    ("a network", f"{HEADED}\nhttps://t.example/coast\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "url"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES])
def test_a_pasted_text_tells_its_address(text: str, url: str | None):
    assert read_page(Page(text=text)).url == url


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("The Marrow Tribune", True),
        ("The Courier", True),
        ("Radio Marrow", True),
        ("World News", False),
        ("Science", False),
        ("Ina Voss The Guardian, Tarn", False),
    ],
)
def test_names_that_only_outlets_bear(name, told):
    assert is_masthead(name) is told
