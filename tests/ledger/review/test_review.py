"""What people decide on claims and names, and the queue that asks them: kept, laid over, undone, replayed."""

import dataclasses

import pytest

from onrecord.errors import LedgerError, QueryError
from onrecord.ledger import open_ledger
from onrecord.ledger.book import sources
from onrecord.ledger.review.doubts import setting_of
from onrecord.ledger.review.keys import claim_key, link_key, name_key, targets_of
from onrecord.ledger.views.review import Setting
from onrecord.publish.export.rows import claim_record, decision_record
from tests.factories import make_story
from tests.ledger.names.test_surnames import FLOOD, reading_of
from tests.ledger.questions.test_questions import claim, denial, toll

WHO = "Ida Fenn"


@pytest.fixture
def story(ledger):
    """A ledger with the story of three claims: Ada Brown's, the river office's denial and the outlet's note."""
    ledger.add(make_story(id="story", url="https://post.example/flood"))
    return ledger


@pytest.fixture
def named(ledger):
    """A ledger in which "Quill" may be Ana Quill."""
    for row in FLOOD:
        ledger.add(reading_of(row))
    return ledger


def first(ledger):
    return next(iter(ledger.claims()))


def found(ledger, query):
    return [hit.claim_id for hit in ledger.search(query).items]


STANDINGS = [
    ("accept", None, "accepted"),
    ("drop", None, "dropped"),
    ("flag", None, "flagged"),
    ("unsure", None, "unsure"),
    ("stance", "denies", "corrected"),
    ("speaker", "Lee Marsh", "corrected"),
]


@pytest.mark.parametrize(("act", "to", "standing"), STANDINGS)
def test_a_decision_on_a_claim_is_told_beside_it_and_undone(story, act, to, standing):
    before = first(story)
    decision = story.judge(act, [before.claim_id], who=WHO, why="I asked her.", to=to)
    after = story.claim(before.claim_id)
    assert after.standing == standing
    assert len(after.decided) == 1
    assert after.decided[0].startswith(f"{WHO} ")
    assert "“I asked her.”" in after.decided[0]
    story.judge("undo", [decision.decision_id], who=WHO)
    assert story.claim(before.claim_id) == before


def test_a_corrected_stance_holds_in_searches_and_keeps_what_was_found(story):
    id = first(story).claim_id
    assert id in found(story, "stance:says")
    story.judge("stance", [id], who=WHO, to="cannot verify")
    assert id not in found(story, "stance:says")
    assert id in found(story, "stance:cannot_verify")
    hit = story.claim(id)
    assert (hit.stance, hit.found_stance) == ("cannot_verify", "says")
    assert dict(story.facets("houses").stances).get("cannot_verify") == 1


def test_a_corrected_speaker_holds_in_searches_and_on_both_pages(story):
    id = first(story).claim_id
    story.judge("speaker", [id], who=WHO, to="Lee Marsh")
    hit = story.claim(id)
    assert (hit.source, hit.found_source, hit.source_role) == ("Lee Marsh", "Ada Brown", "spokesman")
    assert id in found(story, 'source:"Lee Marsh"')
    assert id not in found(story, 'source:"Ada Brown"')
    assert story.source("Ada Brown").claims == 0
    assert id in [hit.claim_id for hit in story.claims_by("Lee Marsh").items]


def test_a_claim_can_be_given_to_a_source_that_no_article_names(story):
    id = first(story).claim_id
    assert story.source("Ona Brisk") is None
    decision = story.judge("speaker", [id], who=WHO, to=" Ona  Brisk ")
    source = story.source("Ona Brisk")
    assert (source.kinds, source.claims, source.articles) == ((), 1, 1)
    assert found(story, 'source:"Ona Brisk"') == [id]
    story.judge("same", ["Ona Brisk", "Ada Brown"], who=WHO)
    assert story.source("Ada Brown").claims == story.source("Ona Brisk").claims
    story.judge("undo", [decision.decision_id], who=WHO)
    assert found(story, 'source:"Ona Brisk"') == []


def test_a_name_may_have_the_joiners_of_its_script(story):
    id = first(story).claim_id
    story.judge("speaker", [id], who=WHO, to="\u0631\u0636\u0627\u200c\u067e\u0648\u0631")
    assert story.source("\u0631\u0636\u0627\u200c\u067e\u0648\u0631").claims == 1


def test_what_is_no_claim_is_out_of_searches_stories_and_figures_but_not_of_the_ledger(ledger):
    for day, number in (("2025-02-03", 14), ("2025-02-04", 19)):
        ledger.add(toll(day, number))
    hit = first(ledger)
    ledger.judge("drop", [hit.claim_id], who=WHO)
    assert hit.claim_id not in found(ledger, "killed")
    assert hit.claim_id not in [one.claim_id for one in ledger.claims_of([hit.article_id])]
    assert sum(question.answers for question in ledger.questions()) == 1
    exported = {hit.claim_id: claim_record(hit)["standing"] for hit in ledger.claims()}
    assert exported[hit.claim_id] == "dropped"
    assert [c.id for c in ledger.reading(hit.article_id).claims] == [hit.claim_id]


def test_a_decision_stays_when_its_article_is_read_again(story):
    id = first(story).claim_id
    story.judge("stance", [id], who=WHO, to="denies")
    reading = story.reading("story")
    assert story.add(dataclasses.replace(reading, versions={"onrecord": "9"})).outcome == "read_again"
    assert (story.claim(id).stance, story.claim(id).found_stance) == ("denies", "says")


def test_decisions_on_claims_and_names_replayed_in_another_ledger_do_the_same(named, tmp_path):
    id = first(named).claim_id
    named.judge("drop", [id], who=WHO)
    named.judge("same", ["Ana Quill", "Quill"], who=WHO)
    records = [decision_record(decision) for decision in named.decisions()]
    with open_ledger(tmp_path / "other.onrecord", create=True) as other:
        assert other.replay(records) == 2
        list(other.add_many(named.readings()))
        assert other.claim(id).standing == "dropped"
        assert other.source("Quill").joined == ("Ana Quill",)


REFUSED = [
    ("accept", ["none"], None, "There is no claim none"),
    ("accept", ["a", "b"], None, "takes a claim; 2 given"),
    ("stance", [], "denies", "takes a claim and --to STANCE"),
    ("stance", ["ID"], "doubts", "There is no stance 'doubts'. There are says"),
    ("speaker", ["ID"], "Ada\x1b[31m Brown", "all of which can be shown"),
    ("speaker", ["ID"], "A" * 301, "at most 300 characters"),
    ("speaker", ["ID"], None, "takes a claim and --to NAME"),
    ("same", ["Ada Brown"], None, "takes two names; 1 given"),
    ("same", ["Ada Brown", "Ada Brown"], None, "is one name"),
    ("apart", ["Ada Brown", "Nobody"], None, "No source is called 'Nobody'"),
    ("unsure", ["Ada Brown", "Nobody"], None, "No source is called 'Nobody'"),
]


@pytest.mark.parametrize(("act", "targets", "to", "message"), REFUSED)
def test_what_cannot_be_decided_is_refused_and_nothing_is_kept(story, act, targets, to, message):
    targets = [first(story).claim_id if target == "ID" else target for target in targets]
    with pytest.raises(LedgerError, match=message):
        story.judge(act, targets, who=WHO, to=to)
    assert list(story.decisions()) == []


def test_names_that_people_join_share_one_page(named):
    assert [(p.one, p.status) for p in named.names()[1]] == [("Ana Quill", "suggested")]
    alone = named.source("Ana Quill")
    decision = named.judge("same", ["Ana Quill", "Quill"], who=WHO)
    joined = named.source("Ana Quill")
    assert (alone.claims, joined.claims, joined.joined, joined.same) == (1, 3, ("Quill",), ())
    assert joined.decided[0].words.startswith("Ida Fenn said that “Ana Quill” and “Quill” are one source")
    assert len(named.claims_by("Quill").items) == 3
    assert [p.status for p in named.names()[1]] == ["confirmed"]
    named.judge("undo", [decision.decision_id], who=WHO)
    assert named.source("Ana Quill") == alone


def test_names_that_people_keep_apart_are_not_suggested_again(named):
    named.judge("apart", ["Quill", "Ana Quill"], who=WHO)
    assert named.names()[1] == ()
    assert named.source("Quill").same == ()
    (story,) = named.stories(least=2)
    assert named.story(story.story_id).same == ()
    assert named.review("name").items == ()


def keys(ledger, kind=None):
    return [doubt.key for doubt in ledger.review(kind).items]


def with_score(reading, score):
    return dataclasses.replace(
        reading, claims=tuple(dataclasses.replace(claim, score=score) for claim in reading.claims)
    )


def test_a_claim_of_a_low_score_is_asked_about_until_somebody_decides(ledger):
    ledger.add(with_score(claim("2025-02-03", "the dyke fell"), 0.31))
    ledger.add(with_score(claim("2025-02-04", "the mill stood"), 0.9))
    (doubt,) = ledger.review().items
    assert (doubt.kind, doubt.claims[0].content, doubt.score) == ("claim", "the dyke fell", 0.31)
    assert doubt.because == "The score of this claim is 0.31 of 1."
    assert doubt.settings[0].after.startswith(" The flood in Eastvale came at night.")
    assert doubt.speakers == ("Ada Brown",)
    ledger.judge("unsure", [doubt.claims[0].claim_id], who=WHO)
    assert keys(ledger) == []
    assert keys(ledger, "unsure") == [doubt.key]
    ledger.judge("accept", [doubt.claims[0].claim_id], who=WHO)
    assert ledger.review("unsure").counts == ()


def test_what_copies_say_is_asked_about_once_and_again_only_where_it_was_not_accepted(ledger):
    for outlet in ("The Eastvale Post", "Marl Radio"):
        ledger.add(with_score(claim("2025-02-03", "the dyke fell", outlet=outlet), 0.31))
    ledger.add(with_score(claim("2025-02-03", "the dyke fell", source="Lee Marsh"), 0.31))
    one, other = ledger.review().items
    assert {one.claims[0].source, other.claims[0].source} == {"Ada Brown", "Lee Marsh"}
    brown = one if one.claims[0].source == "Ada Brown" else other
    decision = ledger.judge("drop", [brown.claims[0].claim_id], who=WHO)
    assert len(ledger.review().items) == 2
    ledger.judge("undo", [decision.decision_id], who=WHO)
    ledger.judge("accept", [brown.claims[0].claim_id], who=WHO)
    assert [doubt.claims[0].source for doubt in ledger.review().items] == ["Lee Marsh"]


LINKS_DECIDED = [("confirm", 0), ("reject", 1), ("unsure", 1)]


@pytest.mark.parametrize(("act", "left"), LINKS_DECIDED)
def test_the_copies_of_a_link_are_asked_about_unless_it_was_confirmed(ledger, act, left):
    ledger.add(claim("2025-02-03", "the dyke alarm was switched off on Friday"))
    for day in ("2025-02-04", "2025-02-05"):
        ledger.add(denial(day, "that the dyke alarm was switched off"))
    assert len([link for link in ledger.links() if link.relation == "denies"]) == 2
    (doubt,) = ledger.review("link").items
    decision = ledger.judge(act, targets_of(doubt.key)[1], who=WHO)
    assert len(ledger.review("link").items) == left
    ledger.judge("undo", [decision.decision_id], who=WHO)
    assert keys(ledger, "link") == [doubt.key]


def test_a_confirmed_link_leaves_other_relations_and_other_speakers_to_ask_about(ledger):
    ledger.add(claim("2025-02-03", "the dyke alarm was switched off on Friday"))
    ledger.add(denial("2025-02-04", "that the dyke alarm was switched off"))
    ledger.add(denial("2025-02-05", "that the dyke alarm was switched off", source="Ida Moss"))
    one, other = ledger.review("link").items
    ledger.judge("confirm", targets_of(one.key)[1], who=WHO)
    assert keys(ledger, "link") == [other.key]


def test_a_denial_across_articles_is_asked_about_until_somebody_decides(ledger):
    ledger.add(claim("2025-02-03", "the dyke alarm was switched off on Friday"))
    ledger.add(denial("2025-02-04", "that the dyke alarm was switched off"))
    (doubt,) = ledger.review("link").items
    assert (doubt.link.relation, [hit.source for hit in doubt.claims]) == ("denies", ["Lee Marsh", "Ada Brown"])
    what, targets = targets_of(doubt.key)
    assert what == "link"
    decision = ledger.judge("unsure", targets, who=WHO)
    assert (keys(ledger, "link"), keys(ledger, "unsure")) == ([], [doubt.key])
    ledger.judge("undo", [decision.decision_id], who=WHO)
    ledger.judge("reject", targets, who=WHO)
    assert (keys(ledger, "link"), keys(ledger, "unsure")) == ([], [])


def test_what_a_person_flagged_stands_first(story):
    story.add(with_score(claim("2025-02-03", "the dyke fell"), 0.31))
    flagged = story.search("houses").items[0].claim_id
    story.judge("flag", [flagged], who=WHO, why="She never said so.")
    doubt = story.review().items[0]
    assert (doubt.kind, doubt.claims[0].claim_id) == ("flagged", flagged)
    assert "She never said so." in doubt.decided[0].words


def test_a_name_is_asked_about_with_a_claim_of_each(named):
    (doubt,) = named.review("name").items
    assert (doubt.names.one, doubt.names.other, doubt.changes) == ("Ana Quill", "Quill", 2)
    assert [hit.source for hit in doubt.claims] == ["Ana Quill", "Quill"]


def test_the_queue_is_paged(ledger):
    for day in range(1, 6):
        ledger.add(with_score(claim(f"2025-02-0{day}", f"the dyke fell {day}"), 0.1 * day))
    one = ledger.review(limit=3)
    two = ledger.review(limit=3, after=one.next)
    assert len({doubt.key for doubt in (*one.items, *two.items)}) == 5
    assert two.next is None
    with pytest.raises(QueryError, match="not a place in the queue"):
        ledger.review(after="x")


@pytest.mark.parametrize("odd", ["a:b", "ä/%", "\ud800", " "])
def test_keys_come_apart_as_they_were_put_together(odd):
    assert targets_of(claim_key(odd))[1] == [odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace")]
    assert len(targets_of(link_key(odd, "b", "denies"))[1]) == 3
    assert len(targets_of(name_key(odd, odd))[1]) == 2


@pytest.mark.parametrize("key", ["", "claim", "claim:", "link:a:b", "name:a", "colour:a"])
def test_what_is_no_key_is_refused(key):
    with pytest.raises(QueryError, match="names nothing that can be decided on"):
        targets_of(key)


def test_a_ledger_without_doubts_asks_nothing(ledger):
    page = ledger.review()
    assert (page.items, page.counts, page.whole) == ((), (), True)


def searched(ledger, monkeypatch):
    """How often names are compared anew from now on."""
    times = []
    found = sources.suggest_same
    monkeypatch.setattr(sources, "suggest_same", lambda rows: times.append(1) or found(rows))
    return times


SETTINGS = [
    # which: the sentence; what stands before it and behind it
    ("inside a block", "It rose.", "The dam broke. ", " It fell.\nMore later."),
    ("at the ends of a block", "More later.", "The dam broke. It rose. It fell.\n", ""),
    ("first in the text", "The dam broke.", "", " It rose. It fell.\nMore later."),
]


@pytest.mark.parametrize(("_which", "sentence", "before", "after"), SETTINGS, ids=[row[0] for row in SETTINGS])
def test_sentence_is_shown_among_the_words_of_the_article_alone(_which, sentence, before, after):
    parts = [
        ("body", "The dam broke. It rose. It fell."),
        ("caption", "A dam."),
        ("furniture", "Sign up"),
        ("body", "More later."),
    ]
    text = "\n\n".join(words for _, words in parts)
    blocks = [(role, at := text.index(words), at + len(words)) for role, words in parts]
    start = text.index(sentence)
    assert setting_of(text, blocks, start, start + len(sentence)) == Setting(before, after)


def test_names_are_not_compared_anew_after_a_decision(named, monkeypatch):
    before = keys(named)
    times = searched(named, monkeypatch)
    named.judge("accept", [first(named).claim_id], who=WHO)
    named.judge("same", ["Ana Quill", "Quill"], who=WHO)
    assert set(before) - set(keys(named)) >= {name_key("Ana Quill", "Quill")}
    assert times == []


def test_names_are_compared_anew_after_what_changes_stories_or_readings(named, monkeypatch):
    keys(named)
    times = searched(named, monkeypatch)
    named.judge("move", [next(iter(named.articles())).article_id], who=WHO)
    keys(named)
    named.add(make_story(id="story", url="https://post.example/flood"))
    assert any("Ada Brown" in row.name for row in named.names()[0])
    assert len(times) == 2
