"""Names that are joined two by two, in groups.

Pairs come in, for each name the least member of its group goes out: so the groups do not depend on the order in
which pairs are joined. Nearly constant time a step.

Source: Tarjan 1975, union-find with path compression.
"""

from collections.abc import Iterable


class Joined:
    """The groups; a name that was joined to none is a group of its own."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._up: dict[str, str] = {}
        for pair in pairs:
            self.join(*pair)

    def root(self, name: str) -> str:
        """The least member of a name's group."""
        top = name
        while top in self._up:
            top = self._up[top]
        while name != top:
            self._up[name], name = top, self._up[name]
        return top

    def groups(self, names: Iterable[str]) -> dict[str, list[str]]:
        """These names by the least member of their group, in order."""
        found: dict[str, list[str]] = {}
        for name in sorted(names):
            found.setdefault(self.root(name), []).append(name)
        return found

    def roots(self) -> set[str]:
        """The least members of the groups of several."""
        return set(map(self.root, list(self._up)))

    def join(self, one: str, other: str) -> None:
        """Make the groups of two names one."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._up[second] = first
