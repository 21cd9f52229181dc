"""What happened in a story: a figure raised and corrected, a claim denied and taken back, each with its reason."""

from dataclasses import replace

from onrecord.records import Bound, SourceKind, Stance
from tests.factories import Saying, make_article, make_reading

BODY = SourceKind.ORGANISATION
ABOUT = {
    "a": "The river Ostra burst its banks at Eastvale and rescue boats came from Norwick. ",
    "b": "Boats from Norwick carried people out of flooded Eastvale as the river Ostra rose above its banks. ",
    "c": "In Eastvale the river Ostra stood high for a third day; boats from Norwick stayed. ",
}
OPEN = "the sluice gate at Eastvale had been left open"


def toll(number, sentence, *, source="The health ministry", cue="said"):
    figures = {str(number): (float(number), float(number), Bound.EXACT, "people")}
    return Saying(content=sentence, source=source, cue=cue, kind=BODY, figures=figures)


def told(id, day, text, *sayings):
    article = make_article(
        ABOUT[id] + text, id=id, title="Flood at Eastvale on the river Ostra", published=day, outlet=f"Post {id}"
    )
    return make_reading(article, sayings)


READINGS = [
    told(
        "a",
        "2031-05-02",
        f"The health ministry said 12 people were killed. Ida Holm said {OPEN}.",
        toll(12, "12 people were killed"),
        Saying(content=OPEN, source="Ida Holm", cue="said"),
    ),
    told(
        "b",
        "2031-05-03",
        f"The health ministry said 15 people were killed. The water board denied that {OPEN}.",
        toll(15, "15 people were killed"),
        Saying(content=f"that {OPEN}", source="The water board", cue="denied", stance=Stance.DENIES, kind=BODY),
    ),
    told(
        "c",
        "2031-05-04",
        f"The health ministry corrected the number of people killed to 14. The water board withdrew that {OPEN}.",
        toll(14, "the number of people killed to 14", cue="corrected"),
    ),
]


def test_a_figure_that_others_gave_before_has_not_moved_again(ledger):
    days = {"a": ("2031-05-02", 120), "b": ("2031-05-03", 150), "c": ("2031-05-05", 150)}
    voices = {"a": "The health ministry", "b": "The health ministry", "c": "The water board"}
    said = {id: f"{number} people have been killed so far" for id, (_, number) in days.items()}
    readings = [
        told(
            id,
            day,
            f"{voices[id]} said {said[id]}. {ABOUT['a']}{ABOUT['b']}",
            toll(number, said[id], source=voices[id]),
        )
        for id, (day, number) in days.items()
    ]
    list(ledger.add_many(readings))
    (story,) = {member.story for member in ledger.story_members()}
    moved = [(event.article_id, event.kind) for event in ledger.story(story).events if event.figure]
    assert moved == [("b", "raised")]


def test_a_timeline_tells_what_was_first_said_raised_denied_and_corrected(ledger):
    list(ledger.add_many(READINGS))
    (story,) = {member.story for member in ledger.story_members()}
    events = ledger.story(story).events
    assert sorted((event.article_id, event.kind) for event in events) == [
        ("a", "first_said"),
        ("b", "denied"),
        ("b", "raised"),
        ("c", "corrected"),
    ]
    assert [event.article_id for event in events] == ["a", "b", "b", "c"]
    assert all(event.because for event in events)
    denied = next(event for event in events if event.kind == "denied")
    assert (denied.source, denied.earlier_words) == ("The water board", OPEN)
    assert all(event.figure and event.earlier_figure for event in events if event.kind == "raised")
    raised = next(event for event in events if event.kind == "raised")
    assert (raised.earlier_figure.text, raised.figure.text) == ("12", "15")
    assert denied.figure is None


def test_another_source_with_another_figure_disputes_nothing(ledger):
    other = toll(19, "19 people were killed", source="The relief agency")
    list(
        ledger.add_many(
            [READINGS[0], told("b", "2031-05-02", "The relief agency said 19 people were killed.", other)]
        )
    )
    (story,) = {member.story for member in ledger.story_members()}
    (event,) = (event for event in ledger.story(story).events if event.earlier_claim)
    given = {(event.source, event.figure.text), (event.earlier_by, event.earlier_figure.text)}
    assert event.kind == "other_figure"
    assert given == {("The relief agency", "19"), ("The health ministry", "12")}


def test_a_timeline_is_the_same_in_any_order(ledger):
    for reading in reversed(READINGS):
        ledger.add(reading)
    (story,) = {member.story for member in ledger.story_members()}
    assert {event.kind for event in ledger.story(story).events} == {"first_said", "raised", "denied", "corrected"}


def test_the_figures_of_a_link_say_whether_one_was_raised(ledger):
    home = "100 of the 900 displaced people have gone home"
    for id, day, text, figures in (
        ("a", "2031-05-02", "800 displaced people", {"800": 800}),
        ("b", "2031-05-03", home, {"100": 100, "900": 900}),
    ):
        counted = {
            words: (float(value), float(value), Bound.EXACT, "displaced people") for words, value in figures.items()
        }
        ledger.add(
            told(
                id,
                day,
                f"The relief agency said {text}.",
                Saying(text, source="The relief agency", kind=BODY, figures=counted),
            )
        )
    moved = [event for event in ledger.story("b").events if event.earlier_claim]
    assert {(event.kind, event.earlier_figure.text, event.figure.text) for event in moved} <= {
        ("raised", "800", "900"),
        ("lowered", "800", "100"),
    }


def test_what_has_no_hour_stands_behind_what_has_one_on_its_day(ledger):
    evening = toll(17, "17 people were killed")
    timed = told("c", "2031-05-03T22:00:00Z", "The health ministry said 17 people were killed.", evening)
    list(ledger.add_many([timed, *READINGS[:2]]))
    (story,) = {member.story for member in ledger.story_members()}
    events = [event for event in ledger.story(story).events if event.kind == "raised"]
    assert [(event.at, event.article_id, event.earlier_figure.text, event.figure.text) for event in events] == [
        ("2031-05-03T22:00:00Z", "c", "12", "17"),
        ("2031-05-03", "b", "12", "15"),
    ]


def test_newest_events_are_those_of_the_last_two_days(ledger):
    list(ledger.add_many(READINGS))
    (story,) = {member.story for member in ledger.story_members()}
    assert {event.article_id for event in ledger.newest_events(story)} == {"b", "c"}
    assert set(ledger.newest_events(story)) <= set(ledger.story(story).events)


def test_newest_events_are_those_of_the_last_days_on_which_anything_happened(ledger):
    quiet = told("a", "2031-05-09", "The market opened again.")
    later = [told("a", f"2031-05-{day:02}", "The market stayed open.") for day in (10, 12)]
    renamed = [
        replace(one, article=replace(one.article, id=f"q{at}", url=None)) for at, one in enumerate([quiet, *later])
    ]
    list(ledger.add_many([*READINGS, *renamed]))
    story = next(member.story for member in ledger.story_members() if member.article_id == "a")
    assert {event.article_id for event in ledger.newest_events(story)} == {"b", "c"}
