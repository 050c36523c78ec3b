"""What a newsroom sets: found in a file above the ledger, checked key by key, and told with where it comes from."""
