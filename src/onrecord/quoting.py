"""Words of others as they stand within quotation marks of ours."""

import re

_OPENING = re.compile(r"[“„«]|(?<![^\s(\[—–-])\"(?=\S)")
_CLOSING = re.compile(r"[”»\"]")


def within_quotes(words: str) -> str:
    """The words as they stand between “ and ”: double marks of their own become single ones, as in print."""
    return _CLOSING.sub("’", _OPENING.sub("‘", words))
