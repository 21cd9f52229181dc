"""Measure the ledger of whole running stories: five articles each, in the manner of five kinds of outlet.

In: `tables/running_stories.jsonl`, `…_second`, `…_third` and `…_fourth`, stories of our own about places that
do not exist: a wire's first report, the local paper, a statement of an office, a tabloid, a live page. A line holds
the articles, the claims (`question`: what a figure answers; `says`: what a statement states, the same name for each
who states it) and the relations, whose earlier side is a claim or the name of a statement. Half of the
stories of the first two tables are the part "tune"; of their part "aside" nothing but these totals was ever looked
at. All were written before any rule was made with them.

The stories of `training/answers/stories/unseen` were written by the hands that wrote those the network of answers
learnt from; it has not seen these, but its limits were set on them. They mark no answers of questions either, and
an answer may be about several claims.

The texts go in, a ledger comes out, and all its answers and links count, those inside one article too. A pair is
two figures of different articles that stand under one question of the ledger, whatever story they are of; figures
that gold does not mark answer no common question. A link is right when gold has it between claims that stand on
its words; a denial of what several said is found when it is tied to one of them. Relations that are marked unsure
count neither way, nor do other updates between answers to one question. A newer figure is gold's whoever gives it;
an amount or share of another voice of which no more is told than its day is not counted as shown; neither is, but
where gold has it, a link to what a denial names as another's claim in its own words.

    python -m benchmarks.running_stories
"""

import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

from benchmarks.answer_stories import UNSEEN, Story, parse
from benchmarks.linking import read_articles, result_row, share
from benchmarks.tables import TABLES, load_table
from onrecord.ledger import Ledger, open_ledger
from onrecord.link.across.figures import OF_OTHER_DAYS
from onrecord.link.inside.enclosed import NAMES_IT
from onrecord.records import Reading

Row = dict[str, Any]
Pair = tuple[str, str]
PLACES = {
    "Running stories": TABLES / "running_stories.jsonl",
    "Running stories, second set": TABLES / "running_stories_second.jsonl",
    "Running stories, third set": TABLES / "running_stories_third.jsonl",
    "Running stories, fourth set": TABLES / "running_stories_fourth.jsonl",
}
"""The tables by their names in the lines; the second was written later, before its own output was looked at.

The third is for tuning alone: press statements, interviews, live pages and letters, dense with denials. What it
gave at first sight, before any rule was made with it: denials 6 of 45 found, 6 of 9 shown right. The fourth, dense
with denials too, marks no answers of questions; its missed denials were looked at, and rules were made by them.
"""
PARTS = {"tune": "the half tuned on", "aside": "the half aside", "unseen": "its misses looked at"}
RELATIONS = {"denies": "denies", "unsure": "cannot_verify", "confirms": "confirms", "retracts": "retracts"}
"""What the stories of `training.answers` call a relation, and what a ledger calls it."""
_GROUPS = {"disputes": "denies"}
_MUTUAL = frozenset({"conflicts"})
KINDS = {
    "denies": "denials",
    "cannot_verify": "not verified",
    "conflicts": "disputed figures",
    "retracts": "retractions",
    "corrects": "corrections",
    "confirms": "confirmations",
    "updates": "updates of one voice",
}
"""The relations that are counted, a dispute as a denial, with their names in the lines."""


def measure_running_stories() -> list[Row]:
    """One row of results for each half of the stories of each table, and one for each file of unseen stories."""
    rows = []
    for title, place in PLACES.items():
        table = load_table(place.name)
        for part, name in PARTS.items():
            stories = [story for story in table if story["part"] == part]
            if not stories:
                continue
            rows.append(result_row(f"{title}, {name}", "running_stories", place, *_measure(stories)))
    for place in sorted(UNSEEN.glob("*.txt")):
        stories = [_as_row(story) for story in parse(place.read_text(encoding="utf-8"))]
        name = f"Stories that the weights have not learnt from, {place.stem}"
        rows.append(result_row(name, "running_stories", place, *_measure(stories, RELATIONS.values())))
    return rows


def _as_row(story: Story) -> Row:
    """A story of `training.answers` in the form of a table's line; nothing in it answers a question."""
    claims = [{**vars(one), "id": one.name, "question": "", "says": ""} for one in story.claims.values()]
    relations = [
        {"later": answer.claim, "relation": RELATIONS[answer.relation], "earlier": answer.targets, "sure": True}
        for answer in story.answers
        if answer.targets
    ]
    return {"story": story.name, "articles": story.articles, "claims": claims, "relations": relations}


def _measure(
    stories: Sequence[Row], marked: Collection[str] = ("pairs", *KINDS)
) -> tuple[list[str], dict[str, float]]:
    """The lines and numbers of what the stories mark."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x.onrecord", create=True) as ledger:
        readings = {r.article.id: r for r in read_articles(a for story in stories for a in story["articles"])}
        list(ledger.add_many(readings.values()))
        pairs = gold_pairs(stories)
        shown = set(shown_pairs(ledger, stories))
        counts.update({"pairs gold": len(pairs), "pairs found": len(shown), "pairs right": len(pairs & shown)})
        for story in stories:
            places = {c["id"]: find_claims(c, readings[c["article"]]) for c in story["claims"]}
            counts.update({"claims gold": len(places), "claims right": sum(map(bool, places.values()))})
            counts.update(count_links(story, places, ledger))
    return _lines(counts, marked)


def gold_pairs(stories: Sequence[Row]) -> set[Pair]:
    """The pairs of figures that answer one question, each figure by its story and id."""
    out = set()
    for story in stories:
        for one, other in combinations((c for c in story["claims"] if c["question"]), 2):
            if one["question"] == other["question"] and one["article"] != other["article"]:
                out.add(_in_order(f"{story['story']} {one['id']}", f"{story['story']} {other['id']}"))
    return out


def shown_pairs(ledger: Ledger, stories: Sequence[Row]) -> Iterator[Pair]:
    """The pairs of figures under one question of the ledger; what gold does not mark goes by its place."""
    for question in ledger.questions():
        figures = {
            (a.claim.article_id, a.figure.start, a.figure.end)
            for a in ledger.question(question.question_id).answers
        }
        named = {(_name(figure, stories), figure[0]) for figure in figures}
        for (one, here), (other, there) in combinations(sorted(named), 2):
            if here != there:
                yield _in_order(one, other)


def _name(figure: tuple[str, int, int], stories: Sequence[Row]) -> str:
    article, start, end = figure
    for story in stories:
        for c in story["claims"]:
            if c["question"] and c["article"] == article and c["start"] < end and start < c["end"]:
                return f"{story['story']} {c['id']}"
    return f"{article} {start}"


def _in_order(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)


def find_claims(gold: Row, reading: Reading) -> set[str]:
    """The claims that stand on the words of gold: half of the shorter of the two is shared."""
    contents = {a.id: a.content for a in reading.attributions}
    out = set()
    for claim in reading.claims:
        spans = contents.get(claim.attribution or "") or (claim.evidence,)
        shared = sum(max(0, min(s.end, gold["end"]) - max(s.start, gold["start"])) for s in spans)
        if shared and 2 * shared >= min(sum(s.end - s.start for s in spans), gold["end"] - gold["start"]):
            out.add(claim.id)
    return out


def count_links(story: Row, places: dict[str, set[str]], ledger: Ledger) -> Counter[str]:
    """How many relations gold has, and how many of the links shown among the story's articles are right."""
    gold = [(r, pairs) for r in story["relations"] for pairs in [_pairs(r, story, places)]]
    articles = {a["id"] for a in story["articles"]}
    newer = _newer(story, places)
    out: Counter[str] = Counter()
    found: set[int] = set()
    for link in ledger.links():
        kind = _GROUPS.get(link.relation, link.relation)
        if kind not in KINDS or link.later_article not in articles or OF_OTHER_DAYS in link.because:
            continue
        hits = {
            at
            for at, (r, pairs) in enumerate(gold)
            if r["relation"] == kind and (link.later, link.earlier) in pairs
        }
        if not hits and NAMES_IT in link.because:
            continue  # gold marks few of the claims within the words of others
        found |= hits
        sure = any(gold[at][0]["sure"] for at in hits)
        out[f"{kind} found"] += sure or not (hits or (kind == "updates" and (link.later, link.earlier) in newer))
        out[f"{kind} right"] += sure
    for at, (r, _) in enumerate(gold):
        out[f"{r['relation']} gold"] += r["sure"]
        out[f"{r['relation']} got"] += r["sure"] and at in found
    return out


def _newer(story: Row, places: dict[str, set[str]]) -> set[Pair]:
    """The pairs of claims that answer one question of gold, of which the one may update the other."""
    figures = [c for c in story["claims"] if c["question"]]
    same = [(a, b) for a in figures for b in figures if a is not b and a["question"] == b["question"]]
    return {pair for a, b in same for pair in product(places[a["id"]], places[b["id"]])}


def _pairs(relation: Row, story: Row, places: dict[str, set[str]]) -> set[Pair]:
    """All pairs of claims between which a link would be this relation."""
    told = relation["earlier"]
    names = {told} if isinstance(told, str) else set(told)
    targets = [c["id"] for c in story["claims"] if names & {c["id"], c["says"]}]
    pairs = {(later, earlier) for later in places[relation["later"]] for t in targets for earlier in places[t]}
    return pairs | {(b, a) for a, b in pairs} if relation["relation"] in _MUTUAL else pairs


def _lines(counts: Counter[str], marked: Collection[str]) -> tuple[list[str], dict[str, float]]:
    numbers = {"claims found": share(counts["claims right"], counts["claims gold"])}
    counted = f"({counts['claims right']} of {counts['claims gold']})"
    lines = [f"claims of gold found   {numbers['claims found']:5.1f} %  {counted}"]
    rows = {"pairs": "same question", **KINDS}
    for kind, name in rows.items():
        if kind not in marked:
            continue
        right, found, gold = (counts[f"{kind} {what}"] for what in ("right", "found", "gold"))
        got = right if kind == "pairs" else counts[f"{kind} got"]
        numbers[f"{name}: precision"], numbers[f"{name}: recall"] = share(right, found), share(got, gold)
        lines.append(
            f"{name:21}  P {share(right, found):5.1f}   R {share(got, gold):5.1f}   "
            f"({right} right of {found} shown; {got} of {gold} found)"
        )
    return lines, numbers


if __name__ == "__main__":
    for result in measure_running_stories():
        print(result["name"], result["sha256"], *result["lines"], sep="\n")
