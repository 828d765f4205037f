"""Seeds to records: every line of every file accounted for."""

from builder.ingest.seeds import read_files, read_seeds
