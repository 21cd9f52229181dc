"""Every rule is left out once, and nothing else is."""

from benchmarks.rules import make_readings
from onrecord.attribute.order import OUTER, WHOLE
from onrecord.attribute.rules.repairs import REPAIRS


def test_each_rule_is_left_out_once():
    every, *readings = make_readings()
    assert (every.outer, every.whole) == (OUTER, WHOLE)
    assert len({one.name for one in readings}) == len(readings) == len(OUTER) + len(WHOLE) + len(REPAIRS)
    assert sum(len(one.outer) < len(OUTER) for one in readings) == len(OUTER)
    assert sum(len(one.repairs) < len(REPAIRS) for one in readings) == len(REPAIRS)
    assert sum(len(one.whole) < len(WHOLE) for one in readings) == len(WHOLE)
