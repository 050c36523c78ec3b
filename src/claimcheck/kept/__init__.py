"""A checked ledger as it is kept, so that only what an edit touches is read and checked again."""
