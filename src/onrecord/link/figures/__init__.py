"""What a figure counts, and which question it answers.

* `counts`: figures of one article that count the same thing;
* `sums`: those that add up, and so are no conflict;
* `measures`: what a figure measures;
* `frames`: the question that it answers, as slots in a fixed order;
* `answers`: a figure as an answer, with what tells of which happening.
"""
