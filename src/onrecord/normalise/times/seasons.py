"""Quarters, halves, seasons and the end of the year."""

import datetime as dt
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import related_year
from onrecord.normalise.times.business import with_end
from onrecord.normalise.times.reader import Match, Node, Reader, dated
from onrecord.normalise.times.scan import LETTERS
from onrecord.normalise.times.tense import is_future
from onrecord.records import Anchor, TimeKind


def read_quarter(r: Reader, m: Match) -> Node | None:
    """A quarter or a half of a year: "the third quarter of 2024", "Q3 2024"."""
    half = r.word(m, "q") == "half"
    n = _quarter_number(r, m, 2 if half else 4)
    if n is None or any(r.word(m, name) and r.value(m, name) != "Y" for name in ("u", "u0")):
        return None
    year, anchor = r.year(m, "y") or r.year(m, "y0"), Anchor.WRITTEN
    rel = r.word(m, "yrel") or r.word(m, "yrel0")
    if half and not (year or rel):
        return None
    if year is None and rel:
        year, anchor = related_year(r, "this" if rel == "the" else rel)
    elif year is None and r.published is not None:
        year, anchor = _quarter_year(r, m, n), Anchor.PUBLISHED
    mod = r.mod(m)
    if year is None:
        value = f"XXXX-{'H' if half else 'Q'}{n}"
        return Node(m.start(), m.end(), TimeKind.DATE, value, anchor=Anchor.PUBLISHED, mod=mod, unit="Q")
    node = dated(m, p.half_period(year, n) if half else p.quarter_period(year, n), anchor, mod)
    adjective = r.word_at(m.start()) == "the" and "-" in r.scan.words[m.start() : m.end()] and mod is None
    node = replace(node, start=m.start() + adjective)
    return node if half else with_end(r, node)


def _quarter_number(r: Reader, m: Match, most: int) -> int | None:
    """Which quarter or half: the last where a year follows; None where the words name none."""
    n = r.int_value(m, "n") or r.int_value(m, "n2") or 0
    if n < 0 and (r.word(m, "y") or r.word(m, "yrel")):
        n = most
    if "n2" in m.re.groupindex and (r.scan.starts[m.start() + 1] > r.scan.ends[m.start()] or r.glued(m.start())):
        return None
    return n if 1 <= n <= most else None


def _quarter_year(r: Reader, m: Match, n: int) -> int:
    """The year of a bare quarter: the latest that has begun, or with a future around it the next."""
    now = r.published or dt.date.min
    if n * 3 - 2 > now.month and not is_future(r.scan, m.start(), m.end()):
        return now.year - 1
    return now.year


def read_season(r: Reader, m: Match) -> Node | None:
    """A season, with a year of its own, a relative one ("last fall") or the nearest."""
    season, at = str(r.value(m, "s")), m.start("s")
    rel, year = r.word(m, "rel") or "", r.year(m, "y")
    word = r.word_at(at)
    sure = bool(rel.replace("the", "").strip() or year or m["yrel"])
    if not (sure or m["phase"] or _has_place(r, m, word, rel)):
        return None
    if _in_name(r, m, at) or (m["yrel"] and r.value(m, "u") != "Y"):
        return None
    mod, anchor = r.mod(m), Anchor.WRITTEN
    if year is None:
        year, anchor = _season_base(r, m, season, rel)
    if year is None:
        return Node(m.start(), m.end(), TimeKind.DATE, f"XXXX-{season}", anchor=anchor, mod=mod, unit="S")
    return dated(m, p.season_period(year, season), anchor, mod)


def _has_place(r: Reader, m: Match, word: str, rel: str) -> bool:
    """Whether a bare season stands where seasons do: "in summer"; "fall" and "spring" need "in the" before them."""
    if word in ("fall", "spring"):
        led = rel == "the" and r.word_at(m.start() - 1) in ("in", "by", "during", "until", "for", "this")
        return led and r.kind_at(m.end()) != LETTERS["of"]
    led = r.word_at(m.start("s") - 1) in ("in", "by", "since", "until", "during", "every", "each")
    return led or bool(rel) or word not in ("summer", "winter", "autumn")


def _in_name(r: Reader, m: Match, at: int) -> bool:
    """Whether a season is part of a name: the Winter Olympics, the Summer Institute."""
    end = m.end()
    return r.capital(at) and r.scan.words[end].isalpha() and r.capital(end)


def _season_base(r: Reader, m: Match, season: str, rel: str) -> tuple[int | None, Anchor]:
    """The year of a season that names none."""
    if m["yrel"] is not None:
        return related_year(r, r.word(m, "yrel") or "")
    told = r.narrative or "that" in rel or "same" in rel or "following" in rel
    if told and r.last is not None and r.last.year is not None:
        later = "following" in rel and p.SEASONS[season] <= (r.last.month or 0)
        return r.last.year + later, Anchor.MENTION
    now = r.published
    if now is None:
        return None, Anchor.PUBLISHED
    begin = p.SEASONS[season]
    year = now.year if begin <= now.month else now.year - 1
    ended = p.season_period(year, season).until
    running = ended is not None and now < ended
    if "next" in rel or "coming" in rel:
        return year + 1, Anchor.PUBLISHED
    if "last" in rel and running:
        return year - 1, Anchor.PUBLISHED
    if "this" in rel and not running and "past" not in rel:
        return now.year, Anchor.PUBLISHED
    ahead = r.word_at(m.start() - 1) == "for" or is_future(r.scan, m.start(), m.end())
    if not rel.strip("the ") and ahead and not running:
        return year + 1, Anchor.PUBLISHED
    return year, Anchor.PUBLISHED


def read_year_end(r: Reader, m: Match) -> Node | None:
    """Such as "year-end", "year's end": the year with its last day, of the year before after "since"."""
    if r.value(m, "u") != "Y" or r.word_at(m.end() - 1) != "end" or r.published is None:
        return None
    year = p.year_period(r.published.year - (r.word_at(m.start() - 1) == "since"))
    last = year.until and year.until - dt.timedelta(1)
    return replace(dated(m, year, Anchor.PUBLISHED), first=last, mod="END")
