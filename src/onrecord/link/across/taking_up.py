"""Relations between claims of different articles by their words: said again, denied, confirmed, taken back.

Two statements come in, the later one first; a `Tie` or None goes out. A denial, a confirmation, a disclaimer or a
withdrawal needs its cue and a claim whose words it takes up, of the same doer. Likeness of text alone makes no more
than the same statement of the same voice.
"""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from onrecord.link.across.shared_words import (
    MUCH_OF_ONE,
    OF_ONE,
    is_known,
    is_of_other_country,
    other_numbers,
    takes_up,
    takes_up_own,
)
from onrecord.link.across.statements import Statement, context_share
from onrecord.link.across.ties import ONE_UTTERANCE, Tie, gap_between
from onrecord.link.denials.actors import other_actor
from onrecord.link.denials.deniable import refuses, states, states_deed, wishes
from onrecord.link.denials.denied import Denied, describe, negated_clause, read_all_denied, says_no, sentences_of
from onrecord.link.denials.meeting import Meeting, because_denied, meet, tells_otherwise
from onrecord.link.words.likeness import overlap
from onrecord.link.words.terms import fold, has, pattern, stems, tokens, word_set, words_of_stems
from onrecord.link.words.view import AGAINST, ASSERTING, CUED, clip, is_nobody, on_condition
from onrecord.link.words.voices import PERSON, same_voice
from onrecord.records import Relation, Stance

_SAME_WORDS = 0.6
_SAID = 3  # how many content words two claims of one utterance share: "no comment" is said of everything
_TAKEN_UP_BY = {
    Relation.DENIES: "denied",
    Relation.DISPUTES: "disputed",
    Relation.CANNOT_VERIFY: "could not verify",
}
_RESTATED = 4  # how many content words tell what a claim of the same article is about
_PAST = dt.timedelta(days=31)
"""How long ago for its article, or how long a time, makes what a claim tells of another occasion."""
_AT_SECOND_HAND = 0.9  # what is left of the score of a tie that rests on a link inside an article too


def relate_statements(later: Statement, earlier: Statement) -> Tie | None:
    """How the words of a later claim stand to those of an earlier one in another article."""
    if earlier.stance not in ASSERTING or later.own_voice or earlier.own_voice:
        return None
    if is_nobody(earlier.who):
        return None
    same = same_voice(later.voice, earlier.voice)
    relation = CUED.get(later.stance)
    if relation is Relation.RETRACTS and (later.answers or _takes_back_denial(later) > (earlier.stance in AGAINST)):
        return None
    answers = relation not in (None, Relation.RETRACTS)
    if answers and (_is_recalled(later, earlier) or wishes(earlier.cue, earlier.content)):
        return None
    if relation is not None and (same or _stands_for(later, earlier)) == (relation is Relation.RETRACTS):
        return (
            _cued(later, earlier, relation)
            or _figure_taken_back(later, earlier, relation)
            or _act_denied(later, earlier, relation)
            or _by_own_article(later, earlier, relation)
        )
    if same and later.stance is earlier.stance:
        return _said_again(later, earlier)
    return None


def _is_recalled(later: Statement, earlier: Statement) -> bool:
    """Whether an earlier claim is told of a time long past for its article, and a denial of no such time.

    "In March the office concluded that the yard had spilled oil" is not what the yard denies of a spill in June;
    who denies "any" or "repeatedly" means that one too.
    """
    every = has("denying", "every", f"{later.cue} {later.content}")
    past = _is_long_past(earlier) or has("across", "past", earlier.content)
    return not every and past and not _is_long_past(later)


def _is_long_past(one: Statement) -> bool:
    """Whether a claim holds for, or was said in, a time that ended long before its article, or lasted long."""
    start, end = one.as_of or one.said or (None, None)
    if start is None or end is None or one.published is None:
        return False
    return one.published - end > _PAST or end - start > _PAST


def _takes_back_denial(later: Statement) -> bool:
    """Whether what is taken back is a denial: not that the dam had failed, but that it had not."""
    return has("across", "denial", f"{later.cue} {later.content}")


def _figure_taken_back(later: Statement, earlier: Statement, relation: Relation) -> Tie | None:
    """The figure of an earlier claim that its voice takes back: "withdrew its figure of 40 dead"."""
    if relation is not Relation.RETRACTS or context_share(later, earlier) < OF_ONE:
        return None
    mine = set(tokens(later.content))
    number = next((one.words for one in earlier.answers if mine.issuperset(tokens(one.words))), None)
    if number is None or _says_no(later):
        return None
    words = clip(f"{later.cue} {later.content}".strip())
    because = f"“{words}” ({later.who}) takes up “{number}”, which {earlier.who} gave."
    return Tie(relation, 0.85, because)


def _by_own_article(later: Statement, earlier: Statement, relation: Relation) -> Tie | None:
    """A tie by what a claim denies or could not verify in its own article, which another article states too."""
    for told in later.about:
        if len(stems(told)) < _RESTATED:
            continue
        bridge = replace(later, cue=_TAKEN_UP_BY[relation], content=told, about=())
        if relation is Relation.CANNOT_VERIFY:
            tie = _cued(bridge, earlier, relation)
        else:
            tie = _act_denied(bridge, earlier, relation, by_name=True)
        if tie is not None:
            words = clip(f"{later.cue} {later.content}".strip())
            because = (
                f"“{words}” ({later.who}) is about “{clip(told)}” in the same article, and {earlier.who} said so "
                f"too in “{clip(earlier.content)}”."
            )
            return Tie(relation, round(_AT_SECOND_HAND * tie.score, 2), because)
    return None


def _stands_for(later: Statement, earlier: Statement) -> bool:
    """Whether "the company" takes back what a company by name has said, or "the union" what its chief has."""
    if later.stance is not Stance.RETRACTS or not (later.voice and earlier.voice):
        return False
    if earlier.stance in AGAINST and not _says_no(earlier):
        return False
    body, loose = set(later.voice.split()), word_set("across", "loose_bodies")
    if not earlier.voice.startswith(PERSON):
        return body <= loose
    around = " ".join(earlier.evidence.split()).replace(earlier.content, " ")
    head = body & loose or {fold(word) for word in tokens(later.who)[-1:]}
    return not later.voice.startswith(PERSON) and bool(head) and head <= {fold(word) for word in tokens(around)}


def _cued(later: Statement, earlier: Statement, relation: Relation) -> Tie | None:
    """A denial, confirmation, disclaimer or withdrawal that takes up an earlier claim's head and most words."""
    if _says_no(later) or (relation is not Relation.RETRACTS and not _is_open_to(later, earlier)):
        return None
    if _is_not_stated(earlier.content) or _on_condition(later) or _on_condition(earlier):
        return None
    told = _told(later.content)
    mine = stems(told)
    said = _said(earlier.content, mine) if later.stance in AGAINST else earlier.content
    theirs = stems(said)
    shared = {word for word in mine & theirs if not word[0].isdigit()}
    if not takes_up(told, mine, theirs, shared) and not takes_up_own(told, later, earlier, shared):
        return None
    if (
        _only_points(told)
        or is_known(told, later, earlier, shared, mine)
        or refuses(later.cue, told)
        or not states(said, earlier.cue, shared, by=later.who, told=told)
    ):
        return None
    undone = relation is Relation.CONFIRMS and not states_deed(said, shared, told=told)
    if undone or other_numbers(told, said) or is_of_other_country(later, said):
        return None
    if not set(later.context) & set(earlier.context) or other_actor(
        told, later.voice, earlier.content, earlier.voice
    ):
        return None
    if later.stance in AGAINST and _tells_otherwise(later, earlier):
        return None
    common = ", ".join(f"“{word}”" for word in sorted(words_of_stems(later.content, shared)))
    because = (
        f"“{clip(later.cue)} {clip(later.content)}” ({later.who}) takes up {common} of what {earlier.who} "
        f"said in “{clip(earlier.content)}”."
    )
    return Tie(relation, round(0.6 + 0.3 * len(shared) / len(mine), 2), because)


@lru_cache(maxsize=4096)
def _is_not_stated(content: str) -> bool:
    """Whether a content names a thing and states nothing: "whether it will close"."""
    return pattern("across", "not_stated").match(content) is not None


@lru_cache(maxsize=4096)
def _only_points(told: str) -> bool:
    """Whether words stand for a statement and tell nothing of it: "the statement" is not every statement."""
    bare = pattern("denying", "bare").match(told)
    return bare is not None and not bare["topic"]


@lru_cache(maxsize=4096)
def _told(content: str) -> str:
    """A content without "the allegation that" before it and "are false" behind it."""
    return pattern("across", "told_false").sub("", pattern("across", "told_that").sub("", content))


def _is_open_to(later: Statement, earlier: Statement) -> bool:
    """Whether an earlier claim is no denial, or says that something was not so, which the later one denies.

    Nor is what has been confirmed confirmed again: "two more countries confirm cases" is of other cases.
    """
    if earlier.stance not in AGAINST:
        return later.stance is not Stance.CONFIRMS or earlier.stance is not Stance.CONFIRMS
    negative = negated_clause(pattern("across", "told_that").sub("", later.content)) is not None
    return _says_no(earlier) and (later.stance not in AGAINST or negative)


def _says_no(one: Statement) -> bool:
    """Whether a claim says in its own words that something was not so."""
    return one.stance in AGAINST and says_no(one.content, one.cue)


def _said(content: str, mine: frozenset[str]) -> str:
    """The sentence of a content that has most of some words: a denial answers one statement."""
    return max(sentences_of(content), key=lambda one: len(stems(one) & mine))


def _tells_otherwise(later: Statement, earlier: Statement) -> bool:
    """Whether an earlier claim only speaks of the act that a later one denies, or tells it of others."""
    denied = _denied(later)
    return bool(denied) and tells_otherwise(denied[0], earlier.content, earlier.cue)


def _denied(one: Statement) -> tuple[Denied, ...]:
    return read_all_denied(one.content, denies=not _says_no(one), denier=describe(one.who, one.voice, one.role))


def _act_denied(later: Statement, earlier: Statement, relation: Relation, *, by_name: bool = False) -> Tie | None:
    """A denial of an act that another claim states in words of its own, of the denier or with the same details.

    With `by_name` that claim must name whoever did it.
    """
    if later.stance not in AGAINST or _on_condition(later) or not context_share(later, earlier):
        return None
    for denied in _denied(later):
        bare = not (denied.act or denied.own)  # "the charge", "those allegations"
        if bare and not _denies_words(later, OF_ONE if later.about else MUCH_OF_ONE, earlier):
            continue
        met = _meet(denied, later, earlier)
        if met is not None and (met.names or not by_name):
            score = 0.6 + 0.05 * min(4, len(met.words)) + 0.1 * bool(met.names)
            return Tie(relation, round(score, 2), because_denied(later, earlier, met))
    return None


def _denies_words(later: Statement, close: float, earlier: Statement) -> bool:
    """Whether a claim says of words that they are not so, and does not criticise them, in an article so close."""
    denies = later.stance is Stance.DENIES or has("answering", "denies", later.cue)
    return denies and context_share(later, earlier) >= close


def _meet(denied: Denied, later: Statement, earlier: Statement) -> Meeting | None:
    """How an earlier claim states what a later one denies."""
    if other_numbers(denied.words, earlier.content):
        return None
    known = frozenset(later.context) & frozenset(earlier.context)
    met = meet(denied, earlier.content, earlier.cue, known=known, negative=earlier.stance in AGAINST)
    if met is None or (_says_no(later) and not (met.names or met.whole)):
        return None
    if context_share(later, earlier) < OF_ONE and not (met.own and met.names):
        return None
    other = other_actor(denied.words, later.voice, earlier.content, earlier.voice)
    return None if other else met


def _on_condition(one: Statement) -> bool:
    return on_condition(one.evidence, one.cue)


def _said_again(later: Statement, earlier: Statement) -> Tie | None:
    """The same words of one voice: one utterance in two outlets, or said again days later."""
    share = overlap(later.content, earlier.content)
    if len(stems(later.content) & stems(earlier.content)) < _SAID and not later.answers:
        return None
    if share < _SAME_WORDS or (later.answers and earlier.answers and not _figures_alike(later, earlier)):
        return None
    close = gap_between(later, earlier) <= ONE_UTTERANCE
    relation = Relation.SAME_STATEMENT if close else Relation.REPEATS
    because = (
        f"{later.who} said “{clip(later.content)}” and “{clip(earlier.content)}”: "
        f"{share:.0%} of the words are the same, {'within' if close else 'more than'} three days apart."
    )
    return Tie(relation, round(min(0.95, 0.4 + share / 2), 2), because)


def _figures_alike(later: Statement, earlier: Statement) -> bool:
    mine = {(a.low, a.high) for a in later.answers}
    return bool(mine & {(a.low, a.high) for a in earlier.answers})
