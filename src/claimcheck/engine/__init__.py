"""Grouping, the sweep, relations and minimal conflicts: what clashes, without a word on how it is told."""
