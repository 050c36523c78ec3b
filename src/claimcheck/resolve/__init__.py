"""From documents to the ledger: names to catalog entries, words to values."""
