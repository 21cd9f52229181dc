"""What people see: pages with an API at the same addresses, feeds, exports, charts, the terminal.

Everything is read from the ledger, nothing is worked out anew: what a screen says stands in a record of `views`
(typed, documented, the same for HTML and JSON) before a template or a table shows it. Each imports only what stands
below it, and an import rule holds them to that:

* `web`: the app and its addresses;
* `mcp`: tools and texts for language models;
* `terminal`: tables and plots in a terminal;
* `export`: files, feeds and what other programs read;
* `review`: the pages on which people decide;
* `lists`: the home page, a search's page, a source's page;
* `story`, `article`: the page of a story, the page of an article;
* `parts`: what several pages are made of;
* `views`: the contexts of pages, and nothing else, for the `templates`;
* `wording`: how things are told, the same on every screen.
"""
