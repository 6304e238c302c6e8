"""Nanopublications: each is valid for the `nanopub` package, and says what the graph says."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.publish.nanopub import NP, write_nanopubs
from tests.publish.exported import exported, lines, seeds_agree

BASE = "https://w3id.org/claimgraph/"
KG = "https://w3id.org/claimgraph/ns#"
OA = "http://www.w3.org/ns/oa#"


def published(path: Path) -> dict[str, list[ox.Quad]]:
    """The quads of each nanopublication, by its IRI."""
    found: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in ox.parse(path=path, format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode)
        found[quad.graph_name.value.rpartition("/")[0]].append(quad)
    return found


def test_one_for_each_claim_and_finding(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "nanopub", tmp_path)
    rows = [row["id"] for name in ("claims", "findings") for row in lines(demo_build, name)]
    assert set(published(path)) == {f"{BASE}id/nanopub/{row}" for row in rows}


def test_the_nanopub_package_finds_them_valid(demo_build: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package's own: it uses what rdflib deprecates
        nanopub = pytest.importorskip("nanopub")
        (path,) = exported(demo_build, "nanopub", tmp_path)
        found = published(path)
        chosen = [name for name in sorted(found) if "/finding/" in name][:5] + sorted(found)[:10]
        for name in chosen:
            trig = ox.serialize(found[name], format=ox.RdfFormat.N_QUADS)
            assert trig is not None
            dataset = rdflib.Dataset()
            dataset.parse(io.BytesIO(trig), format="nquads")
            assert nanopub.Nanopub(rdf=dataset).is_valid
            dataset.remove((rdflib.URIRef(f"{name}/assertion"), None, None, rdflib.URIRef(f"{name}/provenance")))
            with pytest.raises(nanopub.utils.MalformedNanopubError):
                _ = nanopub.Nanopub(rdf=dataset).is_valid
    assert len(chosen) == 15


def test_what_is_asserted_is_what_the_graph_says(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "nanopub", tmp_path)
    asserted = {
        (quad.subject, quad.predicate, quad.object)
        for quads in published(path).values()
        for quad in quads
        if str(quad.graph_name).endswith("/assertion>")
    }
    graph = {
        (quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(path=demo_build / "graph.nq", format=ox.RdfFormat.N_QUADS)
        if str(quad.subject).startswith((f"<{BASE}id/claim/", f"<{BASE}id/finding/"))
    }
    assert asserted == graph
    assert len(graph) > 1000


def test_the_provenance_holds_the_sentence_and_the_report(demo_build: Path, tmp_path: Path) -> None:
    (path,) = exported(demo_build, "nanopub", tmp_path)
    found = published(path)
    for claim in lines(demo_build, "claims"):
        quads = [quad for quad in found[f"{BASE}id/nanopub/{claim['id']}"] if str(quad.graph_name).endswith("/provenance>")]
        assert [quad.object.value for quad in quads if quad.predicate.value == f"{OA}exact"] == [claim["quote"]]
        assert sum(quad.predicate.value == f"{OA}hasSource" for quad in quads) == 1


@pytest.mark.parametrize("quote", ['a "b" \\ c', "line\nline\r", "\x00\x1f\x7f", "\U0001f600 é \u2028", '" . <x> <y> "'])
def test_any_sentence_stays_one_literal(quote: str) -> None:
    claim, report, place = (f"<{BASE}id/{name}>" for name in ("claim/1", "report/1", "evidence/1-0-9"))
    graph = [f"{claim} <{KG}evidence> {place} .\n", f"{claim} <{KG}statedIn> {report} .\n"]
    out = io.BytesIO()
    assert write_nanopubs(graph, {"claim/1": quote}, out, BASE) == 1
    quads = list(ox.parse(out.getvalue(), format=ox.RdfFormat.TRIG))
    assert [quad.object.value for quad in quads if quad.predicate.value == f"{OA}exact"] == [quote]
    assert sum(quad.object.value == f"{NP}Nanopublication" for quad in quads) == 1


def test_the_same_bytes_under_two_hash_seeds(demo_build: Path, tmp_path: Path) -> None:
    assert seeds_agree(demo_build, "nanopub", tmp_path)
