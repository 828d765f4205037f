"""Which of the shared papers are for measuring only, and the field of each category."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

HELD_OUT = 52  # of 256: the titles whose hash begins with less are for measuring


def is_held_out(title: str) -> bool:
    """Whether a paper is for measuring: a fifth of all are, whatever the order."""
    return hashlib.sha256(title.encode()).digest()[0] < HELD_OUT


def read_fields(taxonomy: str) -> tuple[list[str], dict[str, int]]:
    """The fields by name, and the field of each category."""
    with Path(taxonomy).open(encoding="utf-8", newline="") as rows:
        categories = {
            row["coarse topic"]: row["arXiv categories of coarse"] for row in csv.DictReader(rows, delimiter="\t")
        }
    fields = sorted(categories)
    return fields, {
        category: number for number, name in enumerate(fields) for category in categories[name].split()
    }
