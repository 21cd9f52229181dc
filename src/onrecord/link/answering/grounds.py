"""Why an answer is likely about a claim, in one sentence that can be checked.

The network gives no reasons, so none of its own are told: what is told are the words that both share, who is named,
and how near the two stand. A reader sees with them whether the suggestion holds.
"""

from collections.abc import Iterator
from typing import Protocol

from onrecord.link.words.terms import fold, root, stop_words, tokens, word_set
from onrecord.link.words.view import clip

_MOST = 4  # how many shared words are told
_NAME = 4  # how many letters a word for somebody has at least that names him alone


class _Told(Protocol):
    """A claim as its reason is told; `speaker` is the name and role of who speaks, "" where nobody is named."""

    @property
    def who(self) -> str: ...
    @property
    def speaker(self) -> str: ...
    @property
    def cue(self) -> str: ...
    @property
    def content(self) -> str: ...


def because_likely(answer: _Told, claim: _Told, near: str) -> str:
    """The reason why a claim is likely what another answers, as one sentence.

    `near` says how near the two stand; it is told where they share no words and name nobody.
    """
    words = clip(f"{answer.cue} {answer.content}".strip())
    grounds = [*_shared(answer, claim), *_named(answer, claim)] or [near]
    return (
        f"“{words}” ({answer.who}) is likely about what {claim.who} said in “{clip(claim.content)}”: "
        f"{' and '.join(grounds)}."
    )


def _shared(answer: _Told, claim: _Told) -> Iterator[str]:
    """The words of the claim that the answer takes up."""
    dull = stop_words() | word_set("light", "words")
    mine = {root(word) for word in tokens(f"{answer.cue} {answer.content}") if word not in dull}
    words = [word for word in dict.fromkeys(tokens(claim.content)) if len(word) > 2 and word not in dull]
    shared = [word for word in words if root(word) in mine][:_MOST]
    if shared:
        yield f"both have {', '.join(f'“{word}”' for word in shared)}"


def _named(answer: _Told, claim: _Told) -> Iterator[str]:
    """That the one names the other, where it does."""
    if answer.speaker and _has_word_of(claim.content, answer.who):
        yield f"it names {answer.who}"
    elif claim.speaker and _has_word_of(f"{answer.cue} {answer.content}", claim.who):
        yield f"the answer names {claim.who}"


def names_speaker(text: str, told: _Told) -> bool:
    """Whether a text has a word that names or describes whoever speaks in a claim."""
    return _has_word_of(text, told.speaker)


def _has_word_of(text: str, name: str) -> bool:
    dull = stop_words() | word_set("across", "no_place")
    words = {fold(word) for word in tokens(name) if len(word) >= _NAME and word not in dull}
    return not words.isdisjoint(map(fold, tokens(text)))
