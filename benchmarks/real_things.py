"""Measure whether the figures of one thing stand on one question, across the articles of real running stories.

    python -m benchmarks.real_things [--shared ../shared] [--errors | --why]

In: `tables/real_things_tune.jsonl`, `…_aside` and `…_fresh`, one line an article with its story and its figures:
where each stands in the text, its words, and the thing that it counts. A line holds no other text; the articles are
beside the project, and without them nothing is measured. Where a set gives no day of publication the line has the
day that its text tells. A thing is what a reporter would give one row or table: what is counted, of which event,
side and place, and over what time. Two states or rival versions of one count are of one thing; a part and the
whole, an earlier event, a sum in another currency are things of their own. One length in metres and in feet is of
one thing, so too a speed. Marked are the figures that matter to a story (people hurt, money, votes, sizes of what
happened) and each repetition; of sentences that stand twice word for word in one article the first. Lengths of
time, ages and words like "several" are left out.

"tune" and "aside" were annotated by one annotator from the texts, before anything was read in them, and gone over
once more by thing. The stories of "tune" had been read before to see what goes wrong; links are tuned on them. Of
"aside" nothing but the totals is looked at: at first sight 235 of its 626 figures were kept together (37.5 %), and
263 of 348 pairs on one question were right, of 2,015 pairs of one thing, and 76 of 82 links. Of "tune" it was 261
of 529 then. No rule of links was made with the 23 stories of "aside", but one was taken out since the totals were
better without it, and their texts are of sets that the grouping of stories or the tagger was tuned on.

"fresh" was annotated in the same way by a second annotator in November 2026, when the rules of links stood, to hold
for 17 stories that none was made or chosen with. At first sight, at commit e04899b, 173 of its 375 figures of
things that two articles or more tell of were kept together (46.1 %), 285 of 314 pairs on one question were right,
of 959 pairs of one thing, and 47 of 47 links; 475 of its 513 figures were found. Nothing but the totals is looked
at; but the first comparison of learned trees with the rules was made over all stories, these among them, before
they were taken out of what is learned from. The tagger has learnt from 26 of its 86 articles, and other links of
the stories of Boston and Puerto Rico had been judged for `benchmarks.real_links`, though none of these articles.

Out: rows in the shape of `benchmarks.quality`. All stories of a part go into one ledger, so that a question that
crosses stories is wrong. A figure is found where a claim has a figure that overlaps it. A pair is two found figures
of different articles: precision is of those on one question, recall of those of one thing. B-cubed is over all
figures, one that is on no question stands alone; a figure on several questions is with all that are on any of
them. "Kept together" is, of the things that two articles or more tell of, the share of figures on the one question
that has most of the thing's. A link between articles is judged where both of its claims have figures that are
marked: it is right when the two have one of one thing.

The stories of `tables/real_things_learn.jsonl` are what `training.things` learns from, beside those of "tune". They
are not measured here; things whose names begin with "w-" are of a war, one in whichever story they stand.

`--why` counts, of the pairs of one thing that the part tuned on has in two articles, those that are on one question
and what keeps the others apart: a figure that is not read, or that no claim has, or no answer to a question; what
`onrecord.link.across.questions.parted_by` names; that they are not likely enough of one thing ("likeness"); or that
each is likest another leader.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.linking import read_articles, share
from benchmarks.tables import TABLES, load_table
from onrecord.ledger import Ledger, LinkRow, open_ledger
from onrecord.link.across.questions import parted_by, same_question
from onrecord.link.across.statements import Asked, read_statements
from onrecord.records import Reading, Span

Row = dict[str, Any]
Place = tuple[str, int]
"""An article, and where a figure begins in its text."""
PARTS = {"tune": "tuned on", "aside": "kept aside", "fresh": "at first sight"}
SETS = {
    "aquaint": "timex/aquaint.jsonl",
    "basil": "stories/basil_fulltext/docs.jsonl",
    "batch": "batch/articles-3k.jsonl.gz",
    "boston": "running/boston-2013.jsonl.gz",
    "ecbplus": "stories/ecbplus/docs.jsonl",
    "fakes": "fakes/fa-kes.jsonl.gz",
    "fnc1": "stories/fnc1/bodies.jsonl",
    "gaza": "running/gaza-2014.jsonl.gz",
    "maria": "running/maria-2017.jsonl.gz",
    "syria": "running/syria-chemical-2013.jsonl.gz",
    "wikinews": "wikinews/wikinews.jsonl.gz",
}
"""The sets by name, with their places under the shared data."""
LINKS = ("agrees", "conflicts", "updates", "corrects")
"""The relations between figures that are judged."""
_JOINED = (
    (r"`` ?", "“"),
    (r" ?''", "”"),
    (r" ([,.;:?!%)\]])", r"\1"),
    (r"([(\[$£€]) ", r"\1"),
    (r" (['’](?:s|re|ve|ll|d|m|t)\b)", r"\1"),
    (r" (n['’]t)\b", r"\1"),
    (r"s ' ", "s' "),
    (r"(\w) - (\w)", r"\1-\2"),
    (r"(\d)([.:]) (\d)", r"\1\2\3"),
    (r"(\d), (\d{3})\b", r"\1,\2"),
    (r"\bU\. S\.", "U.S."),
    (r'" ([^"]+?) ?"', r'"\1"'),
)
"""How the tokens of ECB+ are put together again, one rule after the other; the marked offsets rest on it."""


Judged = Counter[tuple[str, bool]]
"""How many links of each relation are right, and how many wrong."""


class Marked(NamedTuple):
    """A figure of gold: its thing with the story, its article, whether a claim has it, its questions."""

    thing: str
    article: str
    found: bool
    questions: frozenset[str]


class Part(NamedTuple):
    """What a ledger has of a part: its figures of gold, the texts of the questions by id, its links judged.

    `readings` are those of its articles, by id.
    """

    marked: list[Marked]
    texts: dict[str, str]
    links: Judged
    readings: dict[str, Reading]


def measure_real_things(shared: Path) -> list[Row]:
    """One row of results a part; none without the articles."""
    rows = []
    for part, name in PARTS.items():
        place = TABLES / f"real_things_{part}.jsonl"
        if not place.exists() or (articles := load_articles(load_table(place.name), shared)) is None:
            print(f"articles of real things ({part}) are not under {shared / 'data'}, left out", file=sys.stderr)
            continue
        lines, numbers = describe(read_part(load_table(place.name), articles))
        row = {"name": f"Real things: {name} ({len(articles)} articles)", "kind": "real_things"}
        digest = hashlib.sha256(place.read_bytes()).hexdigest()[:16]
        row |= {"command": "python -m benchmarks.real_things", "gold": place.name, "sha256": digest}
        rows.append({**row, "lines": lines, "numbers": numbers})
    return rows


def describe(part: Part) -> tuple[list[str], dict[str, float]]:
    """The lines and numbers of a part: of its figures, and of its links."""
    lines, numbers = count(part.marked)
    right = sum(n for (_, is_right), n in part.links.items() if is_right)
    return [*lines, _links_line(part.links)], {**numbers, "links right": share(right, part.links.total())}


def load_articles(table: Sequence[Row], shared: Path) -> list[Row] | None:
    """The articles of a part with their texts, in its order; None where a set is not there.

    Raises:
        ValueError: an article has other words where a figure was marked.
    """
    names = {row["set"] for row in table}
    if not all((shared / "data" / SETS[name]).exists() for name in names):
        return None
    sets = {name: {a["id"]: a for a in read_set(name, shared)} for name in names}
    out = []
    for row in table:
        article = sets[row["set"]][row["article"]]
        for figure in row["figures"]:
            if article["text"][figure["start"] : figure["end"]] != figure["value"]:
                raise ValueError(f"{row['article']} has another text than the one annotated")
        out.append({**article, "published": row.get("published") or article["published"]})
    return out


def read_set(name: str, shared: Path) -> Iterator[Row]:
    """The articles of a set as they are read here; a set that names no outlet has the article's id for it."""
    place = shared / "data" / SETS[name]
    lines = place.read_bytes()
    for row in map(json.loads, (gzip.decompress(lines) if place.suffix == ".gz" else lines).splitlines()):
        id = str(row["body_id"] if name == "fnc1" else row.get("id") or row["doc_id"])
        yield {
            "id": id,
            "text": _text_of(row),
            "outlet": id[:3] if name == "aquaint" else row.get("outlet") or row.get("publisher") or id,
            "title": row.get("title"),
            "published": (row.get("published") or row.get("day") or row.get("doc_time") or "")[:10] or None,
        }


def _text_of(row: Row) -> str:
    if "sentences" in row:
        return "\n\n".join(join_tokens(s) for s in row["sentences"] if not s.startswith("http"))
    return re.sub(r"``|''", '"', row["text"]) if "doc_time" in row else str(row["text"])


def join_tokens(sentence: str) -> str:
    """A tokenised sentence as it was written, as near as that can be told."""
    for pattern, written in _JOINED:
        sentence = re.sub(pattern, written, sentence)
    return sentence


def read_part(table: Sequence[Row], articles: Iterable[Row]) -> Part:
    """The figures of gold with the questions that a ledger of all articles has them on, and its links."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x.onrecord", create=True) as ledger:
        readings = {r.article.id: r for r in read_articles(articles)}
        list(ledger.add_many(readings.values()))
        asked = places_of(ledger, readings)
        texts = {q.question_id: q.text for q in ledger.questions()}
        links = judge_links(ledger.links(), things_by_claim(table, readings))
    marked = [mark(row, figure, readings, asked) for row in table for figure in row["figures"]]
    return Part(marked, texts, links, readings)


def things_by_claim(table: Iterable[Row], readings: Mapping[str, Reading]) -> dict[tuple[str, str], set[str]]:
    """The things that the figures of each claim are of, by its article and id."""
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table:
        reading = readings.get(row["article"])
        for claim in reading.claims if reading else ():
            spans = [reading.figures[at].span for at in claim.figures] if reading else []
            told = {_thing(row, f) for f in row["figures"] if any(_meet(span, f) for span in spans)}
            if told:
                out[row["article"], claim.id] |= told
    return out


def judge_links(links: Iterable[LinkRow], things: Mapping[tuple[str, str], set[str]]) -> Judged:
    """The links of figures between articles whose claims both have marked ones: right where they share a thing."""
    out: Judged = Counter()
    for link in links:
        if link.relation not in LINKS or link.later_article == link.earlier_article:
            continue
        later = things.get((str(link.later_article), link.later))
        earlier = things.get((str(link.earlier_article), link.earlier))
        if later and earlier:
            out[link.relation, not later.isdisjoint(earlier)] += 1
    return out


def _links_line(links: Judged) -> str:
    told = (f"{name} {links[name, True]} of {links[name, True] + links[name, False]}" for name in LINKS)
    return f"links of one thing       {', '.join(told)}"


def _thing(row: Row, figure: Row) -> str:
    return f"{row['story']} {figure['thing']}"


def _meet(span: Span, figure: Row) -> bool:
    return bool(span.start < figure["end"] and figure["start"] < span.end)


def places_of(ledger: Ledger, readings: Mapping[str, Reading]) -> dict[Place, set[str]]:
    """The questions that each figure answers, by its place; what only repeats an answer stands where it does."""
    claims = {(id, claim.id): claim for id, reading in readings.items() for claim in reading.claims}
    out: dict[Place, set[str]] = defaultdict(set)
    for question in ledger.questions():
        for answer in ledger.question(question.question_id).answers:
            figure = answer.figure
            out[answer.claim.article_id, figure.start].add(question.question_id)
            for copy, claim_id in zip(answer.copies, answer.copy_claims, strict=True):
                for at in claims[copy.article_id, claim_id].figures:
                    again = readings[copy.article_id].figures[at]
                    if (again.low, again.high, again.bound) == (figure.low, figure.high, figure.bound):
                        out[copy.article_id, again.span.start].add(question.question_id)
    return out


def mark(row: Row, figure: Row, readings: Mapping[str, Reading], asked: Mapping[Place, set[str]]) -> Marked:
    """A figure of gold with what was found of it."""
    id, reading = row["article"], readings.get(row["article"])
    spans = [reading.figures[at].span for c in reading.claims for at in c.figures] if reading else []
    starts = {span.start for span in spans if _meet(span, figure)}
    questions = frozenset(q for start in starts for q in asked.get((id, start), ()))
    return Marked(_thing(row, figure), id, bool(starts), questions)


def count(marked: Sequence[Marked]) -> tuple[list[str], dict[str, float]]:
    """The lines and numbers of a part's figures."""
    found = [m for m in marked if m.found]
    pairs = [
        (a.thing == b.thing, not a.questions.isdisjoint(b.questions))
        for a, b in combinations(found, 2)
        if a.article != b.article
    ]
    right, shown, gold = sum(t and s for t, s in pairs), sum(s for _, s in pairs), sum(t for t, _ in pairs)
    precision, recall = b_cubed(marked)
    kept = [one for one in things_of(marked).values() if len({m.article for m in one}) > 1]
    largest, told = sum(map(largest_share, kept)), sum(map(len, kept))
    numbers = {
        "figures found": share(len(found), len(marked)),
        "pairs: precision": share(right, shown),
        "pairs: recall": share(right, gold),
        "B-cubed: F1": round(200 * precision * recall / (precision + recall), 2) if right else 0.0,
        "kept together": share(largest, told),
    }
    lines = [
        f"figures found as claims  {numbers['figures found']:5.1f} %  ({len(found)} of {len(marked)})",
        f"pairs on one question    P {share(right, shown):5.1f}   R {share(right, gold):5.1f}   "
        f"({right} right of {shown} shown, {gold} of one thing)",
        f"B-cubed                  P {100 * precision:5.1f}   R {100 * recall:5.1f}   "
        f"F1 {numbers['B-cubed: F1']:5.1f}",
        f"kept together            {numbers['kept together']:5.1f} %  "
        f"({largest} of {told} figures, {len(kept)} things)",
    ]
    return lines, numbers


def b_cubed(marked: Sequence[Marked]) -> tuple[float, float]:
    """Precision and recall, 0 to 1: the mean over figures of what stands with each, itself among it."""
    things = Counter(m.thing for m in marked)
    precision = recall = 0.0
    for one in marked:
        beside = [m.thing for m in marked if m is one or not m.questions.isdisjoint(one.questions)]
        right = beside.count(one.thing)
        precision += right / len(beside)
        recall += right / things[one.thing]
    return (precision / len(marked), recall / len(marked)) if marked else (0.0, 0.0)


def things_of(marked: Iterable[Marked]) -> dict[str, list[Marked]]:
    """The figures of each thing."""
    out: dict[str, list[Marked]] = defaultdict(list)
    for one in marked:
        out[one.thing].append(one)
    return out


def largest_share(thing: Sequence[Marked]) -> int:
    """How many figures of a thing are on the one question that has most of them."""
    return max(Counter(q for m in thing for q in m.questions).values(), default=0)


def errors(marked: Sequence[Marked], texts: Mapping[str, str]) -> Iterator[str]:
    """A line for each thing that is not on one question, and one for each question that has several things."""
    for thing, figures in sorted(things_of(marked).items()):
        if largest_share(figures) < len(figures) > 1:
            on = Counter(q for m in figures for q in m.questions).most_common()
            told = "; ".join(f"{n} on {texts[q]} ({q[:6]})" for q, n in on)
            lost = sum(not m.found for m in figures)
            yield f"{thing}: {len(figures)} figures, {lost} not found; {told or 'on no question'}"
    by_question: dict[str, Counter[str]] = defaultdict(Counter)
    for one in marked:
        for question in one.questions:
            by_question[question][one.thing] += 1
    for question, things in sorted(by_question.items(), key=lambda item: -item[1].total()):
        if len(things) > 1:
            told = "; ".join(f"{n} {thing}" for thing, n in things.most_common())
            yield f"{texts[question]} ({question[:6]}): {told}"


def why_apart(table: Sequence[Row], readings: Mapping[str, Reading], marked: Sequence[Marked]) -> Counter[str]:
    """How many pairs of figures of one thing in two articles are together, and how many apart for each cause."""
    answers = {
        (id, reading.figures[answer.figure].span.start): Asked(statement, answer)
        for id, reading in readings.items()
        for statement in read_statements(reading)
        for answer in statement.answers
    }
    rows = [(row, figure) for row in table for figure in row["figures"]]
    told = [(_lacks(row, figure, readings), _answers(row, figure, readings, answers)) for row, figure in rows]
    out: Counter[str] = Counter()
    for (a, (lack, mine)), (b, (its_lack, theirs)) in combinations(zip(marked, told, strict=True), 2):
        if a.thing != b.thing or a.article == b.article:
            continue
        if not a.questions.isdisjoint(b.questions):
            out["together"] += 1
        elif not (mine and theirs):
            out[max(lack, its_lack)] += 1
        else:
            out[min(_parted(one, other) for one in mine for other in theirs)] += 1
    return out


def _lacks(row: Row, figure: Row, readings: Mapping[str, Reading]) -> str:
    """How far the reading of a marked figure came that is no answer."""
    reading = readings.get(row["article"])
    found = {at for at, one in enumerate(reading.figures) if _meet(one.span, figure)} if reading else set()
    claimed = {at for claim in reading.claims for at in claim.figures} if reading else set()
    return "no answer" if found & claimed else "no claim" if found else "not read"


def _answers(row: Row, figure: Row, readings: Mapping[str, Reading], answers: Mapping[Place, Asked]) -> list[Asked]:
    reading = readings.get(row["article"])
    starts = sorted({one.span.start for one in reading.figures if _meet(one.span, figure)}) if reading else []
    return [answers[row["article"], start] for start in starts if (row["article"], start) in answers]


def _parted(one: Asked, other: Asked) -> str:
    """What keeps two answers apart."""
    return parted_by(one, other) or ("other leader" if same_question(one, other) else "likeness")


def main() -> None:
    """Print the figures; with --errors the things and questions of the part tuned on that are not one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="list the errors of the part tuned on, and no more")
    parser.add_argument("--why", action="store_true", help="count what keeps pairs of one thing apart, and no more")
    options = parser.parse_args()
    if not (options.errors or options.why):
        for row in measure_real_things(options.shared):
            print(row["name"], row["sha256"], *row["lines"], sep="\n")
        return
    table = load_table("real_things_tune.jsonl")
    part = read_part(table, load_articles(table, options.shared) or ())
    if options.why:
        for cause, pairs in why_apart(table, part.readings, part.marked).most_common():
            print(f"{pairs:6}  {cause}")
        return
    for story in dict.fromkeys(row["story"] for row in table):
        print(f"## {story}", *count([m for m in part.marked if m.thing.startswith(f"{story} ")])[0], sep="\n")
    print(*errors(part.marked, part.texts), sep="\n")


if __name__ == "__main__":
    main()
