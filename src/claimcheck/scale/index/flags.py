"""What the flags of a row of the table ``near`` mean, each a bit."""

from typing import Final

SPECIAL: Final = 1
IS_HEDGED: Final = 2
HAS_SLOT: Final = 4
HAS_CELL: Final = 8
