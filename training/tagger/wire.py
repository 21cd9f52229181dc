"""Agency copy made for training: paragraphs of our own with their sources, cues and contents marked.

PolNeAR is United States politics of one year. Copy about wars, disasters and counts says other things in other
forms: disclaimers ("could not verify these claims"), two speakers joined in one sentence, an organisation
with its short name, "claimed in mid-January". The paragraphs of `wire.txt`, filled from `wire.toml` with a
fixed seed, teach those forms; the marks follow the conventions of PolNeAR (hearer, day and occasion lie
outside the cue, "that" and the quotation marks inside the content).
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_MARK = re.compile(r"<(/?)([SCX])(\d)>")
_SLOT = re.compile(r"\{(\w+)\}")
_ROLES = {"S": "source", "C": "cue", "X": "content"}


def make_articles(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` articles of three to nine paragraphs, shaped like the records of `data/polnear`."""
    lines = (HERE / "wire.txt").read_text(encoding="utf-8").splitlines()
    templates = [line for line in lines if line and not line.startswith("#")]
    slots = tomllib.loads((HERE / "wire.toml").read_text(encoding="utf-8"))
    random_source = random.Random(seed)
    for number in range(count):
        chosen = random_source.sample(templates, random_source.randint(3, 9))
        yield _article(f"wire-{number}", [_fill(line, slots, random_source) for line in chosen])


def _fill(template: str, slots: dict[str, list[str]], random_source: random.Random) -> str:
    """The paragraph with every slot filled, the slots of what fills them too; sentences begin with a capital."""
    for _ in range(6):
        template = _SLOT.sub(lambda match: _value(match.group(1), slots, random_source), template)
    return re.sub(
        r"(^|[.!?]\"? )((?:<\w+>)*)([a-z])", lambda m: m.group(1) + m.group(2) + m.group(3).upper(), template
    )


def _value(slot: str, slots: dict[str, list[str]], random_source: random.Random) -> str:
    pick = random_source.choice
    if slot == "person":
        return f"{pick(slots['first'])} {pick(slots['last'])}"
    if slot == "title_person":
        shape = pick(["{t} {p}", "{t} {p}", "{p}", "{place}'s {o} {p}", "{last}", "The {o}, {p},"])
        return (
            shape.replace("{t}", pick(slots["title"]))
            .replace("{o}", pick(slots["office"]))
            .replace("{p}", "{person}")
        )
    if slot in ("pronoun", "pronoun_low"):
        word = pick(["he", "she", "they"])
        return word.capitalize() if slot == "pronoun" else word
    if slot.endswith("_cap"):
        word = _SLOT.sub(lambda match: _value(match.group(1), slots, random_source), pick(slots[slot[:-4]]))
        return word[:1].upper() + word[1:]
    return pick(slots[slot])


def _article(name: str, paragraphs: list[str]) -> dict[str, Any]:
    text, attributions = "", []
    for paragraph in paragraphs:
        plain, found = _unmark(paragraph, len(text))
        text += plain + "\n"
        attributions += found
    return {"id": name, "text": text, "attributions": attributions}


def _unmark(paragraph: str, offset: int) -> tuple[str, list[dict[str, Any]]]:
    """The paragraph without its marks, and the attributions that they say, with offsets from `offset` on."""
    plain, at, opened = "", 0, 0
    found: dict[str, dict[str, Any]] = {}
    for match in _MARK.finditer(paragraph):
        plain += paragraph[at : match.start()]
        at = match.end()
        closing, role, number = match.groups()
        if not closing:
            opened = len(plain)
            continue
        empty = {"id": f"{offset}.{number}", "source": [], "cue": [], "content": []}
        found.setdefault(number, empty)[_ROLES[role]].append([offset + opened, offset + len(plain)])
    return plain + paragraph[at:], list(found.values())
