"""What a claim means: spans, figures, periods, claims, assertions, diagnostics.

Only attrs and the standard library are used here; nothing is read, printed or looked up.
"""
