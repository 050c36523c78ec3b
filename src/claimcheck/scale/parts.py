"""Parts of ledgers and of what was found in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from claimcheck.checking.outcome import Outcome
from claimcheck.domain.message import Message
from claimcheck.engine.readings import of_some
from claimcheck.record import evolve
from claimcheck.resolve.ledger import Ledger, withdrawer


def joined(archived: Ledger, own: Ledger) -> Ledger:
    """Return one ledger of claims and of what archives hold beside them; the claims withdraw some of these."""
    gone = {claim for claim, why in own.left_out.items() if withdrawer(why)}
    claims = [one for one in (*archived.claims, *own.claims) if one.id not in gone]
    faults = [one for one in (*archived.faults, *own.faults) if one.claim not in gone]
    return Ledger(
        own.catalog,
        dict(sorted({**archived.articles, **own.articles}.items())),
        tuple(sorted(claims, key=lambda claim: claim.id)),
        tuple(sorted(faults, key=lambda fault: fault.claim)),
        dict(sorted({**archived.left_out, **own.left_out}.items())),
        (*archived.accepted, *own.accepted),
        among=max(archived.among, own.among),
    )


def withdrawn_from(own: Ledger, reasons: Mapping[str, Message], articles: Collection[str]) -> Ledger:
    """Return claims without those that an archive withdraws, by what it leaves out, in other than these articles."""
    foreign = {claim: why for claim, why in reasons.items() if article_of(claim) in articles}
    gone = {claim: why for claim, why in foreign.items()
            if (by := withdrawer(why)) and article_of(by) not in articles}  # fmt: skip
    if not gone:
        return own
    return evolve(
        own,
        claims=tuple(one for one in own.claims if one.id not in gone),
        faults=tuple(one for one in own.faults if one.claim not in gone),
        left_out=dict(
            sorted({**own.left_out, **{one.id: gone[one.id] for one in own.claims if one.id in gone}}.items())
        ),
    )


def revives(reasons: Mapping[str, Message], articles: Collection[str]) -> bool:
    """Whether a claim that an archive leaves out takes part again if these of its articles are replaced."""
    return any(article_of(by) in articles and article_of(claim) not in articles
               for claim, why in reasons.items() if (by := withdrawer(why)))  # fmt: skip


def article_of(claim: str) -> str:
    """Return the id of the article that a claim stands in, by its own id."""
    return claim.partition("#")[0]


def only(ledger: Ledger, articles: Collection[str]) -> Ledger:
    """Return the part of a ledger that stands in these articles."""
    return evolve(
        ledger,
        articles={name: article for name, article in ledger.articles.items() if name in articles},
        claims=tuple(one for one in ledger.claims if one.article.id in articles),
        faults=tuple(one for one in ledger.faults if one.article.id in articles),
        left_out={claim: why for claim, why in ledger.left_out.items() if article_of(claim) in articles},
    )


def about(own: Ledger, outcome: Outcome) -> Outcome:
    """Return what was found about the claims of a part of the ledger."""
    names = {one.id for one in own.claims} | {one.claim for one in own.faults} | own.left_out.keys()
    return evolve(
        outcome,
        findings=tuple(one for one in outcome.findings if any(side.claim in names for side in one.sides)),
        lone={claim: why for claim, why in outcome.lone.items() if claim in names},
        readings=of_some(outcome.readings, names),
    )
