"""`paper-archive check`: what is in the seeds, line by line, and what is doubtful."""

from builder.commands.check.changes import check_copy, check_library, new_since, seeds_before, since
from builder.commands.check.command import ABOUT, EXAMPLES, add_arguments, run
from builder.commands.check.github import as_markdown
from builder.commands.check.result import Check
