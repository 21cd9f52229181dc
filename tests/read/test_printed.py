"""Pages that a browser has printed to a file. The people and the places do not exist."""

from onrecord.read import read_page
from onrecord.records import Page
from tests.read.test_glued import SENTENCES
from tests.timing import cpu_within

URL = "https://www.ellingazette.example/2031/03/04/wall"
TOP = "3/4/31, 5:02 PM                  Harbour wall at Tarn gives way after rain - Ellin Gazette"
SHEETS = f"""{TOP}

  ELLIN GAZETTE

  Harbour wall at Tarn gives way after
  rain
  By Ina Voss

  {SENTENCES[0]}

{URL}                1/2
{TOP}

  {SENTENCES[1]}

{URL}                2/2
"""


def test_the_edges_of_the_sheets_tell_title_address_and_outlet():
    article = read_page(Page(text=SHEETS))
    assert article.title == "Harbour wall at Tarn gives way after rain"
    assert (article.url, article.outlet) == (URL, "Ellin Gazette")
    assert [article.text[block.start : block.end] for block in article.body()] == list(SENTENCES[:2])


def test_a_title_that_is_cut_short_and_the_address_of_a_file_tell_nothing():
    assert (
        read_page(Page(text=SHEETS.replace("after rain - Ellin Gazette", "aft…"))).title
        != "Harbour wall at Tarn gives way aft…"
    )
    assert read_page(Page(text=SHEETS.replace(URL, "file:///home/wall.html"))).url is None


def test_the_edges_may_hold_title_and_address_on_top():
    top = f"Harbour wall at Tarn gives way after rain | Ellin Gazette      {URL}"
    sheets = SHEETS.replace(TOP, top)
    for number in (1, 2):
        sheets = sheets.replace(f"{URL}                {number}/2", f"{number} of 2              04/03/2031, 17:02")
    article = read_page(Page(text=sheets))
    assert (article.title, article.url) == ("Harbour wall at Tarn gives way after rain", URL)
    assert [article.text[block.start : block.end] for block in article.body()] == list(SENTENCES[:2])


def test_a_page_that_a_browser_shared_above_its_text_tells_the_same():
    article = read_page(Page(text=f"{TOP.split('PM')[1].strip()} {URL}\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}\n"))
    assert (article.title, article.url) == ("Harbour wall at Tarn gives way after rain", URL)
    assert article.outlet == "Ellin Gazette"
    assert [article.text[block.start : block.end] for block in article.body()] == list(SENTENCES[:2])


def test_a_long_run_of_blanks_takes_no_long_time():
    with cpu_within(10):
        assert read_page(Page(text=f"A{' ' * 100_000}x")).title is None
