"""What one phrase says about a source: name, kind, role, whom it speaks for.

A phrase comes in ("Ukraine's spy chief Kyrylo Budanov", "a spokesman for the ministry"), a `Phrase` goes out.
Nothing here looks at the rest of the article; `sources` joins phrases into sources.
"""

import re
from dataclasses import replace
from functools import lru_cache

from onrecord.markdown import unmarked
from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import branches, compiled, load_lexicon, words
from onrecord.normalise.phrases.affiliation import affiliation_of, body_of_unnamed, is_people
from onrecord.normalise.phrases.core import COMMA, read_behind_clause, read_core, read_one_of
from onrecord.normalise.phrases.fields import within
from onrecord.normalise.phrases.nominals import PRONOUNS, Phrase
from onrecord.normalise.phrases.several import (
    AND,
    are_of_places,
    are_of_several,
    are_places,
    as_both,
    read_apposed_pair,
    read_both,
    read_several,
)
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import ZERO_WIDTH, has_role, is_address, is_given, known_body
from onrecord.records import SourceKind
from onrecord.text import OF_ONE

_RELATIVE = re.compile(
    r"(?:,?\s+|\s*[–—]\s*)(?:who|which|whose|where|speaking|citing|writing|quoted|said|on condition"
    r"|(?<!\b(?:in|of|at|on|by|to)\s)(?<!\bfor\s)(?<!\b(?:from|with)\s)that)\b.*$",
    re.DOTALL,
)
_RANKED = re.compile(r"^(?:Senior|Top|Leading)\s(?=(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+$)")
"""What opens a title that was cut off before a body that is known: "▸ Senior NATO", of "Senior NATO official"."""
_ONE_AND = re.compile(r",\s(?:who|which|whose)\s[^,]+,(?=\sand\s(?:[Tt]he\s|an?\s|[A-Z]))")
"""What is said of the first of two: "Ana Lee▸, who runs the port,◂ and Bo Hale, who owns the ferry"."""
_POINTING = re.compile(r"\b(?:those|someone|somebody|anyone)(?:\s\w+ing)?$", re.IGNORECASE)
"""What says too little without its clause: "those ▸ who stayed", "someone leaving ▸ that office"."""
_INCLUDING = re.compile(r"(?<=s)\s(?:including|such as)\s[^,]{2,60},\s.*$", re.DOTALL)
"""Some of those who are meant: "German firms ▸ including Norrvik, Halden and Resk"."""

_TAIL = re.compile(
    r"(?<=\w)\s+(?:(?:seen|obtained|reviewed|viewed|signed|shared|verified)\s+by|dated|addressed\s+to"
    r"|(?:published|released|issued|unsealed|filed|posted|circulated|leaked)"
    r"(?=$|\s+(?:on|last|late|early|earlier|this|yesterday|today|[A-Z][a-z]+day)\b(?!.*\sby\s)))(?:\s.*)?$",
    re.DOTALL,
)
_DATED = re.compile(
    rf"^((?:[Aa]n?|[Tt]he)\s)(?:{branches('times', 'pattern', 'months_begin')})[a-z]*\.?\s"
    r"\d{1,2},\s\d{4},?\s(?=\w)"
)
"""The day with its year before what was put out then: "a ▸ March 14, 2019 ◂ press release"."""
_NICKNAME = re.compile(r"\b(?!The\b)(?P<given>[A-Z][\w’'-]{1,20}\s)[“\"‘'][A-Z][\w’'-]{1,20}[”\"’']\s(?=[A-Z])")
"""What somebody is called besides: 'Robert “▸ Bob” Hale'."""
_SEATED = re.compile(
    r"^(?P<name>(?P<given>[A-Z][a-z’'-]+)(?:\s[A-Z][\w.’'-]+){1,3})\s(?P<post>MP|MSP|MEP|MLA|TD|QC|KC)(?=,|$)"
)
"""Somebody with the post that is written behind the name: "Ana Lee ▸ MP"."""
_MARKS = ' ,;:—–-"“”'
_QUOTATION = '"“”'
_NO_QUOTATION = str.maketrans("", "", _QUOTATION)
_DEPARTMENT = re.compile(r"\bDept\b\.?")
_COMMA_WITHIN = re.compile(r",([”\"])(?=\s|$)")
_ZERO_WIDTH = dict.fromkeys(map(ord, ZERO_WIDTH))
_HYPHENS = re.compile(r"\s+(?:--|-(?=\s+[a-z]))\s+")
_JOINED_BY_DASH = re.compile(r"(?<=\w)–(?=[a-z]+(?:ed|ing)\b)")  # "the Norland Star–affiliated group"
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z])")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_POSSESSIVE = re.compile(r"['’]s$")
_CONTRACTED = re.compile(r"(?<=[a-zI])['’](?:ve|re|ll|m|d)$")
_BEFORE = re.compile(
    r"^(?:(?i:among|amongst|despite|amid|by|from|only|even|just|but|and|while|as|because|outside\s+of|(?:apart|aside)\s+from"
    r"|except\s+for)\s+(?=\S)"
    r"|(?:HE|HH|HRH|H\.E\.|H\.H\.|H\.R\.H\.)\s+(?=[A-Z][a-z’'-]+\s[A-Z])|(?:[Nn]ext|[Tt]hen|[Nn]ow|[Ll]ater|[Ss]oon)\s+(?=[A-Z]))"
)
"""Words that are no part of a source, where a tagger took them in."""

_OWNED = re.compile(
    r"^(?:[Tt]he\s+)?[A-Z][\w&.]*-(?:owned|based|backed|listed|run|led|controlled|funded)\s+(?=[A-Z])"
)
_AGED = re.compile(r"^(?:[Tt]he\s+)?\d{1,3}-year-old\s+(?=[A-Z])")
_JUNIOR = re.compile(r",\s+(Jr|Sr)\b\.?")
_WEEKDAY = re.compile(branches("times", "pattern", "weekdays"))
_DAY = re.compile(
    r"(?:\s+from)?\s+(?:on|last|late|early|this|over\s+the|at\s+the)"
    rf"\s+(?:{_WEEKDAY.pattern}|week|weekend|month|year)$"
)
_PART_OF_DAY = re.compile(r"(?<=day)\s(?:morning|afternoon|evening|night)$")
"""What "Ana Holt Thursday ▸ night" has behind the day."""
_BARE_DAY = re.compile(rf"(?<=\s)([a-z][\w-]*)\s+(?:{_WEEKDAY.pattern})$")
"""A day behind a word in small letters: "one official ▸ Monday", but "the Black Friday"."""
_WITHIN_NAME = re.compile(r"[A-Z]\w*\.?")
"""A word before a last name, before which a title or a given name may stand: "Ana ▸ J. Holt Thursday"."""

_SELF = re.compile(r"\s+(?:himself|herself|itself|themselves|also|alone|alike)$")
_DAY_ENDS, _POSSESSIVE_ENDS = ("day", "week", "weekend", "month", "year"), OF_ONE
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_SELF_ENDS = ("self", "selves", "also", "alone", "alike")
"""How what these patterns take off ends: most phrases end otherwise."""

_EXPLAINED = PRONOUNS | {"the"}  # what brackets within somebody's words explain: "they ▸ (the ministry)"
_WHO = re.compile(r"\s+who\b")
_SAME_PRONOUN = {"its": "it", "their": "they", "my": "i", "me": "i", "our": "we", "us": "we"}
_PLURAL_PRONOUNS = frozenset(("they", "we", "them", "both", "each"))
_ALL_OF = re.compile(r"\w{3,}s\s(?:of|from|in)\s(?:the\s)?[A-Z]")


@lru_cache(maxsize=8192)
def parse_phrase(text: str) -> Phrase:
    """What one source phrase says; kept for the next time the same words stand in an article."""
    plain = _NICKNAME.sub(r"\g<given>", " ".join(unmarked(text).split()))
    clean = _without_edges(_closed(_mended(plain).strip(_MARKS)))
    lower = _CONTRACTED.sub("", clean.partition(",")[0]).lower()  # "who▸, on the third day,"
    if lower in PRONOUNS and (len(clean) == 1 or not clean.isupper()):
        lower = _SAME_PRONOUN.get(lower, lower)
        return Phrase(clean.partition(",")[0], SourceKind.UNNAMED, pronoun=lower, plural=lower in _PLURAL_PRONOUNS)
    brackets = _BRACKET.findall(clean) if "(" in clean or "[" in clean else ()
    bare = _POSSESSIVE.sub("", _BRACKET.sub("", clean)) if brackets else clean
    if brackets and (bare.lower() in _EXPLAINED or not any(map(str.isalnum, bare))):
        clean = bare = brackets[0].strip() or clean
    bare = _ONE_AND.sub(",", bare)
    unrelated = _INCLUDING.sub("", _RELATIVE.sub("", bare))
    unrelated = bare if _POINTING.search(unrelated) else unrelated
    core, after = _without_place(*_split(unrelated or bare))
    if joined := _joined(bare, core, after):
        return joined
    phrase = read_one_of(core, after) or read_core(_TAIL.sub("", core), after)
    if not phrase.proper and not after and len(unrelated) < len(bare):
        phrase = read_behind_clause(core, bare[len(unrelated) :]) or phrase
    if phrase.proper and phrase.kind is SourceKind.PERSON:
        affiliation = affiliation_of(unrelated or bare, phrase.name)
        phrase = phrase if affiliation == phrase.affiliation else replace(phrase, affiliation=affiliation)
    if phrase.plural and not phrase.definite and _WHO.match(bare, len(core)):
        phrase = replace(phrase, partial=True)
    if not phrase.proper and is_people(phrase.head):
        phrase = replace(phrase, affiliation=body_of_unnamed(unrelated))
    short = (b for b in brackets if re.fullmatch(r"[A-Z][A-Za-z&.-]{1,11}", b))
    aliases = tuple(b for b in short if _is_short_for(b, phrase.name))
    if not phrase.proper and compiled(load_lexicon("roles")["unnamed"]["phrases"]).search(text.lower()):
        phrase = replace(phrase, kind=SourceKind.UNNAMED)
    return replace(phrase, aliases=(*phrase.aliases, *aliases)) if aliases else phrase


def _joined(bare: str, core: str, after: tuple[str, ...]) -> Phrase | None:
    """The several sources that words name; None where they name one."""
    if both := as_both(bare):
        return read_both(parse_phrase(both[0]), parse_phrase(both[1]), both)
    if core.endswith("s") and core.rpartition(" ")[2].islower() and any(map(AND.search, after)):
        named = read_several(after[0], after[1:], ", ".join(after))  # "her lawyers, ▸ Ana Lee and Bo Hale"
        if named and named.proper:
            return named
    joined = read_apposed_pair(core, after) or read_several(core, after, bare) if AND.search(bare) else None
    return read_several(core, (), core) if joined is None and after and AND.search(core) else joined


def _mended(text: str) -> str:
    """A phrase without brackets and quotation marks that are not closed in it, and with its dashes as dashes.

    Of two sentences that a tagger took for one phrase the last words stand.
    """
    if not text.isascii():
        text = text.translate(_ZERO_WIDTH)
    text = _COMMA_WITHIN.sub(r"\1,", text)
    if ", " in text:
        text = _DATED.sub(r"\1", text)
    if "Dept" in text:
        text = _DEPARTMENT.sub("Department", text)
    if " -" in text:
        text = _HYPHENS.sub(" — ", text)
    if "–" in text:
        text = _JOINED_BY_DASH.sub("-", text)
    for opening, closing in ("()", "[]"):
        if text.count(opening) != text.count(closing) and any(map(str.isalnum, text)):
            text = text.replace(opening, "").replace(closing, "")
    text = _closed(text)
    seated = _SEATED.match(text)
    if seated and is_given(seated["given"]):
        text = f"{seated['name']}, {text[seated.start('post') :]}"
    return _SENTENCE_END.split(text)[-1] if ". " in text else text


def _closed(text: str) -> str:
    """A phrase without quotation marks that are not closed in it."""
    return text.translate(_NO_QUOTATION) if sum(map(text.count, _QUOTATION)) % 2 else text


def _without_edges(text: str) -> str:
    """A phrase without what a tagger took in at its beginning and its end."""
    clean = _JUNIOR.sub(r" \1.", text) if "," in text else text
    clean = _BEFORE.sub("", clean)
    if (named := _RANKED.sub("", clean)) != clean and known_body(named.lower()):
        clean = named
    if clean.endswith(_PARTS_OF_DAY):
        clean = _PART_OF_DAY.sub("", clean)
    if "-" in clean:
        clean = _without_age(_OWNED.sub("", clean))
    for pattern, ends in ((_DAY, _DAY_ENDS), (_SELF, _SELF_ENDS), (_POSSESSIVE, _POSSESSIVE_ENDS)):
        if clean.endswith(ends):
            clean = pattern.sub("", clean)
    return _without_day(clean) if clean.endswith("day") else clean


def _without_age(text: str) -> str:
    """A person's name without the age before it: "the 40-year-old ▸ Verrin", but "the 40-year-old Norwegian"."""
    name = _AGED.sub("", text)
    return name if name != text and parse_phrase(name).kind is SourceKind.PERSON else text


def _without_day(text: str) -> str:
    """Words without the day behind them: "one official ▸ Monday", "President Verrin ▸ Saturday"."""
    *rest, day = text.split()
    ahead = rest[-3:-1] if _WITHIN_NAME.fullmatch("".join(rest[-2:-1])) else rest[-2:-1]
    named = any(is_given(word) or is_address(word) or has_role([word]) for word in ahead)
    return " ".join(rest) if named and _WEEKDAY.fullmatch(day) else _BARE_DAY.sub(r"\1", text)


def _is_short_for(bracket: str, name: str) -> bool:
    """Whether a name goes by what stands in brackets: "Norland (CNN) --" tells who wrote and names no place."""
    if name not in place_names() and not is_outlet(bracket):
        return True
    return [word[0] for word in name.split() if word[:1].isupper()] == [one for one in bracket if one.isupper()]


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """The core of a phrase and the appositions after its commas."""
    cuts = [match.span() for match in COMMA.finditer(text) if within(text, match.start()) is None]
    if not cuts:
        return text, ()
    edges = [0, *(at for cut in cuts for at in cut), len(text)]
    parts = [part for start, end in zip(edges[::2], edges[1::2], strict=True) if (part := text[start:end].strip())]
    if are_of_places(parts) or are_of_several(parts):
        return text, ()
    if _ALL_OF.search(parts[0]) and AND.search(parts[-1]) and all(map(are_places, parts[1:])):
        return text, ()
    return (parts[0], tuple(parts[1:])) if parts else (text, ())


def _without_place(core: str, after: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The name behind a sentence's opening that was taken in: "(In) Port Ansel, Rossi", "Defending, Rossi"."""
    name = after[0] if len(after) == 1 else ""
    opening = core in place_names() or core.lower() in words("people", "openers", "participles")
    named = name[:1].isupper() and name not in place_names() and name[-1] != "."
    return (name, ()) if opening and named and not known_body(name) else (core, after)
