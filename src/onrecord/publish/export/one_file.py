"""A story's page as one file that opens without a server and loads nothing: to send, to keep, to print.

The story comes in, the file goes out: the page that a server shows, with its style inside and all rows of its
table. What led to a claim or an article leads to the words where they were published; what led to another page of
the server is plain text.
"""

import re
from html import unescape
from importlib import resources

from markupsafe import Markup, escape

import onrecord
from onrecord.publish.parts.html import render
from onrecord.publish.parts.links import story_heading
from onrecord.publish.story.gathering import GatheredStory
from onrecord.publish.story.page import story_context
from onrecord.publish.views.frame import Frame
from onrecord.publish.wording import safe

_LINK = re.compile(r'<a\b([^>]*?) ?\bhref="(/[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
"""A link of our templates to a page of the server: links hold no links, and what strangers wrote is escaped."""


def story_page(told: GatheredStory) -> str:
    """The page of a story as it stands alone in a file."""
    sheet = resources.files("onrecord") / "publish" / "static" / "onrecord.css"
    style = Markup(sheet.read_text(encoding="utf-8"))  # noqa: S704 - our own file
    frame = Frame(story_heading(told.page.story), "", onrecord.__version__, style=style)
    published = _published(told)

    def lead_out(link: re.Match[str]) -> str:
        before, address, after, words = link.groups()
        outside = published.get(unescape(address))
        if outside is None:
            return f"<span{before}{after}>{words}</span>"
        return f'<a{before} href="{escape(outside)}" rel="noreferrer"{after}>{words}</a>'

    return _LINK.sub(lead_out, render(story_context(told, frame, most=None)))


def _published(told: GatheredStory) -> dict[str, str]:
    """Where the words behind the addresses of claims and articles were published, as far as that is known."""
    claims = {safe.claim_address(hit.claim_id): safe.text_fragment(hit.url, hit.evidence) for hit in told.claims}
    articles = {safe.article_address(one.article_id): safe.web_address(one.url) for one in told.page.articles}
    return {address: url for address, url in {**claims, **articles}.items() if url}
