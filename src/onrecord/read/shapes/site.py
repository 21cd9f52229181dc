"""Whether a line is the site's own: rights, buttons, pointers to other articles, who reported and edited."""

import re
from functools import cache

from onrecord.read.shapes.days import is_dateline
from onrecord.read.shapes.pictures import is_gallery, names_agency
from onrecord.read.shapes.prose import looks_like_headline, without_links
from onrecord.read.words import has_word, word_list

_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\W*(?:19|20)\d\d|(?:19|20)\d\d\s*©|rights reserved|rechte vorbehalten"
    r"|무단 ?전재|無断転載",
    re.IGNORECASE,
)
_RIGHTS_HEAD = re.compile(r"\W*(?:[©ⓒ]|\(c\)|copyright\b|all rights\b)", re.IGNORECASE)
_RIGHTS_DATED = re.compile(
    r"\W{0,5}(?:copyright\b|©)[^.!?/]{1,60}\b(?:19|20)\d\d\W{0,3}"
    r"|\W{0,5}[\w &-]{2,40} (?:copyright|©) (?:19|20)\d\d\W{0,3}",
    re.IGNORECASE,
)
_RIGHTS_MARKED = re.compile(r"\W*(?:[©ⓒ]|\(c\)(?=\s*(?-i:[A-Z\d])))[^.!?]{1,60}\b(?:19|20)\d\d\b", re.IGNORECASE)
_LONGEST_RIGHTS = 200
_LAST_SIGN_OFF = re.compile(r"[(\[][^()\[\]]{10,390}[)\]]$")
_LAST_BUTTON = re.compile(r"click to tweet$", re.IGNORECASE)
_POINTING = re.compile(r"[^.]{15,}[^.,;:] Read (?:more|More)\W*|\W*(?i:also (?:on|in|from) \S[^:]{1,30}): .{8,}")
"""Another article's title above a button, "How the dam broke Read more", or behind its place: "Also on KNA: …"."""

_POINTS_FIRST = re.compile(r"Read (?:More|Next|Also) [\"“‘']?[A-Z]")
_LONGEST_POINTER = 400
_LIST_HEAD = re.compile(
    r"(?:^|(?<=[.)\]]) )(?P<head>(?:(?:Story|Article|News) [Hh]ighlights|STORY HIGHLIGHTS|Key [Pp]oints"
    r"|Key [Tt]akeaways|KEY (?:POINTS|TAKEAWAYS)):?)\s+(?=[\"“‘']?[A-Z0-9])"
)
_LIST_HEADS = ("highlights", "points", "takeaways")
_LIST_HEAD_WITHIN = 1000
"""Characters from a paragraph's start within which a caption may stand before the head of a list."""

_ADDRESS = re.compile(
    r"\W*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin)\.com/\S+)\W*",
    re.IGNORECASE,
)
_LONGEST_TALLY = 30
_AROUND = " *+•:·.!…›»>→"
_LISTED_LINK = re.compile(r"\d{1,4}\. (?:https?|file|mailto|javascript|ftp):\S*")
"""A line of the list of links that a text browser puts under a page."""

_LABELLED_LINK = re.compile(r"[^.!?:]{2,40}: https?://\S{4,100}(?: and https?://\S{4,100})?")
"""A link to more of the outlet's: "More on the flood: https://…"."""

_CONTRIBUTED = re.compile(
    r"[A-Z][^.?!\"“]{0,60}\b(?:writer|reporter|journalist|correspondent)s?\b[^.?!\"“]{3,300}"
    r"\bcontributed (?:reporting )?to this (?:report|story|article)\W{0,3}"
    r"|(?:Material|Information) from [^.?!]{3,120} (?:was|were) used in this (?:report|story|article)\W*"
    r"|This (?:report|story|article) (?:contains|includes|uses) (?:material|information|reporting) from "
    r"[^.?!]{3,120}\W*"
    r"|Reporting was contributed by [^?!\"“]{2,300}"
)
"""Who helped with an article, whose words are in it.

"The Harl News Agency contributed to this report" stays in the body: to those who labelled pages it is the
article's (page_lines, 3 of 4), and no claim comes of it. So does "Ina Voss can be reached at" (4 of 4).
"""

_AGENCY_HEAD = re.compile(r"([A-Z]{3,})(?: \d{1,2})?-(?=[A-Z])")
_PAGE_NUMBER = re.compile(r"[-–—] ?\d{1,3} ?[-–—]|\d{1,3} of \d{1,3}|Page \d{1,3}(?: (?:of|/) \d{1,3})?")
_ISSUE = re.compile(
    r"vol(?:ume|\.)? ?(?:\d+|[ivxlc]+)\b[\s,.|·•–—-]*(?:no|nr|issue|number|edition)\b", re.IGNORECASE
)
_TALLY = re.compile(
    r"\d[\d,.]*[kK]? (?:likes?|restacks?|reposts?|reactions?|shares?|views|votes?(?: so far| cast)?)"
    r"|\d[\d.,]*[km] ?\d{1,2}:\d\d|(?:\d[\d.,]*[km]? ){0,4}\d[\d.,]*k"
    r"|(?:[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f? ?\d[\d.,]*[km]? ?){1,8}",
    re.IGNORECASE,
)


def could_be_title(text: str) -> bool:
    """Whether a line outside of the article could be the headline of another one."""
    bare = without_links(text)
    dated = len(bare) < 45 and has_word("months", bare.lower()) and any(map(str.isdigit, bare))
    return (
        looks_like_headline(bare)
        and len(bare.split()) > 4
        and bare[0] not in "([|/"
        and "|" not in bare
        and not dated
        and not is_rights_notice(bare)
    )


def is_summary(text: str) -> bool:
    """Whether a line is the article's own summary: "Story highlights …"."""
    return text.lower().startswith(word_list("summaries")) and len(text) > 40


def is_rights_notice(text: str) -> bool:
    """Whether a line claims a site's rights: © and a year, or that they are reserved."""
    return bool(_RIGHTS.search(text))


def is_rights_line(text: str) -> bool:
    """Whether a line is a rights notice from its beginning and little else."""
    if _RIGHTS_DATED.fullmatch(text):
        return True
    if len(text) >= _LONGEST_RIGHTS or not _RIGHTS_HEAD.match(text):
        return False
    return is_rights_notice(text) or bool(_RIGHTS_MARKED.match(text))


def is_address(text: str) -> bool:
    """Whether a line is an address of mail, a page of a social network or a link behind its number or label."""
    linked = "://" in text and bool(_LISTED_LINK.fullmatch(text) or _LABELLED_LINK.fullmatch(text))
    return linked or (len(text) < 100 and bool(_ADDRESS.fullmatch(text)))


def is_pointer(text: str) -> bool:
    """Whether a line sends the reader to another article: "Read also: …", "(WATCH: …)"."""
    if len(text) < 220 and (_pointer().match(text.lower()) or _POINTING.fullmatch(text)):
        return True
    return len(text) < _LONGEST_POINTER and bool(_POINTS_FIRST.match(text))


@cache
def _pointer() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list("pointers")))
    return re.compile(rf"\W*(?:{words})(?:\s*[:|»›】]|\s+[-–—]\s)\s*\S")


def announces(text: str) -> bool:
    """Whether a line only announces other articles: "DON'T MISS", "Read more:"."""
    return len(text) < 40 and text.lower().strip(" :·•|»›>→").replace("’", "'") in word_list("pointers")


def is_site_line(text: str) -> bool:
    """Whether a line begins as the site's own do, or is a button: "Share this article …", "Show more"."""
    lowered = text.lower()
    return len(text) < 220 and (
        lowered.lstrip("([ ").startswith(word_list("furniture_heads"))
        or lowered.strip(_AROUND) in word_list("buttons")
    )


def is_tally(text: str) -> bool:
    """Whether a line is the number of a page, or how often one was liked: "- 2 -", "👍 12", "7 24 1.2K"."""
    return len(text) < _LONGEST_TALLY and bool(_PAGE_NUMBER.fullmatch(text) or _TALLY.fullmatch(text))


def is_no_headline(text: str) -> bool:
    """Whether a line is short and bold as a headline may be, but tells what else it is, as "Vol. 3, No. 8" does."""
    telling = (is_site_line, is_summary, is_gallery, is_sign_off, is_dateline, _ISSUE.match)
    return any(tells(text) for tells in telling)


def is_sign_off(text: str) -> bool:
    """Whether a line only tells who reported and edited: "(Reporting by …; Editing by …)"."""
    begins = text.lower().lstrip("([*—– ").startswith(word_list("sign_offs"))
    return len(text) < 400 and (begins or bool(_CONTRIBUTED.fullmatch(text)))


def sign_off_start(text: str) -> int | None:
    """Where the sign-off in brackets at a paragraph's end starts; None when there is none."""
    start = _last_bracket(text)
    return start if start and is_sign_off(text[start:]) else None


def pointer_start(text: str) -> int | None:
    """Where the pointer in brackets at a paragraph's end starts, "(RELATED: …)"; None when there is none."""
    start = _last_bracket(text)
    return start if start and is_pointer(text[start:]) and not names_agency(text[start:]) else None


def _last_bracket(text: str) -> int | None:
    """Where the brackets at a line's end, if they hold more than a few words, start."""
    match = _LAST_SIGN_OFF.search(text, max(0, len(text) - 400)) if text.endswith((")", "]")) else None
    return match.start() if match else None


def button_start(text: str) -> int | None:
    """Where a button's words at a paragraph's end start: "Click to Tweet"; None when there are none."""
    match = _LAST_BUTTON.search(text, max(0, len(text) - 20)) if text.endswith(("weet", "WEET")) else None
    return match.start() if match and match.start() > 0 else None


def list_head(text: str) -> tuple[int, int] | None:
    """Where the head of a list stands that its first point runs on from: "Story highlights The dam broke"."""
    lowered = text[:_LIST_HEAD_WITHIN].lower()
    match = _LIST_HEAD.search(text[:_LIST_HEAD_WITHIN]) if any(map(lowered.__contains__, _LIST_HEADS)) else None
    return match.span("head") if match else None


def is_note(text: str) -> bool:
    """Whether a line tells of a change of the article; "UPDATE 2-Dam breaks" is an agency's headline."""
    return text.lower().lstrip("([*— ").startswith(word_list("notes")) and not is_agency_head(text)


def is_agency_head(text: str) -> bool:
    """Whether a line is an agency's headline behind its mark: "UPDATE 2-Dam breaks", not "NATO-Russia talks"."""
    mark = _AGENCY_HEAD.match(text)
    return mark is not None and mark[1].lower() in word_list("agency_marks")


def is_site_talk(text: str) -> bool:
    """Whether a line speaks for the site: cookies, newsletters, rights."""
    return has_word("site", text.lower())
