"""Where: the country and the first-level region that a claim is about, as a facet; never coordinates.

* `claims`: the places of a claim; `figures`: those of a figure;
* `phrases`, `toponyms`: the phrases and the names that say where;
* `table`: the table of places.
"""

from onrecord.normalise.places.claims import ClaimPlaces
from onrecord.normalise.places.figures import place_figures
from onrecord.normalise.places.table import country_codes, country_names, place_words, region_names

__all__ = ["ClaimPlaces", "country_codes", "country_names", "place_figures", "place_words", "region_names"]
