"""Starts a rule: its file with an empty page, for its author to fill. Run by ``make rule NAME=a-new-fault``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import claimcheck.rules

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*", re.ASCII)

_SKELETON = '''\
"""TODO: the fault in one line, ending with a full stop.

TODO: what it looks at, in two or three sentences.

## Why it matters

TODO

## Fires

```yaml
article: {{id: one}}
claims: []
```

## Silent

```yaml
article: {{id: one}}
claims: []
```

## Not reported

TODO

## What to do

TODO
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._case import Case
from claimcheck.rules._rule import rule


@rule("{name}", Severity.CONTRADICTION, among=Block.LEDGER)
def check(case: Case) -> Iterator[Found]:
    """Yield TODO."""
    del case
    yield from ()
'''


def skeleton(name: str) -> str:
    """Return the text of the file of a rule; ``name`` is in kebab case."""
    return _SKELETON.format(name=name)


def start(name: str, folder: Path) -> Path:
    """Write the file of a new rule into the folder and return it.

    ``ValueError`` where the name is not in kebab case or the rule exists.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"a rule is named for its fault in kebab case, such as venue-conflict; not {name!r}")
    path = folder / f"{name.replace('-', '_')}.py"
    if path.exists():
        raise ValueError(f"the rule {name} exists")
    path.write_text(skeleton(name), encoding="utf-8")
    return path


if __name__ == "__main__":
    try:
        start(sys.argv[1] if len(sys.argv) > 1 else "", Path(claimcheck.rules.__path__[0]))
    except ValueError as error:
        sys.exit(str(error))
