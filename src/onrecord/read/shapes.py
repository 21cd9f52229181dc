"""What the words of one line look like: a sentence, a headline, a name, a credit, a read time."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.read.words import any_of, has_word, word_list

_SENTENCE_END = re.compile(r"[.!?…。！？।]['\"”’»)\]]*(?:\[[\divxlc]{1,7}\])*$")
"""The end of a sentence, with the marks of its footnotes."""
_KEPT = 5_000
"""Lines whose shape is remembered: a page asks for each more than once, and a site repeats its furniture."""

_WORD = re.compile(r"\w[\w'’-]*")
CAPITAL = "A-Z" + "".join(chr(at) for at in (*range(0xC0, 0x180), 0x218, 0x21A) if chr(at).isupper())
"""The capitals of Latin letters, for a class of a pattern: "Łukasz" and "Şahin" begin with one as "Ada" does."""

_NAME_PART = rf"(?:[{CAPITAL}][\w.'’-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|ter|y)"
_NAME = re.compile(rf"{_NAME_PART}(?: {_NAME_PART}){{1,4}}")
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\([^()\s]{0,2000}\)")
_BY = re.compile(
    r"(?:(?:(?:Words|Story|Written|Reported|Compiled) )?[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|Di|Av|Door"
    r"|(?:Text|Autor(?:in)?|Author)(?=:))\s*:?\s+"
    rf"(?=[{CAPITAL}]\S* [^\W\d_]\S*)(?!.*\d{{3}})"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\W*(?:19|20)\d\d|(?:19|20)\d\d\s*©|rights reserved|rechte vorbehalten"
    r"|무단 ?전재|無断転載",
    re.IGNORECASE,
)
_RIGHTS_HEAD = re.compile(r"\W*(?:[©ⓒ]|\(c\)|copyright\b|all rights\b)", re.IGNORECASE)
_RIGHTS_DATED = re.compile(r"\W{0,5}copyright\b[^.!?]{1,60}\b(?:19|20)\d\d\W{0,3}", re.IGNORECASE)
_LONGEST_RIGHTS = 200
_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]$")
_CREDIT_IN_BRACKETS = re.compile(r"courtesy\b|(?:foto|photo|bild|image|picture|crédit)\s?:", re.IGNORECASE)
_LAST_CREDIT = re.compile(
    r"\s(?<=\S\s)\s*(?=(?:©|\(c\)|(?:fotos?|photos?|bild(?:er|quelle)?|(?:image )?credits?|images?|pictures?"
    r"|crédits?|quelle|reuters|ap photo|afp|getty images)\s?[:/|©]|photo(?:graph)? by\s)[^.!?]{3,90}\.?$)"
    r"|\s(?<=[.!?]\s)\s*(?=(?:ap photo|afp photo|getty images|reuters|handout)$)"
    r"|\s(?<=[.!?\"”]\s)(?=\|\s(?:[^|.!?]{3,50}/)?(?:getty images|getty|ap photo|ap|reuters|afp)$)",
    re.IGNORECASE,
)
_LAST_SLASHED = re.compile(rf"(?<=\w)\s+(?=/\s[{CAPITAL}][\w'’-]+\s[{CAPITAL}][\w'’-]+$)")
_CREDIT_FIRST = re.compile(r"Image (?:copyright|source|credit),? \S.{1,80}? (?=(?:Image|Media) caption\b)")
_TAKEN = re.compile(r"\S[（(][^（）()]{2,30}(?:撮影|提供)[）)]$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{8}")
"""So many characters of Japanese or Chinese, which are written without blanks, are more than a word."""

_SENTENCE_INSIDE = re.compile(r"\w{4}[.!?][\"'”’»)]* (?=\S)")
_LONGEST_OUTLET = 40
_NAMED = re.compile(rf"[{CAPITAL}][\w.&'’-]*(?: (?:[{CAPITAL}][\w.&'’-]*|of|for|the|and|de|von)){{1,5}}")
_LEAST_SLASHED = 40
"""Characters before the photographer's name behind a slash; menus have slashes between fewer."""

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
_GALLERY = re.compile(
    r"(?:hide|show) caption\b|(?:(?:photos|fotos|bilder): ){1,2}(.{4,120}?) (?:(?:photos|fotos|bilder): ){1,2}\1"
    r"|[^.!?]{0,60}\b\d+ of \d+ (?:photos|pictures|images)\b|\d{1,3} ?/ ?\d{1,3} (?-i:[A-Z])",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?<=\S )\((?:(?:second|third|far|seated|standing|from|front|back),? )?(?:left|right|cent(?:re|er)|pictured"
    r"|file photo|links|rechts|mitte|gauche|droite|archiv(?:bild|foto)|symbol(?:bild|foto))\.?\)",
    re.IGNORECASE,
)
_NO_FIRST_NAMES = ("the ", "our ", "your ", "my ", "this ", "der ", "die ", "das ", "los ", "las ", "les ")
_CLOCK = re.compile(r"\d(?<!\w.)\d?[:.h]\d\d\b")  # a digit comes first, so that `re` skips to the next one
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b.{0,12}\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}[:.h]\d\d\b.{0,12}\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(
    r"\W*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin)\.com/\S+)\W*",
    re.IGNORECASE,
)
_PICTURE_FILE = re.compile(
    r"(?:\* )?(?:placeholder image\W?\d*|[\w-]+\.(?:jpe?g|png|gif|webp|svg)|[a-z0-9]+(?:_[a-z0-9]+)+)",
    re.IGNORECASE,
)
_VIDEO_LENGTH = re.compile(
    r"(?:video )?(?:duration|dauer|länge|durée|duración|durata|duração)[: ]+(?:\d{1,2}:)?\d{1,2}:\d\d",
    re.IGNORECASE,
)
_VIDEO_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4} ?[|·•] ?(?:\d{1,2}:)?\d{1,2}:\d\d ?min\.?", re.IGNORECASE)
_LONGEST_FILE = 100
_LONGEST_TALLY = 30
_AROUND = " *+•:·.!…›»>→"
_LISTED_LINK = re.compile(r"\d{1,4}\. (?:https?|file|mailto|javascript|ftp):\S*")
"""A line of the list of links that a text browser puts under a page."""

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

_PAGE_NUMBER = re.compile(r"[-–—] ?\d{1,3} ?[-–—]|Page \d{1,3}(?: (?:of|/) \d{1,3})?")
_TALLY = re.compile(r"\d[\d,.]*[kK]? (?:likes?|restacks?|reposts?|reactions?|shares?|views)", re.IGNORECASE)

_DATELINE = re.compile(r"(?:\w+,? )?(?:\d{1,2}(?:st|nd|rd|th|\.)? \w+|\w+\.? \d{1,2}(?:st|nd|rd|th)?),? \d{4}")


def without_links(text: str) -> str:
    """A line without the addresses of Markdown links, "[words](address)", as some scrapers leave them.

    A line of nothing but links without words stays as it is.
    """
    return (_LINK.sub(r"\1", text).strip() or text) if "](" in text else text


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


@lru_cache(maxsize=_KEPT)
def looks_like_sentence(text: str) -> bool:
    """Whether a line is prose: it ends like a sentence and is more than a few words long."""
    return bool(_SENTENCE_END.search(text)) and (len(text) >= 50 or len(_WORD.findall(text)) >= 8)


@lru_cache(maxsize=_KEPT)
def looks_like_headline(text: str) -> bool:
    """Whether a line is a heading: short, no full stop at its end, begins like a title."""
    return (
        4 <= len(text) <= 180
        and text[-1] not in ".,;:…。"
        and (text[0].isupper() or not text[0].isalpha() or text[0].lower() == text[0].upper())
        and not text[0].isdigit()
        and not (text[-1] == "]" and _SENTENCE_END.search(text))
    )


@lru_cache(maxsize=_KEPT)
def is_read_time(text: str) -> bool:
    """Whether a line says how long the article takes to read, alone or after its date."""
    return len(text) < 70 and bool(_read_time().search(text.lower()))


def read_minutes(text: str) -> int | None:
    """The minutes of a read-time line."""
    match = _read_time().search(text.lower()) if len(text) < 70 else None
    return int(match["stated"] or match["counted"] or match["most"]) if match else None


@cache
def _read_time() -> re.Pattern[str]:
    """The pattern of "5 min read", "Reading time: 5 minutes" and their like in other languages."""
    units = "|".join(map(re.escape, word_list("read_time")))
    heads = (
        r"read(?:ing)? time|lesezeit|lesedauer|temps de lecture|tempo di lettura|tempo de leitura|tiempo de lectura"
        r"|leestijd|lästid|læsetid"
    )
    tails = r"read|read time|lesezeit|de lecture|di lettura|de lectura|de leitura|läsning|lesetid"
    date = r"(?:[\w .,:/]{0,30}(?:19|20)\d\d(?:[, ]+\d{1,2}[:.]\d\d)?\s*[|·•/,–—-]\s*)?"
    return re.compile(
        rf"^{date}(?:\W*(?:estimated )?(?:{heads})\W*(?:ca\.? )?(?P<stated>\d{{1,3}})(?: ?(?:{units}))?\W*"
        rf"|\W*(?P<counted>\d{{1,3}})[- ](?:min(?:uten?|utes?)?\.?[- ](?:{tails}))\W*"
        r"|\d{1,3} ?[-–] ?(?P<most>\d{1,3}) minutes)$"
    )


@lru_cache(maxsize=_KEPT)
def is_credit(text: str) -> bool:
    """Whether a line, or the bracket at a caption's end, names who made a picture and nothing else."""
    lowered = text.lower().strip(" ()[]|/")
    if not lowered or len(lowered) > 120 or (_SENTENCE_END.search(text) and len(text) > 60):
        return False
    agency = any_of("agencies").search(lowered) if has_word("agencies", lowered) else None
    head = _credit_head().match(lowered)
    return bool(
        agency and ("/" in text or head or " via " in lowered or agency.span() == (0, len(lowered)))
    ) or bool(
        head
        and len(lowered) < 60
        and len(lowered) > head.end()
        and re.search(r"[:©]|\bby\b" if text[0] in "([" else r"[:=©]|\bby\b", lowered[: head.end() + 1])
    )


@cache
def _credit_head() -> re.Pattern[str]:
    return re.compile(
        "(?:" + "|".join(map(re.escape, word_list("credit_heads"))) + r")(?:\s*[:=/|©]|\s+by\b|\s+via\b|\s)"
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
    return len(text) < _LONGEST_RIGHTS and bool(_RIGHTS_HEAD.match(text)) and is_rights_notice(text)


def tells_sides(text: str) -> bool:
    """Whether a line says who stands where in a picture, "Ada Holm (left)", or that it is one of the archive."""
    return "(" in text and bool(_SIDE.search(text))


@lru_cache(maxsize=_KEPT)
def is_caption(text: str) -> bool:
    """Whether a line says of itself that it stands under a picture."""
    lowered = text.lower()
    return (
        lowered.startswith(word_list("caption_heads"))
        or credit_start(text) is not None
        or caption_start(text) is not None
    )


def caption_start(text: str) -> int | None:
    """Where the caption starts that stands behind its own credit: "Image copyright KNA Image caption The dam"."""
    match = _CREDIT_FIRST.match(text)
    return match.end() if match else None


@lru_cache(maxsize=_KEPT)
def credit_start(text: str) -> int | None:
    """Where the credit at the end of a caption starts, in brackets or not; None when there is none."""
    match = _LAST_BRACKET.search(text)
    if match and match.start() > 0 and _is_credit_in_brackets(match.group(1)):
        return match.start()
    match = _LAST_CREDIT.search(text, max(0, len(text) - 100))
    if match is None and "/" in text[-60:] and text.find("/") >= _LEAST_SLASHED:
        match = _LAST_SLASHED.search(text, len(text) - 60)
    return match.end() if match else None


def tells_photographer(text: str) -> bool:
    """Whether a Japanese line ends in a bracket that says who took its picture or gave it."""
    return text.endswith((")", "）")) and bool(_TAKEN.search(text))


def goes_on_after_sentence(text: str) -> bool:
    """Whether a line has a sentence and then more words: "Water stands in the streets of Harl. HANDOUT / KNA"."""
    return bool(_SENTENCE_INSIDE.search(text))


def is_bracketed(text: str) -> bool:
    """Whether a line stands in one pair of brackets from end to end."""
    inner = text[1:-1]
    return text[:1] in "([" and text[-1:] in ")]" and not any(mark in inner for mark in "()[]")


def is_picture_head(text: str) -> bool:
    """Whether a line is a picture's button: "Open this photo in gallery"; its caption stands below."""
    return len(text) < 40 and text.lower().strip("*+ :.") in word_list("picture_heads")


def has_clock(text: str) -> bool:
    """Whether a line has a time of day, as lines that tell when an article appeared do."""
    return bool(_CLOCK.search(text))


def is_address(text: str) -> bool:
    """Whether a line is an address of mail, a page of a social network or a numbered link and nothing else."""
    return bool(_LISTED_LINK.fullmatch(text)) or (len(text) < 100 and bool(_ADDRESS.fullmatch(text)))


def is_moment(text: str) -> bool:
    """Whether a line has a year and a time of day close to each other."""
    return bool(_MOMENT.search(text))


def is_no_caption(text: str) -> bool:
    """Whether a line is an address, a moment or a word alone, which no caption is."""
    bare = text.strip(" *+:")
    alone = " " not in bare and not _UNSPACED.search(bare)
    return alone or (len(bare) < 60 and is_moment(bare))


def is_bracketed_credit(text: str) -> bool:
    """Whether a line in brackets names who made a picture: "(Ina Voss / Harl Gazette)", "(The Harl Gazette)"."""
    if text[0] != "(" or not is_bracketed(text):
        return False
    inner = text[1:-1].strip()
    return _is_credit_in_brackets(inner) or (not inner.isupper() and bool(_NAMED.fullmatch(inner)))


def _is_credit_in_brackets(inner: str) -> bool:
    """Whether the words inside a caption's bracket name who made its picture."""
    return is_credit(inner) or _is_slashed(inner) or bool(_CREDIT_IN_BRACKETS.match(inner))


def _is_slashed(text: str) -> bool:
    """Whether words are an outlet and a photographer, in either order: "Gazette/Ina Voss", "Ina Voss/KNA"."""
    first, slash, last = (part.strip() for part in text.partition("/"))
    return bool(slash) and (
        (is_name(last) and first[:1].isupper() and len(first) < _LONGEST_OUTLET)
        or (is_name(first) and last[:1].isupper() and len(last) < _LONGEST_OUTLET)
    )


def is_gallery(text: str) -> bool:
    """Whether a line is a picture of a gallery: "Photos: The flood Photos: The flood …", "3/9 A diver …"."""
    return bool(_GALLERY.match(text))


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


def is_picture_file(text: str) -> bool:
    """Whether a line is a picture's file or stands for a picture: "flood_harl_2", "Placeholder image-3"."""
    return len(text) < _LONGEST_FILE and bool(_PICTURE_FILE.fullmatch(text))


def is_tally(text: str) -> bool:
    """Whether a line is the number of a page, or how often one was liked or shared: "- 2 -", "12 likes"."""
    return len(text) < _LONGEST_TALLY and bool(_PAGE_NUMBER.fullmatch(text) or _TALLY.fullmatch(text))


def is_length_of_video(text: str) -> bool:
    """Whether a line says how long a video is, as it stands above its description: "Duration 1:30"."""
    return len(text) < _LONGEST_FILE and bool(_VIDEO_LENGTH.fullmatch(text))


def is_day_of_video(text: str) -> bool:
    """Whether a line says when a video appeared and how long it is: "26.10.2031 | 2:43 min"."""
    return len(text) < _LONGEST_FILE and bool(_VIDEO_DAY.fullmatch(text))


def is_no_headline(text: str) -> bool:
    """Whether a line is short and bold as a headline may be, but tells what else it is."""
    return is_site_line(text) or is_summary(text) or is_gallery(text) or is_sign_off(text) or is_dateline(text)


def names_agency(text: str) -> bool:
    """Whether a line names a picture or news agency."""
    return has_word("agencies", text.lower())


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
    """Whether a line tells of a change of the article."""
    return text.lower().lstrip("([*— ").startswith(word_list("notes"))


def is_dateline(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(text) < 50 and bool(_DATELINE.fullmatch(text))


def is_bare_by(text: str) -> bool:
    """Whether a line says no more than that a name follows: "By", "Written by:", "About the author"."""
    lowered = text.lower().strip("*+•:- ")
    return len(lowered) < 40 and (lowered in word_list("by") or lowered in word_list("name_heads"))


def is_byline(text: str) -> bool:
    """Whether a line says "By" somebody."""
    return len(text) < 100 and name_start(text) is not None


@lru_cache(maxsize=_KEPT)
def name_start(text: str) -> int | None:
    """Where the name in a byline starts; None when the line is no byline."""
    match = _BY.match(text)
    return match.end() if match else None


@lru_cache(maxsize=_KEPT)
def is_name(text: str) -> bool:
    """Whether a line could be a person's name and nothing else."""
    return len(text) < 50 and bool(_NAME.fullmatch(text.strip("* ")))


def is_only_name(text: str) -> bool:
    """Whether what stands after "By" is a name without a job or a button's words behind it."""
    return is_name(text) and not is_button(text) and not job_in(text)


def is_full_name(text: str) -> bool:
    """Whether a line is a name of two to four words, none of them a month, a job, an agency or a button's."""
    bare = text.strip(" ,")
    others = any(has_word(name, bare.lower()) for name in ("site", "months", "agencies", "ends", "jobs"))
    begun = bare.lower().startswith(_NO_FIRST_NAMES)
    return 2 <= len(bare.split()) <= 4 and is_name(bare) and not (others or begun or is_button(bare))


def is_button(text: str) -> bool:
    """Whether a line has a word that buttons have and names have not."""
    return has_word("no_names", text.lower())


def job_in(text: str) -> bool:
    """Whether a line names a newsroom's job."""
    return has_word("jobs", text.lower())


def is_site_talk(text: str) -> bool:
    """Whether a line speaks for the site: cookies, newsletters, rights."""
    return has_word("site", text.lower())


def shared_words(title: str, text: str) -> float:
    """The share of a title's longer words that a text repeats."""
    words = {word.lower() for word in _WORD.findall(title) if len(word) > 3}
    if len(words) < 3:
        return 0.0
    below = {word.lower() for word in _WORD.findall(text)}
    return len(words & below) / len(words)
