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
    for text, at, indent in body:
        found = ENTRY.match(text)
        depth = indent + (2 if text.startswith("- ") else 0)
        while parents and parents[-1][0] >= (depth if found else indent + 1):
            parents.pop()
        path = ".".join(key for _, key in parents)
        if found:
            key = found[1]
            path = f"{path}.{key}" if path else key
            parents.append((depth, key))
            start = found.end()
        else:
            mark = LIST_ITEM.match(text)
            start = mark.end() if mark else 0
        _value(text[start:], at + start, path, layout)


def _value(value: str, at: int, path: str, layout: Layout) -> None:
    if BLOCK_SCALAR.match(value):
        return
    if len(value) > 1 and value[0] in QUOTES:
        at += 1
        value = value[1:-1] if value[-1] == value[0] else value[1:]
    stripped = value.strip()
    if stripped:
        layout.add_meta(path, stripped, at + len(value) - len(value.lstrip()))
