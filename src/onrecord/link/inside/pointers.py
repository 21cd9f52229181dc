"""Words of a denial, a confirmation or a disclaimer that stand for an earlier claim: "these reports", "it".

A claim comes in, the words that point back go out, or None when it says itself what it is about.
"""

import re
from dataclasses import dataclass

from onrecord.link.words.terms import noun_rows, pattern
from onrecord.link.words.view import AGAINST, View
from onrecord.records import Stance

SHORT = 3
"""Up to so many words a content such as "the allegation" only points back and is no claim to point at."""
_VERDICT = re.compile(r"\s+as\b")
"""Behind words that point back, before what somebody calls that claim: "the report | as pure invention"."""
PLURAL = frozenset("these those both either neither all such them they".split())
EACH_SIDE = "each side"
_SPELLED_OUT = re.compile(r"\s+(?:that|of(?! events)|about|from|against|on|in|by)\b")


@dataclass(frozen=True, slots=True)
class Pointer:
    """The words that point back.

    `words` are as written, `row` is that of their noun (None for a pronoun), `owner` whose claim they say it is,
    `spelled` what they add that it says ("the claim that …").
    """

    words: str
    row: str | None
    plural: bool
    owner: str = ""
    spelled: str = ""

    @property
    def tells_whose(self) -> bool:
        """Whether it tells whose claim is meant by a noun for something said, or means each side's."""
        return bool(self.owner) and (self.row is not None or self.owner == EACH_SIDE)


def find_pointer(view: View) -> Pointer | None:
    """The words of a claim's content that stand for an earlier claim, or None when it says what it is about."""
    content = _bare(view)
    if pronoun := _pronoun(view, content):
        word = pronoun.group(1).lower()
        return Pointer(pronoun.group(1), None, word in PLURAL)
    sides = pattern("anaphor", "each_side").match(content)
    if sides:
        return Pointer(content, None, True, EACH_SIDE)
    return _owned(view, content) or _called(view, content) or _of_somebody(view, content)


def _pronoun(view: View, content: str) -> re.Match[str] | None:
    """A word that stands for an earlier claim: all of a content, its subject, or before what it is called."""
    pronoun = pattern("anaphor", "pronoun").match(content)
    if not pronoun and view.claim.stance is not Stance.CONFIRMS:
        pronoun = _subject(content, unsure=view.claim.stance is Stance.CANNOT_VERIFY)
    if pronoun or view.claim.stance not in AGAINST or view.cue.lower().endswith("ing"):
        return pronoun  # "rejected the accusation, calling ▸ it fiction"
    judged = pattern("anaphor", "judged").match(f"{view.cue} {content}")
    return judged or pattern("anaphor", "judged_so").match(content)


def _owned(view: View, content: str) -> Pointer | None:
    """Words for what somebody said who is named with it: "the mayor's claim", "the figure of the union"."""
    owner = pattern("anaphor", "owner").match(content) or pattern("anaphor", "named").match(content)
    if owner:
        noun = owner.group(2).lower()
        spelled = content[owner.end() :] if _SPELLED_OUT.match(content[owner.end() :]) else ""
        return Pointer(owner.group(0), noun_rows()[noun], noun.endswith("s"), owner.group(1), spelled)
    of = pattern("anaphor", "of_owner").match(content)
    if of is None or view.claim.stance is not Stance.CANNOT_VERIFY:
        return None
    noun = of.group("noun").lower()
    return Pointer(of.group(0), noun_rows()[noun], noun.endswith("s"), of.group("owner"))


def _of_somebody(view: View, content: str) -> Pointer | None:
    """Whom a denial contradicts, or what it says of somebody's, whatever that is called: "the aide's testimony"."""
    if view.claim.stance not in AGAINST:
        return None
    contradicts = pattern("anaphor", "contradicts").search(view.cue)
    if contradicts and (whom := pattern("anaphor", "somebody").match(content)):
        return Pointer(whom.group(0), None, plural=False, owner=whom["owner"] or "")
    owned = pattern("anaphor", "owned").match(content)
    return Pointer(owned.group(0), None, owned["noun"].endswith("s"), owned.group(1)) if owned else None


def _called(view: View, content: str) -> Pointer | None:
    """Words for what was said before by a noun alone: "these reports", "a claim that"."""
    if apposed := pattern("anaphor", "apposed").match(content):
        return Pointer(apposed.group(0), noun_rows()[apposed["noun"].lower()], plural=False)
    match = pattern("anaphor", "plural").search(content[:90])
    if not match or len(content[: match.start()].split()) > 2:
        return None
    rest = content[match.end() :]
    if pattern("anaphor", "handled").match(rest):
        return None
    if view.claim.stance is Stance.CONFIRMS and len(rest.split()) > SHORT:
        return None
    spelled = rest if _SPELLED_OUT.match(rest) else ""
    if spelled and view.claim.stance is not Stance.CANNOT_VERIFY:
        return None
    noun = match.group(2).lower()
    plural = noun.endswith("s") or match.group(1).lower() in PLURAL
    return Pointer(match.group(0), noun_rows()[noun], plural, "", spelled)


def states_nothing(view: View) -> bool:
    """Whether a claim only points at another's, or says what it thinks of it, and is no claim to point at."""
    pointer = find_pointer(view)
    if pointer is None:
        return False
    behind = view.content.partition(pointer.words)[2]
    return len(view.content.split()) <= SHORT or _VERDICT.match(behind) is not None


def _bare(view: View) -> str:
    """A claim's content without "it could not confirm", or "there is no truth in", before what that is about."""
    content = pattern("anaphor", "no_truth").sub("", view.content.strip(" \"'“”‘’.,"))
    unsure = view.claim.stance is Stance.CANNOT_VERIFY
    return pattern("anaphor", "unsure_own").sub("", content) if unsure else content


def _subject(content: str, *, unsure: bool) -> re.Match[str] | None:
    """A word that stands for an earlier claim where a content begins with it, or could not verify it.

    "It had nothing to do with it" tells of a deed.
    """
    if not unsure:
        found = pattern("anaphor", "pronoun_subject").match(content)
    else:
        behind = pattern("anaphor", "unsure_object").search(content)
        found = behind or pattern("anaphor", "unsure_subject").match(content)
    return None if found and pattern("denying", "unrelated").search(content) else found
