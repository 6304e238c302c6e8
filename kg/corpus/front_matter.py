"""Front matter: the YAML (`---`) or TOML (`+++`) entries above a text, each value with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.corpus.layout import Layout

MAX_LINES = 400  # more than this between the marks is no front matter
ENTRY = re.compile(r"(?:- )?([A-Za-z_][\w .-]{0,60}?) ?[:=](?: |$)")
LIST_ITEM = re.compile(r"- ")
BLOCK_SCALAR = re.compile(r"[|>][+-]?$")
QUOTES = "\"'"

Written = tuple[str, int, int]  # collapsed content, its place, indentation


def front_matter(lines: Sequence[Written], layout: Layout) -> int:
    """Read front matter at the head of `lines` into `layout`; how many lines it takes (0 for none)."""
    first = next((i for i, (text, _, _) in enumerate(lines[:MAX_LINES]) if text), len(lines))
    if first == len(lines) or lines[first][0] not in ("---", "+++"):
        return 0
    mark = lines[first][0]
    last = next((i for i in range(first + 1, min(len(lines), first + MAX_LINES)) if lines[i][0] in (mark, "...")), 0)
    body = [line for line in lines[first + 1 : last] if line[0]]
    if not last or not body or not any(ENTRY.match(text) for text, _, _ in body):
        return 0
    _entries(body, layout)
    return last + 1


def _entries(body: Sequence[Written], layout: Layout) -> None:
    parents: list[tuple[int, str]] = []  # indentation and key of the open mappings
    value: list[Written] = []  # the lines of the open value
    path = ""
    for text, at, indent in body:
        found = ENTRY.match(text)
        item = LIST_ITEM.match(text)
        if not found and not item and parents and indent > parents[-1][0]:
            value.append((text, at, indent))
            continue
        _value(value, path, layout)
        depth = indent + (2 if item else 0)
        while parents and parents[-1][0] >= (depth if found else indent + 1):
            parents.pop()
        keys = [key for _, key in parents]
        if found:
            keys.append(found[1])
            parents.append((depth, found[1]))
        path = ".".join(keys)
        start = found.end() if found else item.end() if item else 0
        value = [] if BLOCK_SCALAR.match(text[start:]) else [(text[start:], at + start, indent)]
    _value(value, path, layout)


def _value(lines: Sequence[Written], path: str, layout: Layout) -> None:
    """Record a value of one or more lines, without its quotes."""
    lines = [line for line in lines if line[0]]
    if not lines:
        return
    value, at = " ".join(text for text, _, _ in lines), lines[0][1]
    if len(value) > 1 and value[0] in QUOTES:
        at += 1
        value = value[1:-1] if value[-1] == value[0] else value[1:]
    stripped = value.strip()
    if stripped:
        layout.add_meta(path, stripped, at + len(value) - len(value.lstrip()))
