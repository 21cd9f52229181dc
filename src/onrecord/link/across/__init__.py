"""How claims of different articles meet.

* `statements`: a claim as other articles' claims meet it; `givers`: who gives a figure that the outlet states;
* `questions`: which figures answer one question: what parts them, and how likely they are of one thing;
  `sharing`: what two of them share, as numbers; `places`: whether two are said of two places, `happenings`: the
  days and names that tell of which happening a count is;
* `headings`, `setting`: how a question is headed, and where what an article tells of happens;
* `figures`: how a later figure stands to an earlier one; `numbers`: what their numbers say, `newer`: whether the
  later one is a newer state, `tallies`: whether both count the same;
* `taking_up`: how a later claim stands to an earlier one by its words: said again, denied, confirmed, taken back;
  `shared_words`: whether the words that both share are enough, `found_by`: what texts lead from one to the other;
* `weighed`: which of them a sentence of a document of its own is likely about, where no rule tells it;
* `ties`: such a relation with its reason, and how far apart in time two claims are.
"""
