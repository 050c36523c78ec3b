"""``claimcheck completion``: what a shell offers is what the parser takes."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from cli_process import run

from claimcheck.cli.arguments import parser
from claimcheck.cli.completion import SHELLS, commands
from claimcheck.cli.options import COMMANDS, FORMATS
from claimcheck.rules._rule import all_rules

BASH, FISH = shutil.which("bash"), shutil.which("fish")


def offered(*words: str) -> list[str]:
    """Return what bash offers for the last of these words."""
    assert BASH is not None
    line = " ".join(f"'{word}'" for word in words)
    ask = f'COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _claimcheck; printf "%s\\n" "${{COMPREPLY[@]}}"'
    script = f"{SHELLS['bash'](commands())}\n{ask}"
    done = subprocess.run([BASH, "--noprofile", "--norc"], input=script, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["claimcheck", "re"], ["read"]),
        (["claimcheck", "--form"], ["--format"]),
        (["claimcheck", "accept", "--form"], []),
        (["claimcheck", "rule"], ["rules", "rule"]),
        (["claimcheck", "check", "--format", "s"], ["sarif"]),
        (["claimcheck", "check", "--form"], ["--format"]),
        (["claimcheck", "claims/", "--fail-on", "t"], ["tension"]),
        (["claimcheck", "check", "--select", "venue"], ["venue-conflict"]),
        (["claimcheck", "rule", "edition-y"], ["edition-year"]),
        (["claimcheck", "completion", "f"], ["fish"]),
        (["claimcheck", "baseline", "pr"], ["prune"]),
        (["claimcheck", "check", "--baseline", ""], []),
        (["claimcheck", "check", "claims/art"], []),
    ],
)
def test_bash_offers_what_fits(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


@pytest.mark.skipif(BASH is None, reason="needs bash")
def test_bash_offers_every_command_and_every_format() -> None:
    assert set(COMMANDS) <= set(offered("claimcheck", ""))
    assert tuple(offered("claimcheck", "check", "--format", "")) == FORMATS


@pytest.mark.skipif(FISH is None, reason="needs fish")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("claimcheck base", ["baseline"]),
        ("claimcheck --form", ["--format"]),
        ("claimcheck accept --form", []),
        ("claimcheck check --format sar", ["sarif"]),
        ("claimcheck rule edition-y", ["edition-year"]),
        ("claimcheck baseline ", ["prune", "show", "write"]),
    ],
)
def test_fish_offers_what_fits(line: str, expected: list[str]) -> None:
    assert FISH is not None
    script = f"{SHELLS['fish'](commands())}\ncomplete -C '{line}'"
    done = subprocess.run([FISH, "--no-config", "-c", script], capture_output=True, text=True, check=True)
    assert [offer.partition("\t")[0] for offer in done.stdout.splitlines()] == expected


def test_each_command_is_known_with_all_its_options() -> None:
    known = {one.name: one for one in commands()}
    assert list(known) == list(COMMANDS)
    for name in COMMANDS:
        for option in (name for one in known[name].options for name in one.names):
            assert option in run_help(name)


def run_help(command: str) -> str:
    from claimcheck.cli.errors import HelpWanted  # noqa: PLC0415

    with pytest.raises(HelpWanted) as wanted:
        parser().parse_args([command, "--help"])
    return str(wanted.value)


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_all_commands_options_and_rules(shell: str) -> None:
    done = run("completion", shell)
    assert (done.status, done.err) == (0, "")
    wanted = [*COMMANDS, *FORMATS, *all_rules(), "fail-on"]
    assert [word for word in wanted if word not in done.out] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_can_be_read_by_its_shell(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"needs {shell}")
    done = subprocess.run([program, "-n"], input=SHELLS[shell](commands()), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_words_of_help_cannot_end_the_quotation_marks_around_them() -> None:
    from claimcheck.cli.completion import Command, Option  # noqa: PLC0415

    odd = Command("odd", "it's [a]: 'b' \\", (Option(("--x", "-x"), None, "don't: [never]"),), ("one",))
    assert "'odd:it'\\''s [a]: '\\''b'\\'' \\'" in SHELLS["zsh"]([odd])
    assert "'*--x[don'\\''t\\: \\[never\\]]'" in SHELLS["zsh"]([odd])
    assert "-d 'it\\'s [a]: \\'b\\' \\\\'" in SHELLS["fish"]([odd])
    assert "-l x -s x -d 'don\\'t: [never]'" in SHELLS["fish"]([odd])


def test_a_shell_that_is_not_known_is_refused() -> None:
    done = run("completion", "csh")
    assert (done.status, done.out) == (2, "")
    assert "bash" in done.err
