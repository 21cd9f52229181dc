"""Following feeds: when to ask each one, what is new in it, and what stands behind its items.

States come in and new states go out; nothing here knows where they are kept. Several hosts are asked at the
same time, each of them one thing after the other.
"""

from onrecord.collect.following.checks import Check, check_answer, check_feed, check_feeds
from onrecord.collect.following.items import Outcome, fetch_items, kept_alone
from onrecord.collect.following.state import FeedItem, FollowedFeed, ItemState

__all__ = [
    "Check",
    "FeedItem",
    "FollowedFeed",
    "ItemState",
    "Outcome",
    "check_answer",
    "check_feed",
    "check_feeds",
    "fetch_items",
    "kept_alone",
]
