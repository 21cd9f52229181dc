"""Onrecord reads the news and keeps a ledger of attributed claims.

A page comes in, a reading with its claims goes out:

>>> from onrecord import Page, Reader
>>> text = "Mayor Ada Holm said on Monday that at least 14 people were killed. Bo Lind denied that fuel leaked."
>>> reading = Reader().read(Page(text=text, kind="article", published="2031-03-04"))
>>> for claim in reading.claims:
...     said = claim.said_when.value if claim.said_when else "no day"
...     print(claim.stance, [reading.figures[at].low for at in claim.figures], said)
says [14] 2031-03-03
denies [] no day

Readings go into a ledger, which is searched and exported; what cannot be read is a `Problem`, and the rest goes on:

>>> from onrecord import Problem, collect_pages, export_ledger, open_ledger, read_pages
>>> with open_ledger("news.onrecord", create=True) as ledger:
...     for item in read_pages(collect_pages("pages")):
...         print(item.message if isinstance(item, Problem) else ledger.add(item).outcome)
...     print([claim.source for claim in ledger.search("stance:denies").items])
...     print(export_ledger(ledger, "claims.csv"), "rows")
added
['Bo Lind']
2 rows

Importing this package is cheap: each public name is loaded from its module when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.collect import collect_pages
    from onrecord.errors import OnrecordError
    from onrecord.ledger import Ledger, open_ledger
    from onrecord.pipeline import Reader
    from onrecord.processes import read_pages
    from onrecord.publish.export.files import export_ledger
    from onrecord.records import (
        Article,
        Attribution,
        Claim,
        Figure,
        Link,
        Page,
        Problem,
        Reading,
        Source,
        Span,
        TimeRef,
    )
    from onrecord.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "Figure",
    "Ledger",
    "Link",
    "OnrecordError",
    "Page",
    "Problem",
    "Reader",
    "Reading",
    "Settings",
    "Source",
    "Span",
    "TimeRef",
    "collect_pages",
    "export_ledger",
    "open_ledger",
    "read_pages",
]

_HOME = {
    "Ledger": "ledger",
    "OnrecordError": "errors",
    "Reader": "pipeline",
    "Settings": "settings",
    "collect_pages": "collect",
    "export_ledger": "publish.export.files",
    "open_ledger": "ledger",
    "read_pages": "processes",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"onrecord.{_HOME.get(name, 'records')}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
