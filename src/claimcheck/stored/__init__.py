"""Frozen objects as plain data, and back: what a cache or an archive keeps of them."""

from claimcheck.stored.codec import Codec, from_plain, to_plain
from claimcheck.stored.forms import StoredError

__all__ = ["Codec", "StoredError", "from_plain", "to_plain"]
