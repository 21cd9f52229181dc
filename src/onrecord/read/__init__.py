"""A page becomes an Article: every line gets a role, the page's own facts are gathered.

Each imports only what stands below it, and an import rule holds them to that:

* `guard`, `worker`, `limits`: reading in a process of its own, which no page can take down;
* `pages`, `webpages`: the whole, for every page and for HTML;
* `articles`, `blocks`: the article that comes of a page, and its blocks;
* `walls`, `beyond`: what stands in an article's place, what a page has beyond the beginning that it shows;
* `joining`, `glued`, `language`: lines that are one paragraph and lines that are several, the language;
* `roles`: which line is what: the accurate lane and the fast one, and rules for an outlet's pages;
* `classifier`: a first guess for each line, by learned trees, with their weights;
* `facts`: what the page says about itself, in its metadata or in its text;
* `parsing`: from bytes to lines: character sets, HTML, the main content;
* `mail_heads`, `posts`, `front_matter`, `printed`: the head of a mail, those of posts, the fields above a note, the
  edges of a printed page;
* `markdown`, `quoted`, `unread`: what the lines of a scrape in Markdown show, those of a mail that was quoted, and
  lines that are no words;
* `lines`, `shapes`, `words`: a line, what its words look like, and the words that tell what it is for.
"""

from onrecord.read.guard import read_guarded
from onrecord.read.pages import read_page

__all__ = ["read_guarded", "read_page"]
