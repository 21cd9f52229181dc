"""Who speaks: the sources of an article, and which of them each attribution has.

* `sources`: the whole, from an article and its attributions to its sources;
* `book`, `entities`: the sources found so far, in the order of the text, and which names can be one source's, with
  `namesakes` for a name that several bear, and `writing` for how the text has a word;
* `scan`, `introducing`, `capitals`: names in the running text, whom they introduce, and texts all in capitals;
* `referring`: whom a phrase means: `pronouns` with those of the running text (`carrying`), what stands before a
  "who" (`antecedents`), words for somebody named before (`pointing`, with `posts` for who holds one, `bodies` for
  what bodies are called and `described` for people without a name), "I" and "we" (`first_person`, with `interviews`
  for who answers questions), somebody and those with them (`teams`), and whose a document is (`issuers`);
* `subjects`: the phrase beside a cue, for attributions without a source.
"""
