"""Which resolver reads which rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.normalise.times import clocks, extents, relative, seasons, written
from onrecord.normalise.times.reader import Match, Node, Reader

RESOLVERS: dict[str, Callable[[Reader, Match], Node | None]] = {
    "iso": written.read_iso,
    "numeric": written.read_numeric,
    "nine_eleven": written.read_nine_eleven,
    "date_range": written.read_date_range,
    "date": written.read_date,
    "month": written.read_month,
    "quarter": seasons.read_quarter,
    "century": written.read_century,
    "decade": written.read_decade,
    "deictic": relative.read_deictic,
    "tonight": relative.read_tonight,
    "part_of_day": relative.read_part_of_day,
    "ago": relative.read_ago,
    "ago_bare": relative.read_ago_bare,
    "span_of_units": extents.read_span_of_units,
    "latest_period": relative.read_latest_period,
    "related_unit": relative.read_related_unit,
    "recent_units": relative.read_recent_units,
    "season": seasons.read_season,
    "weekday": relative.read_weekday,
    "weekdays": extents.read_weekdays,
    "weekday_parts": extents.read_weekday_parts,
    "every": extents.read_every,
    "frequency": extents.read_frequency,
    "setword": extents.read_setword,
    "clock_time": clocks.read_clock_time,
    "clock_word": clocks.read_clock_word,
    "year_before": relative.read_year_before,
    "year_ago": relative.read_year_ago,
    "duration": extents.read_duration,
    "bare_units": extents.read_bare_units,
    "year": written.read_year,
    "short_year": written.read_short_year,
    "era_year": written.read_era_year,
    "old_year": written.read_old_year,
    "second_year": written.read_second_year,
    "the_unit": relative.read_the_unit,
    "reference": relative.read_reference,
    "year_end": seasons.read_year_end,
    "christmas": seasons.read_christmas,
    "new_year": seasons.read_new_year,
    "holiday": seasons.read_holiday,
}


def resolve(reader: Reader, rule: str, match: Match) -> Node | None:
    """The node of a match, or None when its words are no time or name a day outside the calendar."""
    try:
        node = RESOLVERS[rule](reader, match)
    except (ValueError, OverflowError):
        return None
    if node is not None and rule == "quarter" and node.unit == "Q":
        reader.quarter = node
    return node
