"""``claimcheck completion SHELL``: what a shell needs to complete the command line, made from the parser."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterator, Sequence

from claimcheck.cli.arguments import parser
from claimcheck.cli.output import put
from claimcheck.cli.status import OK
from claimcheck.record import frozen
from claimcheck.rules._rule import all_rules


@frozen
class Option:
    """An option: how it is written, what it takes (``None``: nothing; empty: anything), what it is for."""

    names: tuple[str, ...]
    values: tuple[str, ...] | None
    about: str


@frozen
class Command:
    """A command, its options, and the words that may stand where it takes one of a fixed set."""

    name: str
    about: str
    options: tuple[Option, ...]
    words: tuple[str, ...]


def run(options: Namespace) -> int:
    """Print the script for a shell."""
    put(SHELLS[options.shell](commands()))
    return OK


def commands() -> tuple[Command, ...]:
    """Return the commands of the parser."""
    subparsers = next(one for one in parser()._actions if isinstance(one, _SubParsersAction))  # noqa: SLF001
    about = {one.dest: one.help or "" for one in subparsers._choices_actions}  # noqa: SLF001
    rules = tuple(all_rules())
    return tuple(_command(name, about[name], made, rules) for name, made in subparsers.choices.items())


def _command(name: str, about: str, made: ArgumentParser, rules: tuple[str, ...]) -> Command:
    actions = [one for one in made._actions if one.help != "==SUPPRESS=="]  # noqa: SLF001
    options = tuple(Option(tuple(one.option_strings), _values(one, rules), one.help or "")
                    for one in actions if one.option_strings)  # fmt: skip
    words = [word for one in actions if not one.option_strings for word in one.choices or ()]
    return Command(name, about, options, rules if name == "rule" else tuple(words))


def _values(action: Action, rules: tuple[str, ...]) -> tuple[str, ...] | None:
    if action.nargs == 0:
        return None
    return rules if action.metavar == "RULE" else tuple(action.choices or ())


def bash(all_commands: Sequence[Command]) -> str:
    """Return the script for bash."""
    return "\n".join(_bash(all_commands)) + "\n"


def _bash(all_commands: Sequence[Command]) -> Iterator[str]:
    names = " ".join(one.name for one in all_commands)
    first = " ".join([names, "--version", *_words(_default(all_commands))])
    yield "# claimcheck completion bash: put it where bash completions are loaded from, or source it in ~/.bashrc"
    yield "_claimcheck() {"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"'
    yield '  local command="${COMP_WORDS[1]}" known'
    yield "  COMPREPLY=()"
    yield '  if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f'    COMPREPLY=($(compgen -W "{first}" -- "$word"))'
    yield "    return"
    yield "  fi"
    yield f'  case " {names} " in *" $command "*) ;; *) command=check ;; esac'
    yield '  case "$command $before" in'
    for one in all_commands:
        for option in one.options:
            if option.values is not None:
                patterns = "|".join(f'"{one.name} {name}"' for name in option.names)
                known = f'COMPREPLY=($(compgen -W "{" ".join(option.values)}" -- "$word")); ' if option.values else ""
                yield f"    {patterns}) {known}return ;;"
    yield "  esac"
    yield '  case "$command" in'
    for one in all_commands:
        yield f'    {one.name}) known="{" ".join(_words(one))}" ;;'
    yield "  esac"
    yield '  COMPREPLY=($(compgen -W "$known" -- "$word"))'
    yield "}"
    yield "complete -o default -F _claimcheck claimcheck"


def _words(command: Command) -> Iterator[str]:
    yield from command.words
    yield from (name for option in command.options for name in option.names)


def _default(all_commands: Sequence[Command]) -> Command:
    """Return the command that is run where none is named: the first."""
    return all_commands[0]


def zsh(all_commands: Sequence[Command]) -> str:
    """Return the script for zsh."""
    return "\n".join(_zsh(all_commands)) + "\n"


def _zsh(all_commands: Sequence[Command]) -> Iterator[str]:
    yield "#compdef claimcheck"
    yield "# claimcheck completion zsh: save it as _claimcheck in a folder of $fpath"
    yield "_claimcheck() {"
    yield "  local -a commands"
    yield "  commands=("
    yield from (f"    {_quoted(f'{one.name}:{one.about}')}" for one in all_commands)
    yield "  )"
    yield "  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then"
    yield "    _describe command commands"
    yield "    _files"
    yield "    return"
    yield "  fi"
    yield '  local command="${words[2]}"'
    yield "  if (( ! ${commands[(I)$command:*]} )); then command=check; fi"
    yield '  case "$command" in'
    for one in all_commands:
        yield f"    {one.name})"
        yield "      _arguments \\"
        for option in one.options:
            for name in option.names:
                yield f"        {_quoted(_zsh_option(name, option))} \\"
        words = f"*:word:({' '.join(one.words)})" if one.words else "*:file:_files"
        yield f"        {_quoted(words)}"
        yield "      ;;"
    yield "  esac"
    yield "}"
    yield '_claimcheck "$@"'


def _zsh_option(name: str, option: Option) -> str:
    about = "".join(f"\\{sign}" if sign in "[]:\\" else sign for sign in option.about)
    if option.values is None:
        return f"*{name}[{about}]"
    return f"*{name}[{about}]:value:" + (f"({' '.join(option.values)})" if option.values else "_files")


def fish(all_commands: Sequence[Command]) -> str:
    """Return the script for fish."""
    return "\n".join(_fish(all_commands)) + "\n"


def _fish(all_commands: Sequence[Command]) -> Iterator[str]:
    yield "# claimcheck completion fish: save it as ~/.config/fish/completions/claimcheck.fish"
    for one in all_commands:
        yield f"complete -c claimcheck -n __fish_use_subcommand -a {one.name} -d {_fish_quoted(one.about)}"
    default = _default(all_commands)
    others = " ".join(one.name for one in all_commands if one is not default)
    for one in all_commands:
        where = f"__fish_seen_subcommand_from {one.name}"
        where = f"not __fish_seen_subcommand_from {others}" if one is default else where
        chosen = f"complete -c claimcheck -n '{where}'"
        if one.words:
            yield f"{chosen} -f -a '{' '.join(one.words)}'"
        for option in one.options:
            written = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            takes = "" if option.values is None else f" -x -a '{' '.join(option.values)}'" if option.values else " -r"
            yield f"{chosen} {written}{takes} -d {_fish_quoted(option.about)}"


def _quoted(text: str) -> str:
    """Return text as one word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS: dict[str, Callable[[Sequence[Command]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
