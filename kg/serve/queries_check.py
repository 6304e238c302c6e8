"""What a query may not be, told before it runs. The process that runs it holds where this is fooled (queries_child)."""

from __future__ import annotations

import re

from kg.errors import QueryError

# One pass of alternatives that cannot match the same text in two ways: linear on hostile text. In this order: comments, IRIs,
# strings, variables and language tags, prefixed names and blank nodes, words.
TOKEN = re.compile(
    r"""\#[^\n\r]*
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | [?$@]\w+
    | [\w.-]*:[\w.:%-]*
    | (?P<word>[A-Za-z_]\w*)
    | (?P<open>[{(]) | (?P<close>[})])
    | .""",
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
CALLS_OUT = frozenset({"SERVICE", "LOAD"})
UPDATES = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})
# 2,240 nested braces end pyoxigraph 0.5.13 in a segmentation fault; people write fewer than ten.
MAX_DEPTH = 200
MAX_LENGTH = 1_000_000


def check(sparql: str) -> None:
    """Raises QueryError for what would call out, change the graph, or crash the parser."""
    if len(sparql) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH:,} characters; it was not run")
    depth = 0
    for token in TOKEN.finditer(_unescape(sparql)):
        word = (token["word"] or "").upper()
        if word in CALLS_OUT:
            raise QueryError(f"{word} is refused: queries are answered from this build alone; leave it out")
        if word in UPDATES:
            raise QueryError(f"{word} is refused: a build is read-only; change the sources or decisions.csv, and build again")
        depth += bool(token["open"]) - bool(token["close"])
        if depth > MAX_DEPTH:
            raise QueryError(f"the query is nested more than {MAX_DEPTH} levels deep; it was not run")


def _unescape(sparql: str) -> str:
    r"""SPARQL resolves codepoint escapes before it reads words.

    >>> _unescape(r"\u0053ERVICE")
    'SERVICE'
    """
    return ESCAPE.sub(_character, sparql)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
