"""Every line gets a role: the classifier's guess, then what the lines say to each other.

* `label`: the whole, in its order, for the accurate lane; `fast`: by paragraphs alone, for the fast lane;
* `alike`: lines that are set as the article's are; `insets`: what stands inside it and is not its own;
* `headings`, `repeats`: the headings of its parts, what is printed twice;
* `bylines`, `speakers`: who wrote it, who speaks in it;
* `calls`, `notices`, `closing`: what calls on the reader, what speaks of the article or the outlet, what closes it;
* `entries`, `live`: the posts of a live report, as its markup sets them and as they are copied;
* `listed`: lists of sources and of most read articles;
* `headline`, `told`, `moments`, `cards`: the headline, what a line's own words give away, lines that say only when,
  cards of other articles;
* `plain`, by `plain_heads`, `decks`, `plain_captions`, `middles`, `rows` and `sponsors`: rules for plain text;
* `rules`: a person's rules for an outlet's pages, which stand above all of these.
"""
