"""Measurements of claimcheck beside its peers. Speed lives here; the tests assert none."""
