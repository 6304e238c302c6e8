"""From a report's names to drafts: one look-up for every kind of subject and scope."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.ground.companies import Companies, division_of
from kg.ground.company_evidence import Entry, node_key
from kg.ground.drafts import Draft
from kg.ground.fold import ascii_fold, mended, slug
from kg.ground.market_pair import Verdict
from kg.ground.markets import Markets, market_drafts, related
from kg.ground.parts import Parts
from kg.ground.records import Record, subject_type
from kg.ground.regions import Regions, region_slug
from kg.model import Claim

_PAIR = re.compile(r"\s*(?:,\s*and\s+|,\s+|\s+and\s+|\s+&\s+|\s+as well as\s+)\s*")
MAX_PAIR = 6
# Share of a company's reports that must name an owner: one of 164 makes Philips a subsidiary of Signify (it was the reverse).
OWNER_SHARE = 0.02


class Names:
    """All names of a corpus, grounded by content alone. Reports are known by their number in `records`."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.parts, self.regions = Parts(), Regions()
        self.extra: dict[str, Draft] = {}  # divisions and groups of companies
        self._surfaces = [_Surfaces(r) for r in records]
        self._read_markets()
        self._read_companies()

    def _read_markets(self) -> None:
        markets = Markets()
        for record, surfaces in zip(self.records, self._surfaces, strict=True):
            if record.header.market:
                markets.add(record.header.market, record.header.market_aliases)
            for name in surfaces.other_markets():
                markets.add(name)
        self._markets = markets
        clusters, verdicts = markets.fold()
        self._market_clusters = clusters
        self.markets = market_drafts(markets, clusters)
        self._verdicts = verdicts
        for record in self.records:
            own = self.market_of(record)
            for alias in record.header.market_aliases if own else ():
                if own and alias not in own.surfaces:
                    own.local[alias, record.id] = ("report-alias", f"this report uses “{mended(alias)}” for its market")

    def relations(self) -> Iterator[tuple[str, str, Verdict]]:
        """Relations between markets that are not one."""
        return related(self._verdicts, self._market_clusters, self.markets)

    def market_of(self, record: Record) -> Draft | None:
        """The draft of a report's own market."""
        return self._market(record.header.market) if record.header.market else None

    def _market(self, surface: str) -> Draft:
        return self.markets[self._market_clusters.root(self._markets.key(surface))]

    def _read_companies(self) -> None:
        roots = {draft.key: number for number, draft in enumerate(self.markets.values())}
        slugs = [draft.slug for draft in self.markets.values()]
        entries: list[Entry] = []
        for number, record in enumerate(self.records):
            own = self.market_of(record)
            market = roots[own.key] if own else -1
            for company in record.header.companies:
                if not division_of(company.name):
                    entries.append(Entry(number, market, company.name, company.aliases))
                if company.owner and not self._surfaces[number].company(company.owner):
                    entries.append(Entry(number, market, company.owner, ()))
            entries += (Entry(number, market, name, ()) for name in self._surfaces[number].unlisted_companies())
        self.companies = Companies(entries)
        self.companies.build([r.id for r in self.records], slugs)
        self._read_owners()

    def _read_owners(self) -> None:
        """An owner that reports name is broader, the one more often named first; never both ways."""
        said: Counter[tuple[str, str]] = Counter()
        listed: Counter[str] = Counter()
        for number, record in enumerate(self.records):
            for company in record.header.companies:
                if company.owner:
                    said[self.company(number, company.name).key, self.company(number, company.owner).key] += 1
                listed[self.company(number, company.name).key] += 1
        drafts = {d.key: d for d in (*self.companies.drafts.values(), *self.extra.values())}
        for (child, owner), count in sorted(said.items(), key=lambda item: (-item[1], item[0])):
            if child != owner and count >= OWNER_SHARE * listed[child] and child not in drafts[owner].broader:
                drafts[child].broader.add(owner)

    def company(self, number: int, surface: str) -> Draft:
        """The draft of a company, a division of one, or a group of companies that a report names."""
        known = self.companies.key(number, surface)
        if known:
            return self.companies.drafts[known]
        owner = division_of(surface)
        if owner:
            return self._division(number, surface, owner)
        members = self._surfaces[number].group(surface)
        if members:
            return self._company_group(number, surface, members)
        return self._unknown_company(surface)

    def _division(self, number: int, surface: str, owner: str) -> Draft:
        above = self.company(number, owner) if division_of(owner) is None else None
        key = f"company:part {above.key if above else ''} {node_key(surface)}"
        draft = self.extra.get(key)
        if draft is None:
            draft = self.extra[key] = Draft(key, "company", mended(surface), slug(mended(surface)))
            if above:
                draft.broader.add(above.key)
        draft.add(surface, "division", f"a part of {above.label if above else owner}, by its own words")
        return draft

    def _company_group(self, number: int, surface: str, members: Sequence[str]) -> Draft:
        drafts = sorted({d.key: d for d in (self.company(number, m) for m in members)}.values(), key=lambda d: d.label)
        key = "company:" + "+".join(sorted(d.key for d in drafts))
        draft = self.extra.get(key)
        if draft is None:
            label = (
                " and ".join((", ".join(d.label for d in drafts[:-1]), drafts[-1].label))
                if len(drafts) > 1
                else drafts[0].label
            )
            draft = self.extra[key] = Draft(key, "company", label, slug(label), members=tuple(sorted(d.key for d in drafts)))
        draft.add(surface, "group-of-companies", "companies with one value together; not comparable with any of them")
        return draft

    def _unknown_company(self, surface: str) -> Draft:
        key = f"company:?{node_key(surface)}"
        draft = self.extra.get(key)
        if draft is None:
            draft = self.extra[key] = Draft(key, "company", mended(surface) or surface, slug(mended(surface)))
        draft.add(surface, "legal-form", "met as the subject of a claim only")
        return draft

    def part(self, record: Record, kind: str, surface: str) -> str:
        """The key of a segment or application of the report's market."""
        return self.parts.part("segment" if kind == "segment" else "application", surface, self.market_of(record), record.id)

    def subject(self, number: int, claim: Claim) -> tuple[str, str | None]:
        """The keys of a claim's subject and of its market."""
        record = self.records[number]
        market = self.market_of(record)
        own = market.key if market else None
        kind = subject_type(claim)
        if kind == "market":
            key = own or self._market(claim.subject).key
            return key, key
        if kind == "company":
            return self.company(number, claim.subject).key, own
        if kind == "region":
            return self.regions.key(claim.subject, record.id), own
        if kind in ("segment", "application"):
            return self.part(record, kind, claim.subject), own
        return self._other(number, record, claim.subject, market)

    def _other(self, number: int, record: Record, surface: str, market: Draft | None) -> tuple[str, str | None]:
        """A subject whose kind says nothing: what the report knows by this name, else another market."""
        own = market.key if market else None
        kind = self._surfaces[number].kind_of(surface)
        if kind == "market" and own:
            return own, own
        if kind == "company":
            return self.company(number, surface).key, own
        if kind in ("segment", "application"):
            return self.part(record, kind, surface), own
        if kind == "region":
            return self.regions.key(surface, record.id), own
        other = self._market(surface).key
        return other, other

    def scope(self, number: int, claim: Claim) -> str | None:
        """The key of the whole that a claim's `of` names: region, part, company; None for the report's own market."""
        if not claim.of:
            return None
        record = self.records[number]
        kind = self._surfaces[number].kind_of(claim.of)
        if kind == "market":
            return None
        if kind == "region":
            return self.regions.key(claim.of, record.id)
        if kind == "company":
            return self.company(number, claim.of).key
        if kind in ("segment", "application"):
            return self.part(record, kind, claim.of)
        return self.parts.part("segment", claim.of, self.market_of(record), record.id, rule="scope-text")

    def drafts(self) -> Iterator[Draft]:
        """Every draft made so far."""
        yield from self.companies.drafts.values()
        yield from self.extra.values()
        yield from self.markets.values()
        yield from self.regions.drafts.values()
        yield from self.parts.drafts.values()


class _Surfaces:
    """What the names of one report are."""

    def __init__(self, record: Record) -> None:
        self._record = record
        header = record.header
        self._kinds: dict[str, str] = {}
        listed = (
            ("market", (header.market, *header.market_aliases) if header.market else ()),
            ("company", tuple(n for c in header.companies for n in (c.name, *c.aliases))),
            ("segment", header.segments),
            ("application", header.applications),
        )
        for kind, names in listed:
            for name in names:
                self._kinds.setdefault(ascii_fold(name).strip(), kind)

    def kind_of(self, surface: str) -> str | None:
        """What the report itself calls by this name; region for a known region; None for anything else."""
        found = self._kinds.get(ascii_fold(surface).strip())
        return found or ("region" if region_slug(surface) else None)

    def company(self, surface: str) -> bool:
        """Whether the report lists a company under this name."""
        return self._kinds.get(ascii_fold(surface).strip()) == "company"

    def group(self, surface: str) -> list[str]:
        """The companies of this report that a name like "A and B" joins; empty where it joins none."""
        pieces = [p.strip() for p in _PAIR.split(surface) if p.strip()]
        if not 1 < len(pieces) <= MAX_PAIR or not all(self.company(p) for p in pieces):
            return []
        return pieces

    def unlisted_companies(self) -> list[str]:
        """Companies that are subjects of claims without an entry in the header, sorted."""
        names = {c.subject for _, c, _, _ in self._record.claims if subject_type(c) == "company"}
        return sorted(n for n in names if not self.company(n) and not division_of(n) and not self.group(n))

    def other_markets(self) -> list[str]:
        """Markets that claims speak of beside the report's own, sorted."""
        names = set()
        for _, claim, _, _ in self._record.claims:
            kind = subject_type(claim)
            if (kind == "other" and self.kind_of(claim.subject) is None) or (
                kind == "market" and not self._record.header.market
            ):
                names.add(claim.subject)
        return sorted(names)
