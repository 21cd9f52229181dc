"""What the main-content extractor takes of a page. The town and its people do not exist."""

from __future__ import annotations

from lxml import etree

from onrecord.read.parsing.extract import mark_extracted
from onrecord.read.parsing.html import html_lines, parse_html

SAID = "The harbour council of Ostrey said on Monday that the ferry would sail again before the end of the month. "
PAGE = f"""<html><body><article>
<p>{SAID}One.</p><div class="slot"><div></div> </div>{SAID}Two.<div>
</div><p>{SAID}Three.</p>
</article><div>Ferries to book</div></body></html>"""


def test_words_beside_empty_containers_are_taken_and_the_tree_stays_as_it_is():
    tree = parse_html(PAGE)
    before = etree.tostring(tree)
    taken = [line.text[-6:] for line in mark_extracted(tree, html_lines(tree)[1]) if line.hints.extracted]
    assert [text.split()[-1] for text in taken] == ["One.", "Two.", "Three."]
    assert etree.tostring(tree) == before
