"""What a body denies in a document of its own, as "No order was given" and "The reports are fabricated".

A press statement, a notice or an open letter names no speaker: whoever issued it says all of it. An article comes
in with the words that are somebody's already; the sentences of its body in which its outlet denies something go
out. An outlet that reports the news is none that speaks for itself, and neither is one that only says "we" now and
then: a statement is told by its title, by how often it says "we", or by calling its outlet by what it is ("The
ministry rejects …").
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import compiled, load_lexicon, words
from onrecord.normalise.stance.contents import by_content
from onrecord.normalise.stance.idioms import WORD
from onrecord.records import Article, Range, Role, Stance
from onrecord.text import overlaps

_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_LEAST = 2
"""How often a document says "we" or names its outlet, outside of quotation marks, when its title does not tell."""
_OFTEN = 600  # characters in which it says so once at least; a column says "we" in passing
_READ = 3000  # characters of the body that tell whose document it is
_AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.RETRACTS, Stance.CANNOT_VERIFY})


def own_denials(article: Article, taken: Sequence[Range]) -> Iterator[tuple[Range, Stance]]:
    """The sentences in which the outlet of a document of its own denies or takes back something, in order.

    One that reaches into a part of the text that is somebody's already is left out; these come in order.
    """
    if not speaks_for_itself(article):
        return
    for block in article.body():
        for sentence in article.sentences_in(block) if block.role is Role.BODY else ():
            stance = None if overlaps(taken, *sentence) else _stance(article.text[sentence.start : sentence.end])
            if stance is not None:
                yield sentence, stance


def speaks_for_itself(article: Article) -> bool:
    """Whether an article is a document in which its outlet speaks: a statement, a notice, a letter."""
    outlet = WORD.findall((article.outlet or "").lower())
    if not outlet or not words("documents", "own", "news").isdisjoint(outlet) or is_outlet(article.outlet or ""):
        return False
    if compiled(load_lexicon("documents")["own"]["title"]).search((article.title or "").lower()):
        return True
    if article.authors:  # a column or a report with a byline: "we" are its author
        return False
    text = " ".join(article.text[block.start : block.end] for block in article.body())[:_READ]
    plain = _QUOTED.sub("", text).lower()
    ours = sum(1 for _ in compiled(load_lexicon("documents")["own"]["we"]).finditer(plain))
    return ours + _calls(plain, outlet) >= max(_LEAST, len(plain) / _OFTEN)


def _calls(plain: str, outlet: Sequence[str]) -> int:
    """How often a text calls its outlet by what it is, other than as a reporter does."""
    kinds = [word for word in outlet if word in words("documents", "own", "bodies")]
    if not kinds:
        return 0
    return len(re.findall(rf"\bthe (?:{'|'.join(kinds)})\b(?!['’]s\b| (?:said|says|told|added)\b)", plain))


def _stance(sentence: str) -> Stance | None:
    """What a sentence does to what others said; None when it does nothing to it."""
    plain = sentence.lower()
    told = by_content(plain, "", Stance.SAYS, named=True)
    if told in _AGAINST:
        return told
    denying = load_lexicon("acts")["denying"]
    if not compiled(denying["negated"]).match(plain) or compiled(denying["no_denial"]).search(plain):
        return None
    return None if compiled(denying["ahead"]).search(plain) else Stance.DENIES
