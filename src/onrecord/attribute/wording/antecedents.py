"""Whom a relative pronoun stands for: "cited | a nurse | who said", "two sources close to the board | who said".

In: a stretch of a text that ends before the pronoun.  Out: the offsets of the words that it stands for: back to the
nearest article or the like before which no preposition stands, else the name, or the noun in the plural.  None for
a pronoun that is set off by a comma, or behind "is": "Ada Marten, who said" and "Ada Marten is a rebel who said"
tell more of somebody who is named already.

What holds: no more than `MOST_WORDS` words are looked at.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.triples import Part, Triple
from onrecord.attribute.wording.clauses import MOST_WORDS, Stretch, is_subject
from onrecord.attribute.wording.saying import words
from onrecord.text import OWNS

_BACK = 160  # characters before a pronoun that are looked at
_LIES_BEFORE = ("be", "do", "modal", "opens", "personal")


def name_relative(text: str, triple: Triple, start: int) -> Triple:
    """The triple whose source is a lone "who" or "that", with the words that it stands for.

    These are looked for in the text from `start` on, where their sentence begins.
    """
    source = triple.source[0] if len(triple.source) == 1 else None
    if source is None or text[source.start : source.end].lower() not in words("clause", "relative"):
        return triple
    found = antecedent_before(text, max(start, source.start - _BACK), source.start)
    if found is None:
        return triple
    return replace(triple, source=(replace(source, start=found[0], end=found[1]),))


def antecedent_before(text: str, start: int, end: int) -> Part | None:
    """The words in `text[start:end]` that a relative pronoun behind them stands for; None where it is set off."""
    if text[start:end].rstrip()[-1:] in (",", "—", "–", "(", ""):
        return None
    stretch = Stretch(text, start, end)
    last = len(stretch.words)
    first = _first_word(stretch, last)
    if first is None or _says_what(stretch.words, first) or not is_subject(stretch, first, last):
        return None
    return stretch.spans[first][0], stretch.spans[last - 1][1]


def _says_what(own: Sequence[str], first: int) -> bool:
    """Whether the words from word `first` on only say what somebody is: "Quill is | a rebel", not "there is"."""
    is_ = first > 1 and own[first - 1] in words("clause", "be")
    return is_ and own[first - 2] not in ("there", "it")


def _first_word(stretch: Stretch, last: int) -> int | None:
    """Where the words for somebody begin that end before word `last`."""
    own, at = stretch.words, last
    found: int | None = None
    while at > 0 and last - at < MOST_WORDS and own[at - 1] not in words("clause", *_LIES_BEFORE):
        if at < last and stretch.parted(at):
            break
        at -= 1
        if own[at] in words("clause", "determiners") or own[at].endswith(OWNS):
            found = at
            if not _is_part(stretch, at):
                break
    if found is None or own[found].endswith(OWNS):
        found = _name_start(stretch, last if found is None else found + 1)
    return _behind_preposition(own, found) if _is_part(stretch, found) else found


def _is_part(stretch: Stretch, at: int) -> bool:
    """Whether the words from word `at` on are of others before: "people in | this hall", not "from | a friend"."""
    own = stretch.words
    if at == 0 or own[at - 1] not in words("clause", "prepositions"):
        return False
    known = own[at] in words("clause", "definite") or own[at].endswith(OWNS) or _is_capital(stretch, at)
    return known or own[at - 1] not in words("clause", "gives_way")


def _behind_preposition(own: Sequence[str], at: int) -> int | None:
    """Where the words begin of which those from word `at` on are a part; None where that cannot be told."""
    whole = own[at - 2] if at > 1 else ""
    return at - 2 if whole.endswith("s") or whole in words("clause", "people") else None


def _name_start(stretch: Stretch, last: int) -> int:
    """Where the capitalised words before word `last` begin; a word in small letters stands alone."""
    at = last - 1
    while at > 0 and not stretch.parted(at) and all(_is_capital(stretch, one) for one in (at - 1, last - 1)):
        at -= 1
    return at


def _is_capital(stretch: Stretch, at: int) -> bool:
    return stretch.text[stretch.spans[at][0]].isupper()
