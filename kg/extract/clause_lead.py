"""Who leads, and who grows fastest: the phrases that say so, and whose they are (guide, rules 5, 7, 14, 18).

A trigger word is looked for first; the pattern of its row then says what must follow. One alternation over all phrases costs
ten
times as much, since nearly every sentence of the genre has a word like "growing" or "leading".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kg.extract import clause_subject
from kg.extract.clause import Statement
from kg.extract.clause_groups import Group
from kg.extract.clause_subject import Subjects
from kg.extract.units import alternatives, phrases
from kg.model import Span

Rank = Literal["leads", "fastest"]
TYPES = ("region", "company", "segment", "application")


class Phrase(NamedTuple):
    """A trigger word and what must stand behind it. `company`: whether it makes a leader of a company too."""

    rank: Rank
    follows: re.Pattern[str]
    company: bool
    article: bool  # it needs "the": "a leading supplier" says nothing


def _pattern(*branches: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(branches)})", re.I)


_MARKET = (
    r" (?:in |of )?(?:the |this |its |their )?(?:(?!to |in |for |with |by |and |on |at )[\w'’&/-]+ ){0,6}?(?:market(?:place"
    r"|s)?|industry|sector|landscape|space)\b(?:['’]s)?"
    r"(?: (?:shares?|size|value|valuation|landscape|revenue)\b)?"
)
_EXPANSION = r" (?:in )?(?:the |this |future |market |overall |global |regional )*(?:growth|expansion)\b(?! rate)"
_MAKER = alternatives(
    phrases(
        """player, company, manufacturer, supplier, provider, vendor, producer, maker, operator, brand, firm, distributor, contract manufacturer,
        companies, players, manufacturers, suppliers, providers, producers, vendors, makers, brands, names, firms, operators, market player"""
    )
)
_PLACE = alternatives(
    phrases(
        "region, regions, markets, countries, market, country, regional market, segment, contributor, consumer, application, type, category, producer, end-user"
    )
)
_SHARE = alternatives(
    phrases("share, shares, portion, percentage, stake, proportion, slice, market position, revenue, position, contribution")
)
# After the bare verb "lead": what is led, or the end of the phrase. "Leading to", "leading players" are none of these.
_LED = (
    r"(?= the (?:charge|way|pack|global|world|field|race|demand|consumption)\b| globally\b| worldwide\b"
    r"| (?:in (?:terms of )?(?:both |overall |the |global |total )*"
    r"(?:market|revenue|sales|size|share|demand|consumption|valuation|value|world|production|volume|industry|sector|global"
    r"|adoption)\b)| due to| owing to| because| thanks| with\b"
    r"| at \**(?:an? )?(?:\w+ )?[~0-9]| by (?:an?|holding|capturing|accounting|approximately)\b| as the| followed"
    r"| closely followed| driven| fueled| supported| attributed| primarily| largely| mainly| capturing"
    r"| holding| accounting| commanding| overall| demand\b| consumption\b| through\b| until\b| both\b| currently\b"
    r"| during\b| over the| while| and (?:holding|accounting|capturing)|[,.;:(]|\**$)"
)
_THING = r"(?:[\w'’&/-]+ ){0,5}?"

PHRASES: dict[str, Phrase] = {
    **dict.fromkeys(
        ("dominate", "dominates", "dominated", "dominating"),
        Phrase("leads", _pattern(_MARKET, r" the (?:global|world)\b", r""), True, False),
    ),
    **dict.fromkeys(("dominance", "domination"), Phrase("leads", _pattern(r""), False, False)),
    "dominant": Phrase(
        "leads",
        _pattern(
            r" (?:\w+ )?(?:position|share|market share|role|presence|market position|stake|regional market|region|market"
            r"|shares|country|contributor|segment|application|type)\b",
            r"(?= in\b|[,.;]| (?:due|with|throughout|through|during|globally|at|owing|over|because)\b|$)",
        ),
        False,
        False,
    ),
    **dict.fromkeys(
        ("lead", "leads", "led", "leading"),
        Phrase(
            "leads",
            _pattern(rf" (?!the |in )(?:[\w-]+ )?(?:{_PLACE}|{_MAKER})\b", r" (?:market )?position\b", _MARKET, _LED, r" by\b"),
            True,
            False,
        ),
    ),
    **dict.fromkeys(
        ("largest", "biggest", "highest", "greatest"),
        Phrase(
            "leads",
            _pattern(
                rf" {_THING}(?:{_SHARE})\b", rf" {_THING}(?:{_PLACE}|{_MAKER})\b", r"(?= in the (?:world|market|industry)\b)"
            ),
            True,
            True,
        ),
    ),
    **dict.fromkeys(("leader", "leaders"), Phrase("leads", _pattern(r""), True, True)),
    **dict.fromkeys(("leadership", "frontrunner", "frontrunners"), Phrase("leads", _pattern(r""), False, False)),
    **dict.fromkeys(
        ("fastest", "quickest"),
        Phrase(
            "fastest",
            _pattern(
                r"[- ](?:\w+[- ])?(?:growing|growth|rate|pace|expanding|developing|expansion|cagr)\b", r"(?=[,.;]| in |$)"
            ),
            True,
            True,
        ),
    ),
}
# The same trigger may also say who grows fastest; asked first.
_FASTEST = {
    **dict.fromkeys(("dominate", "dominates", "dominating", "lead", "leads", "leading"), _pattern(_EXPANSION)),
    **dict.fromkeys(
        ("highest", "strongest", "greatest", "largest", "maximum"),
        _pattern(r" (?:\w+ ){0,2}?(?:growth(?: rates?| potential| trajectory)?|cagr|rate of growth|expansion)\b"),
    ),
}
_TRIGGER = re.compile(rf"\b(?:{alternatives({*PHRASES, *_FASTEST})})\b", re.I)
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
_DEMAND_OF = re.compile(
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
    for trigger in _TRIGGER.finditer(statement.text, statement.span.start, statement.span.end):
        if any(m.span.start <= trigger.start() and trigger.end() <= m.span.end and not m.anaphor for m in statement.mentions):
            continue  # "the pacing lead market", "lead-acid batteries"
        word = trigger[0].lower()
        fastest = _FASTEST.get(word)
        if fastest and (match := fastest.match(statement.text, trigger.end(), statement.span.end)):
            found = _judged(statement, "fastest", Span(trigger.start(), match.end()), word, False, True)
        elif word == "lead" and _OWN.search(statement.text, max(statement.span.start, trigger.start() - 3), trigger.start()):
            found = _judged(statement, "leads", Span(*trigger.span()), word, False, False)
        elif (phrase := PHRASES.get(word)) and (
            match := phrase.follows.match(statement.text, trigger.end(), statement.span.end)
        ):
            found = _judged(statement, phrase.rank, Span(trigger.start(), match.end()), word, phrase.article, phrase.company)
        else:
            continue
        if found:
            yield found
    for match in _TOP.finditer(statement.text, statement.span.start, statement.span.end):
        rows = _subjects(statement, Span(*match.span()), "top")
        if rows and rows.type == "company":
            yield Leadership(statement, Span(*match.span()), "leads", rows, match["words"].lower())


def _judged(statement: Statement, rank: Rank, span: Span, word: str, article: bool, company: bool) -> Leadership | None:
    text = statement.text
    before = text[max(statement.span.start, span.start - 32) : span.start]
    if _RANKED_LOWER.search(before) or (
        span.end - span.start == len(word) and word.startswith("lead") and _OTHER_FIELD.match(text, span.end)
    ):
        return None
    subjects = _subjects(statement, span, word)
    if subjects is None or (subjects.type == "company" and not company):
        return None
    one_of = _ONE_OF.search(before)
    phrase = text[span.start : span.end].lower()
    if not _serious(phrase, before, article, bool(one_of), subjects):
        return None
    return Leadership(statement, span, rank, subjects, one_of["words"].lower() if one_of else None)


def _serious(phrase: str, before: str, article: bool, one_of: bool, subjects: Subjects) -> bool:
    """Whether the phrase names THE leader: "the leading supplier", not "a leading supplier"; "market leader", not "a leader"."""
    company = subjects.type == "company"
    maker = re.search(rf"\b(?:{_MAKER})$", phrase) is not None
    if one_of:
        return company and phrase.startswith(("largest", "biggest", "leader"))
    if phrase.startswith("leading ") and before.lower().endswith("of the "):
        return False  # "one of the leading players", "two of the leading brands"
    if phrase in ("leader", "leaders"):
        return bool(_MARKET_LEADER.search(before)) or before.lower().endswith(
            ("the ", "the global ", "the world ", "the industry ")
        )
    if (
        phrase.startswith("leading ")
        and not phrase.startswith(("leading the ", "leading in "))
        and (maker or re.search(rf"\b(?:{_PLACE})$", phrase))
    ):
        return before.lower().endswith(("the ", "remain ", "remains ", "are ")) and company == maker
    if maker and not company:
        return False
    if phrase.startswith("leading position") and company:
        return False
    if phrase.startswith("leading position") and not before.lower().endswith(("the ", "its ", "their ", "'s ", "’s ")):
        return False
    return not (article and _INDEFINITE.search(before))


def _subjects(statement: Statement, span: Span, word: str) -> Subjects | None:
    """Who leads: the row before the phrase in its clause, or right behind it ("led by", "dominance of", "leading the market are")."""
    behind = _behind(statement, span)
    text = statement.text
    if word == "led" or text.startswith((" by ", " are ", " of "), span.end):
        if behind or word == "led" or text.startswith(" by ", span.end):
            return behind
    if behind and word in ("fastest", "quickest") and text.startswith(" in ", span.end):
        return behind
    types = clause_subject.strict(statement, span.start, statement.span.start, TYPES)
    found = clause_subject.before(statement, span.start, statement.span.start, types)
    if (
        found
        and found.type == "company"
        and _DEMAND_OF.search(text, max(statement.span.start, found.span.start - 40), found.span.start)
    ):
        return None
    if (
        found
        and found.type == "company"
        and text.startswith(("dominating", "leading"), span.start)
        and _in_list(statement, found.span.start)
    ):
        return None
    return found or behind


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
