"""Whether a line is a sentence or a headline, by its marks and its length."""

import re
from functools import lru_cache

SENTENCE_END = re.compile(r"[.!?…。！？।]['\"”’»)\]]*(?:\[[\divxlc]{1,7}\])*$")
"""The end of a sentence, with the marks of its footnotes."""

KEPT = 5_000
"""Lines whose shape is remembered: a page asks for each more than once, and a site repeats its furniture."""

_WORD = re.compile(r"\w[\w'’-]*")
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\([^()\s]{0,2000}\)")
_SENTENCE_INSIDE = re.compile(r"\w{4}[.!?][\"'”’»)]* (?=\S)")


def without_links(text: str) -> str:
    """A line without the addresses of Markdown links, "[words](address)", as some scrapers leave them.

    A line of nothing but links without words stays as it is.
    """
    return (_LINK.sub(r"\1", text).strip() or text) if "](" in text else text


@lru_cache(maxsize=KEPT)
def looks_like_sentence(text: str) -> bool:
    """Whether a line is prose: it ends like a sentence and is more than a few words long."""
    return bool(SENTENCE_END.search(text)) and (len(text) >= 50 or len(_WORD.findall(text)) >= 8)


@lru_cache(maxsize=KEPT)
def looks_like_headline(text: str) -> bool:
    """Whether a line is a heading: short, no full stop at its end, begins like a title."""
    return (
        4 <= len(text) <= 180
        and text[-1] not in ".,;:…。"
        and (text[0].isupper() or not text[0].isalpha() or text[0].lower() == text[0].upper())
        and not text[0].isdigit()
        and not (text[-1] == "]" and SENTENCE_END.search(text))
    )


def goes_on_after_sentence(text: str) -> bool:
    """Whether a line has a sentence and then more words: "Water stands in the streets of Harl. HANDOUT / KNA"."""
    return bool(_SENTENCE_INSIDE.search(text))


def is_bracketed(text: str) -> bool:
    """Whether a line stands in one pair of brackets from end to end."""
    inner = text[1:-1]
    return text[:1] in "([" and text[-1:] in ")]" and not any(mark in inner for mark in "()[]")


def unbracketed(text: str) -> str:
    """A line without the one pair of brackets that it stands in from end to end."""
    return text[1:-1].strip() if is_bracketed(text) else text


def shared_words(title: str, text: str) -> float:
    """The share of a title's longer words that a text repeats."""
    words = {word.lower() for word in _WORD.findall(title) if len(word) > 3}
    if len(words) < 3:
        return 0.0
    below = {word.lower() for word in _WORD.findall(text)}
    return len(words & below) / len(words)
