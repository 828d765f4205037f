"""Records to papers: every work once, with the evidence for each merge."""

from builder.merge.doubts import find_doubts
from builder.merge.lookups import LookUp, read_lookups
from builder.merge.overrides import Override, read_overrides, unmatched
from builder.merge.papers import merge_records
