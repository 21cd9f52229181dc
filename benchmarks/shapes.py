"""Time over texts of odd shape: `python -m benchmarks.shapes`.

Each shape is made of our own sentences at two sizes, one twice the other, and read whole, from page to claims, in
one process. What must hold: the time grows as the size does, so that the ratio stays near two, and something is
found where something is said.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

SIZE = 50_000
"""Characters of the smaller text; the larger one has twice as many."""

_SAID = (
    'The harbour master, Ilse Marten, said the water had risen by two metres. "We have moved 40 boats," she said.',
    "The Velden Herald reported that officials had told residents to leave, but the mayor denied it.",
    "According to the coast guard, twelve people were missing on Tuesday, three more than the day before.",
    "It was the third flood since 2011, and the bridge at Tarn stayed closed.",
    "The union could not confirm these figures. Its spokesman, Jon Hale, declined to comment.",
)


def _lines(mark: Callable[[int], str], joint: str = "\n") -> Callable[[int], str]:
    """Texts of a size whose sentences each begin with a mark of their own."""

    def make(size: int) -> str:
        return joint.join(_until(mark, size))

    return make


def _until(mark: Callable[[int], str], size: int) -> Iterator[str]:
    written = 0
    for number, said in enumerate(cycle(_SAID)):
        if written >= size:
            return
        line = f"{mark(number)}{said}"
        written += len(line) + 1
        yield line


def _again(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


_PLAIN = _lines(lambda _: "")
SHAPES: dict[str, Callable[[int], str]] = {
    "an article": _PLAIN,
    "one paragraph": _lines(lambda _: "", " "),
    "capitals": lambda size: _PLAIN(size).upper(),
    "no full stops or commas": lambda size: _PLAIN(size).translate({ord("."): None, ord(","): None}),
    "a word a line": lambda size: "\n".join(_PLAIN(size).split()),
    "a transcript": _lines(lambda number: ("MARTEN: ", "HALE: ", "REPORTER: ")[number % 3]),
    "questions and answers": _lines(lambda number: ("Q: ", "A: ")[number % 2]),
    "a live blog": _lines(lambda number: f"{number // 60 % 24:02d}:{number % 60:02d} — "),
    "quotation after quotation": _again('"We lost," she said. "It is over." '),
    "quotations never closed": _again("He said “we will go. "),
    "quotation marks alone": _again('"'),
    "said that … said that": _again("He said that she said that "),
    "according to according to": _again("according to "),
    "names": _again("Ilse Marten and Jon Hale said it. "),
    "one word": _again("a"),
    "digits": _again("1"),
}


def measure_shapes() -> list[dict[str, Any]]:
    """CPU seconds over each shape at both sizes, their ratio, and the claims found."""
    from onrecord.pipeline import Reader
    from onrecord.records import Page

    reader = Reader()
    reader.read(Page(where="first", text=_PLAIN(2000)))  # loads the weights
    lines = [f"{'':28}{SIZE:>9,} {2 * SIZE:>9,} characters   ratio   claims"]
    for name, make in SHAPES.items():
        seconds, claims = [], 0
        for size in (SIZE, 2 * SIZE):
            page = Page(where=name, text=make(size), kind="article")
            started = time.process_time()
            claims = len(reader.read(page).claims)
            seconds.append(time.process_time() - started)
        ratio = seconds[1] / max(seconds[0], 0.001)
        lines.append(f"{name:28}{seconds[0]:>8.2f}s {seconds[1]:>8.2f}s {ratio:>18.2f} {claims:>8,}")
    return [{"name": "Texts of odd shape", "command": "python -m benchmarks.shapes", "lines": lines}]


if __name__ == "__main__":
    sys.stdout.write("\n".join(measure_shapes()[0]["lines"]) + "\n")
