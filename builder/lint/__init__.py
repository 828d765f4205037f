"""Seeds checked without building: how each line is used, what is new, what repeats, what is doubtful."""

from builder.lint.check import Check, changed
from builder.lint.formats import FORMATS, as_markdown
