"""Exit statuses."""

from typing import Final

OK: Final = 0
FOUND: Final = 1
UNREADABLE: Final = 2
"""The ledger could not be read whole, or the call was wrong."""
INTERRUPTED: Final = 130
TERMINATED: Final = 143
