"""Texts with marks for their gold: `[name words]`."""

import re


def take_out_marks(text: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and each mark's name with where its words begin and end then.

    Args:
        text: the text with marks.
        mark: a pattern of a mark, whose groups are the name and the words.
    """
    plain, at, marked = "", 0, []
    for found in mark.finditer(text):
        plain += text[at : found.start()]
        marked.append((found[1], len(plain), len(plain) + len(found[2])))
        plain += found[2]
        at = found.end()
    return plain + text[at:], marked
