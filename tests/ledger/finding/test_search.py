"""The grammar of a search, and what it finds."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.ledger import open_ledger
from onrecord.ledger.finding.conditions import found_claims
from onrecord.ledger.finding.query import Search, Term, parse_search, turned
from onrecord.records import Bound, Stance
from tests.factories import Saying, make_article, make_reading, make_story
from tests.ledger.questions.test_questions import claim, denial

PARSED = [
    ("flood", Search(words=(Term("flood"),))),
    ("  two   words ", Search(words=(Term("two"), Term("words")))),
    ('"at least 300"', Search(words=(Term("at least 300"),))),
    ("“at least” houses", Search(words=(Term("at least"), Term("houses")))),
    ("flood*", Search(words=(Term("flood", starts=True),))),
    ("who:Brown", Search(who=(Term("Brown"),))),
    ('WHO:"Ada Brown" via:Post', Search(who=(Term("Ada Brown"),), via=(Term("Post"),))),
    ("stance:denies", Search(stances=(Stance.DENIES,))),
    ("stance:cannot-verify stance:says", Search(stances=(Stance.CANNOT_VERIFY, Stance.SAYS))),
    ('stance:"could not verify"', Search(stances=(Stance.CANNOT_VERIFY,))),
    ("figure>:1,000", Search(at_least=(1000.0,))),
    ("figure>1000 Figure<:20", Search(at_least=(1000.0,), at_most=(20.0,))),
    ("figure<:2.5 figure:7", Search(at_most=(2.5,), naming=(7.0,))),
    ("said:2025", Search(said=(("2025-01-01", "2026-01-01"),))),
    ("said:2024-02", Search(said=(("2024-02-01", "2024-03-01"),))),
    ("asof:2024-12-31", Search(as_of=(("2024-12-31", "2025-01-01"),))),
    ("said:2025-01..2025-02-07", Search(said=(("2025-01-01", "2025-02-08"),))),
    ("said:..2025-02 asof:2025-02..", Search(said=((None, "2025-03-01"),), as_of=(("2025-02-01", None),))),
    ('outlet:"The Post"', Search(outlets=("The Post",))),
    ("where:Ukrainian", Search(places=(("UA", None),))),
    ("where:punjab", Search(places=(("IN", "Punjab"), ("PK", "Punjab")))),
    ("has:denial has:Figure", Search(has_denial=True, has_figure=True)),
    ("flood order:Oldest", Search(words=(Term("flood"),), oldest=True)),
    ("order:newest flood", Search(words=(Term("flood"),))),
    ("flood -- !!", Search(words=(Term("flood"),))),
    ('"state"-owned', Search(words=(Term("state"), Term("-owned")))),
    ('"10:30"', Search(words=(Term("10:30"),))),
    ("10:30", Search(words=(Term("10:30"),))),
]


@pytest.mark.parametrize(("query", "search"), PARSED, ids=[row[0] for row in PARSED])
def test_query_is_understood(query, search):
    assert parse_search(query) == search


REFUSED = [
    ("", "nothing to search for"),
    ("  !! ", "nothing to search for"),
    ("order:oldest", "nothing to search for"),
    ('"flood', "quotation mark .* not closed"),
    ("whoo:Brown", "There is no operator whoo:"),
    ("https://x.example", "There is no operator https:"),
    ("who:", "Nothing stands after who:"),
    ("who: Brown", "Nothing stands after who:"),
    ('who:""', "Nothing stands after who:"),
    ("who:?", "who: needs a name"),
    ("stance:angry", "There is no stance 'angry'. There are says, reports"),
    ("figure>:many", "'many' is not a number"),
    ("figure>:-1", "'-1' is not a number"),
    ("said:yesterday", "'yesterday' is not a day"),
    ("said:2025-13", "'2025-13' is not a day"),
    ("asof:9999", "'9999' is not a day"),
    ("asof:..", "a day on one side"),
    ("said:2026-03-18..2026-03-16", "end before they start"),
    ("where:Atlantis", "no place 'Atlantis'"),
    ("has:photo", "has: goes with denial or figure"),
    ("flood " + "-dam " * 201, "takes at most 200 terms with an operator or a minus"),
    ("flood -order:newest", "order: says what comes first, and leaves nothing out"),
    ("flood -order:oldest", "order: says what comes first, and leaves nothing out"),
    ("flood -whoo:x", "There is no operator whoo:"),
    ("flood order:first", "order: goes with oldest or newest"),
]


@pytest.mark.parametrize(("query", "message"), REFUSED, ids=[row[0] for row in REFUSED])
def test_query_that_is_not_understood_says_why(query, message):
    with pytest.raises(QueryError, match=message):
        parse_search(query)


def test_search_says_in_words_what_it_finds():
    search = parse_search(
        "flood* who:Brown via:Post stance:cannot_verify outlet:Wire figure:1000 said:2025-02.. has:denial"
    )
    assert search.sentence() == (
        "with “flood…”, said by “Brown”, that came through “Post”, whose stance is “could not verify”, in “Wire”, "
        "with the figure 1,000, said from 2025-02-01, that deny or are denied"
    )
    assert parse_search("flood -who:Brown -dam published:2025").sentence() == (
        "with “flood”, published from 2025-01-01 and before 2026-01-01, but not said by “Brown”, but not with “dam”"
    )


@pytest.fixture
def town(ledger):
    """The flood in The Eastvale Post, and boats in The Wire five days later."""
    boats = make_article(
        "Zoë Müller said last week that up to 40 boats sank off Eastvale. Dozens are missing.",
        id="boats",
        outlet="The Wire",
        title="Boats sink",
        published="2025-02-08",
    )
    sayings = [
        Saying(
            "up to 40 boats sank off Eastvale",
            "Zoë Müller",
            "said",
            said=("last week", "2025-01-27", "2025-02-03"),
            figures={"up to 40 boats": (None, 40.0, Bound.AT_MOST)},
        )
    ]
    reading = make_reading(boats, sayings)
    list(ledger.add_many([make_story(id="flood"), reading]))
    return ledger


def contents(ledger, query):
    return [hit.content for hit in ledger.search(query).items]


BOATS, HOUSES, REPORT, COUNTED = (
    "up to 40 boats sank off Eastvale",
    "at least 300 houses in Eastvale were flooded",
    "the report",
    "We counted 120 houses",
)
FOUND = [
    ("eastvale", [BOATS, HOUSES, COUNTED]),
    ("EASTVALE sank", [BOATS]),
    ('"houses in Eastvale"', [HOUSES]),
    ('"Eastvale houses"', []),
    ("flo*", [HOUSES]),
    ("flo", []),
    ("who:brown", [HOUSES]),
    ("who:muller", [BOATS]),
    ("who:eastvale", []),
    ("via:eastvale", [COUNTED]),
    ("stance:denies", [REPORT]),
    ("stance:denies stance:says who:office", [REPORT]),
    ("has:denial", [HOUSES, REPORT]),
    ("has:figure", [BOATS, HOUSES, COUNTED]),
    ("figure>:1000", [HOUSES]),
    ("figure>:120", [HOUSES, COUNTED]),
    ("figure<:50", [BOATS]),
    ("figure:120", [COUNTED]),
    ("figure:300", [HOUSES]),
    ("figure:40", [BOATS]),
    ("figure:20", []),  # "up to 40" could be 20, and "at least 300" 400, but neither says so
    ("figure:400", []),
    ("figure:300 figure>:1000", [HOUSES]),
    ("figure>:30 figure<:50", [BOATS]),
    ("said:2025-02-03", [HOUSES]),
    ("said:2025-01", [BOATS]),
    ("said:2025-02", [BOATS, HOUSES]),
    ("said:..2025-01-26", []),
    ("asof:2025", []),
    ("where:russia", [HOUSES]),
    ("where:UA", [HOUSES]),
    ('where:"Kursk region"', [HOUSES]),
    ("where:peru where:ukraine eastvale", [HOUSES]),
    ("where:peru", []),
    ("outlet:wire", [BOATS]),
    ('outlet:wire outlet:"eastvale POST" eastvale', [BOATS, HOUSES, COUNTED]),
    ("outlet:post", []),
    ("outlet:eastv* flo*", [HOUSES]),
    ('outlet:"The East*" flo*', [HOUSES]),
    ("outlet:wire*", [BOATS]),
    ("outlet:wir", []),
    ("outlet:Marl outlet:Wire", [BOATS]),
    ("outlet:%", []),
    ("missing", []),
    ("published:2025-02-08", [BOATS]),
    ("published:..2025-02-07 eastvale", [HOUSES, COUNTED]),
    ("eastvale -sank", [HOUSES, COUNTED]),
    ('eastvale -"houses in"', [BOATS, COUNTED]),
    ("eastvale -outlet:wire", [HOUSES, COUNTED]),
    ("-outlet:wire -who:marsh -stance:says", [REPORT]),
    ("has:figure -figure>:1000", [BOATS, COUNTED]),
    ("eastvale -published:2025-02-08.. -flo*", [COUNTED]),
    ("eastvale -houses -boats", []),
    ("eastvale -?", [BOATS, HOUSES, COUNTED]),
]


@pytest.mark.parametrize(("query", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_claims_are_found(town, query, expected):
    assert contents(town, query) == expected


KINDS = [
    ("articles", "missing", ["boats"]),
    ("articles", "houses", ["flood"]),
    ("articles", "sink", ["boats"]),
    ("articles", "who:brown", ["flood"]),
    ("articles", "has:figure", ["boats", "flood"]),
    ("articles", "outlet:east* figure>:500", ["flood"]),
    ("figures", "eastvale", ["up to 40 boats", "at least 300 houses", "120 houses"]),
    ("figures", "figure>:200", ["at least 300 houses"]),
    ("figures", "who:marsh", ["120 houses"]),
    ("sources", "muller", ["Zoë Müller"]),
    ("sources", "figure>:1", ["Ada Brown", "Lee Marsh", "Zoë Müller"]),
    ("sources", "houses", []),
    ("sources", "figure>:1 -muller", ["Ada Brown", "Lee Marsh"]),
    ("articles", "eastvale -missing", ["flood"]),
    ("articles", "eastvale -figure>:500", ["boats"]),
    ("articles", "published:2025-02-08 order:oldest", ["boats"]),
    ("figures", "eastvale -figure:300", ["up to 40 boats", "120 houses"]),
]


@pytest.mark.parametrize(("kind", "query", "expected"), KINDS, ids=[f"{row[0]} {row[1]}" for row in KINDS])
def test_other_kinds_are_found(town, kind, query, expected):
    shown = {
        "articles": lambda hit: hit.article_id,
        "figures": lambda hit: hit.figure.text,
        "sources": lambda hit: hit.name,
    }[kind]
    assert [shown(hit) for hit in town.search(query, kind=kind).items] == expected


def test_unknown_kind_is_refused(town):
    with pytest.raises(QueryError, match="no search for 'people'"):
        town.search("flood", kind="people")


@pytest.mark.parametrize("after", ["", "x", "2025~x~flood", "2025~" + "9" * 30 + "~flood"])
@pytest.mark.parametrize("kind", ["claims", "articles", "figures", "sources"])
def test_place_that_no_page_gave_is_refused(town, kind, after):
    with pytest.raises(QueryError, match="is not a place in what was found"):
        town.search("eastvale", kind=kind, after=after)


@pytest.mark.parametrize("limit", [1, 2, 3])
@pytest.mark.parametrize("query", ["has:figure", "has:figure order:oldest"])
@pytest.mark.parametrize("kind", ["claims", "articles", "figures", "sources"])
def test_pages_follow_each_other_without_gap_or_repeat(town, kind, query, limit):
    town.add(make_story(id="again~1", published="2025-02-03"))
    town.add(make_story(id="undated", published=None))
    seen, after = [], None
    while True:
        page = town.search(query, kind=kind, after=after, limit=limit)
        seen += page.items
        after = page.next
        if after is None:
            break
    assert tuple(seen) == town.search(query, kind=kind, limit=100).items
    assert len(seen) >= 3


@pytest.mark.parametrize("kind", ["claims", "articles", "figures"])
def test_the_oldest_stand_first_where_it_is_asked_for_and_what_has_no_day_last(town, kind):
    town.add(make_story(id="undated", published=None))
    found = [hit.article_id for hit in town.search("eastvale has:figure order:oldest", kind=kind).items]
    assert list(dict.fromkeys(found)) == ["flood", "boats", "undated"]


TURNED = [
    ("flood", "flood order:oldest"),
    ("flood order:oldest", "flood"),
    ("order:oldest who:Brown", "who:Brown"),
    ('ORDER:newest "order of the day"', '"order of the day" order:oldest'),
]


@pytest.mark.parametrize(("query", "other"), TURNED)
def test_a_query_is_turned(query, other):
    assert turned(query) == other


def test_claim_shows_where_it_stands(town):
    (hit,) = town.search("figure:120 via:post").items
    assert (hit.source, hit.source_kind, hit.source_role) == ("Lee Marsh", "person", "spokesman")
    assert hit.chain == ("Lee Marsh", "The Eastvale Post")
    assert (hit.evidence, hit.start, hit.end) == ("“We counted 120 houses,” spokesman Lee Marsh said.", 118, 168)
    assert [(f.text, f.low, f.high, f.bound) for f in hit.figures] == [("120 houses", 120.0, 120.0, "exact")]


@pytest.fixture(scope="module")
def small():
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x", create=True) as ledger:
        ledger.add(make_story())
        yield ledger


PIECES = st.sampled_from(
    [
        "who:",
        "via:",
        "figure>:",
        "said:",
        "has:denial",
        '"',
        "'",
        "*",
        "NEAR(",
        "OR",
        "NOT",
        "^",
        "-",
        "%",
        "{a}:",
        "\ud800",
        "\x00",
        "a",
        "1",
        " ",
        "..",
        ":",
    ]
)


@settings(max_examples=300)
@given(
    st.lists(PIECES | st.text(st.characters(), max_size=3), max_size=8).map("".join),
    st.sampled_from(["claims", "articles", "figures", "sources"]),
)
def test_no_query_raises_anything_else(small, query, kind):
    try:
        parse_search(query).sentence()
    except QueryError:
        with pytest.raises(QueryError):
            small.search(query, kind=kind)
    else:
        small.search(query, kind=kind)


@pytest.mark.parametrize(
    ("query", "alike"),
    [
        ("gates opening flooded", ["the sluice gate had been left open"]),
        ("gates who:Holm", []),
        ("gates who:Lind", ["the sluice gate had been left open"]),
        ("zeppelin", []),
        ("sluice gate", []),
    ],
)
def test_a_search_that_finds_none_gives_what_is_most_like_its_words(tmp_path, query, alike):
    article = make_article("Bo Lind said the sluice gate had been left open. Ida Holm said nobody was hurt.")
    sayings = [
        Saying(content="the sluice gate had been left open", source="Bo Lind", cue="said"),
        Saying(content="nobody was hurt", source="Ida Holm", cue="said"),
    ]
    with open_ledger(tmp_path / "x.onrecord", create=True) as ledger:
        ledger.add(make_reading(article, sayings))
        found = ledger.search(query.replace("gates", "gate opening"))
    assert [hit.content for hit in found.alike] == alike


@pytest.mark.parametrize("query", ["eastvale", "has:figure", "has:denial", "who:brown", "outlet:wire", "zeppelin"])
def test_what_is_counted_is_what_is_found(town, query):
    for kind, number in town.count_found(query).items():
        found = town.search(query, kind=kind, limit=100).items
        assert number == len(found)
    assert set(town.count_found(query, most=1).values()) <= {0, 1}


def test_a_denial_in_another_article_is_a_denial_until_a_person_rejects_it(ledger):
    ledger.add(claim("2025-02-03", "the dyke alarm was switched off on Friday"))
    ledger.add(denial("2025-02-04", "that the dyke alarm was switched off"))
    assert len(ledger.search("has:denial").items) == 2
    assert ledger.facets("dyke").denials == 2
    (link,) = ledger.links()
    decision = ledger.judge("reject", [link.later, link.earlier], who="Ida Fenn")
    assert [hit.stance for hit in ledger.search("has:denial").items] == ["denies"]
    ledger.judge("undo", [decision.decision_id], who="Ida Fenn")
    assert len(ledger.search("has:denial").items) == 2


def test_a_source_is_found_once_with_the_role_of_most_of_its_claims(ledger):
    for day, role in (("03", "mayor"), ("04", None), ("05", "Mayor of Eastvale"), ("06", "mayor")):
        words = f"Ada Brown said the dyke fell on {day} February."
        article = make_article(words, id=day, published=f"2025-02-{day}")
        ledger.add(
            make_reading(article, [Saying(f"the dyke fell on {day} February", "Ada Brown", "said", role=role)])
        )
    (hit,) = ledger.search("brown", kind="sources").items
    assert (hit.name, hit.role, hit.claims, hit.articles) == ("Ada Brown", "mayor", 4, 4)


@pytest.mark.parametrize("query", ["has:denial", "where:ukraine"])
def test_what_few_claims_are_found_by_is_looked_up_and_not_asked_of_each(ledger, query):
    condition, values = found_claims(parse_search(query))
    sql = f"SELECT c.key FROM claims AS c JOIN articles AS a ON a.key = c.article WHERE {condition}"
    with closing(sqlite3.connect(ledger.path)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", tuple(values))]
    assert not [step for step in plan if step.startswith("SCAN c")]
    assert not [step for step in plan if "CORRELATED" in step and "places" in step]
