"""Seeds checked without building: how each line is used, what is new, what repeats, what is doubtful."""

from builder.lint.check import Check, changed
from builder.lint.formats import FORMATS, as_annotations, as_json, as_markdown, as_text

__all__ = ["FORMATS", "Check", "as_annotations", "as_json", "as_markdown", "as_text", "changed"]
