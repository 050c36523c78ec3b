"""What argparse says of a wrong call, as messages: its English words are no templates of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from claimcheck.domain.message import Message, say, verbatim

_FORMS: Final[dict[str, Callable[..., Message]]] = {
    r"unrecognized arguments: (?P<words>.*)":
        lambda words: say("nothing here takes these arguments: {words}", words=words),
    r"the following arguments are required: (?P<names>.*)":
        lambda names: say("these arguments are missing: {names}", names=names),
    r"argument (?P<name>.*?): invalid choice: (?P<given>.*) \(choose from (?P<known>.*)\)":
        lambda name, given, known: say("{name} cannot be {given}; choose from {known}",
                                       name=name, given=given, known=known.replace("'", "")),
    r"argument (?P<name>.*?): expected (?:one|at least one|[0-9]+) arguments?":
        lambda name: say("{name} needs a value", name=name),
    r"argument (?P<name>.*?): ignored explicit argument (?P<given>.*)":
        lambda name, given: say("{name} takes no value, so not {given}", name=name, given=given),
}  # fmt: skip


def told(words: str) -> Message:
    """Return argparse's words as a message; as they stand where it has others than in the versions that we know."""
    for form, message in _FORMS.items():
        found = re.fullmatch(form, words, re.DOTALL)
        if found is not None:
            return message(**found.groupdict())
    return verbatim(words)
