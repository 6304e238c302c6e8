"""The id register: which ids were given to which names, so that more reports never rename an entity.

A JSON Lines file beside decisions.csv, an input like it: one entry a line, sorted by id. Retired ids stay, with
`replaced_by`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from kg.errors import SourceError
from kg.ground.drafts import Draft
from kg.ground.fold import ascii_fold, digest
from kg.model import Entity, Grounding, Problem

NAME = "register.jsonl"


class Registered(msgspec.Struct, frozen=True):
    """One id: the preferred name and the other names it was given with; `replaced_by` where it was merged away."""

    id: str
    type: str
    label: str
    labels: tuple[str, ...] = ()
    replaced_by: str | None = None


class Register(msgspec.Struct, frozen=True):
    """All ids ever given, sorted. Empty where none is kept."""

    entries: tuple[Registered, ...] = ()

    def live(self) -> Mapping[str, Registered]:
        """Ids still in use."""
        return {e.id: e for e in self.entries if e.replaced_by is None}

    def current(self, identifier: str) -> str:
        """The id that stands for this one today; itself where nothing replaced it. Follows chains, stops at a cycle."""
        after = {e.id: e.replaced_by for e in self.entries if e.replaced_by}
        seen: set[str] = set()
        while identifier in after and identifier not in seen:
            seen.add(identifier)
            identifier = after[identifier]
        return identifier

    def updated(self, grounding: Grounding) -> Register:
        """The register after a build: new entities added, labels extended, replaced ids retired. Nothing is removed."""
        entries = {e.id: e for e in self.entries}
        for entity in grounding.entities:
            entries[entity.id] = _entry(entity, entries.get(entity.id))
            for old in entity.replaces:
                before = entries.get(old, Registered(id=old, type=entity.type, label=entity.label))
                entries[old] = msgspec.structs.replace(before, replaced_by=entity.id)
        return Register(tuple(entries[k] for k in sorted(entries)))


def _entry(entity: Entity, before: Registered | None) -> Registered:
    names = {entity.label, *entity.labels, *((before.label, *before.labels) if before else ())}
    label = before.label if before else entity.label
    return Registered(id=entity.id, type=entity.type, label=label, labels=tuple(sorted(names - {label})))


def read_register(path: Path) -> tuple[Register, list[Problem]]:
    """The register in a file, and a problem for each line that is none. Raises SourceError where the file cannot be read."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise SourceError(f"{path}: the id register cannot be read ({error.strerror}); restore it or leave it out") from error
    entries: dict[str, Registered] = {}
    problems: list[Problem] = []
    decoder = msgspec.json.Decoder(Registered)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(_problem(path, number, f"is no register entry ({error}); correct or remove it"))
            continue
        if entry.id in entries or not entry.id.startswith(f"{entry.type}/"):
            problems.append(
                _problem(path, number, f"{entry.id} is given twice or is not of type {entry.type}; keep one line an id")
            )
            continue
        entries[entry.id] = entry
    return Register(tuple(entries[k] for k in sorted(entries))), problems


def _problem(path: Path, line: int, message: str) -> Problem:
    return Problem(str(path), "register-line", f"{path}, line {line}: {message}")


def write_register(path: Path, register: Register) -> None:
    """Write the register aside and put it in place at once."""
    aside = path.with_name(f".{path.name}.new")
    data = b"".join(msgspec.json.encode(e) + b"\n" for e in sorted(register.entries, key=lambda e: e.id))
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def registered_ids(
    drafts: Iterable[Draft], natural: Mapping[str, str], register: Register
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Ids for drafts with the register's kept: key -> id, and id -> the registered ids that it replaces.

    A draft takes the live id that its content gives where that is registered, else the first registered id (by letters) that
    one of its names holds. An id goes to one draft: the one with the registered preferred name, else the first by key.
    """
    live = register.live()
    if not live:
        return dict(natural), {}
    by_name: dict[tuple[str, str], set[str]] = {}
    for entry in live.values():
        for name in (entry.label, *entry.labels):
            by_name.setdefault((entry.type, ascii_fold(name)), set()).add(entry.id)
    wanted: dict[str, list[str]] = {}
    for draft in sorted(drafts, key=lambda d: d.key):
        names = {ascii_fold(n) for n in (draft.label, *draft.surfaces)}
        held = {i for n in names for i in by_name.get((draft.type, n), ())}
        own = natural[draft.key]
        wanted[draft.key] = sorted(held, key=lambda i: (i != own, ascii_fold(live[i].label) not in names, i))
        if own in live and own not in held:
            wanted[draft.key].append(own)
    return _assigned(wanted, natural, {d.key: d for d in drafts}, live)


def _assigned(
    wanted: Mapping[str, list[str]], natural: Mapping[str, str], drafts: Mapping[str, Draft], live: Mapping[str, Registered]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    owner: dict[str, str] = {}
    for key in sorted(wanted):
        for identifier in wanted[key]:
            best = owner.get(identifier)
            if best is None or _claim(drafts[key], live[identifier], natural) < _claim(drafts[best], live[identifier], natural):
                owner[identifier] = key
    ids: dict[str, str] = {}
    replaces: dict[str, tuple[str, ...]] = {}
    for key, identifiers in wanted.items():
        kept = [i for i in identifiers if owner[i] == key]
        if kept:
            ids[key] = kept[0]
            if kept[1:]:
                replaces[kept[0]] = tuple(sorted(kept[1:]))
    taken = {*ids.values(), *live}
    for key in sorted(natural):
        if key not in ids:
            ids[key] = _free(natural[key], taken, drafts[key])
            taken.add(ids[key])
    return ids, replaces


def _claim(draft: Draft, entry: Registered, natural: Mapping[str, str]) -> tuple[bool, bool, str]:
    """Smaller for the draft that has more right to a registered id."""
    names = {ascii_fold(n) for n in (draft.label, *draft.surfaces)}
    return natural[draft.key] != entry.id, ascii_fold(entry.label) not in names, draft.key


def _free(identifier: str, taken: set[str], draft: Draft) -> str:
    if identifier not in taken:
        return identifier
    size = 8
    while f"{identifier}-{digest(draft.key, size)}" in taken:
        size += 4
    return f"{identifier}-{digest(draft.key, size)}"
