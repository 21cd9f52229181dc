"""Fetching from the web, politely and safely.

An address comes in, what stands there goes out, or a `FetchError` with the reason in one sentence. Everything
that leaves this machine goes through `Fetcher.fetch`: each hop of a redirect is checked anew (scheme, the address
that is really connected to, robots.txt, the host's turn), and size, time and unpacking are bounded.
"""

from __future__ import annotations

from onrecord.collect.fetch.fetching import Conditions, Fetched, Fetcher

__all__ = ["Conditions", "Fetched", "Fetcher"]
