"""Notes of a correction: "A previous version of this story misstated the toll", "Correction: The dam is of 1961".

An article comes in with the words that are somebody's already; the sentences in which its outlet takes back what it
published go out.  Such a note names no speaker: it is the outlet's.
"""

from collections.abc import Iterator, Sequence

from onrecord.normalise.lexicons import compiled, load_lexicon
from onrecord.normalise.phrases.own_versions import holds_any, is_earlier_version
from onrecord.records import Article, Range, Role
from onrecord.text import overlaps


def own_corrections(article: Article, taken: Sequence[Range]) -> Iterator[Range]:
    """The sentences in which the outlet takes back what it published, in order.

    One that reaches into a part of the text that is somebody's already is left out; these come in order.
    """
    for block in article.body():
        if block.role not in (Role.BODY, Role.UPDATE_NOTE):
            continue
        told = article.text[block.start : block.end].lower()
        if not (holds_any("kinds", told) or holds_any("notes", told)):
            continue
        for sentence in article.sentences_in(block):
            if _corrects(article.text[sentence.start : sentence.end].lower()) and not overlaps(taken, *sentence):
                yield sentence


def _corrects(sentence: str) -> bool:
    """Whether a sentence in lower case is a note of a correction."""
    patterns = load_lexicon("documents")["earlier"]
    if is_earlier_version(sentence):
        return compiled(patterns["misstated"]).search(sentence) is not None
    names = ("labelled", "amended") if holds_any("notes", sentence) else ()
    return any(compiled(patterns[name]).search(sentence) for name in names)
