"""Named people in a phrase: where the name starts, and what the words before and behind it say.

Tokens of a phrase come in ("Senator", "Bob", "Corker", "of", "Tennessee"), with its appositions; a `Phrase` of a
person goes out, or None where no person is named.
"""

import re
from itertools import pairwise

from onrecord.naming.sites import named_site
from onrecord.normalise.lexicons import any_words, words
from onrecord.normalise.phrases.named_bodies import INNER_ONLY, is_plural_noun
from onrecord.normalise.phrases.named_things import names_thing
from onrecord.normalise.phrases.nominals import OWNERS, STOPS, Phrase
from onrecord.normalise.phrases.titles import owning_outlet, role_after, strip_article, whom_for, without_lead
from onrecord.normalise.places.table import is_one_of_a_people, place_names
from onrecord.normalise.tokens import (
    APOSTROPHE,
    BODY_HEADS,
    address_gender,
    demonym,
    has_role,
    is_address,
    is_body,
    is_given,
    is_name_token,
    is_plain_address,
    is_role,
    known_body,
    noun_gender,
    plain,
    title_of_one,
    without_suffix,
)
from onrecord.records import SourceKind

_NOUN = re.compile(r"[a-z]{3,}(?:-[a-z]+)*(?<!ly)(?<!ing)")
_ARTICLES = frozenset(("the", "a", "an", "then"))
_FUNCTION = words("roles", "phrase", "function")
_PLACING = words("roles", "phrase", "placing")
_TOWARDS = words("roles", "phrase", "towards")
_RUNNING = words("roles", "phrase", "running")
"""Who runs for a post, and is the one who is named behind it: "the candidate for mayor Ana Lee"."""
_LEADING = words("roles", "phrase", "leading")
"""Words before a name that is not the one who is spoken of: "a spokesman for Mayor Ana Lee"."""


def read_person(tokens: list[str], after: tuple[str, ...]) -> Phrase | None:
    """A named person at the end of a phrase, with the title before the name; None where none is named."""
    if len(tokens) == 2 and tokens[0] == "The" and not is_role(tokens[1]):
        return None  # "The Dome" names no person
    whole = tokens[1:] if tokens and tokens[0] in ("The", "A", "An") else tokens
    tokens = _before_of(whole)
    rest = whole[len(tokens) :]
    start = len(tokens)
    while start and is_name_token(tokens[start - 1]) and not APOSTROPHE.search(tokens[start - 1]):
        start -= 1
    run = tokens[start:]
    while run and not run[0][:1].isupper() and run[0].lower() not in ("al", "el") and "-" not in run[0]:
        run, start = run[1:], start + 1
    if not run or (len(run) == 1 and not start and not _looks_like_surname(run[0])):
        return None
    if names_thing(run) and not has_role(tokens[:start]) and not role_after(after):
        return None
    cut = _name_start(run, tokens[:start])
    if cut is None or cut >= len(run):
        return None
    return _titled(run[cut:], tokens[: start + cut], rest, after)


def _titled(name: list[str], prefix: list[str], rest: list[str], after: tuple[str, ...]) -> Phrase | None:
    """The person of a name, with what the words around it tell; None where they speak of somebody else."""
    behind = _behind_document(prefix)
    lead = next((at for at, t in enumerate(behind) if plain(t) not in _ARTICLES), len(behind))
    title = behind[lead:]
    if _is_beside(title):
        return None
    address = address_gender(prefix)
    only_address = all(is_address(t) for t in title)
    own = without_lead(title[1:] if title and title[0].lower() in OWNERS else title)
    own = own[: max((at + 1 for at, word in enumerate(own) if not is_plain_address(word)), default=0)]
    own = [title_of_one(word) or word for word in own]
    role = None if only_address or not (has_role(own) or _is_noun(own[-1:])) else " ".join(own)
    last = len(name) == 1 and bool(prefix) and is_address(prefix[-1])  # "Dr. Moritz" is no Moritz
    given = None if last or name[0].lower() in words("people", "given", "either") else is_given(name[0])
    gender = address_gender(prefix[-1:]) or given or address or noun_gender([*title, *" ".join(after[:1]).split()])
    apposed, speaks_for = role_after(after), whom_for(title, after)
    if role and apposed and all(map(_is_rank, own)):
        role = apposed
    if rest[:1] == ["for"]:
        speaks_for = speaks_for or strip_article(" ".join(rest[1:]))
    return Phrase(
        " ".join(name),
        SourceKind.PERSON,
        proper=True,
        role=role or apposed,
        speaks_for=speaks_for or owning_outlet(prefix),
        gender=gender,
        words=frozenset(plain(t) for t in (*title, *(apposed or "").split())),
        owner=_possessor(prefix) if own and own[-1] in words("people", "kin", "family") else None,
    )


def _is_beside(title: list[str]) -> bool:
    """Whether somebody else stands before whoever is named with a title: "a source close to Mayor Ana Lee".

    Not in the name of the body whose head it is: "Citizens for Clean Rivers President Ana Lee".
    """
    documents = any_words(("roles", "document", "heads"), ("roles", "document", "issued"))
    if any(word == "to" and plain(before) in documents for before, word in pairwise(title)):
        return True  # "the letter to Mr. Lee"
    at = next((at for at in range(1, len(title)) if title[at] in _TOWARDS and has_role(title[at + 1 :])), None)
    if at is None or (title[at] == "for" and title[at - 1].lower() in _RUNNING):
        return False
    people = any_words(("roles", "unnamed", "singular"), ("roles", "unnamed", "plural"))
    named = at == 1 and title[at] == "for" and title[-1:] != title[at + 1 :] and all(map(is_name_token, title[2:]))
    return has_role(title[:at]) or (not named and any(word.lower() in people for word in title[:at]))


def _is_rank(token: str) -> bool:
    """Whether a title is a rank, beside which an apposition tells more: "Gen. Aldo Brenn, commander of …"."""
    return token.istitle() and token.lower() in words("people", "address", "ranks")


def _possessor(prefix: list[str]) -> str | None:
    """Whose relative is named: "his" of "his son Oliver", "Goldin" of "Goldin's father Simcha"."""
    if prefix[0].lower() in OWNERS:
        return prefix[0]
    owner = next((at for at, token in enumerate(prefix) if APOSTROPHE.search(token)), None)
    return None if owner is None else APOSTROPHE.sub("", " ".join(prefix[: owner + 1]))


def _is_noun(words_: list[str]) -> bool:
    """Whether the word before a person's name can be what the person is: "freeholder", "plumber"."""
    return bool(words_) and _NOUN.fullmatch(words_[0]) is not None and words_[0] not in STOPS | _FUNCTION


def _is_title(run: list[str], at: int) -> bool:
    """Whether a capitalised token is a title there; "spokesman Dean Boyd" has a given name that is also one."""
    if is_given(run[at]) and (at + 1 < len(run) or at > 0):
        return False
    return is_role(run[at]) or is_address(run[at])


def _before_of(tokens: list[str]) -> list[str]:
    """The tokens without the place after a person's name: "Senator Bob Corker ▸ of Tennessee"."""
    at = next((i for i, token in enumerate(tokens) if token in _PLACING and i >= 2), None)
    if at is None or _names_holder(tokens) or is_role(tokens[at - 1]) or plain(tokens[at - 1]) in BODY_HEADS:
        return tokens
    named = any(is_given(t) or is_role(t) for t in tokens[: at - 1]) and tokens[at - 1][:1].isupper()
    return tokens[:at] if named or _two_names(tokens[:at], tokens[at + 1 :]) else tokens


def _names_holder(tokens: list[str]) -> bool:
    """Whether a post in capitals ends with who holds it: "Minister of the Interior of Tarn ▸ Fabio Renzetti"."""
    given = next((at for at, token in enumerate(tokens[:-1]) if is_given(token)), 0)
    return given == len(tokens) - 2 and is_role(tokens[0]) and tokens[1] in _PLACING and tokens[-1].istitle()


def _two_names(tokens: list[str], behind: list[str]) -> bool:
    """Whether two words before "of" and a name can only be a person's: "Nuria Salt of Lisse College"."""
    if len(tokens) != 2 or not all(t[:1].isupper() and t[1:].islower() for t in tokens):
        return False
    inner = INNER_ONLY | BODY_HEADS | words("organisations", "speaking_places", "names")
    other = any(plain(t) in inner or demonym(t) or is_role(t) or t.endswith("s") for t in tokens)
    return not other and any(t[:1].isupper() for t in behind) and " ".join(tokens) not in place_names()


def _looks_like_surname(token: str) -> bool:
    lower = plain(token)
    return (
        is_name_token(token)
        and named_site(token) is None
        and lower not in words("people", "openers", "words")
        and lower not in words("people", "particles", "inside")
        and not token.isupper()
        and not known_body(lower)
        and lower not in BODY_HEADS
        and not is_role(token)
        and lower not in words("roles", "unnamed", "plural") | words("roles", "unnamed", "singular")
        and lower not in words("roles", "document", "heads")
        and lower not in words("roles", "organisation", "nominal")
        and lower not in words("organisations", "demonyms", "names")
        and not is_plural_noun(lower)
        and (token not in place_names() or is_given(token) is not None)
    )


def _ends_in_a_noun(run: list[str]) -> bool:
    """Whether the last word is one for people or for a document: "Coast Guards", "Norland Salt Study"."""
    last = plain(run[-1])
    named = len(run) == 2 and is_given(run[0]) is not None and demonym(last) and is_one_of_a_people(last)
    if last in words("roles", "unnamed", "plural") or (demonym(run[-1].removesuffix("s")) and not named):
        return True
    return len(run) > 1 and last in words("roles", "document", "heads") and not is_given(run[0])


def _names_after(before: str, word: str) -> bool:
    """Whether a word that is also a title is a last name, by the one before it: "Ana Bishop", "Mr. Singer"."""
    if (is_given(before) is not None and len(word) > 3) or is_plain_address(before):
        return True
    name = before.istitle() and not (is_role(before) or is_address(before) or demonym(before))
    known = before in place_names() or before.lower() in words("people", "openers", "words")
    known = known or plain(before) in words("roles", "office", "before")
    return word.lower() in words("people", "address", "surnames") and name and not known


def _after_office(run: list[str], before: list[str]) -> int | None:
    """Where the name starts behind a post that has a preposition: "Ambassador to the U.N. ▸ Ana Lee"."""
    titled = any(word[:1].isupper() and is_role(word) for word in before)
    if not titled or before[-1].lower() not in _LEADING or any(is_role(word) or is_address(word) for word in run):
        return None
    endings = words("roles", "office", "ends")
    ends = max((at + 1 for at, word in enumerate(run) if word.lower() in endings), default=0)
    given = next((i for i in range(1, len(run) - 1) if is_given(run[i])), None)
    place = next((at for at in range(len(run) - 2, 0, -1) if " ".join(run[:at]) in place_names()), 0)
    start = given if given is not None else ends or place
    full = start and len(run) - start in (2, 3)
    return start if full and " ".join(run[start:]) not in place_names() else None


def _name_start(run: list[str], before: list[str]) -> int | None:
    """Where in a run of capitalised tokens the person's name starts; None when there is no person in it."""
    if len(run) > 1 and without_suffix(" ".join(run)) != " ".join(run):
        return _name_start(run[:-1], before)
    behind = _after_office(run, before)
    if behind is not None:
        return behind
    if any(token.lower() in INNER_ONLY for token in run[1:]) or any(map(_is_opener, run, run[1:-1])):
        return None
    roles = [i for i, token in enumerate(run) if _is_title(run, i)]
    if roles and roles[-1] == len(run) - 1 and len(run) > 1 and _names_after(run[-2], run[-1]):
        roles.pop()
    if roles[:1] == [0] and _is_somebodys(before):
        return None
    if roles and roles[-1] + 1 < len(run):
        alone = roles[-1] + 2 == len(run) and is_plain_address(run[roles[-1]])  # "Mr. Lego" is no company
        return roles[-1] + 1 if alone or not is_body(run[roles[-1] + 1 :]) else None
    if roles or is_body(run) or _ends_in_a_noun(run):
        return None
    if before and before[-1].lower() in _LEADING:
        given = next((i for i in range(1, len(run)) if is_given(run[i])), None)
        return given if given is not None and has_role(before) else None
    posted = before and (is_role(before[-1]) or _is_kin(before) or _is_post_of(before, run))
    return 0 if posted else _lone_start(run, before)


def _is_opener(before: str, word: str) -> bool:
    """Whether a word opens a sentence and is no part of a name: not "Mrs", nor "June" in "Dr. ▸ June Attwell"."""
    opens = word.lower() in words("people", "openers", "words")
    return opens and not (is_address(word) or is_address(before) or is_role(before))


def _is_post_of(before: list[str], run: list[str]) -> bool:
    """Whether a post with "of" stands in small letters before a full name: "deputy chief of staff ▸ Ana Lee"."""
    post = before[-3:]
    ends = len(post) == 3 and post[1] == "of" and post[2] in words("roles", "office", "ends")
    return ends and is_role(post[0]) and len(run) in (2, 3) and " ".join(run) not in place_names()


def _is_kin(before: list[str]) -> bool:
    """Whether the words before a name are for somebody's relative: "his son ▸ Oliver"."""
    owned = before[0].lower() in OWNERS or any(APOSTROPHE.search(word) for word in before[:-1])
    return owned and before[-1] in words("people", "kin", "family")


def _behind_document(prefix: list[str]) -> list[str]:
    """The words before a name, without what the person put out: "a statement from ▸ spokeswoman Ana Lee".

    Nor what was put down of a hearing: "a transcript of the plea before ▸ Judge Ana Lee".
    """
    at = next((i for i, token in enumerate(prefix) if token in ("from", "by", "before")), 0)
    documents = any_words(("roles", "document", "heads"), ("roles", "document", "issued"))
    return prefix[at + 1 :] if any(plain(token) in documents for token in prefix[:at]) else prefix


def _is_somebodys(before: list[str]) -> bool:
    """Whether the words before a name are of somebody else, or of a document: "the wife of", "a lawsuit by"."""
    others = any_words(("roles", "office", "others"), ("roles", "document", "heads"))
    led = has_role(before) or noun_gender(before) is not None or any(token in others for token in before)
    return led and before[-1].lower() in _LEADING


def _lone_start(run: list[str], before: list[str]) -> int | None:
    """Where a name without a title starts: at a given name, or else at its first word where it is no place's."""
    given = next((i for i in range(len(run) - 1) if is_given(run[i])), None)
    if given is not None:
        return given - (given > 0 and run[given - 1].lower() in words("people", "given", "either"))
    if len(run) > 2 and (run[-1] in place_names() or demonym(run[-1])):
        return None
    if before and not APOSTROPHE.search(before[-1]) and not _is_calling(before[-1], run):
        return None
    ends = words("organisations", "heads", "place")
    place = len(run) > 1 and (run[-1].lower() in ends or " ".join(run) in place_names())
    return 0 if len(run) <= 4 and not demonym(run[0]) and not place else None


def _is_calling(word: str, run: list[str]) -> bool:
    """Whether two or three capitalised words follow a noun for what somebody is: "theorist ▸ Yuval Lindt"."""
    nouns = any_words(
        ("roles", "office", "others"), ("roles", "office", "callings"), ("roles", "office", "describing")
    )
    calling = word.islower() and (word.endswith(("ist", "ician")) or word in nouns)
    return calling and len(run) in (2, 3) and all(part[1:].islower() for part in run)
