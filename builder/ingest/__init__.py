"""Seeds to records: every line of every file accounted for."""

from builder.ingest.seeds import parse_seed, read_files, read_seeds
from builder.ingest.snapshots import read_snapshot
