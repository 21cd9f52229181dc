"""Whether a claim can be what somebody denies: it states something, and does not come from the denier's own side.

Two claims of one article come in. "She regrets that the talks failed" and "called for inspectors" accuse nobody,
and a government does not deny what its state television says for it.
"""

from onrecord.link.denials.deniable import wishes
from onrecord.link.words.terms import pattern, tokens, word_set
from onrecord.link.words.view import View
from onrecord.records import Attitude


def deniable_by(denier: View, other: View) -> bool:
    """Whether one may deny what another claims."""
    return not only_wishes(other) and not _sides_with(other, denier)


def only_wishes(view: View) -> bool:
    """Whether something is wished for, asked for or regretted, and nobody is accused."""
    return view.claim.attitude is Attitude.INTENTION or wishes(view.cue, view.content)


def _sides_with(other: View, denier: View) -> bool:
    """Whether a claim is of the denier's own side: the state's media, or one who goes by the same names."""
    state = word_set("marks", "state")
    if pattern("marks", "state_voice").search(other.who) and state & set(tokens(denier.speaker)):
        return True
    opposed = word_set("marks", "opposing") & set(tokens(f"{denier.speaker} {other.speaker}"))
    return bool(state & set(tokens(denier.who))) and other.who in denier.who and not opposed
