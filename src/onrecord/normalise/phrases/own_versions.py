"""What an outlet published before and takes back: "An earlier version of this article said 58 people had died".

The words of a source and of a cue come in; out goes whether the outlet speaks of its own earlier words.  Nobody
else is heard in them, and what they tell is withdrawn.
"""

import re

from onrecord.normalise.lexicons import compiled, load_lexicon, words
from onrecord.records import Article, Attribution

_EARLIER = load_lexicon("documents")["earlier"]
_VERSION = re.compile(_EARLIER["version"].replace("KIND", _EARLIER["kind"]))


def takes_back(attribution: Attribution, article: Article) -> bool:
    """Whether an outlet takes back what an attribution holds: by "an earlier version", "we incorrectly said"."""
    if not attribution.source or not attribution.cue or attribution.inside or attribution.quoted:
        return False
    source, cue = (" ".join(span.text for span in spans) for spans in (attribution.source, attribution.cue))
    source, cue = " ".join(source.lower().split()), cue.lower()
    if is_earlier_version(source):
        return True
    for who, told in (("itself", "before"), ("we", "ours")):
        if _found(who, source):
            return _found(told, cue) or is_earlier_version(_lead(attribution, article))
    outlet = (article.outlet or "").lower()
    return bool(outlet) and source.removeprefix("the ") == outlet.removeprefix("the ") and _found("wrongly", cue)


def is_earlier_version(text: str) -> bool:
    """Whether a text in lower case names what an outlet published before: "an earlier version of this article"."""
    return holds_any("kinds", text) and _VERSION.search(text) is not None


def holds_any(name: str, text: str) -> bool:
    """Whether a text in lower case holds one of the parts of words of a list of `lexicon/en/documents.toml`."""
    return any(map(text.__contains__, words("documents", "earlier", name)))


def _lead(attribution: Attribution, article: Article) -> str:
    """What stands before a source in its sentence, in lower case."""
    start = attribution.source[0].start
    sentence = article.sentence_at(start)
    return article.text[sentence.start : start].lower() if sentence else ""


def _found(name: str, text: str) -> bool:
    return compiled(_EARLIER[name]).search(text) is not None
