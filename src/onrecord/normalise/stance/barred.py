"""Acts of saying that are kept from being done: "refused to deny", "stopped short of confirming", "has yet to say".

The words from a source to the content come in, with the place of the cue among them. What goes out is the stance of
the act that is barred, by what bars it and what kind of act it is, as `lexicon/en/idioms.toml` tells them: what is
withheld, awaited, cannot be done or was not done. A denial that is refused is no denial, and nobody has disputed
what nobody disputes. A bar that is barred itself counts for nothing: who did not hesitate to say, said.

The last bar before an act counts. Between them stand only adverbs and the like, so that a negation of another verb
is not taken for one of this.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from onrecord.lexicon import inflections, load_lexicon
from onrecord.normalise.lexicons import words
from onrecord.normalise.stance.cues import BARS, Bar
from onrecord.normalise.stance.idioms import WORD, find_idioms
from onrecord.records import Stance

_BETWEEN = 5  # words
_NEAR = 3  # words between a bar and what bars it in its turn
_NOT_ONLY = frozenset(("just", "only", "merely", "simply", "solely"))
_PASSIVE = {"be", "been", "being"}
_ACTS = {
    form: kind
    for kind, verbs in load_lexicon("idioms")["act"].items()
    for lemma in verbs.split()
    for form in inflections(lemma)
}
"""Every form of every verb of an act that can be barred, with the kind of act."""


def barred_stance(text: str, cue: tuple[int, int], *, checks: bool, finds: bool = False) -> Stance | None:
    """The stance of a barred act that touches the cue; None where no act is barred.

    Args:
        text: lower-cased words from a source to the content, parted by single blanks.
        cue: where the cue begins and ends in them.
        checks: whether the source is an outlet, which leaves unconfirmed what it could not check.
        finds: whether to find out is the source's business: what an engineer cannot say is not known, what an
            official cannot say is kept back.
    """
    found = _bars(text, cue[1])
    if not found:
        return None
    for word in WORD.finditer(text):
        act = _ACTS.get(word.group())
        bar = max((one for one in found if one[1] <= word.start()), default=None) if act else None
        if act is None or bar is None or bar[0] >= cue[1] or word.end() <= cue[0]:
            continue
        between = _between(text, bar[1], word.start())
        if between is None:
            continue
        if bar[2] is not Bar.NOT and _is_barred(text, found, bar[0]):
            return Stance.CONFIRMS if act == "confirm" else Stance.SAYS
        passive = not _PASSIVE.isdisjoint({*between, *text[bar[0] : bar[1]].split()})
        if (act == "settle" and passive) or (
            finds and _is_unknown(bar[2], between, word.group(), text[word.end() :])
        ):
            return Stance.CANNOT_VERIFY
        stance = stance_of_barred(bar[2], act, checks=checks)
        if stance:
            return stance
    return None


def stance_of_barred(bar: Bar, act: str, *, checks: bool) -> Stance | None:
    """What is left of a kind of act by what bars it; None for a kind that has no such bar."""
    if checks and (bar is Bar.GROUNDLESS or (act == "settle" and bar is not Bar.WITHHELD)):
        return Stance.CANNOT_VERIFY
    stance = load_lexicon("idioms")["barred"][bar].get(act)
    return Stance(stance) if stance else None


def bar_before(text: str, start: int, until: int) -> Bar | None:
    """What bars the act that begins at a place; None where nothing does, or what does is barred itself.

    Nothing behind `until` is looked at, which is the end of the cue.
    """
    found = _bars(text, until)
    bar = max((one for one in found if one[1] <= start), default=None)
    if bar is None or _between(text, bar[1], start) is None:
        return None
    return None if bar[2] not in (Bar.NOT, Bar.GROUNDLESS) and _is_barred(text, found, bar[0]) else bar[2]


def _is_unknown(bar: Bar, between: Sequence[str], act: str, after: str) -> bool:
    """Whether what is not told is not known: "could not say | how many", "has yet to identify"."""
    if bar is not Bar.WITHHELD and act in _forms_of("discovering"):
        return True
    unable = bar is Bar.UNABLE or not {"can", "could"}.isdisjoint(between)
    following = WORD.search(after)
    asked = following is not None and following.group() in words("frames", "list", "wh")
    return unable and asked and act in words("idioms", "bar", "knowing")


@cache
def _forms_of(name: str) -> frozenset[str]:
    return frozenset(form for lemma in words("idioms", "bar", name) for form in inflections(lemma))


@lru_cache(maxsize=64)
def _bars(text: str, until: int) -> list[tuple[int, int, Bar]]:
    """What bars something, with where it stands; of those that share words the first and longest."""
    out: list[tuple[int, int, Bar]] = []
    for start, end, kind in sorted(find_idioms(text, BARS, until), key=lambda one: (one[0], -one[1])):
        if not out or start >= out[-1][1]:
            out.append((start, end, Bar(kind)))
    return out


def _between(text: str, start: int, end: int) -> list[str] | None:
    """The words between a bar and an act; None where another verb may stand among them."""
    gap = text[start:end]
    tokens = WORD.findall(gap)
    if tokens and tokens[0] in _NOT_ONLY:  # "is not just talking about wages": it is talked about
        return None
    known = all(one in words("idioms", "bar", "between") or one.endswith("ly") for one in tokens)
    return tokens if known and len(tokens) <= _BETWEEN and not set(gap) & set('.;:“”"?!') else None


def _is_barred(text: str, found: list[tuple[int, int, Bar]], start: int) -> bool:
    """Whether a bar that begins at a place is barred itself: "did not hesitate to"."""
    return any(
        one[1] <= start and one[2] is Bar.NOT and len(WORD.findall(text[one[1] : start])) <= _NEAR for one in found
    )
