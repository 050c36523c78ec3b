"""Builds a catalog and claims in Python, without files, and asks which of them cannot all be true."""

from __future__ import annotations

from datetime import date

from claimcheck import check, explain, load

CATALOG = {
    "places": {
        "banten": {"name": "Banten", "level": "province"},
        "lebak": {"name": "Kabupaten Lebak", "level": "regency", "within": "banten"},
    },
    "measures": {"pupils": {"name": "pupils", "unit": "person", "nature": "stock", "whole-number": True}},
    "units": {"person": ["siswa"]},
}
SCHOOL_YEAR = date(2025, 7, 14)


def article(name: str, place: str, value: str) -> dict[str, object]:
    """Return a document of one article that gives the number of pupils somewhere."""
    claim = {
        "id": "pupils",
        "kind": "quantity",
        "measure": "pupils",
        "place": place,
        "value": value,
        "as-of": SCHOOL_YEAR,
    }
    return {"article": {"id": name, "language": "id"}, "claims": [claim]}


def main() -> None:
    """Check two ledgers that differ in one figure, and ask how the two claims of the last compare."""
    for figure in ("192 ribu siswa", "1,92 juta siswa"):
        ledger, problems = load(
            [CATALOG, article("one", "Banten", "1,2 juta siswa"), article("two", "Kabupaten Lebak", figure)]
        )
        report = check(ledger)
        print(f"{figure}: {len(problems)} problems, {report.summary.contradictions} contradictions")
        for finding in report.findings:
            print(f"  {finding.severity}: {finding.message}")
    for comparison in explain(ledger, "one#pupils", "two#pupils").comparisons:
        print(f"{comparison.about}, {comparison.outcome.value}: {comparison.why}")


if __name__ == "__main__":
    main()
