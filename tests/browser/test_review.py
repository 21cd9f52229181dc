"""The review page in a real browser: decided by keys, by forms without JavaScript, and heard by screen readers."""

from urllib.parse import quote

import pytest

from tests.publish.story.test_story import READINGS

from .conftest import KEY
from .test_pages import SCRIPTS, opened, unfold, violations

pytestmark = pytest.mark.browser

OPEN = f"/review?key={quote(KEY)}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violations_where_people_decide(browser, address, scheme):
    with opened(browser, address, OPEN, color_scheme=scheme) as page:
        page.locator("button[data-press=n]").first.click()
        for path in (None, "/review?kind=unsure", "/decisions", "/review/article/story"):
            if path:
                page.goto(address + path)
            assert violations(page) == []
            unfold(page)
            assert violations(page) == []


@pytest.mark.parametrize("width", [320, 640])
def test_no_sideways_scrolling_where_people_decide(browser, address, width):
    with opened(browser, address, OPEN, width=width) as page:
        unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@SCRIPTS
def test_a_decision_is_made_and_taken_back_by_its_buttons(browser, address, scripts):
    with opened(browser, address, OPEN, scripts=scripts) as page:
        question = page.locator(".card-of-doubt h2").first.inner_text()
        page.locator("button[data-press=n]").first.click()
        assert "was not sure" in page.get_by_role("status").inner_text()
        assert page.url.endswith("#first")
        page.get_by_role("status").get_by_role("button", name="Undo").click()
        assert "took a decision back" in page.get_by_role("status").inner_text()
        assert page.locator(".card-of-doubt h2").first.inner_text() == question
        assert page.trouble == []


def test_one_key_decides_on_the_card_that_has_the_focus_and_one_undoes(browser, address):
    with opened(browser, address, OPEN) as page:
        page.keyboard.press("a")
        assert "done=" not in page.url  # no card has the focus yet
        page.keyboard.press("j")
        page.keyboard.press("n")
        page.wait_for_url("**done=**")
        assert page.evaluate("document.activeElement.id") == "first"
        with page.expect_navigation():
            page.keyboard.press("z")
        assert "took a decision back" in page.get_by_role("status").inner_text()
        page.keyboard.press("o")
        fold = page.locator(".card-of-doubt details").first
        assert fold.get_attribute("open") is not None
        before = page.url
        fold.get_by_label("Reason").press_sequentially("arn")
        assert page.url == before  # letters of a reason decide nothing


def test_a_claim_is_corrected_without_script(browser, address):
    with opened(browser, address, OPEN, scripts=False) as page:
        page.goto(f"{address}/article/ferry")
        page.locator(".row summary").first.click()
        page.get_by_role("link", name="Correct or flag").first.click()
        page.get_by_text("Correct it, or give a reason").click()
        page.get_by_label("Stance").select_option("reports")
        page.get_by_role("button", name="Set the stance").click()
        assert "set the stance of a claim to “reports”" in page.get_by_role("status").inner_text()
        page.get_by_role("status").get_by_role("button", name="Undo").click()


def a_question(page, address):
    """The page that corrects a question of a story."""
    page.goto(f"{address}/story/{READINGS[0].article.id}")
    page.goto(address + page.locator(".question h3 a").first.get_attribute("href"))
    page.get_by_role("link", name="Correct this question").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violations_where_a_question_is_corrected(browser, address, scheme):
    with opened(browser, address, OPEN, color_scheme=scheme, width=320) as page:
        a_question(page, address)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        for target in page.locator("main input[type=checkbox], main .ticks a").all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 24


def test_figures_are_split_off_a_question_by_keys_alone_and_come_back(browser, address):
    with opened(browser, address, OPEN, scripts=False) as page:
        a_question(page, address)
        boxes = page.get_by_role("checkbox")
        before = boxes.count()
        boxes.first.focus()
        page.keyboard.press("Space")
        page.get_by_role("group").get_by_role("link").last.focus()
        page.keyboard.press("Tab")  # the reason
        page.keyboard.press("Enter")
        assert "split figures off a question" in page.get_by_role("status").inner_text()
        assert boxes.count() == before - 1
        page.get_by_role("status").get_by_role("button", name="Undo").press("Enter")
        page.wait_for_url("**done=**")
        assert boxes.count() == before


def test_enter_in_who_says_it_sets_that(browser, address):
    with opened(browser, address, OPEN, scripts=False) as page:
        page.goto(f"{address}/article/ferry")
        page.locator(".row summary").first.click()
        page.get_by_role("link", name="Correct or flag").first.click()
        page.get_by_text("Correct it, or give a reason").click()
        page.get_by_label("Who says it").fill("Ada Brown")
        page.keyboard.press("Enter")
        assert "said that a claim is of “Ada Brown”" in page.get_by_role("status").inner_text()
        page.get_by_role("status").get_by_role("button", name="Undo").click()


def test_buttons_of_decisions_are_large_enough_to_touch(browser, address):
    with opened(browser, address, OPEN, width=400, has_touch=True) as page:
        for target in page.locator("main button:visible, main summary:visible").all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 24, target.evaluate("one => one.outerHTML")
