"""Reads expressions and relations by operator precedence with two stacks (Dijkstra 1961): no bracket costs a call.

Nothing is evaluated. A minus between terms needs a blank before it, since measure ids have hyphens.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, cast

from claimcheck.catalog.expressions import (
    MINUS_ONE,
    RANK,
    Comparison,
    Expression,
    Name,
    Number,
    Operation,
    Operator,
    Relation,
)
from claimcheck.domain.message import say
from claimcheck.domain.unread import Unread

MAX_LENGTH: Final = 1000
MAX_TOKENS: Final = 100
MAX_DEPTH: Final = 20

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,40}(?:\.[0-9]{1,40})?)(?![a-z0-9-])|(?P<name>[a-z0-9][a-z0-9-]*)"
    r"|(?P<op>[-+*/()])|(?P<comparison><=|>=|[<=>≤≥])",
)
_THOUSANDS = r"[1-9][0-9]{0,2}\.[0-9]{3}"
_SIGNS = {"≤": "<=", "≥": ">="}


def parse_expression(text: str) -> Expression | Unread:
    """Return what the text of an ``equals`` says."""
    sides = _sides(text)
    if isinstance(sides, Unread):
        return sides
    if len(sides) > 1:
        return _fault(sides[1].opened_at, "a comparison cannot stand in an expression")
    return sides[0].expression()


def parse_relation(text: str) -> Relation | Unread:
    """Return what the text of a ``require`` says: two expressions and one comparison between them."""
    sides = _sides(text)
    if isinstance(sides, Unread):
        return sides
    if len(sides) != 2:
        few, many = "one of = < <= > >= is missing", "a second comparison has no place in a relation"
        return _fault(sides[2].opened_at, many) if len(sides) > 2 else _fault(sides[0].column, few)
    left, right = sides[0].expression(), sides[1].expression()
    if isinstance(left, Unread):
        return left
    return right if isinstance(right, Unread) else Relation(cast("Comparison", sides[1].opened_by), left, right)


class _Side:
    """One side of a comparison while it is read; ``opened_by`` is the comparison before it, at ``opened_at``."""

    def __init__(self, opened_at: int, opened_by: str = "") -> None:
        self.opened_at = self.column = opened_at
        self.opened_by = opened_by
        self.waits_for_term = True
        self.terms: list[Expression] = []
        self.operators: list[str] = []
        self.fault: Unread | None = None

    def take(self, kind: str, word: str, column: int) -> None:
        """Read one token further."""
        self.column = column
        if self.fault is not None:
            return
        if kind in ("number", "name"):
            self._term(kind, word)
        elif word == "(":
            self._open()
        elif self.waits_for_term:
            self._leading_minus(word)
        elif word == ")":
            self._close()
        else:
            self._reduce(RANK[word])
            self.operators.append(word)
            self.waits_for_term = True

    def expression(self) -> Expression | Unread:
        """Return what was read, once all was."""
        if self.fault is None and self.waits_for_term:
            self._fail("a term is missing after this")
        if self.fault is None:
            self._reduce(1)
            if self.operators:
                self._fail("a bracket is never closed")
        return self.fault or self.terms[0]

    def _fail(self, what: str, token: str = "") -> None:
        self.fault = self.fault or _fault(self.column, what, token)

    def _term(self, kind: str, word: str) -> None:
        if not self.waits_for_term:
            self._fail("an operator is missing before this (a minus needs a blank on both sides)")
            return
        self.waits_for_term = False
        if kind == "name":
            self.terms.append(Name(word))
            return
        if re.fullmatch(_THOUSANDS, word):
            self._fail("“{token}” may be meant as thousands: write no dot, or another number of decimals", word)
        self.terms.append(Number(Fraction(word)))

    def _open(self) -> None:
        if not self.waits_for_term:
            self._fail("an operator is missing before this bracket")
        elif self.operators.count("(") >= MAX_DEPTH:
            self._fail("too many brackets stand inside each other")
        self.operators.append("(")

    def _leading_minus(self, word: str) -> None:
        if word != "-" or (self.operators and self.operators[-1] != "("):
            self._fail("a term is missing before “{token}”", word)
            return
        self.terms.append(Number(Fraction(-1)))
        self.operators.append("*")

    def _close(self) -> None:
        self._reduce(1)
        if self.operators:
            self.operators.pop()
        else:
            self._fail("this bracket was never opened")

    def _reduce(self, rank: int) -> None:
        while self.operators and RANK[self.operators[-1]] >= rank:
            right, left = self.terms.pop(), self.terms.pop()
            op = cast("Operator", self.operators.pop())
            if op == "/" and right == Number(Fraction(0)):
                self._fail("nothing can be divided by 0")
            is_sign = op == "*" and left == MINUS_ONE and isinstance(right, Number)
            self.terms.append(
                Number(-right.value) if is_sign and isinstance(right, Number) else Operation(op, left, right)
            )


def _sides(text: str) -> list[_Side] | Unread:
    """Split into tokens, and give them to the sides of the comparisons."""
    if len(text) > MAX_LENGTH:
        return _fault(MAX_LENGTH, "the expression is too long")
    sides = [_Side(1)]
    position = count = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        token = _TOKEN.match(text, position)
        count += 1
        if token is None or token.lastgroup is None:
            return _fault(position + 1, "“{token}” has no place in an expression", text[position])
        if count > MAX_TOKENS:
            return _fault(position + 1, "the expression has too many terms")
        word = token.group()
        if token.lastgroup == "comparison":
            sides.append(_Side(position + 1, _SIGNS.get(word, word)))
        else:
            sides[-1].take(token.lastgroup, word, position + 1)
        position = token.end()
    return sides


def _fault(column: int, what: str, token: str = "") -> Unread:
    return Unread("bad-expression", say("at character {column}: {what}", column=column, what=say(what, token=token)))
