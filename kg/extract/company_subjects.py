"""Companies that a sentence is about: "**Amkor** reported", "Samsung, TSMC and Intel are", "Another key player, X, has"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.company_lists import enumeration
from kg.extract.company_words import NOT_A_NAME, SUBJECT_VERBS
from kg.extract.names import word_set
from kg.model import Span

_BOLD = re.compile(r"\*\*([^*]{2,100}?)\*\*")
_BETWEEN = re.compile(r"(?:,| and|, and| &|/)? ?")
_BEFORE = re.compile(r"([a-z]+) $")
_NAMING = word_set(
    "and or while with like as include includes including by to from is are whereas of both at companies players firms "
    "company between among also namely "
    "giant giants leader leaders giant manufacturer manufacturers brand brands provider providers competitor competitors"
)
_CAPITAL = r"(?=[*\[]{0,4}(?:[A-Z0-9À-ÖØ-Þ]|[a-z]{1,3}[A-Z]))"
_DESCRIPTION = (
    r"(?:(?:[A-Z][a-z]+(?:['’]s|-based|-headquartered)? )?(?:[a-z-]+ ){0,3}"
    r"(?:giants?|company|firm|manufacturer|supplier|producer|player|leader|conglomerate|multinational|provider|specialist|"
    r"startup|start-up|powerhouse|maker),? )?"
)
_HEAD = re.compile(rf"(?:(?:\d{{1,2}}[.)]|[-–•*#]+) )?{_DESCRIPTION}{_CAPITAL}")
# "Another key player, ...", "In addition, ...", "Among these, ...".
_INTRODUCTION = re.compile(
    rf"(?:[A-Z][^,.;:]{{1,90}}(?:,|:| is| are|, is) |(?:While|Although|Whereas|As for|Both|With|By) ){_DESCRIPTION}{_CAPITAL}"
)
_CLAUSE = re.compile(
    rf"(?:, (?:while |whereas |and |but |with |where )?|; (?:and |while )?| while | whereas | with |"
    rf" and ){_DESCRIPTION}{_CAPITAL}"
)
_AFTER = re.compile(
    rf"\*{{0,2}}(?: (?:from|in|of) [A-Z]\w+)?(?:['’]s?\b|,? (?:{SUBJECT_VERBS})\b|, (?:a|an|the|with|known|based|one|another|"
    rf"which|who|now|formerly|recognized|recognised|"
    r"renowned|headquartered|founded|part|although|though|while|primarily|also|being|as|having|speciali[sz]ing|leveraging|"
    r"focusing|offering|through|"
    r"especially|particularly|meanwhile|traditionally|on the other hand|in particular|backed|owned|led|operating|established|"
    r"under|"
    r"following|similarly|however|not|currently|originally|historically|too|like|despite|driven|in|for|generating|boasting|"
    r"reporting)\b|"
    r" \(| ?:\**| – | — | - )"
)
# In the middle of a sentence a name needs a verb of business.
_REPORTS = re.compile(
    r"['’]?s? ?(?: (?:reported|reports|reporting|generated|generating|posted|posting|recorded|recording|achieved|achieving|"
    r"earned|earning|"
    r"announced|had (?:revenues?|sales|a)|has (?:reported|a|an|seen|shown)|is (?:a|an|the|expected|projected|known|also|"
    r"another|estimated)|"
    r"speciali[sz]es|focuses|leads|leading|dominates|dominating|holds|holding|exceeding|surpassing|follows|with (?:sales|"
    r"revenues?))\b|"
    r" (?:annual |sales |total |overall )*(?:revenues?|sales)\b)"
)


# "its flagship product, X, has": what follows is no company.
_PRODUCT = re.compile(
    r"(?:brand|product|drug|platform|series|line|model|solution|software|system|device|therapy|vaccine|app|tool)s?\*{0,2}$"
)
# Verb or noun: one name does not take the plural verb ("Regulatory support").
_NOUN = re.compile(
    r" (?:support|market|target|plan|design|project|feature|report|offer|focus|show|use|work|lead|seek|"
    r"highlight|estimate|demand)\b"
)


def bold(text: str, start: int, end: int) -> Iterator[Span]:
    """The texts between double asterisks where a name can stand: not after "its innovative" or "offers the"."""
    last, good = -1, False
    for found in _BOLD.finditer(text, start, end):
        if last < 0 or not _BETWEEN.fullmatch(text, last, found.start()):
            word = _BEFORE.search(text, max(start, found.start() - 24), found.start())
            good = word is None or word[1] in _NAMING
        last = found.end()
        if good:
            yield Span(*found.span(1))


def subjects(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The names that the sentence text[start:end] is about: a verb or an apposition follows them."""
    done = start
    for head in (_HEAD.match(text, start, end), _INTRODUCTION.match(text, start, end)):
        if head is None:
            continue
        items = enumeration(text, head.end(), end)
        if len(items) == 1 and (_NOUN.match(text, items[0].end, end) or _PRODUCT.search(text, start, head.end() - 2)):
            continue
        if items and _AFTER.match(text, items[-1].end, end) and _first_word(text, items[0]) not in NOT_A_NAME:
            yield items
            done = items[-1].end
            break
    for clause in _CLAUSE.finditer(text, start, end):
        if clause.end() < done or _PRODUCT.search(text, max(start, clause.start() - 16), clause.start()):
            continue
        items = enumeration(text, clause.end(), end)
        done = items[-1].end if items else done
        if items and _REPORTS.match(text, items[-1].end, end) and _first_word(text, items[0]) not in NOT_A_NAME:
            yield items


def _first_word(text: str, span: Span) -> str:
    return text[span.start : span.end].split(" ", 1)[0].lower().rstrip(",")
