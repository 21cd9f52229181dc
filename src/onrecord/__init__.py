"""Onrecord reads the news and keeps a ledger of attributed claims.

Importing this package is cheap: each public name is loaded from its module when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.collect import collect_pages
    from onrecord.errors import OnrecordError
    from onrecord.ledger import Ledger, open_ledger
    from onrecord.pipeline import Reader, read_pages
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
    "read_pages": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"onrecord.{_HOME.get(name, 'records')}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
