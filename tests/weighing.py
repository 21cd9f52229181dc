"""What a test lets the network say: nothing at all, or what a function of a pair says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from onrecord.link.answering import network
from onrecord.link.answering.encoding import Side
from onrecord.link.answering.network import Chances

UNRELATED = Chances(1.0, 0.0, 0.0, 0.0)


class Said:
    """A network that says what a function says."""

    def __init__(self, chances: Callable[[Side, Side], Chances]) -> None:
        self.weigh = chances


@contextmanager
def network_says(chances: Callable[[Side, Side], Chances] | None) -> Iterator[None]:
    """The network says this of each pair; None takes it away."""
    said = None if chances is None else Said(chances)
    with patch.object(network, "load_network", lambda: said):
        yield
