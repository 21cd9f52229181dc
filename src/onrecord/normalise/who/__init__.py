"""Who speaks: the sources of an article, and which of them each attribution has.

* `sources`: the whole, from an article and its attributions to its sources;
* `book`, `entities`: the sources found so far, in the order of the text, and which names can be one source's, with
  `namesakes` for a name that several bear, and `writing` for how the text has a word;
* `scan`, `introducing`, `capitals`: names in the running text, whom they introduce, and texts all in capitals;
* `referring`: whom a phrase means: `third_person` for "he", "it" and "they", with `pronouns` and those of the
  running text (`carrying`), whom the sentence before a quotation is about (`leading_in`) and who asked (`asking`),
  `first_person` for "I" and "we", with `interviews` for who answers questions, what stands before a "who"
  (`antecedents`), words for somebody named before (`pointing`, `posts` for their holders, `owners` for whose they
  are, `bodies` for what bodies are called and `described` for people without a name), somebody and those with them
  (`teams`), two who were named together (`pairs`), who spoke last and is called by a post (`varying`), and whose a
  document is (`issuers`);
* `cited`: whom a source cites beside its verb;
* `subjects`: the phrase beside a cue, for attributions without a source.
"""
