"""What a sentence makes of the statement that is its subject: "the figures are inflated", "the story is true".

In: the first sentence of a content, in lower case.  Out: whether the statement is called false (denies), doubtful
(disputes) or true (confirms), or None.  A judgement is put together from a subject whose head is a statement, a
verb that joins it to an adjective or a noun, what negates that, and the class of the adjective; the classes stand
in `lexicon/en/frames.toml`.
"""

from collections.abc import Sequence
from itertools import zip_longest

from onrecord.normalise.lexicons import words
from onrecord.normalise.stance.idioms import WORD
from onrecord.records import Stance

_SUBJECT = 12  # words
_ALONE = 4  # words of a content that is a judgement alone: "utter nonsense"
_MISTAKEN = frozenset(("wrong", "mistaken", "incorrect", "inaccurate"))
"""What a deed or a person is called as well, so that only a statement is called untrue by it."""
_OVERSTATING = words("frames", "list", "overstating")
_VERBS = words("frames", "list", "joins") | _OVERSTATING
_BEHIND = 5  # words behind the verb among which the judgement stands


def judged(sentence: str) -> Stance | None:
    """What a sentence makes of the statement that is its subject; None where it judges none."""
    own = WORD.findall(sentence.replace("’", "'"))[: _SUBJECT + _BEHIND]
    if own and len(own) <= _ALONE:
        return _judgement(False, own) if own[-1] in words("frames", "list", "false") else None
    at = next((at for at, word in enumerate(own[: _SUBJECT + 1]) if at and word in _VERBS), None)
    if at is None or words("frames", "list", "statement").isdisjoint(own[:at]):
        return None
    if not words("frames", "list", "open_before").isdisjoint(own[: at + 1]):
        return None
    if "that" in own[1:at]:  # "the claim that the price was inflated": the verb is another's
        return None
    if own[at] in _OVERSTATING:
        return Stance.DISPUTES
    return _judgement(own[at].endswith("n't"), own[at + 1 : at + 1 + _BEHIND])


def _judgement(negated: bool, behind: Sequence[str]) -> Stance | None:
    """The judgement of the first adjective behind a verb, turned round where it is negated."""
    for word, then in zip_longest(behind, behind[1:]):
        if word in ("not", "never", "hardly", "scarcely"):
            negated = True
        elif word in words("frames", "list", "false") or word in _MISTAKEN:
            return None if negated else Stance.DENIES
        elif word in words("frames", "list", "doubtful"):
            return None if negated else Stance.DISPUTES
        elif word in words("frames", "list", "true"):
            return Stance.DENIES if negated else Stance.CONFIRMS
        elif not ("and" in (word, then) or word in words("frames", "list", "between") or word.endswith("ly")):
            return None
    return None
