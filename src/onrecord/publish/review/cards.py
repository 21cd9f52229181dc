"""The queue of what the machine is least sure of becomes cards: a question, the evidence in its place, answers."""

from collections.abc import Sequence
from urllib.parse import urlencode

from onrecord.ledger.review.keys import figure_names
from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.keeping import Decided
from onrecord.ledger.views.review import Doubt, DoubtKind, ReviewPage, Setting
from onrecord.publish.parts.cues import told_of_hit
from onrecord.publish.parts.links import printed_in, who_address
from onrecord.publish.views.frame import Choice, Frame, Sign
from onrecord.publish.views.review import Card, Option, Press, ReviewContext, Shown, Undo
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import mark_from, who_of
from onrecord.records import Bound, Relation, Stance

KINDS: dict[DoubtKind, str] = {
    "flagged": "Flagged as wrong",
    "link": "Links",
    "name": "Names",
    "speaker": "Without a source",
    "claim": "Low scores",
    "unsure": "Not sure",
}
"""The kinds of doubt by their names in the address, with their words."""

_CLAIM = (Press("accept", "Right", "a"), Press("drop", "Not a claim", "r"), Press("unsure", "Not sure", "n"))
_FLAG = Press("flag", "Flag as wrong", "f")
_LINK = (Press("confirm", "Right", "a"), Press("reject", "Wrong", "r"), Press("unsure", "Not sure", "n"))
_NAMES = (Press("same", "One source", "a"), Press("apart", "Two sources", "r"), Press("unsure", "Not sure", "n"))


def review_address(kind: str | None, after: str | None = None) -> str:
    """The address of a page of the queue."""
    asked = {name: value for name, value in (("kind", kind), ("after", after)) if value}
    return f"/review?{urlencode(asked)}" if asked else "/review"


def review_context(
    page: ReviewPage, frame: Frame, kind: DoubtKind | None, *, after: str | None, token: str, done: Undo | None
) -> ReviewContext:
    """A page of the queue.

    `kind` is the kind that is shown, None for all; `after` is where the page starts.
    """
    counts = dict(page.counts)
    waiting = sum(number for name, number in counts.items() if name != "unsure")
    tabs = [Choice("All", "/review", kind is None, waiting)]
    tabs += [
        Choice(said, review_address(name), kind == name, counts.get(name, 0))
        for name, said in KINDS.items()
        if counts.get(name) or kind == name
    ]
    more = "" if page.whole else " Of each kind only the 500 least sure ones are counted."
    found = f"{words.count(waiting, 'thing')} to decide, what changes most of the ledger first.{more}"
    return ReviewContext(
        frame=frame,
        heading="Review",
        found=found if waiting or kind else "Nothing waits for a decision.",
        tabs=tuple(tabs),
        cards=tuple(card_of(doubt) for doubt in page.items),
        done=done,
        token=token,
        back=review_address(kind, after),
        more=review_address(kind, page.next) if page.next else None,
    )


def claim_context(doubt: Doubt, frame: Frame, *, token: str, done: Undo | None) -> ReviewContext:
    """The page that decides on one claim, doubtful or not."""
    id = doubt.claims[0].claim_id
    return ReviewContext(
        frame=frame,
        heading="Correct or flag a claim",
        found="What you decide is kept beside what was found, and can be taken back.",
        tabs=(),
        cards=(card_of(doubt, flag=True),),
        done=done,
        token=token,
        back=f"/review/claim/{safe.quoted(id)}",
        more=None,
    )


def card_of(doubt: Doubt, *, flag: bool = False) -> Card:
    """The card of one thing to decide on; with `flag` it can be flagged as wrong too."""
    about_claim = doubt.link is None and doubt.names is None
    presses = _CLAIM if about_claim else _LINK if doubt.link else _NAMES
    return Card(
        key=doubt.key,
        question=_question(doubt),
        because=safe.isolated(clock.in_words(doubt.because)),
        facts=tuple(_facts(doubt)),
        claims=tuple(_shown(hit, setting) for hit, setting in zip(doubt.claims, doubt.settings, strict=True)),
        presses=(*presses, _FLAG) if flag and doubt.kind != "flagged" else presses,
        stances=_stances(doubt.claims[0]) if about_claim else (),
        speakers=tuple(map(safe.isolated, doubt.speakers)),
        figures=_figures(doubt.claims[0]) if about_claim else (),
        bounds=tuple(Option(one.value, one.value.replace("_", " "), one is Bound.EXACT) for one in Bound),
        decided=undos(doubt.decided),
    )


def undos(decided: Sequence[Decided]) -> tuple[Undo, ...]:
    """Decisions in force as sentences that can be taken back."""
    return tuple(Undo(safe.isolated(one.words), one.decision_id) for one in decided)


def _question(doubt: Doubt) -> str:
    if doubt.names is not None:
        return safe.isolated(f"Are “{doubt.names.one}” and “{doubt.names.other}” one source?")
    if doubt.link is not None:
        relation = words.RELATION_WORDS[Relation(doubt.link.relation)][0]
        return f"Is it right that the first claim {relation} the second?"
    if doubt.kind == "flagged":
        return "Is this claim wrong, as a person says?"
    if doubt.kind == "speaker":
        return "Who says this?"
    return "Is this a claim, and is it read right?"


def _facts(doubt: Doubt) -> list[str]:
    facts = [f"bears on {words.count(doubt.changes, 'row')} of the ledger"]
    if doubt.score is not None and doubt.kind != "claim":
        facts.append(f"score {doubt.score:.2f}")
    if doubt.link is not None:
        facts.append(safe.isolated(f"found by {doubt.link.judged_by}"))
    elif doubt.names is None and doubt.claims:
        facts.append(safe.isolated(f"found by {doubt.claims[0].found_by}"))
    return facts


def _shown(hit: ClaimHit, setting: Setting) -> Shown:
    stance = Stance(hit.stance)
    return Shown(
        who=safe.isolated(who_of(hit)),
        who_address=who_address(hit),
        sign=Sign(words.stance_words(stance, hit.source or ""), stance.value),
        content=told_of_hit(hit),
        before=safe.isolated(setting.before),
        evidence=safe.isolated(hit.evidence),
        after=safe.isolated(setting.after),
        printed=printed_in(hit, f"{safe.article_address(hit.article_id)}{safe.claim_anchor(hit.claim_id)}"),
    )


def _figures(hit: ClaimHit) -> tuple[Option, ...]:
    """The figures of a claim as a decision names them, each with what it is read as."""
    figures = sorted(hit.figures, key=lambda figure: figure.start)
    marks = [mark_from(figure) for figure in figures]
    return tuple(
        Option(name, safe.isolated(" ".join(part for part in (mark.words, mark.what) if part)), chosen=False)
        for name, mark in zip(figure_names([figure.text for figure in figures]), marks, strict=True)
    )


def _stances(hit: ClaimHit) -> tuple[Option, ...]:
    return tuple(Option(stance.value, words.STANCE_WORDS[stance], hit.stance == stance.value) for stance in Stance)
