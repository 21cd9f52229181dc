"""Measure whether the figures of one thing stand on one question, in our own stories of one event each.

    python -m benchmarks.event_stories

In: the files of `training/things/stories/unseen`, stories about places that do not exist: three to six articles of
an accident, an attack, a strike, an election in the manner of several outlets. Those of `training/things/stories`
are what `training.things` learns from; both were written at once, by the same hands, and of the unseen nothing but
the totals is looked at. A file holds stories one after another:

    ### ferry-karsu
    == Pell Wire | 2031-10-03 | Ferry sinks off Karsu
    KARSU, Oct 3 (Pell Wire) - At least [toll 14] people were killed and up to [missing 60] were missing …
    == Karsu Gazette | 2031-10-04 | Toll rises to 23
    …

`### ` begins a story, `== outlet | date | title` an article; `[thing words]` marks the words of a figure with the
short name of what it counts in its story. Out: what `benchmarks.real_things` tells of real stories.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.copies import digest_of
from benchmarks.marked_text import take_out_marks
from benchmarks.real_things import describe, read_part

Row = dict[str, Any]
FOLDER = Path(__file__).parent.parent / "training" / "things" / "stories"
UNSEEN = FOLDER / "unseen"
_MARK = re.compile(r"\[([a-z][a-z0-9_]*) ([^\[\]]+)\]")
_STORY, _ARTICLE = re.compile(r"(?m)^### "), re.compile(r"(?m)^== ")


class Told(NamedTuple):
    """An article as it is read, and its line of gold in the form of the tables of `benchmarks.real_things`."""

    article: Row
    gold: Row


def read_event_stories(folder: Path = FOLDER) -> list[Told]:
    """The articles of all stories of a folder's files, story by story.

    Raises:
        ValueError: an article has a mark that is none; the message names the article.
    """
    return [told for path in sorted(folder.glob("*.txt")) for told in parse(path.read_text(encoding="utf-8"))]


def parse(text: str) -> Iterator[Told]:
    """The articles of a file's stories."""
    for block in _STORY.split(text)[1:]:
        name, _, rest = block.partition("\n")
        for number, written in enumerate(_ARTICLE.split(rest)[1:], 1):
            yield _article(name.strip(), f"{name.strip()}-{number}", written)


def _article(story: str, id: str, written: str) -> Told:
    head, _, text = written.partition("\n")
    outlet, published, title = (part.strip() for part in head.split("|"))
    plain, marked = take_out_marks(text.strip(), _MARK)
    figures = [{"start": at, "end": end, "value": plain[at:end], "thing": thing} for thing, at, end in marked]
    if "[" in plain or "]" in plain:
        raise ValueError(f"{id}: a bracket that marks no figure")
    article = {"id": id, "outlet": outlet, "published": published, "title": title, "text": plain}
    return Told(article, {"story": story, "article": id, "figures": figures})


def measure_event_stories() -> list[Row]:
    """One row of results, of the stories that nothing was learned from."""
    told = read_event_stories(UNSEEN)
    row = {"name": f"Stories of one event, unseen ({len(told)} articles)", "kind": "event_stories"}
    row |= {
        "command": "python -m benchmarks.event_stories",
        "gold": "training/things/stories/unseen",
        "sha256": digest_of(UNSEEN),
    }
    lines, numbers = describe(read_part([one.gold for one in told], [one.article for one in told]))
    return [{**row, "lines": lines, "numbers": numbers}]


def main() -> None:
    """Print the figures."""
    for row in measure_event_stories():
        print(row["name"], row["sha256"], *row["lines"], sep="\n")


if __name__ == "__main__":
    main()
