"""The formats of seeds, recognised by what stands in a seed, never by its name."""

from builder.ingest.formats.registry import read_source
