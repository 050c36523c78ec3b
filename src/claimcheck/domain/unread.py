"""What comes back where words could not be read, or could be read in two ways."""

from __future__ import annotations

from claimcheck.domain.message import Message
from claimcheck.record import frozen


@frozen
class Unread:
    """Words without one reading: ``code`` names the fault, ``message`` tells a person what stands there.

    ``readings`` shows each reading where there are several. ``at_fault`` tells that they are so whoever reads them,
    as "2.73.1 orang" is no number: of all others it is only known that no reading of them is known here.
    """

    code: str
    message: Message
    readings: tuple[str, ...] = ()
    at_fault: bool = False
