"""The pages in a real browser: with and without JavaScript, for eyes, keys and screen readers."""

from contextlib import contextmanager
from importlib.resources import files
from itertools import pairwise
from urllib.parse import quote, urlsplit

import pytest

from tests.publish.article.test_article import HOSTILE, body_of, ferry
from tests.publish.story.test_story import READINGS

pytestmark = pytest.mark.browser

PAGES = {
    "feed": "/",
    "filtered feed": "/?figures=1",
    "article": "/article/ferry",
    "article of hostile words": f"/article/{quote(HOSTILE, safe='')}",
    "stories": "/stories",
    "story": f"/story/{READINGS[0].article.id}",
    "story by the day said, by figure": f"/story/{READINGS[0].article.id}?by=said&sort=figure",
    "source": "/source/Ada%20Brown",
    "search": "/search?q=houses",
    "search for articles": "/search?q=houses&kind=articles",
    "search for figures": "/search?q=houses&kind=figures",
    "search for sources": "/search?q=has:figure&kind=sources",
    "search that failed": "/search?q=colour:red",
    "decisions": "/decisions",
    "review, shut": "/review",
    "not found": "/article/none",
}
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
EVERY_PAGE = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@contextmanager
def opened(browser, address, path, *, width=1280, scripts=True, **options):
    """A page and what it said and asked for: console messages of trouble, and the hosts of its requests."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    page.trouble, page.hosts = [], set()
    page.on("console", lambda said: page.trouble.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.trouble.append(str(error)))
    page.on("dialog", lambda dialog: (page.trouble.append("a dialog opened"), dialog.dismiss()))
    page.on("request", lambda request: page.hosts.add(urlsplit(request.url).netloc))
    page.goto(address + path)
    yield page
    context.close()


def violations(page):
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags})", AXE_TAGS)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def unfold(page):
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")


@EVERY_PAGE
@SCRIPTS
def test_page_is_quiet_and_asks_nobody_else(browser, address, path, scripts):
    with opened(browser, address, path, scripts=scripts) as page:
        page.wait_for_load_state("networkidle")
        assert page.hosts == {urlsplit(address).netloc}
        assert [said for said in page.trouble if "status of 40" not in said] == []


@EVERY_PAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violations(browser, address, path, scheme):
    with opened(browser, address, path, color_scheme=scheme) as page:
        assert violations(page) == []
        unfold(page)
        assert violations(page) == []


@EVERY_PAGE
def test_no_accessibility_violations_on_a_phone_without_the_script(browser, address, path):
    with opened(browser, address, path, width=320) as page:
        page.route("**/*.js*", lambda route: route.abort())
        page.reload()
        assert page.locator(".keys").is_hidden()
        unfold(page)
        assert violations(page) == []


@EVERY_PAGE
@pytest.mark.parametrize("width", [320, 640])
def test_no_sideways_scrolling(browser, address, path, width):
    with opened(browser, address, path, width=width) as page:
        unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


LONG_FIGURES = """all => all.map(one => {
    one.textContent = "310 million–340 million crowns";
    const cell = one.closest("dd").getBoundingClientRect();
    return one.getBoundingClientRect().right - cell.right;
})"""


@pytest.mark.parametrize("width", [320, 1280])
def test_a_long_figure_given_last_stays_in_its_column(browser, address, width):
    with opened(browser, address, PAGES["story"], width=width) as page:
        beyond = page.eval_on_selector_all(".latest .figure", LONG_FIGURES)
        assert [by for by in beyond if by > 1] == []
        assert beyond


FOOT = "all => all.map(one => one.querySelector('.figure').getBoundingClientRect().top)"


def test_figures_given_last_stand_in_one_line_however_long_what_they_count_is(browser, address):
    with opened(browser, address, PAGES["story"]) as page:
        columns = page.locator(".latest dl > div")
        columns.first.locator("dt").evaluate("one => one.append(' and of all that the water took'.repeat(4))")
        columns.first.evaluate("one => one.parentNode.append(one.cloneNode(true), one.cloneNode(true))")
        columns.nth(1).locator("dt").evaluate("one => one.textContent = 'Dead'")
        tops = page.eval_on_selector_all(".latest dl > div", FOOT)
        assert max(tops) - min(tops) < 1


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
def test_name_of_a_filter_stands_beside_its_choices_when_wide_and_over_them_when_narrow(
    browser, address, width, beside
):
    with opened(browser, address, PAGES["search"], width=width) as page:
        for row in page.locator(".filter").all():
            name, choices = row.locator("h2").bounding_box(), row.locator("ul").bounding_box()
            assert (name["x"] + name["width"] <= choices["x"]) is beside
            assert (name["y"] + name["height"] <= choices["y"] + 1) is not beside


def test_dot_of_a_strip_never_stands_at_the_head_of_a_line(browser, address):
    with opened(browser, address, PAGES["feed"], width=320) as page:
        strip = page.locator(".item .strip").first
        strip.evaluate("one => one.append(...[...one.children].map(li => li.cloneNode(true)))")
        left, lines = (
            strip.bounding_box()["x"],
            strip.locator("li").evaluate_all("all => all.map(one => one.offsetTop)"),
        )
        assert len(set(lines)) > 1
        assert strip.evaluate("one => getComputedStyle(one).overflowX") == "clip"
        assert min(li.bounding_box()["x"] for li in strip.locator("li").all()) == left


def test_body_is_verbatim_in_a_browser(browser, address):
    with opened(browser, address, "/article/ferry") as page:
        assert page.locator(".para > p").evaluate_all("all => all.map(one => one.textContent)") == body_of(ferry())


def test_number_leads_to_the_row_and_back_without_script(browser, address):
    with opened(browser, address, "/article/ferry", scripts=False) as page:
        page.locator("a.n").nth(1).click()
        row = page.url.partition("#")[2]
        assert row.startswith("claim-c")
        page.locator(f"#{row} .back").click()
        assert page.url.endswith("#in-" + row.removeprefix("claim-"))
        assert (
            page.locator(f"#in-{row.removeprefix('claim-')}").inner_text() == "dozens of crates had washed ashore"
        )


def test_folds_open_without_script(browser, address):
    with opened(browser, address, "/article/ferry", scripts=False) as page:
        page.get_by_text("What we left out (10 blocks)").click()
        assert page.get_by_text("The council said it had sold an older ferry.").is_visible()
        page.locator(".row summary").first.click()
        assert page.locator(".row .take").first.is_visible()


def test_story_has_its_lists_side_by_side_when_wide_and_its_chart_described(browser, address):
    for width, beside in ((1280, True), (400, False)):
        with opened(browser, address, PAGES["story"], width=width, scripts=False) as page:
            said, disputed = (page.locator(".three section").nth(at).bounding_box() for at in (0, 1))
            assert (disputed["x"] > said["x"] + said["width"] - 1) is beside
            assert "19" in page.locator("svg.chart desc").first.text_content()


@pytest.mark.parametrize("width", [320, 1280])
def test_question_of_a_story_leads_to_its_own_page(browser, address, width):
    with opened(browser, address, PAGES["story"], width=width) as page:
        page.locator(".question h3 a").first.click()
        page.wait_for_url("**/question/**")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@SCRIPTS
def test_what_is_folded_on_a_story_opens_where_a_link_leads(browser, address, scripts, monkeypatch):
    monkeypatch.setattr("onrecord.publish.story.page._LATEST", 0)
    story = f"/story/{READINGS[0].article.id}"
    with opened(browser, address, story, scripts=scripts) as page:
        question = page.locator("details.question").first
        assert question.get_attribute("open") is None
        page.goto(f"{address}{story}#{question.get_attribute('id')}")
        if not scripts:
            question.locator("summary").first.click()
        assert question.locator("table").first.is_visible() or question.locator("svg").first.is_visible()


def test_table_of_a_story_is_sorted_without_script(browser, address):
    with opened(browser, address, PAGES["story"], scripts=False) as page:
        page.get_by_role("link", name="who", exact=True).click()
        assert "sort=who" in page.url
        names = page.locator("#ledger tbody th").all_inner_texts()
        assert names == sorted(names, key=str.casefold)


def test_rows_stand_beside_the_text_when_wide_and_under_it_when_narrow(browser, address):
    for width, beside in ((1280, True), (400, False)):
        with opened(browser, address, "/article/ferry", width=width) as page:
            text = page.locator(".para").first.bounding_box()
            row = page.locator(".row").first.bounding_box()
            assert (row["x"] > text["x"] + text["width"]) is beside
            assert (row["y"] >= text["y"] + text["height"] - 1) is not beside


def test_rows_of_tables_are_whole_on_a_phone(browser, address):
    for path in ("/article/ferry", PAGES["story"]):
        with opened(browser, address, path, width=320, scripts=False) as page:
            unfold(page)
            ends = page.locator(".stack tbody :is(td, th):not(.blank)").evaluate_all(
                "all => all.map(one => one.getBoundingClientRect().right)"
            )
            assert len(ends) > 20
            assert max(ends) <= 320


def test_claim_that_an_address_leads_to_is_unfolded(browser, address):
    with opened(browser, address, "/article/ferry") as page:
        row = page.locator(".row").nth(1).get_attribute("id")
        page.goto("about:blank")
        page.goto(f"{address}/article/ferry#{row}")
        assert page.locator(f"#{row} .take").first.is_visible()
        assert page.locator(".row details[open]").count() == 1


def test_bracket_reaches_from_the_claim_to_the_disclaimer(browser, address):
    with opened(browser, address, "/article/ferry") as page:
        lines = [one.bounding_box() for one in page.locator(".rail.unverified").all()]
        assert len(lines) == 3
        assert len({line["x"] for line in lines}) == 1
        for above, below in pairwise(lines):
            assert abs(above["y"] + above["height"] - below["y"]) < 1


def test_keys_move_open_and_can_be_turned_off(browser, address):
    with opened(browser, address, "/") as page:
        titles = page.locator("[data-open]").all_inner_texts()
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert titles[0] in page.evaluate("document.activeElement.textContent")
        page.keyboard.press("o")
        page.wait_for_url("**/article/**")
        page.keyboard.press("j")
        page.keyboard.press("o")
        assert page.locator(".row details").first.get_attribute("open") is not None
        page.get_by_role("button", name="Keys are on").click()
        page.keyboard.press("o")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_row_lights_up_its_words(browser, address):
    with opened(browser, address, "/article/ferry") as page:
        page.locator(".row").nth(1).hover()
        assert page.locator("mark.lit").all_inner_texts() == ["dozens of crates had washed ashore"]
        page.locator("mark.k1").first.hover()
        assert page.locator(".row.lit .back").all_inner_texts() == ["1"]
        assert page.locator("mark.lit").count() == 2


def test_keys_leave_the_search_box_alone(browser, address):
    with opened(browser, address, "/") as page:
        page.locator("#q").press_sequentially("joke")
        assert page.locator("#q").input_value() == "joke"


def test_skip_link_is_first_and_shows(browser, address):
    with opened(browser, address, "/article/ferry", scripts=False) as page:
        page.keyboard.press("Tab")
        box = page.locator(".skips a").first.bounding_box()
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        assert page.url.endswith("#text")


def test_show_more_is_a_link(browser, address):
    with opened(browser, address, "/", scripts=False) as page:
        first = page.locator("[data-open]").all_inner_texts()
        page.get_by_role("link", name="Show more").click()
        assert "after=" in page.url
        assert set(first).isdisjoint(page.locator("[data-open]").all_inner_texts())


def test_search_form_works_without_script(browser, address):
    with opened(browser, address, "/", scripts=False) as page:
        page.get_by_label("Search", exact=True).fill("houses")
        page.get_by_role("button", name="Search").click()
        assert "at least 300 houses" in page.locator("main").inner_text()


def test_links_and_buttons_are_large_enough_to_touch(browser, address):
    with opened(browser, address, "/article/ferry", width=400, has_touch=True) as page:
        for target in page.locator("button:visible, summary:visible, .back:visible, #q").all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 24, target.evaluate("one => one.outerHTML")


def test_forced_colours_keep_the_marks_and_the_hatching_apart(browser, address):
    with opened(browser, address, "/article/ferry", forced_colors="active") as page:
        styles = page.locator("mark").evaluate_all(
            "all => all.map(one => getComputedStyle(one).textDecorationStyle)"
        )
        assert {"solid", "dashed", "dotted"} <= set(styles)


def test_print_holds_the_text_and_the_rows(browser, address):
    with opened(browser, address, "/article/ferry") as page:
        page.emulate_media(media="print")
        assert page.locator(".masthead form").is_hidden()
        assert page.locator(".row").first.is_visible()
        assert page.pdf(format="A4")[:4] == b"%PDF"
