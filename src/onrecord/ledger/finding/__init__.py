"""What a ledger is asked for: by words, or as lists.

* `query`: the words of a search become what must hold, `conditions`: the same in SQL; `search` carries it out;
* `alike`: the claims most like a search's words, where none meets it;
* `facets`: how all that a search finds is spread;
* `lists`, `links`: claims, figures, sources and articles, and the links between claims;
* `feed`: current articles, newest first, copies under the first of them.
"""
