"""Lines that call on the reader: to follow the outlet, to take its newsletter, to tune in, to pass words on.

Sites put them between and under an article's paragraphs and set them alike. A call begins with its verb and names a
network, a mailing or a button; a sentence that tells of such things ("Users of Facebook follow …") does not.
"""

import re
from functools import cache, lru_cache

from onrecord.read.words import has_word, word_list

_LONGEST = 240
_KEPT = 5_000
_SIGNING = ("sign", "subscribe", "inbox", "mailbox")
"""One of these is in every line that asks its reader to sign up."""

_BUTTON = re.compile(r"\W*click to (?:tweet|share|copy)\W*$")
_FOLLOW = re.compile(r"(?:(?:you can )?(?:follow|find|join) \S.{0,120}?|like (?:us|our page) )\b(?:on|at|online)\b")
_JOIN = re.compile(r"join [^.!?]{3,60}\b(?:group|channel|community)\b")
_HANDLE = re.compile(r"(?:follow|tweet) @\w+\W*$")
_MAIL = re.compile(r"(?:e-?mail|contact) \S.{0,60} at \S+@\S+\.\w")
_LIVE = re.compile(r"(?:listen|tune in) to \S.{0,60}? live (?:at|on|every|each|from)\b")


@lru_cache(maxsize=_KEPT)
def is_call(text: str) -> bool:
    """Whether a line calls on the reader and says nothing else."""
    if len(text) > _LONGEST:
        return False
    lowered = text.lower().lstrip(" *+•>→-–—([")
    if not lowered.startswith(word_list("calls")):
        return _asks_to_sign_up(lowered)
    return (
        bool(_BUTTON.match(lowered) or _HANDLE.match(lowered) or _MAIL.match(lowered) or _LIVE.match(lowered))
        or (bool(_FOLLOW.match(lowered)) and ("://" in lowered or has_word("networks", lowered)))
        or (bool(_JOIN.match(lowered)) and has_word("networks", lowered))
        or _asks_to_sign_up(lowered)
    )


def _asks_to_sign_up(lowered: str) -> bool:
    """Whether one of a line's sentences begins with the verb of signing up and names what for, or offers mail."""
    return any(word in lowered for word in _SIGNING) and bool(_signing_up().search(lowered))


@cache
def _signing_up() -> re.Pattern[str]:
    mailings = "|".join(map(re.escape, word_list("mailings")))
    return re.compile(
        r"(?:^|[.!?:] |please bookmark [^!?]{1,60} and )(?:subscribe|sign up) (?:to|for)\b"
        rf"[^.!?]{{0,160}}?\b(?:{mailings})\b"
        rf"|\b(?:{mailings})\b[^.!?]{{0,140}}[.!?] sign up (?:here|now|today)\W*$"
        r"|\bby signing up,? (?:you|i) (?:agree|confirm)\b"
        r"|\b(?:every|each) (?:\w+ ){1,3}in your (?:in|mail)box\W*$"
        r"|\b(?:delivered|sent|get|straight|directly)\b[^.!?]{0,120}\byour inbox\b"
    )
