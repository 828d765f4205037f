"""How a discovered tag is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from builder.annotate.tags.candidates import Surface
from builder.annotate.words import best_surface


def common_names(surfaces: Iterable[Surface]) -> dict[str, str]:
    """How papers write each key most often: within sentences, or anywhere where no sentence has it."""
    within: defaultdict[str, Counter[str]] = defaultdict(Counter)
    anywhere: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, surface, is_within in surfaces:
        anywhere[key][surface] += 1
        within[key][surface] += is_within
    return {key: best_surface((within[key] if within[key].total() else anywhere[key]).items()) for key in anywhere}
