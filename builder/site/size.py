"""What a site weighs, and how many papers of its kind GitHub Pages would still take."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from builder.system import sizes_in
from builder.text import plural

PUBLISHED = 1_000_000_000
"""Bytes of a site that GitHub Pages publishes at most ("GitHub Pages limits", GitHub's documentation)."""

DEPLOYING = 600
"""Seconds after which GitHub Pages gives a deployment up (ibid.)."""

DEPLOYED = 9_500_000
"""Bytes a second that a deployment takes: the slowest of six public ones of 1 to 3 GB (the fastest took 23 MB)."""

WARNED = 0.5
"""The part of a limit from which on each build warns."""

LARGEST = 10
"""Pages that a report names."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of GitHub Pages: the `used` part of it, and the papers at which all of it would be."""

    name: str
    used: float
    papers: int

    @property
    def at(self) -> int:
        """The papers in two digits: an estimate that looks like one."""
        unit = int(10 ** max(0, len(str(self.papers)) - 2))
        return self.papers // unit * unit


@dataclass(frozen=True, slots=True)
class SiteSize:
    """How large a site is in bytes; `shared` of them are there however many papers there are."""

    papers: int
    pages: int
    files: int
    bytes: int
    shared: int
    largest: tuple[tuple[str, int], ...]  # (path, bytes), the largest page first

    @property
    def each(self) -> float:
        """Bytes a paper."""
        return (self.bytes - self.shared) / max(1, self.papers)

    @property
    def limits(self) -> tuple[Limit, Limit]:
        """As if each further paper took as much as one has so far; it will be less, as tags and days are
        shared."""
        return (
            self._limit("1 GB published", PUBLISHED),
            self._limit(f"{DEPLOYING // 60} minutes to deploy", DEPLOYING * DEPLOYED),
        )

    def _limit(self, name: str, most: int) -> Limit:
        papers = max(0, int((most - self.shared) / self.each)) if self.each else 0
        return Limit(name, self.bytes / most, papers)

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(
            f"GitHub Pages' limit of {limit.name} is used to {limit.used:.0%}. It would be met at about "
            f"{plural(limit.at, 'paper')}; begin another archive before that, or take seeds out."
            for limit in self.limits
            if limit.used >= WARNED
        )

    def __str__(self) -> str:
        return (
            f"{self.bytes / 1e6:,.1f} MB: {self.shared / 1e6:,.1f} MB that all pages share, "
            f"{self.each / 1e6:.3f} MB a paper"
        )


def measure(site: Path, papers: int, ours: Container[str]) -> SiteSize:
    """Weigh a site of some papers; `ours` are the paths of the files made of them, all others are shared."""
    sizes = sizes_in(site)
    pages = sorted(
        ((path, size) for path, size in sizes.items() if path.endswith(".html")),
        key=lambda page: (-page[1], page[0]),
    )
    return SiteSize(
        papers=papers,
        pages=len(pages),
        files=len(sizes),
        bytes=sum(sizes.values()),
        shared=sum(size for path, size in sizes.items() if path not in ours),
        largest=tuple(pages[:LARGEST]),
    )
