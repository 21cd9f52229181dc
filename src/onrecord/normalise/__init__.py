"""Words become values: when, how many, who, and what the source does with the content.

An article and its attributions come in; times, figures, sources, stances and claims go out. Nothing here reads
a file, a database or the network, and nothing keeps state between articles but the word lists.

* `times`, `live`, `dateline`: time expressions, those of live blogs, the day of publication from the text itself;
* `figures`, `places`: figures with bounds, unit and what is counted, and where they and the claims are;
* `sources`: who speaks. `names` takes a phrase apart (`named_people`, `named_bodies`, `nominals`, `titles`), `book`
  keeps the article's `entities`, `referring`, `pointing`, `pronouns` and `issuers` say whom a phrase means;
* `stance`, `cues`: what the source does with the content;
* `enrich`, `when`, `holding`: to whom, on what occasion and when it was said, and of what day it holds;
* `claims`: one line of the ledger for each attribution, and for figures in the outlet's own voice.
"""

from onrecord.normalise.claims import make_claims
from onrecord.normalise.dateline import infer_published
from onrecord.normalise.enrich import enrich_attributions
from onrecord.normalise.figures import find_figures
from onrecord.normalise.live import find_article_times
from onrecord.normalise.places import place_figures
from onrecord.normalise.sources import Resolved, resolve_sources
from onrecord.normalise.stance import stance_of
from onrecord.normalise.times import find_times

__all__ = [
    "Resolved",
    "enrich_attributions",
    "find_article_times",
    "find_figures",
    "find_times",
    "infer_published",
    "make_claims",
    "place_figures",
    "resolve_sources",
    "stance_of",
]
