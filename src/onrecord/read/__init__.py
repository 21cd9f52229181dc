"""A page becomes an Article: every line gets a role, the page's own facts are gathered.

* `pages`: the whole, HTML by `webpages`; `guard` and `worker` do it in a process of its own;
* `lines`: what a page is taken apart into, an HTML page by `html` and `markup`;
* `guess`: a first guess for each line, by the learned classifier; `features` and `context` make its numbers;
* `roles`: what the lines say to each other, with `alike`, `insets`, `bylines`, `plain`, `rules` and `walls`;
* `facts`, `further_facts`: what the page states (`metas`, `jsonld`, `microdata`) or shows (`authors`, `outlets`);
* `updates`: the entries of live blogs;
* `fast`, `paragraphs`: the fast lane for millions of pages, by paragraphs alone.
"""

from onrecord.read.guard import read_guarded
from onrecord.read.pages import read_page

__all__ = ["read_guarded", "read_page"]
