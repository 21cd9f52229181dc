"""Claims meet earlier claims, in one article and across: denials, disclaimers, updates and conflicts.

Claims come in, links go out. Every link carries its reason; nothing here reads a file, a database or the network.
`link_claims` links the claims of one article. `read_statements` sees the claims of a reading as they meet those of
other articles, `same_question` says which figures answer one question, `relate_answers` and `relate_statements`
say how a later claim stands to an earlier one; the ledger finds the pairs.

Each imports only what stands below it, and an import rule holds them to that:

* `inside`: links between the claims of one article, by words that point back and by figures;
* `across`: claims as they meet those of other articles, the questions that figures answer, and relations by both;
* `figures`, `denials`: what a figure counts and answers; what a denial denies, and whether another claim states it;
* `answering`: which claim an answer is about where no rule tells it;
* `origins`: where texts are from, a claim's origins, what changed between two texts;
* `stories`: articles on one happening;
* `words`: terms, a claim as linking sees it, whose voice it is, and how alike two texts are.
"""
