"""Claims meet earlier claims, in one article and across: denials, disclaimers, updates and conflicts.

Claims come in, links go out. Every link carries its reason; nothing here reads a file, a database or the network.
`link_claims` links the claims of one article. `read_statements` sees the claims of a reading as they meet those of
other articles, `same_question` says which figures answer one question, `relate_answers` and `relate_statements`
say how a later claim stands to an earlier one; the ledger finds the pairs.

* `inside`: one article, by words that point back (`refer`, `pointers`, `targets`), say again (`restating`) or
  answer flatly (`negating`) what stands `earlier`, by acts (`denied`, `deniable`, `doings`, `actors`) and by
  figures (`counts`, `sums`, `givers`);
* `statements`, `voices`: claims as they meet those of other articles;
* `answering`: which claim an answer is about where no rule tells it;
* `questions`: what a figure answers, by its `frames` and `measures`; `answers` and `headings` put it in words;
* `across`, `taking_up`, `ties`: relations across articles, by figures and by words;
* `copies`, `credits`, `tracing`, `roots`, `versions`: where texts are from, a claim's origins, what changed;
* `stories`, `profiles`, `setting`: articles on one happening.
"""

from onrecord.link.across import clash_holds, is_recalled, relate_answers
from onrecord.link.answers import Answer
from onrecord.link.frames import Frame
from onrecord.link.headings import question_text
from onrecord.link.inside import link_claims
from onrecord.link.likeness import Likeness
from onrecord.link.questions import Asked, question_id, question_keys, same_question
from onrecord.link.statements import Statement, read_statements
from onrecord.link.taking_up import relate_statements, statement_keys
from onrecord.link.ties import Tie
from onrecord.link.view import AGAINST, CUED
from onrecord.link.voices import same_voice

__all__ = [
    "AGAINST",
    "CUED",
    "Answer",
    "Asked",
    "Frame",
    "Likeness",
    "Statement",
    "Tie",
    "clash_holds",
    "is_recalled",
    "link_claims",
    "question_id",
    "question_keys",
    "question_text",
    "read_statements",
    "relate_answers",
    "relate_statements",
    "same_question",
    "same_voice",
    "statement_keys",
]
