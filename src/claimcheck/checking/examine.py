"""Examining a ledger: lowered, compared, tied by relations, looked at by rules; whole, or one block of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias, TypeVar

from claimcheck.checking.outcome import Outcome
from claimcheck.domain.claim import AnyClaim, Attribute, Change, Happening, Office, Quantity, Ranking, Ratio
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.message import say
from claimcheck.domain.progress import quietly, tell
from claimcheck.engine.arithmetic import Arithmetic, arithmetic
from claimcheck.engine.blocks import Block
from claimcheck.engine.coverage import labelled_together, lone
from claimcheck.engine.dated import tied_by_order
from claimcheck.engine.impossible import impossible_relations
from claimcheck.engine.readings import Readings
from claimcheck.engine.slots import clashes
from claimcheck.lower.lower import lower
from claimcheck.record import evolve
from claimcheck.resolve.ledger import Fault, Ledger
from claimcheck.rules._case import Case
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.rules._rule import Rule
from claimcheck.rules._run import order, run
from claimcheck.world.processes import beside

Member: TypeAlias = AnyClaim | Fault
R = TypeVar("R")

MANY = 2_000  # claims: for fewer a second process is not worth its while
_FEW_CLASH = 4  # of so many claims one at most; where more clash, to send what was found takes as long as to find it
_BY_RELATIONS = frozenset({Block.VALUE, Block.LEDGER})  # blocks whose rules are told what relations show
_HERE = _BY_RELATIONS | {Block.CLAIM}  # of rules that run side by side with the others, which take as long

# Where the claims of a kind are compared with others about the same thing.
HOME: Mapping[type, Block] = {
    Quantity: Block.VALUE,
    Change: Block.VALUE,
    Ratio: Block.VALUE,
    Happening: Block.EVENT,
    Ranking: Block.RANK,
    Office: Block.OFFICE,
    Attribute: Block.PROPERTY,
}


def examine(
    ledger: Ledger,
    rules: Mapping[str, Rule],
    levels: Levels = DEFAULT,
    *,
    among: Block = Block.LEDGER,
    until: float | None = None,
) -> Outcome:
    """Return the outcome for a ledger, or for one of its blocks of the kind ``among``: then of its rules only.

    ``until`` is a time of ``time.monotonic`` after which no further rule begins.
    """
    is_whole = among is Block.LEDGER
    tell("comparing claims", claims=len(ledger.claims))
    assertions = lower(ledger)
    met = () if among is Block.CLAIM else tuple(clashes(assertions))  # claims looked at one by one clash with none
    case = Case(ledger, assertions, met)
    chosen = {name: rule for name, rule in rules.items() if is_whole or rule.among is among}
    related, others = (
        {name: rule for name, rule in chosen.items() if (rule.among in _HERE) is wanted} for wanted in (True, False)
    )
    here = partial(_by_relations, case, related, levels, among=among, until=until)
    there = partial(quietly, partial(run, case, others, levels, until=until))
    beside_each_other = is_whole and len(ledger.claims) >= MANY and len(met) * _FEW_CLASH <= len(ledger.claims)
    one, (findings, unfinished) = beside(here, there) if beside_each_other else (here(), there())
    return evolve(
        one,
        findings=tuple(sorted((*one.findings, *findings), key=order)),
        unfinished=one.unfinished.union(unfinished),
    )


def _by_relations(
    case: Case, rules: Mapping[str, Rule], levels: Levels, *, among: Block, until: float | None
) -> Outcome:
    """Return the outcome but for the findings of rules to which relations say nothing."""
    ledger, assertions = case.ledger, case.assertions
    is_whole = among is Block.LEDGER
    tell("following relations")
    sums = arithmetic(ledger, assertions) if among in _BY_RELATIONS else Arithmetic()
    findings, unfinished = run(evolve(case, arithmetic=sums), rules, levels, until=until)
    homely = frozenset(claim.id for claim in ledger.claims if is_whole or HOME[type(claim)] is among)
    tied = sums.tied | tied_by_order(ledger) | labelled_together(ledger)
    alone, compared = lone(homely, assertions, tied)
    return Outcome(
        findings,
        alone,
        Readings(homely, assertions),
        compared,
        frozenset(unfinished),
        sums.undecided,
        sums.cut,
        tuple(impossible(ledger, sums, is_whole=is_whole)),
    )


def part_of(ledger: Ledger, members: Iterable[Member]) -> Ledger:
    """Return a ledger of some claims and faults under the same catalog."""
    listed = list(members)
    claims = tuple(one for one in listed if not isinstance(one, Fault))
    faults = tuple(one for one in listed if isinstance(one, Fault))
    articles = {one.article.id: one.article for one in listed}
    return evolve(
        ledger, articles=dict(sorted(articles.items())), claims=claims, faults=faults, left_out={}, accepted=()
    )


def impossible(ledger: Ledger, sums: Arithmetic, *, is_whole: bool) -> Iterator[Diagnostic]:
    """Yield a problem for the relations of the catalog that contradict each other before any claim is made."""
    ties = (impossible_relations(ledger.catalog) if is_whole else ()) or sums.impossible
    if ties:
        own = {one.relation: one.mark for one in ledger.catalog.relations}
        mark = next((own[tie.law] for tie in ties if tie.law in own), None)
        mark = mark or ledger.catalog.measures[ties[0].cells[0].measure].mark
        words = "; ".join(sorted({str(tie.law) for tie in ties if tie.law}))
        yield problem(
            "impossible-relations", mark, say("these relations cannot all hold: {relations}", relations=words)
        )
