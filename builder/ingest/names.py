"""Names of people as sources write them, read as authors: "Zhang, Wei", "Wei von Zhang", "Doe, Jr, J."."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model import Author
from builder.text import clean, is_visible


def of_parts(family: str, given: str = "", suffix: str = "", particle: str = "") -> Author | None:
    """An author of the parts of a name; None where nothing is to be seen."""
    family = clean(f"{particle} {family}")
    given, suffix = clean(given), clean(suffix)
    if not (is_visible(family) or is_visible(given)):
        return None
    name = clean(f"{given} {family}")
    if suffix:
        name, given = f"{name}, {suffix}", f"{given}, {suffix}" if given else suffix
    return Author(name, family, given) if family and given else Author(name)


def of_display(name: str) -> Author | None:
    """An author whose name is written as it is shown; nothing tells its parts apart."""
    name = clean(name)
    return Author(name) if is_visible(name) else None


def of_inverted(name: str) -> Author | None:
    """An author whose name is written with the family first: "Zhang, Wei", "Doe, Jr, J."; one without a comma is
    written as it is shown."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        return of_display(name)
    if len(parts) == 2:
        return of_parts(parts[0], parts[1])
    return of_parts(parts[0], " ".join(parts[2:]), parts[1])


def known(authors: Iterable[Author | None]) -> tuple[Author, ...]:
    """Those that are authors, in order."""
    return tuple(author for author in authors if author)
