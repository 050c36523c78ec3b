"""``claimcheck init``: a small ledger that passes, with one finding to look at."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from claimcheck.cli.errors import UsageError
from claimcheck.cli.new import SCHEMA
from claimcheck.cli.output import say_on_stdout
from claimcheck.cli.status import OK
from claimcheck.world.files import save

_MODELINE = "# yaml-language-server: $schema={schema}\n"

_CATALOG = """\
# The catalog: what articles speak of. Every finding rests on it, so write down only what is true by definition.
places:
  banten: {name: Banten, level: province}
  kota-serang: {name: Kota Serang, level: city, within: banten}
  kota-cilegon: {name: Kota Cilegon, level: city, within: banten}
measures:
  visitors: {name: visitors, unit: person, nature: flow, whole-number: true}
events:
  job-fair: {name: the job fair}
"""
_FIRST = """\
# A claim file: what one article states, in its own words. This article is made up.
article:
  id: example-one
  publisher: Example One
  published: 2025-11-28
  language: id
claims:
  - id: venue
    kind: event
    event: job-fair
    date: Kamis (27/11/2025)
    place: Kota Serang
    quote: bursa kerja di Kota Serang, Kamis (27/11/2025)
  - id: visitors
    kind: quantity
    measure: visitors
    event: job-fair
    as-of: 27/11/2025
    value: lebih dari 2.500 orang
    quote: dihadiri lebih dari 2.500 orang
"""
_SECOND = """\
# Two of these claims meet those of example-one.yaml:
#
# - The visitors agree: 2,730 is more than 2,500. Nothing is said of that.
# - The venues do not: no place lies both in Kota Serang and in Kota Cilegon. Since `assumed` tells that the article
#   does not say which fair it means, the finding is a tension, and fails no build.
#
# Look at it with `claimcheck check`. Then delete the line `assumed: [event]`, as if the article named the fair, and
# look again: now it is a contradiction, and the exit status is 1. When you have seen enough, delete both examples.
article:
  id: example-two
  publisher: Example Two
  published: 2025-11-28
  language: id
claims:
  - id: venue
    kind: event
    event: job-fair
    assumed: [event]
    place: Kota Cilegon
    quote: pameran lowongan di Kota Cilegon
  - id: visitors
    kind: quantity
    measure: visitors
    event: job-fair
    as-of: 27/11/2025
    value: 2.730 orang
    quote: tercatat 2.730 orang
"""
FILES = {
    "catalog.yaml": _MODELINE.format(schema=SCHEMA) + _CATALOG,
    "articles/example-one.yaml": _MODELINE.format(schema=f"../{SCHEMA}") + _FIRST,
    "articles/example-two.yaml": _MODELINE.format(schema=f"../{SCHEMA}") + _SECOND,
}


def run(options: Namespace) -> int:
    """Write the ledger into a folder that is not there yet, or is empty."""
    folder = Path(options.folder)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{options.folder} is there already; nothing is overwritten. Name another folder")
        (folder / "articles").mkdir(parents=True)
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot make {options.folder}: {getattr(error, 'strerror', None) or error}") from None
    for name, text in _all_files().items():
        fault = save(str(folder / name), text)
        if fault:
            raise UsageError(fault)
        say_on_stdout(f"{(folder / name).as_posix()}")
    say_on_stdout(f"\nNow: claimcheck check {folder.as_posix()}")
    return OK


def _all_files() -> dict[str, str]:
    from claimcheck.documents import json_schema  # noqa: PLC0415 - pydantic, only where something is written
    from claimcheck.report.json import dump  # noqa: PLC0415

    return {**FILES, SCHEMA: f"{dump(json_schema())}\n"}
