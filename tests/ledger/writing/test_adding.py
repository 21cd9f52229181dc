"""What is kept when readings are added: whole, once, in any order."""

import signal
import sqlite3
import tempfile
import threading
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import EvidenceError, LedgerError
from onrecord.ledger import open_ledger
from onrecord.records import (
    Article,
    Attribution,
    Block,
    Bound,
    Dated,
    Link,
    Mention,
    Range,
    Reading,
    Relation,
    Role,
    Span,
)
from tests.factories import STORY, Saying, make_article, make_reading, make_story
from tests.ledger.contents import contents
from tests.test_serialise import full_reading

URL = "https://post.example/1"


def test_reading_comes_back_exactly(ledger):
    for reading in (full_reading(), make_story(id="plain"), Reading(Article("bare", "", (), ()))):
        ledger.add(reading)
        assert ledger.reading(reading.article.id) == reading


def test_adding_twice_changes_nothing(ledger):
    first = ledger.add(make_story(url=URL))
    before = contents(ledger)
    second = ledger.add(make_story(url=URL))
    assert (first.outcome, second.outcome) == ("added", "unchanged")
    assert (first.version, first.claims) == (second.version, second.claims)
    assert contents(ledger) == before


def test_revision_grows_with_changes_alone(ledger):
    numbers = [ledger.revision()]
    for reading in (make_story(), make_story(), make_story(versions={"onrecord": "2"})):
        ledger.add(reading)
        numbers.append(ledger.revision())
    assert numbers == [0, 1, 1, 2]


def test_counts_follow_what_another_connection_adds(ledger):
    assert ledger.counts().articles == 0
    with open_ledger(ledger.path) as other:
        other.add(make_story())
    assert ledger.counts().articles == 1


def test_earliest_time_of_fetching_is_kept(ledger):
    for day in ("05", "03", "04"):
        added = ledger.add(make_story(url=URL, fetched_at=f"2025-02-{day}T00:00:00Z"))
    assert added.outcome == "unchanged"
    assert ledger.reading(added.article_id).article.fetched_at == "2025-02-03T00:00:00Z"


def test_reading_again_replaces_what_was_found(ledger):
    old = make_story(url=URL, versions={"onrecord": "0.1"})
    new = replace(make_story(url=URL, versions={"onrecord": "0.2"}), claims=old.claims[:2], figures=old.figures)
    ledger.add(old)
    assert ledger.add(new).outcome == "read_again"
    assert ledger.reading(new.article.id) == new
    assert ledger.counts().claims == 2
    assert not ledger.search("120", kind="claims").items
    assert ledger.add(new).outcome == "unchanged"


def test_reading_again_leaves_no_words_behind(ledger):
    old = make_story(url=URL, title="An old headline")
    ledger.add(old)
    ledger.add(make_story(url=URL, title="A later headline"))
    assert not ledger.search("old", kind="articles").items
    assert len(ledger.search("later", kind="articles").items) == 1


def test_another_text_of_an_address_is_a_new_version(ledger):
    old = make_story(url=URL)
    new = make_story(STORY + "\nMore rain is expected.", url=URL, modified=Dated("2025-02-04", "json-ld"))
    assert ledger.add(old).outcome == "added"
    assert ledger.add(new).outcome == "new_version"
    assert ledger.article_ids() == [new.article.id]
    assert ledger.reading(old.article.id) == old


def test_version_of_an_id_can_be_named(ledger):
    old = make_story(id="a1", published="2025-02-03")
    new = make_story("Corrected. " + STORY, id="a1", published="2025-02-05")
    added = [ledger.add(reading) for reading in (new, old)]
    assert [a.outcome for a in added] == ["added", "new_version"]
    assert ledger.reading("a1") == new
    assert ledger.reading("a1", version=added[1].version) == old
    assert ledger.counts().articles == 1


def test_address_of_an_id_is_learnt_later(ledger):
    ledger.add(make_story("Corrected. " + STORY, id="a1", published="2025-02-05"))
    ledger.add(make_story(id="a1", url=URL))
    assert ledger.article_ids() == ["a1"]


def test_unknown_article_is_refused(ledger):
    assert "a1" not in ledger
    with pytest.raises(LedgerError, match="There is no article a1"):
        ledger.reading("a1")


def test_claim_is_found_by_its_id(ledger):
    reading = make_story()
    ledger.add(reading)
    assert ledger.claim(reading.claims[2].id).source == "Lee Marsh"
    with pytest.raises(LedgerError, match="There is no claim c0"):
        ledger.claim("c0")


def _own_handler(number, frame):
    """What the command line sets: it is told of the interruption and passes it on."""
    signal.default_int_handler(number, frame)


@pytest.mark.parametrize("handler", [signal.default_int_handler, _own_handler], ids=["usual", "own"])
def test_interruption_waits_for_the_transaction(ledger, monkeypatch, handler):
    """Ctrl-C while a batch is written: the batch is kept and told of, and the ledger can be written at once."""
    told = []

    def readings():
        yield make_story(url=URL)

    def interrupted(connection):
        signal.raise_signal(signal.SIGINT)
        return False

    monkeypatch.setattr("onrecord.ledger.book.ledger.place_articles", interrupted)
    before = signal.signal(signal.SIGINT, handler)  # a job in the background ignores it
    try:
        with pytest.raises(KeyboardInterrupt):
            told.extend(ledger.add_many(readings()))
        assert signal.getsignal(signal.SIGINT) is handler
    finally:
        signal.signal(signal.SIGINT, before)
    monkeypatch.undo()
    assert [added.outcome for added in told] == ["added"]
    assert ledger.counts().articles == 1
    assert ledger.add(make_story(url="https://post.example/2")).outcome == "added"


def with_drift(reading, part):
    """The reading with a span that says something else than its article."""
    drifted = Span(0, 5, "Other")
    first = reading.attributions[0]
    if part in ("source", "cue", "content", "quoted"):
        return replace(reading, attributions=(replace(first, **{part: (drifted,)}), *reading.attributions[1:]))
    if part in ("said_to", "occasion"):
        return replace(reading, attributions=(replace(first, **{part: drifted}), *reading.attributions[1:]))
    if part == "evidence":
        return replace(reading, claims=(replace(reading.claims[0], evidence=drifted), *reading.claims[1:]))
    if part == "as_of":
        time = replace(reading.times[0], span=drifted)
        return replace(reading, claims=(replace(reading.claims[0], as_of=time), *reading.claims[1:]))
    return replace(reading, **{part: (replace(getattr(reading, part)[0], span=drifted),)})


PARTS = "source cue content quoted said_to occasion evidence as_of times figures mentions".split()


@pytest.mark.parametrize("part", PARTS)
def test_evidence_that_drifted_is_refused_and_nothing_is_written(ledger, part):
    before = contents(ledger)
    with pytest.raises(EvidenceError):
        ledger.add(with_drift(make_story(), part))
    assert contents(ledger) == before


def contradictions():
    reading = make_story()
    claim, attribution = reading.claims[0], reading.attributions[0]
    yield "source s9", replace(reading, claims=(replace(claim, source="s9"),))
    yield "source s9", replace(reading, claims=(replace(claim, chain=("s9",)),))
    yield "attribution t9", replace(reading, claims=(replace(claim, attribution="t9"),))
    yield "a figure that is not there", replace(reading, claims=(replace(claim, figures=(7,)),))
    yield "attribution t9", replace(reading, attributions=(replace(attribution, inside="t9"),), claims=())
    yield "source s9", replace(reading, mentions=(Mention(claim.evidence, "s9"),))
    yield "stands in it twice", replace(reading, claims=(claim, claim))
    yield "stands in it twice", replace(reading, sources=(*reading.sources, reading.sources[0]))
    yield "stands in it twice", replace(reading, attributions=(*reading.attributions, attribution))


@pytest.mark.parametrize(("message", "reading"), list(contradictions()))
def test_reading_that_contradicts_itself_is_refused(ledger, message, reading):
    with pytest.raises(LedgerError, match=message):
        ledger.add(reading)
    assert ledger.counts().articles == 0


@pytest.mark.parametrize(
    "reading",
    [
        replace(make_story(id="odd"), links=(replace(make_story().links[0], score=float("nan")),)),
        make_story(id="odd", read_minutes=1 << 70),
        make_story(id="odd", image=["not", "a", "text"]),
    ],
    ids=["not a number", "too large", "not a text"],
)
def test_value_that_cannot_be_kept_is_refused_alone(ledger, reading):
    problems = []
    readings = [make_story(id="one"), reading, make_story(id="two")]
    added = list(ledger.add_many(readings, on_problem=problems.append))
    assert sorted(a.article_id for a in added) == ledger.article_ids() == ["one", "two"]
    assert [p.message[:25] for p in problems] == ["Article odd is not kept: "]


def test_claim_id_of_another_article_is_refused(ledger):
    one, two = make_story(id="one"), make_story(id="two")
    ledger.add(one)
    with pytest.raises(LedgerError, match="is that of a claim of article one"):
        ledger.add(replace(two, claims=(replace(two.claims[0], id=one.claims[0].id),), links=()))
    assert ledger.article_ids() == ["one"]


def test_id_of_another_address_is_refused(ledger):
    ledger.add(make_story(id="one", url=URL))
    with pytest.raises(LedgerError, match="Give it another id"):
        ledger.add(make_story("Corrected. " + STORY, id="one", url="https://other.example/"))


OTHER = (
    "OSTREY — The council of the harbour opens a new quay in June. Work on it took three years, and the last stones "
    "came by barge from Pell in the week of the spring tide."
)


@pytest.mark.parametrize(
    ("first", "second", "is_kept"),
    [
        pytest.param((STORY, {}), ("Corrected. " + STORY, {}), True, id="a version"),
        pytest.param((STORY, {}), (OTHER, {}), False, id="no words in common"),
        pytest.param((STORY, {"outlet": "One"}), ("Corrected. " + STORY, {"outlet": "Two"}), True, id="renamed"),
        pytest.param((STORY, {"url": URL}), (OTHER, {"url": URL}), True, id="one address"),
        pytest.param((STORY, {"url": URL}), (OTHER, {}), False, id="no address of the other"),
        pytest.param(("Rain.", {"outlet": "One"}), ("Snow.", {"outlet": "One"}), True, id="short, one outlet"),
        pytest.param(("Rain.", {"outlet": "One"}), ("Snow.", {"outlet": "Two"}), False, id="short, two outlets"),
        pytest.param(("Rain.", {"outlet": None}), ("Snow.", {"outlet": "Two"}), True, id="short, of nobody"),
        pytest.param(("Rain.", {"outlet": "One"}), ("Rain.", {"outlet": "Two"}), True, id="the same words"),
    ],
)
def test_id_of_an_article_of_other_words_is_refused(ledger, first, second, is_kept):
    (text, facts), (other, others_facts) = first, second
    ledger.add(make_reading(make_article(text, id="1", **facts)))
    again = make_reading(make_article(other, id="1", **others_facts))
    if is_kept:
        assert ledger.add(again).outcome == ("read_again" if text == other else "new_version")
    else:
        with pytest.raises(LedgerError, match=r"Article 1.* its id is that of another article"):
            ledger.add(again)


def test_refused_reading_does_not_stop_the_others(ledger):
    problems = []
    readings = [make_story(id="one"), with_drift(make_story(id="two"), "evidence"), make_story(id="three")]
    added = list(ledger.add_many(readings, on_problem=problems.append))
    assert [a.article_id for a in added] == ["one", "three"]
    assert [p.where for p in problems] == ["two"]
    assert "has changed" in problems[0].message
    with pytest.raises(EvidenceError):
        list(ledger.add_many(readings))


def test_many_readings_are_kept_in_batches(ledger):
    readings = [make_story(id=f"a{at:03}") for at in range(120)]
    assert [a.outcome for a in ledger.add_many(iter(readings))] == ["added"] * 120
    assert list(ledger.readings()) == readings


def versions_of_news():
    """Two addresses with versions, two copies, a repeat, and one without date or address."""
    more = (
        STORY
        + "\nMore rain is expected in the hills above the town, the weather office wrote late on Sunday night."
    )
    return [
        make_story(id="a"),
        make_story(url=URL, fetched_at="2025-02-05T00:00:00Z"),
        make_story(url=URL, fetched_at="2025-02-03T00:00:00Z"),
        make_story(more, url=URL, fetched_at="2025-02-04T00:00:00Z"),
        make_story(more, url="https://wire.example/2", outlet="Wire", published="2025-02-01T23:00:00-05:00"),
        make_story("Corrected. " + STORY, id="a", published="2025-02-07"),
        make_story(id="b", published=None, url="https://blog.example/", title=None, outlet=None),
        replace(
            make_story("Late. " + STORY, id="c"),
            links=(
                Link(
                    make_story("Late. " + STORY, id="c").claims[0].id,
                    make_story(id="a").claims[0].id,
                    Relation.REPEATS,
                    1.0,
                    "Same words.",
                    "x",
                ),
            ),
        ),
    ]


def kept(readings):
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x", create=True) as ledger:
        list(ledger.add_many(readings))
        assert not list(ledger.check())
        return contents(ledger), ledger.feed(), ledger.counts(), list(ledger.claims()), list(ledger.links())


@cache
def in_order():
    return kept(versions_of_news())


@settings(max_examples=20)
@given(st.permutations(range(8)))
def test_any_order_gives_the_same_ledger(order):
    readings = versions_of_news()
    assert kept([readings[at] for at in order]) == in_order()


CHARACTERS = st.characters() | st.sampled_from("\ud800\udfff\x00“'")
"""Any character, lone surrogates too."""


@settings(max_examples=40)
@given(st.text(CHARACTERS), st.text(CHARACTERS), st.text(CHARACTERS, min_size=1), st.data())
def test_any_text_comes_back_as_it_was(text, title, name, data):
    size = len(text)
    pair = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
    spans = [Span.of(text, *data.draw(pair)) for _ in range(4)]
    article = Article(
        name, text, (Block(Role.BODY, 0, size),), (Range(0, size),), title=title, outlet=name, url=title
    )
    base = make_story()
    source = replace(base.sources[0], name=name)
    reading = Reading(
        article,
        sources=(source,),
        mentions=(Mention(spans[0], source.id),),
        attributions=(Attribution("t" + name, (spans[0],), (spans[1],), (spans[2],), said_to=spans[3]),),
        claims=(
            replace(
                base.claims[0],
                id=name,
                attribution="t" + name,
                evidence=spans[3],
                source=source.id,
                chain=(source.id,),
                said_when=None,
                figures=(),
                question=title,
            ),
        ),
        problems=(text,),
        versions={name: title},
    )
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x", create=True) as ledger:
        assert ledger.add(reading).outcome == "added"
        assert ledger.add(reading).outcome == "unchanged"
        again = replace(reading, problems=())
        assert ledger.add(again).outcome == "read_again"
        assert ledger.reading(name) == again
        assert not list(ledger.check())
        assert [item.title for item in ledger.feed().items] == [title]
        assert ledger.claim(name).source == name


def test_threads_read_while_others_write(ledger):
    errors = []

    def work(name):
        try:
            for at in range(10):
                ledger.add(make_story(id=f"{name}{at}"))
                assert len(ledger.feed(limit=100).items) + sum(len(i.copies) for i in ledger.feed().items) >= 1
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert ledger.counts().articles == 30


def test_ledger_that_is_open_twice_is_one(ledger):
    with open_ledger(ledger.path) as other:
        other.add(make_story(id="one"))
        ledger.add(make_story(id="two"))
        assert other.article_ids() == ledger.article_ids() == ["one", "two"]


def test_ledger_in_a_folder_that_cannot_be_written_says_so(ledger, monkeypatch):
    def refuse(path, *, mode, fixed=False):
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("onrecord.ledger.store.opening._connect", refuse)
    with pytest.raises(LedgerError, match="cannot be written"):
        open_ledger(ledger.path)


def test_locked_ledger_says_so(ledger, monkeypatch):
    monkeypatch.setattr("onrecord.ledger.store.opening._BUSY_SECONDS", 0.05)
    with open_ledger(ledger.path) as other, closing(sqlite3.connect(ledger.path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="Another program has been writing"):
            other.add(make_story())


def test_own_voice_and_empty_chain_come_back(ledger):
    reading = make_reading(make_article("In all 40 boats sank."), [Saying("40 boats sank")])
    ledger.add(reading)
    (hit,) = ledger.claims()
    assert (hit.source, hit.chain, hit.content) == (None, (), "In all 40 boats sank.")


def test_parts_of_a_content_do_not_run_together(ledger):
    article = make_article("The ferry sank on Monday, the mayor said, with 40 people aboard.")
    reading = make_reading(article, [Saying("The ferry sank on Monday", source="the mayor", cue="said")])
    start = article.text.index("with 40")
    parts = (*reading.attributions[0].content, article.span(start, start + len("with 40 people aboard")))
    ledger.add(replace(reading, attributions=(replace(reading.attributions[0], content=parts),)))
    (hit,) = ledger.claims()
    assert hit.content == "The ferry sank on Monday … with 40 people aboard"


def test_a_number_beyond_all_counting_is_kept(ledger):
    """Billions of billions are more than an integer of SQLite holds."""
    figures = {"billions of billions": (10**18, 10**19, Bound.VAGUE, "dollars")}
    told = Saying("it lost billions of billions of dollars", source="The mill", cue="said", figures=figures)
    article = make_article("The mill said it lost billions of billions of dollars.", id="large")
    ledger.add(make_reading(article, [told]))
    (row,) = ledger.figures()
    assert (row.figure.low, row.figure.high) == (1e18, 1e19)
