"""The day that a page's address or text shows."""

import pytest

from onrecord.read.facts.shown_day import shown_day
from onrecord.read.parsing.html import parse_html

H1 = "<h1>The dam that nobody owned</h1>"

ADDRESSES = [
    ("https://gazette.example/2024/04/26/dam-sold", "2024-04-26"),
    ("https://gazette.example/2024/apr/26/dam-sold", "2024-04-26"),
    ("https://gazette.example/news/dam-sold-2024-04-26.html", "2024-04-26"),
    ("https://gazette.example/20240426/dam", "2024-04-26"),
    ("https://gazette.example/a/596202404261", None),  # a long number holds no day
    ("https://gazette.example/2024/13/26/dam", None),
    ("https://2024-04-26.example/dam", None),  # the host is not looked at
    (None, None),
]


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_the_day_in_an_address(url, day):
    assert shown_day(parse_html(f"<body>{H1}</body>"), url) == day


SHOWN = [
    ("en-GB", f"{H1}<p>Mira Tolland, 26 April 2024</p>", "2024-04-26"),
    ("en-GB", f"{H1}<p>Published: Friday, April 26th, 2024 at 14:05</p>", "2024-04-26T14:05:00"),
    ("de", f"{H1}<p>Stand: 26. April 2024, 14.05 Uhr</p>", "2024-04-26T14:05:00"),
    ("de", f"{H1}<p>26.4.2024</p>", "2024-04-26"),
    ("de", f"{H1}<p>Fr 26.04.24 | 14:05 Uhr</p>", "2024-04-26T14:05:00"),
    ("de", f"{H1}<p>Version 26.4.24.1</p>", None),
    ("es", f"{H1}<p>3 de mayo de 2024</p>", "2024-05-03"),
    ("fr", f"{H1}<p>Publié le 1er août 2024</p>", "2024-08-01"),
    ("ja", f"{H1}<p>2024年4月26日</p>", "2024-04-26"),
    ("en-US", f"{H1}<p>3/4/2024</p>", "2024-03-04"),
    ("en-GB", f"{H1}<p>3/4/2024</p>", "2024-04-03"),
    ("en", f"{H1}<p>3/4/2024</p>", None),  # March or April: nothing says which
    ("en", f"{H1}<p>26/4/2024</p>", "2024-04-26"),
    ("en", f"{H1}<p>31 June 2024</p>", None),  # no such day
    ("en", f"{H1}<time datetime='2024-04-26T14:05:00Z'>today</time>", "2024-04-26T14:05:00+00:00"),
    ("en", f"<p>April 26, 2024</p>{H1}<p>By Mira Tolland</p>", "2024-04-26"),
    ("en", f"<p>April 26, 2024</p>{H1}<p>April 27, 2024</p>", "2024-04-27"),  # below before above
    ("en", f"{H1}<p>{'The town sold it, as it had sold much. ' * 3}That was on April 26, 2024.</p>", None),
    ("en", f"{H1}{'<p>So it goes.</p>' * 60}<p>April 26, 2024</p>", None),  # too far from the headline
    ("en", f"{H1}{'<p>So it goes.</p>' * 60}<p class='post-date'>April 26, 2024</p>", "2024-04-26"),
    ("en", "<h2>The dam</h2><p class='posted'>April 26, 2024</p>", "2024-04-26"),
    ("de", "<h3>The dam</h3><div class='line'>Fr 26.04.24 | 14:05 Uhr</div>", "2024-04-26T14:05:00"),
    ("de", "<h3>The dam</h3><div class='line'>Fr 26.04.24</div>", None),  # neither a headline nor an hour beside it
    ("en", f"<p>April 25, 2024</p>{H1}<p>Updated: <b>April 26, 2024</b></p>", "2024-04-25"),  # a change counts last
    ("en", f"{H1}<p>Updated: <b>April 26, 2024</b></p>", "2024-04-26"),
    ("en", "<p class='a'>The dam</p><p class='b'>Ellin, 26 April 2024</p>", "2024-04-26"),  # the only one, alone
    ("en", "<p class='a'>The dam</p><p class='b'>26 April 2024</p><p class='b'>25 April 2024</p>", None),
    ("en", "<p class='a'>It was sold on 26 April 2024</p>", None),
    ("en", "<p class='a'>The dam</p><b>Posted April 26, 2024</b>", "2024-04-26"),
    ("en", f"{H1}<script>var day = 'April 26, 2024'</script><p>By Mira Tolland</p>", None),
    ("en", f"{H1}<p>The dam was sold in 2019.</p><footer>© 2024 Gazette</footer>", None),
]


@pytest.mark.parametrize(("language", "body", "day"), SHOWN)
def test_the_day_on_a_page(language, body, day):
    assert shown_day(parse_html(f"<html lang='{language}'><body>{body}</body></html>"), None) == day


def test_an_address_outranks_the_page_and_the_page_gives_the_hour():
    page = parse_html(f"<body>{H1}<time datetime='2024-04-26T14:05:00Z'></time><p>April 27, 2024</p></body>")
    assert shown_day(page, "https://gazette.example/2024/04/26/dam") == "2024-04-26T14:05:00+00:00"
    assert shown_day(page, "https://gazette.example/2024/04/25/dam") == "2024-04-25"
