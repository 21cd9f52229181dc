"""A person's rules for an outlet stand above the classifier."""

import textwrap

import pytest
from lxml import html as lxml_html

from onrecord.errors import OnrecordError
from onrecord.read import read_page
from onrecord.read.roles.rules import rules_for, to_xpath
from onrecord.records import Page, Role
from onrecord.settings import Settings

HTML = """<html lang="en"><head><title>Bridge at Orrin closed</title></head><body>
<h1>Bridge at Orrin closed</h1>
<div class="story main"><p>The bridge at Orrin was closed on Friday, the road office of Marland said in a statement.</p>
<p>Engineers found two cracks below the roadway, and they will look at the other pillars in the coming week.</p>
<div class="offer"><p>Readers of the Ellin Gazette save a third this month, the publisher said on Friday.</p></div></div>
<div id="more"><p>The ferry company said on Thursday that it would run two more boats between Orrin and Harl.</p></div>
<p class="under">The bridge in March. It is ninety years old.</p></body></html>"""

RULES = """["orrin.example"]
body = ["div.story p"]
caption = ["p.under"]
furniture = [".offer > p", "aside"]
"""


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    return str(path)


def read(rules, url):
    article = read_page(Page(html=HTML, url=url), Settings(outlet_rules=rules))
    return article, {article.text[b.start : b.start + 12]: b.role for b in article.blocks}


@pytest.mark.parametrize("url", ["https://orrin.example/a", "https://www.orrin.example/b"])
def test_each_element_has_the_role_of_its_rule_and_nothing_else_is_body(rules, url):
    article, roles = read(rules, url)
    assert [roles[start] for start in ("The bridge a", "Engineers fo", "Readers of t", "The bridge i")] == [
        Role.BODY, Role.BODY, Role.FURNITURE, Role.CAPTION,
    ]  # fmt: skip
    assert roles["The ferry co"] not in (Role.BODY, Role.SUBHEAD)
    assert article.problems == ("The outlet rule 'aside' finds nothing on the page.",)


def test_where_no_rule_for_the_body_finds_anything_the_classifier_tells(tmp_path):
    (tmp_path / "rules.toml").write_text('["orrin.example"]\nbody = ["div.column p"]\n')
    article, roles = read(str(tmp_path / "rules.toml"), "https://orrin.example/a")
    assert roles["Engineers fo"] is Role.BODY
    assert article.problems == ("The outlet rule 'div.column p' finds nothing on the page.",)


def test_a_line_that_a_rule_tells_apart_is_joined_with_none(tmp_path):
    (tmp_path / "rules.toml").write_text('["orrin.example"]\nfurniture = ["p[data-offer]"]\n')
    story = " ".join(f"the council of Orrin told reporters that bridge number {at} was closed" for at in range(60))
    lines = [f"<p>{line}</p>" for line in textwrap.wrap(story, 70)]
    lines.insert(20, "<p data-offer>the best boats of the coast for two crowns a day, call the harbour</p>")
    html = f"<h1>Bridges of Orrin are closed</h1><div>{''.join(lines)}</div>"
    rules = Settings(outlet_rules=str(tmp_path / "rules.toml"))
    article = read_page(Page(html=html, url="https://orrin.example/a"), rules)
    found = [(article.text[block.start : block.end], block.role) for block in article.blocks]
    (offer,) = [(words, role) for words, role in found if "boats" in words]
    assert (offer[1], "bridge" in offer[0]) == (Role.FURNITURE, False)
    assert [role for _, role in found].count(Role.BODY) == 2


def test_another_outlet_is_read_without_the_rules(rules):
    assert rules_for(rules, "https://orrin.example.net/a") is None
    assert read(rules, "https://other.example/a")[0].problems == ()


@pytest.mark.parametrize(
    ("selector", "count"),
    [("p", 5), ("div p", 4), ("div > p", 4), ("div.main > p", 2), (".story.main p", 3), ("#more p", 1),
     ("[class]", 3), ("p[class=under]", 1), ("div *", 5), ("body > p", 1)],
)  # fmt: skip
def test_a_selector_finds_what_css_says(selector, count):
    assert len(lxml_html.fromstring(HTML).xpath(to_xpath(selector))) == count


@pytest.mark.parametrize("selector", ["p:first-child", "p +  p", "", "p,h1", "p['"])
def test_a_selector_beyond_the_part_is_refused(selector):
    with pytest.raises(OnrecordError, match="cannot be understood"):
        to_xpath(selector)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[x]\nteaser = ['p']", "not a role"),
        ("[x]\nbody = 'p'", "not a role"),
        ("x = 1", "not a role"),
        ("[", "cannot be read"),
    ],
)
def test_a_broken_file_is_refused_with_a_reason(tmp_path, text, message):
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OnrecordError, match=message):
        rules_for(str(path), "https://x/a")
    with pytest.raises(OnrecordError, match="cannot be read"):
        rules_for(str(tmp_path / "none.toml"), "https://x/a")
