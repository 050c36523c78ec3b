"""Puts this folder on the path, so that every test can import ``support``, and settles how examples are drawn."""

from __future__ import annotations

import os

from hypothesis import settings

# How long an example takes depends on the machine, not on the code; and a build must not fail by the luck of a draw:
# elsewhere than in CI each run draws new examples.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)

# A test neither leaves anything in the cache of whoever runs it nor finds anything there.
os.environ["CLAIMCHECK_NO_CACHE"] = "1"
settings.load_profile("ci" if os.environ.get("CI") else "here")
