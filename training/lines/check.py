"""What the whole labelling does on publishers that it has not seen: folds by domain, figures as `score.py` has them.

For every fold both looks are fitted on the other folds, and the rules of `onrecord.read.roles.label` run on their guess.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.read.blocks import line_blocks
from onrecord.read.classifier.wording import KINDS
from onrecord.read.roles.label import label_lines
from onrecord.records import BODY_ROLES, Role
from training.lines.data import Labelled
from training.lines.fit import BODY, FOLDS, deal, fit_look, guess, prepared
from training.lines.network import fit_network

_KINDS = {
    Role.HEADLINE: "title",
    Role.HEADLINE_REPEAT: "title",
    Role.SUBHEAD: "subhead",
    Role.CAPTION: "caption",
    Role.CREDIT: "credit",
    Role.AUTHOR_NAME: "author",
}


def check(name: str, pages: Sequence[Labelled]) -> None:
    """Print the figures of one medium, "text" or "html"."""
    roles = fold_roles(pages)
    for variant in ("whole", "other", "clean", "pieces"):
        by_source = defaultdict(list)
        for page in pages:
            if page.variant == variant and page.src != "clean":
                by_source[page.src if name == "html" else "all"].append((page, roles[id(page)]))
        for source, some in by_source.items():
            print(f"{name}, {variant}, {source}: {body_figures(some)}")
        if variant == "whole":
            print(f"   {kind_figures([one for some in by_source.values() for one in some])}")


def fold_roles(pages: Sequence[Labelled]) -> dict[int, list[Role]]:
    """The roles of each page's lines, by models that saw no page of its publisher; keyed by the page's id()."""
    fold = deal(pages)
    first, rows, looked_at = prepared(pages, fold)
    out = {}
    for number in range(FOLDS):
        train = [at for at, page in enumerate(pages) if fold[page.dom] != number]
        look = fit_look(2, *([some[at] for at in train] for some in (pages, rows, looked_at)))
        network = None if pages[0].lines[0].hints else fit_network([pages[at] for at in train])
        for page, one, row, mask in zip(pages, first, rows, looked_at, strict=True):
            if fold[page.dom] == number and page.src != "clean":
                guessed = guess(look, network, page, one, row, mask)
                out[id(page)] = label_lines(page.lines, page.facts, page.url, lambda *_, made=guessed: made)
    return out


def body_figures(some: Sequence[tuple[Labelled, list[Role]]]) -> str:
    """4-gram F1 (mean precision and recall over pages), exact pages, F1 of the lines."""
    hit = gold = found = exact = 0
    precision, recall = [], []
    for page, roles in some:
        truth, said = (
            np.isin(page.y, BODY),
            np.isin([_main_role(page, roles, at) for at in range(len(roles))], [*BODY_ROLES]),
        )
        hit, gold, found = hit + int((truth & said).sum()), gold + int(truth.sum()), found + int(said.sum())
        want = shingles(page.gold or _words(page, truth))
        got = shingles(_found_words(page, roles) if page.gold else _words(page, said))
        same = sum((want & got).values())
        exact += want == got
        precision.append(same / sum(got.values()) if got else float(not want))
        recall.append(same / sum(want.values()) if want else float(not got))
    p, r = 100 * np.mean(precision), 100 * np.mean(recall)
    return (
        f"4-gram F1 {2 * p * r / (p + r):.1f} (P {p:.1f} R {r:.1f}), exact {exact} of {len(some)}; "
        f"lines F1 {200 * hit / (gold + found):.1f} ({hit} right of {found} found, {gold} gold)"
    )


def _words(page: Labelled, mask: Iterable[bool]) -> str:
    return "\n".join(line.text for line, one in zip(page.lines, mask, strict=True) if one)


def _found_words(page: Labelled, roles: Sequence[Role]) -> str:
    """The words of the body's blocks."""
    text = _page_text(page)
    return "\n".join(
        text[block.start : block.end] for block in line_blocks(page.lines, roles) if block.role in BODY_ROLES
    )


def _page_text(page: Labelled) -> str:
    out = [" "] * (page.lines[-1].end if page.lines else 0)
    for line in page.lines:
        out[line.start : line.end] = line.text
    return "".join(out)


def _main_role(page: Labelled, roles: Sequence[Role], at: int) -> Role:
    """The role of the longest block of a line."""
    blocks = line_blocks(page.lines[at : at + 1], roles[at : at + 1])
    return max(blocks, key=lambda block: (block.end - block.start, block.role)).role


def kind_figures(some: Sequence[tuple[Labelled, list[Role]]]) -> str:
    """F1 of each kind of line where its gold is people's or a reviewed parser's (fundus), and captions found whole."""
    counts: dict[str, list[int]] = {label: [0, 0, 0] for label in KINDS[2:]}
    captions = found = 0
    for page, roles in some:
        if page.src != "fundus":
            continue
        said = [_KINDS.get(_main_role(page, roles, at)) for at in range(len(roles))]
        for label, count in counts.items():
            gold = page.y == KINDS.index(label)
            mine = np.array([one == label for one in said])
            count[0], count[1], count[2] = (
                count[0] + int((gold & mine).sum()),
                count[1] + int(mine.sum()),
                count[2] + int(gold.sum()),
            )
        shown = " ".join(
            _key(line.text) for line, role in zip(page.lines, roles, strict=True) if role is Role.CAPTION
        )
        captions += len(page.captions)
        found += sum(_key(caption) in shown for caption in page.captions)
    kinds = ", ".join(
        f"{label} {200 * h / max(1, f + g):.1f} ({h} of {f} found, {g} gold)" for label, (h, f, g) in counts.items()
    )
    return f"kinds F1 on fundus: {kinds}" + (f"; captions {found} of {captions}" if captions else "")


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()
