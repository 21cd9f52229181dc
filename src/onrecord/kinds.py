"""The closed lists of words that records hold: what a block is for, a stance, a bound, a relation.

Their values are a contract: they stand in the JSON and in ledgers. `records` hands them on.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a block of a page is for."""

    HEADLINE = "headline"
    HEADLINE_REPEAT = "headline_repeat"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    UPDATE_NOTE = "update_note"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    READ_TIME = "read_time"
    RELATED_TITLE = "related_title"
    RELATED_TEASER = "related_teaser"
    AUTHOR_NAME = "author_name"
    AUTHOR_ROLE = "author_role"
    AUTHOR_BIO = "author_bio"
    UNRELATED_ITEM = "unrelated_item"
    FURNITURE = "furniture"


class Stance(StrEnum):
    """What the source does with the content."""

    SAYS = "says"
    REPORTS = "reports"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DISPUTES = "disputes"
    RETRACTS = "retracts"
    CANNOT_VERIFY = "cannot_verify"
    DECLINES = "declines"
    ASKS = "asks"
    OWN_VOICE = "own_voice"


class Attitude(StrEnum):
    """Whether the content was said, thought or intended."""

    SPEECH = "speech"
    THOUGHT = "thought"
    INTENTION = "intention"


class Wording(StrEnum):
    """In whose words the content stands."""

    DIRECT = "direct"
    MIXED = "mixed"
    PARAPHRASE = "paraphrase"
    OWN_VOICE = "own_voice"


class Bound(StrEnum):
    """How a figure's words bound its value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


class Mode(StrEnum):
    """How sure the text is of a figure."""

    STATED = "stated"
    ESTIMATED = "estimated"
    FEARED = "feared"
    EXPECTED = "expected"
    PLANNED = "planned"


class Change(StrEnum):
    """How a figure stands to another one of the text."""

    ADDITIONAL = "additional"
    TOTAL = "total"
    CHANGE = "change"
    REVISED_FROM = "revised_from"


class SourceKind(StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    GROUP = "group"
    UNNAMED = "unnamed"


class TimeKind(StrEnum):
    """The TIMEX3 type of a time expression."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Anchor(StrEnum):
    """What a time expression was resolved from."""

    PUBLISHED = "published"
    UPDATE = "update"
    MENTION = "mention"
    WRITTEN = "written"


class PlaceFrom(StrEnum):
    """What the place of a claim was taken from."""

    CONTENT = "content"
    CONTEXT = "context"
    DATELINE = "dateline"
    ARTICLE = "article"
    SOURCE = "source"


class Relation(StrEnum):
    """How a later claim stands to an earlier one."""

    SAME_STATEMENT = "same_statement"
    REPEATS = "repeats"
    AGREES = "agrees"
    CONFIRMS = "confirms"
    UPDATES = "updates"
    ADDS_UP = "adds_up"
    CONFLICTS = "conflicts"
    DISPUTES = "disputes"
    DENIES = "denies"
    CANNOT_VERIFY = "cannot_verify"
    RETRACTS = "retracts"
    CORRECTS = "corrects"
