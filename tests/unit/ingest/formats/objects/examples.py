"""What the tests of all shapes share: an object read by its shape."""

from __future__ import annotations

import json
from typing import Any

from builder.ingest.formats.objects.work import Notes, Shape, Work
from builder.ingest.seeds import parse_seed
from builder.model import Reading


def work_of(shape: Shape, **fields: Any) -> Work:
    """The work of an object that the shape knows as its own, without a fault."""
    notes = Notes()
    assert shape.is_one(fields)
    work = shape.read(fields, notes)
    assert notes.fault is None
    return work


def reading_of(value: object) -> Reading:
    """A seed that is one value."""
    return parse_seed("a.json", json.dumps(value).encode())
