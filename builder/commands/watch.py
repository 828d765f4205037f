"""Changes of files are noticed, and something is done each time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

POLL_SECONDS = 0.2
"""How often the watched files are looked at: polling also works on network and container disks."""

Snapshot = Mapping[Path, tuple[int, int]]
"""Path to (time of last change in ns, bytes)."""


def snapshot(places: Iterable[Path]) -> Snapshot:
    """The state of every file at or below the places."""
    found = {}
    for place in places:
        for path in [place, *place.rglob("*")] if place.is_dir() else [place]:
            try:
                status = path.stat()
            except OSError:
                continue  # it went away while we looked
            found[path] = (status.st_mtime_ns, status.st_size)
    return found


def watch(places: Callable[[], Iterable[Path]], rebuild: Callable[[], None], before: Snapshot) -> None:
    """Call `rebuild` whenever a file at or below the places came, went or changed; ends by Ctrl-C.

    `before` is their state from before the last build read them: what changed while it ran counts.
    """
    while True:
        time.sleep(POLL_SECONDS)
        now = snapshot(places())
        if now != before:
            before = now
            rebuild()
