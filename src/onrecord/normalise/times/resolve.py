"""Which resolver reads which rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.normalise.times import (
    ago,
    business,
    clocks,
    extents,
    named_days,
    pairs,
    relative,
    seasons,
    weekdays,
    written,
    years,
)
from onrecord.normalise.times.reader import Match, Node, Reader

RESOLVERS: dict[str, Callable[[Reader, Match], Node | None]] = {
    "iso": written.read_iso,
    "numeric": written.read_numeric,
    "nine_eleven": written.read_nine_eleven,
    "date_range": written.read_date_range,
    "date": written.read_date,
    "month": written.read_month,
    "quarter": seasons.read_quarter,
    "century": years.read_century,
    "decade": years.read_decade,
    "deictic": relative.read_deictic,
    "tonight": relative.read_tonight,
    "the_part": relative.read_the_part,
    "part_of_day": relative.read_part_of_day,
    "ago": ago.read_ago,
    "ago_bare": ago.read_ago_bare,
    "span_of_units": extents.read_span_of_units,
    "latest_period": relative.read_latest_period,
    "related_unit": relative.read_related_unit,
    "recent_units": relative.read_recent_units,
    "season": seasons.read_season,
    "weekday": weekdays.read_weekday,
    "weekdays": extents.read_weekdays,
    "weekday_parts": extents.read_weekday_parts,
    "every": extents.read_every,
    "frequency": extents.read_frequency,
    "setword": extents.read_setword,
    "clock_time": clocks.read_clock_time,
    "clock_word": clocks.read_clock_word,
    "year_before": ago.read_year_before,
    "year_ago": ago.read_year_ago,
    "duration": extents.read_duration,
    "long": extents.read_long,
    "bare_units": extents.read_bare_units,
    "year": years.read_year,
    "short_year": years.read_short_year,
    "era_year": years.read_era_year,
    "old_year": years.read_old_year,
    "second_year": years.read_second_year,
    "the_unit": relative.read_the_unit,
    "reference": relative.read_reference,
    "year_end": seasons.read_year_end,
    "christmas": named_days.read_christmas,
    "new_year": named_days.read_new_year,
    "holiday": named_days.read_holiday,
    "named_day": named_days.read_named_day,
    "within_month": named_days.read_within_month,
    "week_of": named_days.read_week_of,
    "ended": business.read_ended,
    "quarter_of_year": business.read_quarter_of_year,
    "the_year": years.read_the_year,
    "day_beside": relative.read_day_beside,
    "first_of_pair": pairs.read_first_of_pair,
    "second_of_pair": pairs.read_second_of_pair,
    "zone_clock": clocks.read_zone_clock,
    "hour_in_part": clocks.read_hour_in_part,
    "the_past": relative.read_the_past,
    "spoken_clock": clocks.read_spoken_clock,
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
