"""One command: `python -m training.lines --page-lines F --article-pages D --articles F --out src/onrecord/read/classifier`.

Fits nine small ensembles with fixed seeds (two looks, each with body or not and kinds, for HTML and for plain text; one
for the fast lane), the weights of words and the network for plain text, and writes them. `--check` instead fits on
three quarters of the publishers' domains and reports on the rest, four times. The labels of plain text lean on what the
released models for HTML read. Needs LightGBM, SciPy and PyTorch; takes about ten minutes on one core, the check 20.
"""

import argparse
from pathlib import Path

from onrecord.identity import text_sha256
from onrecord.read.classifier.context import CONTEXT, GROUPED
from onrecord.read.classifier.echoes import ECHOES
from onrecord.read.classifier.features import AROUND, MARKUP, OWN
from onrecord.read.classifier.fragments import FRAGMENTS
from onrecord.read.classifier.layout import LAYOUT
from onrecord.read.classifier.wording import KINDS, WORDING
from training.lines.check import check
from training.lines.data import Labelled, clean_articles, html_pages, plain_pages
from training.lines.fast import check_fast, fast_pages, write_fast
from training.lines.fit import deal, fit_look, prepared, write_trees
from training.lines.network import fit_network, write_network
from training.lines.rendered import rendered_pages
from training.lines.shown import SETS, shown_roles
from training.lines.words import fit_words, write_words


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("--page-lines", type=Path, required=True, help="dev.jsonl.gz of page_lines")
    parser.add_argument(
        "--article-pages", type=Path, required=True, help="the folder with NAME_dev.tar.xz and NAME_dev.json.gz"
    )
    parser.add_argument(
        "--articles", type=Path, required=True, help="clean articles, JSON Lines, for the made-up clean pages"
    )
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/read/classifier"))
    parser.add_argument(
        "--check", action="store_true", help="report on domains held aside instead of writing weights"
    )
    parser.add_argument("--only", choices=("text", "html", "fast"), help="one of the three instead of all")
    given = parser.parse_args()
    for name in (given.only,) if given.only else ("html", "text", "fast"):
        if name == "fast":
            some = list(fast_pages(given.article_pages))
            check_fast(some) if given.check else write_fast(some, given.out)
            continue
        pages = _pages(name, given)
        if given.check:
            check(name, pages)
        else:
            _write(name, pages, given.out)


def _pages(name: str, given: argparse.Namespace) -> list[Labelled]:
    if name == "text":
        shown = shown_roles(given.article_pages)
        pages = [*plain_pages(given.page_lines, shown), *clean_articles(given.articles, 150)]
        return [*pages, *rendered_pages(given.article_pages, shown)]
    return [page for source in SETS for page in html_pages(given.article_pages, source)]


def _write(name: str, pages: list[Labelled], out: Path) -> None:
    features = (*OWN, *AROUND, *(MARKUP if name == "html" else WORDING))
    further = (*CONTEXT, *(GROUPED if name == "html" else (*ECHOES, *FRAGMENTS, *LAYOUT)))
    if name == "text":
        write_words(fit_words([page for page in pages if page.src != "clean"]), out)
    _, rows, looked_at = prepared(pages, deal(pages))
    if name == "text":
        write_network(fit_network(pages), out)
    looks = (fit_look(1, pages, [page.x for page in pages]), fit_look(2, pages, rows, looked_at))
    for number, look in enumerate(looks, 1):
        seen = further if number == 2 else ()
        write_trees(look.body, out / f"lines_{name}_body{number}.npz", (*features, *seen), ("body",))
        write_trees(look.kinds, out / f"lines_{name}_kinds{number}.npz", (*features, *seen), KINDS)
    labels = text_sha256("".join(str(page.y.tolist()) for page in pages))[:16]
    print(f"{name}: {len(pages)} pages, {sum(len(page.y) for page in pages)} lines, labels {labels}")


if __name__ == "__main__":
    main()
