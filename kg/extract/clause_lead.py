"""Who leads, and who grows fastest: the phrases that say so, and whose they are (guide, rules 5, 7, 14, 18).

A trigger word is looked for first; the pattern of its row then says what must follow. One alternation over all phrases costs
ten
times as much, since nearly every sentence of the genre has a word like "growing" or "leading".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract import clause_subject
from kg.extract.clause import Statement
from kg.extract.clause_groups import Group
from kg.extract.clause_lead_phrases import FASTEST, MAKER, PHRASES, PLACE, TRIGGER, Phrase, Rank
from kg.extract.clause_subject import Subjects
from kg.model import Span

TYPES = ("region", "company", "segment", "application")

_RANKED_LOWER = re.compile(
    r"\b(?:second|third|fourth|fifth|2nd|3rd|4th|next|sixth|seventh|some of the|two|three|four|five|several of the|second-"
    r"|third-)[ -](?:\w+['’]s )?$",
    re.I,
)
_ONE_OF = re.compile(r"\b(?P<words>one of|among|amongst)(?: the)?(?: [\w'’-]+['’]s)?(?: (?:top|global|market))?\** $", re.I)
_TOP = re.compile(
    r"\b(?P<words>one of|among|amongst) (?:the |its )?(?:\w+['’]s )?top\b(?! (?:priorit|choice|trend|concern))", re.I
)
_INDEFINITE = re.compile(
    r"\b(?:an?|as an?|several|many|key|major|other|numerous|various|these|such|some|also|potential|future|emerging|and"
    r"|industry)\** $",
    re.I,
)
_MARKET_LEADER = re.compile(r"\b(?:market|undisputed|clear) $", re.I)
_POSSESSIVE = re.compile(r"(?:['’]s?|\b[Ii]ts|\b[Tt]heir)(?: \w+){0,2} $")
_OWN = re.compile(r"['’]s $")
_POST = re.compile(
    r"(?: (?:the )?(?:[\w'’-]+ ){0,6}?(?:market|industry|sector|share|shares)\b,?)?(?: (?:is|are|being|was|were|will be"
    r"|has been))?"
    r"(?: (?:held|captured|dominated|led|claimed|accounted for|commanded|contributed|attributed|located|found|expected"
    r"|projected|anticipated|seen))?"
    r" ?(?:by|are|is|to|in|of|:|includes?|towards?|from|to be|to come from)(?: |: )(?:the |\**)*",
    re.I,
)
_PLAYERS_LIKE = re.compile(
    r"\b(?:key|major|leading|prominent|top|notable|main|established|global|industry|these|such|several"
    r"|other)?[ ]?(?:players?|companies|manufacturers|firms|brands|suppliers|vendors|leaders|giants|names|organizations"
    r"|providers)\**,? (?:such as|like|including|are|include|,)? ?\**$",
    re.I,
)
_PLAYERS = re.compile(
    r"\b(?:players|companies|manufacturers|firms|brands|suppliers|vendors|providers|competitors|participants|producers"
    r"|names)\b[\w ]{0,30}(?:,? such as|,? like|,? including|:)",
    re.I,
)
_OTHER_FIELD = re.compile(
    r" (?:in|through|with|for|on) (?:its |their |the |both |terms of |[\w-]+ ){0,2}?(?:innovat|technolog|research|r&d"
    r"|sustainab|quality|advancement|development|regulat|"
    r"transition|shift|trends?|product(?!ion)|initiative|adopt|manufactur|design|customer)",
    re.I,
)


_MAKER_LAST = re.compile(rf"\b(?:{MAKER})$")
_PLACE_LAST = re.compile(rf"\b(?:{PLACE})$")
_THE = ("the ", "remain ", "remains ", "are ")
_THE_LEADER = ("the ", "the global ", "the world ", "the industry ")
_OWNERS = ("the ", "its ", "their ", "'s ", "’s ")
_LOOK_BACK = 40  # characters before a phrase or a name that say how it is meant


class Leadership(NamedTuple):
    """A phrase at `span` that says that `subjects` lead or grow fastest. `qualifier`: "one of", "among"."""

    statement: Statement
    span: Span
    rank: Rank
    subjects: Subjects
    qualifier: str | None


def leaderships(statement: Statement) -> list[Leadership]:
    """One for each subject and rank of the sentence: two such phrases of one subject are one claim (guide, rule 14)."""
    if not any(mention.type in TYPES or mention.type == "division" for mention in statement.mentions):
        return []
    found: list[Leadership] = []
    seen: set[tuple[Rank, str]] = set()
    for leadership in _phrases(statement):
        names = {(leadership.rank, member.name) for member in leadership.subjects.members}
        if not names & seen:
            found.append(leadership)
        seen |= names
    return found


def _phrases(statement: Statement) -> Iterator[Leadership]:
    names = [mention for mention in statement.mentions if not mention.anaphor]
    for trigger in TRIGGER.finditer(statement.text, statement.span.start, statement.span.end):
        if any(m.span.start <= trigger.start() and trigger.end() <= m.span.end for m in names):
            continue  # "the pacing lead market", "lead-acid batteries"
        phrase, end = _phrase(statement, trigger)
        if phrase and (found := _judged(statement, Span(trigger.start(), end), trigger[0].lower(), phrase)):
            yield found
    for match in _TOP.finditer(statement.text, statement.span.start, statement.span.end):
        rows = _subjects(statement, Span(*match.span()), "top")
        if rows and rows.type == "company":
            yield Leadership(statement, Span(*match.span()), "leads", rows, match["words"].lower())


def _phrase(statement: Statement, trigger: re.Match[str]) -> tuple[Phrase | None, int]:
    """The row of the table that fits behind a trigger word, and where the phrase ends."""
    text, end, limit = statement.text, trigger.end(), statement.span.end
    word = trigger[0].lower()
    if (fastest := FASTEST.get(word)) and (match := fastest.match(text, end, limit)):
        return Phrase("fastest", fastest, True, False), match.end()
    phrase = PHRASES.get(word)
    if phrase and word == "lead" and _OWN.search(text, max(statement.span.start, trigger.start() - 3), trigger.start()):
        return Phrase("leads", phrase.follows, False, False), end
    match = phrase.follows.match(text, end, limit) if phrase else None
    return (phrase, match.end()) if match else (None, end)


def _judged(statement: Statement, span: Span, word: str, phrase: Phrase) -> Leadership | None:
    """The leadership that a phrase states, if it is THE leader's and its subject is told."""
    text = statement.text
    before = text[max(statement.span.start, span.start - _LOOK_BACK) : span.start]
    bare = span.end - span.start == len(word)  # "leads in innovation" is no leadership of the market
    if _RANKED_LOWER.search(before) or (bare and word.startswith("lead") and _OTHER_FIELD.match(text, span.end)):
        return None
    subjects = _subjects(statement, span, word)
    if subjects is None or (subjects.type == "company" and not phrase.company):
        return None
    one_of = _ONE_OF.search(before)
    words = text[span.start : span.end].lower()
    if one_of:
        serious = subjects.type == "company" and words.startswith(("largest", "biggest", "leader"))
    else:
        serious = _serious(words, before, subjects.type == "company") and not (phrase.article and _INDEFINITE.search(before))
    return Leadership(statement, span, phrase.rank, subjects, one_of["words"].lower() if one_of else None) if serious else None


def _serious(words: str, before: str, company: bool) -> bool:
    """Whether a phrase names THE leader: "the leading supplier", not "a leading supplier"; "market leader", not "a leader"."""
    before = before.lower()
    if words in ("leader", "leaders"):
        return bool(_MARKET_LEADER.search(before)) or before.endswith(_THE_LEADER)
    maker = _MAKER_LAST.search(words) is not None
    if words.startswith("leading ") and not words.startswith(("leading the ", "leading in ")):
        if words.startswith("leading position"):
            return not company and before.endswith(_OWNERS)
        if maker or _PLACE_LAST.search(words):
            return company == maker and before.endswith(_THE) and not before.endswith("of the ")
        return not before.endswith("of the ")
    return company or not maker


def _subjects(statement: Statement, span: Span, word: str) -> Subjects | None:
    """Who leads: the row before the phrase in its clause, or right behind it ("led by", "leading the market are")."""
    text = statement.text
    behind = _behind(statement, span)
    if word == "led" or text.startswith(" by ", span.end):
        return behind
    if behind and (
        text.startswith((" are ", " of "), span.end) or (word in ("fastest", "quickest") and text.startswith(" in ", span.end))
    ):
        return behind
    types = clause_subject.strict(statement, span.start, statement.span.start, TYPES)
    found = clause_subject.before(statement, span.start, statement.span.start, types)
    return None if found and found.type == "company" and _in_crowd(statement, span, found) else found or behind


def _in_crowd(statement: Statement, span: Span, found: Subjects) -> bool:
    """Whether a row of companies only gives the names of "key players such as" (guide, rule 18)."""
    text, start = statement.text, found.span.start
    if _PLAYERS_LIKE.search(text, max(statement.span.start, start - _LOOK_BACK), start):
        return True
    return text.startswith(("dominating", "leading"), span.start) and _in_list(statement, start)


def _in_list(statement: Statement, start: int) -> bool:
    """Whether a row of companies goes on a list of "key players such as", or of a sentence that the splitter cut."""
    heads = [match.end() for match in _PLAYERS.finditer(statement.text, statement.span.start, start)]
    opening = heads[-1] if heads else statement.span.start
    cut = not heads and statement.text.count(",", statement.span.start, start) >= 2
    return (bool(heads) or cut) and not any(opening <= modal.start < start for modal in statement.modals)


def _behind(statement: Statement, span: Span) -> Subjects | None:
    post = _POST.match(statement.text, span.end, statement.span.end)
    rows: list[Group] = [g for g in statement.groups if post and g.span.start == post.end() and g.type in TYPES]
    return Subjects(rows[0].members, rows[0].span, True) if rows else None
