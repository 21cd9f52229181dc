"""The pipeline as a whole: what it gives is the same for the same page, whatever stands beside it."""

import dataclasses
import json
import multiprocessing
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.pipeline import Reader
from onrecord.processes import make_of_pages, read_pages
from onrecord.records import BODY_ROLES, Page, Problem, Reading
from onrecord.serialise import line_of
from onrecord.settings import Settings

STORY = """The ferry Anneke ran aground off Holmvik on Monday evening, the coast guard said.

"All 212 passengers are ashore," Captain Jon Reve told The Lagoon Post. "Nobody is missing."

The Isle Wire reported that two officials said the operator had denied knowing of a damaged rudder.

About 40 people were treated for cold, according to Holmvik hospital. The operator declined to comment."""

PIECES = ["“", "”", '"', "said", "according to", "Jon Reve", "denied", "these claims", "at least 300", "1,200", "\n\n",
          "on Feb. 30", "yesterday", " ", ".", ",", "\u202e", "\ud800", "%", "$", "0000-00-00", "Mr.", "She", "(", ")"]  # fmt: skip


@pytest.fixture(scope="module")
def reader():
    return Reader()


def page(text, **more):
    return Page(text=text, kind="article", published="2031-03-04", outlet="The Lagoon Post", **more)


def test_reading_twice_gives_the_same(reader):
    assert reader.read(page(STORY)) == reader.read(page(STORY))


def test_neighbours_in_a_batch_change_nothing(reader):
    alone = reader.read(page(STORY))
    together = list(reader.read_many([page(STORY.split("\n\n", maxsplit=1)[0]), page(STORY), page(STORY * 5)]))
    assert stable(together[1]) == stable(alone)


def stable(reading):
    """What must not depend on a batch: all but the last digits of the scores."""
    spans = [(a.source, a.cue, a.content, a.quoted) for a in reading.attributions]
    return (
        spans,
        [dataclasses.replace(claim, score=round(claim.score, 3)) for claim in reading.claims],
        reading.figures,
    )


def test_problem_stands_in_its_place_and_the_rest_is_read():
    items = [page(STORY), Page(text=" ", where="blank.txt"), Problem("x", "It is gone."), page(STORY)]
    kinds = [type(item) for item in read_pages(items)]
    assert kinds == [Reading, Problem, Problem, Reading]


@pytest.mark.parametrize("items", ["pages/", [Path("pages")], [b"The dam held."], [None]])
def test_what_is_no_page_is_refused_with_what_makes_one(items):
    with pytest.raises(TypeError, match="collect_pages makes pages"):
        list(read_pages(items))


def test_other_language_is_said_and_gives_no_claims(reader):
    reading = reader.read(page("Der Minister sagte am Montag, es gebe 40 Verletzte.", language="de"))
    assert reading.claims == ()
    assert "English only" in reading.problems[0]


def test_claims_stand_in_the_body_alone(reader):
    reading = reader.read(
        Page(text="Menu\n\nFerry runs aground\n\n" + STORY + "\n\nShare\n\nRead more", published="2031-03-04")
    )
    body = [block for block in reading.article.blocks if block.role in BODY_ROLES]
    assert reading.claims
    for claim in reading.claims:
        assert any(block.start <= claim.evidence.start < block.end for block in body)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join)))
def test_every_span_of_any_text_says_what_it_kept(reader, text):
    if not text.strip():
        return
    (result,) = reader.read_many([page(text)])
    if isinstance(result, Problem):
        return
    assert result.article.text == text
    for span in result.spans():
        span.check(result.article)
    for figure in result.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    for time in result.times:
        assert time.first is None or time.until is None or time.first < time.until
    sources = {source.id for source in result.sources}
    claims = {claim.id for claim in result.claims}
    assert len(claims) == len(result.claims)
    assert all(claim.source is None or claim.source in sources for claim in result.claims)
    assert all({link.later, link.earlier} <= claims for link in result.links)


@pytest.mark.parametrize("noticed", [False, True], ids=["while it reads", "before it is given more"])
def test_a_process_that_dies_is_replaced_and_no_page_is_lost(noticed):
    pages = [Page(text=f"Der Damm brach am Montag um {n} Uhr.", language="de", where=str(n)) for n in range(70)]
    stream = read_pages(iter(pages), jobs=2)
    found = [next(stream)]
    for process in multiprocessing.active_children():
        process.kill()
    if noticed:
        sleep(1)
    found += stream
    assert [item.article.text for item in found if isinstance(item, Reading)] == [page.text for page in pages]


def test_script_that_each_process_would_run_again_is_told_so(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from onrecord import Page, read_pages\n"
        "list(read_pages([Page(text='Der Damm brach.', language='de')] * 40, jobs=2))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "OnrecordError: No process can be started to read in." in done.stderr
    assert 'put what it does under `if __name__ == "__main__":`' in done.stderr.splitlines()[-1]


def test_processes_end_with_the_one_that_is_killed(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from onrecord import Page, read_pages\n"
        "if __name__ == '__main__':\n"
        "    stream = read_pages([Page(text='Der Damm brach.', language='de')] * 40, jobs=2)\n"
        "    print(next(stream).article.text, flush=True)\n"
        "    input()\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, script], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout.readline() == "Der Damm brach.\n"
        process.kill()
        process.communicate(timeout=60)  # what they print into stays open until the last of them has ended


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_each_process_makes_of_a_reading_stands_in_its_place(jobs):
    pages = [Page(text=f"Der Damm brach am Montag um {n} Uhr.", language="de", where=str(n)) for n in range(20)]
    items = [*pages[:18], Problem("lost", "It is lost."), *pages[18:]]
    made = list(make_of_pages(line_of, items, jobs=jobs))
    assert [item.where for item in made if isinstance(item, Problem)] == ["lost"]
    assert made[18] == items[18]
    lines = [item for item in made if not isinstance(item, Problem)]
    assert [json.loads(line.line)["text"] for line in lines] == [page.text for page in pages]
    assert all("The language is 'de'" in line.problems[0] for line in lines)


def test_a_page_that_hangs_its_parser_stands_as_a_problem_among_the_others():
    flood = "<p " + " ".join(f'a{number}=">"' for number in range(100_000)) + ">"
    pages = [Page(html=f"<html lang=de>{start}<p>Der Damm oberhalb der Stadt Harl brach kurz nach Mitternacht, "
                       "teilte die Wasserbehörde von Marland am Donnerstag mit.</p>", where=where)
             for where, start in (("a", ""), ("b", flood), ("c", ""))]  # fmt: skip
    found = list(read_pages(pages, settings=Settings(page_seconds=1)))
    assert [type(item) for item in found] == [Reading, Problem, Reading]
    assert "b took more than 1 seconds" in found[1].message


@pytest.mark.parametrize("given", ["The council said so.", b"<p>So.</p>", None])
def test_reader_says_what_it_reads(given):
    with pytest.raises(TypeError, match=r"Give Page\(text=…\)"):
        Reader().read(given)
