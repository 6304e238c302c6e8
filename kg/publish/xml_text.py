"""Text as XML 1.0 can hold it: GraphML, GEXF and XLSX are XML."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, not even escaped.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    r"""Text with U+FFFD for what XML cannot hold.

    >>> xml_text("a\x00b")
    'a\ufffdb'
    """
    return NOT_XML.sub("\ufffd", text)
