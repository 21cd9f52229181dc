"""What an element's name, class and id say about the words in it, as bits.

The class words are those that content systems use; several languages of newsrooms write them in English.
"""

import re
from functools import lru_cache

_CLASS_WORDS = {
    "caption": "caption|legend|bildunterschrift|bildtext|figcaption|imgdesc|image-desc",
    "credit": "credit|copyright|photographer|fotograf|attribution|bildquelle|rights",
    "figure": "figure|gallery|slideshow|carousel|picture|image-|-image|img|photo|video|player|media",
    "author": "author|byline|autor|writer|contributor|journalist|reporter|verfasser",
    "bio": "bio|about-the-author|author-card|author-box|authorbox|author-info",
    "related": "related|teaser|recommend|more-|read-more|readmore|promo|also|trending|popular|most-|inset|"
    "further|linklist|latest|suggest|outbrain|taboola|sidebar|rail|card|recirc|onward|newsfeed",
    "social": "share|social|sharing|follow|facebook|twitter|tweet|instagram",
    "newsletter": "newsletter|subscribe|subscription|signup|sign-up|paywall|abo-|piano|donat|membership|cta",
    "comment": "comment|disqus|kommentar|discussion",
    "advert": "advert|anzeige|werbung|sponsor|banner|ad-|-ad|ads|commercial|promoted",
    "nav": "nav|menu|breadcrumb|footer|header|masthead|toolbar|topbar|navigation|pagination|skip",
    "legal": "cookie|consent|legal|gdpr|disclaimer|modal|popup|overlay|dialog",
    "tags": "tags|topics|keywords|taglist|tag-|categor|kicker|section-name|overline|eyebrow",
    "date": "date|time|published|updated|timestamp|meta",
    "title": "headline|title|heading",
    "summary": "summary|standfirst|lead|lede|dek|subtitle|sub-headline|subheadline|description|intro|abstract|deck",
    "content": "article-body|articlebody|article__body|story-body|storybody|body-text|entry-content|post-content|"
    "article-content|article__content|article-text|articletext|story-content|richtext|rich-text|"
    "paragraph|content-body|textblock|text-block|main-content|page-content|storycontent|body-content",
    "quote": "quote|blockquote|pullquote|zitat",
    "live": "live|liveblog|ticker",
    "summary_box": "key-points|keypoints|highlights|fact-box|factbox|infobox|box",
}
_TAGS = (
    "figcaption figure li header footer nav aside article main blockquote table form button h1 h2 h3 h4 h5 h6 "
    "time address p a dl section cite label strong em"
).split()
BIT = {name: 1 << at for at, name in enumerate(dict.fromkeys([*_TAGS, *_CLASS_WORDS]))}
"""The bit of each mark: element names first, then the groups of class words; a name that is both has one bit."""

APART = 1 << len(BIT)
"""The bit of a box that is set apart from the article around it."""

NAMES = APART << 1
"""The bit of an element that is called the byline."""

PULLED = APART << 2
"""The bit of a pull quote: words of the article, printed once more."""

PICTURE = APART << 3
"""The bit of an element that is called a picture or its words."""

DECK = APART << 4
"""The bit of an element that is called the lines between headline and article."""

SEEN = tuple({**BIT, "live": BIT["live"] | APART, "summary_box": BIT["summary_box"] | NAMES}.values())
"""What the classifiers see of each of BIT, in its order: boxes set apart with live reports, bylines with boxes."""

_APART = re.compile(
    r"(?:^|[\s_-])(?:promos?|promotions?|promobox|newsletters?|recirc\w*|trending|sponsor(?:s|ed)?|sign-?up|outbrain|"
    r"taboola|(?:read|more|also|see)-?(?:more|also|read|on|next)|most-?(?:read|popular|viewed)|related|teasers?|"
    r"inline-?links?|onward|membership|donat(?:e|ion))(?:$|[\s_-])"
)
_NAMES = re.compile(r"(?:^|[\s_-])byline(?:$|[\s_-])")
_PULLED = re.compile(r"(?:^|[\s_-])pull-?quote(?:$|[\s_-])")
_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:image|photo|picture|img|foto|bild|slide)-?(?:text|caption|desc(?:ription)?|legend|info)?(?:$|[\s_-])"
)
_DECK = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|lede|stand-?first|sub-?title|sub-?headline|strap-?line|summary|excerpt|intro)(?:$|[\s_-])"
)
_WHOLE_WORDS = ((_APART, APART), (_NAMES, NAMES), (_PULLED, PULLED), (_PICTURE, PICTURE), (_DECK, DECK))
_STEMS = tuple(
    (stem, at)
    for at, stems in enumerate(
        (
            "promo newsletter recirc trending sponsor sign outbrain taboola read more also see most related teaser "
            "link onward membership donat",
            "byline",
            "pull",
            "image photo picture img foto bild slide",
            "deck dek lede stand sub strap summary excerpt intro",
        )
    )
    for stem in stems.split()
)
"""What names need to have in them for the pattern of that number to find anything. Most of the many names have
none, and to look for a string takes a fiftieth of the time of a search."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = tuple((word, BIT[name]) for name, words in _CLASS_WORDS.items() for word in words.split("|"))


@lru_cache(maxsize=20_000)
def marks_of(tag: str, names: str) -> int:
    """The bits of an element with this name and these class and id names."""
    bits = BIT.get(tag, 0) | (PULLED if tag == "aside" else 0)
    if names:
        lowered = names.lower()[:200]
        for word, bit in _WORDS:
            if word in lowered:
                bits |= bit
        bits |= whole_marks(names)
    return bits


@lru_cache(maxsize=20_000)
def whole_marks(names: str) -> int:
    """The bits that names give by whole words."""
    lowered = names[:200].lower()
    words = lowered if lowered == names[:200] else _CAMEL.sub("-", names[:200]).lower()
    asked = {at for stem, at in _STEMS if stem in words}
    return sum(bit for pattern, bit in (_WHOLE_WORDS[at] for at in asked) if pattern.search(words))
