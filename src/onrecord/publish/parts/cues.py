"""How a claim is told on a screen: its content alone where "who says: …" is what the text means, else with its cue.

"accused the mayor of theft" shown as "says: the mayor of theft" would misstate it, and so would "did not rule out
that it leaked". So the cue's own words stand in the line unless they add nothing to the word of the stance, or the
content is a sentence of its own that the cue neither turns round nor weakens. Every list of claims, the pages, the
terminal and the feeds ask here.

The test for a sentence knows no grammar beyond the word lists of `lexicon/en/shown.toml` and doubts: what it does
not know to be one is shown with its cue, which is never wrong, only longer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile
from typing import TYPE_CHECKING

from onrecord.lexicon import inflections, load_lexicon
from onrecord.markdown import unmarked
from onrecord.publish.wording import safe
from onrecord.records import Attitude, Attribution, Claim, Stance
from onrecord.told import LEFT_OUT, Piece, Told, in_order

if TYPE_CHECKING:  # a ledger is not needed to print the claims of an article, and takes long to load
    from onrecord.ledger.views.claims import ClaimHit

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")
_SENTENCE = re.compile(r"[\"“‘«][A-Z].*[.,!?…][\"”’»]?[.,]?\s*$", re.DOTALL)
"""Quoted words that begin and end as a sentence does."""
_CLOSES = frozenset(',?!"”’»')  # how speech ends before the cue that follows it
_AGAINST = (Stance.DENIES, Stance.DISPUTES, Stance.RETRACTS)
"""Told by another verb than their own, their content is what the source says instead: "denies: no such plan exists"
would turn round what was told as "no such plan exists"."""
_WHOLE_THAT = 4  # so many words behind "that" are a clause; fewer may be a thing that is pointed at, "that plan"


def told_of(claim: Claim, attribution: Attribution | None) -> tuple[Told, ...]:
    """The words by which a claim of an article is told."""
    if attribution is None or not attribution.content:
        return _plain([claim.evidence.text])
    pieces = in_order(attribution.cue, attribution.content)
    return _told(claim.stance, claim.attitude, [span.text for span in attribution.content], pieces)


def told_of_hit(hit: ClaimHit) -> tuple[Told, ...]:
    """The words by which a claim of a list is told."""
    return _told(Stance(hit.stance), Attitude(hit.attitude), [hit.content], hit.told)


def words_of_claim(content: str, hit: ClaimHit | None) -> str:
    """What a claim says, with its cue where it needs it; the content alone of one that is not at hand."""
    return in_words(told_of_hit(hit)) if hit else " ".join(content.split())


def in_words(told: Sequence[Told]) -> str:
    """The same as one text."""
    return "".join(piece.words for piece in told)


def has_cue(told: Sequence[Told]) -> bool:
    """Whether the cue stands among the words, which then tell what was done without the word of the stance."""
    return any(piece.cue for piece in told)


def _told(stance: Stance, attitude: Attitude, content: Sequence[str], pieces: Sequence[Piece]) -> tuple[Told, ...]:
    cue = " ".join(piece.words for piece in pieces if piece.part == "cue")
    if not cue or not _needs_cue(stance, attitude, cue, " … ".join(content)):
        return _plain(content)
    out = []
    for at, (part, words) in enumerate(pieces if stance is Stance.DECLINES else _cue_first(pieces)):
        blank = " " if at else ""
        out.append(Told(f"{blank}{LEFT_OUT if part == 'gap' else safe.isolated(words)}", cue=part == "cue"))
    return tuple(out)


def _cue_first(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces with a lone cue before the speech that it closes: "…," told is read as told … "…,"."""
    *speech, last = pieces
    if last.part != "cue" or any(piece.part == "cue" for piece in speech):
        return pieces
    source_stands_between = speech[-1:] == [Piece("gap", LEFT_OUT)]
    spoken = speech[:-1] if source_stands_between else speech
    if not source_stands_between and not (spoken and spoken[-1].words[-1] in _CLOSES):
        return pieces
    return [last, Piece("gap", LEFT_OUT), *spoken]


def _plain(content: Sequence[str]) -> tuple[Told, ...]:
    return (Told(safe.isolated(" … ".join(" ".join(unmarked(text).split()) for text in content)), cue=False),)


def _needs_cue(stance: Stance, attitude: Attitude, cue: str, content: str) -> bool:
    """Whether a claim would be misread without the words of its cue; a colon alone is none."""
    if stance is Stance.CANNOT_VERIFY or not any(map(str.isalnum, cue)):
        return False
    if attitude is not Attitude.SPEECH:
        return True
    words = _words(cue)
    if not _set("cues", "turns").isdisjoint(words):
        return True
    if _is_plain(stance, words):
        return False
    return stance in _AGAINST or not is_sentence(content)


def _is_plain(stance: Stance, words: Sequence[str]) -> bool:
    """Whether a cue is the stance's own verb: "said", "had also denied"; "according to" is plain for all."""
    if " ".join(words) == _list("cues", "plain"):
        return True
    verb = load_lexicon("shown")["cues"].get(stance.value)
    first = next((at for at, word in enumerate(words) if word not in _set("cues", "before")), None)
    if verb is None or first is None:
        return False
    passive = first > 0 and words[first - 1] in {"is", "was", "been"}
    return not passive and words[first] in inflections(verb)


def is_sentence(content: str) -> bool:
    """Whether words can stand behind "says" alone: a clause with a finite verb, or a quoted sentence."""
    if _SENTENCE.match(content):
        return True
    tokens = list(dropwhile(lambda token: not token[0].isalnum(), _TOKEN.findall(content.replace("’", "'"))))
    words = [token.lower() for token in tokens]
    if words[:1] == ["that"]:
        return len(words) > _WHOLE_THAT or _has_finite_verb(tokens[1:], words[1:])
    if not words or words[0] in _set("clause", "asks"):
        return False
    return words[0] in _set("clause", "subjects") or _has_finite_verb(tokens, words)


def _has_finite_verb(tokens: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the main clause of some words has a verb that is finite; it ends where another clause begins."""
    finite, joins = _set("clause", "finite"), _set("clause", "joins")
    for at in range(1, len(words)):
        before = words[at - 1]
        if words[at] in joins or (words[at] in _set("clause", "subjects") and before[-1].isalnum()):
            return False
        is_name = tokens[at][0].isupper()  # the month of May
        if words[at] in finite and not is_name and before not in _set("clause", "open"):
            return True
    return False


def _words(text: str) -> list[str]:
    words = [token.lower() for token in _TOKEN.findall(text.replace("’", "'"))]
    return [part for word in words for part in (("not",) if word.endswith("n't") else (word,))]


def _list(table: str, name: str) -> str:
    return str(load_lexicon("shown")[table][name])


@cache
def _set(table: str, name: str) -> frozenset[str]:
    return frozenset(_list(table, name).split())
