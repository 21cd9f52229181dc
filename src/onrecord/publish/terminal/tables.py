"""What people see in a terminal: tables of claims, blocks and search results.

Readable without colour; colour and width are left to the terminal (NO_COLOR is honoured). Control characters
of third-party text never reach the terminal, nor do halves of surrogate pairs, which no encoding can write.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.publish.parts.cues import in_words, told_of, told_of_hit
from onrecord.publish.terminal.obeyed import disarmed
from onrecord.publish.wording.amounts import figure_words
from onrecord.publish.wording.clock import moment
from onrecord.publish.wording.words import (
    NOT_NAMED,
    RELATION_WORDS,
    count,
    found_in,
    source_words,
    stance_words,
    time_words,
)
from onrecord.records import Article, Claim, Reading, Role, Stance

if TYPE_CHECKING:  # to print claims needs no ledger, and loading one takes longer than reading an article
    from onrecord.collect.following import FollowedFeed
    from onrecord.ledger.views.articles import ArticleHit
    from onrecord.ledger.views.claims import ClaimHit, FigureRow
    from onrecord.ledger.views.keeping import Drift
    from onrecord.ledger.views.names import NameRow, RoleSpan, SameName, SourceHit
    from onrecord.ledger.views.search import SearchHit
    from onrecord.update import UpdateReport


def print_claims(reading: Reading) -> None:
    """Print the claims of one article as a table: who, what they do with it, what, figures, when."""
    console = make_console()
    _print_heading(console, reading.article)
    if not reading.claims:
        console.print("No attributed claims found.\n")
        return
    headings = ("#", "Who", "Stance", "What", "Figures", "Said", "As of", "Told")
    numbers = {claim.id: str(number) for number, claim in enumerate(reading.claims, 1)}
    print_table(console, headings, [_row(reading, claim, numbers) for claim in reading.claims])
    for link in reading.links:
        words, _ = RELATION_WORDS[link.relation]
        console.print(
            clean_text(f"{numbers[link.later]} {words} {numbers[link.earlier]}: {link.because}"), style="dim"
        )
    if reading.links:
        console.print()


def print_blocks(article: Article) -> None:
    """Print each block of a page with what it is for."""
    rows = [(b.role.value.replace("_", " "), article.text[b.start : b.end]) for b in article.blocks]
    print_table(make_console(), ("Part", "Words"), rows)


def print_added(ledger: str, outcomes: dict[str, int], claims: int, refused: int) -> None:
    """Print what an `add` has changed; the reason of each of the `refused` inputs has been told."""
    parts = [_outcome(name, number) for name, number in outcomes.items() if number]
    told = f"{ledger}: {', '.join(parts)}; {claims:,} claims."
    if not parts:
        why = f"{count(refused, 'input')} refused, for the reasons told" if refused else "there was no page to read"
        told = f"{ledger}: nothing was added; {why}."
    make_console().print(clean_text(told), soft_wrap=True)


def _outcome(name: str, number: int) -> str:
    if name == "removed":
        return f"{number:,} left out, as removed before"
    return count(number, "new version") if name == "new_version" else f"{number:,} {name.replace('_', ' ')}"


def print_refreshed(ledger: str, changed: int, same: int) -> None:
    """Print what reading stored articles again has changed."""
    if not changed + same:
        text = f"{ledger}: this version of code and weights has read every article; --all reads them all the same."
    else:
        text = f"{ledger}: {count(changed + same, 'article')} read again, {changed:,} with other findings."
    make_console().print(clean_text(text), soft_wrap=True)


def print_hits(hits: Sequence[SearchHit]) -> None:
    """Print what a search found, all of one kind; a claim with its id, by which it is judged and found."""
    if not hits:
        sys.stderr.write("Nothing found. Search for fewer words, or without an operator.\n")
        return
    headings, to_row = _COLUMNS[type(hits[0]).__name__]
    print_table(make_console(), headings, [to_row(hit) for hit in hits])


def _claim_row(hit: ClaimHit) -> Sequence[str]:
    from onrecord.publish.wording.hits import who_of

    return (
        who_of(hit),
        stance_words(Stance(hit.stance), hit.source or ""),
        in_words(told_of_hit(hit)),
        hit.said_first or "",
        hit.outlet or "",
        (hit.published or "")[:10],
        hit.claim_id,
    )


def _figure_row(row: FigureRow) -> Sequence[str]:
    from onrecord.publish.wording.hits import figure_from

    who = source_words(row.source) if row.source else row.outlet or ""
    day = (row.published or "")[:10]
    return figure_words(figure_from(row.figure)), who, " ".join((row.evidence or "").split()), row.outlet or "", day


def _article_row(hit: ArticleHit) -> Sequence[str]:
    title = " ".join((hit.title or "Untitled").split())
    return title, hit.outlet or "", (hit.published or "")[:10], f"{hit.claims:,}", hit.article_id


def _source_row(hit: SourceHit) -> Sequence[str]:
    return source_words(hit.name), hit.kind, hit.role or "", f"{hit.claims:,}", f"{hit.articles:,}"


_COLUMNS: dict[str, tuple[Sequence[str], Callable[[Any], Sequence[str]]]] = {
    "ClaimHit": (("Who", "Stance", "What", "Said", "Outlet", "Published", "Claim"), _claim_row),
    "ArticleHit": (("What", "Outlet", "Published", "Claims", "Article"), _article_row),
    "FigureRow": (("Figure", "Who", "What", "Outlet", "Published"), _figure_row),
    "SourceHit": (("Name", "Kind", "What", "Claims", "Articles"), _source_row),
}
"""The columns of what a search finds, by the name of its record, which a command need not load a ledger for."""


def print_names(names: Sequence[NameRow], pairs: Sequence[SameName]) -> None:
    """Print names with their roles over time, and the pairs that may be one source's with the reason."""
    console = make_console()
    rows = [(row.name, row.kind, f"{row.claims:,}", _name_words(row)) for row in names]
    if not rows:
        sys.stderr.write("No such name. Ask for a part of it, or for all names without one.\n")
        return
    print_table(console, ("Name", "Kind", "Claims", "What"), rows)
    if pairs:
        console.print("\nMaybe the same source; nothing is joined that no person has confirmed:", style="bold")
        rows_of_pairs = [(p.one, p.other, _pair_words(p)) for p in pairs]
        print_table(console, ("Name", "Other", "What"), rows_of_pairs)


def _pair_words(pair: SameName) -> str:
    return f"confirmed by a person; {pair.because}" if pair.status == "confirmed" else pair.because


def _name_words(row: NameRow) -> str:
    """What somebody was over time, and under which other names an outlet stands."""
    also = f"also {', '.join(row.also)}" if row.also else ""
    return "; ".join(part for part in (*map(_role_words, row.roles), also) if part)


def _role_words(role: RoleSpan) -> str:
    what = role.role or ""
    spoken = f"speaks for {role.speaks_for}" if role.speaks_for and role.speaks_for not in what else ""
    told = (role.speaks_for or "", what)
    member = (
        f"of {role.affiliation}" if role.affiliation and not any(role.affiliation in one for one in told) else ""
    )
    days = " – ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
    said = ", ".join(part for part in (what, spoken, member) if part)
    return f"{said} ({days})" if days else said


def drift_sentence(drift: Drift) -> str:
    """One stored thing that does not hold any more, as a sentence."""
    claim = f", claim {drift.claim_id}" if drift.claim_id else ""
    expected, found = shorten(drift.expected, 80), shorten(drift.found, 80)
    return f"Article {drift.article_id}{claim}: {drift.what} should be {expected!r} and is {found!r}."


def print_updated(report: UpdateReport) -> None:
    """Print what an update has done."""
    parts = [f"{count(report.asked, 'feed')} asked", f"{count(report.new, 'new item')}"] if report.asked else []
    rest = (
        (report.read, "read"),
        (report.alone, "with the feed's words alone"),
        (report.later, "to try again"),
        (report.removed, "left out, as removed before"),
        (len(report.failed), "failed"),
    )
    parts += [f"{number:,} {words}" for number, words in rest if number]
    make_console().print(clean_text(f"{', '.join(parts)}; {count(report.claims, 'claim')}."))


def print_feeds(feeds: Sequence[FollowedFeed]) -> None:
    """Print the feeds of a ledger: whose, where, when each was asked and is due, and what was wrong with it."""
    if not feeds:
        sys.stderr.write("No feed is followed. `onrecord follow LEDGER URL` follows one.\n")
        return
    rows = [(feed.title or "", feed.url, _minute(feed.checked_at), "ended" if feed.ended else _minute(feed.next_at),
             feed.problem or "") for feed in feeds]  # fmt: skip
    print_table(make_console(), ("Feed", "Address", "Asked (UTC)", "Due (UTC)", "What"), rows)


def _minute(instant: str | None) -> str:
    """An instant in UTC as day and minute; nothing where there is none."""
    return (instant or "")[:16].replace("T", " ")


def _print_heading(console: Console, article: Article) -> None:
    title = article.title or next(
        (article.text[b.start : b.end] for b in article.blocks if b.role is Role.HEADLINE), article.id
    )
    console.print(clean_text(title), style="bold")
    dated = article.published
    published = f"{moment(dated.value)} ({found_in(dated.found_in)})" if dated else "no date found"
    console.print(clean_text(" · ".join(part for part in (article.outlet, published) if part)), style="dim")


def _row(reading: Reading, claim: Claim, numbers: dict[str, str]) -> Sequence[str]:
    names = {source.id: source.name for source in reading.sources}
    attribution = next((a for a in reading.attributions if a.id == claim.attribution), None)
    who = source_words(names.get(claim.source or "", "" if attribution is None else NOT_NAMED))
    return (
        numbers[claim.id],
        who,
        stance_words(claim.stance, who),
        in_words(told_of(claim, attribution)),
        "; ".join(figure_words(reading.figures[index]) for index in claim.figures),
        time_words(claim.said_when),
        time_words(claim.as_of),
        moment(claim.told_at) if claim.told_at else "",
    )


def print_table(console: Console, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print the columns that hold anything; the one of words takes the room that is left."""
    used = [index for index in range(len(headings)) if any(row[index] for row in rows)]
    widths = _widths(console.width, [headings[index] for index in used], [[row[i] for i in used] for row in rows])
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for index, width in zip(used, widths, strict=True):
        table.add_column(headings[index], width=width, overflow="fold")
    for row in rows:
        table.add_row(*[clean_text(row[index]) for index in used])
    if console.is_terminal:
        console.print(table)
    else:
        with console.capture() as printed:
            console.print(table)
        for line in printed.get().splitlines():  # what is piped has no blanks at the ends of its lines
            console.out(line.rstrip(), highlight=False)
    console.print()


_WIDEST, _NARROWEST, _GAP = 26, 9, 2
_WHOLE = frozenset({"#", "Question", "Published", "Claim", "Address"})
"""Columns that are copied from, which keep their width while the others have room for a word."""
_OF_WORDS = frozenset({"What", "Words", "What is counted"})


def _widths(room: int, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is: what it needs up to a limit; where there is too little room, the widest give first.

    The column of words has a third of the room at least, or what it needs.
    """
    needs = [max(cell_len(heading), *(cell_len(row[at]) for row in rows)) for at, heading in enumerate(headings)]
    words = next((at for at, heading in enumerate(headings) if heading in _OF_WORDS), None)
    room -= _GAP * len(headings)
    whole = max(_WIDEST, room - _NARROWEST * (len(headings) - 1))
    most = [whole if heading in _WHOLE else _WIDEST for heading in headings]
    widths = [0 if at == words else min(need, most[at]) for at, need in enumerate(needs)]
    least = 0 if words is None else min(needs[words], room // 3)
    given = [at for at, heading in enumerate(headings) if heading not in _WHOLE]
    while given and sum(widths) > room - least and max(widths[at] for at in given) > _NARROWEST:
        widths[max(given, key=widths.__getitem__)] -= 1
    if words is not None:
        widths[words] = max(_NARROWEST, min(needs[words], room - sum(widths)))
    return widths


def make_console() -> Console:
    """The terminal on standard output; what is no terminal is 140 letters wide."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = 140
    return console


def clean_text(words: str) -> Text:
    """Text that the terminal shows and does not obey."""
    return Text(disarmed(words))
