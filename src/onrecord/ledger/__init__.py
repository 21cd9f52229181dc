"""The ledger: what was read, kept by statement, with the queries that the pages and commands read."""

from __future__ import annotations

from onrecord.ledger.book import Ledger, open_ledger
from onrecord.ledger.views import (
    Added,
    ArticleHit,
    ChangeRow,
    ClaimHit,
    CopyOf,
    Counts,
    Drift,
    FeedFilter,
    FeedItem,
    FeedPage,
    FigureHit,
    FigureRow,
    LinkRow,
    OriginRow,
    OutletCount,
    SearchKind,
    SearchPage,
    SourceHit,
)

__all__ = [
    "Added",
    "ArticleHit",
    "ChangeRow",
    "ClaimHit",
    "CopyOf",
    "Counts",
    "Drift",
    "FeedFilter",
    "FeedItem",
    "FeedPage",
    "FigureHit",
    "FigureRow",
    "Ledger",
    "LinkRow",
    "OriginRow",
    "OutletCount",
    "SearchKind",
    "SearchPage",
    "SourceHit",
    "open_ledger",
]
