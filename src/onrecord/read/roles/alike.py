"""What is set as the article's paragraphs are: lines about which the classifier alone is not sure.

In come the lines and the roles they have so far, which are changed in place: lines between two paragraphs, lists,
sentences that are links from end to end. On a page where next to nothing convinces, the element path with
nearly all of the prose is the article's. Readers' comments and lines without a word never are.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, takewhile

from onrecord.read import shapes
from onrecord.read.classifier.guess import Guess
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import TEXT, Hints, Line, Roles, key_of
from onrecord.read.parsing.marks import BIT, DECK, PICTURE
from onrecord.read.roles.headings import HEADINGS
from onrecord.records import Role

_LEAST_SET = 2
_LEAST_SET_ALIKE = 0.4
"""Of 11 lines from here to 0.5 that are set as paragraphs of the article all are its own (article_pages by folds,
2026-11-28)."""

_LEAST_TOLD_SET, _LEAST_TOLD_ALIKE = 5, 0.2
"""A sentence among so many paragraphs needs still less: of 4 from there that were left out 3 are the article's
(article_pages by folds, 2026-11-28)."""

_LEAST_DECK, _LEAST_TOLD_DECK = 0.35, 0.12
"""The second is for sentences: of 14 from there to 0.5 that were left out 11 are the article's (article_pages by
folds, 2026-11-28)."""

_LEAST_ENTRY = 0.12
_LINKED = 0.3
_THIN = 0.2  # the share of a path's prose up to which what the classifier found is no article beside it

_POST = BIT["blockquote"] | BIT["social"]
_LEAST_WORDS = 120
_LEAST_LINES = 3
_ASIDES = BIT["figcaption"] | BIT["caption"] | BIT["comment"] | BIT["related"] | BIT["aside"] | BIT["footer"]


def mark_alike(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """Give the lines that are set as the article's paragraphs their role, and take it from what is none."""
    _drop_wordless(lines, roles)
    if lines[0].hints is None:
        return
    _drop_comments(lines, roles)
    _mark_decks(lines, roles, guess)
    _mark_set_alike(lines, roles, guess)
    _mark_lists(lines, roles, guess)
    _mark_linked_sentences(lines, roles)
    _mark_linked_points(lines, roles)


def _drop_wordless(lines: Sequence[Line], roles: Roles) -> None:
    """A line without a letter or a digit is a rule between parts; of "___" in a paragraph the classifier knows."""
    for at, line in enumerate(lines):
        if roles[at] in TEXT and not line.key.strip("_" if roles[at] is Role.SUBHEAD else ""):
            roles[at] = Role.FURNITURE


def _drop_comments(lines: Sequence[Line], roles: Roles) -> None:
    """Readers' comments after an article; a page that is called so throughout has none."""
    body = [at for at, role in enumerate(roles) if role in TEXT]
    if not body or _in_comments(lines[body[0]]):
        return
    for at in body:
        if _in_comments(lines[at]):
            roles[at] = None


def _in_comments(line: Line) -> bool:
    return line.hints is not None and bool(line.hints.above & BIT["comment"])


def _mark_set_alike(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """A line that the markup sets in one box as paragraphs of the article there needs to convince a little less."""
    sets = Counter(_set_of(line) for line, role in zip(lines, roles, strict=True) if role is Role.BODY)
    for at, line in enumerate(lines):
        beside = sets[_set_of(line)]
        told = beside >= _LEAST_TOLD_SET and shapes.looks_like_sentence(line.text)
        least = _LEAST_TOLD_ALIKE if told else _LEAST_SET_ALIKE
        if roles[at] is not None or guess.body[at] <= least or not line.key.strip("_"):
            continue
        if line.hints and _is_plain(line.hints) and beside >= _LEAST_SET:
            roles[at] = Role.BODY


def _set_of(line: Line) -> tuple[int, int]:
    """How the markup sets a line: its element path and its box."""
    return (line.hints.path, line.hints.box) if line.hints else (0, 0)


def _mark_decks(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """A line above the first paragraph whose element is called a deck needs to convince a little less."""
    start = roles.index(Role.BODY) if Role.BODY in roles else 0
    for at, line in enumerate(lines[:start]):
        called = line.hints is not None and line.hints.near & DECK and _is_plain(line.hints)
        least = _LEAST_TOLD_DECK if shapes.looks_like_sentence(line.text) else _LEAST_DECK
        if called and roles[at] is None and guess.body[at] > least:
            roles[at] = Role.BODY


def _mark_lists(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """The entries of a list inside the article, and posts that it quotes, where they are of the main content.

    So are those of a list at its end that its last line leads to: "The letter asked for:". Of 13 such entries and 5
    lines of posts that the classifier had left out all are the article's (article_pages by folds, 2026-11-26).
    """
    body = [at for at, role in enumerate(roles) if role in TEXT]
    for at in (*range(body[0], body[-1]), *_led_to(lines, body[-1])) if body else ():
        hints = lines[at].hints
        if roles[at] is not None or hints is None or not hints.main or guess.body[at] <= _LEAST_ENTRY:
            continue
        if _is_entry(hints) or _is_post(hints):
            roles[at] = Role.BODY


def _led_to(lines: Sequence[Line], last: int) -> range:
    """The entries right below a line that ends with a colon."""
    entries = takewhile(lambda line: line.hints is not None and _is_entry(line.hints), lines[last + 1 :])
    return range(last + 1, last + 1 + sum(1 for _ in entries)) if lines[last].text.endswith(":") else range(0)


def _is_entry(hints: Hints) -> bool:
    return bool(hints.near & BIT["li"]) and _is_plain(hints)


def _is_post(hints: Hints) -> bool:
    """Whether a line stands in a block quotation that is called by the name of a social network."""
    return hints.above & _POST == _POST and not hints.apart


def _is_plain(hints: Hints) -> bool:
    """Whether a line has few links and stands in no box that is set apart."""
    return hints.linked < _LINKED and not hints.apart


def _mark_linked_sentences(lines: Sequence[Line], roles: Roles) -> None:
    """A sentence that is a link, set as the paragraphs of the article around it, is the article's."""
    for at in range(1, len(lines) - 1):
        hints = lines[at].hints
        if roles[at] is not None or hints is None or hints.linked < _LINKED or hints.tag != "p":
            continue
        beside = [lines[i].hints for i in (at - 1, at + 1) if roles[i] in TEXT]
        alike = any(there and there.path == hints.path for there in beside)
        if len(beside) == 2 and alike and shapes.looks_like_sentence(lines[at].text):
            roles[at] = Role.BODY


def _mark_linked_points(lines: Sequence[Line], roles: Roles) -> None:
    """The points of a list that are links and sentences, between two lines of the article, are a digest's.

    Titles of other articles end without a full stop.
    """
    at = 0
    for linked, run in groupby(lines, key=_is_linked_point):
        end = at + len(list(run))
        beside = [*roles[max(0, at - 1) : at], *roles[end : end + 1]]
        if linked and end - at > 1 and len(beside) > 1 and all(role in TEXT for role in beside):
            roles[at:end] = [Role.BODY] * (end - at)
        at = end


def _is_linked_point(line: Line) -> bool:
    hints = line.hints
    if hints is None or not hints.near & BIT["li"] or hints.linked < _LINKED:
        return False
    shown = hints.apart or hints.pictured or hints.near & PICTURE or hints.above & BIT["figure"]
    return not shown and shapes.looks_like_sentence(line.text)


def mark_updates(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """What the updates of a live blog say is the article's: their sentences, and their titles as subheads.

    An article may state the updates of a live blog beside it; those are not its own.
    """
    updates = facts.stated.updates
    if not updates or (updates[0].found_in != "html" and "liveblogposting" not in facts.types):
        return
    said = "\n".join(key_of(update.text or "") for update in updates)
    titles = frozenset(key_of(update.title or "") for update in updates)
    begun, head = False, next((at for at, line in enumerate(lines) if _is_headline(line)), len(lines))
    for at, line in enumerate(lines):
        titled = line.key in titles and line.hints is not None and line.hints.tag in HEADINGS
        sentence = shapes.looks_like_sentence(line.text)
        told = sentence and line.key in said
        begun = begun or titled or told or (head < at and roles[at] is Role.BODY)
        if roles[at] is not None or not line.key:
            continue
        if titled:
            roles[at] = Role.SUBHEAD
        elif told or (sentence and head < at and not begun and _could_lead(line)):
            roles[at] = Role.BODY


def _is_headline(line: Line) -> bool:
    return line.hints is not None and line.hints.tag == "h1"


def _could_lead(line: Line) -> bool:
    """Whether a sentence between the headline and the first update may begin the article."""
    hints = line.hints
    return hints is not None and hints.tag == "p" and _is_plain(hints) and not hints.above & _ASIDES


def mark_missed(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """On an article's page where next to nothing convinces, the lines of the path that holds the prose."""
    if not facts.types:
        return
    path = _prose_path(lines)
    if path is None:
        return
    found = sum(len(lines[at].text.split()) for at, role in enumerate(roles) if role in TEXT)
    missed = [at for at, line in enumerate(lines) if line.hints and line.hints.path == path]
    if found <= _THIN * sum(len(lines[at].text.split()) for at in missed):
        for at in missed:
            roles[at] = Role.BODY


def _prose_path(lines: Sequence[Line]) -> int | None:
    """The element path that holds most of the sentences which are no links; None when there is no such path."""
    words: Counter[int] = Counter()
    count: Counter[int] = Counter()
    for line in lines:
        hints = line.hints
        if hints and _is_plain(hints) and not hints.above & _ASIDES and shapes.looks_like_sentence(line.text):
            words[hints.path] += len(line.text.split())
            count[hints.path] += 1
    path, most = max(words.items(), key=lambda one: one[1], default=(0, 0))
    return path if most >= _LEAST_WORDS and count[path] >= _LEAST_LINES else None
