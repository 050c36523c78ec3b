"""Files as relations of DuckDB, and texts as its literals.

A path is the one file that it names, whatever it looks like: the database would take ``*``, ``?`` and ``[`` for a
pattern of many files, and a folder ``kind=event`` for a column ``kind`` of Hive's, in place of the file's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def quoted(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def literally(path: str) -> str:
    """Return a path whose characters stand for themselves, where others would make a pattern of many files."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in path)


def parquet(paths: Sequence[str], options: str = "") -> str:
    """Return the relation of the rows of Parquet files."""
    files = ", ".join(quoted(literally(one)) for one in paths)
    return f"read_parquet([{files}], hive_partitioning = false{options and f', {options}'})"


def json_lines(path: str, columns: Mapping[str, str], options: str = "") -> str:
    """Return the relation of these columns, each with its type, of a file of JSON lines."""
    typed = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items())
    return (
        f"read_json({quoted(literally(path))}, format = 'newline_delimited', hive_partitioning = false,"
        f" columns = {{{typed}}}{options and f', {options}'})"
    )
