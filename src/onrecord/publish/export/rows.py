"""What one line of an export holds: a JSON object, or the cells of one flat row.

In a flat row a claim's figures stand in one cell for each of their columns, parted by " | " in the order of the
text; the names of a chain are parted by " ← ", the nearest to the claim first. Days are half-open.
The country and the region are those that the claim is about.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

from onrecord.ledger import ArticleText, ClaimHit, Decision, FigureHit, FigureRow, Question, QuestionAnswer
from onrecord.serialise import number, record_line

Cell = str | int | float | None
Record = dict[str, Any]

CLAIM_COLUMNS = (
    "claim article outlet url title published source source_kind source_role speaks_for chain "
    "stance attitude wording content said_when said_first said_until as_of as_of_first as_of_until "
    "figure_text figure_low figure_high figure_bound figure_counts figure_event figure_unit "
    "evidence start end score found_by country region figure_place affiliation cue "
    "standing found_stance found_source decided origin"
).split()
FIGURE_COLUMNS = (
    "article outlet url title published text low high bound counts event unit change mode "
    "start end claim source stance evidence place place_country place_region"
).split()
FIGURE_FIELDS = (
    "text low high bound counts event unit change mode place place_country place_region start end"
).split()
LINK_COLUMNS = (
    "later earlier relation score because judged_by later_article earlier_article status "
    "later_evidence later_start later_end earlier_evidence earlier_start earlier_end"
).split()
QUESTION_COLUMNS = (
    "id text measure unit counted scope places period_first period_last answers figures sources articles conflicts "
    "renamed merged"
).split()
ANSWER_COLUMNS = (
    "question heading source party said holds_first holds_until low high bound words unit counts event change mode "
    "step copies claim article outlet url stance evidence place place_country place_region "
    "withdrawn_by withdrawn_on withdrawn_in origin"
).split()
DECISION_COLUMNS = "id at who act subject before after why undoes".split()
FOUND_ARTICLE_COLUMNS = "id outlet url title published language claims".split()
ARTICLE_COLUMNS = [
    *FOUND_ARTICLE_COLUMNS,
    *"author published_from modified fetched_at taken_from found_by text_sha256".split(),
]
ORIGIN_COLUMNS = "article origin kind rule similarity like credit credit_start credit_end".split()
STORY_COLUMNS = "article story because score moved_by".split()
CHANGE_COLUMNS = (
    "article version earlier_article earlier_version how kind start end words "
    "earlier_start earlier_end earlier_words because seen"
).split()
FEED_COLUMNS = (
    "article_id outlet url title published language read_minutes "
    "sources claims figures denials not_verified new_claims"
).split()
STORIES_COLUMNS = "story_id title first last articles outlets texts claims".split()
SOURCE_COLUMNS = "name kind role speaks_for claims articles affiliation".split()

LINE_FIELDS = {
    "claims": (
        "id article outlet url title published source chain stance attitude wording cue content said_when as_of "
        "figures evidence score found_by places standing found_stance found_source decided origin"
    ).split(),
    "answers": [*ANSWER_COLUMNS, "start", "end"],
}
"""What a line of JSON has where that is not what a row of CSV has."""

Kind = Literal["text", "whole", "real", "true", "day", "list", "records"]
"""What a column holds: words, numbers, yes or no, days, several words, or figures with their fields."""

_WHOLE = frozenset(
    "start end credit_start credit_end later_start later_end earlier_start earlier_end "
    "claims articles answers figures sources conflicts copies".split()
)
_REAL = frozenset("low high score similarity".split())
_TRUE = frozenset({"renamed"})
_LISTS = frozenset("chain places merged".split())
_DAYS = frozenset(
    "said_first said_until as_of_first as_of_until holds_first holds_until said period_first period_last".split()
)
_FIELDS = {"article": "article_id", "claim": "claim_id", "said_when": "said_text", "as_of": "as_of_text"}
"""The fields of a ledger's rows whose columns have another name."""
_IDS = {ClaimHit: "claim_id", Question: "question_id", Decision: "decision_id"}
"""Which field the column "id" shows; of all other rows it is that of their article."""
_OF_FIGURES = [name for name in CLAIM_COLUMNS if name.startswith("figure_")]


def kind_of(what: str, column: str) -> Kind:
    """What a column of an export holds, where the format of the file can hold it."""
    if (what, column) == ("claims", "figures"):
        return "records"
    kinds: dict[Kind, frozenset[str]] = {
        "whole": _WHOLE,
        "real": _REAL,
        "true": _TRUE,
        "list": _LISTS,
        "day": _DAYS,
    }
    return next((kind for kind, names in kinds.items() if column in names), "text")


def claim_record(hit: ClaimHit) -> Record:
    """A claim with its source, times and figures as objects, and its evidence with its offsets."""
    source = {
        "name": hit.source,
        "kind": hit.source_kind,
        "role": hit.source_role,
        "speaks_for": hit.speaks_for,
        "affiliation": hit.affiliation,
    }
    return _fields(hit, LINE_FIELDS["claims"]) | {
        "source": None if hit.source is None else source,
        "chain": list(hit.chain),
        "said_when": _when(hit.said_text, hit.said_first, hit.said_until),
        "as_of": _when(hit.as_of_text, hit.as_of_first, hit.as_of_until),
        "figures": [figure_fields(figure) for figure in hit.figures],
        "evidence": {"text": hit.evidence, "start": hit.start, "end": hit.end},
        "places": [{"country": country, "region": region} for country, region in hit.places],
        "decided": list(hit.decided),
    }


def _when(text: str | None, first: str | None, until: str | None) -> Record | None:
    return None if text is None else {"text": text, "first": first, "until": until}


def figure_fields(figure: FigureHit) -> Record:
    """A figure by `FIGURE_FIELDS`."""
    return _fields(figure, FIGURE_FIELDS) | {"low": number(figure.low), "high": number(figure.high)}


def _fields(item: object, columns: Iterable[str]) -> Record:
    """The fields of a ledger's row that columns show as they are, by the columns' names."""
    names = _FIELDS | {"id": _IDS.get(type(item), "article_id")}
    return {name: getattr(item, names.get(name, name)) for name in columns}


def claim_cells(hit: ClaimHit) -> list[Cell]:
    """A claim in the order of `CLAIM_COLUMNS`."""
    country, region = hit.places[0] if hit.places else (None, None)
    figures = [figure_fields(figure) for figure in hit.figures]
    cells: Record = {name: _joined([one[name.removeprefix("figure_")] for one in figures]) for name in _OF_FIGURES}
    cells |= {
        "chain": " ← ".join(hit.chain),
        "country": country,
        "region": region,
        "decided": " | ".join(hit.decided) or None,
    }
    cells |= _fields(hit, (name for name in CLAIM_COLUMNS if name not in cells))
    return [cells[name] for name in CLAIM_COLUMNS]


def _joined(cells: list[Any]) -> Cell:
    """One cell for several: the value itself when it is the only one, an empty piece for each None."""
    if len(cells) < 2:
        return cells[0] if cells else None
    return " | ".join("" if cell is None else str(cell) for cell in cells)


def article_record(article: ArticleText) -> Record:
    """An article by `ARTICLE_COLUMNS`, and its text."""
    return _fields(article, (*ARTICLE_COLUMNS, "text"))


def figure_record(row: FigureRow) -> Record:
    """A figure with its article, its place there and the claim that it stands in."""
    return {
        **_fields(row, ("article", "outlet", "url", "title", "published")),
        **figure_fields(row.figure),
        **_fields(row, ("claim", "source", "stance", "evidence")),
    }


def question_record(question: Question) -> Record:
    """A question with its slots and how much answers it."""
    first, last = question.period
    return {
        **_fields(question, ("id", "text", "measure", "unit", "counted", "scope")),
        "places": list(question.places),
        "period_first": first,
        "period_last": last,
        **_fields(question, ("answers", "figures", "sources", "articles", "conflicts", "renamed")),
        "merged": list(question.merged),
    }


def answer_record(question: Question, answer: QuestionAnswer) -> Record:
    """A figure that answers a question, with its claim; what repeats it is counted in `copies`."""
    figure = figure_fields(answer.figure)
    first, until = answer.holds or (None, None)
    return {
        "question": question.question_id,
        "heading": question.text,
        "source": answer.line,
        "party": answer.party,
        "said": answer.said,
        "holds_first": first,
        "holds_until": until,
        "words": figure.pop("text"),
        **figure,
        "step": answer.step,
        "copies": len(answer.copies),
        **_fields(answer.claim, ("claim", "article", "outlet", "url", "stance", "evidence")),
        "withdrawn_by": answer.withdrawn.who if answer.withdrawn else None,
        "withdrawn_on": answer.withdrawn.day if answer.withdrawn else None,
        "withdrawn_in": answer.withdrawn.claim_id if answer.withdrawn else None,
        "origin": answer.claim.origin,
    }


def decision_record(decision: Decision) -> Record:
    """A decision as `judge replay` takes it back in."""
    return _fields(decision, DECISION_COLUMNS)


class Table(NamedTuple):
    """The columns of one kind of rows, and what a line of JSON and a flat row hold of each item."""

    columns: Sequence[str]
    to_record: Callable[[Any], Record]
    to_cells: Callable[[Any], list[Cell]]


def _table(columns: Sequence[str], to_record: Callable[[Any], Record] | None = None) -> Table:
    """A table whose flat rows hold what its lines hold: without `to_record` the fields that its columns name."""
    record_of = to_record or partial(_fields, columns=columns)

    def to_cells(item: Any) -> list[Cell]:
        record = record_of(item)
        return [_cell(record[name]) for name in columns]

    return Table(columns, record_of, to_cells)


def _cell(value: Any) -> Cell:
    """A value of a record in one cell: an object is JSON, words are parted by blanks."""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return " ".join(value) if isinstance(value, list) else value


TABLES: Mapping[str, Table] = {
    "claims": Table(CLAIM_COLUMNS, claim_record, claim_cells),
    "figures": _table(FIGURE_COLUMNS, figure_record),
    "links": _table(LINK_COLUMNS),
    "articles": _table(ARTICLE_COLUMNS, article_record),
    "origins": _table(ORIGIN_COLUMNS),
    "stories": _table(STORY_COLUMNS),
    "versions": _table(CHANGE_COLUMNS),
    "questions": _table(QUESTION_COLUMNS, question_record),
    "answers": _table(ANSWER_COLUMNS, lambda pair: answer_record(*pair)),
    "decisions": _table(DECISION_COLUMNS, decision_record),
    "sources": _table(SOURCE_COLUMNS),
}
"""What can be exported; the items of "answers" are pairs of a question and an answer to it."""

SHOWN: Mapping[str, Table] = {**TABLES, "articles": _table(FOUND_ARTICLE_COLUMNS)}
"""The same as pages list it: articles as a search finds them."""


def json_line(record: dict[str, Any]) -> str:
    """One record as a line of JSON, as `record_line` writes it."""
    return record_line(record).decode() + "\n"
