"""The grammar of figures, dates and ranks in Indonesian and English: words to what stands there, no I/O."""
