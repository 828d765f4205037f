"""The whole story, seeds to site; the only place that knows the order."""

from builder.pipeline.library import Library, merge, merge_before, merge_with, notes, read, records_of
from builder.pipeline.offline_copy import copy_name, pack
from builder.pipeline.story import Built, Report, build, candidates, changes_between, gather, standing
