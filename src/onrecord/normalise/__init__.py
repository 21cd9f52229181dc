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
