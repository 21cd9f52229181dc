"""Who said which words: an article comes in, its attributions go out.

Each imports only what stands below it, and an import rule holds them to that:

* `find`: from an article to its attributions;
* `order`: the rules in the order in which they are applied, with what each mends and why it stands there;
* `nesting`: what stands in the words of others, and the second reading of a content;
* `rules`: mends of what was joined, and what was left out;
* `draft`: what has been found in one text so far, and the shape of a rule;
* `datelines`: where the words of a paragraph begin behind a dateline;
* `wording`: verbs and nouns of saying, clauses, reported speech;
* `pairing`: which tagged spans belong together;
* `tagging`: which words are a source, a cue or content;
* `quotes`, `turns`, `triples`, `cover`: what the marks tell, and the records that all of these hand on.
"""
