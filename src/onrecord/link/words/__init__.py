"""What all of linking compares by: words, whose they are, and how much they say.

* `terms`: content words as stems, and the word lists of links;
* `view`: one claim as linking sees it, and a pair of claims that a rule links;
* `voices`: which body speaks through a source;
* `rarity`: how much a term says, by how few texts have it;
* `countries`: which country a word is of;
* `likeness`: how alike two short texts are;
* `trees`: boosted trees over a few features.
"""
