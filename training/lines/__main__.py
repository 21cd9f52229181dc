"""One command: `python -m training.lines --page-lines F --article-pages D --articles F --out src/onrecord/read`.

Fits four small models with fixed seeds (body or not, and kinds, for plain text and for HTML) and writes them with
a card. `--check` instead fits on three quarters of the publishers' domains and reports on the rest, four times.
Needs scikit-learn; takes about five minutes on one core.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.identity import text_sha256
from onrecord.read.features import AROUND, MARKUP, OWN
from training.lines.check import check
from training.lines.data import LABELS, clean_articles, html_pages, plain_pages
from training.lines.fit import fit_body, fit_kinds, write_trees


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("--page-lines", type=Path, required=True, help="dev.jsonl.gz of page_lines")
    parser.add_argument(
        "--article-pages", type=Path, required=True, help="the folder with NAME_dev.tar.xz and NAME_dev.json.gz"
    )
    parser.add_argument(
        "--articles", type=Path, required=True, help="clean articles, JSON Lines, for the made-up clean pages"
    )
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/read"))
    parser.add_argument(
        "--check", action="store_true", help="report on domains held aside instead of writing weights"
    )
    given = parser.parse_args()
    sets = {
        "text": ([*plain_pages(given.page_lines), *clean_articles(given.articles, 150)], (*OWN, *AROUND)),
        "html": (
            [page for name in ("aeb", "feval", "fundus") for page in html_pages(given.article_pages, name)],
            (*OWN, *AROUND, *MARKUP),
        ),
    }
    for name, (pages, features) in sets.items():
        if given.check:
            check(name, pages)
            continue
        write_trees(fit_body(pages), given.out / f"lines_{name}_body.npz", features, ("body",))
        write_trees(fit_kinds(pages), given.out / f"lines_{name}_kinds.npz", features, LABELS)
        print(
            f"{name}: {len(pages)} pages, {sum(len(page.y) for page in pages)} lines, "
            f"labels {text_sha256(''.join(str(page.y.tolist()) for page in pages))[:16]}"
        )


if __name__ == "__main__":
    main()
