"""What one phrase says of the source it names: kind, name, role and for whom it speaks.

* `parse`: from a phrase to what it says, without its edges, brackets and clauses;
* `several`, `core`: what the rest says when it holds several sources, or one;
* `named_people`, `named_bodies`, `named_things`: sources with a name;
* `nominals`: sources without one: an office, a group, an unnamed person, a document;
* `nobody`, `own_versions`: words that say that nobody speaks, or that the outlet takes back its own;
* `titles`, `affiliation`: a person's role, and the body beside the person;
* `fields`: names of bodies that list what they are for.
"""
