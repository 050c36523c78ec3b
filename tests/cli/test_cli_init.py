"""``claimcheck init``: the first ledger of a newsroom."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from cli_process import run

from claimcheck import Severity, check
from claimcheck.cli import init, main
from claimcheck.cli.init import files
from claimcheck.documents.schema import json_schema
from claimcheck.world import files as world_files

SECOND = "claims/articles/example-two.yaml"


def test_it_passes_with_one_finding_to_look_at(tmp_path: Path) -> None:
    made = run("init", cwd=tmp_path)
    assert (made.status, made.err) == (0, "")
    assert "claims/catalog.yaml\n" in made.out
    report = check(tmp_path / "claims")
    assert report.problems == ()
    assert [(one.code, one.severity) for one in report.findings] == [("venue-conflict", Severity.TENSION)]
    assert report.alone == {}
    checked = run("check", "claims", cwd=tmp_path)
    assert (checked.status, checked.err) == (0, "")


def test_what_its_comments_tell_to_try_comes_true(tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    second = tmp_path / SECOND
    text = second.read_text(encoding="utf-8")
    assert "delete the line `assumed: [event]`" in text
    second.write_text(text.replace("    assumed: [event]\n", ""), encoding="utf-8")
    assert run("check", "claims", cwd=tmp_path).status == 1


def test_every_file_leads_an_editor_to_the_schema(tmp_path: Path) -> None:
    run("init", "facts", cwd=tmp_path)
    for name in files():
        first = (tmp_path / "facts" / name).read_text(encoding="utf-8").partition("\n")[0]
        schema = tmp_path / "facts" / Path(name).parent / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize("what", ["file", "folder", "link"])
def test_nothing_is_overwritten(tmp_path: Path, what: str) -> None:
    place = tmp_path / "claims"
    if what == "file":
        place.write_text("mine", encoding="utf-8")
    else:
        folder = tmp_path / "elsewhere" if what == "link" else place
        folder.mkdir()
        (folder / "mine.yaml").write_text("mine", encoding="utf-8")
        if what == "link":
            place.symlink_to(folder)
    before = sorted(tmp_path.rglob("*"))
    done = run("init", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "claims is there already; nothing is overwritten" in done.err
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_taken_and_one_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    assert run("init", cwd=tmp_path).status == 0
    (tmp_path / "file").touch()
    done = run("init", "file/claims", cwd=tmp_path)
    assert (done.status, "cannot make file/claims" in done.err) == (2, True)


@pytest.mark.parametrize("folder", ["", " "])
def test_a_folder_without_a_name_is_told(tmp_path: Path, folder: str) -> None:
    done = run("init", folder, cwd=tmp_path)
    assert (done.status, "is empty" in done.err, list(tmp_path.iterdir())) == (2, True, [])


@pytest.mark.parametrize("folder", ["our claims", "it's", "./-claims", "a$b"])
def test_the_command_to_go_on_with_can_be_pasted(tmp_path: Path, folder: str) -> None:
    told = run("init", folder, cwd=tmp_path).out.splitlines()[-1]
    words = shlex.split(told.removeprefix("Now: "))
    assert words[:2] == ["claimcheck", "check"]
    assert run(*words[1:], cwd=tmp_path).status == 0


def test_where_not_all_can_be_written_nothing_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def save(path: str, text: str) -> str | None:
        return "No space left on device" if "example-two" in path else world_files.save(path, text)

    folder = tmp_path / "claims"
    with monkeypatch.context() as patch:
        patch.setattr(init, "save", save)
        assert main(["init", str(folder)]) == 2
    assert list(folder.iterdir()) == []
    assert "No space left on device" in capsys.readouterr().err
    assert main(["init", str(folder)]) == 0
