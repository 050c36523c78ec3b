"""Worlds with known true values, articles that report them, and a judge that shares no code with the engine."""
