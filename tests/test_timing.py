import pytest

from tests import timing

POWERS = [(0, True), (1, True), (2, False)]


@pytest.mark.parametrize(("power", "passes"), POWERS)
def test_growth_beyond_the_size_is_told(power, passes, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(timing.time, "process_time", lambda: clock[0])

    def working(size):
        return lambda: clock.__setitem__(0, clock[0] + (size / 100) ** power)

    if passes:
        timing.assert_linear(working, 1000, 4000)
    else:
        with pytest.raises(AssertionError, match="4 times the size took 16 times as long"):
            timing.assert_linear(working, 1000, 4000)


def test_a_block_that_takes_too_long_is_told(monkeypatch):
    clock = iter([0.0, 5.5])
    monkeypatch.setattr(timing.time, "process_time", lambda: next(clock))
    with pytest.raises(AssertionError, match=r"took 5\.5 s of CPU where 5 s are allowed"), timing.cpu_within(5):
        pass
