"""All IRIs of a build are minted here: the base, `id/`, and an id as the files have it (`claim/5f0c2a`)."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from urllib.parse import quote

from kg.errors import UsageError
from kg.model import MarketRelation, Match, Span

DEFAULT_BASE = "https://w3id.org/claimgraph/"
_BASE = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+/(?:[A-Za-z0-9._~!$&'()*+,;=:@%-]+/)*")
_HASH_DIGITS = 16


class Iris:
    """Mints IRIs under one base, in N-Triples syntax (`<https://…>`)."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        """Raises UsageError where `base` is no absolute http IRI that ends with a slash."""
        if not _BASE.fullmatch(base):
            raise UsageError(f"{base!r} is no base for IRIs: give an absolute http IRI that ends with a slash")
        self.base = base
        self._id = f"<{base}id/"

    def of(self, identifier: str) -> str:
        """The IRI of an id of the files.

        >>> Iris().of("company/ase-group"), Iris("http://localhost:8000/").of("market/café & bar")
        ('<https://w3id.org/claimgraph/id/company/ase-group>', '<http://localhost:8000/id/market/caf%C3%A9%20%26%20bar>')
        """
        return f"{self._id}{path(identifier)}>"

    def evidence(self, report: str, span: Span) -> str:
        """A place in a report. Claims that stand in one sentence share it.

        >>> Iris("http://localhost/").evidence("report/1a0a6d", Span(2210, 2262))
        '<http://localhost/id/evidence/1a0a6d-2210-2262>'
        """
        return self.of(f"evidence/{report.removeprefix('report/')}-{span.start}-{span.end}")

    def graph(self, report: str) -> str:
        """The named graph that holds what one report says."""
        return self.of(f"graph/{report.removeprefix('report/')}")

    def extractor(self, name: str) -> str:
        """A piece of this software that reads claims, with its version."""
        return self.of(f"extractor/{name}")

    def match(self, match: Match) -> str:
        """The reason of one match, by everything that it says of which name stands for what."""
        return self.of(f"match/{digest(match.surface, match.entity, match.rule, match.report or '')}")

    def relation(self, relation: MarketRelation) -> str:
        """The relation of one market to another."""
        return self.of(f"market-relation/{digest(relation.a, relation.b, relation.relation)}")

    def measurement(self, publisher: str, metric: str) -> str:
        """One metric of one publisher."""
        return self.of(f"measurement/{publisher.removeprefix('publisher/')}/{metric}")

    def document(self, name: str) -> str:
        """A document beside the ids, such as the description of the dataset."""
        return f"<{self.base}{name}>"


@cache
def path(identifier: str) -> str:
    """An id as the path of an IRI: everything but unreserved ASCII and the slash is percent-encoded, and a dot segment
    too, since a parser would resolve it away.

    >>> path("region/côte d'ivoire"), path("market/..")
    ('region/c%C3%B4te%20d%27ivoire', 'market/%2E%2E')
    """
    encoded = quote(identifier.encode("utf-8", "replace"), safe="/-_~.")
    if "/." in encoded:
        encoded = "/".join(part.replace(".", "%2E") if part in {".", ".."} else part for part in encoded.split("/"))
    return encoded


def digest(*parts: str) -> str:
    """A hash of texts in order, as long as a report's.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:_HASH_DIGITS]
