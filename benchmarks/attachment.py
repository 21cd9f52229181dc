"""How figures and dates are attached to claims, measured on sentences with marked attributions.

The table holds one snippet a line: its text, the day of publication, and its claims with the words of the
source, the offsets of source, cue and content, when it was said, as of when it holds, and its figures. The
attributions are given, so that only the attachment is measured. Every fourth of the older rows is "check":
rules are not tuned on its errors. The rows of "unseen" were written after the rules, by the same hand, and
their errors are neither printed nor looked at: 36 older ones, which give figures only, and 84 that were read
once, when they were written. New rows join "tune" only after their first score, so that "unseen" stays what its
name says.

Run `python -m benchmarks.attachment` for the figures, with `--errors` for what went wrong in the "tune" rows.
"""

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.normalise.claims import make_claims
from onrecord.normalise.enrich import enrich_attributions
from onrecord.normalise.figures import find_figures
from onrecord.normalise.times import find_times
from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import Article, Attribution, Block, Claim, Dated, Figure, Role, TimeRef
from onrecord.text import split_sentences

TABLE = Path(__file__).parent / "tables" / "attachment.jsonl"
PARTS = ("tune", "check", "unseen")
MEASURES = (
    "figure with value and bound",
    "figure at the right claim",
    "counted thing",
    "event",
    "claim, counted thing and event",
    "said when",
    "as of",
)


def measure_attachment(table: Path = TABLE) -> list[dict[str, Any]]:
    """One row of results for each part of the table: the lines to print, the numbers, and the table's digest."""
    rows = _read(table)
    digest = hashlib.sha256(table.read_bytes()).hexdigest()[:16]
    out = []
    for part in PARTS:
        tallies = {name: [0, 0, 0] for name in MEASURES}
        wanted = [row for row in rows if row["part"] == part]
        for row in wanted:
            for name, right, gold, found, _ in _compare(row):
                for place, amount in enumerate((right, gold, found)):
                    tallies[name][place] += amount
        out.append(
            {
                "name": f"Attachment: {part} ({len(wanted)} snippets)",
                "kind": "attachment",
                "gold": f"benchmarks/tables/{table.name}",
                "sha256": digest,
                "lines": [_line(name, *tally) for name, tally in tallies.items() if any(tally)],
                "numbers": {name: _scores(*tally) for name, tally in tallies.items() if any(tally)},
            }
        )
    return out


def _read(table: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]


def _scores(right: int, gold: int, found: int) -> dict[str, float]:
    precision, recall = (100 * right / total if total else 0.0 for total in (found, gold))
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"f1": round(f1, 2), "precision": round(precision, 2), "recall": round(recall, 2)}


def _line(name: str, right: int, gold: int, found: int) -> str:
    s = _scores(right, gold, found)
    shares = f"F1 {s['f1']:5.1f}   P {s['precision']:5.1f}   R {s['recall']:5.1f}"
    return f"{name:34} {shares}   ({right} right of {found} found, {gold} gold)"


def _compare(row: dict[str, Any]) -> Iterator[tuple[str, int, int, int, str]]:
    """For each measure and item of a snippet: right, in gold, found (0 or 1 each), and what was got."""
    article = _article(row)
    given, owners = _attributions(article, row["claims"])
    published = dt.date.fromisoformat(row["published"])
    times = find_times(article.text, published)
    figures = find_figures(article.text, times=times)
    attributions = enrich_attributions(article, given)
    resolved = resolve_sources(article, attributions)
    claims = make_claims(article, attributions, resolved, times, figures, found_by="benchmark")
    pairs = [(gold, _claim_of(gold, owners[i], claims)) for i, gold in enumerate(row["claims"])]
    yield from _compare_figures(pairs, figures, claims)
    if any("said_when" not in claim for claim in row["claims"]):
        return
    taken = {claim.id for _, claim in pairs if claim is not None}
    for gold, claim in pairs:
        yield _when("said when", gold["said_when"], claim.said_when if claim else None)
        yield _when("as of", gold["as_of"], claim.as_of if claim else None)
    for claim in claims:
        if claim.id not in taken:
            yield _when("as of", None, claim.as_of)


def _article(row: dict[str, Any]) -> Article:
    text = row["text"]
    return Article(
        id="a",
        text=text,
        blocks=(Block(Role.BODY, 0, len(text)),),
        sentences=tuple(split_sentences(text, 0, len(text))),
        published=Dated(row["published"], "given"),
        language="en",
    )


def _attributions(article: Article, claims: Iterable[dict[str, Any]]) -> tuple[list[Attribution], list[str | None]]:
    """The attributions that the gold claims give, and for each claim its attribution's id, None in own voice."""
    out: list[Attribution] = []
    owners: list[str | None] = []
    for number, claim in enumerate(claims):
        if claim["source"] is None:
            owners.append(None)
            continue
        content = tuple(article.span(*pair) for pair in (claim["content"], claim.get("rest")) if pair)
        start, end = claim["source_at"]
        outer = next((a.id for a in out if a.content[0].start <= start and end <= a.content[-1].end), None)
        source, cue = (article.span(start, end),), (article.span(*claim["cue_at"]),)
        out.append(Attribution(f"g{number}", source, cue, content, inside=outer))
        owners.append(f"g{number}")
    return out, owners


def _claim_of(gold: dict[str, Any], owner: str | None, claims: Iterable[Claim]) -> Claim | None:
    """The claim found for a gold one: of the same attribution, or in own voice over the same sentence."""
    start, end = gold["content"]
    for claim in claims:
        if claim.attribution == owner and (
            owner is not None or (claim.evidence.start < end and start < claim.evidence.end)
        ):
            return claim
    return None


def _compare_figures(
    pairs: list[tuple[dict[str, Any], Claim | None]], figures: tuple[Figure, ...], claims: tuple[Claim, ...]
) -> Iterator[tuple[str, int, int, int, str]]:
    held = {index for claim in claims for index in claim.figures}
    left = {index: figure for index, figure in enumerate(figures) if index in held}
    for gold_claim, claim in pairs:
        for gold in gold_claim["figures"]:
            index = next((i for i, figure in left.items() if _same(gold, figure)), None)
            if index is None:
                yield from ((name, 0, 1, 0, f"no figure for {_shown(gold)}") for name in MEASURES[:5])
                continue
            figure = left.pop(index)
            attached = claim is not None and index in claim.figures and _is_only(index, claim, claims)
            counted = _head(figure.counts) == _head(gold["counts"])
            event = figure.event == gold["event"]
            got = f"{_shown(gold)}: got {figure.counts!r}, {figure.event!r}, {'' if attached else 'other claim'}"
            right = (True, attached, counted, event, attached and counted and event)
            yield from ((name, int(ok), 1, 1, got) for name, ok in zip(MEASURES, right, strict=False))
    for figure in left.values():
        yield from ((name, 0, 0, 1, f"no gold for {figure.span.text!r}") for name in MEASURES[:5])


def _same(gold: dict[str, Any], figure: Figure) -> bool:
    """Whether a figure stands on the gold one's words and has its value and bound."""
    over = figure.span.start < gold["end"] and gold["start"] < figure.span.end
    ends = ((gold["low"], figure.low), (gold["high"], figure.high))
    near = all(a == b or (a is not None and b is not None and abs(a - b) < 1e-6 * max(1, a)) for a, b in ends)
    return over and near and gold["bound"] == figure.bound.value


def _is_only(index: int, claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether no claim but one that lies around this one holds the figure too."""
    others = [other for other in claims if other.id != claim.id and index in other.figures]
    return all(
        other.evidence.start <= claim.evidence.start and claim.evidence.end <= other.evidence.end
        for other in others
    )


def _head(counts: str | None) -> str | None:
    """The head of a noun phrase, singular and in lower case: the last word before a preposition."""
    if counts is None:
        return None
    words = counts.lower().split()
    stops = [i for i, word in enumerate(words) if word in ("of", "in", "from", "at", "on", "for") and i]
    word = words[stops[0] - 1] if stops else words[-1]
    plain = {"women": "woman", "men": "man", "children": "child", "people": "person"}.get(word, word.rstrip("s"))
    return plain[:-2] + "y" if plain.endswith("ie") else plain


def _when(name: str, gold: list[str] | None, found: TimeRef | None) -> tuple[str, int, int, int, str]:
    days = [str(found.first), str(found.until)] if found and found.first else None
    got = f"{gold}: got {found.span.text if found else None!r} {days}"
    return name, int(gold is not None and gold == days), int(gold is not None), int(days is not None), got


def _shown(gold: dict[str, Any]) -> str:
    return f"{gold['low']}–{gold['high']} {gold['bound']} {gold['counts']!r} {gold['event']!r}"


def _print_errors() -> None:
    for row in (row for row in _read(TABLE) if row["part"] == "tune"):
        wrong = [(name, got) for name, right, gold, found, got in _compare(row) if right < max(gold, found)]
        if wrong:
            print(f"{row['published']} {row['text']}")
        for name, got in wrong:
            if name != MEASURES[4]:
                print(f"    {name}: {got}")


def main() -> None:
    """Print the figures of each part; with --errors first the errors of the rows for tuning."""
    if "--errors" in sys.argv:
        _print_errors()
    for row in measure_attachment():
        print(row["name"])
        print("\n".join(row["lines"]))


if __name__ == "__main__":
    main()
