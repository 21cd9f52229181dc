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

Importing this package loads none of these: to read an article takes a third of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.lazy import load_name

if TYPE_CHECKING:
    from onrecord.link.across.figures import clash_holds, relate_answers
    from onrecord.link.across.found_by import statement_keys
    from onrecord.link.across.headings import question_text
    from onrecord.link.across.newer import is_recalled, is_surely_newer
    from onrecord.link.across.questions import (
        LIKELY,
        NEAR,
        likeness,
        may_be_one,
        question_id,
        question_keys,
        same_question,
    )
    from onrecord.link.across.statements import Asked, Statement, read_statements
    from onrecord.link.across.taking_up import relate_statements
    from onrecord.link.across.ties import Tie
    from onrecord.link.across.weighed import find_likely, may_weigh
    from onrecord.link.answering import JUDGE, WEIGHED_BY
    from onrecord.link.figures.answer import Answer
    from onrecord.link.figures.frames import Frame
    from onrecord.link.inside.linking import link_claims
    from onrecord.link.words.likeness import Likeness
    from onrecord.link.words.view import CUED, UNNAMED
    from onrecord.link.words.voices import same_voice

__all__ = [
    "CUED",
    "JUDGE",
    "LIKELY",
    "NEAR",
    "UNNAMED",
    "WEIGHED_BY",
    "Answer",
    "Asked",
    "Frame",
    "Likeness",
    "Statement",
    "Tie",
    "clash_holds",
    "find_likely",
    "is_recalled",
    "is_surely_newer",
    "likeness",
    "link_claims",
    "may_be_one",
    "may_weigh",
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

_WHERE = {
    "CUED": "words.view",
    "JUDGE": "answering",
    "LIKELY": "across.questions",
    "NEAR": "across.questions",
    "UNNAMED": "words.view",
    "WEIGHED_BY": "answering",
    "Answer": "figures.answer",
    "Asked": "across.statements",
    "Frame": "figures.frames",
    "Likeness": "words.likeness",
    "Statement": "across.statements",
    "Tie": "across.ties",
    "clash_holds": "across.figures",
    "find_likely": "across.weighed",
    "is_recalled": "across.newer",
    "is_surely_newer": "across.newer",
    "likeness": "across.questions",
    "link_claims": "inside.linking",
    "may_be_one": "across.questions",
    "may_weigh": "across.weighed",
    "question_id": "across.questions",
    "question_keys": "across.questions",
    "question_text": "across.headings",
    "read_statements": "across.statements",
    "relate_answers": "across.figures",
    "relate_statements": "across.taking_up",
    "same_question": "across.questions",
    "same_voice": "words.voices",
    "statement_keys": "across.found_by",
}


def __getattr__(name: str) -> Any:
    return load_name(__name__, _WHERE, name)
