"""The border to the operating system: what is looked at and what is written. The standard library's cheap part only."""
