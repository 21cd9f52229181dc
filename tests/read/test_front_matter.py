"""Notes with fields above them. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.records import Page, Role

FIELDS = """---
title: "Pier vote"
source: https://observer.example/2031/03/06/pier
author:
  - "[[Ina Voss]]"
  - Bo Lind
published: 2031-03-06
tags: [clippings]
---
"""
BODY = """The Lissa council voted **9 to 4** on Thursday to rebuild the pier, [papers](https://lissa.example/papers) show.

Mayor Sten Halvor said the work would begin in April and cost 3.2 million crowns.
"""


@pytest.mark.parametrize(
    ("head", "title"), [("", "Pier vote"), ("# Council votes to rebuild pier\n\n", "Council votes to rebuild pier")]
)
def test_the_fields_above_a_note_are_facts_and_none_of_the_article(head: str, title: str):
    article = read_page(Page(text=f"{FIELDS}\n{head}{BODY}"))
    assert (article.title, article.url) == (title, "https://observer.example/2031/03/06/pier")
    assert [author.name for author in article.authors] == ["Ina Voss", "Bo Lind"]
    assert article.published.value == "2031-03-06"
    assert {block.role for block in article.blocks if block.start < len(FIELDS)} == {Role.FURNITURE}
    assert len(article.body()) == 2


@pytest.mark.parametrize(
    "text", ["---\n\nA line.\n---\n", "---\n---\n", "---\ntitle: Pier vote\n", "--- title: Pier vote ---\n"]
)
def test_other_dashes_above_a_text_are_no_fields(text: str):
    assert read_page(Page(text=f"{text}\n{BODY}")).url is None
