"""What comes back where words could not be read, or could be read in two ways."""

from __future__ import annotations

from claimcheck.domain.message import Message
from claimcheck.record import frozen


@frozen
class Unread:
    """Words without one reading: ``code`` names the fault, ``message`` tells a person what stands there.

    ``readings`` shows each reading where there are several. ``misprint`` tells that the words themselves are broken, as
    31 Februari and 2.73.1 are, and not only unknown here, as "Idul Fitri" is.
    """

    code: str
    message: Message
    readings: tuple[str, ...] = ()
    misprint: bool = False
