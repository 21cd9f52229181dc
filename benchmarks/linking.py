"""Measure links across articles on the project's own running stories, and claim matching on data beside it.

In: `tables/claim_pairs.jsonl`, small stories of our own about places that do not exist, four articles each.
A line holds a story's articles, its claims (the words, the article, the question that a figure answers, the day it
holds for) and the relations between them. Of the first twenty every second one is the part "check"; rules are tuned
on the part "tune" alone, which nineteen stories joined later. Those of the part "unseen" were written last, and no
rule was made with them. Out: rows of results in the shape of `benchmarks.quality`,
made with the whole pipeline and a ledger.

A pair of claims is two figures of different articles of one story; it is "same question" when both are marked with
one question. A claim of gold is found when a claim of the ledger stands on the words that are marked and, where it
is a figure, has that figure. Relations are compared by claims; those marked unsure count neither way. Gold marks
updates of one voice alone, and those between two are not counted. A denial is right when gold has a denial or a
dispute between the two claims.

    python -m benchmarks.linking [--shared ../shared]
"""

import argparse
import hashlib
import json
import math
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

from benchmarks.tables import TABLES, load_table
from onrecord.ledger import Ledger, open_ledger
from onrecord.link.across.figures import GIVEN_LATER, OF_OTHER_DAYS, clash_holds, relate_answers
from onrecord.link.across.questions import same_question
from onrecord.link.across.statements import Asked, read_statements
from onrecord.link.words.likeness import Likeness
from onrecord.link.words.terms import stem, stop_words, tokens
from onrecord.pipeline import Reader
from onrecord.records import Page, Reading, Relation

Row = dict[str, Any]
_READER = Reader()
_DENIALS = frozenset({"denies", "disputes"})
_MUTUAL = frozenset({"same_statement", "agrees", "conflicts"})
_KINDS = "same_statement updates corrects conflicts confirms denies disputes cannot_verify retracts".split()


def measure_linking(shared: Path | None = None) -> list[Row]:
    """One row of results for each part of the table, then one for each set beside the project that is there."""
    table = load_table("claim_pairs.jsonl")
    rows = []
    for part, name in (
        ("tune", "Links across articles, the part tuned on"),
        ("check", "Links, the part kept aside"),
        ("unseen", "Links, stories written after the rules"),
    ):
        stories = [story for story in table if story["part"] == part]
        rows.append(result_row(name, "claim_pairs", TABLES / "claim_pairs.jsonl", *measure_stories(stories)))

    entries = None if shared is None else shared / "data" / "stories" / "timelines" / "updates.jsonl"
    if entries is not None and entries.exists():
        rows.append(measure_paraphrases(entries))
    if shared is not None and (shared / "data" / "stories" / "emergent" / "pairs.jsonl").exists():
        rows += measure_matching(shared / "data" / "stories")
    return rows


def measure_matching(stories: Path) -> list[Row]:
    """Claim matching by likeness alone: Emergent headlines to rumours, CheckThat 2020 tweets to checked claims.

    Beside each stands what BM25 over the same stems finds in the same texts: the published figures of the sets are
    of other halves of them.
    """
    place = stories / "emergent" / "pairs.jsonl"
    pairs = _lines_of(place)
    claims = {row["claim_id"]: row["claim"] for row in pairs}
    headlines = [(row["headline"], row["claim_id"]) for row in pairs]
    where = stories / "checkthat2020"
    checked = {
        row["vclaim_id"]: f"{row['vclaim']} {row['title']}" for row in _lines_of(where / "verified_claims.jsonl")
    }
    queries = [(row["text"], row["vclaim_id"]) for row in _lines_of(where / "queries.jsonl")]
    return [
        result_row("Claim matching: Emergent", "matching", place, *_rank(claims, headlines)),
        result_row("Claim matching: CheckThat 2020", "matching", where / "queries.jsonl", *_rank(checked, queries)),
    ]


def _lines_of(place: Path) -> list[Row]:
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def _rank(claims: dict[Any, str], queries: Sequence[tuple[str, Any]]) -> tuple[list[str], dict[str, float]]:
    """Hit@1 and MAP@5 of queries against claims, with their lines."""
    likeness, plain = Likeness(claims.values()), _Bm25(claims.values())
    hits, gain = _hits(list(claims), queries, likeness.rank)
    its_hits, its_gain = _hits(list(claims), queries, plain.rank)
    numbers = {"hit@1": share(hits, len(queries)), "MAP@5": round(100 * gain / len(queries), 2)}
    lines = [
        f"hit@1 {numbers['hit@1']:5.1f} %  ({hits} of {len(queries)})   MAP@5 {numbers['MAP@5']:5.1f}",
        f"BM25  {share(its_hits, len(queries)):5.1f} %  ({its_hits} of {len(queries)})   "
        f"MAP@5 {100 * its_gain / len(queries):5.1f}",
    ]
    return lines, numbers


def _hits(
    ids: Sequence[Any], queries: Sequence[tuple[str, Any]], rank: Callable[[str], list[tuple[int, float]]]
) -> tuple[int, float]:
    """How many queries find theirs first, and the sum of the inverse ranks among five."""
    hits, gain = 0, 0.0
    for text, wanted in queries:
        ranked = [ids[at] for at, _ in rank(text)]
        hits += ranked[:1] == [wanted]
        gain += 1 / (ranked.index(wanted) + 1) if wanted in ranked else 0.0
    return hits, gain


class _Bm25:
    """Plain BM25 over stems, with its usual parameters."""

    def __init__(self, texts: Iterable[str]) -> None:
        bags = [Counter(stem(word) for word in tokens(text) if word not in stop_words()) for text in texts]
        self.count, mean = len(bags), sum(bag.total() for bag in bags) / len(bags)
        self.rows: dict[str, list[tuple[int, float]]] = {}
        for at, bag in enumerate(bags):
            for word, times in bag.items():
                value = times * 2.2 / (times + 1.2 * (0.25 + 0.75 * bag.total() / mean))
                self.rows.setdefault(word, []).append((at, value))

    def rank(self, text: str) -> list[tuple[int, float]]:
        scores: Counter[int] = Counter()
        for word in {stem(word) for word in tokens(text)} & self.rows.keys():
            rows = self.rows[word]
            for at, value in rows:
                scores[at] += math.log(1 + (self.count - len(rows) + 0.5) / (len(rows) + 0.5)) * value
        return sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:5]


def measure_paraphrases(entries: Path) -> Row:
    """False disputes: rewrites of one entry by two hands, both with figures, of which some are said to conflict."""
    wrong = pairs = 0
    for entry in map(json.loads, entries.read_text(encoding="utf-8").splitlines()):
        told = [_asked(entry, hand, text) for hand, text in sorted(entry["updates"].items()) if text]
        for one, other in combinations((asked for asked in told if asked), 2):
            pairs += 1
            wrong += bool(find_clashes(one, other))
    numbers = {"false disputes": share(wrong, pairs)}
    wrongly = f"{numbers['false disputes']:5.2f} %  ({wrong} of {pairs})"
    line = f"figure-bearing pairs of rewrites said to conflict  {wrongly}"
    return result_row("False disputes between rewrites of one entry", "paraphrases", entries, [line], numbers)


def find_clashes(one: Sequence[Asked], other: Sequence[Asked]) -> list[str]:
    """The reasons of the conflicts between the figures of two articles."""
    mine, theirs = [a.answer for a in one], [b.answer for b in other]
    out = []
    for a, b in product(one, other):
        tie = relate_answers(a, b) if same_question(a, b) else None
        if tie is not None and tie.relation is Relation.CONFLICTS and clash_holds(a, b, mine, theirs):
            out.append(tie.because)
    return out


def _asked(entry: Row, hand: str, text: str) -> list[Asked]:
    """The figures of one rewrite as answers, read as an article of an outlet of its own."""
    page = {
        "id": f"{entry['event']} {entry['date']} {hand}",
        "text": text,
        "outlet": f"Outlet {hand}",
        "title": None,
    }
    (reading,) = read_articles([page | {"published": entry["date"]}]) or ()
    statements = read_statements(reading)
    return [Asked(statement, answer) for statement in statements for answer in statement.answers]


def result_row(name: str, kind: str, place: Path, lines: list[str], numbers: dict[str, float]) -> Row:
    """A row of results in the shape of `benchmarks.quality`, with the digest of its gold."""
    digest = hashlib.sha256(place.read_bytes()).hexdigest()[:16]
    return {"name": name, "kind": kind, "gold": place.name, "sha256": digest, "lines": lines, "numbers": numbers}


def measure_stories(stories: Sequence[Row]) -> tuple[list[str], dict[str, float]]:
    """The lines and numbers of some stories, read and kept in one ledger."""
    asked: Counter[str] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    denials: Counter[bool] = Counter()
    found = total = 0
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x.onrecord", create=True) as ledger:
        readings = {r.article.id: r for r in read_articles(a for story in stories for a in story["articles"])}
        list(ledger.add_many(readings.values()))
        for story in stories:
            claims = {c["id"]: _find(c, readings[c["article"]]) for c in story["claims"]}
            found += sum(claim is not None for claim in claims.values())
            total += len(claims)
            asked += _questions(story, claims, ledger)
            _relations(story, claims, ledger, links, denials)
    return _lines(found, total, asked, links, denials)


def read_articles(articles: Iterable[Row]) -> list[Reading]:
    """Articles of the tables through the whole pipeline; what cannot be read is left out."""
    pages = [
        Page(
            id=a["id"],
            text=a["text"],
            outlet=a["outlet"],
            title=a["title"],
            published=a["published"],
            kind="article",
        )
        for a in articles
    ]
    return [reading for reading in _READER.read_many(pages) if isinstance(reading, Reading)]


def _find(gold: Row, reading: Reading) -> str | None:
    """The claim that stands on the words of gold: of those whose content or figure lies there, the most alike."""
    start, end = gold["start"], gold["end"]
    by_id = {a.id: a for a in reading.attributions}
    best: list[tuple[float, str]] = []
    for claim in reading.claims:
        attribution = by_id.get(claim.attribution or "")
        spans = attribution.content if attribution else (claim.evidence,)
        shared = sum(max(0, min(s.end, end) - max(s.start, start)) for s in spans)
        size = sum(s.end - s.start for s in spans) + (end - start) - shared
        figure = any(start <= reading.figures[at].span.start < end for at in claim.figures)
        if shared and (figure or gold["question"] is None):
            best.append((shared / size, claim.id))
    return max(best)[1] if best else None


def _questions(story: Row, claims: dict[str, str | None], ledger: Ledger) -> Counter[str]:
    """How many pairs of figures are on one question in gold, in the ledger, and in both."""
    answers: dict[str, set[str]] = {}
    texts = {a["id"]: a["text"] for a in story["articles"]}
    for question in ledger.questions(articles=[a["id"] for a in story["articles"]]):
        page = ledger.question(question.question_id)
        every = [(a.claim.claim_id, a.figure.text) for a in page.answers]
        every += [(c, a.figure.text) for a in page.answers for c in a.copy_claims]
        for claim_id, words in every:
            answers.setdefault(f"{claim_id} {words}", set()).add(question.question_id)
    out: Counter[str] = Counter()
    figures = [c for c in story["claims"] if c["question"]]
    for one, other in combinations(figures, 2):
        if one["article"] == other["article"]:
            continue
        gold = one["question"] == other["question"]
        mine, theirs = (_question_of(c, claims[c["id"]], answers, texts) for c in (one, other))
        same = bool(mine & theirs)
        out["pairs"] += 1
        out["gold"] += gold
        out["found"] += same
        out["right"] += gold and same
    return out


def _question_of(gold: Row, claim: str | None, answers: dict[str, set[str]], texts: dict[str, str]) -> set[str]:
    words = texts[gold["article"]][gold["start"] : gold["end"]]
    out: set[str] = set()
    for key, questions in answers.items():
        id, figure = key.split(" ", 1)
        if id == claim and figure.lower() in words.lower():
            out |= questions
    return out


def _relations(
    story: Row,
    claims: dict[str, str | None],
    ledger: Ledger,
    links: Counter[tuple[str, str]],
    denials: Counter[bool],
) -> None:
    """Count the relations of one story that gold has, that the ledger has across articles, and that both have."""
    gold: dict[tuple[str, str, str], bool] = {}
    where = {c["id"]: c["article"] for c in story["claims"]}
    for r in story["relations"]:
        if where[r["later"]] == where[r["earlier"]]:
            continue
        pair = str(claims[r["later"]] or r["later"]), str(claims[r["earlier"]] or r["earlier"])
        gold[(*_pair(*pair, r["relation"]), r["relation"])] = r["sure"]
    articles = {a["id"] for a in story["articles"]}
    shown: set[tuple[str, str, str]] = set()
    for link in ledger.links():
        key = (*_pair(link.later, link.earlier, link.relation), link.relation)
        across = link.later_article in articles and link.later_article != link.earlier_article
        if across and not any(why in link.because for why in (GIVEN_LATER, OF_OTHER_DAYS)):
            shown.add(key)
    for key, sure in gold.items():
        if sure and key[2] in _KINDS:
            links[key[2], "gold"] += 1
            links[key[2], "right"] += key in shown
    for later, earlier, relation in shown:
        links[relation, "found"] += gold.get((later, earlier, relation), True)
        if relation in _DENIALS:
            denials[any((later, earlier, kind) in gold for kind in _DENIALS)] += 1


def _pair(later: str, earlier: str, relation: str) -> tuple[str, str]:
    """Two claims in order, where the relation has one."""
    return (min(later, earlier), max(later, earlier)) if relation in _MUTUAL else (later, earlier)


def _lines(
    found: int,
    total: int,
    asked: Counter[str],
    links: Counter[tuple[str, str]],
    denials: Counter[bool],
) -> tuple[list[str], dict[str, float]]:
    right = asked["right"]
    numbers = {
        "claims found": share(found, total),
        "same question precision": share(right, asked["found"]),
        "same question recall": share(right, asked["gold"]),
        "denial precision": share(denials[True], denials.total()),
    }
    lines = [
        f"claims of gold found        {numbers['claims found']:5.1f} %  ({found} of {total})",
        f"same question, precision    {numbers['same question precision']:5.1f} %  ({right} of {asked['found']})",
        f"same question, recall       {numbers['same question recall']:5.1f} %  ({right} of {asked['gold']}; "
        f"{asked['pairs']} pairs of figures)",
        f"denials and disputes shown, precision {numbers['denial precision']:5.1f} %  "
        f"({denials[True]} of {denials.total()})",
    ]
    for kind in _KINDS:
        gold, seen, hits = (links[kind, name] for name in ("gold", "found", "right"))
        if gold:
            numbers[f"{kind} F1"] = round(200 * hits / (gold + seen), 2)
            lines.append(
                f"  {kind:14} F1 {numbers[f'{kind} F1']:5.1f}   ({hits} right of {seen} found, {gold} gold)"
            )
    return lines, numbers


def share(part: int, whole: int) -> float:
    """Percent; 0 of nothing."""
    return round(100 * part / whole, 2) if whole else 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    for result in measure_linking(parser.parse_args().shared):
        print(result["name"], result["sha256"], *result["lines"], sep="\n")
