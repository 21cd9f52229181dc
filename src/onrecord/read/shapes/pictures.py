"""Whether a line belongs to a picture or a video: a caption, a credit, a file's name, a gallery."""

import re
from functools import cache, lru_cache

from onrecord.read.shapes.days import is_moment
from onrecord.read.shapes.names import CAPITAL, is_name
from onrecord.read.shapes.prose import KEPT, SENTENCE_END, is_bracketed
from onrecord.read.words import any_of, has_word, word_list

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{3,120})[)\]]$")
_CREDIT_IN_BRACKETS = re.compile(r"courtesy\b|(?:foto|photo|bild|image|picture|crédit)\s?:", re.IGNORECASE)
_LAST_CREDIT = re.compile(
    r"\s(?<=\S\s)\s*(?=(?:©|\(c\)|(?:fotos?|photo(?:graph)?s?|bild(?:er|quelle)?|(?:image )?credits?|images?"
    r"|pictures?|crédits?|quelle|reuters|ap photo|afp|getty images)\s?[:/|©]|photo(?:graph)? by\s)[^.!?]{3,90}\.?$)"
    r"|\s(?<=[.!?]\s)\s*(?=(?:ap photo|afp photo|getty images|reuters|handout)$)"
    r"|\s(?<=[.!?\"”]\s)(?=\|\s(?:[^|.!?]{3,50}/)?(?:getty images|getty|ap photo|ap|reuters|afp)$)",
    re.IGNORECASE,
)
_LAST_SLASHED = re.compile(rf"(?<=\w)\s+(?=/\s[{CAPITAL}][\w'’-]+\s[{CAPITAL}][\w'’-]+$)")
_CREDIT_FIRST = re.compile(r"Image (?:copyright|source|credit),? \S.{1,80}? (?=(?:Image|Media) caption\b)")
_TAKEN = re.compile(r"\S[（(][^（）()]{2,30}(?:撮影|提供)[）)]$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{8}")
"""So many characters of Japanese or Chinese, which are written without blanks, are more than a word."""

_LONGEST_OUTLET = 40
_NAMED = re.compile(rf"[{CAPITAL}][\w.&'’-]*(?: (?:[{CAPITAL}][\w.&'’-]*|of|for|the|and|de|von)){{1,5}}")
_LEAST_SLASHED = 40  # characters before the photographer's name behind a slash; menus have slashes between fewer

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


@lru_cache(maxsize=KEPT)
def is_credit(text: str) -> bool:
    """Whether a line, or the bracket at a caption's end, names who made a picture and nothing else."""
    lowered = text.lower().strip(" ()[]|/")
    if not lowered or len(lowered) > 120 or "://" in lowered or (SENTENCE_END.search(text) and len(text) > 60):
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


def tells_sides(text: str) -> bool:
    """Whether a line says who stands where in a picture, "Ada Holm (left)", or that it is one of the archive."""
    return "(" in text and bool(_SIDE.search(text))


@lru_cache(maxsize=KEPT)
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


@lru_cache(maxsize=KEPT)
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


def is_picture_head(text: str) -> bool:
    """Whether a line is a picture's button: "Open this photo in gallery"; its caption stands below."""
    return len(text) < 40 and text.lower().strip("*+ :.") in word_list("picture_heads")


def is_picture_foot(text: str) -> bool:
    """Whether a line is the button below a caption: "Hide caption"."""
    return len(text) < 40 and text.lower().strip("*+ :.") in word_list("picture_feet")


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


def is_picture_file(text: str) -> bool:
    """Whether a line is a picture's file or stands for a picture: "flood_harl_2", "Placeholder image-3"."""
    return len(text) < _LONGEST_FILE and bool(_PICTURE_FILE.fullmatch(text))


def is_length_of_video(text: str) -> bool:
    """Whether a line says how long a video is, as it stands above its description: "Duration 1:30"."""
    return len(text) < _LONGEST_FILE and bool(_VIDEO_LENGTH.fullmatch(text))


def is_day_of_video(text: str) -> bool:
    """Whether a line says when a video appeared and how long it is: "26.10.2031 | 2:43 min"."""
    return len(text) < _LONGEST_FILE and bool(_VIDEO_DAY.fullmatch(text))


def names_agency(text: str) -> bool:
    """Whether a line names a picture or news agency."""
    return has_word("agencies", text.lower())
