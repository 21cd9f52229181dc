"""Makes docs/images/story.png and article.png: pages of the example story, as a wide screen shows them.

Run `python benchmarks/screenshot.py` in the repository after a change of the pages. It needs chromium.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from onrecord.collect import collect_pages
from onrecord.ledger import open_ledger
from onrecord.processes import read_pages
from onrecord.publish.web.app import serving
from onrecord.records import Reading
from onrecord.settings import Settings

ROOT = Path(__file__).parent.parent
STORY = ROOT / "src" / "onrecord" / "examples" / "story"
IMAGES = ROOT / "docs" / "images"
TITLE = "Toll in Velmora dam disaster rises"
"""How the title of the article begins: one with a denial, a disclaimer and figures of several kinds."""

SIZE = {"width": 1280, "height": 1160}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def main() -> int:
    """Read the story, open the pages and keep their pictures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no chromium. Install it and run this again.", file=sys.stderr)
        return 1
    settings = Settings()
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "story.onrecord", create=True) as book:
        for reading in read_pages(collect_pages([str(STORY)], settings), settings=settings):
            if isinstance(reading, Reading):
                book.add(reading)
        article = next(hit.article_id for hit in book.articles() if (hit.title or "").startswith(TITLE))
        with serving(book) as address, sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(viewport=SIZE)
            IMAGES.mkdir(exist_ok=True)
            for kind in ("article", "story"):  # a story's address may name one of its articles
                page.goto(f"{address}{kind}/{article}")
                page.screenshot(path=IMAGES / f"{kind}.png")
            browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
