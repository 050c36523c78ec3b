"""Examining a ledger: lowered, compared, tied by relations, looked at by rules; whole, or one block of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from claimcheck.checking.outcome import Outcome, together
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Ranking
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.message import say
from claimcheck.domain.progress import quietly, tell
from claimcheck.engine.arithmetic import Arithmetic, arithmetic
from claimcheck.engine.blocks import HOME, Block
from claimcheck.engine.coverage import labelled_together, lone
from claimcheck.engine.dated import tied_by_order
from claimcheck.engine.impossible import impossible_relations
from claimcheck.engine.readings import Readings
from claimcheck.engine.time_limit import share_of
from claimcheck.lower.lower import lower
from claimcheck.record import evolve
from claimcheck.resolve.ledger import Fault, Ledger, Member
from claimcheck.rules._case import Case
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.rules._rule import Rule
from claimcheck.rules._run import MOST_OF_IT, run
from claimcheck.world.processes import beside

MANY = 2_000  # claims: for fewer a second process is not worth its while
_BY_RELATIONS = frozenset({Block.VALUE, Block.LEDGER})  # blocks whose rules are told what relations show
_HERE = _BY_RELATIONS | {Block.FIGURE, Block.CLAIM}  # the others are looked at beside these, and take as long
_WHOLE = frozenset(Block)


def examine(
    ledger: Ledger,
    rules: Mapping[str, Rule],
    levels: Levels = DEFAULT,
    *,
    among: Block = Block.LEDGER,
    until: float | None = None,
) -> Outcome:
    """Return the outcome for a ledger, or for one of its blocks of the kind ``among``: then of its rules only.

    ``until`` is a time of ``time.monotonic`` by which rules end.
    """
    kinds = _WHOLE if among is Block.LEDGER else frozenset({among})
    tell("comparing claims", claims=len(ledger.claims))
    if kinds is not _WHOLE or len(ledger.claims) < MANY:
        found = _outcome(Case(ledger), rules, levels, kinds, until)
    else:
        here, there = (partial(_outcome, Case(ledger), rules, levels, some, until) for some in (_HERE, _WHOLE - _HERE))
        found = together(beside(here, partial(quietly, there)))
    return evolve(found, readings=Readings(_homely(ledger, kinds), partial(_asserted, ledger)))


def _asserted(ledger: Ledger, claims: Collection[str]) -> Iterable[Assertion]:
    """Return what some claims assert: anew, as outcomes are kept for long, and assertions take much room."""
    return lower(ledger, [claim for claim in ledger.claims if claim.id in claims])


def _outcome(
    case: Case, rules: Mapping[str, Rule], levels: Levels, kinds: Collection[Block], until: float | None
) -> Outcome:
    """Return the outcome for blocks of these kinds, without the readings of their claims."""
    ledger, is_whole = case.ledger, Block.LEDGER in kinds
    if not _BY_RELATIONS.isdisjoint(kinds):
        tell("following relations")
        case.arithmetic = arithmetic(ledger, _tied(case), share_of(until, MOST_OF_IT))
    chosen = {name: rule for name, rule in rules.items() if rule.among in kinds}
    findings, unfinished = run(case, chosen, levels, until=until)
    tied = case.arithmetic.tied
    if Block.EVENT in kinds:
        tied |= tied_by_order(ledger) | labelled_together(ledger)
    asserted = [one for block in dict.fromkeys(HOME.values()) if block in kinds for one in case.at_home(block)]
    alone, compared = lone(_homely(ledger, kinds), asserted, tied)
    sums = case.arithmetic
    return Outcome(
        findings,
        alone,
        compared=compared,
        unfinished=frozenset(unfinished),
        undecided=sums.undecided,
        cut=sums.cut,
        impossible=tuple(impossible(ledger, sums, is_whole=is_whole)),
    )


def _tied(case: Case) -> list[Assertion]:
    """Return the assertions that relations may tie: of ranks only such as follow a measure."""
    ordered = [one for one in case.ledger.of_kind(Ranking) if one.ordered_by is not None]
    return [*case.asserted(Family.VALUE), *lower(case.ledger, ordered)]


def _homely(ledger: Ledger, kinds: Collection[Block]) -> frozenset[str]:
    """Return the claims that are compared with others in blocks of these kinds."""
    homely = {kind for kind, block in HOME.items() if block in kinds}
    return frozenset([claim.id for claim in ledger.claims if type(claim) in homely])


def part_of(ledger: Ledger, members: Iterable[Member]) -> Ledger:
    """Return a ledger of some claims and faults under the same catalog."""
    listed = list(members)
    claims = tuple(one for one in listed if not isinstance(one, Fault))
    faults = tuple(one for one in listed if isinstance(one, Fault))
    articles = {one.article.id: one.article for one in listed}
    return evolve(
        ledger, articles=dict(sorted(articles.items())), claims=claims, faults=faults, left_out={}, accepted=(),
        among=ledger.in_all,
    )  # fmt: skip


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
