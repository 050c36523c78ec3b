"""The command line: arguments, printing, exit status. The only place that prints."""

from claimcheck.cli.main import main

__all__ = ["main"]
