"""What long work is handed to say how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, done, total) as a stage begins and while it runs; total 0: nobody knows it."""
