"""A figure in a unit that its measure cannot have.

People are not counted in rupiah, and a length is no weight. The quote holds the figure with its unit, so the article
itself is at fault, not the ledger.

## Why it matters

Either the unit is wrong or the figure is of something else. The reader cannot tell which, and the figure cannot be
compared with any other.

## Fires

```yaml
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
---
article: {id: one}
claims:
  - id: c
    kind: quantity
    measure: insured
    value: 2,73 juta rupiah
    quote: baru 2,73 juta rupiah yang terlindungi
```

A share where things are counted, or a count of other things ("46 kasus" of people who died), is most likely the
claim's mistake, and a tension.

```yaml
measures:
  passed: {name: candidates who passed, unit: person, nature: fixed, whole-number: true}
---
article: {id: one, language: en}
claims:
  - {id: c, kind: quantity, measure: passed, value: less than a third, quote: less than a third of them passed}
```

## Silent

A noun that no unit knows is kept, and units of one kind are converted.

```yaml
measures:
  harvest: {name: rice harvested, unit: tonne, nature: fixed}
  insured: {name: insured workers, unit: person, nature: fixed, whole-number: true}
---
article: {id: one}
claims:
  - {id: weight, kind: quantity, measure: harvest, value: 12.500 kilogram, quote: memanen 12.500 kilogram}
  - {id: people, kind: quantity, measure: insured, value: 3.600 pemulung, quote: kepada 3.600 pemulung}
```

## Not reported

Figures without a unit, prices that leave out what they are per (“beras medium Rp 14.500” of a measure in rupiah/kg),
and units that no catalog knows. Where the quote does not hold the words, whoever wrote the
claim down chose the wrong unit or measure: that is a problem of the ledger, with the code `unit-mismatch` as well.

## What to do

Ask the author which of the two is meant. If the article is right, the claim has the wrong measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.resolve.ledger import Fault
from claimcheck.rules._case import Case
from claimcheck.rules._faults import Telling, faults_found
from claimcheck.rules._rule import rule


@rule("unit-mismatch", Severity.CONTRADICTION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield each figure whose unit its measure cannot have."""
    telling = Telling(
        say("a figure of another kind"),
        say("Units of different kinds cannot be converted into each other, so the figure is not one of the measure."),
        _ways_out,
        say("A share, or a count of other things, is not one of the measure."),
    )
    yield from faults_found(case, "unit-mismatch", telling)


def _ways_out(fault: Fault) -> tuple[Message, ...]:
    if fault.is_doubtful:
        return (
            say(
                "If it is a share, write {claim} as `kind: ratio`, or give it a measure in percent.", claim=fault.claim
            ),
            say("If its noun stands for what the measure counts, add it to the words of that unit."),
            say("Otherwise give {claim} the measure of what it counts.", claim=fault.claim),
        )
    return (
        say("If “{words}” is of something else, give {claim} that measure.", words=fault.words, claim=fault.claim),
        say("Otherwise ask {article} which unit is meant, and correct it.", article=fault.article.id),
    )
