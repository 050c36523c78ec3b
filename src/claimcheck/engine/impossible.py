"""Relations of the catalog that cannot all hold, whatever is claimed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Context
from claimcheck.engine.cells import NOW, Cell, make_frame
from claimcheck.engine.components import components
from claimcheck.engine.narrow import Status
from claimcheck.engine.network import Network
from claimcheck.engine.solver import decide
from claimcheck.engine.ties import Tie, law_tie, laws, part_ties

ANYWHERE = make_frame(None, None, None, (), Context(), "actual")
FEW = 40  # relations of which each is tried whether the others are impossible without it


def impossible_relations(catalog: Catalog) -> tuple[Tie, ...]:
    """Return relations of the catalog that contradict each other in any one place and at any one time."""
    ties = [law_tie(catalog, law, ANYWHERE, NOW) for law in laws(catalog)]
    cells: Sequence[Cell] = list(dict.fromkeys(cell for tie in ties for cell in tie.cells))
    ties += part_ties(catalog, cells)
    by_id = {tie.constraint.id: tie for tie in ties}
    for group in components(tie.constraint for tie in ties):
        together = [by_id[constraint.id] for constraint in group]
        if _cannot_hold(together):
            return tuple(_fewer(together))
    return ()


def _fewer(ties: list[Tie]) -> list[Tie]:
    """Return as few of them as still cannot hold."""
    for tie in tuple(ties) if len(ties) <= FEW else ():
        rest = [other for other in ties if other is not tie]
        ties = rest if _cannot_hold(rest) else ties
    return ties


def _cannot_hold(ties: Iterable[Tie]) -> bool:
    return decide(Network(tie.constraint for tie in ties), ()).status is Status.CONTRADICTION
