"""The expected claims are those of the pages: words, links and furniture all stand where they are said to."""

import json

import pytest
from lxml import html

from tests.golden.gold import STORY, load_story


def test_every_page_of_the_manifest_has_its_expected_claims():
    manifest = json.loads((STORY / "manifest.json").read_text(encoding="utf-8"))
    assert [(row["file"], row["outlet"], row["published"]) for row in manifest] == [
        (page.file, page.outlet, page.published) for page in load_story() if page.file.endswith(".html")
    ]


@pytest.mark.parametrize("page", load_story(), ids=lambda page: page.file)
def test_an_expected_claim_quotes_its_paragraph_word_for_word(page):
    ids = [claim.id for claim in page.claims]
    assert len(set(ids)) == len(ids)
    for claim in page.claims:
        paragraph = page.body[claim.paragraph]
        assert all(words in paragraph for words in (*claim.content, *(figure.text for figure in claim.figures))), (
            claim
        )
        assert {link.to for link in claim.links} <= set(ids)


@pytest.mark.parametrize("page", load_story(), ids=lambda page: page.file)
def test_the_saved_page_holds_its_body_and_its_furniture(page):
    text = (STORY / page.file).read_text(encoding="utf-8")
    if page.file.endswith(".html"):
        text = html.fromstring(text.encode("utf-8")).text_content()
    text = " ".join(text.split())
    for words in (*page.body, *(part for _, part in page.furniture)):
        assert words in text
