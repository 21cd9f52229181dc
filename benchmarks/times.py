"""Times alone on the development sets, in seconds: what `benchmarks.quality` measures through the whole product.

    python -m benchmarks.times [--check] [--errors missed,extent,value,spurious,interval] [SET ...]

Sets: timebank, aquaint, wikiwars_dev, gum_dates_dev, tweets_train, recognizers_datetime_spec. The articles are
read and dated as the pipeline does, and the scorer beside the project pairs and counts. The last third of TimeBank
and AQUAINT and the last 3 documents of WikiWars are kept aside: their errors are never printed, and `--check` gives
their figures alone.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.quality import write_inputs
from benchmarks.scorer import load_scorer
from onrecord.collect import collect_pages
from onrecord.normalise.times import find_times
from onrecord.normalise.when.dateline import infer_published
from onrecord.read import read_page
from onrecord.records import Article, Range, TimeRef
from onrecord.settings import Settings

SETS = ("timebank", "aquaint", "wikiwars_dev", "gum_dates_dev", "tweets_train", "recognizers_datetime_spec")
ASIDE = {"timebank": 61, "aquaint": 24, "wikiwars_dev": 3}
"""How many documents at the end of a set are kept for checking."""


def main() -> None:
    """Print the figures of each set, and the errors that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--check", action="store_true", help="the documents kept aside, without their errors")
    parser.add_argument("--errors", default="", help="kinds of error to print, with commas between")
    options = parser.parse_args()
    score = load_scorer(options.shared)
    for name in options.sets:
        gold = list(score.gold_rows(options.shared / "data" / "timex" / f"{name}.jsonl"))
        cut = len(gold) - ASIDE.get(name, 0)
        documents = gold[cut:] if options.check else gold[:cut]
        articles = {article.id: article for article in _read(options.shared, name)}
        read = {doc["id"]: (articles[doc["id"]], _find(articles[doc["id"]])) for doc in documents}
        _print_score(score, name, documents, read)
        for document in () if options.check else documents:
            for kind, line in _errors(score, document, *read[document["id"]]):
                if kind in options.errors.split(","):
                    print(f"{kind:9} {document['id']}: {line}")


def _read(shared: Path, name: str) -> Iterator[Article]:
    """The articles of a set, each with the day of publication that the product would take."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs.jsonl"
        write_inputs(shared, "times", f"data/timex/{name}.jsonl", inputs)
        for page in collect_pages([str(inputs)]):
            article = read_page(page, Settings())
            if article.published is None:
                article = replace(article, published=infer_published(article.text, _body(article)))
            yield article


def _body(article: Article) -> tuple[Range, ...]:
    return tuple(Range(block.start, block.end) for block in article.body())


def _find(article: Article) -> tuple[TimeRef, ...]:
    published = article.published.day if article.published else None
    return find_times(article.text, published, ranges=_body(article))


def _print_score(score: ModuleType, name: str, documents: list[Any], read: dict[str, Any]) -> None:
    """The scorer's lines on some documents of a set."""
    predicted = {}
    for key, (_, times) in read.items():
        predicted[key] = {"times": [_row(time) for time in times]}
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
        print(f"{name} ({len(documents)} documents)")
        score.score_times(gold, predicted)


def _row(time: TimeRef) -> dict[str, Any]:
    days = {name: day and day.isoformat() for name, day in (("first", time.first), ("until", time.until))}
    return {"start": time.span.start, "end": time.span.end, "value": time.value, **days}


def _errors(score: ModuleType, document: Any, article: Article, times: tuple[TimeRef, ...]) -> Iterator[Any]:
    """Each error of a document: its kind, and a line with the words around it, the gold and what was found."""
    gold, rows = document["timexes"], [_row(time) for time in times]
    places = [[(t["start"], t["end"]) for t in side] for side in (gold, rows)]
    pairs = score.greedy(*places, lambda a, b: score.overlap((a,), (b,)), 1e-9)
    paired = dict(pairs)
    for index, wanted in enumerate(gold):
        got = rows[paired[index]] if index in paired else None
        for kind in _wrong(score, wanted, got):
            found = got and [article.text[got["start"] : got["end"]], *list(got.values())[2:]]
            yield (
                kind,
                f"{_around(article.text, wanted)} gold {wanted.get('interval', wanted.get('value'))} {found}",
            )
    for index, got in enumerate(rows):
        if index not in {other for _, other in pairs}:
            yield "spurious", f"{_around(article.text, got)} {got['value']}"


def _wrong(score: ModuleType, wanted: Any, got: Any) -> Iterator[str]:
    if got is None:
        yield "missed"
        return
    if (wanted["start"], wanted["end"]) != (got["start"], got["end"]):
        yield "extent"
    if wanted.get("value") and wanted["value"] != got["value"]:
        yield "value"
    if wanted.get("interval") and not score.same_interval(wanted["interval"], got):
        yield "interval"


def _around(text: str, place: Any) -> str:
    start, end = place["start"], place["end"]
    return f"{text[max(0, start - 60) : start]}[[{text[start:end]}]]{text[end : end + 50]}".replace("\n", "¶")


if __name__ == "__main__":
    main()
