"""How things are told, the same on every screen.

* `words`: fixed words and signs;
* `clock`: days and moments; `amounts`: figures; `headings`: questions in a list;
* `hits`: who speaks in a row of the ledger, and its figure;
* `safe`: what makes others' text safe to show.
"""
