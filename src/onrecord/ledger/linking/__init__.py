"""Claims of the ledger meet those of other articles.

* `meeting`: what waits to be linked is linked, in an order that no order of arrival changes;
* `postings`: where claims are found again;
* `statements`: claims and answers come back from their rows as linking sees them;
* `leading`, `figures`: which answer leads a question, and the links that its figures make; `reach`: which answers
  an answer is compared with, and which are compared with it;
* `words`: the links that the words of claims make;
* `ties`: links as rows.
"""
