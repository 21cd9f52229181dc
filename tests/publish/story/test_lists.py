"""The lists of a story page, from claims and the links between them."""

from dataclasses import fields, replace

import pytest

from onrecord.ledger.views.claims import ClaimHit, FigureHit, LinkRow
from onrecord.ledger.views.stories import StoryEvent
from onrecord.publish.story import changes as story_changes
from onrecord.publish.story.against import shown
from onrecord.publish.story.changes import event_days, newest_changes
from onrecord.publish.story.lists import AGAINST, told_against
from onrecord.publish.wording.hits import who_of
from onrecord.records import BY_WEIGHTS

EMPTY = dict.fromkeys(field.name for field in fields(ClaimHit)) | {"attitude": "speech", "told": (), "score": 0.9}


def hit(claim_id, stance, outlet):
    return ClaimHit(
        **EMPTY
        | {
            "claim_id": claim_id,
            "article_id": outlet,
            "outlet": outlet,
            "source": "Ada Brown",
            "stance": stance,
            "content": f"the dyke had cracked ({claim_id})",
            "evidence": f"{outlet}: the dyke had cracked.",
            "published": "2025-02-03",
            "figures": (),
        }
    )


def link(later, earlier, relation, status="suggested"):
    return LinkRow(later, earlier, relation, 0.9, "why", "rules", later, earlier, status=status)


HITS = {
    one.claim_id: one
    for one in (
        hit("c1", "says", "Post"),
        hit("c2", "says", "Radio"),
        hit("c3", "denies", "Post"),
        hit("c4", "denies", "Radio"),
    )
}


def listed(name):
    return lambda claims, links: shown(told_against(claims, links, name))


disputed, withdrawn, unverified = map(listed, AGAINST)
TWICE = [link("c3", "c1", "denies"), link("c4", "c2", "denies")]


@pytest.mark.parametrize(
    ("links", "count"),
    [
        (TWICE, 2),
        ([*TWICE, link("c2", "c1", "same_statement")], 2),
        ([*TWICE, link("c2", "c1", "same_statement"), link("c4", "c3", "same_statement")], 1),
        ([*TWICE, link("c2", "c1", "same_statement", "rejected"), link("c4", "c3", "same_statement")], 2),
        ([link("c3", "c1", "denies", "rejected")], 0),
    ],
)
def test_pair_of_statements_stands_once_however_many_articles_carry_it(links, count):
    for order in (links, links[::-1]):
        assert sum(len((*g.claims, *g.folded)) * len(g.others) for g in disputed(HITS, order)) == count


def test_what_could_not_be_verified_is_a_list_of_its_own():
    links = [*TWICE, link("c3", "c2", "cannot_verify")]
    (one,) = unverified(HITS, links)
    assert (one.claims[0].outlet, one.others[0].line.outlet) == ("Radio", "Post")


def test_what_one_statement_denies_stands_together_over_it():
    many = {f"c{n}": replace(HITS["c1"], claim_id=f"c{n}", evidence=f"{n}.", content=f"{n}") for n in range(5, 9)}
    links = [link("c3", id, "denies") for id in many]
    (group,) = disputed(HITS | many, links)
    assert (len(group.claims), len(group.folded), group.folded_words) == (2, 2, "2 more claims")
    assert [one.line.address for one in group.others] == ["/claim/c3"]


def test_claim_stands_once_over_all_who_deny_it():
    other = {"c5": replace(HITS["c4"], claim_id="c5", source="Lee Marsh")}
    (group,) = disputed(HITS | other, [link("c3", "c1", "denies"), link("c5", "c1", "denies")])
    assert [one.address for one in group.claims] == ["/claim/c1"]
    assert [one.line.who for one in group.others] == ["Ada Brown", "Lee Marsh"]


def test_each_statement_stands_once_and_says_whose_claims_it_denies():
    more = {
        f"c{n}": replace(HITS["c1"], claim_id=f"c{n}", evidence=f"{n}.", content=f"{n}", source=f"Ida {n}")
        for n in (5, 6)
    }
    other = {f"c{n}": replace(HITS["c4"], claim_id=f"c{n}", source=f"Lee {n}", evidence=f"{n}.") for n in (7, 8)}
    links = [
        link(*pair, "denies") for pair in (("c3", "c1"), ("c7", "c1"), ("c8", "c1"), ("c7", "c5"), ("c8", "c6"))
    ]
    for order in (links, links[::-1]):
        (group,) = disputed(HITS | more | other, order)
        assert [one.address[7:] for one in (*group.claims, *group.folded)] == ["c1", "c5", "c6"]
        assert [(one.line.address[7:], one.whose) for one in group.others] == [
            ("c3", "against Ada Brown"),
            ("c7", "against Ada Brown, Ida 5"),
            ("c8", "against Ada Brown, Ida 6"),
        ]


def test_older_statements_of_a_source_are_folded():
    more = {
        f"c{n}": replace(
            HITS["c3"], claim_id=f"c{n}", evidence=f"{n}.", content=f"{n}", published=f"2025-02-{n:02}"
        )
        for n in range(10, 15)
    }
    more["c20"] = replace(more["c10"], claim_id="c20", source="Lee Marsh", evidence="Lee.")
    (group,) = disputed(HITS | more, [link(id, "c1", "denies") for id in more])
    assert [one.line.address[7:] for one in group.others] == ["c14", "c20", "c13"]
    assert group.others_words == "3 more statements"
    assert [one.line.address[7:] for one in group.others_folded] == ["c12", "c11", "c10"]


def test_claim_that_outlets_print_in_other_words_stands_once_over_all_who_deny_it():
    (group,) = disputed(HITS, [*TWICE, link("c2", "c1", "same_statement")])
    assert [one.address for one in (*group.claims, *(one.line for one in group.others))] == [
        "/claim/c1",
        "/claim/c3",
        "/claim/c4",
    ]


def test_surest_of_what_one_statement_denies_is_shown():
    many = {f"c{n}": replace(HITS["c1"], claim_id=f"c{n}", evidence=f"{n}.", content=f"{n}") for n in range(5, 9)}
    scores = {"c5": (0.7, "rules"), "c6": (0.99, f"1{BY_WEIGHTS}2"), "c7": (0.9, "rules"), "c8": (0.9, "rules")}
    links = [replace(link("c3", id, "denies"), score=at, judged_by=by) for id, (at, by) in scores.items()]
    for newest, order in (("c8", ["c8", "c7", "c5", "c6"]), ("c6", ["c7", "c8", "c5", "c6"])):
        days = many | {newest: replace(many[newest], published="2025-02-09")}
        (group,) = disputed(HITS | days, links)
        assert [one.address[7:] for one in (*group.claims, *group.folded)] == order


def test_figures_that_differ_are_not_disputed():
    links = [link("c3", "c1", "conflicts"), link("c4", "c2", "retracts")]
    assert disputed(HITS, links) == ()
    assert [[one.line.address for one in group.others] for group in withdrawn(HITS, links)] == [["/claim/c4"]]


def test_denial_that_two_outlets_print_in_one_day_stands_once():
    told = {"c4": replace(HITS["c4"], content=HITS["c3"].content)}
    told["c2"] = replace(HITS["c2"], content=HITS["c1"].content)
    (group,) = disputed(HITS | told, TWICE)
    assert [one.outlet for one in group.claims] == ["Post"]
    later = told | {"c4": replace(told["c4"], published="2025-02-04")}
    (group,) = disputed(HITS | later, TWICE)
    assert [one.line.date for one in group.others] == ["4 Feb 2025", "3 Feb 2025"]


def event(earlier, kind="denied", claim="c3", at="2025-02-05", **more):
    return StoryEvent(at, kind, "a", "Post", claim, "Lee Marsh", "that is wrong", earlier, earlier, "why", **more)


def moved(earlier, now, change=None, claim="c3", **more):
    def figure(value):
        return FigureHit(
            f"{value}", value, value, "exact", "people", "killed", None, change, "stated", *(None,) * 3, 0, 2
        )

    was = {"one": 10, "two": 20, "three": 30}[earlier]
    return event(earlier, "raised", claim, figure=figure(now), earlier_figure=figure(was), **more)


def test_what_one_statement_did_to_several_is_one_event():
    (day,) = event_days([event("one"), event("two"), event("three"), event("one", kind="confirmed")], {})
    assert [(one.what, one.earlier, one.earlier_words) for one in day.events] == [
        ("Denied", ("one", "two", "three"), "against: 3 claims"),
        ("Confirmed", (), ""),
    ]
    assert day.events[0].because == ("why",)


def test_what_is_denied_is_told_with_who_said_it():
    (day,) = event_days([event("one", earlier_by="Ada Brown")], {})
    assert (day.events[0].before, day.events[0].earlier) == ("against Ada Brown:", ("one",))


def test_what_is_denied_by_one_statement_of_several_sources_names_none_of_them():
    (day,) = event_days([event("one", earlier_by="Ada Brown"), event("two", earlier_by="Lee Marsh")], {})
    assert (day.events[0].before, day.events[0].earlier) == ("against:", ("one", "two"))


def test_text_that_changed_is_told_by_its_words_before_and_after():
    change = StoryEvent("2025-02-05", "copy_changed", "a", "Post", None, None, "41", None, "38", "why")
    (day,) = event_days([change], {})
    (one,) = day.events
    assert (one.what, one.who, one.text, one.earlier) == ("Changed in a copy", "Post", "“38” → “41”", ())


def test_what_no_rule_tells_is_likely():
    (day,) = event_days([event("one", likely=True), event("two", claim="c2", kind="not_verified")], {})
    assert [one.what for one in day.events] == ["Likely denied", "Could not be verified"]


def test_what_one_source_denies_in_several_articles_of_a_day_is_told_once():
    again = [replace(event(earlier, claim="c3"), words="those claims") for earlier in ("two", "three")]
    (day,) = event_days([event("one"), event("two"), *again], {})
    assert [(one.what, one.earlier) for one in day.events] == [("Denied", ("one", "two", "three"))]
    (day,) = event_days([event("one"), *again], {})
    assert len(day.events) == 2
    (day,) = event_days([event("one"), replace(event("one", claim="c3"), words="no", source="Ida Fenn")], {})
    assert len(day.events) == 2


def test_figures_of_sources_that_differ_are_told_side_by_side():
    both = [
        replace(moved("one", 71), kind="other_figure", earlier_by="Red Cross"),
        replace(moved("two", 71), kind="other_figure", earlier_by="police"),
    ]
    (day,) = event_days([*both, both[0]], {})
    (one,) = day.events
    assert one.what == "Another figure"
    assert [(given.who, given.figure.sign) for given in one.differ] == [
        ("Lee Marsh", "71"),
        ("Red Cross", "10"),
        ("police", "20"),
    ]
    assert (one.moved, one.earlier_words) == ((), "beside: 2 claims")


def test_sources_that_give_one_number_beside_another_source_s_are_one_event():
    beside = replace(moved("one", 71), kind="other_figure", earlier_by="Red Cross")
    others = [replace(beside, source=who, words=f"{who} gave it") for who in ("Ada Brown", "Ida Fenn")]
    apart = replace(moved("one", 80), kind="other_figure", earlier_by="Red Cross", source="Karl Benz", words="no")
    (day,) = event_days([beside, *others, apart], {})
    assert [[given.who for given in one.differ] for one in day.events] == [
        ["Lee Marsh", "Ada Brown", "Ida Fenn", "Red Cross"],
        ["Karl Benz", "Red Cross"],
    ]


def test_one_number_that_a_source_gives_in_headline_and_text_is_one_event():
    headline = replace(moved("one", 71), kind="other_figure", earlier_by="police")
    was = headline.earlier_figure
    text = replace(moved("two", 71, claim="c2"), kind="other_figure", earlier_by="police", earlier_figure=was)
    (day,) = event_days([headline, text], {})
    assert [one.what for one in day.events] == ["Another figure"]


def test_a_move_that_an_article_tells_in_headline_and_text_is_one_event_of_who_is_heard():
    headline = replace(moved("one", 71), source=None, words="71 dead")
    text = replace(moved("one", 71, claim="c2"), words="71 people had died")
    other = replace(moved("one", 80, claim="c4"), words="80 were hurt")
    (day,) = event_days([headline, text, other], {})
    assert [(one.who, [mark.sign for mark in one.moved]) for one in day.events] == [
        ("Lee Marsh", ["10", "71"]),
        ("Lee Marsh", ["10", "80"]),
    ]


def test_what_is_taken_back_in_headline_and_text_is_one_event():
    headline = replace(event("one", kind="retracted"), words="figure withdrawn")
    text = replace(event("one", kind="retracted", claim="c4"), words="withdrew its figure")
    (day,) = event_days([headline, text], {})
    assert [one.what for one in day.events] == ["Withdrawn"]


def test_a_moved_figure_is_told_once_against_the_newest_before_it():
    days = {"one": "2025-02-01", "two": "2025-02-04", "three": "2025-02-03"}
    claims = {id: replace(HITS["c1"], claim_id=id, published=day) for id, day in days.items()}
    (day,) = event_days([moved(earlier, 40) for earlier in days], claims)
    assert [[mark.sign for mark in one.moved] for one in day.events] == [["20", "40"]]


def test_figures_of_one_statement_are_told_each():
    (day,) = event_days([moved("one", 40), moved("two", 50)], {})
    assert [[mark.sign for mark in one.moved] for one in day.events] == [["10", "40"], ["20", "50"]]


def test_what_a_source_corrects_is_not_told_as_moved_too():
    again = replace(moved("three", 20, claim="c2"), kind="lowered", words="it now speaks of 20")
    corrected = replace(moved("three", 20), kind="corrected")
    of_others = replace(again, source="Radio")
    (day,) = event_days([again, corrected, of_others], {})
    assert [(one.what, one.who) for one in day.events] == [("Corrected", "Lee Marsh"), ("Lowered", "Radio")]


def test_a_figure_that_is_a_change_moves_nothing():
    assert event_days([moved("one", 2, change="change")], {}) == ()


def test_newest_changes_are_those_of_the_last_day_and_what_weighs_most_is_first():
    events = [
        event(None, "first_said", claim="c1"),
        event("one", "disputed"),
        event("one"),
        event("two", at="2025-02-04"),
        event("two", at=None),
    ]
    assert [(d.date, [e.what for e in d.events]) for d in newest_changes(events, {})] == [
        ("5 Feb 2025", ["Denied", "Disputed", "Said first"])
    ]
    assert [d.date for d in newest_changes(events[2:], {})] == ["5 Feb 2025", "4 Feb 2025"]
    assert [[e.what for e in d.events] for d in newest_changes(events, {}, 2)] == [["Denied", "Disputed"]]


ROOM = [
    ("confirmed " * 6, "confirmed confirmed"),
    ("confirmed " * 6 + "raised denied", "denied raised confirmed confirmed"),
    ("denied " * 6 + "raised lowered confirmed", "denied denied denied denied raised lowered"),
    ("raised " * 6 + "retracted denied", "retracted denied raised raised raised raised"),
    ("other_figure " * 4 + "not_verified confirmed " * 3, "other_figure " * 4 + "confirmed not_verified"),
    ("first_said " * 6 + "text_changed " * 6, "text_changed text_changed first_said first_said"),
]


@pytest.mark.parametrize(("kinds", "told"), ROOM)
def test_head_of_a_story_has_room_for_denials_and_figures_before_what_adds_little(kinds, told):
    events = [replace(event(f"e{at}", kind), words=f"no {at}") for at, kind in enumerate(kinds.split())]
    what = [story_changes._EVENTS[kind] for kind in told.split()]
    assert [e.what for day in newest_changes(events, {}) for e in day.events] == what


def test_head_of_a_story_goes_back_a_day_when_the_last_one_only_repeats():
    repeated = [replace(event(f"e{at}", "confirmed"), words=f"no {at}") for at in range(6)]
    events = [*repeated, event("old", at="2025-02-04")]
    assert [[e.what for e in day.events] for day in newest_changes(events, {})] == [
        ["Confirmed", "Confirmed"],
        ["Denied"],
    ]


@pytest.mark.parametrize(
    ("source", "stance", "who"),
    [
        ("Ada Brown", "denies", "Ada Brown"),
        ("which", "denies", "a source not named (“which”)"),
        (None, "own_voice", "Post"),
        (None, "cannot_verify", "Post"),
        (None, "says", "a source not named"),
    ],
)
def test_outlet_speaks_only_in_its_own_voice(source, stance, who):
    assert who_of(replace(HITS["c1"], source=source, stance=stance)) == who
