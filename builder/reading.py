"""What one seed held: the value that reading it gives, shared by building and checking."""

from __future__ import annotations

from dataclasses import dataclass

from builder.issues import Issue
from builder.model import Record, Roles


@dataclass(frozen=True, slots=True)
class Reading:
    """The records of a seed in their order, how its lines were used, and what was wrong with them."""

    seed: str
    records: tuple[Record, ...]
    roles: Roles
    issues: tuple[Issue, ...]
