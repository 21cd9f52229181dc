"""Measure who speaks: GUM news with gold spans and end to end, and the gold ledgers end to end.

    python -m benchmarks.sources [--shared ../shared] [--errors]

In: `data/gum_news/news.jsonl` and `data/ledgers` under the shared folder. Out: rows of results in the shape of
`benchmarks.quality`, one for each of the measures below, each cut into the documents that rules are tuned on and
every third document, which is kept aside (ledgers are tuned on whole).

* gold spans: the attributions of GUM that have a cue and a source whose chain has a name. Source, cue and content
  are given; the names in the rest of the text, the roles and the pronouns are the project's own to find.
* end to end: the same attributions as gold; found by the shipped weights. One counts when the found attribution
  that shares most of its content (at least one half) has a source of that name.
* end to end, within their own words: GUM marks "I think" and "she believed" within somebody's own words as one
  more attribution by the same person, where the ledger has one line. Here such a one also counts when the line that
  holds all of it has the source of that name.
  The first of these two rows counts as missing what no reader wants told twice; the seven errors in the documents
  tuned on were four of these, a lie told in another's words, a clause whose next sentences gold counts to it, and a
  study that gold calls by its title farther down (November 2026).
* ledgers: of the attributions matched in the same way, those that name the gold source. The notes that gold writes
  in brackets behind a name ("officials (unnamed)") are left out, which the scorer beside the data does not do.
  Of its nine errors four are a name that the article does not have ("General Staff of the Armed Forces of Ukraine",
  where it says "Ukraine's General Staff"), three are "researchers" whom gold calls "the researchers of the study",
  one is a study by the school of a university, one the wing of a movement that the next sentence names.
* ledgers, with notes: the same with those notes, held against ours: "unnamed" behind people and groups without a
  name, "government" behind a place, by the kinds of our records. Names in records have no such notes.

A found name is right when its words are among those of one name of the gold chain, or the other way round, and both
end in the same word or hold the same words.
"""

import argparse
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from benchmarks.tables import LEAST, overlap
from onrecord.normalise.places.table import place_names
from onrecord.normalise.who.sources import resolve_sources
from onrecord.pipeline import Reader
from onrecord.read import read_page
from onrecord.records import Article, Attribution, Claim, Page, Reading, Source, SourceKind, Span
from onrecord.settings import Settings

HERE = Path(__file__).parent
NEWS, LEDGERS = "data/gum_news/news.jsonl", "data/ledgers"
ASIDE = 3
"""Every third document of GUM is looked at only to check."""

Row = dict[str, Any]
_CLOSING = '."'
"""What GUM counts to a clause and the tagger does not."""
_NOTE = re.compile(r"\s*\([^()]*\)")
_DROPPED = re.compile(r"\b(?:the|a|an|mr|mrs|ms|dr)\b|[^a-z0-9 ]")


def measure_sources(shared: Path) -> list[Row]:
    """The rows of results of the sets that are there."""
    rows: list[Row] = []
    if (shared / NEWS).exists():
        rows += [_row(f"Sources: GUM news, {name}", shared / NEWS, NEWS, found) for name, found in _news(shared)]
    if (shared / LEDGERS).exists():
        for name, notes in (("notes left out", False), ("with notes", True)):
            judged = {"all": judge_ledgers(shared, notes=notes)}
            rows.append(_row(f"Sources: ledgers, {name}", shared / LEDGERS, LEDGERS, judged))
    return rows


def _news(shared: Path) -> Iterator[tuple[str, dict[str, list[Row]]]]:
    docs = [json.loads(line) for line in (shared / NEWS).read_text(encoding="utf-8").splitlines()]
    measures = (
        ("gold spans", judge_gold_spans),
        ("end to end", judge_end_to_end),
        ("end to end, within their own words", partial(judge_end_to_end, own_words=True)),
    )
    for name, judge in measures:
        judged = judge(docs)
        yield (
            name,
            {
                "tune": [one for one in judged if one["document"] % ASIDE != ASIDE - 1],
                "check": [one for one in judged if one["document"] % ASIDE == ASIDE - 1],
                "all": judged,
            },
        )


def _row(name: str, place: Path, gold: str, parts: dict[str, list[Row]]) -> Row:
    files = sorted(place.glob("*.json*")) if place.is_dir() else [place]
    lines, numbers = [], {}
    for part, judged in parts.items():
        for form in ("name", "nominal", "pronoun", "all"):
            rows = [one for one in judged if form in (one["form"], "all")]
            right = sum(one["right"] for one in rows)
            share = 100 * right / len(rows) if rows else 0.0
            lines.append(f"{part:6} {form:9} {share:5.1f} %  ({right} of {len(rows)})")
            if form == "all":
                numbers[f"{part} right"] = round(share, 2)
                matched = sum(one["found"] is not None for one in rows)
                numbers[f"{part} right of matched"] = of = round(100 * right / matched, 2) if matched else 0.0
                lines.append(f"{part:6} {'matched':9} {of:5.1f} %  ({right} of {matched})")
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    row = {"name": name, "kind": "sources", "command": "python -m benchmarks.sources", "gold": gold}
    return row | {"sha256": digest, "lines": lines, "numbers": numbers}


# ------------------------------------------------------------------ GUM
def judge_gold_spans(docs: Sequence[Row]) -> list[Row]:
    """Each named gold attribution with the name that is found for it when its spans are given."""
    judged = []
    for at, doc in enumerate(docs):
        article = read_page(_page(doc), Settings())
        given = {f"g{i}": gold for i, gold in enumerate(doc["attributions"]) if gold.get("cue")}
        attributions = [_given(article, doc, key, gold) for key, gold in given.items()]
        resolved = resolve_sources(article, attributions)
        names = {source.id: source.name for source in resolved.sources}
        for key, gold in given.items():
            if gold.get("source_name") and gold.get("source_form"):
                found = names.get(resolved.by_attribution.get(key, ""))
                judged.append(_judged(at, doc, gold, found))
    return judged


def judge_end_to_end(docs: Sequence[Row], *, own_words: bool = False) -> list[Row]:
    """Each named gold attribution with the name that the shipped weights and rules give it.

    With `own_words` a pronoun within what somebody says is looked for in the line that holds it as well.
    """
    judged = []
    for at, doc in enumerate(docs):
        reading = Reader().read(_page(doc))
        named = [g for g in doc["attributions"] if g.get("cue") and g.get("source_name") and g.get("source_form")]
        for gold in named:
            found = name_at(gold, reading)
            if found is None and own_words and gold["source_form"] == "pronoun":
                found = name_around(gold, reading)
            judged.append(_judged(at, doc, gold, found))
    return judged


def name_at(gold: Row, reading: Reading) -> str | None:
    """The source's name of the claim that shares most with a gold attribution: its content, then its cue.

    GUM cuts contents into clauses, so a found content is held against the clause and may be longer.
    """
    names = {source.id: source.name for source in reading.sources}
    by_id = {one.id: one for one in reading.attributions}
    best: tuple[float, str | None] = (0.0, None)
    for claim in reading.claims:
        found = by_id.get(claim.attribution or "")
        if found is None:
            continue
        covered = _share(gold["content_spans"], found.content)
        cue = _share(gold["source_spans"], (*found.source, *found.cue))
        if covered >= LEAST and cue > 0 and covered + cue > best[0]:
            best = (covered + cue, names.get(claim.source or ""))
    return best[1]


def name_around(gold: Row, reading: Reading) -> str | None:
    """The source's name of the smallest claim that holds all of a gold attribution."""
    names = {source.id: source.name for source in reading.sources}
    by_id = {one.id: one for one in reading.attributions}
    spans = [*gold["source_spans"], *gold["content_spans"]]
    start, end = min(first for first, _ in spans), max(last for _, last in spans) - len(_CLOSING)
    holding = [
        (sum(span.end - span.start for span in by_id[claim.attribution].content), names.get(claim.source or ""))
        for claim in reading.claims
        if claim.attribution in by_id
        and any(span.start <= start and end <= span.end for span in by_id[claim.attribution].content)
    ]
    return min(holding, key=itemgetter(0))[1] if holding else None


def _share(gold: Sequence[Sequence[int]], found: Sequence[Span]) -> float:
    """The share of gold's characters that the found spans hold."""
    shared = sum(max(0, min(end, s.end) - max(start, s.start)) for start, end in gold for s in found)
    return shared / sum(end - start for start, end in gold)


def _page(doc: Row) -> Page:
    return Page(
        id=doc["id"],
        text=doc["text"],
        url=doc["url"],
        outlet="Wikinews",
        title=doc["title"],
        published=str(doc["date"])[:10],
        language="en",
        kind="article",
    )


def _given(article: Article, doc: Row, key: str, gold: Row) -> Attribution:
    """The gold attribution: its source is the mention that speaks, or else the words before the cue."""
    cue = gold["cue"]
    mention = doc["mentions"][gold["source_mention"]] if gold.get("source_mention") is not None else None
    source = (article.span(mention["start"], mention["end"]),) if mention else ()
    content = tuple(article.span(start, end) for start, end in gold["content_spans"])
    return Attribution(id=key, source=source, cue=(article.span(cue["start"], cue["end"]),), content=content)


def _judged(at: int, doc: Row, gold: Row, found: str | None) -> Row:
    return _judge(at, gold["source_form"], gold_names(doc, gold), found, gold["source_mention_text"])


def _judge(at: int, form: str, names: list[str], found: str | None, text: str) -> Row:
    right = any(same_name(name, found) for name in names)
    return {"document": at, "form": form, "right": right, "gold": names, "found": found, "text": text}


def gold_names(doc: Row, gold: Row) -> list[str]:
    """The names that the chain of a gold source goes by in its document."""
    chain = doc["chains"][gold["source_chain"]]
    mentions = [doc["mentions"][index] for index in chain["mentions"]]
    named = [one["text"] for one in mentions if one["head_pos"].startswith("NNP")]
    linked = [unquote(gold["source_link"]).replace("_", " ")] if gold.get("source_link") else []
    cut = [re.split(r",| who ", name)[0] for name in (gold["source_name"], *linked, *named)]
    return list(dict.fromkeys([*cut, *(name.split(" of ")[0] for name in cut)]))


# ------------------------------------------------------------------ ledgers
def judge_ledgers(shared: Path, *, notes: bool = False) -> list[Row]:
    """Each gold attribution of the ledgers that was matched and has a source, with the name it was given.

    With `notes` gold keeps what it writes in brackets behind a name, and names get the note of their record.
    """
    judged = []
    for at, path in enumerate(sorted((shared / LEDGERS).glob("*.json"))):
        doc = json.loads(path.read_text(encoding="utf-8"))
        meta = doc["meta"]
        page = Page(doc["id"], doc["text"], url=meta.get("url"), outlet=meta["outlet"], published=meta["published"])
        reading = Reader().read(page)
        gold = [one for one in doc["attributions"] if one["content"]]
        spans = [[(s["start"], s["end"]) for s in one["content"]] for one in gold]
        pairs = match_contents(spans, reading, naming=with_note if notes else _plain_name)
        for i, one in enumerate(gold):
            who = one["source"] or {}
            if i in pairs and who.get("mention", "none") != "none":
                name = who.get("resolved") or who["text"]
                name = name if notes else _NOTE.sub("", name)
                judged.append(_judge(at, who["mention"], [name], pairs[i], who["text"]))
    return judged


def _plain_name(source: Source) -> str:
    return source.name


def with_note(source: Source) -> str:
    """The name of a source with what its record says of it besides, as the gold ledgers write it."""
    last = source.name.split()[-1]
    if source.kind is SourceKind.UNNAMED or (source.kind is SourceKind.GROUP and last.islower()):
        return f"{source.name} (unnamed)"
    place = source.kind is SourceKind.ORGANISATION and source.name in place_names()
    return f"{source.name} (government)" if place else source.name


def match_contents(
    gold: Sequence[Any], reading: Reading, naming: Callable[[Source], str] = _plain_name
) -> dict[int, str | None]:
    """The source's name of the claim matched to each gold content."""
    names = {source.id: naming(source) for source in reading.sources}
    return {i: names.get(claim.source or "") for i, claim in match_claims(gold, reading).items()}


def match_claims(gold: Sequence[Any], reading: Reading) -> dict[int, Claim]:
    """The claim matched to each gold content: the likest first, each used once."""
    by_id = {one.id: one for one in reading.attributions}
    claims = [(claim, by_id[claim.attribution]) for claim in reading.claims if claim.attribution in by_id]
    ranked = sorted(
        (
            (overlap(spans, [(s.start, s.end) for s in attribution.content]), i, j)
            for i, spans in enumerate(gold)
            for j, (_, attribution) in enumerate(claims)
        ),
        reverse=True,
    )
    out: dict[int, Claim] = {}
    used: set[int] = set()
    for value, i, j in ranked:
        if value >= LEAST and i not in out and j not in used:
            out[i] = claims[j][0]
            used.add(j)
    return out


def same_name(gold: str, found: str | None) -> bool:
    """Whether two names can be one: the words of one among those of the other, and the same last word or words."""
    one, other = _words(gold), _words(found or "")
    if not one or not other or not (set(one) <= set(other) or set(other) <= set(one)):
        return False
    return one[-1] == other[-1] or set(one) == set(other)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _DROPPED.sub(" ", plain.replace("'s", "")).split()


def main() -> None:
    """Print the figures; with --errors first every gold attribution that was named otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors:
        _print_errors(options.shared)
    for row in measure_sources(options.shared):
        print(row["name"])
        print("\n".join(row["lines"]))


def _print_errors(shared: Path) -> None:
    parts = dict(_news(shared)) | {"ledgers": {"tune": judge_ledgers(shared)}}
    for name, judged in parts.items():
        print(name)
        for one in judged["tune"]:
            if not one["right"]:
                print(f"  {one['document']:3} {one['form']:8} {one['text']!r}: {one['gold']} got {one['found']!r}")


if __name__ == "__main__":
    main()
