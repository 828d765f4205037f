"""The formats of seeds, told apart by what stands in them, never by a file's name."""

from builder.ingest.formats.registry import read_source
