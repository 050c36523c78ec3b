"""The law of the cache: whatever was changed, damaged or asked, a run prints what it prints without a cache."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import cycle
from typing import TypeAlias

from desk import FILES, Desk, desk
from hypothesis import given, settings
from hypothesis import strategies as st

Edit: TypeAlias = Callable[[Desk], None]

_FIGURES = ("2.730.000 orang", "2.731.000 orang", "2,73 juta orang", "lebih dari 3 juta orang", "tak terbaca")
_PLACES = ("Kabupaten Tangerang", "Kota Tangerang Selatan", "Banten", "Serang")
_CONFIGURATIONS = (
    'paths = ["claims"]\n', 'fail-on = "never"\n', '[rules]\nvenue-conflict = "off"\n', "cache = false\n",
    "cache = 1\n", 'paths = ["claims"]\nlang = "id"\n', "[limits]\nfindings = 1\n", "not toml",
)  # fmt: skip
_OPTIONS = (
    (), ("claims",), ("claims", "--format", "json"), ("claims", "--verbose"), ("--lang", "id"), ("--fail-on", "never"),
    ("claims", "--output", "json=report.json"), ("claims/one.yaml", "claims/two.yaml"), ("claims", "--format", "sarif"),
    ("claims", "--color", "always"), ("claims", "--baseline", "baseline.json"), ("claims", "--today", "2026-01-01"),
    ("claims", "--select", "venue-conflict"), ("claims", "--select", "no-such-rule"), ("missing",),
)  # fmt: skip
_ACCEPTED = 'accepted:\n  - {{finding: "venue-conflict:{digits}", because: known, until: {day}}}\n'


def _place(path: str, place: str) -> Edit:
    return lambda at: at.write(path, FILES[path].replace("Kota Tangerang Selatan", place))


def _value(path: str, figure: str) -> Edit:
    return lambda at: at.write(path, FILES[path].replace("2.730.000 orang", figure))


def _write(path: str, text: str) -> Edit:
    return lambda at: at.write(path, text)


def _remove(path: str) -> Edit:
    return lambda at: (at.folder / path).unlink(missing_ok=True)


def _rename(path: str, name: str) -> Edit:
    def edit(at: Desk) -> None:
        if (at.folder / path).exists():
            (at.folder / path).replace(at.folder / name)

    return edit


def _touch(at: Desk) -> None:
    for path in at.folder.rglob("*.yaml"):
        os.utime(path, (0, 0))


def _link(at: Desk) -> None:
    if not (at.folder / "claims/link.yaml").is_symlink():
        (at.folder / "claims/link.yaml").symlink_to("two.yaml")


def _damage(position: float, byte: int) -> Edit:
    def edit(at: Desk) -> None:
        for path in at.entries():
            data = bytearray(path.read_bytes())
            if data:  # it may have been cut short to nothing
                data[int(position * (len(data) - 1))] ^= byte
            path.write_bytes(data)

    return edit


def _truncate(share: float) -> Edit:
    def edit(at: Desk) -> None:
        for path in at.entries():
            data = path.read_bytes()
            path.write_bytes(data[: int(share * len(data))])

    return edit


def _swap(at: Desk) -> None:
    entries = at.entries()
    for path, data in zip(entries, [one.read_bytes() for one in reversed(entries)], strict=True):
        path.write_bytes(data)


def _new_secret(at: Desk) -> None:
    if at.state.exists():
        (at.state / "cache-secret").write_bytes(b"x" * 32)


edits = st.one_of(
    st.builds(_value, st.sampled_from(["claims/one.yaml", "claims/two.yaml"]), st.sampled_from(_FIGURES)),
    st.builds(_place, st.sampled_from(["claims/two.yaml", "claims/catalog.yaml"]), st.sampled_from(_PLACES)),
    st.builds(_write, st.just("claimcheck.toml"), st.sampled_from(_CONFIGURATIONS)),
    st.builds(_write, st.just("claims/one.txt"), st.sampled_from(["di Kabupaten Tangerang", "di Serang", "\0"])),
    st.builds(_write, st.just("claims/sub/three.json"), st.sampled_from(['{"article": {"id": "three"}}', "{"])),
    st.builds(_write, st.just("claims/notes.txt"), st.just("no claims")),
    st.builds(_write, st.just("baseline.json"), st.sampled_from(["{}", '{"findings": []}'])),
    st.builds(
        lambda digits, day: _write("claims/accepted.yaml", _ACCEPTED.format(digits=digits, day=day)),
        st.sampled_from(["cfa1dbbd7a38ed9b", "00000000"]), st.sampled_from(["2020-01-01", "2999-01-01"]),
    ),
    st.builds(_remove, st.sampled_from([*FILES, "claims/sub/three.json", "claims/link.yaml", "claims/accepted.yaml"])),
    st.builds(_rename, st.just("claims/two.yaml"), st.sampled_from(["claims/zwei.yaml", "claims/two.yml", "two.yaml"])),
    st.sampled_from([_touch, _link, _swap, _new_secret]),
    st.builds(_damage, st.floats(0, 1), st.integers(1, 255)),
    st.builds(_truncate, st.floats(0, 1)),
)  # fmt: skip


@settings(max_examples=20)
@given(steps=st.lists(edits, min_size=1, max_size=7), asked=st.lists(st.sampled_from(_OPTIONS), min_size=1, max_size=2))
def test_a_run_prints_the_same_with_a_cache_and_without(steps: list[Edit], asked: list[tuple[str, ...]]) -> None:
    with desk() as at:
        for edit, options in zip(steps, cycle(asked), strict=False):
            edit(at)
            plain = at.run(*options, "--no-cache")
            assert at.run(*options) == plain
            assert at.run(*options) == plain


@settings(max_examples=8)
@given(options=st.sampled_from(_OPTIONS), damage=st.builds(_damage, st.floats(0, 1), st.integers(1, 255)))
def test_what_was_kept_is_told_until_a_byte_of_it_is_another(options: tuple[str, ...], damage: Edit) -> None:
    with desk() as at:
        once = at.run(*options)
        assert at.is_known(*options) == (once.err == b"")  # calls that are wrong are not kept
        damage(at)
        assert not at.is_known(*options)
        assert at.run(*options) == once
