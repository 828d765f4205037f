"""A paper as a BibTeX record, as far as a listing knows it."""

from __future__ import annotations

from builder.model import Entry, dates
from builder.text import escape_latex


def bibtex(entry: Entry) -> str:
    """The record as `@misc`: title and where it was listed; a listing knows no authors.

    Its key is the first three words of the paper's address and six digits of its id.
    """
    words = "-".join(entry.slug.split("-")[:3])
    return (
        f"@misc{{{words}-{entry.paper.id[:6]},\n"
        f"  title = {{{{{escape_latex(entry.shown.title)}}}}},\n"
        f"  note  = {{{_note(entry)}}}\n"
        "}"
    )


def _note(entry: Entry) -> str:
    first = entry.first_listed
    listed = f"Listed on {dates.long_name(first)}" if first else "Listed without a date"
    return f"{listed}; authors and year to be completed from the paper"
