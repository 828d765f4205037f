"""What most commands begin with: every seed read, and its papers."""

from __future__ import annotations

from builder.commands.terminal import say
from builder.config import Config
from builder.pipeline import Library, notes, read
from builder.system import PLAIN, Means, Progress


def read_library(config: Config, progress: Progress, means: Means = PLAIN) -> Library:
    """Every seed and its papers; says what of the settings was ignored."""
    library = read(config, progress, means)
    for note in notes(config, library):
        say(note)
    return library
