"""Names across articles: keys under which spellings of one name meet, and the names that may be one source's.

Pure functions of names, for every stage to compare sources by: `name_key` (equal keys are the same words, spelled
another way), `likeness` (why two names may be one source's), `suggest` (the pairs among the names of a story or a
ledger). Nothing here changes a record: who looks at a story may see some names as one, see `joining`.

* `fold`, `parts`: keys under which spellings meet, and a name taken apart;
* `same`, `bodies`: whether two names can be one source's; `sketches`: a first look, so that few pairs are compared;
* `suggesting`: the pairs of names that may be one's; `joined`: names that were joined; `surnames`: whom a bare last
  name means;
* `joining`: the names of a story's articles that are one source's, each with the best of them;
* `sites`, `outlets`, `sections`: whose an address is, an outlet under its names, and a name with a section;
* `mastheads`: whether a name is a news outlet's; `known`: the user's own file of names; `words`: the word lists.
"""
