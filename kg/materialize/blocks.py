"""A block is one subject with everything said of it. Blocks are made in order, so that a build is never held as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")


class Block(NamedTuple):
    """`subject` in N-Triples syntax; `statements`: predicate, blank, object; in any order, repetitions allowed."""

    subject: str
    statements: list[str]


def lines(blocks: Iterable[Block], graph: str = "") -> Iterator[str]:
    """N-Quads lines with their ends, sorted by code point where the blocks are in order; `graph` names the graph, if any.

    >>> print("".join(lines([Block("<s>", ["<p> <o>", "<a> <o>", "<p> <o>"]), Block("<s>", ["<b> <o>"])])), end="")
    <s> <a> <o> .
    <s> <b> <o> .
    <s> <p> <o> .
    """
    end = f" {graph} .\n" if graph else " .\n"
    for subject, statements in _joined(blocks):
        for statement in sorted(set(statements)):
            yield f"{subject} {statement}{end}"


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Neighbours with one subject become one block."""
    held: Block | None = None
    for block in blocks:
        if held is None:
            held = block
        elif held.subject == block.subject:
            held = Block(held.subject, held.statements + block.statements)
        else:
            yield held
            held = block
    if held is not None:
        yield held


def in_order(blocks: Iterable[Block]) -> list[Block]:
    """Sorted by subject as it is written, closing bracket included: the order of the lines. For small parts."""
    return sorted(blocks, key=lambda block: block.subject)


def each(items: Iterable[Item], name: Callable[[Item], str], make: Callable[[Item], Block]) -> Iterator[Block]:
    """The block of each item, in the order of their names, made one by one: only names and items are held."""
    for item in sorted(items, key=name):
        yield make(item)
