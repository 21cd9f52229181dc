"""The title of a page as a browser's tab shows it, before the site's name: "Ferry runs aground | The Tarn Gazette".

Scrapes put it on top of a page's text.
"""

from __future__ import annotations

import re

from onrecord.naming.mastheads import is_masthead

_BEFORE_SITE = re.compile(r"\s+[|–—·•»-]\s+")
_LONGEST = 200


def tab_titles(first: str) -> tuple[str, ...]:
    """What stands before each dash or bar of a text's first line and is no newspaper's name, the longest first."""
    cuts = [*_BEFORE_SITE.finditer(first)] if len(first) <= _LONGEST else []
    parts = (first[: cut.start()].strip() for cut in reversed(cuts))
    return tuple(part for part in parts if part and not is_masthead(part))
