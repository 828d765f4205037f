"""Which listings are one paper: candidates without comparing all with all, evidence for each two."""

from builder.merging.candidates import candidate_pairs
from builder.merging.evidence import SHORT, Comparable, Evidence, find_evidence

__all__ = ["SHORT", "Comparable", "Evidence", "candidate_pairs", "find_evidence"]
