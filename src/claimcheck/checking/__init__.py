"""Checking a ledger, whole or a block at a time: what the rules find, and what was compared with what."""
