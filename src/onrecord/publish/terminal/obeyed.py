"""What a terminal would obey instead of showing it: characters of control in words that came from elsewhere."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def disarmed(words: str) -> str:
    """The words with U+FFFD in place of what moves the cursor, colours or turns text; tabs and lines stay."""
    return _CONTROL.sub("\ufffd", words)
