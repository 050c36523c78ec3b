"""``claimcheck schema``: the JSON Schema of claim files."""

from __future__ import annotations

from argparse import Namespace

from claimcheck.cli.output import put
from claimcheck.cli.status import OK
from claimcheck.documents.schema import json_schema
from claimcheck.report.json import dump


def run(options: Namespace) -> int:
    """Print the schema."""
    del options
    put(f"{dump(json_schema())}\n")
    return OK
