"""Strangers' text in every field: it is printed as text, whatever it holds."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest
from cli_process import CLASH, ledger, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.cli import main
from claimcheck.report.terminal import shown

OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
ATTACKS = [
    "::error file=x::y",
    "::stop-commands::t",
    "  ::add-mask::x",
    "##[error]x",
    "##vso[task.setvariable variable=x]y",
    "%0A::set-output name=x::y",
    "\u202e\u2066reversed\u2069",
    "\u200bzero\u200d\ufeff",
    "line\u2028line\u2029line\u0085",
    "\x1b[2J\x1b]0;title\x07\x1b]52;c;eA==\x07",
    "over\rwritten\b\b",
    "\x9b31m",
    "[/foo] [link=http://e.example]x[/link]",
    "{{7*7}} ${x} $(id) %s%s%n {0} {x}",
    "__proto__",
    "<script>alert(1)</script>",
    "Z\u0351\u0352\u0353" * 50,
    "\ud800",
    "a" * 5000,
]


def _ledger_of(words: str) -> str:
    """Return a ledger, as JSON, that holds the words wherever a text may stand."""
    article = {"title": words, "publisher": words, "published": words, "language": "id"}
    claims = [
        {"id": words, "kind": "event", "event": "e", "place": "one", "quote": words, "said-by": words},
        {"id": "known", "kind": "event", "event": "e", "place": "two", "quote": words, "date": words, "edition": words},
        {"kind": words},
        {"kind": "quantity", "measure": words, "value": words, "scope": {words: words}},
        {"kind": "attribute", "subject": "e", "property": words, "value": words, words: words},
    ]
    return json.dumps(
        {
            "article": {"id": "a", **article},
            "claims": claims,
            "places": {"one": {"name": words}, "two": {"name": f"{words} 2"}},
            "entities": {"speaker": {"name": f"{words} 3", "aliases": [words]}},
            "events": {"e": {"name": words}},
            "accepted": [{"finding": words, "because": words}],
            words: words,
        }
    )


@pytest.mark.parametrize("words", ATTACKS, ids=range(len(ATTACKS)))
def test_text_in_every_field_is_printed_as_text(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], words: str
) -> None:
    folder = ledger(tmp_path, _ledger_of(words), "claims.json")
    for options in (["--verbose"], ["--format", "json"]):
        _assert_tame([str(folder), *options], capfdbinary, (0, 1, 2))


def _assert_tame(arguments: list[str], captured: pytest.CaptureFixture[bytes], statuses: tuple[int, ...]) -> None:
    status = main(arguments)
    out, err = (text.decode("utf-8") for text in captured.readouterr())
    assert status in statuses
    assert "internal error" not in err
    _assert_harmless(out)
    _assert_harmless(err)


def _assert_harmless(text: str) -> None:
    lines = text.split("\n")
    assert all(shown(line) == line for line in lines)
    assert not any(re.search(r"^\s*::|##[A-Za-z]*\[", line) for line in lines)


@pytest.mark.parametrize("words", ATTACKS, ids=range(len(ATTACKS)))
def test_colour_adds_colours_and_nothing_else(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], words: str
) -> None:
    folder = ledger(tmp_path, _ledger_of(words), "claims.json")
    statuses, told = [], []
    for color in ("never", "always"):
        statuses.append(main([str(folder), "--verbose", "--color", color]))
        told.append(capfdbinary.readouterr().out.decode("utf-8"))
    assert statuses[0] == statuses[1]
    assert "\x1b[" in told[1]
    assert OUR_COLOURS.sub("", told[1]) == told[0]


@pytest.mark.parametrize("words", [*ATTACKS[:10], "::x#y"])
def test_arguments_are_strangers_text_too(capfdbinary: pytest.CaptureFixture[bytes], words: str) -> None:
    for arguments in (["rule", words], ["explain", words, words], ["check", words], ["claims", "--select", words],
                      ["read", words], ["read", "2", "--published", words], [words]):  # fmt: skip
        _assert_tame(arguments, capfdbinary, (2,))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
@pytest.mark.parametrize("name", [b"::error::x.yaml", b"a\nb,c:d%.yaml", b"\xff\xfe.yaml", b"\x1b[2J.yaml"])
def test_file_names_are_strangers_text_too(tmp_path: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(CLASH, encoding="utf-8")
    for options in ([], ["--format", "json"]):
        done = run(".", *options, cwd=tmp_path)
        assert (done.status, done.err) in ((1, ""), (2, ""))
        _assert_harmless(done.out)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
       suffix=st.sampled_from(["yaml", "json", "jsonl"]))  # fmt: skip
def test_any_bytes_as_a_ledger_give_a_status_and_no_traceback(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], content: bytes, suffix: str
) -> None:
    path = tmp_path / f"claims.{suffix}"
    path.write_bytes(content)
    _assert_tame(["check", str(path)], capfdbinary, (0, 2))
