"""The hash functions that claimcheck uses, without OpenSSL.

``hashlib`` and ``hmac`` load OpenSSL to offer what they have beside these. That alone takes a fifth of an unchanged
run; Python's own ``random`` goes the same way round it. Where an interpreter has none of its own, those are taken.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
    from hmac import compare_digest
else:
    try:
        from _blake2 import blake2b
        from _operator import _compare_digest as compare_digest

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256
        from hmac import compare_digest

__all__ = ["blake2b", "compare_digest", "sha256"]
