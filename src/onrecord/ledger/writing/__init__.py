"""What is added to a ledger, and in what order everything else follows from it.

* `adding`: a reading is checked, then written whole or not at all;
* `taking_out`: what stood under an article is taken out again, or all of it;
* `foreign`: whether an id that the ledger knows is given to another article;
* `versions`: which version of an article is its current one, and what follows from that;
* `pending`: what articles get that an older version of Onrecord kept;
* `following`, `pages_read`: the feeds that are followed, and which pages were read already;
* `checking`: everything stored still says what it said.
"""
