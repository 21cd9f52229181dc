"""Whether somebody else may be heard in a sentence of a content, so that it is worth a second reading.

In: a text and a sentence.  Out: yes or no.  Yes where a word of saying, thinking or standing for something has
something before it that may be its subject: a noun or "he", but not "the", "to" or "for"; behind "I" and "we" only
what was said at another time, since what they think they say here.

Of the candidates labelled for `training.inner` nine in ten stand in such sentences, which are half of all the words
of contents.

What holds: linear time in the words of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.attribute.wording.saying import forms, kinds, past_forms, words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MOST_HELPERS = 4
_SPEAKERS = frozenset(("i", "we", "you"))


def may_hear(text: str, start: int, end: int) -> bool:
    """Whether a word of saying or thinking with a subject may stand in `text[start:end]`."""
    own = _WORD.findall(text[start:end].lower())
    return any(word in _verbs() and _has_subject(own, at) for at, word in enumerate(own) if at)


def _has_subject(own: Sequence[str], at: int) -> bool:
    """Whether the word before the auxiliaries of a verb may be its subject."""
    first = at - 1
    while first >= 0 and at - first <= _MOST_HELPERS and _helps(own[first]):
        first -= 1
    if first < 0:
        return False
    subject = own[first].replace("’", "'").partition("'")[0]
    if subject in _SPEAKERS:
        return kinds().get(own[at]) == "speech" and (own[at] in past_forms() or own[at].endswith("ing"))
    return subject == "that" or subject not in _no_subjects()


def _helps(word: str) -> bool:
    return word in words("clause", "before_verb", "modal") or word.endswith("ly")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(kinds()) | forms("stands")


@cache
def _no_subjects() -> frozenset[str]:
    return words("clause", "determiners", "prepositions") | {"to"}
