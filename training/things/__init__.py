"""Makes the trees that tell whether two figures are of one thing (`src/onrecord/link/across/things.json`).

* `figures`: the answers of annotated stories, each with the thing that it is of;
* `pairs`: pairs of them, compared, with what each is worth to the training;
* `__main__`: fits the trees, or holds stories aside and says how well they are told.
"""
