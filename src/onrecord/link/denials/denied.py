"""What a denial denies, and whether another claim states it in words of its own.

The content of a denial comes in, or of a claim that something is not so, and what is denied goes out: its act as
a class of words ("raid" and "bombing" are one), and its other words. A claim is meant when it states the act as
done, and either tells it of whoever is said not to have done it or shares the other words. So "denied that its
aircraft had carried out any raid on Qarsa" answers "the army bombed the market of Qarsa".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.link.denials.doings import find_doings, in_one_word, is_past
from onrecord.link.words.terms import fold, has, pattern, root, rows_of, stop_words, tokens, word_set

_NEAR = 4  # within how many words of its negation an act is what is negated

_PLAN = "plan"  # the class of the words that tell of what is to come

_MOST_DENIED = 8  # how many clauses of a content are read for what they deny


@dataclass(frozen=True, slots=True)
class Denied:
    """What is denied: its words, the class of its act, the stems of its other words.

    Things and further acts stand among the other words by their class. The act is "" for "the allegations about
    the market", which are of any harm. `blame` holds for "any responsibility for
    the deaths": then only who blames somebody is meant. `negative` holds when what is denied says itself that
    something is not so. `doers` are the folded words that name whoever is said not to have done it; `personal`
    holds when only their doing is denied ("using gas", "that its aircraft had …"), not that it was done, `by_name`
    when a name or a noun tells whose; `ahead`, when what is denied is that it will or may be done.
    """

    words: str
    act: str
    own: frozenset[str]
    blame: bool
    negative: bool
    doers: frozenset[str]
    personal: bool
    by_name: bool = False
    ahead: bool = False


def says_no(content: str, cue: str) -> bool:
    """Whether a claim says in its own words that something is or was not so, and its cue denies nothing."""
    return not has("denying", "cue", cue) and negated_clause(content) is not None


@lru_cache(maxsize=4096)
def negated_clause(content: str) -> str | None:
    """The first clause of a content that says that something is not so, with its negation; None without one."""
    for sentence in sentences_of(content):
        if pattern("denying", "negated").match(sentence) and not pattern("denying", "no_denial").search(sentence):
            clause = pattern("denying", "relative").sub("", pattern("across", "side_clause").sub("", sentence))
            if not pattern("denying", "ahead").search(clause):
                return clause
    return None


@lru_cache(maxsize=4096)
def read_all_denied(content: str, *, denies: bool, denier: frozenset[str]) -> tuple[Denied, ...]:
    """What each clause of a content denies, as `read_denied` reads it: "that it knew of it and that it paid"."""
    further = pattern("denying", "further")
    parts = [part for sentence in sentences_of(content) for part in further.split(sentence)]
    read = (read_denied(part, denies=denies, denier=denier) for part in parts[:_MOST_DENIED])
    found = tuple(dict.fromkeys(one for one in read if one is not None))
    whole = read_denied(content, denies=denies, denier=denier)
    every = found or (() if whole is None else (whole,))
    return (*every, *(planned for one in every if (planned := _as_planned(one)) is not None))


def _as_planned(one: Denied) -> Denied | None:
    """What is denied as a thing to come, "plans to close the mill", "it would attack"; None where nothing is."""
    acts = [act for act in (one.act, *classes_of(one.words)) if act and act != _PLAN]
    told_so = _PLAN in (one.act, *one.own) or pattern("denying", "ahead").search(one.words)
    if one.negative or one.blame or not acts or not told_so:
        return None
    return replace(one, act=acts[0], own=one.own - {acts[0], _PLAN}, ahead=True)


@lru_cache(maxsize=4096)
def read_denied(content: str, *, denies: bool, denier: frozenset[str]) -> Denied | None:
    """What a content denies; None when it names no act.

    A content that its cue does not deny must say itself that something is not so. `denier` are the folded words
    that name and describe whoever speaks.
    """
    told = content.strip(" \"'“”‘’.,") if denies else negated_clause(content)
    if told is None:
        return None
    disowned = pattern("denying", "disowned").match(told)
    if disowned is not None:
        told, denies = told[disowned.end() :], True
    if denies:
        told = pattern("denying", "pointer").sub("", pattern("across", "told_false").sub("", told))
    told = in_one_word(told)
    unrelated = pattern("denying", "unrelated").search(told)
    blame = pattern("denying", "blame").match(told) or unrelated
    if blame:
        told = told[blame.end() :]
    acts = list(classes_of(told if denies or blame else _behind_no(told)))
    bare = pattern("denying", "bare").match(content.strip(" \"'“”‘’.,")) if denies else None
    if bare:
        return Denied(content, "", own_words(bare.group("topic") or ""), True, False, denier, True)
    if not acts:
        return None
    act = _main(told, acts)
    named, own = _doers_of(told, act)
    further = {one for one in classes_of(told) if one != act}
    return Denied(
        words=told,
        act=act,
        own=(own_words(told) | further) - named - own_words(" ".join(named)) - set(classes_of(" ".join(named))),
        blame=blame is not None,
        negative=denies and not unrelated and negated_clause(told) is not None,
        doers=named | denier if own or blame else named,
        personal=bool(named) or (own and pattern("denying", "personal").search(told) is not None),
        by_name=bool(named),
    )


def _main(told: str, acts: Sequence[str]) -> str:
    """The act that is denied among those that are named: the first told as done, else the first that is no arm."""
    rows, armed = rows_of("acts"), word_set("doing", "armed")
    done = (rows[word] for word in tokens(told) if is_past(word) and rows.get(word) in acts)
    return next((one for one in (*done, *acts) if one not in armed), acts[0])


def _behind_no(clause: str) -> str:
    """The words around the negation of a clause among which the act stands: "knew nothing", "not fired a shot"."""
    negation = pattern("denying", "no").search(clause)
    if negation is None:
        return ""
    if not clause[: negation.start()].strip(" \"“‘'"):
        return clause[negation.end() :]  # "No aircraft of the air force crossed the border"
    verb = clause[: negation.start()].split()[-1:] if negation.group(0).lower() in ("no", "nothing") else []
    return " ".join((*verb, *clause[negation.end() :].split()[:_NEAR]))


def _doers_of(told: str, act: str) -> tuple[frozenset[str], bool]:
    """The words for whoever is said not to have done it, and whether the speaker or nobody is meant by them."""
    doing = next(find_doings(told, "accused", {act}), None)
    words = doing.doer if doing else ()
    dull = stop_words() | word_set("doing", "pronouns") | word_set("doing", "having") | word_set("stated", "no")
    named = frozenset(word for word in words if word not in dull and len(word) > 2)
    return named, not named or any(word in word_set("doing", "pronouns") for word in words)


@lru_cache(maxsize=4096)
def classes_of(text: str) -> tuple[str, ...]:
    """The classes of the acts that a text names, in order."""
    acts = rows_of("acts")
    return tuple(acts[word] for word in tokens(in_one_word(text)) if word in acts)


@lru_cache(maxsize=4096)
def own_words(text: str) -> frozenset[str]:
    """The roots of the content words of a text, of things their class, without its acts, numbers and days."""
    acts, things = rows_of("acts"), rows_of("things")
    dull = stop_words() | word_set("light", "words") | word_set("across", "no_place") | word_set("stated", "no")
    dull |= word_set("denying", "light")
    return frozenset(
        things.get(word) or root(word)
        for word in tokens(text)
        if word not in acts and word not in dull and word.isalpha() and len(word) > 2
    )


@lru_cache(maxsize=4096)
def describe(who: str, voice: str, role: str) -> frozenset[str]:
    """The folded words that name and describe a speaker: "Anders Kolt", "Defence Minister"."""
    dull = stop_words() | word_set("across", "no_place") | word_set("doing", "kin")
    words = map(fold, tokens(f"{who} {voice} {role}"))
    return frozenset(word for word in words if len(word) > 2 and word not in dull and word not in rows_of("acts"))


@lru_cache(maxsize=4096)
def sentences_of(content: str) -> tuple[str, ...]:
    """The sentences of a content, of which a claim may have several."""
    return tuple(pattern("denying", "sentence").split(content))
