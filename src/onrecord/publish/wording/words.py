"""The words and signs that screens use: fixed, so that they mean the same on every one of them.

Enums of `records` come in, plain words and short signs go out. Every sign has words beside it for those who
cannot see it.
"""

import re

from onrecord.calendar_days import days_on
from onrecord.lexicon import load_lexicon
from onrecord.records import (
    Attitude,
    PlaceFrom,
    Relation,
    Role,
    SourceKind,
    Stance,
    TimeRef,
    Wording,
)

LOW_CONFIDENCE = 0.5
"""The score below which a page says "low confidence": the reader itself holds the opposite to be as likely."""

STANCE_WORDS: dict[Stance, str] = {
    Stance.SAYS: "says",
    Stance.REPORTS: "reports",
    Stance.CONFIRMS: "confirms",
    Stance.DENIES: "denies",
    Stance.DISPUTES: "disputes",
    Stance.RETRACTS: "retracts",
    Stance.CANNOT_VERIFY: "could not verify",
    Stance.DECLINES: "does not say",
    Stance.ASKS: "asks",
    Stance.OWN_VOICE: "in the outlet's own voice",
}
"""What each stance is called wherever people see it; of several who speak together see `stance_words`."""

_SEVERAL_SAY: dict[Stance, str] = {
    Stance.SAYS: "say",
    Stance.REPORTS: "report",
    Stance.CONFIRMS: "confirm",
    Stance.DENIES: "deny",
    Stance.DISPUTES: "dispute",
    Stance.RETRACTS: "retract",
    Stance.DECLINES: "do not say",
    Stance.ASKS: "ask",
}
NOT_NAMED = "a source not named"
"""What one who speaks is called where the text gives no name and the outlet does not speak itself."""

_POINTING = frozenset(
    "who which that this these those it he she they we i you its his her their our my your whose".split()
)
_ONE = frozenset({"united nations", "united states"})  # names that look like several and are one
NOT_SEVERAL = ("ss", "us", "is", "’s", "'s", "news", "series", "species", "means")
"""How words end that end in "s" and may be of one."""
_HEAD_ENDS = re.compile(
    r",|\s(?:of|for|from|in|with|at|on|to|by|near|who|that|familiar|close|briefed|on condition)\s"
)
_SEVERAL = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|dozens|hundreds|thousands|several|many|some|most|few|both"
    r"|all|these|other)\b",
    re.IGNORECASE,
)

_SHARE = re.compile(r"(?:\d[\d.,]*\s?(?:%|per\s?cent)|a third|two-thirds|half|(?:a )?majority)$", re.IGNORECASE)
"""The head of a share of those asked: "27% of voters"."""

ATTITUDE_WORDS: dict[Attitude, str | None] = {
    Attitude.SPEECH: None,
    Attitude.THOUGHT: "a thought, not a statement",
    Attitude.INTENTION: "an intention",
}

WORDING_WORDS: dict[Wording, str] = {
    Wording.DIRECT: "quoted",
    Wording.MIXED: "partly quoted",
    Wording.PARAPHRASE: "paraphrased",
    Wording.OWN_VOICE: "the outlet's own words",
}

RELATION_WORDS: dict[Relation, tuple[str, str]] = {
    Relation.SAME_STATEMENT: ("the same statement as", "the same statement as"),
    Relation.REPEATS: ("repeats", "repeated in"),
    Relation.AGREES: ("agrees with", "agrees with"),
    Relation.CONFIRMS: ("confirms", "confirmed in"),
    Relation.UPDATES: ("updates", "updated in"),
    Relation.ADDS_UP: ("adds up with", "adds up with"),
    Relation.CONFLICTS: ("differs from", "differs from"),
    Relation.DISPUTES: ("disputes", "disputed in"),
    Relation.DENIES: ("denies", "denied in"),
    Relation.CANNOT_VERIFY: ("could not verify", "not verified in"),
    Relation.RETRACTS: ("retracts", "retracted in"),
    Relation.CORRECTS: ("corrects", "corrected in"),
}
"""How a later claim stands to an earlier one, and the same seen from the earlier one; alike where it is mutual."""

KIND_WORDS: dict[SourceKind, str] = {
    SourceKind.PERSON: "person",
    SourceKind.OFFICE: "office",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.OUTLET: "outlet",
    SourceKind.GROUP: "group",
    SourceKind.UNNAMED: "not named",
}

PLACE_WORDS: dict[PlaceFrom, str] = {
    PlaceFrom.CONTENT: "named in the claim",
    PlaceFrom.CONTEXT: "from the sentence before",
    PlaceFrom.DATELINE: "from the dateline",
    PlaceFrom.ARTICLE: "from the names of the whole article",
    PlaceFrom.SOURCE: "from the source's name",
}

ROLE_WORDS: dict[Role, str] = {
    Role.HEADLINE: "Headline",
    Role.HEADLINE_REPEAT: "Headline, repeated",
    Role.SUBHEAD: "Subheading",
    Role.BYLINE: "Byline",
    Role.DATELINE: "Dateline",
    Role.UPDATE_NOTE: "Note of an update",
    Role.BODY: "Article text",
    Role.CAPTION: "Picture caption",
    Role.CREDIT: "Picture credit",
    Role.READ_TIME: "Read time",
    Role.RELATED_TITLE: "Related card: headline",
    Role.RELATED_TEASER: "Related card: teaser",
    Role.AUTHOR_NAME: "Author card: name",
    Role.AUTHOR_ROLE: "Author card: role",
    Role.AUTHOR_BIO: "Author card: biography",
    Role.UNRELATED_ITEM: "Feed item: another story",
    Role.FURNITURE: "Page furniture",
}
"""What each block of a page is, in plain words."""

_FOUND_IN = {
    "meta": "found in the page's metadata",
    "json-ld": "found in the page's JSON-LD",
    "microdata": "found in the page's microdata",
    "html": "found on the page",
    "text": "worked out from the text",
    "given": "given with the input",
    "feed": "found in the feed",
    "url": "found in the address",
}


def stance_words(stance: Stance, who: str) -> str:
    """What the one does who is called so, with the verb in the number of the name: "says", of officials "say".

    What a report does is not said with the same word again: "reports say".
    """
    if stance is Stance.REPORTS and _head_of(who).lower().endswith(("report", "reports")):
        stance = Stance.SAYS
    return _SEVERAL_SAY.get(stance, STANCE_WORDS[stance]) if is_plural(who) else STANCE_WORDS[stance]


def source_words(name: str) -> str:
    """What a source is called on a screen, a site by its host without www.

    A word that only points back, whose bearer was not found, is no name.
    """
    return f"{NOT_NAMED} (“{name}”)" if is_unresolved(name) else name.removeprefix("www.")


def is_unresolved(name: str | None) -> bool:
    """Whether a source goes by nothing but a word that points back, as in "the army, which denies it"."""
    return name is not None and name.lower() in _POINTING


def is_plural(who: str) -> bool:
    """Whether a source's name is of several: "Officials", "two aides to the premier", "police and the ministry".

    A name that ends with a word in small letters and "s" is: "opinion polls".
    """
    roles = load_lexicon("roles")
    several = frozenset(roles["unnamed"]["plural"].split()) | {"others"}
    if " and " in who and who.rpartition(" ")[2] in several:
        return True  # "Orlen, Pell and Tarn officials"
    head = _head_of(who)
    sides = re.split(r"\s+and\s+", head)
    if len(sides) == 2:
        title = sides[1].split(" ", 1)[0].lower()  # "Democrats and President Holt"
        named = sides[0].endswith("s") and title in roles["office"]["heads"].split()
        return head.islower() or sides[1].startswith("the ") or named or all(" " in side for side in sides)
    if head.lower() in _ONE:
        return False
    written = head.rpartition(" ")[2]
    last = written.lower()
    many = last.endswith("s") and not last.endswith(NOT_SEVERAL)
    return (
        last in several
        or _SHARE.match(head) is not None
        or (many and (written == last or _SEVERAL.match(head) is not None))
    )


def _head_of(who: str) -> str:
    """A name without what is told of whoever bears it: "aides" of "the aides to the premier"."""
    return _HEAD_ENDS.split(who.strip(), maxsplit=1)[0].removeprefix("the ").removeprefix("The ")


def time_words(time: TimeRef | None) -> str:
    """The days that a time expression names: one day, or the first and the last."""
    if time is None or time.first is None or time.until is None:
        return time.span.text if time is not None else ""
    last = days_on(time.until, -1)
    return str(time.first) if last is None or last <= time.first else f"{time.first} to {last}"


def found_in(place: str) -> str:
    """Where a date was found, in words; an unknown place is named as it is."""
    return _FOUND_IN.get(place, f"found in: {place}")


def count(amount: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 claim", "12 claims"."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"
