"""What waits for a person, and what a person says.

* `queue`: what the machine is least sure of; `once` tells which doubts are one to a reader;
* `doubts`: one of them with its words; `keys`: how each is named;
* `acts`: what a person says becomes a decision, checked first; `claims`: the acts on claims and names;
* `removing`: articles go for good, and their words out of the file;
* `replaying`: decisions that were exported are taken in.
"""
