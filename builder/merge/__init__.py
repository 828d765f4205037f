"""Records to papers: every work once, with the evidence for each merge."""

from builder.merge.corrections import WRONG, Corrector, Table
from builder.merge.doubts import find_doubts
from builder.merge.issue_forms import LONGEST, NoCorrectionError, read_answer
from builder.merge.lookups import LookUp, read_lookups, write_lookups
from builder.merge.matching import Fit, Matcher, Matching, settle
from builder.merge.overrides import Override, read_overrides, unmatched
from builder.merge.overrides_file import as_toml, with_tables
from builder.merge.papers import merge_records
from builder.merge.people import lost_people, read_people
from builder.merge.rows import details_of_row, details_row
