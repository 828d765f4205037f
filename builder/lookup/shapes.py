"""Whether a body is JSON of the shape that a catalogue documents: what is none is no "nothing found"."""

from __future__ import annotations

import json


def json_fault(body: bytes, key: str = "") -> str:
    """Why a body is no list, or no object with a list under a key; "" where it is one."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return "answered what is no JSON"
    if key:
        found = found.get(key) if isinstance(found, dict) else None
    return "" if isinstance(found, list) else "answered JSON of another shape than it documents"
