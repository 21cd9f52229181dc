"""Words become values: when, how many, who, and what the source does with the content.

An article and its attributions come in; times, figures, sources, stances and claims go out. Nothing here reads
a file, a database or the network, and nothing keeps state between articles but the word lists.

Each imports only what stands below it, and an import rule holds them to that:

* `claims`: one line of the ledger for each attribution, and for figures in the outlet's own voice;
* `enrich`, `plain_clauses`, `spoken_answers`: to whom it was said and on what occasion; attributions of two plain
  kinds of clause, and of the answers of an interview;
* `who`: the sources of an article, and which of them each attribution has;
* `when`: the day of publication, of saying, and of what is said;
* `stance`: what the source does with the content;
* `phrases`: what one phrase says of the source it names;
* `figures`, `places`: figures with bounds, unit and what is counted, and where they and the claims are;
* `times`: time expressions and the days they name;
* `tokens`, `lexicons`: what sort of word a token is, and the word lists.
"""

from onrecord.normalise.claims import make_claims
from onrecord.normalise.enrich import enrich_attributions
from onrecord.normalise.figures import find_figures
from onrecord.normalise.places import place_figures
from onrecord.normalise.stance.stances import stance_of
from onrecord.normalise.times import find_times
from onrecord.normalise.when.dateline import infer_published
from onrecord.normalise.when.live import find_article_times
from onrecord.normalise.who.sources import Resolved, resolve_sources

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
