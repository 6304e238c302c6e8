"""Sets of names that are one thing, merged under constraints; each member remembers why it belongs."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Disjoint sets of keys. A set has one representative; merging keeps the target's representative.

    `why` holds for each member that is not a representative: (rule, the key that it was matched to).
    `seeds`: keys that never share a set with another seed.
    """

    def __init__(self, keys: Iterable[str], seeds: Iterable[str] = ()) -> None:
        self._root: dict[str, str] = {k: k for k in keys}
        self._members: dict[str, list[str]] = {}
        self._seed: dict[str, str] = {k: k for k in seeds}
        self.why: dict[str, tuple[str, str]] = {}

    def root(self, key: str) -> str:
        """The representative of the set that holds the key."""
        return self._root[key]

    def members(self, root: str) -> list[str]:
        """Keys of a set, the representative first, then in order of joining."""
        return self._members.get(root, [root])

    def may_merge(self, key: str, target: str) -> bool:
        """Whether the sets are different and do not hold two seeds."""
        a, b = self._root[key], self._root[target]
        return a != b and not (a in self._seed and b in self._seed)

    def merge(self, key: str, target: str, rule: str) -> bool:
        """Put the set of `key` into the set of `target`; a seed's set is never put into another but takes it in."""
        if not self.may_merge(key, target):
            return False
        a, b = self._root[key], self._root[target]
        if a in self._seed:
            key, target, a, b = target, key, b, a
        moved = self.members(a)
        self._members[b] = [*self.members(b), *moved]
        self._members.pop(a, None)
        for member in moved:
            self._root[member] = b
        self.why.setdefault(a, (rule, target))
        return True

    def roots(self) -> list[str]:
        """All representatives, sorted."""
        return sorted({*self._root.values()})
