"""Names to entities, for a whole corpus: the one graph that judge, materialize and publish work on."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence

from kg.ground.apply import Applied
from kg.ground.decisions import Decisions
from kg.ground.drafts import Draft, distinct_slugs
from kg.ground.market_pair import Verdict
from kg.ground.names import Names
from kg.ground.records import Record, records
from kg.ground.register import Register, registered_ids
from kg.model import (
    Entity,
    Extraction,
    GroundedClaim,
    GroundedReport,
    Grounding,
    MarketRelation,
    Match,
    Problem,
)


def ground(
    extractions: Sequence[Extraction] | Iterable[Extraction],
    decisions: Decisions | None = None,
    register: Register | None = None,
) -> Grounding:
    """Ground all names of a corpus. The order of the extractions does not matter; their texts are not kept.

    Decisions that cannot be applied become problems; nothing is raised for any content.
    """
    # Everything made here stays, and nothing of it is a cycle: looking for garbage costs a quarter (200,000 names: 23 s, 18 s).
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Build(records(extractions), decisions or Decisions(), register or Register()).grounding()
    finally:
        if collecting:
            gc.enable()


class _Build:
    """One run: names, decisions and ids, then the records."""

    def __init__(self, found: list[Record], decisions: Decisions, register: Register) -> None:
        self._records, self._decisions = found, decisions
        self._names = Names(found)
        self._rejected = {d.a for d in decisions.of("reject-claim")}
        # Every name must be grounded before ids are given: the first pass makes the drafts, the second reads their ids.
        self._reports = [self._report_keys(n, r) for n, r in enumerate(found)]
        self._claims = [self._claim_keys(n, r) for n, r in enumerate(found)]
        drafts = list(self._names.drafts())
        natural, _ = registered_ids(drafts, distinct_slugs(drafts), register)
        self._applied = Applied(drafts, natural, decisions, register)
        living = self._applied.living()
        self._ids, self._replaces = self._final_ids(living, natural, register)

    def _final_ids(
        self, living: list[Draft], natural: dict[str, str], register: Register
    ) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
        """Ids after decisions, which rename nothing: only what they split off gets a new id, and a merged entity keeps the
        id that it was merged into, or a registered one of its parts."""
        new = [d for d in living if d.key not in natural]
        wanted = {**distinct_slugs(new, natural.values()), **natural}
        ids, replaces = registered_ids(living, {d.key: wanted[d.key] for d in living}, register)
        for key, old in self._applied.replaced.items():
            identifier = ids[key]
            replaces[identifier] = tuple(sorted({*replaces.get(identifier, ()), *old} - {identifier}))
        return ids, replaces

    def _report_keys(
        self, number: int, record: Record
    ) -> tuple[str | None, str | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        names, header = self._names, record.header
        market = names.market_of(record)
        return (
            market.key if market else None,
            names.parts.publisher(header.publisher) if header.publisher else None,
            tuple(names.company(number, c.name).key for c in header.companies),
            tuple(names.part(record, "segment", s) for s in header.segments),
            tuple(names.part(record, "application", s) for s in header.applications),
        )

    def _claim_keys(self, number: int, record: Record) -> list[tuple[str, str | None, str | None]]:
        names = self._names
        return [(*names.subject(number, claim), names.scope(number, claim)) for _, claim, _, _ in record.claims]

    def _id(self, key: str, surface: str | None = None) -> str:
        return self._ids[self._applied.of(key, surface)]

    def _maybe(self, key: str | None, surface: str | None = None) -> str | None:
        return None if key is None else self._id(key, surface)

    def grounding(self) -> Grounding:
        """The records, sorted."""
        claims = sorted(self._grounded_claims(), key=lambda c: c.id)
        return Grounding(
            reports=tuple(self._grounded_reports()),
            claims=tuple(claims),
            entities=tuple(sorted(self._entities(), key=lambda e: e.id)),
            matches=tuple(sorted(self._matches(), key=lambda m: (m.entity, m.surface, m.report or "", m.rule))),
            relations=tuple(self._relations()),
            problems=(*self._applied.problems, *self._stale()),
        )

    def _grounded_reports(self) -> Iterable[GroundedReport]:
        for record, (market, publisher, companies, segments, applications) in zip(self._records, self._reports, strict=True):
            header = record.header
            yield GroundedReport(
                id=record.id,
                name=record.name,
                path=record.path,
                paths=record.paths,
                sha256=record.sha256,
                header=header,
                market_id=self._maybe(market, header.market),
                publisher_id=self._maybe(publisher, header.publisher),
                company_ids=tuple(self._id(k, c.name) for k, c in zip(companies, header.companies, strict=True)),
                segment_ids=tuple(self._id(k, s) for k, s in zip(segments, header.segments, strict=True)),
                application_ids=tuple(self._id(k, s) for k, s in zip(applications, header.applications, strict=True)),
            )

    def _grounded_claims(self) -> Iterable[GroundedClaim]:
        for record, keys in zip(self._records, self._claims, strict=True):
            market_surface = record.header.market
            for (identifier, claim, quote, after), (subject, market, scope) in zip(record.claims, keys, strict=True):
                if identifier not in self._rejected:
                    surface = market_surface if subject == market and market_surface else claim.subject
                    yield GroundedClaim(
                        id=identifier,
                        report=record.id,
                        claim=claim,
                        quote=quote,
                        subject_id=self._id(subject, surface),
                        market_id=self._maybe(market, market_surface),
                        of_id=self._maybe(scope, claim.of),
                        after=after,
                    )

    def _entities(self) -> Iterable[Entity]:
        for draft in self._applied.living():
            identifier = self._ids[draft.key]
            broader = {self._ids[self._applied.of(k)] for k in draft.broader} - {identifier}
            yield Entity(
                id=identifier,
                type=draft.type,
                label=draft.label or "(no name)",
                labels=tuple(sorted(draft.all_surfaces() - {draft.label, ""})),
                broader=tuple(sorted(broader)),
                code=draft.code,
                replaces=self._replaces.get(identifier, ()),
                members=tuple(sorted({self._ids[self._applied.of(k)] for k in draft.members})),
            )

    def _matches(self) -> Iterable[Match]:
        for draft in self._applied.living():
            yield from draft.matches(self._ids[draft.key])

    def _relations(self) -> list[MarketRelation]:
        found: dict[tuple[str, str], MarketRelation] = {}
        for a, b, verdict in self._names.relations():
            x, y = self._applied.of(a), self._applied.of(b)
            if x != y and frozenset((x, y)) not in self._applied.apart:
                pair = (self._ids[x], self._ids[y])
                if pair not in found and (pair[1], pair[0]) not in found:
                    found[pair] = _relation(pair, verdict)
        return [found[p] for p in sorted(found)]

    def _stale(self) -> Iterable[Problem]:
        """Decisions about claims and notes whose id is not in this build."""
        known = {identifier for record in self._records for identifier, _, _, _ in record.claims}
        for decision in self._decisions.of("reject-claim"):
            if decision.a not in known:
                message = f"{decision.a} is no claim of this build; its report or its wording changed: look for it anew"
                yield self._decisions.problem(decision, "decision-stale", f"reject-claim: {message}")


def _relation(pair: tuple[str, str], verdict: Verdict) -> MarketRelation:
    a, b = pair
    if verdict.relation == "overlaps" and a > b:
        a, b = b, a
    return MarketRelation(a, b, verdict.relation, verdict.rule, verdict.evidence)
