"""The archive in other people's formats."""

from builder.export.bibtex import bibtex
from builder.export.citation_files import citation_files
from builder.export.citations import citations
from builder.export.jsonl import FORMATS, as_object, export_jsonl
from builder.export.list_files import list_files
