"""Decisions applied to drafts: which draft stands for which, after people had their say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.ground.decisions import Decision, Decisions
from kg.ground.drafts import Draft
from kg.ground.fold import ascii_fold, mended, slug
from kg.ground.register import Register
from kg.model import Problem


class Applied:
    """The drafts after merges and splits. `of(key, surface)` follows both."""

    def __init__(self, drafts: Iterable[Draft], ids: Mapping[str, str], decisions: Decisions, register: Register) -> None:
        self.drafts = {d.key: d for d in drafts}
        self.problems: list[Problem] = []
        self.apart: set[frozenset[str]] = set()  # pairs of keys that are never comparable
        self.replaced: dict[str, set[str]] = {}  # key -> natural ids merged into it
        self._ids, self._decisions, self._register = ids, decisions, register
        self._by_id = {i: k for k, i in ids.items()}
        self._into: dict[str, str] = {}
        self._moved: dict[tuple[str, str], str] = {}
        self._by_name: dict[str, set[str]] = {}
        if decisions.of("merge", "split", "same-market", "not-same"):
            self._index()
        for decision in decisions.rows:
            if decision.action in ("split", "not-same"):
                self._separate(decision)
        for decision in decisions.of("merge", "same-market"):
            self._merge(decision)

    def _index(self) -> None:
        for draft in self.drafts.values():
            for name in {ascii_fold(n) for n in (draft.label, *draft.surfaces)}:
                self._by_name.setdefault(name, set()).add(draft.key)

    def of(self, key: str, surface: str | None = None) -> str:
        """The key that stands for a draft's key today, for this surface where it was split off."""
        if surface is not None:
            key = self._moved.get((key, ascii_fold(surface)), key)
        while key in self._into:
            key = self._into[key]
        return key

    def _find(self, decision: Decision, name: str) -> str | None:
        """The draft of an id or a name; a problem where there is none, or several."""
        current = self._register.current(name)
        for candidate in (name, current):
            if candidate in self._by_id:
                return self.of(self._by_id[candidate])
        keys = {self.of(k, name) for k in self._by_name.get(ascii_fold(name), ())}
        if decision.action == "same-market":
            keys = {k for k in keys if self.drafts[k].type == "market"}
        if len(keys) == 1:
            return keys.pop()
        if keys:
            ids = ", ".join(sorted(self._ids.get(k, k) for k in keys))
            self._problem(decision, "decision-ambiguous", f"“{name}” is the name of several entities ({ids}); write the id")
        else:
            self._problem(decision, "decision-stale", f"“{name}” is no entity of this build; correct it, or remove the line")
        return None

    def _problem(self, decision: Decision, code: str, message: str) -> None:
        self.problems.append(self._decisions.problem(decision, code, f"{decision.action}: {message}"))

    def _merge(self, decision: Decision) -> None:
        a, b = self._find(decision, decision.a), self._find(decision, decision.b)
        if a is None or b is None:
            return
        target, source = self.drafts[a], self.drafts[b]
        if decision.action == "same-market" and {target.type, source.type} != {"market"}:
            self._problem(decision, "decision-line", "both must be markets; use merge for other entities")
        elif a == b:
            self._problem(
                decision, "decision-cycle", "they are one entity already, by an earlier line or by their names; remove the line"
            )
        elif target.type != source.type:
            self._problem(
                decision, "decision-line", f"a {source.type} cannot be a {target.type}; name two entities of one type"
            )
        elif frozenset((a, b)) in self.apart:
            self._problem(decision, "decision-conflict", "another line says that they are not the same; remove one of the two")
        else:
            by = f" by {decision.by}" if decision.by else ""
            target.absorb(source, "decision", f"decided{by}{f' ({decision.note})' if decision.note else ''}")
            self._into[b] = a
            old = {self._ids[b]} if b in self._ids else set()
            self.replaced.setdefault(a, set()).update(old, self.replaced.pop(b, set()))

    def _separate(self, decision: Decision) -> None:
        """Split a name off its entity; or keep two entities from ever being compared."""
        a = self._find(decision, decision.a)
        if a is None:
            return
        draft = self.drafts[a]
        forms = [s for s in sorted(draft.all_surfaces()) if ascii_fold(s) == ascii_fold(decision.b)]
        if forms and ascii_fold(draft.label) != ascii_fold(decision.b):
            self._split(decision, draft, forms)
        elif decision.action == "split":
            self._problem(
                decision, "decision-stale", f"“{decision.b}” is no other name of {decision.a}; correct it, or remove the line"
            )
        else:
            b = self._find(decision, decision.b)
            if b is not None and b != a:
                self.apart.add(frozenset((a, b)))
            elif b == a:
                self._problem(
                    decision, "decision-stale", "both are the name of one entity; split off the one that is not its label"
                )

    def _split(self, decision: Decision, draft: Draft, forms: list[str]) -> None:
        key = f"{draft.key}|{ascii_fold(decision.b)}"
        label = mended(forms[0])
        part = self.drafts.setdefault(key, Draft(key, draft.type, label, slug(label), code=None))
        for form in forms:
            draft.surfaces.pop(form, None)
            part.add(form, "decision", f"split off {draft.label}{f' by {decision.by}' if decision.by else ''}")
            for place in [p for p in draft.local if p[0] == form]:
                del draft.local[place]
        self._moved[draft.key, ascii_fold(decision.b)] = key
        self._by_name.setdefault(ascii_fold(decision.b), set()).add(key)
        self._by_name[ascii_fold(decision.b)].discard(draft.key)
        self.apart.add(frozenset((draft.key, key)))

    def living(self) -> list[Draft]:
        """The drafts that were not merged away."""
        return [d for k, d in self.drafts.items() if k not in self._into]
