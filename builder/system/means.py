"""What a build has at hand for its work."""

from __future__ import annotations

from dataclasses import dataclass

from builder.system.cache import NOTHING_KEPT, Cache
from builder.system.parallel import HERE, Workers


@dataclass(frozen=True, slots=True)
class Means:
    """By what means work is done; none of it changes what comes out.

    What is `lasting` is on the disk before it takes the place of what was there, whatever happens to the power.
    """

    workers: Workers = HERE
    cache: Cache = NOTHING_KEPT
    lasting: bool = True


PLAIN = Means()
"""What a computer has without being told."""
