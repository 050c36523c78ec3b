"""The rules: one a file, found by themselves; see ``_rule``."""
