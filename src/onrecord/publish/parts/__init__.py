"""What several pages are made of.

* `html`: contexts become HTML by their templates;
* `links`: where a name and a story lead;
* `cues`: a claim with or without its cue;
* `lanes`: the figures of a question, source by source; the same over time as SVG are `charts`, of
  `scales` (days and values), `signs` (the marks) and `labels` (where their words have room).
"""
