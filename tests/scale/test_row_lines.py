"""Lines that are found by number are those that reading the file from its start finds, wherever its pieces begin."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.scale.row_lines import Lines

_PIECE = 1 << 14
LENGTHS = st.one_of(
    st.integers(0, 90), st.integers(_PIECE - 3, _PIECE + 3), st.sampled_from([2 * _PIECE - 1, 3 * _PIECE, 70 * _PIECE])
)


@given(st.lists(LENGTHS, max_size=12), st.booleans(), st.data())
def test_a_line_is_found_by_its_number(lengths: list[int], ends: bool, data: st.DataObject) -> None:
    lines = [b"%d" % number + b" " * length + b"\n" for number, length in enumerate(lengths)]
    if lines and not ends:
        lines[-1] = lines[-1].rstrip(b"\n")
    asked = sorted(data.draw(st.sets(st.sampled_from(range(len(lines))))) if lines else ())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "told.rows.jsonl"
        path.write_bytes(b"".join(lines))
        counted = Lines.of(path)
        assert counted.count == len(lines)
        assert list(counted.read(asked)) == [lines[number] for number in asked]
