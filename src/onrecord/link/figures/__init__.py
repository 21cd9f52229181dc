"""What a figure counts, and which question it answers.

* `counts`: figures of one article that count the same thing;
* `sums`: parts of a total told right before, which are no conflict with it;
* `measures`: what a figure measures;
* `frames`: the question that it answers, as slots in a fixed order;
* `answer`, `answers`: a figure as an answer, with what tells of which happening; `given`: whether its claim gives
  it, and which numbers it sets aside;
* `beside`: how it stands among the others of the like;
* `again`: what an article tells again, with the slots of all who tell it;
* `parts`: counts of one place of several.
"""
