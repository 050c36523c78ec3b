"""Archives: very many claims as rows of a Parquet table, of which a check reads what it needs."""
