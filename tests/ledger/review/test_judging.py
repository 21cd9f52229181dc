"""What people decide on questions and links: kept as events, laid over what was found, undone and replayed."""

import dataclasses

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger
from onrecord.publish.export.rows import decision_record
from tests.ledger.questions.test_questions import claim, denial, toll

WHO = "Ida Fenn"


@pytest.fixture
def flood(ledger):
    """A ledger with two questions: the killed, with three answers, and the missing."""
    list(
        ledger.add_many(
            [
                toll("2025-02-03", 14),
                toll("2025-02-04", 19),
                toll("2025-02-05", 22),
                toll("2025-02-04", 30, words="people were missing"),
            ]
        )
    )
    return ledger


def ids(ledger):
    return [question.question_id for question in ledger.questions()]


def shapes(ledger):
    return sorted((q.text, q.answers) for q in ledger.questions())


def test_merged_questions_are_one_and_undoing_parts_them(flood):
    before = shapes(flood)
    killed, missing = ids(flood)
    decision = flood.judge("merge", [killed, missing], who=WHO, why="One list.")
    assert [(q.answers, q.merged) for q in flood.questions()] == [(4, (missing,))]
    assert flood.question(missing).question.question_id == killed
    flood.judge("undo", [decision.decision_id], who=WHO)
    assert shapes(flood) == before


def test_a_merge_takes_in_what_comes_later(flood):
    flood.judge("merge", ids(flood), who=WHO)
    flood.add(toll("2025-02-06", 31, words="people were missing"))
    assert [q.answers for q in flood.questions()] == [5]


def test_a_split_off_claim_stays_apart_when_its_article_is_read_again(flood):
    killed = ids(flood)[0]
    claim_id = flood.question(killed).answers[1].claim.claim_id
    flood.judge("split", [killed, claim_id], who=WHO, why="Another dyke.")
    assert sorted(q.answers for q in flood.questions()) == [1, 1, 2]
    again = dataclasses.replace(toll("2025-02-04", 19), versions={"onrecord": "9"})
    assert flood.add(again).outcome == "read_again"
    assert sorted(q.answers for q in flood.questions()) == [1, 1, 2]


def test_a_renamed_question_keeps_its_name(flood):
    killed = ids(flood)[0]
    decision = flood.judge("rename", [killed], who=WHO, to="Deaths at Eastvale")
    assert flood.question(killed).question.text == "Deaths at Eastvale"
    assert decision.before == {"text": "People killed · Eastvale"}
    assert decision.after == {"text": "Deaths at Eastvale"}


def test_a_rejected_link_says_so_and_undoing_twice_rejects_it_again(ledger):
    said = claim("2025-02-03", "the dyke alarm was switched off on Friday")
    denied = denial("2025-02-04", "that the dyke alarm was switched off")
    list(ledger.add_many([said, denied]))
    (link,) = ledger.links()
    first = ledger.judge("reject", [link.later, link.earlier], who=WHO)
    assert [x.status for x in ledger.links()] == ["rejected"]
    second = ledger.judge("undo", [first.decision_id], who=WHO)
    assert [x.status for x in ledger.links()] == ["suggested"]
    assert (second.before, second.after) == (first.after, first.before)
    ledger.judge("undo", [second.decision_id], who=WHO)
    assert [x.status for x in ledger.links()] == ["rejected"]


def test_a_party_stands_beside_the_figures_of_its_source(flood):
    flood.judge("party", ["The river office"], who=WHO, to="the state")
    assert {a.party for a in flood.question(ids(flood)[0]).answers} == {"the state"}


@pytest.mark.parametrize("act", ["rename", "party"])
@pytest.mark.parametrize("to", ["the\x1b[31m state", "the \u202estate", "\u200d", "s" * 301])
def test_a_name_that_no_page_can_show_is_refused(flood, act, to):
    target = ids(flood)[0] if act == "rename" else "The river office"
    with pytest.raises(LedgerError, match="300 characters, all of which can be shown"):
        flood.judge(act, [target], who=WHO, to=to)


def test_a_pinned_story_has_a_name_and_a_query_that_can_be_shown(flood):
    for name, query in (("The\x07 flood", "flood"), ("The flood", "flood \u202eoutlet:post")):
        with pytest.raises(LedgerError, match="all of which can be shown"):
            flood.judge("pin", [name], who=WHO, to=query)


WHOLE = {"id": "d1", "at": "2025-02-07T00:00:00+00:00", "who": WHO, "act": "accept", "subject": {"claim": "c1"}}
WHOLE |= {"before": {}, "after": {"standing": "accepted"}, "why": "", "undoes": None}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([1], "no JSON object"),
        ({"a": 1}, "'id' is missing"),
        (WHOLE | {"act": "praise"}, "this version does not know the act 'praise'"),
        (WHOLE | {"who": None}, "'who' is not what it is in a decision"),
        (WHOLE | {"subject": "c1"}, "'subject' is not what it is in a decision"),
        (WHOLE | {"undoes": 5}, "'undoes' is not what it is in a decision"),
        (WHOLE | {"at": "yesterday"}, "'yesterday' is no moment"),
    ],
)
def test_what_is_no_decision_is_not_replayed(flood, record, message):
    with pytest.raises(LedgerError, match=f"Line 1 is not a decision: .*{message}"):
        flood.replay([record])


@pytest.mark.parametrize("act", ["merge", "split", "rename", "confirm", "party", "move", "stance"])
def test_a_decision_that_lacks_what_its_act_needs_is_not_replayed(flood, act):
    record = {"id": "d1", "at": "2025-02-07T00:00:00+00:00", "who": WHO, "act": act, "subject": {"claim": "c1"}}
    with pytest.raises(LedgerError, match="is not a decision: it lacks what its act needs"):
        flood.replay([record | {"before": {}, "after": {}, "why": "", "undoes": None}])
    assert list(flood.decisions()) == []


def test_decisions_replayed_in_another_ledger_do_the_same(flood, tmp_path):
    killed, missing = ids(flood)
    flood.judge("rename", [killed], who=WHO, to="Deaths")
    undone = flood.judge("merge", [killed, missing], who=WHO)
    flood.judge("undo", [undone.decision_id], who=WHO)
    records = [decision_record(decision) for decision in flood.decisions()]
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        assert other.replay(records) == 3
        assert other.replay(records) == 0
        list(other.add_many(flood.readings()))
        assert shapes(other) == shapes(flood)


def first_claim(ledger, question):
    return ledger.question(question).answers[0].claim.claim_id


def test_a_merge_stays_when_the_claim_that_named_it_is_split_off(flood):
    killed, missing = ids(flood)
    flood.judge("merge", [killed, missing], who=WHO, why="One list.")
    flood.judge("split", [killed, first_claim(flood, killed)], who=WHO, why="Another dyke.")
    assert sorted((q.answers, q.merged) for q in flood.questions()) == [(1, ()), (3, (missing,))]
    merged, split = flood.question(killed).decided
    assert merged.startswith(f"Ida Fenn merged question {missing} into {killed} on ")
    assert f"Ida Fenn split a figure off question {killed}, now question q" in split
    assert "“Another dyke.”" in split


def test_a_name_stays_when_the_claim_that_named_it_is_split_off(flood):
    killed = ids(flood)[0]
    flood.judge("rename", [killed], who=WHO, to="Deaths")
    decision = flood.judge("split", [killed, first_claim(flood, killed)], who=WHO)
    assert flood.question(killed).question.text == "Deaths"
    assert flood.question(decision.after["question"]).question.text != "Deaths"


def test_what_was_split_off_can_be_merged_and_named(flood):
    killed, missing = ids(flood)
    new = flood.judge("split", [killed, first_claim(flood, killed)], who=WHO).after["question"]
    flood.judge("merge", [missing, new], who=WHO)
    flood.judge("rename", [new], who=WHO, to="Missing or dead")
    assert sorted((q.text, q.answers) for q in flood.questions()) == [
        ("Missing or dead", 2),
        ("People killed · Eastvale", 2),
    ]


def test_a_claim_names_the_questions_that_it_answers_as_people_left_them(flood):
    killed, missing = ids(flood)
    new = flood.judge("split", [killed, first_claim(flood, killed)], who=WHO).after["question"]
    flood.judge("merge", [missing, new], who=WHO)
    flood.judge("rename", [missing], who=WHO, to="Missing or dead")
    flood.judge("rename", [killed], who=WHO, to="Deaths")
    pages = [flood.question(question.question_id) for question in flood.questions()]
    told = {answer.claim.claim_id: page.question for page in pages for answer in page.answers}
    assert {question.text for question in told.values()} == {"Missing or dead", "Deaths"}
    for id, question in told.items():  # one claim alone, so that no other brings in what is asked for
        (named,) = flood.questions_answered([id])[id]
        assert (named.question_id, named.text) == (question.question_id, question.text)
        assert named.figure in {figure.text for figure in flood.claim(id).figures}


def test_a_split_that_others_build_on_is_not_undone_before_them(flood):
    killed, missing = ids(flood)
    split = flood.judge("split", [killed, first_claim(flood, killed)], who=WHO)
    merge = flood.judge("merge", [missing, split.after["question"]], who=WHO)
    with pytest.raises(LedgerError, match=f"{merge.decision_id} merged. Undo {merge.decision_id} first"):
        flood.judge("undo", [split.decision_id], who=WHO)
    flood.judge("undo", [merge.decision_id], who=WHO)
    flood.judge("undo", [split.decision_id], who=WHO)
    assert sorted(q.answers for q in flood.questions()) == [1, 3]


def test_the_start_of_an_id_is_enough(flood):
    killed = ids(flood)[0]
    assert flood.question(killed[:6]).question.question_id == killed
    claim_id = first_claim(flood, killed)
    split = flood.judge("split", [killed[:6], claim_id[:8]], who=WHO)
    new = split.after["question"]
    assert flood.question(new[:7]).question.question_id == new
    flood.judge("undo", [split.decision_id[:9]], who=WHO)
    articles = flood.article_ids()
    moved = flood.judge("move", [articles[0][:9]], who=WHO)
    assert moved.subject == {"article": articles[0]}
    assert flood.story(articles[0][:9]).story.articles


def test_a_start_that_several_have_is_refused(ledger):
    for at, reading in enumerate((toll("2025-02-03", 14), toll("2025-02-03", 14, outlet="Marl Radio"))):
        named = dataclasses.replace(reading.claims[0], id=f"cabc{at:013}")
        ledger.add(dataclasses.replace(reading, claims=(named,)))
    (question,) = ledger.questions(least=2)
    with pytest.raises(LedgerError, match=r"Several claims begin with cabc0, cabc0+, cabc0+1 among them"):
        ledger.judge("split", [question.question_id, "cabc0"], who=WHO)


REFUSED = [
    ("marry", ["q1", "q2"], None, "nothing that can be decided"),
    ("merge", ["q1"], None, "takes two questions"),
    ("rename", ["nothing at all"], "x", "No question is about"),
    ("confirm", ["c1", "c2"], None, "There is no such link"),
    ("party", ["Nobody"], "x", "No source is called"),
    ("undo", ["d1"], None, "There is no decision d1"),
]


@pytest.mark.parametrize(("act", "targets", "to", "message"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_not_there_cannot_be_decided(flood, act, targets, to, message):
    with pytest.raises(LedgerError, match=message):
        flood.judge(act, targets, who=WHO, to=to)
    assert not list(flood.decisions())


@pytest.mark.parametrize("given", [{"who": "\ud800"}, {"who": WHO, "why": "\ud800"}], ids=["who", "why"])
def test_what_no_text_can_hold_is_not_decided(flood, given):
    with pytest.raises(LedgerError, match="no text can hold"):
        flood.judge("rename", [ids(flood)[0]], to="Deaths", **given)
    assert not list(flood.decisions())


def test_a_decision_is_undone_once(flood):
    decision = flood.judge("rename", [ids(flood)[0]], who=WHO, to="Deaths")
    flood.judge("undo", [decision.decision_id], who=WHO)
    with pytest.raises(LedgerError, match="undone already"):
        flood.judge("undo", [decision.decision_id], who=WHO)
