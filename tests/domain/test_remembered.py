"""What follows from an object is worked out once, and forgotten with it."""

from __future__ import annotations

from claimcheck.domain.remembered import remembered


class Thing:
    """Two things of one number are equal, and not the same."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and self.number == other.number

    __hash__ = None  # type: ignore[assignment]


def test_work_is_done_once_for_each_object_as_long_as_it_lives() -> None:
    done = []

    @remembered
    def double(thing: Thing) -> int:
        done.append(thing.number)
        return 2 * thing.number

    one, other = Thing(1), Thing(1)
    assert [double(one), double(one), double(other)] == [2, 2, 2]
    assert done == [1, 1]
    for number in range(2, 50):  # their places in memory are used again
        assert double(Thing(number)) == 2 * number
    assert double(one) == 2
    assert done == [1, 1, *range(2, 50)]
