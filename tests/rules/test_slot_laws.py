"""Laws 4, 5 and 6 of the design for slots that no relation ties, on generated ledgers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.engine.slots import clashes
from claimcheck.lower.lower import lower
from support import check_sound, ledger_of

SLOT_RULES = (
    "attribute-conflict",
    "date-conflict",
    "decimal-mark",
    "figures-differ",
    "office-conflict",
    "rank-conflict",
    "rank-shared",
    "status-conflict",
    "value-conflict",
    "venue-conflict",
)
CATALOG = """
places:
  banten: {name: Banten}
  lebak: {name: Lebak, within: banten}
  malingping: {name: Malingping, within: lebak}
  serang: {name: Serang, within: banten}
entities: {andi: {name: Andi}, budi: {name: Budi}, citra: {name: Citra, within: budi}}
measures:
  area: {unit: metre, nature: fixed}
  insured: {unit: person, nature: stock, whole-number: true}
  exports: {unit: tonne, nature: flow}
events: {ceremony: {name: the ceremony}}
awards: {prize: {name: the prize}}
properties: {founded: {single: true}}
roles: {bupati: {name: Bupati, single-holder: true}}
"""
PLACES = ("Malingping", "Lebak", "Serang", "Banten")
DATES = ("2025-11-27", "2025-11-28", "2025-11", "2025-12", "2025", "2024")
FIGURES = {
    # How one figure is written in other words: language, words.
    "2,73 juta": (("id", "2,73 juta"), ("en", "2.73 million")),
    "2.800.000": (("id", "2.800.000"), ("en", "2,800,000")),
    "85 ribu": (("id", "85 ribu"), ("en", "85 thousand")),
    "86 ribu": (("id", "86 ribu"), ("en", "86 thousand")),
    "lebih dari 80 ribu": (("id", "lebih dari 80 ribu"), ("en", "more than 80 thousand"), ("en", "over 80,000")),
    "300.003": (("id", "300.003"), ("en", "300,003")),
    "300,003": (("id", "300,003"), ("en", "300.003")),
}
WHOLE = tuple(figure for figure in FIGURES if figure != "300,003")


Shape: TypeAlias = tuple[str, str, list[list[str]]]


@frozen
class Told:
    """One claim of one article."""

    keys: tuple[tuple[str, str], ...]
    language: str = "id"
    copy_of: str | None = None

    def with_key(self, name: str, value: str) -> Told:
        return evolve(self, keys=tuple((key, value if key == name else old) for key, old in self.keys))

    def written(self, article: str) -> str:
        head = f"id: {article}, zone: Asia/Jakarta, language: {self.language}" + (
            f", copy-of: {self.copy_of}" if self.copy_of else ""
        )
        keys = "".join(f"    {name}: {value}\n" for name, value in self.keys)
        return f"---\narticle: {{{head}}}\nclaims:\n  - id: c\n{keys}"


def told(kind: str, **keys: st.SearchStrategy[str | None]) -> st.SearchStrategy[Told]:
    """Return claims of a kind; a key that is drawn as ``None`` is left out."""
    drawn = st.fixed_dictionaries({name.replace("_", "-"): strategy for name, strategy in keys.items()})
    return drawn.map(
        lambda found: Told(
            (("kind", kind), *((key, f'"{value}"') for key, value in found.items() if value is not None))
        )
    )


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), strategy)


SPEAKER = maybe(st.sampled_from(["Andi", "Budi", "Citra"]))
AS_OF = maybe(st.sampled_from(DATES))
EVENTS = told("event", event=st.just("ceremony"), place=st.sampled_from(PLACES), date=st.sampled_from(DATES),
              status=maybe(st.sampled_from(["held", "cancelled"])), said_by=SPEAKER)  # fmt: skip
QUANTITIES = st.one_of(
    told("quantity", measure=st.just("area"), value=st.sampled_from(list(FIGURES)), said_by=SPEAKER),
    told("quantity", measure=st.just("exports"), value=st.sampled_from(list(FIGURES)), as_of=AS_OF),
    told("quantity", measure=st.just("insured"), value=st.sampled_from(WHOLE), as_of=AS_OF, said_by=SPEAKER),
)
CLAIMS = st.one_of(
    EVENTS,
    QUANTITIES,
    told(
        "rank",
        award=st.just("prize"),
        rank=st.sampled_from(["juara 1", "juara 2"]),
        edition=st.just("2025"),
        recipient=maybe(st.sampled_from(["Andi", "Budi", "Citra"])),
    ),
    told(
        "role",
        person=st.sampled_from(["Andi", "Budi", "Citra"]),
        role=st.sampled_from(["Bupati", "Pj Bupati"]),
        of=st.just("Lebak"),
        as_of=AS_OF,
    ),
    told("attribute", subject=st.just("prize"), property=st.just("founded"), value=st.sampled_from(DATES)),
)
LEDGERS = st.lists(CLAIMS, min_size=1, max_size=7)


def text_of(claims: list[Told], name: Callable[[int], str] = "a{}".format) -> str:
    return CATALOG + "".join(claim.written(name(number)) for number, claim in enumerate(claims))


def findings(text: str) -> tuple[Diagnostic, ...]:
    return check_sound(text, select=SLOT_RULES).findings


def contradicting_pairs(text: str) -> set[tuple[object, frozenset[str]]]:
    """Return the pairs of claims that contradict each other in a slot, as strong as can be."""
    ledger, problems = ledger_of(text)
    assert problems == ()
    return {
        (clash.first.slot.family, frozenset((clash.first.claim_id, clash.second.claim_id)))
        for clash in clashes(lower(ledger))
        if not clash.reasons
    }


def shape(found: tuple[Diagnostic, ...], rename: Callable[[str], str] = str) -> list[Shape]:
    """Return what a report says of which claims, whatever the ids and the order."""
    return sorted(
        (
            one.code,
            str(one.severity),
            sorted(
                sorted(rename(side.article) for side in one.sides if side.camp == camp)
                for camp in {side.camp for side in one.sides}
            ),
        )
        for one in found
    )


COARSER = {
    "2025-11-27": ("2025-11", "2025"),
    "2025-11-28": ("2025-11", "2025"),
    "2025-11": ("2025",),
    "2025-12": ("2025",),
    "Malingping": ("Lebak", "Banten"),
    "Lebak": ("Banten",),
    "Serang": ("Banten",),
}


@settings(max_examples=200, deadline=None)
@given(claims=st.lists(EVENTS, min_size=2, max_size=6), data=st.data())
def test_coarsening_a_claim_never_makes_a_contradiction(claims: list[Told], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(claims) - 1))
    key = data.draw(st.sampled_from(["date", "place"]))
    fine = dict(claims[number].keys)[key]
    coarse = data.draw(st.sampled_from([f'"{word}"' for word in COARSER.get(fine.strip('"'), ())] or [fine]))
    coarsened = [claim.with_key(key, coarse) if at == number else claim for at, claim in enumerate(claims)]
    # Read from coarse to fine this is the other half: refining never removes one.
    assert contradicting_pairs(text_of(coarsened)) <= contradicting_pairs(text_of(claims))


@settings(max_examples=200, deadline=None)
@given(claims=LEDGERS, data=st.data())
def test_the_order_of_claims_and_the_names_of_articles_do_not_matter(claims: list[Told], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(claims))))
    names = data.draw(st.permutations([f"x{number}" for number in range(len(claims))]))
    shuffled = [claims[number] for number in order]
    renamed = findings(text_of(shuffled, lambda number: names[number]))
    original = {name: f"a{order[number]}" for number, name in enumerate(names)}
    assert shape(renamed, original.__getitem__) == shape(findings(text_of(claims)))


@settings(max_examples=150, deadline=None)
@given(claims=LEDGERS, data=st.data())
def test_files_in_any_order_give_the_same_findings(claims: list[Told], data: st.DataObject) -> None:
    documents = [claim.written(f"a{number}") for number, claim in enumerate(claims)]
    shuffled = data.draw(st.permutations(documents))
    found = [(one.fingerprint, str(one.message), one.camps) for one in findings(CATALOG + "".join(documents))]
    again = [(one.fingerprint, str(one.message), one.camps) for one in findings(CATALOG + "".join(shuffled))]
    assert found == again


@settings(max_examples=150, deadline=None)
@given(claims=st.lists(QUANTITIES, min_size=2, max_size=6), data=st.data())
def test_the_notation_of_a_figure_does_not_matter(claims: list[Told], data: st.DataObject) -> None:
    rewritten = []
    for claim in claims:
        language, words = data.draw(st.sampled_from(FIGURES[dict(claim.keys)["value"].strip('"')]))
        rewritten.append(evolve(claim.with_key("value", f'"{words}"'), language=language))
    before, after = findings(text_of(claims)), findings(text_of(rewritten))
    assert shape(after) == shape(before)
    assert {one.fingerprint for one in after} == {one.fingerprint for one in before}


@settings(max_examples=150, deadline=None)
@given(claim=CLAIMS, copies=st.integers(1, 3), marked=st.booleans())
def test_a_claim_never_conflicts_with_its_copy(claim: Told, copies: int, marked: bool) -> None:
    same = [claim] + [evolve(claim, copy_of="wire" if marked else None)] * copies
    assert findings(text_of(same)) == ()


@settings(max_examples=150, deadline=None)
@given(claims=LEDGERS, data=st.data())
def test_a_claim_about_something_else_changes_no_finding(claims: list[Told], data: st.DataObject) -> None:
    other = data.draw(CLAIMS)
    elsewhere = CATALOG.replace("\nawards: {", "\nawards: {medal: {name: the medal}, ").replace(
        "events: {", "events: {fair: {name: the fair}, "
    ).replace("  exports:", "  imports: {unit: tonne}\n  exports:")  # fmt: skip
    moved = {"event": "fair", "award": "medal", "measure": "imports", "subject": "medal", "of": "Serang"}
    unrelated = evolve(other, keys=tuple((key, moved.get(key, value)) for key, value in other.keys))
    text = text_of(claims).replace(CATALOG, elsewhere)
    assert findings(text + unrelated.written("z")) == findings(text)
