"""What is kept of late work: bounded by its weight, and never less than what is in use."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import written

from claimcheck import Archive
from claimcheck.scale.compile import compile_archive
from claimcheck.scale.index import table
from claimcheck.scale.index.table import Reader, Span
from claimcheck.scale.recent import Recent
from claimcheck.stored import StoredError

WORK = st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), min_size=1), max_size=12)


@given(WORK, st.integers(0, 12))
def test_what_is_in_use_stays_and_the_oldest_goes_first(rounds: list[list[tuple[int, int]]], most: int) -> None:
    recent: Recent[int, int] = Recent(most)
    used: list[int] = []  # the last is the latest
    weights: dict[int, int] = {}
    for asked in rounds:
        for key, weight in asked:
            known = recent.get(key)
            assert known == (-key if key in used else None)
            if known is None:
                recent.keep(key, -key, weight)
                weights[key] = weight
            used = [*(one for one in used if one != key), key]
        recent.forget()
        in_use = {key for key, _ in asked}
        while sum(weights[one] for one in used) > most and len(used) > len(in_use):
            del used[0]
        assert len(recent) == len(used)
    recent.clear()
    assert not len(recent)


def test_opening_an_archive_walks_through_nothing_that_the_program_has(tmp_path: Path) -> None:
    catalog = {"measures": {f"m{number}": {"unit": "person"} for number in range(300)}}
    compile_archive(written(tmp_path, [catalog]), tmp_path / "archive.parquet")
    walks: list[str] = []

    def seen(phase: str, _: dict[str, int]) -> None:
        walks.append(phase)

    def opened() -> int:
        gc.collect()
        walks.clear()
        gc.callbacks.append(seen)
        try:
            Archive(tmp_path / "archive.parquet").close()
        finally:
            gc.callbacks.remove(seen)
        return walks.count("start")

    before = gc.get_threshold()
    gc.set_threshold(10)
    try:
        assert opened() < 200  # before it begins, and once it is over; what it reads would ask for thousands
    finally:
        gc.set_threshold(*before)


@pytest.mark.skipif(not hasattr(os, "pread"), reason="no reading at a place here")
def test_reading_moves_nothing_that_a_forked_process_shares() -> None:
    with TemporaryFile() as file:
        file.write(b"abcdef")
        reader = Reader(file)
        os.lseek(file.fileno(), 1, os.SEEK_SET)
        assert reader.read(Span(2, 3)) == b"cde"
        assert os.lseek(file.fileno(), 0, os.SEEK_CUR) == 1


@pytest.mark.parametrize("span", [(0, 7), (6, 1), (-1, 1), (2, -1), (1 << 62, 1), (0, 1 << 62)])
@pytest.mark.parametrize("way", ["_read_with_others", "_read_alone"])
def test_what_lies_beyond_a_file_is_not_read(span: tuple[int, int], way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_read", getattr(table, way))
    with TemporaryFile() as file:
        file.write(b"abcdef")
        reader = Reader(file)
        assert reader.read(Span(0, 6)) == b"abcdef"
        with pytest.raises(StoredError, match="cut short"):
            reader.read(Span(*span))
