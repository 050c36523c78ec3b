"""Archives that are broken, foreign, newer, of other versions, or given together with others."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from time import sleep
from typing import Any

import duckdb
import pytest

from claimcheck import Archive, ArchiveError, Report, Severity, api
from claimcheck.cli import main
from claimcheck.domain.span import Span
from claimcheck.scale import archives, database
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive
from claimcheck.scale.relations import literally, parquet, quoted
from claimcheck.scale.schema import FORMAT, highest, lowest

CATALOG = {"measures": {"dead": {"unit": "person", "nature": "fixed", "whole-number": True}}}


def article(name: str, value: str, **more: object) -> dict[str, object]:
    claim = {"id": "c", "kind": "quantity", "measure": "dead", "value": value, **more}
    return {"article": {"id": name, "language": "en"}, "claims": [claim]}


def written(folder: Path, **documents: object) -> list[Path]:
    paths = []
    for name, document in documents.items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(document), "utf-8")
        paths.append(path)
    return paths


def compiled(folder: Path, name: str, sources: Sequence[Path]) -> Path:
    compile_archive(sources, folder / name)
    return folder / name


def changed(archive: Path, select: str = "*", **metadata: str) -> Path:
    """Return a copy of an archive with other rows or metadata."""
    copy = archive.with_name("changed.parquet")
    with duckdb.connect() as connection:
        pairs = connection.execute(
            "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [literally(str(archive))]
        ).fetchall()
        told = ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in {**dict(pairs), **metadata}.items())
        rows = f"SELECT {select} FROM {parquet([str(archive)])}"  # noqa: S608 - a test's own words
        connection.execute(f"COPY ({rows}) TO {quoted(str(copy))} (FORMAT parquet, KV_METADATA {{{told}}})")
    return copy


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return compiled(tmp_path, "a.parquet", written(tmp_path, catalog=CATALOG, one=article("one", "12 people")))


def codes(report: Report) -> list[str]:
    return [one.code for one in report.problems]


def test_what_is_no_archive_is_a_problem_and_the_rest_is_checked(archive: Path, tmp_path: Path) -> None:
    cut, text, foreign = tmp_path / "cut.parquet", tmp_path / "text.parquet", tmp_path / "foreign.parquet"
    cut.write_bytes(archive.read_bytes()[:-100])
    text.write_text("claims:", "utf-8")
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 1 AS one) TO {quoted(str(foreign))}")
    (other,) = written(tmp_path, two=article("two", "15 people"))
    report = check([archive, cut, text, foreign, tmp_path / "none.parquet", other])
    told = [(Path(one.mark.file).name, one.code) for one in report.problems]
    assert told == [
        ("cut.parquet", "unreadable-archive"),
        ("foreign.parquet", "not-an-archive"),
        ("none.parquet", "no-such-file"),
        ("text.parquet", "unreadable-archive"),
    ]
    assert [one.code for one in report.findings] == ["value-conflict"]


@pytest.mark.parametrize("name", ["two.json", "x.rows.jsonl", "."])
def test_claim_files_rows_and_folders_are_no_archives(archive: Path, tmp_path: Path, name: str) -> None:
    (two,) = written(tmp_path, two=article("two", "15 people"))
    (tmp_path / "x.rows.jsonl").write_text('{"claim": "x#c", "kind": "quantity"}', "utf-8")
    report = check([two], against=[archive, tmp_path / name])
    assert codes(report) == ["not-an-archive"]
    assert [one.code for one in report.findings] == ["value-conflict"]
    with pytest.raises(ArchiveError, match="not-an-archive"):
        Archive(tmp_path / name)


def test_the_names_of_folders_say_nothing_of_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected = article("three", "18 people", corrects="two#c")
    documents = {"one": article("one", "12 people"), "two": article("two", "15 people"), "three": corrected}
    sources = written(tmp_path, catalog=CATALOG, **documents)
    plain = check(compiled(tmp_path, "plain.parquet", sources))
    folder = tmp_path / "[abc]" / "kind=claim"  # a pattern, and a table of Hive's with a column
    folder.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    archive = compiled(folder, "a.parquet", sources)
    assert [one.code for one in plain.findings] == ["value-conflict"]
    assert check(archive) == check(changed(archive)) == plain


def test_an_archive_can_be_held_against_another_that_is_open(archive: Path, tmp_path: Path) -> None:
    (two,) = written(tmp_path, two=article("two", "15 people"))
    later = compiled(tmp_path, "later.parquet", [tmp_path / "catalog.json", two])
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(later.read_bytes()[:-100])
    with Archive(archive) as known:
        assert known.check(later) == check([later], against=[archive])
        assert [one.code for one in known.check([later, broken]).findings] == ["value-conflict"]
        assert codes(known.check([later, broken])) == ["unreadable-archive"]


def test_threads_that_ask_one_archive_take_turns(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [article("draft", f"{number} people") for number in (11, 12, 13, 14)]
    inside, met, around = 0, 0, archives.Archives.around

    def watched(*given: Any) -> Any:
        nonlocal inside, met
        inside += 1
        sleep(0.01)
        met = max(met, inside)
        found = around(*given)
        inside -= 1
        return found

    with Archive(archive) as known:
        expected = [known.check(draft) for draft in drafts]
        monkeypatch.setattr(archives.Archives, "around", watched)
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(known.check, drafts)) == expected
    assert met == 1


def test_nothing_is_held_against_an_archive_that_is_closed(archive: Path) -> None:
    known = Archive(archive)
    known.check(CATALOG)
    known.close()
    known.close()
    with pytest.raises(ValueError, match="closed"):
        known.check(CATALOG)


def test_no_archive_at_all_is_told_as_that() -> None:
    with pytest.raises(ValueError, match="no archive is named"):
        Archive()


@pytest.mark.parametrize(
    ("select", "metadata", "code"),
    [
        ("*", {"version": "99"}, "newer-archive"),
        ("*", {"version": "x"}, "newer-archive"),
        ("*", {"version": "9" * 5000}, "newer-archive"),
        ("*", {"format": "x"}, "not-an-archive"),
        ("* EXCLUDE (slot)", {}, "broken-archive"),
        (
            "* REPLACE (slot::DOUBLE AS slot)",
            {},
            "broken-archive",
        ),  # as programs keep numbers of which some are missing
        ("* REPLACE (lo::VARCHAR AS lo)", {}, "broken-archive"),
        ("* REPLACE (CASE WHEN kind = 'catalog' THEN '{' ELSE data END AS data)", {}, "damaged-archive"),
        ("* REPLACE (CASE WHEN kind = 'article' THEN '[]' ELSE data END AS data)", {}, "damaged-archive"),
        ("* REPLACE (replace(data, 'Quantity', 'Path') AS data)", {}, "damaged-archive"),
        ("* REPLACE (CASE WHEN kind = 'setting' THEN 'null' ELSE data END AS data)", {}, "damaged-archive"),
        ('* REPLACE (replace(data, \'"measure":"dead"\', \'"measure":"deed"\') AS data)', {}, "damaged-archive"),
    ],
)
def test_an_archive_that_was_changed(
    archive: Path, tmp_path: Path, select: str, metadata: dict[str, str], code: str
) -> None:
    broken = changed(archive, select, **metadata)
    assert codes(check(broken)) == [code]
    assert main(["check", str(broken)]) == 2
    (draft,) = written(tmp_path, draft=article("draft", "15 people"))
    assert code in codes(check([draft], against=[broken]))
    with pytest.raises(ArchiveError, match=code):
        Archive(broken).check(draft)


def test_damage_of_an_archive_is_told_where_there_is_no_database(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.parquet"
    data = bytearray(archive.read_bytes())
    begins = data.index(b"CLAIMIDX") - 200  # the header of the index, with what it tells of the archive
    data[begins : begins + 20] = bytes(20)
    broken.write_bytes(data)
    (draft,) = written(tmp_path, draft=article("draft", "15 people"))
    for package in ("duckdb", "_duckdb"):
        monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(database.__dict__, "duckdb", raising=False)
    assert codes(check([draft], against=[archive])) == []
    assert "damaged-archive" in codes(check([draft], against=[broken]))
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'claimcheck\[scale\]'"):
        check(archive)


@pytest.mark.parametrize("fill", [b"\x00", b"\xff"])
def test_an_archive_with_a_broken_column_is_a_problem(archive: Path, tmp_path: Path, fill: bytes) -> None:
    broken = changed(archive)
    with duckdb.connect() as connection:
        query = "SELECT data_page_offset, total_compressed_size FROM parquet_metadata(?) WHERE path_in_schema = 'data'"
        ((at, size),) = connection.execute(query, [str(broken)]).fetchall()
    data = bytearray(broken.read_bytes())
    data[at : at + size] = fill * size
    broken.write_bytes(data)
    (draft,) = written(tmp_path, draft=article("draft", "15 people"))
    assert codes(check(broken)) == ["damaged-archive"]
    assert "damaged-archive" in codes(check([draft], against=[broken]))


def test_an_archive_of_another_version_is_read_by_its_sources(archive: Path, tmp_path: Path) -> None:
    (other,) = written(tmp_path, two=article("two", "15 people"))
    old = changed(archive, "* REPLACE (NULL::VARCHAR AS meant)", claimcheck="0.0.1")
    assert check([old, other]) == check([archive, other])
    assert check([other], against=[old]).findings == check([other], against=[archive]).findings != ()


def test_several_archives_and_files_together(tmp_path: Path) -> None:
    catalog, one, two, three = written(
        tmp_path, catalog=CATALOG, one=article("one", "12 people"), two=article("two", "15 people"),
        three=article("three", "12 people"),
    )  # fmt: skip
    whole = api.check([catalog, one, two, three])
    first, second = compiled(tmp_path, "1.parquet", [catalog, one]), compiled(tmp_path, "2.parquet", [catalog, two])
    everything = compiled(tmp_path, "3.parquet", [catalog, one, two])
    for inputs in ([first, second, three], [three, second, first], [everything, first, three], [everything, three]):
        assert check(inputs) == whole
    assert check([three], against=[first, second]).findings == whole.findings


def test_files_that_declare_more_for_the_catalog(archive: Path, tmp_path: Path) -> None:
    more, two = written(
        tmp_path, more={"places": {"banten": {"name": "Banten"}}}, two=article("two", "15 people", scope={"a": "b"})
    )
    sources = [tmp_path / "catalog.json", tmp_path / "one.json", more, two]
    assert check([archive, more, two]) == api.check(sources)
    report = check([more, two], against=[archive])
    assert report.findings == api.check(sources).findings
    assert any("read again" in str(one) for one in report.notices)
    assert not check([two], against=[archive]).notices


def test_a_file_that_an_archive_holds_as_it_is_counts_once_and_in_another_state_is_a_problem(tmp_path: Path) -> None:
    sources = written(
        tmp_path, catalog=CATALOG, one=article("one", "12 people"), two=article("two", "15 people"), faulty={"a": 1}
    )
    archive = compiled(tmp_path, "a.parquet", sources)
    assert check([archive, *sources]) == check([*sources, archive]) == api.check(sources)
    assert check([archive, sources[1]]) == check(archive)
    with Archive(compiled(tmp_path, "b.parquet", [sources[0]])) as known:
        assert known.check([archive, *sources]) == known.check([*sources])
    (changed_since,) = written(tmp_path, one=article("one", "14 people"))
    report = check([archive, changed_since])
    assert [(one.code, one.mark.file) for one in report.problems if one.code != "unknown-key"] == [
        ("duplicate-file", changed_since.as_posix())
    ]
    assert report.summary.claims == 2


def test_a_draft_is_the_next_version_of_its_article(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (draft,) = written(tmp_path / "new", one=article("one", "15 people"))
    assert check([draft], against=[archive]).findings == ()
    assert [one.code for one in check([archive, draft]).problems] == ["duplicate-id"]


def test_a_draft_is_told_however_many_of_the_archive_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    crowd = {f"a{number}": article(f"a{number}", "12 people") for number in range(20)}
    sources = written(tmp_path, catalog=CATALOG, **crowd, other=article("other", "15 people"))
    compiled(tmp_path, "archive.parquet", sources)
    written(tmp_path, zz=article("zz", "12 people"))
    monkeypatch.chdir(tmp_path)
    assert main(["check", "./zz.json", "--against", "archive.parquet"]) == 1
    told = capfd.readouterr().out
    assert "zz#c" in told
    assert "and 9 claims more" in told


def test_drafts_and_archives_withdraw_each_others_claims(tmp_path: Path) -> None:
    catalog, one, two = written(
        tmp_path, catalog=CATALOG, one=article("one", "12 people"), two=article("two", "15 people", corrects="one#c")
    )
    assert check([two], against=[compiled(tmp_path, "1.parquet", [catalog, one])]).findings == ()
    both = compiled(tmp_path, "2.parquet", [catalog, one, two])
    assert check([one], against=[both]).findings == ()
    (tmp_path / "new").mkdir()
    (new,) = written(tmp_path / "new", two=article("two", "15 people"))  # corrects it no longer
    assert [found.code for found in check([new], against=[both]).findings] == ["value-conflict"]


def test_an_acceptance_of_the_archive_holds_for_a_draft(archive: Path, tmp_path: Path) -> None:
    (draft,) = written(tmp_path, two=article("two", "15 people"))
    (found,) = check([draft], against=[archive]).findings
    accepted = {"accepted": [{"finding": f"{found.code}:{found.fingerprint}", "because": "asked"}]}
    sources = [tmp_path / "catalog.json", tmp_path / "one.json", *written(tmp_path, accepted=accepted)]
    (again,) = check([draft], against=[compiled(tmp_path, "b.parquet", sources)]).findings
    assert again.accepted is not None


def test_compiling_tells_problems_keeps_them_and_leaves_nothing_half_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = [str(path) for path in written(tmp_path, catalog=CATALOG, bad=article("bad", "many people"))]
    target = tmp_path / "out.parquet"
    assert main(["compile", *sources, "-o", str(target)]) == 2
    assert "unreadable" in capsys.readouterr().err
    assert check(target) == api.check(sources)
    assert main(["compile", *sources, "-o", str(tmp_path / "no" / "out.parquet")]) == 2
    assert main(["compile", *sources, "-o", str(tmp_path / "out.txt")]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.json", "catalog.json", "out.parquet"]


def test_where_nothing_can_be_read_an_archive_stays_as_it_was(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = archive.read_bytes()
    assert main(["compile", str(tmp_path / "mistyped"), "-o", str(archive)]) == 2
    assert archive.read_bytes() == before
    assert "was not written" in capsys.readouterr().err


def test_memory_must_be_a_size(archive: Path) -> None:
    assert main(["check", str(archive), "--memory", "much"]) == 2
    assert main(["check", str(archive), "--memory", "1GB"]) == 0


@pytest.mark.parametrize("end", [Fraction(1, 10), Fraction(1, 3), Fraction(2**60 + 1), Fraction(1, 2), Fraction(0)])
def test_a_gap_of_less_than_a_double_shows(end: Fraction) -> None:
    below, above = Span(end - 1, end), Span(end + Fraction(1, 10**40), end + 1)
    assert highest(below) < lowest(above)
    assert highest(Span(end - 1, end, upper_open=True)) < lowest(Span(end, end + 1))
    assert highest(Span(end - 1, end)) < lowest(Span(end, end + 1, lower_open=True))


def test_a_conflict_of_less_than_a_double_is_found(tmp_path: Path) -> None:
    more = "at least 0.10000000000000000001 kg"
    catalog = {"measures": {"dead": {"unit": "kg", "nature": "fixed"}}}
    sources = written(
        tmp_path, catalog=catalog, one=article("one", "at most 0.1 kg"), two=article("two", more)
    )  # fmt: skip
    expected = api.check(sources).findings
    assert [one.severity for one in expected] == [Severity.CONTRADICTION]
    archive = compiled(tmp_path, "one.parquet", sources[:2])
    assert check(sources[2], against=[archive]).findings == expected
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "SMALL", -1)
        assert check(compiled(tmp_path, "both.parquet", sources)).findings == expected


def test_the_format_is_named(archive: Path) -> None:
    with duckdb.connect() as connection:
        pairs = connection.execute("SELECT decode(value) FROM parquet_kv_metadata(?)", [str(archive)]).fetchall()
    assert (FORMAT,) in pairs
