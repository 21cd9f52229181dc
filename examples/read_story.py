"""Reads the example story with the library and prints how the number of dead moved, source by source.

Run it in the project's environment: `uv run python examples/read_story.py`.
"""

from importlib.resources import as_file, files

from onrecord import Claim, Figure, Reading, read_pages
from onrecord.collect import collect_pages

DEATH = ("dead", "died", "die", "killed", "death", "toll", "bodies", "victims")


def main() -> None:
    with as_file(files("onrecord") / "examples" / "story") as folder:
        for reading in read_pages(collect_pages([str(folder)])):
            if isinstance(reading, Reading):
                print_toll(reading)


def print_toll(reading: Reading) -> None:
    """One line for each figure of the dead: day of the article, interval, who said it, in which outlet."""
    names = {source.id: source.name for source in reading.sources}
    day = reading.article.published.day if reading.article.published else "no day"
    for claim in reading.claims:
        for figure in figures_of_the_dead(reading, claim):
            who = names.get(claim.source or "", "the outlet itself")
            print(f"{day}  {interval(figure):>10}  {who}  [{reading.article.outlet}]")


def figures_of_the_dead(reading: Reading, claim: Claim) -> list[Figure]:
    figures = [reading.figures[index] for index in claim.figures]
    return [f for f in figures if any(word in f"{f.counts} {f.event}".split() for word in DEATH)]


def interval(figure: Figure) -> str:
    """The figure as the interval that its words leave open."""
    if figure.low == figure.high:
        return f"{figure.low:g}"
    low = "" if figure.low is None else f"{figure.low:g}"
    high = "" if figure.high is None else f"{figure.high:g}"
    return f"{low}…{high}"


if __name__ == "__main__":
    main()
