"""Fetching from the web, politely and safely.

An address comes in, what stands there goes out, or a `FetchError` with the reason in one sentence. Everything
that leaves this machine goes through `Fetcher.fetch`: each hop of a redirect is checked anew (scheme, the address
that is really connected to, robots.txt, the host's turn), and size, time and unpacking are bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.collect.fetch.conditions import Conditions

if TYPE_CHECKING:
    from onrecord.collect.fetch.fetching import Fetched, Fetcher

__all__ = ["Conditions", "Fetched", "Fetcher"]


def __getattr__(name: str) -> object:
    """The fetcher, loaded when it is first asked for: a ledger needs the names here and no network."""
    if name in ("Fetched", "Fetcher"):
        from onrecord.collect.fetch import fetching

        return getattr(fetching, name)
    raise AttributeError(name)
