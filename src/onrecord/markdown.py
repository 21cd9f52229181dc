"""The words of Markdown, as many scrapers leave an article: what two stages share.

Addresses of links, also in a mailer's brackets, pictures, the numbers that text browsers give links ("the
[12]mayor"), and the marks of headings and emphasis go from what a line shows, or are made blanks where places in
the text have to stay what they are. The text itself is never changed.

So does, though it is no mark, the box of links that opens over a name on some pages and that scrapers leave within
the sentence: the name once more in full, run into the headlines up to "MORE".
"""

import re
from collections.abc import Iterator

from onrecord.records import Range

_ADDRESS = r"""\((?:<[^<>]{0,2000}>|(?:[^()\s]|(?<=-)\s|\([^()\s]{0,200}\)){0,2000})(?:\s+"[^"]{0,400}")?\s*\)"""
_PICTURE = re.compile(rf"!\[[^\[\]]{{0,1000}}\]{_ADDRESS}")
_LINK = re.compile(rf"\[([^\[\]]{{0,1000}})\]{_ADDRESS}")
_LINK_END = re.compile(rf"^\]{_ADDRESS}", re.MULTILINE)
_BRACKETED = re.compile(r"\s?<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_NUMBER = re.compile(r"\[\d{1,3}\](?=[\w\"“‘'(\[])")
_HEADING = re.compile(r"^((?:[*+-] )?)#{1,6} (.*?)(?: #+)?$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,1000})\1")
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=[^\s*_])([^*_]{1,1000})\1(?!\w)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()<>#+.!|~-])")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_SEEN = re.compile(r"\S")
_MORE = re.compile(r"MORE\b(?<=\bMORE)")  # the letters come first, so that `re` skips to the next ones
_NAME_AGAIN = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]{1,30})[ ](?:[A-Z(][^\n]{0,60}?)?(?P=name)(?=[A-Z0-9])", re.DOTALL
)
_LONGEST_BOX = 1000  # characters


def has_link(text: str) -> bool:
    """Whether a text has a link or a picture."""
    return ("](" in text and bool(_LINK.search(text))) or _has_bracketed(text)


def has_numbered_link(text: str) -> bool:
    """Whether a text has the number of a link right before a word."""
    return "[" in text and bool(_NUMBER.search(text))


def is_heading(text: str) -> bool:
    """Whether a line is a heading by its marks."""
    return text.startswith("#") and bool(_HEADING.match(text))


def plain(text: str) -> str:
    """What a line of Markdown shows; "" where it shows a picture alone."""
    if "MORE" in text:
        text = "".join(text[part.start : part.end] for part in around_boxes(text, 0, len(text)))
    if "](" in text:
        text = _LINK_END.sub("", _LINK.sub(r"\1", _PICTURE.sub("", text)))
    if "<" in text:
        text = _BRACKETED.sub("", text)
    if "[" in text:
        text = _NUMBER.sub("", text)
    text = _HEADING.sub(r"\1\2", _QUOTED.sub("", text))
    return _ESCAPE.sub("", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))).strip()


def unmarked(words: str) -> str:
    """Words of an article as they are shown, without marks where it is Markdown or a mailer has quoted it."""
    return plain(words) if _has_marks(words) or "\n>" in words else words


def _has_marks(text: str) -> bool:
    return "](" in text or "**" in text or "MORE" in text or has_numbered_link(text) or _has_bracketed(text)


def _has_bracketed(text: str) -> bool:
    """Whether an address stands in angle brackets."""
    return "<" in text and bool(_BRACKETED.search(text))


def blanked(text: str) -> str:
    """The text, as long as it is, with blanks in the place of links' addresses, pictures and marks of emphasis."""
    if not _has_marks(text):
        return text
    text = _LINK.sub(_around_words, _PICTURE.sub(_blanks, without_boxes(text)))
    text = _NUMBER.sub(_blanks, _LINK_END.sub(_blanks, _BRACKETED.sub(_blanks, text)))
    return _EMPHASIS.sub(_around_words, _STRONG.sub(_around_words, text))


def without_boxes(text: str) -> str:
    """The text, as long as it is, with blanks in the place of boxes of links within a sentence."""
    if "MORE" not in text:
        return text
    parts = list(around_boxes(text, 0, len(text)))
    ends = [part.start for part in parts[1:]] + [len(text)]
    return "".join(
        text[part.start : part.end] + _SEEN.sub(" ", text[part.end : end])
        for part, end in zip(parts, ends, strict=True)
    )


def around_boxes(text: str, start: int, end: int) -> Iterator[Range]:
    """The parts of `text[start:end]` around boxes of links: "Mayor Marten ▸ Ada MartenFerry sinks MORE ▸ said"."""
    reached = start
    for more in _MORE.finditer(text, start, end):
        first = max(reached, text.rfind("\n", reached, more.start()) + 1, more.start() - _LONGEST_BOX)
        name = _NAME_AGAIN.search(text, first, more.start())
        if name:
            yield Range(start, name.end("name"))
            start = more.end()
        reached = more.end()
    yield Range(start, end)


def _blanks(match: re.Match[str]) -> str:
    return _SEEN.sub(" ", match.group())


def _around_words(match: re.Match[str]) -> str:
    """The match with blanks for all but the words in its last group."""
    start, end = (at - match.start() for at in match.span(match.lastindex or 0))
    whole = match.group()
    return _SEEN.sub(" ", whole[:start]) + whole[start:end] + _SEEN.sub(" ", whole[end:])
