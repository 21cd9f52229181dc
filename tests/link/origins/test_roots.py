"""How many independent origins: chains end in their root, circles are flagged, the interval holds the truth."""

import pytest

from benchmarks.worlds import make_world
from onrecord.link.origins.roots import Edge, EdgeKind, End, Node, count_origins
from onrecord.link.origins.tracing import Teller, Text, Told, trace_origins
from onrecord.records import SourceKind

OUTLET, OFFICE, PERSON, UNNAMED = SourceKind.OUTLET, SourceKind.OFFICE, SourceKind.PERSON, SourceKind.UNNAMED


def text(id, outlet, **more):
    return Text(id, outlet, more.get("head"), more.get("rule", ""), more.get("like"), more.get("credit"))


def told(article, *chain):
    tellers = tuple(Teller(name, kind, body) for name, kind, body in chain)
    return Told(f"c{article}{len(chain)}", article, tellers, "The dam broke.")


MINISTRY = ("the ministry", OFFICE, None)

COUNTS = [
    ("two outlets heard one office", [text("a", "Post"), text("b", "Herald")], [told("a", MINISTRY), told("b", MINISTRY)], (1, 1)),
    ("two officials of one body", [text("a", "Post")], [told("a", ("Ada Brown", PERSON, "the ministry")), told("a", ("Lee Marsh", PERSON, "the ministry"), MINISTRY)], (1, 2)),
    ("one names an office, one officials", [text("a", "Post"), text("b", "Herald")], [told("a", MINISTRY), told("b", ("officials", UNNAMED, None))], (1, 2)),
    ("an outlet cites another that heard the office", [text("a", "Post")], [told("a", MINISTRY, ("Herald", OUTLET, None))], (1, 1)),
    ("two outlets cite one that heard officials", [text("a", "Post"), text("b", "Herald")], [told("a", ("two aides", UNNAMED, None), ("Gazette", OUTLET, None), ("Post", OUTLET, None)), told("b", ("two aides", UNNAMED, None), ("The Gazette", OUTLET, None), ("Herald", OUTLET, None))], (1, 1)),
    ("two outlets heard officials", [text("a", "Post"), text("b", "Herald")], [told("a", ("two aides", UNNAMED, None), ("Post", OUTLET, None)), told("b", ("two aides", UNNAMED, None), ("Herald", OUTLET, None))], (1, 2)),
    ("a copy adds nothing", [text("a", "Post"), text("b", "Herald", head="a", rule="same words")], [told("a", MINISTRY), told("b", MINISTRY)], (1, 1)),
    ("two own voices credit one agency", [text("a", "Post", credit="Reuters"), text("b", "Herald", credit="Reuters")], [told("a"), told("b")], (1, 1)),
    ("two own voices", [text("a", "Post"), text("b", "Herald")], [told("a"), told("b")], (1, 2)),
    ("credits end in their root", [text("a", "Gazette"), text("b", "Herald", credit="Gazette"), text("c", "Post", credit="Herald")], [told("a"), told("b"), told("c")], (1, 1)),
    ("credits of texts without claims", [text("a", "Gazette"), text("b", "Herald", credit="Gazette"), text("c", "Post", credit="Herald")], [], (1, 1)),
    ("one text of two is credited", [text("a", "Herald", credit="Gazette"), text("b", "Herald"), text("c", "Post", credit="Herald")], [told("a"), told("b"), told("c")], (1, 2)),
    ("nothing", [], [], (0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "claims", "interval"), [row[1:] for row in COUNTS], ids=[row[0] for row in COUNTS]
)
def test_origins_are_counted_from_least_to_most(texts, claims, interval):
    count = trace_origins(texts, claims)
    assert (count.least, count.most) == interval
    assert len(count.origins) == count.most


def test_evidence_of_a_circle_stands_in_one_order():
    """Edges of one step differ by their words alone; the hashes of texts differ from process to process."""
    ends = [("outlet a", "outlet b"), ("outlet b", "outlet a")]
    edges = [Edge(*end, EdgeKind.CITES, f"“{at}”") for end in ends for at in range(20)]
    nodes = {key: Node(key, key, End.OUTLET) for key, _ in ends}
    (origin,) = count_origins(["outlet a"], edges, nodes).origins
    assert [edge.because for edge in origin.evidence] == sorted(edge.because for edge in edges[:20]) * 2


def test_outlets_that_have_it_from_each_other_are_a_circle():
    texts = [text("a", "Post"), text("b", "Herald")]
    count = trace_origins(texts, [told("a", ("The Herald", OUTLET, None)), told("b", ("Post", OUTLET, None))])
    assert count.circles == (("Herald", "Post"),)
    assert (count.least, count.most) == (1, 1)


def test_outlets_that_credit_each_other_are_a_circle():
    texts = [text("a", "Post", credit="Herald"), text("b", "Herald", credit="The Post")]
    count = trace_origins(texts, [told("a"), told("b")])
    assert count.circles == (("Herald", "The Post"),)


@pytest.mark.parametrize("seed", range(600))
def test_interval_holds_the_truth_in_fabricated_worlds(seed):
    world = make_world(seed)
    count = count_origins(world.leaves, world.edges, world.nodes)
    assert count.least <= world.truth() <= count.most
    if world.all_named:
        assert count.least == world.truth()
    if any("circle" in leaf for leaf in world.leaves):
        assert count.circles
