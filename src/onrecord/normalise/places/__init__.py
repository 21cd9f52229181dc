"""Where: the country and the first-level region that a claim is about, as a facet; never coordinates.

* `claims`: the places of a claim; `figures`: those of a figure;
* `phrases`, `toponyms`: the phrases and the names that say where;
* `table`: the table of places.
"""
