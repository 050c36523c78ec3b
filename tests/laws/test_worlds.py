"""Laws 1 to 3 on generated worlds: nothing true is blamed, nothing impossible is missed, nobody needless is named."""

from __future__ import annotations

from worlds.laws import Tally
from worlds.run import tallies

WORLDS = 3000  # `make worlds N=1000000` runs more
PROCESSES = 2


def test_true_claims_never_clash_and_what_the_judge_excludes_is_told() -> None:
    tally = Tally()
    for found in tallies(WORLDS, 0, PROCESSES):
        tally.add(found)
    assert not tally.broken, "\n\n".join(tally.broken[:3])
    assert (tally.misses, tally.false_alarms, tally.non_minimal) == (0, 0, 0)
    # The worlds do hold conflicts, of more than two claims too.
    assert tally.conflicts > WORLDS / 10
    assert max(tally.sizes) > 3
    # What is left open or not judged is the rare exception, and is counted.
    assert tally.undecided + tally.unjudged < WORLDS / 50
