"""Where texts are from, and how many origins a claim has.

* `copies`: bodies that bring the same text;
* `versions`: what changed between two texts of one origin;
* `addresses`: under which addresses an article is known;
* `credits`: to whom an article credits its text;
* `tracing`, `roots`: from what is known of the articles to the count of independent origins.
"""
