"""An article and a story as Markdown, for clients that read them whole.

Whatever others wrote stands in lines that begin with ">", so that no text can end its own quotation.
"""

from collections.abc import Iterator, Sequence

from onrecord.ledger.views.claims import ClaimHit
from onrecord.publish.mcp.answers import NOTE, shortened
from onrecord.publish.story.changes import changes_by_day, what_changed
from onrecord.publish.story.gathering import GatheredStory
from onrecord.publish.story.lists import Pair, claims_against, surest, told_against
from onrecord.publish.story.roots import traced_words
from onrecord.publish.story.said import Standing, doubts, said_together
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import who_of
from onrecord.records import Article, Relation, Stance

MOST_LETTERS = 100_000
"""How many characters of a text are given at most."""
_ITEMS = 7  # how many items a section of a story has
_AGAINST = {
    "disputed": "What is denied or disputed",
    "withdrawn": "What was withdrawn or corrected",
    "unverified": "What nobody has verified",
}


def article_text(article: Article) -> str:
    """The text of an article, every line of it quoted, under its outlet, day and address."""
    rest = len(article.text) - MOST_LETTERS
    return "\n".join(
        [
            f"Article {_inline(article.id)} of an Onrecord ledger, its text as it was read. {NOTE}",
            "",
            quoted(shortened(article.title) or "Untitled"),
            "",
            _where(article.outlet, article.url, article.published.value if article.published else None),
            "",
            quoted(article.text[:MOST_LETTERS]),
            *(["", f"{rest:,} more characters are left out."] if rest > 0 else []),
            "",
        ]
    )


def story_text(told: GatheredStory) -> str:
    """A story: what changed last, what is said, disputed, withdrawn and not verified, each with its sentence."""
    claims = {hit.claim_id: hit for hit in told.claims}
    links = [link for link in told.links if link.status != "rejected"]
    said = said_together(told.claims, links, told.questions)
    story = told.page.story
    return "\n".join(
        [
            f"# Story {_inline(story.story_id)}",
            "",
            f"{NOTE} Nothing here is scored as true or false.",
            "",
            quoted(shortened(story.title) or "Untitled story"),
            "",
            f"{words.count(story.articles, 'article')} of {words.count(story.outlets, 'outlet')}, "
            f"{words.count(story.claims, 'claim')}, {traced_words(told.page.origins)}.",
            "",
            *_section("What changed last", list(_changes(told, claims))),
            *_section("What is said now", list(map(_standing, said))),
            *(
                line
                for name, heading in _AGAINST.items()
                for line in _section(heading, list(map(_against, told_against(claims, links, name))))
            ),
            *_section("Figures", [_figures(heading, told, at) for at, heading in enumerate(told.headings)]),
        ]
    )


def _section(heading: str, items: Sequence[str]) -> list[str]:
    rest = len(items) - _ITEMS
    more = [f"{rest:,} more; the tool read_story gives them.", ""] if rest > 0 else []
    return [f"## {heading}", "", *(items[:_ITEMS] or ["Nothing.\n"]), *more]


def _changes(told: GatheredStory, claims: dict[str, ClaimHit]) -> Iterator[str]:
    for day, groups in changes_by_day(told.page.events, claims):
        for events in groups:
            hit = claims.get(events[0].claim_id or "")
            what = f"{what_changed(events)}, {clock.moment(day) if day else 'day not known'}:\n\n"
            yield what + (
                _claim(hit) if hit else f"{quoted(shortened(events[0].words or events[0].because) or '')}\n"
            )


def _standing(one: Standing) -> str:
    """What is said now, with what is not sure of it."""
    unsure = ", ".join(doubts(one))
    return _claim(one.hits[0]) + (f"\nNot sure: {unsure}.\n" if unsure else "")


def _against(pairs: Sequence[Pair]) -> str:
    link, _, earlier = surest(pairs)[0]
    relation = words.RELATION_WORDS[Relation(link.relation)][0]
    against = "\n".join(map(_claim, claims_against(pairs)))
    return f"{_claim(earlier)}\nAgainst it ({relation}):\n\n{against}"


def _figures(heading: str, told: GatheredStory, at: int) -> str:
    page = told.questions[at]
    return (
        f"{quoted(heading)}\n\n{words.count(len(page.answers), 'figure')}, {traced_words(told.origins[at])}; "
        f"the tool read_figures with {page.question.question_id} gives them.\n"
    )


def _claim(hit: ClaimHit) -> str:
    who = f"{who_of(hit)} {words.stance_words(Stance(hit.stance), hit.who or '')}:"
    return (
        f"{quoted(shortened(who) or '')}\n{quoted(shortened(hit.evidence) or '')}\n\n"
        f"{_where(hit.outlet, hit.url, hit.published)}\nClaim {_inline(hit.claim_id)}.\n"
    )


def _where(outlet: str | None, url: str | None, published: str | None) -> str:
    """Where something was printed and when, in one line; names and addresses are others' words, too."""
    parts = (safe.outlet_words(outlet, url), clock.moment(published) if published else None, safe.web_address(url))
    return quoted(", ".join(shortened(part) or "" for part in parts if part) or "Outlet not known") + "\n"


def quoted(text: str) -> str:
    """A text with a mark of quotation before each of its lines, whatever ends them."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines() or [""])


def _inline(id: str) -> str:
    """An id within a line: readers give any text as the id of an article."""
    return "`" + " ".join(id.replace("`", "'").split())[:200] + "`"
