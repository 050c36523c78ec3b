"""The same question put to z3, and certificates that need no trust in it.

z3 counts its effort in a resource unit of its own (``rlimit``), so that no answer depends on the machine's speed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any, Final, TypeGuard

from claimcheck.domain.span import Exact, Span
from claimcheck.engine.expression import Observation, Variable
from claimcheck.engine.linear import Sum
from claimcheck.engine.narrow import Status
from claimcheck.engine.network import Network, name_order
from claimcheck.engine.program import Leaf, Node, Over, Program, Times
from claimcheck.engine.propagate import Box
from claimcheck.engine.rows import Row, is_certificate, relax
from claimcheck.record import Factory, field, frozen

EFFORT: Final = 3_000_000
"""Resource units for one question to z3: a few seconds."""


@frozen
class Answer:
    """What z3 said; the core holds ids of observations."""

    status: Status
    core: frozenset[Hashable] = frozenset()


def ask(network: Network, observations: Iterable[Observation]) -> Answer:
    """Ask z3 whether the observations can hold together; z3 must be installed."""
    import z3  # noqa: PLC0415 - an optional extra, slow to import, and seldom needed

    question = _Question(network, z3, z3.Context())
    given = sorted(observations, key=lambda observation: name_order(observation.id))
    claims = list(dict.fromkeys(observation.id for observation in given))
    switches = {claim: z3.Bool(f"claim{number}", question.context) for number, claim in enumerate(claims)}
    solver = z3.Solver(ctx=question.context)
    solver.set("rlimit", EFFORT)
    for number, constraint in enumerate(network.constraints):
        fact = question.holds(network.programs[number], number)
        if constraint.by is None:
            solver.add(fact)
        elif constraint.by in switches:
            solver.add(z3.Implies(switches[constraint.by], fact))
    for variable in network.variables:
        solver.add(*question.within(variable, variable.domain))
    for observation in given:
        for fact in question.within(observation.variable, observation.span):
            solver.add(z3.Implies(switches[observation.id], fact))
    result = solver.check(*switches.values())
    if result == z3.sat:
        return Answer(Status.CONSISTENT)
    if result == z3.unknown:
        return Answer(Status.OPEN)
    core = {str(switch) for switch in solver.unsat_core()}
    return Answer(Status.CONTRADICTION, frozenset(claim for claim in claims if str(switches[claim]) in core))


@frozen
class _Lone:
    """What a variable that stands in one place only says of a product: ``factor`` times ``slope * variable + shift``.

    A share stands in its own law and nowhere else. What bounds it bounds the product, and all that is left is linear.
    """

    product: Any
    factor: Any
    slope: Exact = 1
    shift: Exact = 0


@frozen(eq=False)
class _Question:
    """The variables of a network as z3 sees them; ``lone`` are those whose products need no multiplication."""

    network: Network
    z3: Any
    context: Any
    lone: dict[int, _Lone] = field(factory=dict, init=False)
    symbols: tuple[Any, ...] = field(init=False, default=Factory(lambda self: self._symbols(), True))

    def _symbols(self) -> tuple[Any, ...]:
        return tuple(
            (self.z3.Int if variable.whole else self.z3.Real)(f"x{number}", self.context)
            for number, variable in enumerate(self.network.variables)
        )

    def number(self, value: Exact) -> Any:
        """Return an exact number."""
        return self.z3.Q(value.numerator, value.denominator, self.context)

    def within(self, variable: Variable, span: Span) -> list[Any]:
        """Return that a variable lies in a span, once all constraints were asked for."""
        number = self.network.number_of[variable]
        symbol = self.symbols[number]
        facts = self.bounds(self.z3.ToReal(symbol) if variable.whole else symbol, span)
        return facts + self.scaled(self.lone[number], span) if number in self.lone else facts

    def bounds(self, symbol: Any, span: Span) -> list[Any]:
        """Return that a real expression lies in a span."""
        facts = []
        if span.lower is not None:
            facts.append(symbol > self.number(span.lower) if span.lower_open else symbol >= self.number(span.lower))
        if span.upper is not None:
            facts.append(symbol < self.number(span.upper) if span.upper_open else symbol <= self.number(span.upper))
        return facts

    def scaled(self, lone: _Lone, span: Span) -> list[Any]:
        """Return what a span of a lone variable says of its product; of a factor of zero nothing."""
        facts = []
        for end, is_open, is_upper in ((span.lower, span.lower_open, False), (span.upper, span.upper_open, True)):
            if end is None:
                continue
            limit, product = self.number(lone.slope * end + lone.shift) * lone.factor, lone.product
            below, above = (product, limit) if is_upper == (lone.slope > 0) else (limit, product)
            for sign, less, more in ((lone.factor <= 0, below, above), (lone.factor >= 0, above, below)):
                facts.append(self.z3.Or(sign, less < more if is_open else less <= more))
        return facts

    def holds(self, program: Program, number: int) -> Any:
        """Return that a constraint holds, or that one of its denominators is zero."""
        z3, nodes = self.z3, list[Any]()
        zero = self.number(0)
        denominators, defined = list[Any](), list[Any]()
        for index, node in enumerate(program.nodes):
            match node:
                case Leaf(variable, whole):
                    nodes.append(z3.ToReal(self.symbols[variable]) if whole else self.symbols[variable])
                case Sum(parts, constant):
                    scaled = [self.number(factor) * nodes[part] for factor, part in parts]
                    nodes.append(z3.Sum([self.number(constant), *scaled]))
                case Times(left, right):
                    nodes.append(self.product(program, nodes, node, f"p{number}_{index}"))
                    defined += [z3.Or(nodes[factor] != zero, nodes[-1] == zero) for factor in (left, right)]
                case Over(numerator, denominator):
                    quotient = z3.Real(f"q{number}_{index}", self.context)
                    denominators.append(nodes[denominator] == zero)
                    if self.is_lone_quotient(program, quotient, nodes[denominator]):
                        return z3.Or(denominators[-1], quotient == nodes[numerator])
                    defined.append(z3.Or(denominators[-1], quotient * nodes[denominator] == nodes[numerator]))
                    nodes.append(quotient)
                case constant_span:
                    nodes.append(self.number(constant_span.lower or 0))
        holds = z3.And(self.bounds(nodes[-1], program.allowed))
        return z3.And([*defined, z3.Or([*denominators, holds])])

    def product(self, program: Program, nodes: Sequence[Any], times: Times, name: str) -> Any:
        """Return a product, as a symbol of its own where one of its factors is a lone variable."""
        for lone, factor in ((times.left, times.right), (times.right, times.left)):
            leaf = program.nodes[lone]
            if self.is_lone(leaf, program):
                self.lone[leaf.variable] = _Lone(self.z3.Real(name, self.context), nodes[factor])
                return self.lone[leaf.variable].product
        return nodes[times.left] * nodes[times.right]

    def is_lone_quotient(self, program: Program, product: Any, denominator: Any) -> bool:
        """Whether a constraint says that a lone variable follows from a quotient; it is noted then."""
        last, value = program.nodes[-1], program.allowed.lower
        if not (isinstance(last, Sum) and len(last.parts) == 2 and program.allowed.is_point) or value is None:
            return False
        for (own, leaf), (other, quotient) in permutations(last.parts):
            variable = program.nodes[leaf]
            if isinstance(program.nodes[quotient], Over) and self.is_lone(variable, program):
                slope, shift = Fraction(-own) / other, Fraction(value - last.constant) / other
                self.lone[variable.variable] = _Lone(product, denominator, slope, shift)
                return True
        return False

    def is_lone(self, node: Node, program: Program) -> TypeGuard[Leaf]:
        """Whether a node is a variable that stands nowhere else and need not be whole."""
        return (
            isinstance(node, Leaf)
            and not node.whole
            and node.variable not in program.repeats
            and len(self.network.touching[node.variable]) == 1
        )


def refutes(box: Box) -> bool:
    """Whether a sum of what must hold in a propagated box is plainly false, by Farkas' lemma (1902).

    z3 only proposes how often to take each row; that the sum is false is checked in exact arithmetic.
    """
    rows = relax(box)
    return is_certificate(rows, _multipliers(rows))


def _multipliers(rows: Sequence[Row]) -> tuple[Exact, ...]:
    """Return how often to take each row (at least 0 times) for a sum that is false; nothing where z3 finds none."""
    import z3  # noqa: PLC0415 - see above

    context = z3.Context()
    solver = z3.SolverFor("QF_LRA", ctx=context)
    solver.set("rlimit", EFFORT)
    often = [z3.Real(f"m{index}", context) for index in range(len(rows))]
    column: dict[Hashable, list[Any]] = {}
    for row, times in zip(rows, often, strict=True):
        solver.add(times >= 0)
        for key, factor in row.factors.items():
            column.setdefault(key, []).append(_rational(z3, factor, context) * times)
    solver.add(*(z3.Sum(entries) == 0 for entries in column.values()))
    excess = z3.Sum([_rational(z3, row.bound, context) * times for row, times in zip(rows, often, strict=True)])
    strict = z3.Sum(
        [times for row, times in zip(rows, often, strict=True) if row.strict] or [_rational(z3, 0, context)]
    )
    solver.add(z3.Or(excess == -1, z3.And(excess == 0, strict == 1)))
    if solver.check() != z3.sat:
        return ()
    model = solver.model()
    values = [model.eval(times, model_completion=True) for times in often]
    return tuple(Fraction(_long(value.numerator()), _long(value.denominator())) for value in values)


def _long(value: Any) -> int:
    return int(value.as_binary_string(), 2)  # decimal digits are limited in Python, binary ones are not


def _rational(z3: Any, value: Exact, context: Any) -> Any:
    return z3.Q(value.numerator, value.denominator, context)
