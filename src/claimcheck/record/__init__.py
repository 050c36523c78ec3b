"""Records, in which what claims mean and what is kept is said: classes as attrs makes them, but made quicker.

To import attrs, and to make the classes of a small run with it, takes a quarter of the time in which that run is over:
it writes and compiles methods for each class, most of which no run calls. Here a class has its fields at once, and each
of its methods is made when it is first called.

What type checkers see is attrs' own, a test holds what the classes do against what those of attrs do, and attrs' own
functions (``attrs.evolve``, ``attrs.asdict``) take records. Small values of one module or two are NamedTuples, and what
a computation holds while it goes on is a plain class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["Attribute", "Factory", "define", "evolve", "field", "fields", "frozen", "has"]

if TYPE_CHECKING:
    from attr import Attribute, Factory, define, evolve, field, fields, frozen, has
else:
    from claimcheck.record.fields import Factory, evolve, fields, has
    from claimcheck.record.fields import Field as Attribute
    from claimcheck.record.fields import Field as field  # noqa: N813 - a class declares its fields with it
    from claimcheck.record.making import define, frozen
