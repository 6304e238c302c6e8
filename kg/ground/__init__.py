"""Names -> Entity: companies, markets, regions; every match says why."""

from kg.ground.decisions import ACTIONS, COLUMNS, Decision, Decisions, append_decision, read_decisions
from kg.ground.grounding import ground
from kg.ground.market_relation import relate
from kg.ground.register import Register, Registered, read_register, write_register
from kg.ground.rules import MARKET_RULES, RULES

__all__ = [
    "ACTIONS",
    "COLUMNS",
    "MARKET_RULES",
    "RULES",
    "Decision",
    "Decisions",
    "Register",
    "Registered",
    "append_decision",
    "ground",
    "read_decisions",
    "read_register",
    "relate",
    "write_register",
]
