"""Which files are read, and which are not: nothing outside the ledger, nothing that could block."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from zipfile import ZipFile

import pytest

from claimcheck.documents import load
from claimcheck.domain.diagnostic import Diagnostic

CLAIMS = "claims: [{kind: quantity, measure: m, value: 1}]\n"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder ``claims`` of a new working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "claims"
    (folder / "articles").mkdir(parents=True)
    return folder


def write(path: Path, content: str | bytes = CLAIMS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def files_of(*paths: str | os.PathLike[str]) -> list[str]:
    documents, _ = load(paths)
    return [document.file for document in documents]


def places(problems: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(problem.code, problem.mark.file) for problem in problems]


def problems_of(*paths: str | os.PathLike[str]) -> list[tuple[str, str]]:
    _, problems = load(paths)
    return places(problems)


def test_a_folder_is_read_with_its_subfolders_by_name(ledger: Path) -> None:
    for name in ("b.yml", "articles/z.yaml", "articles/a.json", "lines.jsonl", "UPPER.YAML"):
        write(ledger / name, "{}" if "json" in name else CLAIMS)
    for name in ("notes.txt", "x.toml", ".hidden.yaml", ".git/config.yaml", "articles/.cache/x.yaml"):
        write(ledger / name)
    expected = ["UPPER.YAML", "articles/a.json", "articles/z.yaml", "b.yml", "lines.jsonl"]
    assert files_of("claims") == [f"claims/{name}" for name in expected]
    assert files_of("claims/") == files_of("./claims") == files_of(Path("claims")) == files_of("claims")
    assert not problems_of("claims")


def test_files_are_named_as_given(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ledger / "articles" / "x.yaml")
    assert files_of("claims/articles/x.yaml") == ["claims/articles/x.yaml"]
    assert files_of(ledger) == [f"{ledger.as_posix()}/articles/x.yaml"]
    monkeypatch.chdir(ledger)
    assert files_of(".") == ["articles/x.yaml"]


def test_neither_the_order_of_paths_nor_a_path_given_twice_matters(ledger: Path) -> None:
    names = [write(ledger / "articles" / f"{name}.yaml").relative_to(ledger.parent).as_posix() for name in "cab"]
    expected = load(["claims"])
    assert load(names) == load(list(reversed(names))) == load([*names, "claims", names[0]]) == expected
    assert [document.file for document in expected[0]] == sorted(names)


def test_names_that_differ_in_case_or_unicode_form_are_two_files(ledger: Path) -> None:
    for name in ("a.yaml", "A.yaml", "caf\u00e9.yaml", "cafe\u0301.yaml", "CON.yaml", "a:b.yml", "x%0A,y.yaml"):
        write(ledger / name)
    assert len(files_of("claims")) == 7


def test_names_that_other_systems_refuse_are_names_like_any_other(ledger: Path) -> None:
    names = ["CON.yaml", "aux.yml", "nul.json", "dot..yaml", "blank .yaml", " .yaml", "a:b.yml", 'a*?"<>|.yaml',
             f"{'x' * 250}.yaml"]  # fmt: skip
    for name in names:
        write(ledger / name, "{}" if name.endswith("json") else CLAIMS)
    deep = write(ledger.joinpath(*["d" * 40] * 9) / "deep.yaml")
    assert files_of("claims") == sorted(
        [*(f"claims/{name}" for name in names), deep.relative_to(ledger.parent).as_posix()]
    )
    assert [code for code, _ in problems_of("CON", "C:\\x.yaml", "\\\\host\\x.yaml", "x.yaml.", "x.yaml ")] == [
        "no-such-file"
    ] * 5


def test_an_archive_is_no_input(ledger: Path) -> None:
    with ZipFile(ledger / "all.zip", "w") as archive:
        archive.writestr("../out.yaml", CLAIMS)
    write(ledger / "packed.yaml", (ledger / "all.zip").read_bytes())
    assert problems_of("claims/all.zip") == [("not-a-claim-file", "claims/all.zip")]
    assert problems_of("claims") == [("not-utf-8", "claims/packed.yaml")]
    assert files_of("claims") == []


def test_a_name_in_no_encoding_is_shown_as_escapes(ledger: Path) -> None:
    try:
        write(Path(os.fsdecode(os.fsencode(ledger) + b"/\xff.yaml")))
    except OSError:
        pytest.skip("this file system takes no such name")
    assert files_of("claims") == ["claims/\\xff.yaml"]


@pytest.mark.parametrize("path", ["missing.yaml", "missing", "a\0b.yaml", "x" * 5000, ""])
def test_a_path_that_does_not_exist_is_a_problem(ledger: Path, path: str) -> None:
    write(ledger / "x.yaml")
    documents, problems = load([path or "nowhere/", "claims"])
    assert [problem.code for problem in problems] == ["no-such-file"]
    assert len(documents) == 1


def test_a_file_of_another_kind_is_a_problem_when_it_is_asked_for(ledger: Path) -> None:
    write(ledger / "x.txt")
    assert problems_of("claims/x.txt") == [("not-a-claim-file", "claims/x.txt")]


@pytest.mark.parametrize("name", ["export.rows.jsonl", "export.rows.parquet"])
def test_rows_are_no_claim_file(ledger: Path, name: str) -> None:
    write(ledger / name, '{"claim": "a#b", "kind": "quantity"}\n' * 9)
    write(ledger / "sound.yaml")
    assert problems_of("claims") == problems_of(f"claims/{name}") == [("rows-apart", f"claims/{name}")]
    assert files_of("claims") == ["claims/sound.yaml"]


def test_what_is_no_plain_file_is_skipped_and_never_blocks(ledger: Path) -> None:
    (ledger / "folder.yaml").mkdir()
    write(ledger / "folder.yaml" / "inner.yaml")
    os.mkfifo(ledger / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(ledger / "socket.json"))
    write(ledger / "x.yaml")
    documents, problems = load(["claims"])
    assert len(documents) == 1
    assert places(problems) == [
        ("not-a-file", "claims/folder.yaml"),
        ("not-a-file", "claims/pipe.yaml"),
        ("not-a-file", "claims/socket.json"),
    ]
    assert problems_of("claims/pipe.yaml") == [("not-a-file", "claims/pipe.yaml")]


def test_a_file_that_is_too_large_is_not_read(ledger: Path) -> None:
    write(ledger / "x.yaml")
    with (ledger / "big.yaml").open("wb") as big:
        big.truncate(1 << 40)  # a terabyte, all of it a hole
    documents, problems = load(["claims"])
    assert (len(documents), places(problems)) == (1, [("too-large", "claims/big.yaml")])


@pytest.mark.parametrize(
    ("error", "said"),
    [(FileNotFoundError(), "no such file"), (PermissionError(), "no permission"), (OSError(), "cannot be read")],
)
def test_a_file_that_cannot_be_opened_hides_no_other(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    write(ledger / "a.yaml")
    write(ledger / "b.yaml")
    really_open = os.open

    def failing_open(path: str, flags: int) -> int:
        if Path(path).name == "a.yaml":
            raise error
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", failing_open)
    documents, problems = load(["claims"])
    assert (len(documents), places(problems)) == (1, [("unreadable-file", "claims/a.yaml")])
    assert said in str(problems[0].message)


def test_a_folder_that_cannot_be_listed_is_a_problem(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(ledger / "x.yaml")
    really_scan = os.scandir

    def failing_scan(path: str) -> object:
        if Path(path).name == "articles":
            raise PermissionError
        return really_scan(path)

    monkeypatch.setattr(os, "scandir", failing_scan)
    documents, problems = load(["claims"])
    assert (len(documents), places(problems)) == (1, [("unreadable-file", "claims/articles/")])


def test_links_out_of_the_ledger_are_skipped(ledger: Path, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.yaml", "levels: [secret]")
    write(ledger / ".env", "levels: [secret]")
    write(ledger / ".git" / "config", "levels: [secret]")
    targets = {
        "device.yaml": Path("/dev/zero"),
        "env.yaml": ledger / ".env",
        "file.yaml": outside,
        "folder": outside.parent,
        "git.yaml": ledger / ".git" / "config",
        "loop.yaml": ledger / "loop.yaml",
        "nothing.yaml": tmp_path / "outside" / "not-yet.yaml",
    }
    for name, target in targets.items():
        (ledger / name).symlink_to(target)
    documents, problems = load(["claims"])
    assert documents == ()
    assert places(problems) == [("symlink-skipped", f"claims/{name}") for name in sorted(targets)]
    assert "secret" not in "".join(str(problem.message) for problem in problems)
    assert problems_of("claims/file.yaml", "claims/loop.yaml", "claims/env.yaml") == [
        ("symlink-skipped", f"claims/{name}.yaml") for name in ("env", "file", "loop")
    ]


def test_links_inside_the_ledger_are_read_once(ledger: Path) -> None:
    write(ledger / "articles" / "x.yaml")
    (ledger / "again.yaml").symlink_to(ledger / "articles" / "x.yaml")
    (ledger / "more").symlink_to(ledger / "articles")
    (ledger / "articles" / "up").symlink_to(ledger)
    assert len(files_of("claims")) == 1
    assert not problems_of("claims")


def test_the_ledger_itself_may_be_a_link(ledger: Path, tmp_path: Path) -> None:
    write(ledger / "texts" / "x.txt", "the words")
    write(ledger / "articles" / "x.yaml", "article: {id: a, text: ../texts/x.txt}")
    (tmp_path / "link").symlink_to(ledger)
    documents, problems = load(["link"])
    assert not problems
    assert [(document.file, document.text) for document in documents] == [("link/articles/x.yaml", "the words")]


@pytest.mark.parametrize("given", ["claims", "claims/articles", "claims/articles/x.yaml", "."])
def test_the_text_of_an_article_is_read_from_the_ledger(ledger: Path, given: str) -> None:
    write(ledger / "texts" / "x.txt", "\ufeffKamis\r\n(27/11/2025)")
    write(ledger / "articles" / "x.yaml", "article: {id: a, text: ../texts/x.txt}")
    documents, problems = load([given])
    assert not problems
    assert [document.text for document in documents] == ["Kamis\r\n(27/11/2025)"]


def test_a_file_outside_a_folder_called_claims_may_name_its_neighbours_only(tmp_path: Path) -> None:
    write(tmp_path / "x.txt", "out")
    write(tmp_path / "desk" / "y.txt", "in")
    article = write(
        tmp_path / "desk" / "a.yaml", "article: {id: a, text: y.txt}\n---\narticle: {id: b, text: ../x.txt}"
    )
    documents, problems = load([article])
    assert [document.text for document in documents] == ["in", None]
    assert [(problem.code, problem.mark.line, problem.mark.column) for problem in problems] == [("path-outside", 3, 24)]


def test_the_text_of_an_article_stays_inside_the_ledger(ledger: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret.txt", "the secret")
    write(ledger / ".git" / "config", "the secret")
    (ledger / "out.txt").symlink_to(tmp_path / "secret.txt")
    (ledger / "git.txt").symlink_to(ledger / ".git" / "config")
    (ledger / "away").symlink_to(tmp_path)
    paths = ["../../secret.txt", str(tmp_path / "secret.txt"), "../out.txt", "../git.txt", "../.git/config",
             "../away/secret.txt", "../away/not-yet.txt", "../../claims/../secret.txt", "..\\..\\secret.txt",
             "file:///etc/passwd", "//host/x", "C:/Windows/win.ini"]  # fmt: skip
    for path in paths:
        write(ledger / "articles" / "x.yaml", f"article: {{id: a, text: '{path}'}}")
        documents, problems = load(["claims"])
        assert [document.text for document in documents] == [None]
        assert ("path-outside", "claims/articles/x.yaml") in places(problems), path
        assert not any("the secret" in str(problem.message) for problem in problems)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"caf\xe9", "not-utf-8"), (None, "unreadable-file"), (b"x" * 5_000_001, "too-large")],
)
def test_a_text_that_cannot_be_read_is_a_problem_where_it_is_named(
    ledger: Path, content: bytes | None, code: str
) -> None:
    if content is not None:
        write(ledger / "x.txt", content)
    write(ledger / "a.yaml", f"article:\n  id: a\n  text: x.txt\n{CLAIMS}")
    documents, problems = load(["claims"])
    assert [(document.text, len(document.claims)) for document in documents] == [(None, 1)]
    assert [(problem.code, str(problem.mark)) for problem in problems] == [(code, "claims/a.yaml:3:9")]


def test_a_pipe_as_text_does_not_block(ledger: Path) -> None:
    os.mkfifo(ledger / "x.txt")
    write(ledger / "a.yaml", "article: {id: a, text: x.txt}")
    assert problems_of("claims") == [("not-a-file", "claims/a.yaml")]


def test_very_many_small_files_are_all_read(tmp_path: Path) -> None:
    for number in range(3_000):
        (tmp_path / f"{number:05}.yaml").write_text(f"article: {{id: a{number}}}\n", encoding="utf-8")
    documents, problems = load([tmp_path])
    assert problems == ()
    assert len({document.article.entry.id for document in documents if document.article}) == 3_000


def test_an_empty_path_is_not_the_present_folder(ledger: Path) -> None:
    write(ledger / "a.yaml")
    documents, (told,) = load([""])
    assert (documents, told.code, str(told.message)) == ((), "no-such-file", "a path is empty; is a variable not set?")
