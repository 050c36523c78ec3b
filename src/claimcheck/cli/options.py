"""The options of each command, with their help."""

from __future__ import annotations

import re
from argparse import SUPPRESS, _SubParsersAction
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from claimcheck.cli.parser import Parser, wrong
from claimcheck.domain.message import say
from claimcheck.locale import LANGUAGES

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
STATUS = """\
exit status: 0 nothing at or above the failing severity; 1 something is; 2 the ledger could not be
read whole, or the call was wrong
"""


def _add_check(commands: _SubParsersAction[Parser]) -> None:
    check = commands.add_parser("check", help="check a ledger (the default command)", epilog=STATUS, description=(
        "Check claim files, or the folders that hold them, and print what cannot all be true."))  # fmt: skip
    _add_ledger(check)
    check.add_argument("--format", choices=FORMATS, default="text", metavar="FORMAT",
                       help=f"what to print: {', '.join(FORMATS)} (default: text, for people)")  # fmt: skip
    check.add_argument("--output", action="append", type=_output, default=[], metavar="FORMAT=PATH",
                       help="also write the report in this format to a file; repeat for several")  # fmt: skip
    _add_judgement(check)
    check.add_argument("--since", metavar="REV",
                       help="show only findings that are new or changed since this git revision")  # fmt: skip
    check.add_argument("--against", action="append", default=[], metavar="ARCHIVE",
                       help="check against this archive too, show what PATH is in; repeat for several")  # fmt: skip
    _add_memory(check)
    check.add_argument("--watch", action="store_true", help="check again whenever a claim file changes")
    check.add_argument(
        "--no-cache", action="store_true", help="check anew even where nothing has changed, keep nothing"
    )
    check.add_argument("--cache-dir", metavar="DIR",
                       help="where to keep what runs found (default: the user's folder for caches)")  # fmt: skip
    check.add_argument("-v", "--verbose", action="store_true",
                       help="also list how each claim was read, which stand alone and why")  # fmt: skip
    _add_language(check)
    check.add_argument("--color", choices=("auto", "always", "never"), default="auto",
                       help="auto (default): on a terminal, unless NO_COLOR is set")  # fmt: skip


def _add_compile(commands: _SubParsersAction[Parser]) -> None:
    compile_ = commands.add_parser("compile", help="write a ledger as an archive", description=(
        "Write claim files, or the folders that hold them, as one archive (Parquet). It is checked as they\n"
        "are, and drafts are checked against it: claimcheck draft.yaml --against ARCHIVE."))  # fmt: skip
    compile_.add_argument("paths", nargs="*", metavar="PATH",
                          help="a claim file or a folder of them (default: as configured)")  # fmt: skip
    compile_.add_argument("-o", "--output", required=True, metavar="ARCHIVE", help="the file to write: *.parquet")
    _add_memory(compile_)
    _add_language(compile_)


def _add_memory(command: Parser) -> None:
    command.add_argument("--memory", metavar="SIZE", type=_size,
                         help="how much memory archives may take, such as 2GB (default: most of it)")  # fmt: skip


def _add_ledger(command: Parser) -> None:
    """Add what every command takes that checks a ledger."""
    command.add_argument("paths", nargs="*", metavar="PATH",
                         help="a claim file, archive, file of rows, or folder (default: as configured)")  # fmt: skip
    for option, what in (("--select", "run only these rules"), ("--ignore", "leave these rules out")):
        command.add_argument(option, action="append", default=[], metavar="RULE", help=f"{what}; repeat or use commas")
    command.add_argument("--config-from", metavar="REV",
                         help="read the configuration from this git revision, not from the tree")  # fmt: skip
    command.add_argument("--today", metavar="DAY",
                         help="what to take for today, as 2026-06-30: acceptances end by it")  # fmt: skip


def _add_language(command: Parser) -> None:
    command.add_argument("--lang", choices=LANGUAGES, help="the language of messages (default: as configured, else en)")


def _add_judgement(command: Parser) -> None:
    """Add what decides the exit status of a check."""
    command.add_argument("--fail-on", choices=("contradiction", "tension", "note", "never"),
                         help="the least severity that gives exit status 1 (default: contradiction)")  # fmt: skip
    command.add_argument("--baseline", metavar="FILE", help="set the findings apart that this file lists")


def _output(given: str) -> tuple[str, str]:
    """Return the format and the path of one ``--output``."""
    form, _, path = given.partition("=")
    if form not in FORMATS or not path:
        words = "--output: say a format and a path, such as sarif=report.sarif; formats: {formats}"
        raise wrong(say(words, formats=", ".join(FORMATS)), "claimcheck check")
    return form, path


def _size(given: str) -> str:
    """Return a size of memory as the database takes it."""
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})? ?[KMGT]i?B", given, re.ASCII):
        raise wrong(say("--memory: “{words}” is no size; write it as 2GB", words=given[:40]), "claimcheck check")
    return given


def _add_accept(commands: _SubParsersAction[Parser]) -> None:
    accept = commands.add_parser("accept", help="accept a finding, with the reason", description=(
        "Write down in the ledger why the desk lives with a finding. It holds for what the claims say now:\n"
        "a figure that is changed reopens the finding."))  # fmt: skip
    accept.add_argument("finding", metavar="FINDING", help="as the report prints it; the first digits will do")
    accept.add_argument("paths", nargs="*", default=[], metavar="PATH",
                        help="the ledger (default: as configured, else claims/)")  # fmt: skip
    accept.add_argument("--because", metavar="WORDS", help="the reason; there is no acceptance without one")
    accept.add_argument("--by", metavar="NAME", help="who accepts it")
    accept.add_argument("--until", metavar="DAY", help="the last day that it holds, as 2026-06-30")
    accept.add_argument("--into", metavar="FILE", help="the file to add it to (default: accepted.yaml in the ledger)")
    _add_language(accept)


def _add_baseline(commands: _SubParsersAction[Parser]) -> None:
    baseline = commands.add_parser("baseline", help="write, prune or show the findings that were there at the start",
                                   description=(
        "Write down the findings of today, so that only new ones count; drop those that are gone; list them.\n"
        "A baseline holds what claims say, not where: a figure that is changed is a new finding."))  # fmt: skip
    baseline.add_argument("action", choices=("write", "prune", "show"), metavar="write|prune|show",
                          help="write all findings down, drop those that are gone, or list them")  # fmt: skip
    _add_ledger(baseline)
    baseline.add_argument("--baseline", metavar="FILE", help="the file (default: claimcheck-baseline.json)")
    _add_language(baseline)


def _add_config(commands: _SubParsersAction[Parser]) -> None:
    config = commands.add_parser("config", help="show the settings in force, and where each comes from", description=(
        "Show the settings in force and where each comes from: a file, the command line, or the default.\n"
        "They stand in claimcheck.toml, or in pyproject.toml below [tool.claimcheck], in the ledger's folder\n"
        "or one above it."))  # fmt: skip
    _add_ledger(config)
    _add_judgement(config)
    _add_language(config)


def _add_rules(commands: _SubParsersAction[Parser]) -> None:
    rules = commands.add_parser("rules", help="list the rules", description=(
        "List the rules: name, severity, what each finds."))  # fmt: skip
    _add_language(rules)


def _add_rule(commands: _SubParsersAction[Parser]) -> None:
    rule = commands.add_parser("rule", help="show the page of one rule", description=(
        "Show the page of one rule: what it finds, examples, what to do about it."))  # fmt: skip
    rule.add_argument("name", metavar="NAME", help="the rule, as “claimcheck rules” lists it")
    _add_language(rule)


def _add_explain(commands: _SubParsersAction[Parser]) -> None:
    explain = commands.add_parser("explain", help="why two claims clash, or why they do not", description=(
        "Tell why two claims clash, or why they do not. A claim is called ARTICLE#CLAIM."))  # fmt: skip
    explain.add_argument("claims", nargs=2, metavar="CLAIM", help="its name, as findings print it: one#venue")
    explain.add_argument("--ledger", nargs="+", action="extend", default=[], metavar="PATH",
                         help="where the claims stand (default: as configured, else claims/)")  # fmt: skip
    _add_language(explain)
    explain.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=SUPPRESS)


def _add_read(commands: _SubParsersAction[Parser]) -> None:
    read = commands.add_parser("read", help="show how words are read", description=(
        "Show how the words of an article are read: what is said, and what is meant.\n"
        "Exit status 2 where they cannot be read, or only in two ways."))  # fmt: skip
    read.add_argument("words", nargs="+", metavar="WORDS", help="a figure, a date, a rank or an edition, as written")
    read.add_argument("--language", choices=("id", "en"), default="id", help="the article's language (default: id)")
    read.add_argument("--as", dest="kind", choices=("figure", "date", "rank", "edition"),
                      help="what the words are (default: whatever they can be read as)")  # fmt: skip
    read.add_argument("--published", metavar="DATE", help="when the article appeared, for words such as “kemarin”")
    _add_language(read)


def _add_init(commands: _SubParsersAction[Parser]) -> None:
    init = commands.add_parser("init", help="make a small ledger to begin with", description=(
        "Make a small ledger that passes, with one finding to look at. Nothing is overwritten."))  # fmt: skip
    init.add_argument("folder", nargs="?", default="claims", metavar="DIR", help="where (default: claims)")
    _add_language(init)


def _add_new(commands: _SubParsersAction[Parser]) -> None:
    new = commands.add_parser("new", help="start the claim file of an article", description=(
        "Start a claim file: the figures, dates and ranks of an article as drafts, to choose\n"
        "from and to complete."))  # fmt: skip
    new.add_argument("article", metavar="ARTICLE.txt", help="the text of the article")
    new.add_argument("--id", metavar="ID", help="what the article is to be called (default: by its file name)")
    new.add_argument("--language", choices=("id", "en"),
                     help="the article's language (default: told by its commonest words)")  # fmt: skip
    new.add_argument("--into", metavar="FILE", help="the file to write (default: print it); none is overwritten")
    _add_language(new)


def _add_completion(commands: _SubParsersAction[Parser]) -> None:
    completion = commands.add_parser("completion", help="print what a shell needs to complete commands", description=(
        "Print a script that lets a shell complete commands, options and the names of rules."))  # fmt: skip
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="bash|zsh|fish",
                            help="the shell; the first line printed says where to put it")  # fmt: skip


def _add_schema(commands: _SubParsersAction[Parser]) -> None:
    commands.add_parser("schema", help="print the JSON Schema of claim files", description=(
        "Print the JSON Schema of claim files, for editors that complete and check them."))  # fmt: skip


Add: TypeAlias = "Callable[[_SubParsersAction[Parser]], None]"
COMMANDS: Final[Mapping[str, Add]] = {
    "check": _add_check,
    "compile": _add_compile,
    "accept": _add_accept,
    "baseline": _add_baseline,
    "config": _add_config,
    "rules": _add_rules,
    "rule": _add_rule,
    "explain": _add_explain,
    "read": _add_read,
    "schema": _add_schema,
    "init": _add_init,
    "new": _add_new,
    "completion": _add_completion,
}
"""What adds each command to the others, in the order of the help."""
