"""Who said which words: an article comes in, its attributions go out.

Importing this package loads neither NumPy nor the model; making a `Tagger` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.attribute.find import find_attributions, find_attributions_in
    from onrecord.attribute.quotes import Quote, find_quotes
    from onrecord.attribute.tagger import TaggedSpan, Tagger

__all__ = [
    "Quote",
    "TaggedSpan",
    "Tagger",
    "find_attributions",
    "find_attributions_in",
    "find_quotes",
]

_WHERE = {
    "Quote": "quotes",
    "TaggedSpan": "tagger",
    "Tagger": "tagger",
    "find_attributions": "find",
    "find_attributions_in": "find",
    "find_quotes": "quotes",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'onrecord.attribute' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"onrecord.attribute.{_WHERE[name]}"), name)
