"""Hostile file systems: names, links, pipes, rights. Beside the hostile files, in one folder."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile.files import FILES, IMAGE, MARK, page

ODD_NAMES: tuple[tuple[bytes, str | None], ...] = (
    (b"new\nline.md", "name-encoding"),
    (b"bell\x07.md", "name-encoding"),
    (b"not-utf8-\xff\xfe.md", "name-encoding"),
    (f"bidi-\u202e{MARK}.md".encode(), None),
    (b"zero\xe2\x80\x8bwidth.md", None),
    (b"quote'\"`.md", None),
    (f"{IMAGE.replace('/', '')}.md".encode(), None),
    (f"=cmd|{MARK}!A1.md".encode(), None),
    (b"up..%2f..%2fescape.md", None),
    (b"back\\slash\\..\\x.md", None),
    (b"-o.md", None),
    (b"star*[x]?.md", None),
    (b"percent%zz%00.md", None),
    (b" space .md", None),
    (b"dots....md", None),
    (b"n" * 250 + b".md", None),
    ("e\u0301.md".encode(), None),  # and the same name composed
    ("\u00e9.md".encode(), None),
)
"""Name and the code of its refusal (None: it is read)."""

REFUSED = {
    "outside.md": "outside-source",
    "outside-folder": "outside-source",
    "dangling.md": "outside-source",
    "pipe.md": "not-regular",
}


def write(folder: Path) -> Path:
    """Write all files, and the places, below `folder`; gives the source folder."""
    source = folder / "source"
    source.mkdir()
    for hostile in FILES:
        (source / hostile.name).write_bytes(hostile.make())
    for number, (name, _) in enumerate(ODD_NAMES):
        with open(os.fsencode(source) + b"/" + name, "wb") as file:  # noqa: PTH123 names that are no text
            file.write(page(rate=f"{number}.25"))
    outside = folder / "outside"
    outside.mkdir()
    (outside / "secret.md").write_bytes(page(company=f"Secret{MARK} Corp"))
    (source / "outside.md").symlink_to("../outside/secret.md")
    (source / "outside-folder").symlink_to(outside)
    (source / "dangling.md").symlink_to("/nowhere/at/all.md")
    (source / "loop").symlink_to(".")
    (source / "inside.md").symlink_to("edition-1.md")
    os.mkfifo(source / "pipe.md")
    (source / "folder.md").mkdir()
    return source
