"""When to ask a feed again: half the time that usually lies between two of its items, within bounds.

What the feed and its server say about themselves (ttl, update period, Cache-Control) only ever makes it later.
After a failure the pause doubles, up to a day. A feed is asked at a moment of its own, so that feeds do not all
fall due at once.
"""

import datetime as dt
import zlib
from itertools import pairwise
from statistics import median

from onrecord.collect.feeds import Feed, FeedEntry

SOONEST, LATEST = 900, 86_400
"""A feed is asked every quarter of an hour at most, and once a day at least."""

FARTHEST = dt.timedelta(days=2)
"""Nothing is ever put off for so long: what is due later was put off while the clock was wrong, and is due now."""

_LOOKED_AT = 20
_DOUBLINGS = 7


def seconds_between(feed: Feed, before: int, now: dt.datetime, *, fresh: int | None = None) -> int:
    """The seconds to wait before a feed is asked again.

    `before` are the seconds that were waited before, `fresh` those for which its server says that it stays as it
    is.
    """
    times = sorted(filter(None, map(_published, feed.entries)), reverse=True)[:_LOOKED_AT]
    times = [moment for moment in times if moment <= now]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(times)]
    if gaps:
        quiet = (now - times[0]).total_seconds()
        wanted = max(median(gaps), quiet / 4) / 2
    else:
        wanted = before
    least = max(SOONEST, min((feed.minutes or 0) * 60, LATEST), min(fresh or 0, LATEST))
    return int(min(max(wanted, least), LATEST))


def later(before: int) -> int:
    """The seconds to wait after a feed that had not changed."""
    return int(min(max(before * 1.25, SOONEST), LATEST))


def after_failure(failures: int, retry_after: float | None) -> int:
    """The seconds to wait after so many failures in a row."""
    wanted = SOONEST * 2 ** min(failures - 1, _DOUBLINGS)
    return int(min(max(wanted, retry_after or 0), LATEST))


def spread(seconds: int, url: str) -> int:
    """The seconds, longer by up to a tenth, by a share that is always the same for one address."""
    return seconds + seconds * (zlib.crc32(url.encode("utf-8", "replace")) % 100) // 1000


def _published(entry: FeedEntry) -> dt.datetime | None:
    said = entry.published or entry.updated
    if said is None or len(said) <= 10:
        return None
    moment = dt.datetime.fromisoformat(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
