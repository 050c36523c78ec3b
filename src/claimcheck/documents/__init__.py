"""The file format: bytes to documents with places; the only importer of the YAML parser and of pydantic."""

from claimcheck.documents.document import Located, SourceDocument
from claimcheck.documents.loading import load, load_mapping, load_text

__all__ = ["Located", "SourceDocument", "load", "load_mapping", "load_text"]
