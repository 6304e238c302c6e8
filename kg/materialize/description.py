"""The dataset's description of itself, in VoID: what it holds, how much of it, in which vocabularies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg import vocab
from kg.materialize.blocks import Block
from kg.materialize.iris import Iris
from kg.materialize.terms import DCT, DQV, OA, PROV, QUDT, SKOS, TYPE, VOID, english, integer, kg, term, text
from kg.model import Dataset

VOCABULARIES = (vocab.NAMESPACE, DCT, DQV, OA, PROV, QUDT, SKOS)
_FOAF_TOPIC = "<http://xmlns.com/foaf/0.1/primaryTopic>"


def description_blocks(iris: Iris, dataset: Dataset, triples: int) -> list[Block]:
    """The document, the dataset and a partition a class, sorted; `triples` counts everything but these blocks."""
    blocks = _blocks(iris, dataset, triples)
    own = sum(len(set(block.statements)) for block in blocks)
    return sorted(_blocks(iris, dataset, triples + own), key=lambda block: block.subject)


def _blocks(iris: Iris, dataset: Dataset, triples: int) -> list[Block]:
    counts = _counts(dataset)
    partitions = [iris.document(f"void#{part}") for part, _, _ in counts]
    whole = iris.document("void#dataset")
    document = Block(
        iris.document("void"),
        [
            f"{TYPE} {term(VOID, 'DatasetDescription')}",
            f"{_FOAF_TOPIC} {whole}",
            f"{term(DCT, 'title')} {english('Description of this claimgraph dataset')}",
        ],
    )
    return [
        document,
        Block(whole, [*_whole(iris, triples), *(f"{term(VOID, 'classPartition')} {part}" for part in partitions)]),
        *(
            Block(part, [f"{term(VOID, 'class')} {kg(name)}", f"{term(VOID, 'entities')} {integer(count)}"])
            for part, (_, name, count) in zip(partitions, counts, strict=True)
        ),
    ]


def _whole(iris: Iris, triples: int) -> list[str]:
    return [
        f"{TYPE} {term(VOID, 'Dataset')}",
        f"{term(DCT, 'title')} {english('Claims of market-research reports, and where they cannot all be true')}",
        f"{term(DCT, 'conformsTo')} <{vocab.NAMESPACE.rstrip('#')}/{vocab.VERSION}>",
        f"{term(VOID, 'uriSpace')} {text(f'{iris.base}id/')}",
        f"{term(VOID, 'triples')} {integer(triples)}",
        *(f"{term(VOID, 'vocabulary')} <{namespace}>" for namespace in VOCABULARIES),
    ]


def _counts(dataset: Dataset) -> Sequence[tuple[str, str, int]]:
    """Name of the partition, its class, and how many there are."""
    types = Counter(entity.type for entity in dataset.grounding.entities)
    return (
        ("reports", "Report", len(dataset.grounding.reports)),
        ("claims", "Claim", len(dataset.grounding.claims)),
        ("findings", "Finding", len(dataset.judgement.findings)),
        ("companies", "Company", types["company"]),
        ("markets", "Market", types["market"]),
        ("publishers", "Publisher", types["publisher"]),
    )
