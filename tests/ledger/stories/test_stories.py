"""Which articles are of one story, what people decide, and how many origins a story has."""

import random
import re
from dataclasses import replace

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger
from onrecord.ledger.stories import placing
from onrecord.ledger.views.articles import FeedFilter
from onrecord.records import Bound, Reading, SourceKind, Stance
from tests.factories import Saying, make_article, make_reading
from tests.ledger.contents import contents

FLOOD = [
    ("f1", "Eastvale flood drives hundreds from their homes", "The river Ostra burst its banks at Eastvale on Monday and hundreds of people left their homes, the town hall said. Rescue boats from Norwick reached the flooded quarter by night."),
    ("f2", "Hundreds leave homes as river Ostra floods Eastvale", "Boats from Norwick carried people out of flooded Eastvale after the river Ostra rose above its banks. The town hall opened a school as a shelter for hundreds."),
    ("f3", "Flooded Eastvale waits for river Ostra to fall", "In Eastvale the river Ostra stood above its banks for a second day. Hundreds of people slept in shelters, the town hall said, and rescue boats from Norwick stayed."),
]  # fmt: skip
VOTE = [
    ("v1", "Harlan parliament votes down fishing tax", "The parliament of Harlan rejected the fishing tax of minister Petra Quist by four votes on Tuesday. Fishermen in the gallery cheered."),
    ("v2", "Fishing tax of minister Quist fails in Harlan", "Minister Petra Quist lost the vote on her fishing tax in the parliament of Harlan on Tuesday, by four votes. She said she would try again."),
]  # fmt: skip

LATER = "The fishing tax of minister Petra Quist was rejected in the parliament of Harlan by four votes on Tuesday."


def reading(id, title, text, published="2025-02-03"):
    return Reading(make_article(text, id=id, title=title, published=published, outlet=f"Post {id}"))


def stories(ledger):
    found = {}
    for member in ledger.story_members():
        found.setdefault(member.story, set()).add(member.article_id)
    return sorted(map(sorted, found.values()))


@pytest.fixture
def told(ledger):
    list(ledger.add_many(reading(*row) for row in [*FLOOD, *VOTE]))
    return ledger


def test_articles_on_one_happening_are_one_story(told):
    assert stories(told) == [["f1", "f2", "f3"], ["v1", "v2"]]


@pytest.mark.parametrize("seed", range(6))
def test_stories_are_the_same_in_any_order_and_batches(ledger, seed):
    rows = [*FLOOD, *VOTE]
    random.Random(seed).shuffle(rows)
    list(ledger.add_many(reading(*row) for row in rows[: seed % 4]))
    for row in rows[seed % 4 :]:
        ledger.add(reading(*row))
    assert stories(ledger) == [["f1", "f2", "f3"], ["v1", "v2"]]


def test_names_of_one_outlet_count_once(ledger):
    outlets = [
        ("The Eastvale Post", "https://eastvalepost.test/1"),
        ("Eastvale Post", None),
        ("eastvalepost.test", "https://m.eastvalepost.test/2"),
    ]
    for (id, title, text), (outlet, url) in zip(FLOOD, outlets, strict=True):
        ledger.add(Reading(make_article(text, id=id, title=title, outlet=outlet, url=url, published="2025-02-03")))
    (story,) = ledger.stories()
    assert (story.articles, story.outlets) == (3, 1)
    (outlet,) = ledger.outlets()
    assert (outlet.outlet, outlet.articles) == ("Eastvale Post", 3)
    assert outlet.names == ("Eastvale Post", "The Eastvale Post", "eastvalepost.test")
    assert outlet.sites == ("eastvalepost.test",)
    assert {item.article_id for item in ledger.feed(FeedFilter(outlet="Eastvale Post")).items} == {"f1", "f2", "f3"}
    assert (ledger.origins_of(["f1", "f2", "f3"]).most) == 1


def test_a_bid_and_its_refusal_a_week_later_are_one_story(ledger):
    bid = (
        "Kestrel Foods has offered 3.1 billion marks for its rival Alder Dairies, in what would be the largest "
        "takeover in the food industry for a decade. Alder, which makes Morning Gold yoghurt, said that its board "
        "would study the offer of Kestrel."
    )
    refused = (
        "Alder Dairies rejected a bid of 3.1 billion marks by Kestrel Foods, saying that it undervalues the maker of "
        "Morning Gold yoghurt. Kestrel had offered 24 marks for each share of Alder."
    )
    ledger.add(reading("bid", "Kestrel Foods bids 3.1 billion for Alder Dairies", bid, published="2025-04-02"))
    ledger.add(reading("no", "Alder rejects offer of Kestrel Foods as too low", refused, published="2025-04-09"))
    assert stories(ledger) == [["bid", "no"]]


def test_story_of_another_week_is_another_story(told):
    again = (
        "Eastvale was flooded again when the river Ostra rose, and hundreds of people left their homes on Sunday."
    )
    told.add(reading("late", FLOOD[0][1], again, published="2025-04-20"))
    assert ["f1", "f2", "f3"] in stories(told)
    assert ["late"] in stories(told)


def test_reason_names_what_articles_share_in_whole_words(told):
    page = told.story("f1")
    titles = {id: title for id, title, _ in FLOOD}
    assert page.story.articles == 3
    for article in page.articles:
        words, other = article.because.removesuffix("”.").split(" with “", 1)
        text = next(f"{title} {text}" for id, title, text in FLOOD if id == article.article_id)
        assert other in titles.values()
        assert other != article.title
        assert [word for word in re.findall("“([^”]+)”", words) if not re.search(rf"\b{word}\b", text)] == []


def test_reason_tells_no_small_number(ledger):
    rows = [(id, title, f"{text} Boat 7 came at 12.") for id, title, text in FLOOD]
    list(ledger.add_many(reading(*row) for row in rows))
    assert not any(re.search(r"“\d{1,2}”", article.because) for article in ledger.story("f1").articles)


def reasons(ledger):
    return [(member.article_id, member.because, member.score) for member in ledger.story_members()]


def test_article_read_again_keeps_its_reason(told):
    before = reasons(told)
    for row in FLOOD:
        assert told.add(replace(reading(*row), versions={"onrecord": "2"})).outcome == "read_again"
    assert reasons(told) == before


@pytest.mark.parametrize("at", range(3))
def test_article_that_leaves_its_story_is_named_by_no_reason(told, at):
    told.judge("move", [FLOOD[at][0]], who="Ada", why="another flood")
    ids = [id for id, *_ in FLOOD]
    assert stories(told) == sorted([[ids.pop(at)], ids, ["v1", "v2"]])
    assert [because for _, because, _ in reasons(told) if FLOOD[at][1] in because] == []


@pytest.mark.parametrize("seed", range(4))
def test_pairs_reasons_and_rows_are_the_same_in_any_order(ledger, tmp_path, seed):
    rows = [
        *FLOOD,
        *VOTE,
        ("h1", "Harbour of Norwick opens", "The harbour of Norwick opened its new pier on Monday."),
    ]
    list(ledger.add_many(reading(*row) for row in rows))
    random.Random(seed).shuffle(rows)
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        for row in rows:
            other.add(reading(*row))
        assert contents(other)["story_pairs"] == contents(ledger)["story_pairs"]
        assert reasons(other) == reasons(ledger)
        assert [row.title for row in other.stories()] == [row.title for row in ledger.stories()]


def test_terms_of_an_article_that_changed_are_forgotten(told):
    for id, title, text in FLOOD:
        told.add(replace(reading(id, title, text), versions={"onrecord": "2"}))
    again = contents(told)["story_terms"]
    told.add(reading("late", *FLOOD[0][1:], published="2025-02-03"))
    assert contents(told)["story_terms"] == again


def test_copy_is_in_the_story_of_its_first_article(told):
    told.add(reading("copy", *FLOOD[0][1:], published="2025-02-05"))
    page = told.story("f1")
    assert [(a.article_id, a.copy_of) for a in page.articles if a.copy_of] == [("copy", "f1")]
    assert (page.story.articles, page.story.texts) == (4, 3)


def test_moved_article_stays_until_the_move_is_undone(told):
    moved = told.judge("move", ["v2", "f1"], who="Ada", why="the tax pays for the dam")
    assert stories(told) == [["f1", "f2", "f3", "v2"], ["v1"]]
    told.add(reading("v3", "Harlan votes down the fishing tax of minister Quist", LATER))
    assert ["f1", "f2", "f3", "v2"] in stories(told)
    assert [a.because for a in told.story("f1").articles if a.article_id == "v2"] == ["Ada put it here."]
    undone = told.judge("undo", [moved.decision_id], who="Ada", why="it does not")
    assert (undone.before, undone.after) == (moved.after, moved.before)
    assert stories(told) == [["f1", "f2", "f3"], ["v1", "v2", "v3"]]


def test_article_taken_out_does_not_come_back(told):
    told.judge("move", ["f3"], who="Ada", why="another flood")
    told.add(reading("f4", FLOOD[0][1], FLOOD[1][2] + " The town hall of Eastvale said so."))
    assert [story for story in stories(told) if "f3" in story] == [["f3"]]


@pytest.mark.parametrize("seed", range(6))
def test_story_has_one_id_in_any_order(ledger, tmp_path, seed):
    rows = [*FLOOD, *VOTE]
    list(ledger.add_many(reading(*row) for row in rows))
    random.Random(seed).shuffle(rows)
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        for row in rows:
            other.add(reading(*row))
        assert list(other.story_members()) == list(ledger.story_members())


def test_id_of_a_story_leads_to_its_first_article_whatever_comes_before_it_or_leaves(told):
    before = told.story("f1").story.story_id
    early = "In Eastvale the river Ostra burst its banks. Hundreds left their homes in rescue boats from Norwick."
    told.add(reading("f0", FLOOD[0][1], early, published="2025-02-02"))
    assert told.story(before).story == told.story("f0").story
    assert told.story("f0").story.story_id != before
    told.judge("move", ["f0"], who="Ada", why="another flood")
    assert (told.story("f2").story.story_id, told.story(before).story.articles) == (before, 3)


def test_id_of_a_story_leads_on_when_its_first_article_is_found_to_be_a_copy(ledger):
    ledger.add(reading(*FLOOD[0]))
    before = ledger.story("f1").story.story_id
    ledger.add(reading("first", *FLOOD[0][1:], published="2025-02-01"))
    assert [a.article_id for a in ledger.story(before).articles] == ["first", "f1"]


def test_id_of_a_story_leads_where_its_first_article_never_was_the_first(told, tmp_path):
    early = "In Eastvale the river Ostra burst its banks. Hundreds left their homes in rescue boats from Norwick."
    before = told.story("f1").story.story_id
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        other.add(reading("f0", FLOOD[0][1], early, published="2025-02-02"))
        list(other.add_many(reading(*row) for row in FLOOD))
        assert other.story(before).story == other.story("f0").story
        assert other.story("f0").story.story_id != before


def test_of_many_articles_of_one_day_those_that_one_meets_do_not_depend_on_which_came_first(
    ledger, tmp_path, monkeypatch
):
    monkeypatch.setattr(placing, "_LOOKUP", placing._LOOKUP.replace(f"LIMIT {placing.NEWEST}", "LIMIT 2"))
    told = "Bakers Carters Divers Farmers Grocers Hunters Joiners Masons Nurses".split()
    rows = [
        (f"n{name[0]}", f"{name} flee Eastvale", f"{name} fled as the Ostra flooded Eastvale.") for name in told
    ]
    last = reading("last", "Ostra floods Eastvale", "The Ostra flooded Eastvale.", published="2025-02-04")
    list(ledger.add_many(reading(*row) for row in rows))
    ledger.add(last)
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        list(other.add_many(reading(*row) for row in reversed(rows)))
        other.add(last)
        assert met(other) == met(ledger)


def met(ledger):
    return [row for row in contents(ledger)["story_pairs"] if "'last " in row]


def test_id_of_a_story_that_was_joined_leads_to_the_other(told):
    before = told.story("v1").story.story_id
    for id in ("v1", "v2"):
        told.judge("move", [id, "f1"], who="Ada", why="one affair")
    assert told.story(before).story.story_id == told.story("f1").story.story_id


def test_pinned_query_is_a_story_by_name(told):
    pinned = told.judge("pin", ["Quist"], to="fishing tax", who="Ada", why="to follow it")
    page = told.story("quist")
    assert ([a.article_id for a in page.articles], page.story.query) == (["v1", "v2"], "fishing tax")
    told.judge("undo", [pinned.decision_id], who="Ada", why="over")
    with pytest.raises(LedgerError, match="There is no story quist"):
        told.story("quist")


def test_origins_of_a_story_are_counted_with_their_evidence(ledger):
    texts = {
        "a": ("The river office said 300 houses were flooded in Eastvale.", "The river office", "said"),
        "b": ("300 houses were flooded in Eastvale, officials said on Monday.", "officials", "said"),
    }
    for id, (text, source, cue) in texts.items():
        content = "300 houses were flooded in Eastvale"
        kind = SourceKind.ORGANISATION if id == "a" else SourceKind.UNNAMED
        ledger.add(
            make_reading(
                make_article(text, id=id, outlet=f"Post {id}"), [Saying(content, source=source, cue=cue, kind=kind)]
            )
        )
    count = ledger.origins_of(["a", "b"])
    assert (count.least, count.most) == (1, 2)
    assert [origin.names for origin in count.origins] == [("The river office",), ("officials",)]
    assert all(origin.evidence for origin in count.origins)


GIVEN = [
    ("The Ostra Board raised the number of flooded houses to 300.", ("The Ostra Board",), (1, 1)),
    ("The Harbour Office raised the number of flooded houses to 300.", ("Harbour Office",), (2, 2)),
    ("Officials put the number of flooded houses at 300.", ("Officials",), (1, 2)),
    ("Some 300 houses were flooded in Eastvale.", ("Post b",), (1, 2)),
]


@pytest.mark.parametrize(("sentence", "names", "count"), GIVEN, ids=[row[0] for row in GIVEN])
def test_figure_that_an_outlet_states_as_somebodys_is_from_them(ledger, sentence, names, count):
    said = "The Ostra Board said 300 houses were flooded."
    board = Saying("300 houses were flooded", source="The Ostra Board", cue="said", kind=SourceKind.ORGANISATION)
    houses = {"300": (300.0, 300.0, Bound.EXACT)}
    stated = Saying(sentence, stance=Stance.OWN_VOICE, name="Post b", figures=houses)
    ledger.add(make_reading(make_article(said, id="a", outlet="Post a"), [board]))
    ledger.add(make_reading(make_article(sentence, id="b", outlet="Post b"), [stated]))
    found = ledger.origins_of(["a", "b"])
    assert (found.least, found.most) == count
    assert names in [origin.names for origin in found.origins]
