"""Onrecord reads the news and keeps a ledger of attributed claims.

Importing this package is cheap: each public name is loaded from its module when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.errors import OnrecordError
    from onrecord.ledger import Ledger, open_ledger
    from onrecord.pipeline import Reader, read_pages
    from onrecord.records import (
        Article,
        Attribution,
        Claim,
        Figure,
        Link,
        Page,
        Reading,
        Source,
        Span,
        TimeRef,
    )

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
    "Reader",
    "Reading",
    "Source",
    "Span",
    "TimeRef",
    "open_ledger",
    "read_pages",
]

_HOME = {
    "Ledger": "ledger",
    "OnrecordError": "errors",
    "Reader": "pipeline",
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
