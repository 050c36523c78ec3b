"""pySHACL: the same as a SHACL-SPARQL constraint over a graph of narrowings."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Final

from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace

from benchmarks.peers.columns import print_claims
from benchmarks.peers.plain import narrowings

NS: Final = Namespace("urn:claims:")
_SHAPES: Final = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix c: <urn:claims:> .
c:declared sh:declare [ sh:prefix "c" ; sh:namespace "urn:claims:" ] .
c:Shape a sh:NodeShape ; sh:targetClass c:Narrowing ; sh:sparql [
  sh:prefixes c:declared ;
  sh:select '''select $this where {
    $this c:slot ?slot ; c:begins ?lower ; c:ends ?upper .
    ?other c:slot ?slot ; c:begins ?start ; c:ends ?end .
    filter (?lower > ?end || ?upper < ?start) }''' ] .
"""


def conflicting(rows: Path, leaves: Path) -> list[str]:
    """Return the ids of the claims that contradict others of their slot."""
    with leaves.open(encoding="utf-8") as file:
        spans = {place: (float(first), float(last)) for place, first, last in list(csv.reader(file))[1:]}
    graph = Graph()
    claims: dict[object, str] = {}
    for line in rows.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for slot, lower, upper in narrowings(row, spans):
            node = NS[f"narrowing-{len(claims)}"]
            claims[node] = row["claim"]
            graph.add((node, RDF.type, NS.Narrowing))
            graph.add((node, NS.slot, Literal(repr(slot))))
            graph.add((node, NS.begins, Literal(float(lower))))
            graph.add((node, NS.ends, Literal(float(upper))))
    _, report, _ = validate(graph, shacl_graph=Graph().parse(data=_SHAPES, format="turtle"))
    focus = Namespace("http://www.w3.org/ns/shacl#").focusNode
    return sorted({claims[node] for node in report.objects(None, focus)})


if __name__ == "__main__":
    print_claims(sys.argv, conflicting)
