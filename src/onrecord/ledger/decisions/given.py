"""Words that people give with a decision, such as a name: what no page could show is refused."""

from onrecord.errors import LedgerError

LONGEST = 300
"""How many characters a name may have."""
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""What joins and parts letters of one word: Persian, Hindi and Sinhala names are written with them."""


def given_words(text: str, what: str, longest: int = LONGEST) -> str:
    """The words, one blank between two of them.

    `what` they are to be stands at the head of a message: "A name".

    Raises:
        LedgerError: it is empty or too long, or has a character that turns, moves or hides what stands beside it.
    """
    words = " ".join(text.split())
    letters = words.translate(_JOINERS)
    if not letters or len(words) > longest or not letters.isprintable():
        raise LedgerError(f"{what} has at most {longest:,} characters, all of which can be shown.")
    return words
