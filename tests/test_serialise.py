"""Output records: exact round trips, and errors that name the field."""

import contextlib
import copy
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.records import (
    Anchor,
    Article,
    Attribution,
    Author,
    Bound,
    Change,
    Dated,
    Figure,
    FigurePlace,
    Mode,
    Range,
    Reading,
    Relation,
    Span,
    TimeKind,
    TimeRef,
)
from onrecord.serialise import reading_from_dict, reading_to_dict
from onrecord.stated import ClaimReview, Found, LiveUpdate, Picture, Stated
from tests.factories import STORY, Saying, find, make_article, make_reading, make_story

KEYS = (
    "id url outlet title author published modified fetched_at taken_from language read_minutes image "
    "section publisher canonical amp picture claim_reviews updates archived text text_sha256 "
    "blocks sentences times figures mentions sources attributions claims links versions problems page_problems"
).split()


def full_reading():
    """A reading in which every optional field is set somewhere."""
    article = replace(
        make_story(url="https://post.example/1").article,
        authors=(Author("Jo Reed", "Reporter", "Writes about rivers."), Author("A. Desk")),
        modified=Dated("2025-02-04T09:30:00+02:00", "json-ld"),
        read_minutes=2,
        fetched_at="2025-02-04T10:00:00Z",
        taken_from="Isle Wire",
        image="https://post.example/1.jpg",
        stated=Stated(
            section=Found("Rivers", "json-ld"),
            publisher=Found("Post Press", "meta"),
            canonical=Found("https://post.example/1", "link"),
            amp=Found("https://post.example/1/amp", "link"),
            picture=Picture(
                Found("https://post.example/1.jpg", "meta"), Found("The river.", "html"), Found("K. Lund", "html")
            ),
            claim_reviews=(
                ClaimReview("The dam broke.", "A. Kerr", "False", "Post Checks", None, "2025-02-04", "json-ld"),
            ),
            updates=(
                LiveUpdate("2025-02-04T09:30:00+02:00", None, STORY, "html", 0, len(STORY)),
                LiveUpdate(None, "Water falls", "The water falls.", "json-ld"),
            ),
            archived=Found("https://web.archive.org/web/20250204/https://post.example/1", "given"),
        ),
        problems=("The date was found twice.",),
    )
    reading = make_story(url="https://post.example/1")
    first = replace(
        reading.attributions[0],
        said_to=find(article, "The river office"),
        occasion=find(article, "on Monday"),
        inside=reading.attributions[1].id,
    )
    season = TimeRef(find(article, "Monday"), TimeKind.DATE, "2024-WI", None, None, Anchor.WRITTEN, "START")
    odd = Figure(
        find(article, "120"),
        -0.5,
        1e20,
        Bound.RANGE,
        "houses",
        "flooded",
        "m",
        Change.ADDITIONAL,
        Mode.FEARED,
        FigurePlace(find(article, "river"), "NO", None),
    )
    return replace(
        reading,
        article=article,
        attributions=(first, *reading.attributions[1:]),
        times=(*reading.times, season),
        figures=(*reading.figures, odd),
        claims=(
            replace(reading.claims[0], as_of=season, question="q1", told_at="2025-02-04T09:30:00+02:00"),
            *reading.claims[1:],
        ),
        problems=("The second half was not read.",),
    )


@pytest.mark.parametrize("reading", [full_reading(), make_story(), Reading(make_article("One line."))])
def test_reading_comes_back_from_json_as_it_was(reading):
    assert reading_from_dict(json.loads(json.dumps(reading_to_dict(reading)))) == reading


@given(st.text(min_size=1))
def test_any_text_comes_back_as_it_was(text):
    article = Article("a", text, (), (Range(0, len(text)),))
    reading = Reading(
        article, attributions=(Attribution("t", (article.span(0, 1),), (), (article.span(0, len(text)),)),)
    )
    assert reading_from_dict(json.loads(json.dumps(reading_to_dict(reading)))) == reading


def test_record_has_the_keys_of_the_contract_in_order():
    assert list(reading_to_dict(make_story())) == KEYS


def test_whole_figures_are_written_without_a_point():
    figure = reading_to_dict(make_story())["figures"][0]
    assert (repr(figure["low"]), figure["high"], figure["bound"]) == ("300", None, "at_least")


def test_attribution_shows_when_its_claim_was_said():
    attributions = reading_to_dict(make_story())["attributions"]
    assert [a["said_when"] and a["said_when"]["text"] for a in attributions] == ["Monday", None, None]


def test_lists_that_are_left_out_are_empty():
    reading = reading_from_dict({"id": "a", "text": "Words."})
    assert reading == Reading(Article("a", "Words.", (), ()))


def test_a_link_keeps_its_relation():
    (link,) = reading_from_dict(reading_to_dict(make_story())).links
    assert link.relation is Relation.DENIES


MALFORMED = [
    (("text",), 7, "^text must be a text, not 7"),
    (("id",), ..., "^id is missing; it must be a text"),
    (("text_sha256",), "0" * 64, "text_sha256 is not the SHA-256"),
    (("title",), ["x"], "^title must be a text"),
    (("published",), "2025-02-03", "^published must be an object, not '2025-02-03'"),
    (("published", "from"), ..., "^published.from is missing"),
    (("section",), "Rivers", "^section must be an object, not 'Rivers'"),
    (("updates",), [{"published": 7}], r"^updates\[0\].published must be a text, not 7"),
    (("picture",), {"caption": None}, "^picture.address is missing"),
    (("read_minutes",), "2", "^read_minutes must be a whole number"),
    (("blocks", 0, "role"), "boody", r"^blocks\[0\].role must be one of headline, .* not 'boody'"),
    (("blocks", 0, "end"), 10_000, r"^blocks\[0\].end must be offsets within the text"),
    (("sentences", 0), [0], r"^sentences must be made of \[start, end\]"),
    (("times", 0, "first"), "yesterday", r"^times\[0\].first must be an ISO day"),
    (("times", 0, "text"), "Tuesday", r"^times\[0\].text must be what the article says there, 'Monday'"),
    (("figures", 1, "low"), "120", r"^figures\[1\].low must be a number, not '120'"),
    (("figures", 1, "low"), True, r"^figures\[1\].low must be a number"),
    (("figures", 1, "low"), float("nan"), r"^figures\[1\].low must be a number"),
    (("mentions", 0, "source"), None, r"^mentions\[0\].source must be a text"),
    (("sources", 0), 3, r"^sources\[0\] must be an object"),
    (("attributions", 0, "cue"), {}, r"^attributions\[0\].cue must be a list"),
    (("attributions", 0, "cue"), [[5, 2]], r"^attributions\[0\].cue must be made of \[start, end\]"),
    (("attributions", 0, "cue"), [[-1, 2]], r"^attributions\[0\].cue must be made of \[start, end\]"),
    (("claims", 2, "stance"), "shouts", r"^claims\[2\].stance must be one of says"),
    (("claims", 2, "stance"), None, r"^claims\[2\].stance must be one of says"),
    (("claims", 2, "evidence"), ..., r"^claims\[2\].evidence is missing"),
    (("claims", 2, "figures"), [2], r"^claims\[2\].figures must be a list of indexes .* 2 figures"),
    (("claims", 2, "chain"), [1], r"^claims\[2\].chain must be a list of texts"),
    (("claims", 0, "said_when", "anchor"), "moon", r"^claims\[0\].said_when.anchor must be one of"),
    (("links", 0, "score"), None, r"^links\[0\].score must be a number"),
    (("versions",), {"onrecord": 1}, "^versions must be an object of texts"),
    (("problems",), "none", "^problems must be a list"),
]


@pytest.mark.parametrize(("path", "value", "message"), MALFORMED, ids=[row[2] for row in MALFORMED])
def test_malformed_field_is_named(path, value, message):
    record = copy.deepcopy(reading_to_dict(make_story()))
    *parents, name = path
    place = record
    for parent in parents:
        place = place[parent]
    if value is ...:
        del place[name]
    else:
        place[name] = value
    with pytest.raises(RecordError, match=message):
        reading_from_dict(record)


@pytest.mark.parametrize("record", [None, [], "text"])
def test_what_is_not_an_object_is_refused(record):
    with pytest.raises(RecordError, match="The record must be an object"):
        reading_from_dict(record)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.sampled_from(KEYS), JSON)
def test_no_record_raises_anything_else(record, key, value):
    for candidate in (record, reading_to_dict(make_story()) | {key: value}):
        with contextlib.suppress(RecordError):
            reading_from_dict(candidate)


def test_a_claim_in_the_outlets_own_voice_has_no_source():
    reading = make_reading(make_article("In all 40 boats sank."), [Saying("40 boats sank")])
    claim = reading_to_dict(reading)["claims"][0]
    assert (claim["source"], claim["attribution"], claim["wording"]) == (None, None, "own_voice")
    assert isinstance(reading_from_dict(reading_to_dict(reading)).claims[0].evidence, Span)
