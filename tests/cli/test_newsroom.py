"""A newsroom adopts claimcheck: one story, real processes, a repository of its own."""

from __future__ import annotations

from pathlib import Path

from git_desk import Desk

CATALOG = """\
places:
  banten: {name: Banten, level: province}
measures:
  insured-workers: {unit: person, nature: stock, whole-number: true}
"""
ONE = """\
article: {id: one, publisher: One, published: 2025-11-28}
claims:
  - {id: insured, kind: quantity, measure: insured-workers, place: Banten, as-of: 2025-11-27, value: '2,73 juta orang'}
"""
TWO = ONE.replace("id: one, publisher: One", "id: two, publisher: Two")


def test_from_the_first_claims_to_a_reopened_finding(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "newsroom", CATALOG)
    desk.write("claimcheck.toml", "paths = ['claims']\nfail-on = 'tension'\n")
    desk.write("claims/one.yaml", ONE)
    desk.commit()
    assert desk.run("check").status == 0

    desk.write("claims/two.yaml", TWO.replace("2,73 juta", "2,41 juta"))
    failing = desk.run("check", "--since", "main")
    assert (failing.status, "claims/two.yaml:3" in failing.out) == (1, True), failing.out
    (name,) = desk.findings()

    assert desk.run("accept", name, "--by", "standards desk").status == 2
    assert desk.run("accept", name, "--because", "Two counts wage earners only", "--by", "standards desk").status == 0
    passing = desk.run("check")
    assert (passing.status, "1 accepted" in passing.out) == (0, True)
    desk.commit()

    desk.change("2,41 juta", "2,14 juta", "claims/two.yaml")
    again = desk.run("check")
    assert again.status == 2
    assert f"claims/accepted.yaml:2:5: there is no finding {name}" in again.out
    assert "[unmatched-acceptance]" in again.out
    (reopened,) = {one for one in desk.findings() if one != name}

    (desk.folder / "claims/accepted.yaml").unlink()
    assert desk.run("check").status == 1
    assert desk.findings("--since", "main") == [reopened]
    desk.change("2,14 juta", "2,73 juta", "claims/two.yaml")
    assert desk.run("check").status == 0
