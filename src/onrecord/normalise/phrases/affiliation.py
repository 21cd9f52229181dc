"""Where a person belongs: the body that a source phrase names beside the person.

The words of a phrase come in ("Dr Ana Lee of the University of Tarn", "Norland Hydro's chief, Ana Lee"), the
name of the body goes out, or None. A place is no body: "Senator Bob Vane of Tarn" belongs to none that the words
name. "At" and "with" lead to any name that is no place; "of" to one that ends or begins as bodies do, or follows a
post that only bodies have.
"""

import re

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import any_words, load_lexicon, words
from onrecord.normalise.phrases.fields import within
from onrecord.normalise.phrases.titles import strip_article
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import (
    BODY_HEADS,
    demonym,
    is_address,
    is_given,
    is_role,
    known_body,
    plain,
)

_CAPITAL = r"[A-Z][\w&.’'-]*"
_RUN = rf"{_CAPITAL}(?:\s(?:(?:of|for|to|and|&|de)\s(?:the\s)?)?{_CAPITAL})*"
_BELONGS = re.compile(rf"\b(?P<how>of|at|with|for|from)\s(?:the\s|its\s)?[“\"]?(?P<body>{_RUN})")
_BEFORE = re.compile(
    rf"^(?:[Tt]he\s|[Aa]nother\s|(?:[Ff]ormer|[Ss]enior|[Tt]op|[Ll]eading)\s)?(?P<body>{_RUN})\s(?=(?:[a-z-]+\s){{0,3}}?(?P<post>[a-z-]+)\b)"
)
_OWNED = re.compile(rf",\s(?P<body>{_RUN}['’]s)\s(?:[a-z-]+\s){{0,3}}?(?P<post>[a-z-]+)\b")
_GOES_ON = re.compile(r"(?:\s[a-z-]+){0,3}?\s(?P<head>[a-z-]+)(?=$|[,’']|\s(?:in|on|and|who)\s)")
"""A body's name that goes on in small letters up to its noun: "the Tarn ▸ regional council"."""
_JOINED = re.compile(r"\sand\s(?:the\s)?(\S+).*$")
_OWN = re.compile(r"['’]s$")
_WITHIN = re.compile(
    rf"\b(?P<how>at|with|from|within|inside)\s(?:the\s|its\s)?(?:[a-z]+\s){{0,2}}?(?P<body>{_RUN})"
)
_INITIALS = re.compile(r"[A-Z]{3,6}")
_COUNT = re.compile(
    r"^(?:(?:an?|the|one|two|three|four|five|several|some|another|senior|top|former)\s){1,2}", re.IGNORECASE
)
_PEOPLE_OF = re.compile(rf"(?P<body>{_RUN})\s(?:(?:senior|former|intelligence|press)\s)?(?P<post>[a-z-]+)\b")
_OF_SOME_BODY = re.compile(
    r"(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Tt]wo|[Ss]ome|[Ss]enior)\s){0,2}(?P<body>[a-z]+)\s"
    r"(?:sources?|officials?|spokes\w+|executives?|employees?|insiders?|managers?|representatives?|bosses|boss)"
)
_RULING = r"[A-Z][\w.’'-]*\s(?:administration|government|campaign|regime|junta|cabinet)"
_RULED = re.compile(
    rf"^(?P<before>{_RULING})\s(?:[a-z]+\s)?(?P<post>[a-z-]+)\b|"
    rf"\b(?:in|of|with|from|within|inside)\s(?:the\s)?(?P<behind>{_RULING})\b"
)
"""Who governs, in small letters: "a Verrin administration official", "a source in the Tarnish government"."""
_SEAT = re.compile(
    r"\b(?:in|at|with|from|within|inside)\s(?:the\s)?(?P<body>(?:[A-Z]?[a-z-]+\s){0,2}[A-Z]?[a-z]+['’]s\soffice)\b"
)
_NOMINAL = re.compile(r"\b(?:of|at|with|for)\sthe\s(?P<body>[a-z]+)(?=$|,|\s(?:in|of)\s)")
_OF_PEOPLE = tuple(words("roles", "unnamed", "ends"))  # ends of nouns for people, where the lists have them not
_AREAS = words("roles", "phrase", "areas")
_DESCRIBING = ("-winning", "-born", "-based")
_OTHERS = words("roles", "phrase", "others")


def affiliation_of(text: str, name: str) -> str | None:
    """The body that a phrase says a person belongs to, as written without its article; None where it names none.

    The phrase stands on one line and has the name as it is given.
    """
    for match in _BELONGS.finditer(text):
        goes_on = _GOES_ON.match(text, match.end())
        if goes_on and goes_on["head"] in words("roles", "organisation", "nominal"):
            return text[match.start("body") : goes_on.end()]
        listed = within(text, match.start("body"))
        body = _without_name(text[match.start("body") : listed] if listed else match["body"], name)
        own = bool(_OWN.search(match["body"]))
        if body and _belongs_to(body, match["how"], "" if own else text[: match.start()].rpartition(",")[2]):
            return body
    for owner in (_BEFORE.match(text), _OWNED.search(text)):
        if owner and name not in owner["body"] and _is_post(owner["post"]):
            body = strip_article(_without_posts(_OWN.sub("", owner["body"])))
            if body and _is_body(body, sure=" " not in body):
                return body
    nominal = _NOMINAL.search(text)
    if nominal and nominal["body"] in words("roles", "organisation", "nominal"):
        return nominal["body"]
    return _of_title(strip_article(text.partition(name)[0]).rstrip())


def _of_title(title: str) -> str | None:
    """The body before a post, or whose somebody is: "Tarn Health Authority ▸ Director", "Tarn Fund's"."""
    owner = _OWN.sub("", title)
    if owner != title and re.fullmatch(_RUN, owner):
        return owner if _is_body(owner, sure=" " not in owner) else None
    body = _without_posts(title) if re.fullmatch(_RUN, title) else ""
    initials = _INITIALS.fullmatch(body) and body.lower() not in words("organisations", "speaking_places", "names")
    return body if body not in ("", title) and (initials or _is_body(body, sure=True)) else None


def body_of_unnamed(text: str) -> str | None:
    """The body that a phrase without a name says people belong to: "a source within the Interior Ministry".

    A word for a body, "a company source", is given as it stands: the article tells which company.
    """
    for match in _WITHIN.finditer(text):
        body = _OWN.sub("", match["body"]).rstrip(".,")
        if _is_seat(body) or _is_body(body, sure=match["how"] not in ("at", "with")):
            return body
    owner = _PEOPLE_OF.match(_COUNT.sub("", text))
    if owner and is_people(owner["post"]):
        body = _OWN.sub("", owner["body"])
        if _is_seat(body) or _is_body(body, sure=True):
            return body
    ruled = _RULED.search(_COUNT.sub("", text))
    if ruled and (ruled["behind"] or is_people(ruled["post"])):
        return ruled["behind"] or ruled["before"]
    seat = _SEAT.search(text)
    if seat:
        return seat["body"]
    some = _NOMINAL.search(text) or _OF_SOME_BODY.fullmatch(text)
    return some["body"] if some and some["body"] in words("roles", "affiliation", "bodies") else None


def _is_seat(name: str) -> bool:
    return name.lower() in words("organisations", "seats", "names")


def is_people(word: str) -> bool:
    """Whether a word in lower case is for somebody, or for several."""
    people = any_words(("roles", "unnamed", "singular"), ("roles", "unnamed", "plural"))
    return _is_post(word) or word in people or is_role(word.removesuffix("s"))


def is_somebody(head: str) -> bool:
    """Whether a noun is for a single person, by the lists or by its end: no "tone", no "findings", no "report"."""
    if head in words("roles", "document", "heads") or head in words("roles", "organisation", "nominal"):
        return False
    return is_people(head) or head.endswith(_OF_PEOPLE) or f"{head}s" in words("roles", "unnamed", "plural")


def _is_post(word: str) -> bool:
    """Whether a word is for what somebody is in a body."""
    return is_role(word) or word in words("roles", "affiliation", "posts")


def _without_name(body: str, name: str) -> str:
    """A run of capitals up to a person's name that it runs into, without a mark at its end."""
    other = _JOINED.search(body)
    if other and (is_role(other[1]) or is_address(other[1])):
        body = body[: other.start()]
    at = body.find(name)
    return _OWN.sub("", body if at < 0 else _without_posts(body[:at].strip())).rstrip(".,")


def _without_posts(body: str) -> str:
    """A run of capitals without the posts and forms of address at its end: "Finance Ministry Secretary"."""
    parts = body.split()
    while parts and (is_role(parts[-1]) or is_address(parts[-1])):
        parts.pop()
    return " ".join(parts)


def _belongs_to(body: str, how: str, before: str) -> bool:
    """Whether somebody belongs to a body by the words before its name: "director of", "economist at"."""
    if how in ("at", "with") and before:
        return _is_body(body, sure=False)
    said = before.replace("secretary general", "head").split()
    posts = words("roles", "affiliation", "posts") - (
        words("roles", "affiliation", "scholars") if how == "of" else set()
    )
    led = not posts.isdisjoint(said)
    return _is_body(body, sure=how == "from" or not led)


def _is_body(name: str, *, sure: bool) -> bool:
    """Whether a name is a body's: by its words when it must be sure, else also where it is no place or people."""
    parts = strip_article(name).split()
    lower = " ".join(parts).lower()
    if not parts or lower in words("organisations", "speaking_places", "names") or name in place_names():
        return False
    joint = next((at for at, part in enumerate(parts) if part in ("of", "for")), len(parts))
    headed = len(parts) > 1 and bool({plain(parts[-1]), plain(parts[joint - 1])} & BODY_HEADS)
    titled = any(is_address(part) for part in parts) and not headed  # "Justice Department" is no Justice
    if plain(parts[-1]) in _AREAS or titled or any(part.endswith(_DESCRIBING) for part in parts):
        return False
    if is_outlet(name) or known_body(lower) or name in load_lexicon("organisations")["abbreviations"]:
        return True
    if headed:
        return True
    if sure or demonym(parts[0]) or _OTHERS & {lower, *lower.split()}:
        return False
    last, first = parts[-1], parts[0]
    person = is_given(first) and "&" not in parts  # "Rufus & Vale" is a firm
    return not (plain(last) in BODY_HEADS or is_role(last) or is_role(first) or person)
