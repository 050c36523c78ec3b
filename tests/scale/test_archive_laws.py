"""An archive says what its sources say, and a draft against it what the whole says of the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sources import written

from claimcheck import Archive, Report, api
from claimcheck.documents import load as load_files
from claimcheck.engine.coverage import held_together
from claimcheck.rules._rule import all_rules
from claimcheck.scale import archives
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive
from claimcheck.scale.inputs import articles_in
from worlds import crowded
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world

ROOT = Path(__file__).parents[2]
FENCED = re.compile(r"^```yaml[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
TEXTS = {path.stem: path.read_text("utf-8") for path in (ROOT / "tests/cases").glob("*.md")}
TEXTS |= {name: rule.page for name, rule in all_rules().items()}
WRITTEN = [text for _, page in sorted(TEXTS.items()) for text in FENCED.findall(page)]


def told(report: Report) -> Report:
    """Return what an archive must tell of a report: all but the claims that no finding is about."""
    return evolve(report, articles=())


@given(st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_an_archive_of_figures_says_what_its_sources_say(seed: int) -> None:
    _assert_same([dict(one) for one in documents(false_world(true_world(seed, most=9), seed))])


@given(st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_an_archive_of_events_and_ranks_says_what_its_sources_say(seed: int) -> None:
    _assert_same(slots(seed, lies=2).documents())


@given(st.sampled_from(WRITTEN))
@example(next(text for text in WRITTEN if "value: 0-2" in text))  # a score is no figure
@settings(max_examples=15, deadline=None)
def test_an_archive_of_a_written_ledger_says_what_its_source_says(text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "ledger.yaml").write_text(text, "utf-8")
        _assert_same_files([Path(folder) / "ledger.yaml"], Path(folder))


def test_the_archive_of_the_shipped_claims_says_what_they_say(tmp_path: Path) -> None:
    _assert_same_files([ROOT / "claims"], tmp_path)


@given(st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_figures_against_an_archive_yield_the_findings_of_the_whole_that_they_take_part_in(seed: int) -> None:
    _assert_draft([dict(one) for one in documents(false_world(true_world(seed, most=9), seed))], seed)


@given(st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_events_against_an_archive_yield_the_findings_of_the_whole_that_they_take_part_in(seed: int) -> None:
    _assert_draft(slots(seed, lies=2).documents(), seed)


@given(st.integers(0, 10**6))
@example(225)  # a claim that clashes with none tells since when one of two holders is in office
@settings(max_examples=20, deadline=None)
def test_a_crowded_slot_of_an_archive_is_told_as_the_whole_tells_it(seed: int) -> None:
    _assert_draft(crowded.documents(seed), seed)


@given(st.sampled_from(WRITTEN), st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_a_document_of_a_written_ledger_against_the_others(text: str, seed: int) -> None:
    parts = [part for part in re.split(r"^---\n", text, flags=re.MULTILINE) if part.strip()]
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.yaml" for number in range(len(parts))]
        for path, part in zip(paths, parts, strict=True):
            path.write_text(part, "utf-8")
        draft = Random(seed).choice(paths)
        _assert_draft_files(draft, [path for path in paths if path != draft], Path(folder))


def _assert_same(mappings: Sequence[Mapping[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        _assert_same_files(written(Path(folder), mappings), Path(folder))


def _assert_same_files(paths: Sequence[Path], folder: Path) -> None:
    archive = folder / "archive.parquet"
    compile_archive(paths, archive)
    expected = api.check(paths)
    assert told(check(archive)) == told(expected)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "SMALL", -1)  # as if there were very many claims
        patch.setattr(archives, "MOST_SPECIAL", 1.0)
        found = check(archive)
        assert found.findings == expected.findings
        claims = {claim.id for claim in api.load(paths)[0].claims}
        assert found.summary.compared >= len(held_together(expected.findings) & claims)


def _assert_draft(mappings: Sequence[Mapping[str, object]], seed: int) -> None:
    with TemporaryDirectory() as folder:
        paths = written(Path(folder), mappings)
        draft = Random(seed).choice(paths[1:])
        _assert_draft_files(draft, [path for path in paths if path != draft], Path(folder))


def _assert_draft_files(draft: Path, others: Sequence[Path], folder: Path) -> None:
    articles = {path: articles_in(load_files([path])[0]) for path in (draft, *others)}
    if any(articles[draft] & articles[path] for path in others):
        return  # a new version of an article: another test
    archive = folder / "archive.parquet"
    compile_archive(others, archive)
    whole = api.check([*others, draft])
    with Archive(archive) as opened:
        found = opened.check(draft).findings
    assert list(found) == [
        one for one in whole.findings if any(side.claim.partition("#")[0] in articles[draft] for side in one.sides)
    ]
