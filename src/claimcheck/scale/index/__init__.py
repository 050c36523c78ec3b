"""An index inside an archive's own file: what stands near a few claims is read from it without a database.

Readers of Parquet go by the offsets in its footer alone, so the index lies between the last page and the footer.
"""
