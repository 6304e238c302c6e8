"""Which claims are comparable in time: equal known periods, and undated ones of reports whose windows overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.judge import key
from kg.judge.case import Statement, Window

# Windows of real corpora overlap in one clique. Beyond so many cliques (a hostile corpus) each claim joins only the latest
# one that it fits, so that the cost stays linear.
MAX_CLIQUES = 12


def cliques(windows: Iterable[Window]) -> list[frozenset[Window]]:
    """Largest sets of windows that all overlap, latest first; an unknown window (None) is in each.

    >>> [sorted(filter(None, c)) for c in cliques([(2018, 2023), (2023, 2030), (2025, 2032)])]
    [[(2023, 2030), (2025, 2032)], [(2018, 2023), (2023, 2030)]]
    """
    known = sorted({w for w in windows if w is not None}, key=lambda w: (-w[0], -w[1]))
    found: list[frozenset[Window]] = []
    for start in sorted({w[0] for w in known}, reverse=True):
        clique = frozenset(w for w in known if w[0] <= start <= w[1])
        if not any(clique <= other for other in found):
            found.append(clique)
    found = [c for c in found if not any(c < other for other in found)]
    return [c | {None} for c in found] or [frozenset({None})]


def comparable(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Sets of claims of one key whose periods are comparable; several for one claim where windows overlap in a chain.

    Growth rates without a stated window are in none: rates compare over equal windows only.
    """
    dated: dict[tuple[int | None, int | None], list[Statement]] = {}
    undated: list[Statement] = []
    for statement in statements:
        if statement.undated:
            if statement.claim.claim.kind not in key.GROWTH:
                undated.append(statement)
        else:
            dated.setdefault(statement.period, []).append(statement)
    yield from dated.values()
    yield from _overlapping(undated)


def _overlapping(statements: list[Statement]) -> Iterator[list[Statement]]:
    if len(statements) < 2:
        return
    windows = {s.window for s in statements}
    if _all_overlap(windows):
        yield statements
        return
    groups = cliques(windows)
    if len(groups) <= MAX_CLIQUES:
        for clique in groups:
            yield [s for s in statements if s.window in clique]
        return
    home: dict[Window, int] = {}
    for number, clique in enumerate(groups):
        for window in clique:
            home.setdefault(window, number)
    parts: dict[int, list[Statement]] = {}
    for s in statements:
        parts.setdefault(home[s.window], []).append(s)
    yield from (parts[number] for number in sorted(parts))


def _all_overlap(windows: Iterable[Window]) -> bool:
    known = [w for w in windows if w is not None]
    return not known or max(w[0] for w in known) <= min(w[1] for w in known)
