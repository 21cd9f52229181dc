"""What people see: pages with an API at the same addresses, feeds, exports, charts, the terminal.

Everything is read from the ledger, nothing is worked out anew: what a screen says stands in a record of `views`
(typed, documented, the same for HTML and JSON) before a template or a table shows it.

The app:

* `web`, `guard`, `failing`: the app, which requests are answered with which headers, and what stands where none is;
* `routes`, `search_routes`, `review_routes`: its addresses; `answering` is what they share;
* `gate`, `review`, `decided`, `people`: who may decide, the cards that ask, the log, and decisions over an article.

The pages:

* `pages`, `views`: the contexts of pages, and templates that show them; `one_file`: a page that needs no server;
* `feed`, `article`, `source`, `hits`: a page each; `rows`, `marks`, `rails` make their parts, `cues` and `amounts`
  say how a claim and a figure are told, `links` where a name leads;
* `story`: the page of a story, with `story_lists`, `story_questions`, `story_changes` and `headings`;
* `charts`, `labels`: figures over time as SVG.

Other forms:

* `terminal`, `story_terminal`, `review_terminal`, `figures`: claims, stories, doubts and figures in a terminal;
* `export`, `export_rows`, `parquet`: JSON lines, CSV and Parquet; `atom`, `annotations`: for others' programs;
* `words`, `clock`, `safe`: fixed words, days as a reader says them, what makes others' text safe to show.
"""
