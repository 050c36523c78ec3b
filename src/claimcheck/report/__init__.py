"""Renderers: one frozen report in, text out, one form a file."""
