"""Links that the words of claims make: to the newest earlier claim of each voice that they take up.

A claim looks for others among the 64 rows before it of each of its keys, and one that denies, confirms or doubts
also among the 64 after it of its own day: two outlets rarely publish in the order in which people spoke. What is
said on later days nobody has denied yet. When an article comes or goes, only those claims are looked at whose 64
rows it changes, and linked anew only if one of their links may change. So what stands here is the same in whatever
order articles come.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from sqlalchemy import Connection

from onrecord.ledger.linking.postings import NEWEST, Moment, claim_keys, driver_of, numbers, one_day, since
from onrecord.ledger.linking.statements import Known, Teller
from onrecord.ledger.linking.ties import OF_WORDS, VOICES, tie_row, write
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link.across.statements import Statement
from onrecord.link.across.taking_up import relate_statements
from onrecord.link.across.ties import Tie
from onrecord.link.across.weighed import find_likely, may_weigh
from onrecord.link.words.view import CUED
from onrecord.link.words.voices import same_voice
from onrecord.records import Relation

_DAYS = 120  # how far back a claim looks for what it takes up

AROUND = f"""
    SELECT k.value,
        (SELECT group_concat(claim) FROM (SELECT claim FROM claim_keys
            WHERE key = k.value AND (moment, claim) < (?1, ?2) ORDER BY moment DESC, claim DESC LIMIT {NEWEST})),
        (SELECT group_concat(claim) FROM (SELECT claim FROM claim_keys
            WHERE key = k.value AND (moment, claim) > (?1, ?2) ORDER BY moment, claim LIMIT {NEWEST}))
    FROM json_each(?3) AS k"""
"""For each key the claims before and after a place, the nearest first."""

_LINKED = """
    SELECT t.later, t.earlier, t.relation FROM json_each(?) AS k
    CROSS JOIN ties AS t ON t.later = k.value AND t.later_figure = -1"""

_Around = dict[int, tuple[list[int], list[int]]]


def _article(claim: int) -> int:
    return claim // CLAIMS_PER_ARTICLE


class WordLinks:
    """The links of claims by their words, within one transaction."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._driver = driver_of(connection)
        self._run = self._driver.execute
        self._known = known

    def come(self, claims: Mapping[int, Statement]) -> None:
        """Link the claims of an article that came, and anew those whose links they change."""
        around = self._all_around(claims)
        for claim, rows in around.items():
            self._link(claim, rows)
        self._link_all(self._join_all(around))

    def leave(self, claims: Mapping[int, Statement]) -> list[int]:
        """The claims to link anew once the claims of an article are taken out."""
        around = self._all_around(claims)
        low, high = min(claims, default=0), max(claims, default=-1)
        rows = self._run(
            "SELECT DISTINCT later FROM ties WHERE earlier >= ? AND earlier <= ? AND later_figure = -1", (low, high)
        )
        found = {int(row[0]) for row in rows}
        found |= {other for other, _, fallen in self._touched(around) if fallen or self._weighs(other)}
        return sorted(claim for claim in found if not low <= claim <= high)

    def link_again(self, claims: Iterable[int]) -> None:
        """Set all links of these claims anew."""
        self._link_all(claims)

    def _all_around(self, claims: Mapping[int, Statement]) -> dict[int, _Around]:
        tellers = self._known.tellers(claims)
        around = {claim: self._around(one, tellers[claim].moment, claim) for claim, one in claims.items()}
        pairs = [pair for rows in around.values() for pair in rows.values()]
        self._known.tellers({other for pair in pairs for rows in pair for other in rows})
        return around

    def _around(self, one: Statement, moment: Moment, claim: int) -> _Around:
        keys = claim_keys(one)
        rows = self._run(AROUND, (moment, claim, json.dumps(keys))) if keys else ()
        return {row[0]: (numbers(row[1]), numbers(row[2])) for row in rows}

    def _touched(self, around: Mapping[int, _Around]) -> Iterator[tuple[int, list[int], list[int]]]:
        """Each claim whose rows an article changes, with those that come among them and those that fall out."""
        runs: defaultdict[int, set[int]] = defaultdict(set)
        near: defaultdict[int, set[int]] = defaultdict(set)
        for claim, rows in around.items():
            for key, (before, after) in rows.items():
                runs[key].add(claim)
                near[key].update(before, after)
        tellers = self._known.tellers(())
        cued = self._cued({other for others in near.values() for other in others})
        for key, run in runs.items():
            order = sorted(near[key] | run, key=lambda claim: (tellers[claim].moment, claim))
            yield from _changed_rows(order, run)
            if not cued.isdisjoint(near[key]):
                yield from (row for row in _changed_rows(order[::-1], run) if row[0] in cued)

    def _cued(self, claims: Iterable[int]) -> set[int]:
        """Those of these claims that look for others after them."""
        tellers = self._known.tellers(())
        return {claim for claim in claims if tellers[claim].stance in CUED}

    def _join_all(self, around: Mapping[int, _Around]) -> set[int]:
        """Link the claims of other articles to these that came; those to link anew, since more may change."""
        come: defaultdict[int, set[int]] = defaultdict(set)
        fallen: defaultdict[int, set[int]] = defaultdict(set)
        for other, new, lost in self._touched(around):
            come[other].update(new)
            fallen[other].update(lost)
        weighing = set(filter(self._weighs, come))  # which claim is likeliest hangs on all of them
        for other in weighing:
            del come[other]
        ties = {other: found for other, new in come.items() if (found := self._ties(other, new))}
        links = self._links({*ties, *(other for other, lost in fallen.items() if lost)})
        changed = {other for other, found in links.items() if not self._reads(other, fallen[other] & found.keys())}
        for other, found in ties.items():
            if other not in changed and not self._join(other, found, links[other]):
                changed.add(other)
        return changed | weighing

    def _weighs(self, claim: int) -> bool:
        """Whether a claim goes to the likeliest claim where no rule leads it anywhere."""
        one = self._known.tellers(())[claim]
        return one.cueless and one.stance in CUED and may_weigh(self._known.statements([claim])[claim])

    def _reads(self, claim: int, others: Set[int]) -> bool:
        """Whether a claim still reads all of some others, under any of its keys."""
        if not others:
            return True
        around = self._around(
            self._known.statements([claim])[claim], self._known.tellers([claim])[claim].moment, claim
        )
        return others <= self._read_by(claim, around)

    def _read_by(self, claim: int, around: _Around) -> set[int]:
        """The claims that a claim looks at: those before it, and those after it where it answers others."""
        others = {other for before, _ in around.values() for other in before}
        if self._known.tellers(())[claim].stance in CUED:
            others |= {other for _, after in around.values() for other in after}
        return others

    def _join(self, claim: int, found: list[tuple[int, Tie]], links: Mapping[int, Relation]) -> bool:
        """Set the links of a claim that has some, to others that came; False where it must be linked anew.

        A link goes where a newer one of its voice comes. Unless both voices are written alike, or the claim had as
        many links as one may have, older ones may take its place, and nothing is done.
        """
        tellers = self._known.tellers(())
        ties = dict(found)
        relations = {**links, **{other: tie.relation for other, tie in found}}
        kept: list[int] = []
        gone: list[int] = []
        for other in sorted(relations, key=lambda o: (tellers[o].moment, o), reverse=True):
            voice = tellers[other].voice
            newer = [o for o in kept if relations[o] is relations[other] and same_voice(voice, tellers[o].voice)]
            if not newer:
                kept.append(other)
            elif other in links:
                if not any(tellers[o].voice == voice for o in newer):
                    return False
                gone.append(other)
        if len(links) == VOICES or len(kept) > VOICES:
            return False
        sql = "DELETE FROM ties WHERE later = ? AND later_figure = -1 AND earlier = ?"
        self._driver.executemany(sql, [(claim, other) for other in gone])
        self._write(claim, [(other, ties[other]) for other in kept if other in ties])
        return True

    def _links(self, claims: set[int]) -> defaultdict[int, dict[int, Relation]]:
        """The links that the words of these claims make, by the earlier claim."""
        out: defaultdict[int, dict[int, Relation]] = defaultdict(dict)
        for later, earlier, relation in self._run(_LINKED, (json.dumps(sorted(claims)),)):
            out[later][earlier] = Relation(relation)
        self._known.tellers({earlier for found in out.values() for earlier in found})
        return out

    def _link_all(self, claims: Iterable[int]) -> None:
        wanted = sorted(set(claims))
        statements = self._known.statements(wanted)
        self._known.tellers(wanted)
        for claim in wanted:
            self._run("DELETE FROM ties WHERE later = ? AND later_figure = -1", (claim,))
            around = self._all_around({claim: statements[claim]})
            self._link(claim, around[claim])

    def _link(self, claim: int, around: _Around) -> None:
        """Write the links of a claim that has none yet: to the newest of each voice, by relation."""
        tellers = self._known.tellers(())
        kept: list[tuple[int, Tie]] = []
        read = self._read_by(claim, around)
        for other, tie in self._ties(claim, read):
            voice = tellers[other].voice
            if not any(same_voice(voice, tellers[o].voice) and t.relation is tie.relation for o, t in kept):
                kept.append((other, tie))
        self._write(claim, kept[:VOICES] or self._likely(claim, read))

    def _write(self, claim: int, ties: Iterable[tuple[int, Tie]]) -> None:
        statements = self._known.statements(())
        rows = [
            tie_row((claim, OF_WORDS), (other, OF_WORDS), statements[claim], statements[other], tie)
            for other, tie in ties
        ]
        write(self._driver, "ties", rows)

    def _ties(self, claim: int, others: Iterable[int]) -> list[tuple[int, Tie]]:
        """How a claim stands to those of others that it can take up, the newest first."""
        pairs = ((o, relate_statements(one, other)) for o, one, other in self._fitting(claim, others))
        return [(other, tie) for other, tie in pairs if tie is not None]

    def _likely(self, claim: int, others: Iterable[int]) -> list[tuple[int, Tie]]:
        """The tie of a sentence of a document to the claim that it is likeliest about, if it is likely enough."""
        if not self._weighs(claim):
            return []
        found = find_likely(
            self._known.statements([claim])[claim], [(o, other) for o, _, other in self._fitting(claim, others)]
        )
        return [] if found is None else [found]

    def _fitting(self, claim: int, others: Iterable[int]) -> Iterator[tuple[int, Statement, Statement]]:
        """Those of others that a claim can take up, the newest first, each with the words of both."""
        tellers = self._known.tellers(())
        mine = tellers[claim]
        if not mine.voice and mine.stance not in CUED:
            return
        back = since(mine.moment, _DAYS)
        fitting = [o for o in others if _may_take_up(claim, mine, o, tellers[o], back)]
        fitting.sort(key=lambda o: (tellers[o].moment, o), reverse=True)
        statements = self._known.statements([claim, *fitting]) if fitting else {}
        yield from ((other, statements[claim], statements[other]) for other in fitting)


def _may_take_up(claim: int, mine: Teller, other: int, its: Teller, back: Moment) -> bool:
    """Whether a claim may take up another by when and by whom the two were said."""
    if its.own_voice or its.moment < back or _article(other) == _article(claim):
        return False
    if mine.stance in CUED:
        return (its.moment, other) < (mine.moment, claim) or one_day(mine.moment, its.moment)
    return its.stance is mine.stance and same_voice(mine.voice, its.voice)


def _changed_rows(order: list[int], run: set[int]) -> Iterator[tuple[int, list[int], list[int]]]:
    """The claims that read others of an article before them, with those, and what they read in their place.

    `order` are the claims of a key around those of the article (`run`), in the order of reading.
    """
    places = [at for at, claim in enumerate(order) if claim in run]
    others = [claim for claim in order if claim not in run]
    for at in range(places[0] + 1, len(order)):
        claim, first = order[at], bisect_left(places, at - NEWEST)
        last = bisect_left(places, at)
        if first < last and claim not in run:
            rank = at - last
            read = max(0, rank - NEWEST + last - first)
            yield claim, [order[place] for place in places[first:last]], others[max(0, rank - NEWEST) : read]
