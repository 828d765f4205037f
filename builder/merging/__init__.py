"""Which listings are one paper: candidates without comparing all with all, evidence for each two."""

from builder.merging.candidates import candidate_pairs
from builder.merging.evidence import JUDGED, SHORT, Evidence, Listing, compare

__all__ = ["JUDGED", "SHORT", "Evidence", "Listing", "candidate_pairs", "compare"]
