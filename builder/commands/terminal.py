"""What a command says to the person at the terminal, and the exit status it ends with."""

from __future__ import annotations

import sys

from builder.text import printable

DONE, ISSUES, WRONG = 0, 1, 2
"""Exit status: done; done, with issues under --strict; wrong usage, settings, or a build that cannot go on."""

INTERRUPTED = 130  # as shells report a process ended by Ctrl-C


def say(line: str) -> None:
    """One line to the person at the terminal, whatever is quoted in it."""
    print(printable(line), file=sys.stderr, flush=True)
