"""Whom a pointer means: "these claims", "the minister's findings", "both".

A claim, the claims near before it and the pointer come in, the claims that are meant go out, with whether their own
words echo its noun.
"""

from collections.abc import Sequence

from onrecord.link.inside.pointers import EACH_SIDE, Pointer
from onrecord.link.inside.siding import only_wishes
from onrecord.link.words.terms import echo_rows, has, pattern, stems, stop_words, tokens, word_set
from onrecord.link.words.view import AGAINST, View
from onrecord.records import Stance

_REPORTED = 3  # how many sentences before others' claims "the report" may be that others have commented on since
_MOST_OWNED = 3  # how many claims "the minister's claims" stands for at most
_TWO = frozenset("both either neither".split())
_RIGHT_HERE = frozenset("this that".split())
_POSSESSIVE = frozenset("his her their".split())
_PRONOUNS = frozenset("he she they it we i".split())


def find_targets(view: View, near: list[View], pointer: Pointer) -> tuple[list[View], bool]:
    """The claims that a pointer means, and whether their words echo its noun."""
    others = [o for o in near if o.claim.source != view.claim.source or o.claim.source is None]
    others = [o for o in others if not has("anaphor", "comment", o.content)] or others
    if pointer.owner == EACH_SIDE:
        return _of_two_sides(others), True
    if pointer.row is None and view.who.lower() in _PRONOUNS:
        return [], False  # whoever "he" is may have said it himself
    if view.claim.stance is Stance.RETRACTS:
        denial = pattern("across", "denial").search(f"{view.cue} {view.content}") is not None
        own = (o for o in near if o.claim.source == view.claim.source)
        return [o for o in own if not denial or o.claim.stance in AGAINST][:1], False
    if view.claim.stance is Stance.CANNOT_VERIFY:
        counts = pointer.row == "figure"
        held = [
            o for o in near if pointer.row and _holds_noun(o.content, pointer.row) and (o.figures or not counts)
        ]
        if held and not pointer.owner and view.sentence - held[0].sentence <= 2:
            return held[:1], True
        others = [o for o in others or near[:1] if not only_wishes(o)]
        both = pointer.owner or pointer.row == "denial" or pointer.words.split()[0].lower() in _TWO
        if not both:  # "the reports" are not what was said against them, but where that says which reports
            others = [o for o in others if o.claim.stance not in AGAINST or _tells_reports(o)] or others
    if pointer.owner:
        owned = [o for o in others if _is_owner(pointer.owner, o)]
        counting = [o for o in owned if o.figures] if pointer.row == "figure" else []
        return (counting or owned)[: _MOST_OWNED if pointer.row else 1], True
    if pointer.row is None:
        return [o for o in others if view.sentence - o.last <= 1][:1], False
    return _by_noun(others, pointer, view.sentence)


def _is_owner(owner: str, other: View) -> bool:
    """Whether a claim is of those whose claim it is said to be; "the two sources" are any that are not named."""
    words = {word for word in tokens(owner) if word not in stop_words()}
    if words and words <= word_set("anaphor", "unnamed"):
        return bool(word_set("anaphor", "unnamed") & set(tokens(other.who)))
    return bool(words) and stems(owner) <= stems(other.speaker)


def _of_two_sides(others: Sequence[View]) -> list[View]:
    """What each of the two who spoke last says, of the nearest claims before."""
    spoken = [o for o in others if o.claim.source is not None and o.claim.stance not in AGAINST]
    sides = list(dict.fromkeys(other.claim.source for other in spoken))[:2]
    return [other for other in spoken if other.claim.source in sides] if len(sides) == len("ab") else []


def _by_noun(others: list[View], pointer: Pointer, at: int) -> tuple[list[View], bool]:
    """Of others' claims before: those that echo the noun, or for a general noun the ones right before.

    "Her findings" are those of whoever spoke in the sentence before, whatever they are called.
    """
    if not others:
        return [], False
    row = pointer.row or ""
    if pointer.words.split()[0].lower() in _RIGHT_HERE and others[0].sentence >= at - 1 and row != "figure":
        return others[:1], False
    close_by = others[0].sentence >= at - 1 and pointer.words.split()[0].lower() in _POSSESSIVE
    if close_by and row != "figure":
        return [o for o in others if o.claim.source == others[0].claim.source and o.sentence >= at - 1], False
    if row not in word_set("generic", "rows"):
        counts = row == "figure"
        others = [o for o in others if _holds_noun(o.claim.evidence.text, row) or (counts and o.figures)]
        if not others or counts:
            return [o for o in others if o.figures and others[0].sentence - o.sentence <= 1], False
    if not pointer.plural:
        reach = _REPORTED if row == "report" else 1
        close = [o for o in others if _holds_noun(o.cue, row) and others[0].sentence - o.sentence <= reach]
        return (close[:1], True) if close else (others[:1], row not in word_set("generic", "rows"))
    if pointer.words.split()[0].lower() in _TWO:
        told = [o for o in others if _holds_noun(o.claim.evidence.text, row)] or others
        outer = [o for o in told if not any(other.attribution == o.inside for other in told)]
        return outer[:2], True
    first = [o for o in others if o.sentence == others[0].sentence]
    if len(first) > 1 and len({o.claim.source for o in first}) > 1:
        return first, False
    same = [o for o in others if o.claim.source == others[0].claim.source and o.claim.source is not None]
    return same or first[:1], False


def echo_word(view: View, row: str | None) -> str | None:
    """The word of an earlier claim that echoes a noun, in lower case."""
    rows = echo_rows()
    words = (*tokens(view.cue), *tokens(view.content), *tokens(view.claim.evidence.text))
    return next((word for word in words if rows.get(word) == row), None)


def _tells_reports(view: View) -> bool:
    """Whether a denial tells of the reports that it denies: "denied reports that the gate was open"."""
    rows = echo_rows()
    return any(rows.get(word) in word_set("generic", "rows") for word in tokens(view.content))


def _holds_noun(text: str, row: str) -> bool:
    rows = echo_rows()
    return any(rows.get(word) == row for word in tokens(text))
