"""How a page lists what is denied or disputed, taken back or corrected, and not verified.

The pairs of `lists` come in, groups of lines ready to be shown go out. What one statement speaks against stands
together, and each statement stands once in a list: groups that share one are shown as one. Its claims come first,
what most speak against before the others, then who speaks against them, the newest of each source first. A
statement that does not speak against all of them says against whose.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.publish.story.lists import (
    Pair,
    against_together,
    claims_against,
    claims_met,
    grouped,
    line_of,
    newest_first,
    said_once,
    surest,
)
from onrecord.publish.views.story import Against, Answer
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import who_of

_MOST = 7  # how many lines a list shows; the table has all
_TOGETHER = 2  # how many claims of a group are shown before the rest is folded
_ANSWERS, _NAMED = 3, 3
"""How many statements against them are, and how many of those who are spoken against are named."""


def spoken_against(
    claims: Mapping[str, ClaimHit], links: Sequence[LinkRow], relations: Sequence[str], most: int
) -> tuple[Against, ...]:
    """Claims with what speaks against them in one of these ways, the newest first."""
    return shown(against_together(claims, links, relations), most)


def shown(groups: Iterable[Sequence[Pair]], most: int = _MOST) -> tuple[Against, ...]:
    """Groups of pairs as a list shows them."""
    return tuple(map(_against, _joined(groups)[:most]))


def _joined(groups: Iterable[Sequence[Pair]]) -> list[list[Pair]]:
    """The groups, those that share a statement as one in the place of the first; its newest statement first."""
    home: dict[Hashable, list[Pair]] = {}
    for group in groups:
        met = _once(home[key] for key in map(_speaks, group) if key in home)
        whole = [*(pair for one in met for pair in one), *group]
        home |= dict.fromkeys(map(_speaks, whole), whole)
    return [sorted(one, key=lambda pair: newest_first(pair[1])) for one in _once(home.values())]


def _once(groups: Iterable[list[Pair]]) -> list[list[Pair]]:
    """Each of these groups once, in their order."""
    return list({id(one): one for one in groups}.values())


def _speaks(pair: Pair) -> Hashable:
    """The statement that speaks against a claim, and in which way."""
    return pair[0].relation, said_once(pair[1])


def _against(pairs: Sequence[Pair]) -> Against:
    met = _most_denied(pairs)
    lines, answers = tuple(map(line_of, met)), tuple(_answers(pairs, met))
    return Against(
        claims=lines[:_TOGETHER],
        folded=lines[_TOGETHER:],
        folded_words=words.count(len(lines) - _TOGETHER, "more claim") if len(lines) > _TOGETHER else "",
        others=answers[:_ANSWERS],
        others_folded=answers[_ANSWERS:],
        others_words=words.count(len(answers) - _ANSWERS, "more statement") if len(answers) > _ANSWERS else "",
        because=tuple(dict.fromkeys(clock.in_words(safe.isolated(link.because)) for link, _, _ in surest(pairs))),
    )


def _most_denied(pairs: Sequence[Pair]) -> list[ClaimHit]:
    """The claims of a group, first what most statements speak against, then the surest."""
    against = Counter(said_once(earlier) for _, _, earlier in pairs)
    return sorted(claims_met(pairs), key=lambda hit: -against[said_once(hit)])


def _answers(pairs: Sequence[Pair], met: Sequence[ClaimHit]) -> Iterator[Answer]:
    """The statements of a group, the newest of each source before its others."""
    by_source = grouped(claims_against(pairs), lambda hit: hit.who)
    newest, rest = [hits[0] for hits in by_source], [hit for hits in by_source for hit in hits[1:]]
    for hit in (*newest, *rest):
        own = claims_met([pair for pair in pairs if said_once(pair[1]) == said_once(hit)])
        yield Answer(line_of(hit), _whose(own) if len(own) < len(met) else "")


def _whose(hits: Sequence[ClaimHit]) -> str:
    """Against whose claims a statement is: "against Ada Brown, the union and 2 more"."""
    names = list(dict.fromkeys(map(who_of, hits)))
    left = len(names) - _NAMED
    return f"against {', '.join(map(safe.isolated, names[:_NAMED]))}" + (f" and {left:,} more" if left > 0 else "")
