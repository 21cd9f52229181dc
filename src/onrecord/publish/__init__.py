"""What people see: pages with an API at the same addresses, feeds, exports, charts, the terminal.

Everything is read from the ledger, nothing is worked out anew: what a screen says stands in a record of `views`
(typed, documented, the same for HTML and JSON) before a template or a table shows it.

* `web`, `routes`, `guard`: the app, its addresses, which requests are answered and with which headers; `answering`
  is what they share;
* `review_routes`, `gate`, `review`, `decided`: the pages on which people decide, who may, and the log;
  `people` lays what they decided over an article;
* `pages`, `views`: the contexts of pages, and the templates that show them;
* `feed`, `article`, `story`, `source`, `hits`: a page each; `rows`, `marks`, `rails`, `story_lists` make their
  parts, `cues` says how a claim is told;
* `figures`, `charts`: figures over time, as a table, as plain characters, as SVG;
* `terminal`, `story_terminal`, `review_terminal`: claims, search results, stories and doubts in a terminal;
* `export`, `export_rows`: JSON lines and CSV;
* `words`, `clock`, `safe`: fixed words, days as a reader says them, what makes others' text safe to show.
"""
