"""A first guess for every line by learned models; their weights and `lines.md`, the card of these, lie beside it.

* `guess`: from a page's lines to a guess for each, in two looks; `trees` loads the weights;
* `features`: what the first look sees: a line's `own` words, its `setting` among the others, the `markup` around it
  or, in plain text, its `wording`;
* `network`: for plain text, what is read out of the lines in their order;
* `context`: what the second look sees of the first, with `echoes`, `fragments` and `layout` for plain text;
* `columns`, `counting`: numbers made from numbers, and characters counted in many texts at once.
"""
