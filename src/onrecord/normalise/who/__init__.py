"""Who speaks: the sources of an article, and which of them each attribution has.

* `sources`: the whole, from an article and its attributions to its sources;
* `book`, `entities`: the sources found so far, in the order of the text, and which names can be one source's, with
  `namesakes` for a name that several bear;
* `scan`, `capitals`, `interviews`: names in the running text, in texts all in capitals, and who answers questions;
* `referring`: whom a phrase means: `pronouns` with those of the running text (`carrying`), what stands before a
  "who" (`antecedents`), words for somebody named before (`pointing`, with `bodies` for
  what bodies are called and `described` for people without a name), somebody and those with them (`teams`), and
  whose a document is (`issuers`);
* `subjects`: the phrase beside a cue, for attributions without a source.
"""
