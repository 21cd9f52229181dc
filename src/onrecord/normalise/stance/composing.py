"""Stances put together from a predicate, what bars it, and its object: "would not be drawn on", "brushed aside".

In: the words around a cue, where the cue stands in them, and the words of the object.  A predicate is found in the
frames of `lexicon/en/frames.toml` or among the idioms of `idioms.toml`, which are frames of the stance that they
stand under.  Its frame tells the stance when nothing bars it; a bar before it ("did not", "refused to", "nobody")
leaves what `barred` makes of the frame's kind of act, and a bar that is barred itself counts for nothing.  Some
frames hold of statements alone: who brushes aside a rumour calls it untrue, who brushes aside an offer only turns
it down.  What is only planned or wanted tells nothing: "plans to quash".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.normalise.lexicons import load_lexicon, words
from onrecord.normalise.stance.barred import bar_before, stance_of_barred
from onrecord.normalise.stance.idioms import WORD, Idioms, find_idioms, make_idioms
from onrecord.records import Stance

_ACTS = {
    Stance.SAYS: "tell",
    Stance.REPORTS: "tell",
    Stance.CONFIRMS: "confirm",
    Stance.DENIES: "deny",
    Stance.DISPUTES: "doubt",
    Stance.RETRACTS: "retract",
    Stance.DECLINES: "withhold",
    Stance.ASKS: "ask",
    Stance.CANNOT_VERIFY: "puzzle",
}
_COPULAS = "be/remain/seem/sound/look/stay/keep/grow/become/appear"
_HEAD = 9  # words from the predicate on among which the head of its object stands
_KINDS = ("statement", "said", "query", "information")
_CLAUSE = frozenset(("that", "having", "ever"))
_TO = re.compile(r"(\w+) to (?:\w+ly )?$")
_POSSIBLE = re.compile(r"\b(?:must|should|may|might) (?:\w+ly )?$")


class Predicate(NamedTuple):
    """What a predicate tells when nothing bars it, its kind of act, and the objects it must have."""

    stance: Stance | None
    act: str
    objects: tuple[str, ...] = ()


def composed_stance(text: str, cue: tuple[int, int], obj: str, *, checks: bool) -> Stance | None:
    """The stance of the first predicate that touches the cue; None where there is none.

    `text` and `obj`, the object behind the cue, are in lower case; all else is as for `barred.barred_stance`.
    """
    undone, taken = None, 0
    for start, end, name in find_idioms(text, _frames(), cue[1]):
        predicate = _kinds()[name]
        if start < taken or end <= cue[0] or _is_ahead(text[:start]):
            continue
        if predicate.objects and not _has_object(f"{text[start : cue[1]]} {obj}", predicate.objects):
            continue
        bar = bar_before(text, start, cue[1])
        if bar is None:
            if predicate.stance:
                return predicate.stance
            continue
        barred = stance_of_barred(bar, predicate.act, checks=checks)
        if barred is not Stance.SAYS and (barred or predicate.stance):
            return barred or predicate.stance
        undone, taken = undone or barred, end
    return undone


def _is_ahead(before: str) -> bool:
    """Whether what stands behind these words is only wanted, planned or possible."""
    found = _TO.search(before)
    return bool(found and found.group(1) in words("cues", "ahead", "before")) or bool(_POSSIBLE.search(before))


def _has_object(obj: str, kinds: tuple[str, ...]) -> bool:
    """Whether the head of an object is of one of these kinds: a word of theirs comes before one of an offer."""
    own = WORD.findall(obj)[1:_HEAD]
    if own[:2] == ["which", "as"]:
        return False  # "which she described as ▸ the risk of a conspiracy": the object stands before "which"
    if "clause" in kinds and not _CLAUSE.isdisjoint(own[:2]):
        return True
    lists = [words("frames", "list", kind) for kind in kinds if kind != "clause"]
    for word in own:
        if any(word in one for one in lists):
            return True
        if word in words("frames", "list", "offer") or word in words("frames", "list", "criticism"):
            return False
    return False


@cache
def _kinds() -> dict[str, Predicate]:
    """The predicates by the name of their frame, and of the frame with the object that an idiom asks for."""
    out = {str(stance): Predicate(stance, act) for stance, act in _ACTS.items()}
    for name, row in load_lexicon("frames")["frame"].items():
        stance = Stance(row["stance"]) if row["stance"] else None
        out[name] = Predicate(stance, row["act"], tuple(row.get("objects", "").split()))
        out |= {f"{name} {kind}": Predicate(stance, row["act"], (kind,)) for kind in _KINDS}
    return out


@cache
def _frames() -> Idioms:
    phrases = load_lexicon("idioms")["phrase"]
    old = ((idiom, stance) for stance, row in phrases.items() for idiom in row.split(";"))
    return make_idioms((*written_frames(), *old))


def written_frames() -> Iterator[tuple[str, str]]:
    """Every idiom of every frame, as it is written, with the name that `_kinds` knows it by.

    An idiom that ends in the list of its objects finds them wherever the object stands: "claims were torn apart".
    """
    for name, row in load_lexicon("frames")["frame"].items():
        own = [idiom.strip() for idiom in row["idioms"].split(";")]
        own += [f"{_COPULAS} ~ {' '.join(row['be'].split(' | '))}"] if "be" in row else []
        own += [idiom for line in row.get("light", "").splitlines() for idiom in _light(line)]
        for idiom in own:
            kind = next((kind for kind in _KINDS if idiom.endswith(f" ~ %{kind}")), "")
            yield (idiom.removesuffix(f" ~ %{kind}"), f"{name} {kind}") if kind else (idiom, name)


def _light(line: str) -> Iterator[str]:
    """The idioms of a row of light verbs, nouns and what follows: "issue ~ denial of", "denial ~ issued"."""
    verbs, nouns, after = (part.strip() for part in line.split("|"))
    yield f"{verbs} ~ {nouns} ~ {after}" if after else f"{verbs} ~ {nouns}"
    yield f"{'/'.join(f'={noun}' for noun in nouns.split('/'))} ~~ +{verbs}"
