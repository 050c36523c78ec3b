"""Exit statuses."""

from typing import Final

OK: Final = 0
FOUND: Final = 1
UNREADABLE: Final = 2
"""The ledger could not be read whole, or the call was wrong."""
SIGNALLED: Final = 128
"""A signal ended the run; its number is added, as shells do."""
