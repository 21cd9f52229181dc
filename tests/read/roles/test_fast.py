"""The fast lane reads paragraphs, and leaves a page with few of them to the accurate one."""

import pytest

from onrecord.errors import OnrecordError
from onrecord.read import read_page
from onrecord.records import Page, Role
from onrecord.settings import Settings, load_settings

FAST = Settings(lane="fast")
SENTENCES = [
    "The dam above the town of Harl broke shortly after midnight on Thursday, the Marland water authority said.",
    "Nobody was killed, but 120 people had to leave their homes, according to Mayor Peter Lund and the police.",
    "Berta Quist, who lives below the dam, said on Friday that the water had come with a sound like a train.",
    "The authority had warned of cracks in the wall in March, and its head denied that nobody had listened.",
    "Engineers expect that the repairs will take at least two years and cost about three million crowns.",
    "The minister for waterways said that she would travel to Harl on Sunday to speak with the people there.",
    "Two other dams of the same kind stand in the valley, and both are looked at by divers, the office said.",
]
MENU = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("World", "Sport", "Weather", "Letters"))
LONG = (
    "<html lang='en'><head><title>Dam above Harl breaks</title></head><body>"
    f"<ul class='menu'>{MENU}</ul><article><h1>Dam above Harl breaks</h1>"
    "<figure><img><figcaption>The dam in March</figcaption></figure>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</article><div class='footer'><p>© Ellin Gazette</p></div></body></html>"
)


def test_the_paragraphs_are_the_body():
    article = read_page(Page(html=LONG), FAST)
    assert [article.text[block.start : block.end] for block in article.body()] == SENTENCES
    roles = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert roles["Dam above Harl breaks"] is Role.HEADLINE
    assert roles["The dam in March"] is Role.CAPTION
    assert roles["Sport"] is Role.FURNITURE


def test_words_between_two_breaks_are_a_paragraph():
    broken = LONG.replace("</p><p>", "<br><br>").replace("<p>The dam above", "<div>The dam above")
    article = read_page(Page(html=broken), FAST)
    assert [article.text[block.start : block.end] for block in article.body()] == SENTENCES


@pytest.mark.parametrize("call", ["Follow the Ellin Gazette on Facebook and Twitter.", "Advertisement"])
def test_calls_on_the_reader_and_the_sites_words_are_not_the_body(call):
    calling = LONG.replace(f"<p>{SENTENCES[3]}", f"<p>{call}</p><p>{SENTENCES[3]}")
    article = read_page(Page(html=calling), FAST)
    assert [article.text[block.start : block.end] for block in article.body()] == SENTENCES


def test_a_page_with_few_paragraphs_is_read_the_accurate_way():
    short = LONG.replace("".join(f"<p>{sentence}</p>" for sentence in SENTENCES[2:]), "")
    assert read_page(Page(html=short), FAST) == read_page(Page(html=short))
    assert read_page(Page(html=short)).body()


def test_another_lane_is_refused():
    with pytest.raises(OnrecordError, match="lane must be accurate or fast, not 'quick'"):
        load_settings(environ={"ONRECORD_LANE": "quick"})


@pytest.mark.parametrize("name", ["consent-modal", "comments"])
def test_overlays_and_comments_are_not_the_body(name):
    words = "We and our partners store data on your device, and you may say yes or no to it with a click below."
    page = LONG.replace("<article>", f'<div class="{name}"><p>{words}</p><p>{words}</p></div><article>')
    article = read_page(Page(html=page), FAST)
    assert words not in [article.text[b.start : b.end] for b in article.blocks if b.role is Role.BODY]
