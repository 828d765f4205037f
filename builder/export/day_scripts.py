"""What was listed on each day of the year, for "On this day": only a browser knows which day it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.model import Archive, Day, File
from builder.text import hand_over, literal, shorten

FOLDER = "assets/papers/days"
"""Where the scripts lie in the site; the front page knows which there are."""

PAPERS = 2
"""Papers that a day names."""

TITLE = 120
"""Characters of a title."""


def day_scripts(archive: Archive) -> Iterator[File]:
    """A script for each day of the year: of its years, the newest first, how many papers and some of them."""
    found: defaultdict[str, list[Day]] = defaultdict(list)
    for day in archive.dated:
        found[day.slug[5:]].append(day)
    for name, days in sorted(found.items()):
        told = [[int(day.slug[:4]), len(day.papers), _papers(archive, day)] for day in days]
        yield File(f"{FOLDER}/{name}.js", hand_over(f"papers/days/{name}", literal(told)))


def _papers(archive: Archive, day: Day) -> list[list[str]]:
    """Slug and title of the first papers of a listing."""
    entries = [archive.entries[paper] for paper in day.papers[:PAPERS]]
    return [[entry.slug, shorten(entry.shown.plain_title, TITLE)] for entry in entries]
