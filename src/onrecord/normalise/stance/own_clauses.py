"""What a source says of itself: that it cannot tell, will not say, or takes back its own words.

The first sentence of a content comes in, in lower case, as "it had no means of checking the count" and "she took
back what she had said".  What goes out is the stance that the verb of its clause tells, when the subject is the
source ("it", "she", "his office") or nobody ("it was too early to say", "there was no way of knowing"); None for
every other clause.  The idioms stand in `lexicon/en/idioms.toml` under `own_clause`.  A second clause counts when
the first tells that nothing is known either: "it had seen no samples and could not say what they held".
"""

import re
from itertools import islice

from onrecord.normalise.lexicons import branches, load_lexicon
from onrecord.normalise.stance.idioms import WORD, find_idioms, make_idioms
from onrecord.records import Stance

_SHORT = {"s": "is", "m": "am", "d": "had", "re": "are", "ve": "have", "ll": "will"}
_SECOND = re.compile(r",? (?:and|but|so) (?:so |therefore |thus |then )?(?:that )?(?:(?:it|they|he|she|we|i) )?")
_UNKNOWING = re.compile(
    r"\b(?:no|not|never|nothing|nobody|neither|yet|waiting|awaiting|looking|too little)\b|n't\b"
)
_LEAD = 3  # words of a clause among which its idiom begins: "had now also withdrawn"
_CLAUSE = 600  # characters of a clause within which its idiom stands
_OTHERS = ("there", "they")  # subjects that are not the source: "they were wrong about the date" is told of others
_SUBJECT = re.compile(
    r"[\W_]*(?:that )?(?:(?:no|well|look|sorry|but|and|so|still),? )?"
    r"(?P<who>it|they|he|she|we|i|there|"
    rf"(?:its|his|her|their|our|my) (?:own )?(?:{branches('telling', 'sources', 'own')}))"
    r"(?:'(?P<short>s|m|d|re|ve|ll))? (?P<rest>\S.*)"
)
"""The subject of a clause that may be the source itself, and the rest of the clause."""
_IDIOMS = make_idioms(
    (idiom, stance) for stance, row in load_lexicon("idioms")["own_clause"].items() for idiom in row.split(";")
)


def own_clause(first: str) -> Stance | None:
    """What a source says of its own knowledge or its own words in the first sentence of a content."""
    clause = _SUBJECT.match(first.replace("’", "'"))
    if clause is None:
        return None
    short = clause["short"]
    text = " ".join(f"{_SHORT[short]} {clause['rest']}".split() if short else clause["rest"].split())
    told = _told(text)
    unknown = _UNKNOWING.search(text) if told is None else None
    for second in _SECOND.finditer(text) if told is None else ():
        other = _told(text, second.end())
        if other is Stance.RETRACTS or (other and unknown and unknown.end() <= second.start()):
            told = other
            break
    return None if told is Stance.RETRACTS and clause["who"] in _OTHERS else told


def _told(text: str, start: int = 0) -> Stance | None:
    """The stance of the first idiom that begins the clause at `start`."""
    lead = [word.end() - start for word in islice(WORD.finditer(text, start), _LEAD)]
    found = next(find_idioms(text[start : start + _CLAUSE], _IDIOMS, lead[-1] if lead else 0), None)
    return Stance(found[2]) if found else None
