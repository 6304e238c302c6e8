"""The last three rows of the decision table: what different reports say of one thing; a group has the class of its witnesses.

The witnesses are the lowest and the highest claim; where several are equally low or high, a reported one. Where two reported
values disagree, they are a group of their own: a dispute about a fact weighs more than a range of forecasts, which would hide
it. A second group is made only where projections lie beyond that dispute.
"""

from __future__ import annotations

from kg.judge import contradiction, forecast_spread, mixed_mode
from kg.judge.draft import Draft, of_split
from kg.judge.groups import Split, Unit, apart

CLASSES = (forecast_spread, mixed_mode, contradiction)


def cut(units: list[Unit]) -> tuple[list[Draft], list[Unit]]:
    """At most two drafts: the facts in dispute, and the projections beyond them."""
    everything = apart(units)
    if everything is None:
        return [], units
    facts = apart([u for u in units if u.says("reported")])
    if facts is None:
        return [_draft(everything)], units
    if everything.low.high >= facts.low.low and everything.high.low <= facts.high.high:
        return [_draft(facts)], units
    beyond = everything
    if everything.low.mode == everything.high.mode == "projected":
        beyond = apart([u for u in units if u.says("projected")]) or everything
    return [_draft(facts), _draft(beyond)], units


def _draft(split: Split) -> Draft:
    rule = next(rule for rule in CLASSES if rule.fits(split.low, split.high))
    return of_split(rule.KIND, split, rule.doubt(split.low, split.high))
