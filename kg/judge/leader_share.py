"""Arithmetic: the named leader has not the largest share, by the same report's figures for the same whole and period.

The leader's own share and the larger one are taken together with the lead where all three are of one mode, or where the lead's
own sentence gives the share: "leads today with 30 %" does not clash with 40 % expected for another. Several leaders count
together. Example: the United States and China dominate with 10 % and 7 %; North America has 30 %. Counter-example: Europe leads
with 40 %.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from kg.judge import key, severity
from kg.judge.case import Case, Statement
from kg.judge.draft import Draft
from kg.judge.explain import years
from kg.judge.leaders import Lead, Lists, leads
from kg.judge.wholes import is_group, percent

KIND = "arithmetic"
RULE = "leader-share"
SHARE_OF = {f"{subject}_leads": f"{subject}_share" for subject in ("region", "company", "segment", "application")}


def find(case: Case, statements: list[Statement], lists: Lists) -> Iterator[Draft]:
    """Drafts for one report: at most one for each market, scope, period and side."""
    shares: dict[Hashable, list[Statement]] = {}
    named: dict[Hashable, list[Statement]] = {}
    for s in statements:
        kind = s.claim.claim.kind
        if kind in SHARE_OF:
            named.setdefault((SHARE_OF[kind], *_whole(case, s)), []).append(s)
        elif kind in key.SHARES and not key.residual(s.claim.claim.subject):
            shares.setdefault((kind, *_whole(case, s)), []).append(s)
    for whole, own in named.items():
        done: set[frozenset[str]] = set()
        for lead in leads(own) if whole in shares else ():
            found = None if lead.side in done else _check(case, lists, lead, shares[whole])
            if found is not None:
                done.add(lead.side)
                yield found


def _whole(case: Case, s: Statement) -> tuple[Hashable, ...]:
    market = None if s.claim.market_id is None else case.markets.fold(s.claim.market_id)
    return market, key.scope(s.claim, market, case.markets), s.period


def _check(case: Case, lists: Lists, lead: Lead, shares: Sequence[Statement]) -> Draft | None:
    own = [s for s in shares if frozenset(key.members(s.claim.claim.subject)) == lead.side and len(lead.side) > 1]
    own = own[:1] or _own_shares(lead, shares)
    if not own:
        return None
    mode = lead.statements[0].mode
    tied = all(_beside(lead, s) for s in own)
    if not tied and any(s.mode != mode for s in own):
        return None
    most = sum((s.high for s in own), Decimal(0))
    rivals = [s for s in shares if s.low > most and (tied or s.mode == mode) and _rival(case, lists, lead, s)]
    if not rivals:
        return None
    return _draft(case, lead, own, max(rivals, key=lambda s: s.low), most)


def _own_shares(lead: Lead, shares: Sequence[Statement]) -> list[Statement]:
    """For each leader its highest share; empty where one of them has none."""
    own = []
    for leader in sorted(lead.side):
        stated = [s for s in shares if s.claim.subject_id == leader]
        if not stated:
            return []
        own.append(max(stated, key=lambda s: (_beside(lead, s), s.high)))
    return own


def _beside(lead: Lead, share: Statement) -> bool:
    """The share stands in the lead's own sentence."""
    quote = share.claim.claim.quote
    return any(quote.start < s.claim.claim.quote.end and s.claim.claim.quote.start < quote.end for s in lead.statements)


def _rival(case: Case, lists: Lists, lead: Lead, share: Statement) -> bool:
    """A share of somebody who neither leads, nor lies within or around a leader, nor is a group."""
    subject = share.claim.subject_id
    if is_group(case, share) or any(case.nested(subject, leader) for leader in lead.side):
        return False
    return lists.alternatives(lead.side, frozenset((subject,)))


def _draft(case: Case, lead: Lead, own: list[Statement], rival: Statement, most: Decimal) -> Draft:
    names = " and ".join(case.label(e) for e in sorted(lead.side))
    stated = " and ".join(percent(s) for s in own)
    market = case.label(rival.claim.market_id)
    text = (
        f"{names} {'are' if len(lead.side) > 1 else 'is'} said to lead the {market} market with {stated}, "
        f"but {case.label(rival.claim.subject_id)} has {percent(rival)}, {years(rival.period)}"
    )
    extent = severity.size(severity.tolerances(rival.claim.claim.kind, most, rival.low))
    return Draft(
        kind=KIND, rule=RULE, members=(*lead.statements, *own, rival), text=text, extent=extent,
        low=own[0] if len(own) == 1 else None, high=rival if len(own) == 1 else None,
    )  # fmt: skip
